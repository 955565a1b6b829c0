//! Citations of the Federal Register, in which US agencies publish their orders.
//!
//! A record cites one notice or twenty, as "82 F.R. 39105 8/17/2017", "77 FR 58006 (no. 182)" or
//! "Vol. 86, No. 71, 04/15/2021", divided by commas, semicolons, "and" or nothing at all. So a
//! text is cut where a volume and page begin; each piece is an act, titled as printed.

use cordon_model::{Act, PartialDate};

/// The notices that a text cites.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    /// One for each notice, in printed order.
    pub(crate) acts: Vec<Act>,
    /// Volume and page of those that print both.
    pub(crate) pages: Vec<(u32, u32)>,
    /// Dates that no calendar has, as printed; they stand in the titles.
    pub(crate) bad_dates: Vec<String>,
}

/// Reads a text of citations; all of it is in the titles.
pub(crate) fn citations(text: &str) -> Citations {
    let mut citations = Citations::default();
    let mut starts: Vec<usize> = Vec::new();
    for (at, page) in beginnings(text) {
        starts.push(at);
        citations.pages.push(page);
    }
    let first = starts.first().copied().unwrap_or(text.len());
    let mut pieces = vec![&text[..first]];
    for (row, start) in starts.iter().enumerate() {
        let end = starts.get(row + 1).copied().unwrap_or(text.len());
        pieces.push(&text[*start..end]);
    }
    for piece in pieces {
        let piece = trimmed(piece);
        if piece.is_empty() {
            continue;
        }
        let mut act = Act {
            title: piece,
            kind: Some("Federal Register notice".to_owned()),
            ..Act::default()
        };
        for printed in dates(&act.title) {
            match us_date(printed) {
                Some(date) => act.published = act.published.or(Some(date)),
                None => citations.bad_dates.push(printed.to_owned()),
            }
        }
        citations.acts.push(act);
    }
    citations
}

/// A piece without what divides it from the next, white space folded.
fn trimmed(piece: &str) -> String {
    let mut piece = piece.trim();
    loop {
        let shorter = piece.trim_end_matches([' ', ',', ';', '&', '\u{a0}']);
        let shorter = shorter.strip_suffix(" and").unwrap_or(shorter);
        if shorter == piece {
            return cordon_model::name::fold_space(piece);
        }
        piece = shorter;
    }
}

/// Offsets at which "82 F.R. 39105" and the like begin, with volume and page.
fn beginnings(text: &str) -> Vec<(usize, (u32, u32))> {
    const VOLUME_DIGITS_MAX: usize = 3;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let in_date = start > 0 && bytes[start - 1] == b'/';
        if at - start <= VOLUME_DIGITS_MAX
            && !in_date
            && let Some(page) = page_after(&text[at..])
            && let Ok(volume) = text[start..at].parse()
        {
            found.push((start, (volume, page)));
        }
    }
    found
}

/// The page number, if a text begins like " F.R. 39105".
fn page_after(text: &str) -> Option<u32> {
    let skip = |text: &'_ str| -> usize {
        text.len() - text.trim_start_matches([' ', '.', '\u{a0}']).len()
    };
    let rest = text.get(skip(text)..)?;
    let rest = rest.strip_prefix(['F', 'f'])?;
    let rest = rest.get(skip(rest)..)?;
    let rest = rest.strip_prefix(['R', 'r'])?;
    let rest = rest.get(skip(rest)..)?;
    let rest = rest.strip_prefix("No. ").unwrap_or(rest);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let page = rest[..digits].parse().ok()?;
    // "72 F.R. 1/30/07" prints a date and no page.
    (!rest[digits..].starts_with('/')).then_some(page)
}

/// The words of a text that are written like dates, with two slashes.
fn dates(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '/')
        .filter(|word| word.matches('/').count() == 2)
}

/// A date as US agencies write it: "08/17/2017", "3/6/08". The Register began in 1936, and years
/// of two digits are of 1950 to 2049.
pub(crate) fn us_date(text: &str) -> Option<PartialDate> {
    let mut fields = text.trim().split('/');
    let month: i8 = fields.next()?.trim().parse().ok()?;
    let day: i8 = fields.next()?.trim().parse().ok()?;
    let year = fields.next()?.trim();
    if fields.next().is_some() {
        return None;
    }
    let number: i16 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (2, 0..50) => 2000 + number,
        (2, 50..) => 1900 + number,
        (4, 1900..) => number,
        _ => return None,
    };
    PartialDate::new(year, Some(month), Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<String> {
        citations(text).acts.into_iter().map(|act| act.title).collect()
    }

    #[test]
    fn notices_are_told_apart_however_they_are_divided() {
        assert_eq!(
            titles("46 F.R. 46154 9/17/81 and 46 F.R. 19290 3/30/81"),
            ["46 F.R. 46154 9/17/81", "46 F.R. 19290 3/30/81"]
        );
        assert_eq!(
            titles("66 FR 24266, 77 FR 58006 (no. 182), 81 FR 64694"),
            ["66 FR 24266", "77 FR 58006 (no. 182)", "81 FR 64694"]
        );
        assert_eq!(titles("82 F.R. 28473, 28474 6/22/2017"), ["82 F.R. 28473, 28474 6/22/2017"]);
        assert_eq!(titles("Vol. 86, No. 71, 04/15/2021"), ["Vol. 86, No. 71, 04/15/2021"]);
        assert_eq!(titles("72 F.R. 1/30/07"), ["72 F.R. 1/30/07"]);
        assert!(titles(" , ").is_empty());
        assert_eq!(citations("82F.R.2312 é 83.F.R. 7").pages, [(82, 2312), (83, 7)]);
    }

    #[test]
    fn dates_are_read_and_impossible_ones_told() {
        let read = citations("86 F.R. 66277 11/222/2021, 54 F.R. 9537 3/7/89");
        assert_eq!(read.bad_dates, ["11/222/2021"]);
        assert_eq!(read.acts[0].published, None);
        assert_eq!(read.acts[1].published.unwrap().to_string(), "1989-03-07");
        assert_eq!(us_date("06/29/2056").unwrap().to_string(), "2056-06-29");
        assert_eq!(us_date("13/13/2020"), None);
    }
}
