//! FollowTheMoney entities of the user's own: OpenSanctions' and yente's files, other tools', and
//! Cordon's own export.
//!
//! Three forms, all a JSON object a line (<https://followthemoney.tech/docs/>): *flat*, where a
//! sanction, a passport or an ownership is a line of its own (`entities.ftm.json`); *nested*,
//! where it stands inside the entity it belongs to (`targets.nested.json`); and the *delta*,
//! `{"op": "ADD" | "MOD" | "DEL", "entity": …}`, in which ADD and MOD carry whole entities and DEL
//! an id ([`crate::Reading::removed`]).
//!
//! A `Sanction` becomes a listing of its entity and is no entity any more; its id is kept in the
//! listing. Edges, addresses and documents stay entities, and the numbers of documents and wallets
//! and the parts of addresses are given to their holders as well, who are screened by them. In a
//! delta a sanction may come without its entity; it is then kept as an entity of its own, whole.
//!
//! Lines that this program exported give back the typed record ([`cordon_model::ftm`]), and their
//! satellites are folded into it. One that was edited since takes the place of the typed piece it
//! came from.
//!
//! One bad line costs that line. A last line that stops in the middle is a file cut short, and
//! refused.

mod assemble;
mod lines;
#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::table::first_line;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ftm",
    title: "FollowTheMoney entities of your own",
    authority: "own",
    list: "ftm",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[
    Format { name: "FtM delta", accepts: is_delta, read },
    Format { name: "FtM JSON lines", accepts: is_plain, read },
];

/// Keys of a line and where they go; properties go by their types.
#[cfg(test)]
pub(crate) const FIELDS: &[(&str, &str)] = &[
    ("op", "entities or removed"),
    ("entity", "the entity"),
    ("id", "id"),
    ("caption", "first name, or the fact 'caption'"),
    ("schema", "schema"),
    ("properties", "names, dates, countries, addresses, identifiers by property; else facts"),
    ("referents", "referents"),
    ("datasets", "the fact 'datasets', where they differ from the source"),
    ("first_seen", "the fact 'first_seen'"),
    ("last_seen", "the fact 'last_seen'"),
    ("last_change", "the fact 'last_change'"),
    ("target", "nothing: it follows from the topics"),
    ("cordon", "the typed record, where it fits the properties"),
];

fn is_delta(files: &[SourceFile]) -> bool {
    !files.is_empty() && files.iter().all(|file| looks_like(file, &["\"op\"", "\"entity\""]))
}

fn is_plain(files: &[SourceFile]) -> bool {
    !files.is_empty() && files.iter().all(|file| looks_like(file, &["\"id\"", "\"properties\""]))
}

/// Whether the first line is a JSON object with those keys near its head.
fn looks_like(file: &SourceFile, keys: &[&str]) -> bool {
    let line = first_line(&file.bytes);
    line.trim_start().starts_with('{') && keys.iter().all(|key| line.contains(key))
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut lines = lines::Lines::default();
    for file in files {
        lines.read(context, file, &mut reading)?;
    }
    if lines.is_empty() && reading.removed.is_empty() {
        return Err(ReadError::Malformed {
            file: files.first().map(|file| file.name.clone()).unwrap_or_default(),
            line: 1,
            message: "no line of it is a FollowTheMoney entity".to_owned(),
        });
    }
    assemble::entities(context, &lines, &mut reading);
    Ok(reading)
}
