//! OFAC's lists and programme tags: which tag stands on which list, and what a list does.
//!
//! A record carries all its programme tags in every file it stands in, so a tag does not tell its
//! list: `UKRAINE-EO13662` blocks (SDN) and restricts new debt (SSI), `RUSSIA-EO14024` blocks,
//! closes correspondent accounts (CAPTA) and is on the menu (NS-MBS). The Advanced and Enhanced
//! XML print the lists of a record; the SDN XML and the CSV do not, and there the lists follow
//! from the file and from what else the record says. That derivation gives for every record of
//! the consolidated file the lists that the Enhanced XML prints (a test compares them).
//!
//! OFAC prints no measures for most records: they follow from the list's law, as
//! <https://ofac.treasury.gov/other-ofac-sanctions-lists> explains each list.

use cordon_model::Measure;

/// Specially Designated Nationals and Blocked Persons.
pub(super) const SDN: &str = "SDN List";
/// Sectoral Sanctions Identifications: E.O. 13662 and its Directives 1 to 4.
pub(super) const SSI: &str = "SSI List";
/// Foreign financial institutions subject to correspondent account or payable-through account
/// sanctions.
pub(super) const CAPTA: &str = "CAPTA List";
/// Non-SDN Menu-Based Sanctions.
pub(super) const NS_MBS: &str = "NS-MBS List";
/// Non-SDN Chinese Military-Industrial Complex Companies.
pub(super) const NS_CMIC: &str = "NS-CMIC List";
/// Foreign Sanctions Evaders.
pub(super) const FSE: &str = "FSE List";
/// Non-SDN Palestinian Legislative Council.
pub(super) const NS_PLC: &str = "NS-PLC List";

/// Which of OFAC's two files a record was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfacFile {
    /// The SDN list.
    Sdn,
    /// The non-SDN lists in one.
    Consolidated,
}

/// What else a record says that tells its lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// It prints "Executive Order 13662 Directive Determination".
    pub(super) sectoral_directive: bool,
    /// It prints a directive under E.O. 14024.
    pub(super) russia_directive: bool,
    /// It prints "See Section 11 of Executive Order 14024", which only blocked persons bear.
    pub(super) russia_blocked: bool,
}

/// The list of OFAC's own name for it, as the Enhanced and Advanced XML print it; `None` for the
/// "Consolidated List", which is a file and no list, and for lists that are new.
pub(super) fn list_named(official: &str) -> Option<&'static str> {
    match official.trim() {
        "SDN List" => Some(SDN),
        "Sectoral Sanctions Identifications List" | "SSI List" => Some(SSI),
        "CAPTA List" => Some(CAPTA),
        "Non-SDN Menu-Based Sanctions List" | "NS-MBS List" => Some(NS_MBS),
        "Non-SDN CMIC List" | "NS-CMIC List" => Some(NS_CMIC),
        "FSE List" | "Foreign Sanctions Evaders List" => Some(FSE),
        "Non-SDN Palestinian Legislative Council List" | "NS-PLC List" => Some(NS_PLC),
        _ => None,
    }
}

/// The one list that a tag can stand on, where there is only one and it is not the SDN list.
fn own_list(programme: &str) -> Option<&'static str> {
    match programme {
        "NS-PLC" => Some(NS_PLC),
        "561-Related" => Some(CAPTA),
        _ if programme.starts_with("CMIC-") => Some(NS_CMIC),
        _ if programme.starts_with("FSE-") => Some(FSE),
        _ => None,
    }
}

const SECTORAL: &str = "UKRAINE-EO13662";
const RUSSIA: &str = "RUSSIA-EO14024";

/// The list on which a record stands with a programme, by what the record says.
///
/// In the consolidated file a tag that does not by itself belong to a non-SDN list is a menu-based
/// one where nothing else explains why the record is in that file, and else the reason why it
/// stands on the SDN list too.
pub(super) fn list_of(
    programme: &str,
    programmes: &[String],
    evidence: Evidence,
    file: OfacFile,
) -> &'static str {
    if let Some(list) = own_list(programme) {
        return list;
    }
    let only = programmes.iter().all(|other| other == programme);
    match (programme, file) {
        (SECTORAL, OfacFile::Consolidated) => SSI,
        (SECTORAL, OfacFile::Sdn) if evidence.sectoral_directive && !only => SSI,
        (_, OfacFile::Sdn) => SDN,
        (RUSSIA, OfacFile::Consolidated) if evidence.russia_blocked => SDN,
        (RUSSIA, OfacFile::Consolidated) if evidence.russia_directive => NS_MBS,
        (_, OfacFile::Consolidated) => {
            let explained = programmes.iter().any(|other| {
                other != programme && (own_list(other).is_some() || other == SECTORAL)
            });
            if explained { SDN } else { NS_MBS }
        }
    }
}

/// The list on which a record stands with a programme, where the record prints its lists.
pub(super) fn list_among(programme: &str, lists: &[&'static str]) -> &'static str {
    if let Some(list) = own_list(programme) {
        return list;
    }
    let order: &[&'static str] =
        if programme == SECTORAL { &[SSI, SDN] } else { &[SDN, NS_MBS, CAPTA, SSI] };
    let found = order.iter().copied().find(|list| lists.contains(list));
    found.or_else(|| lists.first().copied()).unwrap_or(SDN)
}

/// What a listing does by the law of its list, where the record does not say.
///
/// SDN: property and interests in property are blocked (each programme's executive order; 31 CFR
/// chapter V). SSI: no new debt or equity, or no goods and services for some oil projects
/// (Directives 1–4 under E.O. 13662). CAPTA: correspondent and payable-through accounts (31 CFR
/// 561.201, E.O. 14024 Directive 2 and others). NS-MBS: the sanctions chosen from a menu (CAATSA
/// 235, directives). NS-CMIC: no dealing in publicly traded securities (E.O. 13959 as amended by
/// E.O. 14032). FSE: transactions prohibited, property not blocked (E.O. 13608). NS-PLC:
/// transactions to be rejected (31 CFR parts 594, 595 and 597).
pub(super) fn measures(list: &str, programme: &str) -> Vec<Measure> {
    match list {
        SSI => vec![Measure::DebtEquityRestriction],
        CAPTA => vec![Measure::CorrespondentRestriction],
        NS_MBS if programme == RUSSIA => vec![Measure::DebtEquityRestriction],
        NS_MBS if programme == "BURMA-EO14014" => vec![Measure::TradeRestriction],
        NS_MBS => vec![Measure::Other("menu-based".to_owned())],
        NS_CMIC => vec![Measure::SecuritiesBan],
        FSE => vec![Measure::Other("transactions-prohibited".to_owned())],
        NS_PLC => vec![Measure::Other("reject".to_owned())],
        _ => vec![Measure::AssetFreeze],
    }
}

/// What a "sanctions type" of the Enhanced and Advanced XML, or a directive that a record prints,
/// does; none for words that are no measure.
pub(super) fn measures_of_type(words: &str) -> Vec<Measure> {
    let has = |part: &str| words.contains(part);
    let one = |measure: Measure| vec![measure];
    let other = |code: &str| vec![Measure::Other(code.to_owned())];
    match words.trim() {
        "Block" => return one(Measure::AssetFreeze),
        "Reject" => return other("reject"),
        _ => {}
    }
    if has("13662") {
        // Directive 4 is on deepwater, Arctic offshore and shale projects; 1 to 3 on debt.
        let trade = has("Directive 4");
        let measure =
            if trade { Measure::TradeRestriction } else { Measure::DebtEquityRestriction };
        return one(measure);
    }
    if has("14024") {
        return match () {
            () if has("Directive 1a") => one(Measure::SecuritiesBan),
            () if has("Directive 2") => one(Measure::CorrespondentRestriction),
            () if has("Directive 3") => one(Measure::DebtEquityRestriction),
            () if has("Directive 4") => other("transactions-prohibited"),
            () => Vec::new(),
        };
    }
    match () {
        () if has("561") || has("NDAA") => one(Measure::CorrespondentRestriction),
        () if has("CMIC") || has("13959") => one(Measure::SecuritiesBan),
        () if has("14014 Directive 1") => one(Measure::TradeRestriction),
        () if has("CAATSA") || has("14059") => other("menu-based"),
        () => Vec::new(),
    }
}

/// FtM topics of a listing on that list.
pub(super) fn topics(list: &str) -> &'static [&'static str] {
    if list == NS_CMIC { &["sanction", "invest.ban"] } else { &["sanction"] }
}

/// Which file records with these tags come from: the consolidated file has, with few exceptions,
/// only records with a tag of its own; in the SDN file one record in two hundred has one. `None`
/// if there are no records.
pub(super) fn file_of<'a>(records: impl Iterator<Item = Vec<&'a str>>) -> Option<OfacFile> {
    let (mut all, mut own) = (0_u64, 0_u64);
    for programmes in records {
        let telling = |tag: &&str| own_list(tag).is_some() || *tag == SECTORAL;
        all += 1;
        own += u64::from(programmes.iter().any(telling));
    }
    match (all, own) {
        (0, _) => None,
        _ if own * 2 > all => Some(OfacFile::Consolidated),
        _ => Some(OfacFile::Sdn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_tag_alone_does_not_tell_its_list() {
        let both = tags(&["UKRAINE-EO13662", "RUSSIA-EO14024"]);
        let list = |programme, evidence, file| list_of(programme, &both, evidence, file);
        let none = Evidence::default();
        let directive = Evidence { sectoral_directive: true, ..none };
        let menu = Evidence { russia_directive: true, ..directive };
        let blocked = Evidence { russia_blocked: true, ..menu };
        assert_eq!(list("UKRAINE-EO13662", directive, OfacFile::Sdn), SSI);
        assert_eq!(list("UKRAINE-EO13662", none, OfacFile::Sdn), SDN);
        assert_eq!(list("RUSSIA-EO14024", menu, OfacFile::Consolidated), NS_MBS);
        assert_eq!(list("RUSSIA-EO14024", blocked, OfacFile::Consolidated), SDN);
        let burma = tags(&["BURMA-EO14014"]);
        assert_eq!(list_of("BURMA-EO14014", &burma, none, OfacFile::Consolidated), NS_MBS);
        let council = tags(&["NS-PLC", "SDGT"]);
        assert_eq!(list_of("SDGT", &council, none, OfacFile::Consolidated), SDN);
        assert_eq!(list_of("NS-PLC", &council, none, OfacFile::Sdn), NS_PLC);
    }
}
