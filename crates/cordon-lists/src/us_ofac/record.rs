//! One record of OFAC's, as the SDN XML and the CSV set print it, before it becomes an entity.
//!
//! The two forms say the same in different places (the CSV folds most of it into one remark), so
//! each form's reader fills this and one mapping makes the entity: what a field means is decided
//! once.

use cordon_model::{AddressValue, NameKind, NameValue, RecordLocation};

use super::vocabulary::name_from_ofac;

/// What OFAC prints for the country of an address that it does not know.
pub(super) const UNDETERMINED: &str = "undetermined";

/// A record as printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// OFAC's number of it.
    pub(super) uid: String,
    /// "Individual", "Entity", "Vessel", "Aircraft".
    pub(super) sdn_type: String,
    /// Main name first.
    pub(super) names: Vec<NameValue>,
    /// The title field, several titles joined by semicolons.
    pub(super) title: String,
    /// Programme tags, in printed order.
    pub(super) programmes: Vec<String>,
    /// Labelled numbers and features.
    pub(super) values: Vec<Labelled>,
    /// Dates of birth, main one first.
    pub(super) births: Vec<String>,
    /// Places of birth, main one first.
    pub(super) birth_places: Vec<String>,
    /// Nationalities, main one first.
    pub(super) nationalities: Vec<String>,
    /// Citizenships, main one first.
    pub(super) citizenships: Vec<String>,
    /// Addresses.
    pub(super) addresses: Vec<AddressValue>,
    /// What only ships have.
    pub(super) vessel: Vessel,
    /// Names after "Linked To:".
    pub(super) linked_to: Vec<String>,
    /// Telephone numbers in remarks.
    pub(super) phones: Vec<String>,
    /// All other words of the remarks.
    pub(super) notes: Vec<String>,
    /// Where it stands.
    pub(super) locations: Vec<RecordLocation>,
}

/// A value under a label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Labelled {
    /// OFAC's label, with the colon or dash it ends in.
    pub(super) label: String,
    /// The value.
    pub(super) text: String,
    /// Country that issued it.
    pub(super) country: String,
    /// Issued on.
    pub(super) issued: String,
    /// Valid until.
    pub(super) expires: String,
}

/// What only ships have.
#[derive(Debug, Clone, Default)]
pub(super) struct Vessel {
    /// Radio call sign.
    pub(super) call_sign: String,
    /// "Crude Oil Tanker".
    pub(super) kind: String,
    /// Deadweight, in tonnes.
    pub(super) tonnage: String,
    /// Gross registered tonnage.
    pub(super) gross_registered_tonnage: String,
    /// Flag state.
    pub(super) flag: String,
    /// Owner's name.
    pub(super) owner: String,
}

impl Record {
    /// Adds a name given in one string: "LAST, First" for individuals, the whole name for others.
    /// Weak aliases come so even where the form has fields for the parts.
    pub(super) fn add_joined_name(&mut self, text: &str, kind: NameKind, note: Option<&str>) {
        let text = unquoted(text);
        let person = self.sdn_type.eq_ignore_ascii_case("individual");
        let parts = if person { text.split_once(", ") } else { None };
        let (last, first) = parts.unwrap_or((text, ""));
        self.add_name(name_from_ofac(last, first, kind), note);
    }

    /// Adds a name with its label.
    pub(super) fn add_name(&mut self, name: NameValue, note: Option<&str>) {
        self.names.push(match note {
            Some(note) => name.with_note(note),
            None => name,
        });
    }
}

/// A name without the quotes that some weak aliases have around the whole of them.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
        .filter(|inner| !inner.is_empty())
        .unwrap_or(text)
}
