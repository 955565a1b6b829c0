//! Canada's Consolidated Autonomous Sanctions List: one XML of flat records.
//!
//! Global Affairs Canada publishes in one file what stands in the schedules of many regulations:
//! those of each country under the Special Economic Measures Act (SEMA, S.C. 1992, c. 17), and
//! those under the Justice for Victims of Corrupt Foreign Officials Act (JVCFOA, S.C. 2017,
//! c. 21), whose rows print the regulations' name where the others print a country. Two editions
//! are read: that of today, and that of before 2022 with other tags (`Entity`, `Title`,
//! `DateOfBirth`) and no listing dates.
//!
//! **Ids.** The file has none: `Item` is unique only within country and schedule and is renumbered.
//! An id is `ca-sema-` and the first twelve hexadecimal digits of SHA-256 over
//! `regime LF names`, and for a ship with an IMO number `LF imo: number`. `regime` is the key of
//! [`regime::Regime`] (the part of `Country` before the slash, in words; a country that was
//! renamed keeps one key). `names` is `family|given`, or the whole name of a body or ship. Both
//! are lower-cased, with every run of other characters than letters and digits made one space. A
//! second record of the same key gets `-2` behind it, a third `-3`, in file order. So an id
//! survives renumbering, a new alias, another date; not another spelling of the name.
//!
//! The same person under two countries' regulations is two entities: that they are one is for
//! resolution to say.
//!
//! **Measures**, which the file does not print, follow from the law. Schedule 1 of the Russia
//! Regulations (SOR/2014-58, s. 3) and the only schedule of the others (China: SOR/2021-49; JVCFOA:
//! SOR/2017-233), made under s. 4 of SEMA and of the JVCFOA, prohibit all dealings in the property
//! of the listed: an asset freeze. Schedules 2 and 3 of the Russia Regulations (s. 3.1) only
//! prohibit new financing of the listed, debt beyond 30 and 90 days. Ships (Russia, Schedule 1.1,
//! s. 3.04) may not dock or pass, and be contracted or served. A listed foreign national is
//! inadmissible: s. 35.1(1)(b) and (c) of the Immigration and Refugee Protection Act, since 22 June
//! 2023 for all of them, before under s. 35(1)(d) and (e) for human rights and corruption.
//!
//! `Country` is the regulations', not the person's nationality, so it becomes a tie of no stated
//! kind. The file prints no date of its own: whoever imports it gives one.
//!
//! Source: <https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx>

mod aliases;
mod alternatives;
mod dates;
#[cfg(test)]
mod fields;
mod map;
mod names;
mod parse;
mod regime;

#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::xml::root_of;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ca_sema",
    title: "Canada Consolidated Autonomous Sanctions List",
    authority: "ca",
    list: "Consolidated Canadian Autonomous Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "SEMA XML", accepts, read }];

fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    root_of(&file.bytes).is_some_and(|(root, _)| root == "data-set")
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let Some(file) = files.first() else {
        return Err(ReadError::MissingFile { expected: "sema-lmes.xml".to_owned() });
    };
    let mut reading = Reading::default();
    let mut ids = map::Ids::default();
    parse::records(file, &mut reading, |record, reading| {
        map::entity(context, &file.name, &record, &mut ids, reading);
    })?;
    Ok(reading)
}
