//! The starter lists: the action of 22 March 2021 and what surrounds it, embedded.
//!
//! Written by us in each authority's own file format from published facts and read by the same
//! readers as the official files, so that a newcomer sees the real way of a list. They are a
//! sample for trying Cordon out and no list to screen customers against.

use jiff::civil::Date;

/// An embedded list.
#[derive(Debug)]
pub struct StarterList {
    /// The source whose format it has.
    pub source: &'static str,
    /// Name of the file.
    pub name: &'static str,
    /// The day as of which it stands, where the format prints none.
    pub published: Date,
    /// The file.
    pub bytes: &'static [u8],
}

/// The day as of which all of them stand.
const AS_OF: Date = jiff::civil::date(2024, 12, 31);

macro_rules! starter_list {
    ($source:literal) => {
        StarterList {
            source: $source,
            name: concat!($source, ".xml"),
            published: AS_OF,
            bytes: include_bytes!(concat!("../starter/", $source, ".xml")),
        }
    };
}

/// All of them.
pub static STARTER: &[StarterList] = &[
    starter_list!("us_ofac_sdn"),
    starter_list!("eu_fsf"),
    starter_list!("gb_fcdo"),
    starter_list!("ca_sema"),
];
