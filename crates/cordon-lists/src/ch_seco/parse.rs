//! The tables at the head of the file: programmes with their sets of measures, and places.
//!
//! A target names a set and its places by number only, and the file promises no order among the
//! three kinds of element, so the tables are gathered in a pass of their own.

use std::collections::HashMap;

use cordon_model::Country;

use crate::error::ReadError;
use crate::problem::Problem;
use crate::xml::{Element, Records};

const PROGRAMME: &str = "swiss-sanctions-list/sanctions-program";
const PLACE: &str = "swiss-sanctions-list/place";

/// Language that is taken where a text stands in several.
const LANGUAGE: &str = "eng";

/// A sanctions programme: one ordinance.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Programme {
    /// Its short name, "Belarus".
    pub(super) key: Option<String>,
    /// The ordinance by its full title.
    pub(super) title: Option<String>,
    /// Whose sanctions Switzerland took over: "EU", "UN", "EU/ UN".
    pub(super) origin: Option<String>,
    /// Where it stands in the file.
    pub(super) span: (u64, u64),
}

/// A set of measures within a programme.
#[derive(Debug, PartialEq)]
pub(super) struct MeasureSet {
    /// Row of its programme.
    pub(super) programme: usize,
    /// What the set is called: "article 12 -- Restrictions on named individuals and entities".
    pub(super) text: String,
}

/// A place that addresses and places of birth refer to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Place {
    /// Town.
    pub(super) location: Option<String>,
    /// Region.
    pub(super) area: Option<String>,
    /// Country as printed.
    pub(super) country_text: Option<String>,
    /// Country, by its ISO code.
    pub(super) country: Option<Country>,
    /// Where it stands in the file.
    pub(super) span: (u64, u64),
}

/// What targets refer to, by the numbers that they use.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) programmes: Vec<Programme>,
    pub(super) sets: HashMap<String, MeasureSet>,
    pub(super) places: HashMap<String, Place>,
}

impl Tables {
    /// Reads both tables.
    ///
    /// # Errors
    /// If the document is broken or cut short.
    pub(super) fn read(
        file: &str,
        text: &str,
        problems: &mut Vec<Problem>,
    ) -> Result<Tables, ReadError> {
        let mut tables = Tables::default();
        let mut records = Records::open(file, text, &[PROGRAMME, PLACE])?;
        while let Some((path, element)) = records.next()? {
            let ssid = element.attribute("ssid").unwrap_or_default();
            if path == 0 {
                tables.add_programme(&element);
                element.report_unused(&format!("programme {ssid}"), problems);
            } else {
                tables.places.insert(ssid.to_owned(), place(&element));
                element.leave(&["location-variant", "area-variant"]);
                element.report_unused(&format!("place {ssid}"), problems);
            }
        }
        Ok(tables)
    }

    fn add_programme(&mut self, element: &Element) {
        element.leave(&["version-date", "predecessor-version-date"]);
        let programme = self.programmes.len();
        for set in element.children("sanctions-set") {
            let (Some(ssid), text) = (set.attribute("ssid"), set.text()) else { continue };
            let english = set.attribute("lang") == Some(LANGUAGE);
            if english || !self.sets.contains_key(ssid) {
                let text = text.to_owned();
                self.sets.insert(ssid.to_owned(), MeasureSet { programme, text });
            }
        }
        self.programmes.push(Programme {
            key: in_english(element, "program-key"),
            title: in_english(element, "program-name"),
            origin: element.text_of("origin").map(str::to_owned),
            span: element.span(),
        });
    }
}

/// Text of the English child of that name, else of the first; the other languages stay in the
/// verbatim record.
fn in_english(element: &Element, name: &str) -> Option<String> {
    let texts: Vec<(bool, &str)> = element
        .children(name)
        .map(|child| (child.attribute("lang") == Some(LANGUAGE), child.text()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let english = texts.iter().find(|(english, _)| *english).or(texts.first());
    english.map(|(_, text)| (*text).to_owned())
}

/// The parts of a place, which an address may print too.
pub(super) fn place(element: &Element) -> Place {
    let country = element.child("country");
    let code = country.and_then(|country| country.attribute("iso-code"));
    let text = country.map(Element::text).filter(|text| !text.is_empty());
    Place {
        location: element.text_of("location").map(str::to_owned),
        area: element.text_of("area").map(str::to_owned),
        country_text: text.or(code).map(str::to_owned),
        country: code.and_then(Country::from_code).or_else(|| text.and_then(Country::from_name)),
        span: element.span(),
    }
}

impl Place {
    /// The place with what another, nearer statement of it says instead.
    pub(super) fn overlaid(self, nearer: Place) -> Place {
        Place {
            location: nearer.location.or(self.location),
            area: nearer.area.or(self.area),
            country: nearer.country.or(self.country),
            country_text: nearer.country_text.or(self.country_text),
            span: self.span,
        }
    }

    /// Its parts on one line.
    pub(super) fn line(&self) -> String {
        let parts = [&self.location, &self.area, &self.country_text];
        let parts: Vec<&str> = parts.into_iter().filter_map(|part| part.as_deref()).collect();
        parts.join(", ")
    }
}
