//! The lists that the Consolidated Screening List brings together, and what each does.
//!
//! The file names a list and says nothing of its effect, so the measures are those of its law: the
//! SDN list blocks (31 CFR chapter V), the sectoral, menu-based, correspondent and securities lists
//! restrict one kind of dealing, BIS's lists restrict exports (15 CFR part 744 and 764), ITAR
//! debarment bars from exports of defence articles (22 CFR 127.7).

use cordon_model::Measure;

/// A list in the file.
#[derive(Debug)]
pub(super) struct List {
    /// Abbreviation by which the file's `source` column names it, in brackets.
    pub(super) code: &'static str,
    /// Its name.
    pub(super) title: &'static str,
    /// What it does.
    pub(super) measure: ListMeasure,
    /// FtM topics of those on it.
    pub(super) topics: &'static [&'static str],
}

/// A measure that a table can hold.
#[derive(Debug)]
pub(super) enum ListMeasure {
    Known(Measure),
    Words(&'static str),
}

impl List {
    /// What it does.
    pub(super) fn measure(&self) -> Measure {
        match &self.measure {
            ListMeasure::Known(measure) => measure.clone(),
            ListMeasure::Words(words) => Measure::Other((*words).to_owned()),
        }
    }
}

const fn list(
    code: &'static str,
    title: &'static str,
    measure: Measure,
    topics: &'static [&'static str],
) -> List {
    List { code, title, measure: ListMeasure::Known(measure), topics }
}

const fn in_words(
    code: &'static str,
    title: &'static str,
    words: &'static str,
    topics: &'static [&'static str],
) -> List {
    List { code, title, measure: ListMeasure::Words(words), topics }
}

const SANCTION: &[&str] = &["sanction"];
const EXPORT: &[&str] = &["export.control"];

static LISTS: &[List] = &[
    list("SDN", "SDN List", Measure::AssetFreeze, SANCTION),
    list("SSI", "SSI List", Measure::DebtEquityRestriction, SANCTION),
    list("CAP", "CAPTA List", Measure::CorrespondentRestriction, SANCTION),
    list("CMIC", "NS-CMIC List", Measure::SecuritiesBan, SANCTION),
    in_words("FSE", "FSE List", "transactions-prohibited", SANCTION),
    in_words("NS-MBS List", "NS-MBS List", "menu-based", SANCTION),
    in_words("PLC", "NS-PLC List", "reject", SANCTION),
    in_words("ISN", "Nonproliferation Sanctions", "nonproliferation", SANCTION),
    in_words("DTC", "ITAR Debarred List", "debarment", &["debarment", "export.control"]),
    list("DPL", "Denied Persons List", Measure::ExportRestriction, EXPORT),
    list("EL", "Entity List", Measure::ExportRestriction, EXPORT),
    list("MEU", "Military End User List", Measure::ExportRestriction, EXPORT),
    list("UVL", "Unverified List", Measure::ExportRestriction, &["export.risk"]),
];

/// The list that a text of the `source` column names, "Entity List (EL) - Bureau of …".
pub(super) fn of_source(source: &str) -> Option<&'static List> {
    LISTS
        .iter()
        .find(|list| source.contains(&format!("({})", list.code)))
        .or_else(|| LISTS.iter().find(|list| source.contains(&format!("({}", list.code))))
}
