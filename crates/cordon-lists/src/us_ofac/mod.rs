//! OFAC's lists: SDN and the non-SDN "Consolidated" list, in all forms that they are published in.
//!
//! One record of OFAC's database is printed in four forms, each poorer than the one before: the
//! Advanced and Enhanced XML (names in all scripts, typed relations, listing dates), the SDN XML
//! (Latin names, labelled numbers), and the CSV set (most facts in one remark). All forms use the
//! same words, so [`vocabulary`] and [`programmes`] understand them once; a folder or file a form
//! knows nothing but the form.
//!
//! Both lists number their records from one sequence, and 62 records stand in both files under
//! one number: `ofac-<uid>` is one entity wherever it stands.

use crate::source::{Format, Source};

mod advanced;
mod csv_set;
mod dates;
mod enhanced;
mod gathered;
mod links;
mod listings;
mod map;
mod party;
mod programmes;
mod record;
mod remarks;
mod sdn_xml;
mod vocabulary;

#[cfg(test)]
mod tests;

/// Specially Designated Nationals and Blocked Persons.
pub(crate) const SDN: Source = Source {
    id: "us_ofac_sdn",
    title: "OFAC Specially Designated Nationals (SDN) List",
    authority: "us",
    list: "SDN List",
    formats: SDN_FORMATS,
};

/// The non-SDN lists in one file: SSI, CAPTA, NS-MBS, NS-CMIC, FSE, PLC.
pub(crate) const CONSOLIDATED: Source = Source {
    id: "us_ofac_cons",
    title: "OFAC Consolidated (non-SDN) List",
    authority: "us",
    list: "Consolidated List",
    formats: CONSOLIDATED_FORMATS,
};

// The fullest form first.
const SDN_FORMATS: &[Format] =
    &[advanced::FORMAT_SDN, enhanced::FORMAT_SDN, sdn_xml::FORMAT_SDN, csv_set::FORMAT_SDN];
const CONSOLIDATED_FORMATS: &[Format] = &[
    advanced::FORMAT_CONSOLIDATED,
    enhanced::FORMAT_CONSOLIDATED,
    sdn_xml::FORMAT_CONSOLIDATED,
    csv_set::FORMAT_CONSOLIDATED,
];
