//! The SDN XML: `sdn.xml` and `consolidated.xml`, root `sdnList`.
//!
//! The same elements under two namespaces (before the Sanctions List Service of 2024
//! `http://tempuri.org/sdnList.xsd`), so the namespace is not looked at. Both lists come in this
//! form without saying which they are; the programme tags tell (see
//! [`super::programmes::file_of`]).
//!
//! Source: `sdn.xsd`, <https://ofac.treasury.gov/sdn-list/sdn-list-data-formats-data-schemas>.

use cordon_model::{AddressValue, Country, NameKind, RecordLocation, RecordUnit};
use encoding_rs::UTF_8;

use super::dates;
use super::gathered::Gathered;
use super::programmes::{OfacFile, file_of};
use super::record::{Labelled, Record, UNDETERMINED};
use super::remarks::read_remarks;
use super::vocabulary::{alias_kind, name_from_ofac};
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::Format;
use crate::text::decode;
use crate::xml::{Element, Records, root_of};

const NAME: &str = "SDN XML";

/// The SDN list in this form.
pub(super) const FORMAT_SDN: Format = Format {
    name: NAME,
    accepts: |files| accepts(files, OfacFile::Sdn),
    read: |context, files| read(context, files, OfacFile::Sdn),
};

/// The consolidated list in this form.
pub(super) const FORMAT_CONSOLIDATED: Format = Format {
    name: NAME,
    accepts: |files| accepts(files, OfacFile::Consolidated),
    read: |context, files| read(context, files, OfacFile::Consolidated),
};

/// Where every field goes.
#[cfg(test)]
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("sdnList/publshInformation/Publish_Date", "published"),
    ("sdnList/publshInformation/Record_Count", "declared"),
    ("sdnList/sdnEntry/uid", "id"),
    ("sdnList/sdnEntry/firstName", "names.parts.given"),
    ("sdnList/sdnEntry/lastName", "names.parts.family, or names.text"),
    ("sdnList/sdnEntry/sdnType", "schema"),
    ("sdnList/sdnEntry/title", "facts.position"),
    ("sdnList/sdnEntry/remarks", "links (Linked To), facts.phone, facts.notes"),
    ("sdnList/sdnEntry/programList/program", "listings.programme, listings.list"),
    ("sdnList/sdnEntry/idList/id/uid", "verbatim record"),
    ("sdnList/sdnEntry/idList/id/idType", "identifiers.label, or which fact it is"),
    ("sdnList/sdnEntry/idList/id/idNumber", "identifiers.number, facts, dates, listings"),
    ("sdnList/sdnEntry/idList/id/idCountry", "identifiers.country"),
    ("sdnList/sdnEntry/idList/id/issueDate", "identifiers.issued"),
    ("sdnList/sdnEntry/idList/id/expirationDate", "identifiers.expires"),
    ("sdnList/sdnEntry/akaList/aka/uid", "verbatim record"),
    ("sdnList/sdnEntry/akaList/aka/type", "names.kind, names.note"),
    ("sdnList/sdnEntry/akaList/aka/category", "names.kind"),
    ("sdnList/sdnEntry/akaList/aka/lastName", "names.parts.family, or names.text"),
    ("sdnList/sdnEntry/akaList/aka/firstName", "names.parts.given"),
    ("sdnList/sdnEntry/addressList/address/uid", "verbatim record"),
    ("sdnList/sdnEntry/addressList/address/address1", "addresses.street"),
    ("sdnList/sdnEntry/addressList/address/address2", "addresses.street"),
    ("sdnList/sdnEntry/addressList/address/address3", "addresses.street"),
    ("sdnList/sdnEntry/addressList/address/city", "addresses.city"),
    ("sdnList/sdnEntry/addressList/address/stateOrProvince", "addresses.region"),
    ("sdnList/sdnEntry/addressList/address/postalCode", "addresses.postal_code"),
    ("sdnList/sdnEntry/addressList/address/country", "addresses.country"),
    ("sdnList/sdnEntry/nationalityList/nationality/uid", "verbatim record"),
    ("sdnList/sdnEntry/nationalityList/nationality/country", "countries (nationality)"),
    ("sdnList/sdnEntry/nationalityList/nationality/mainEntry", "order of countries"),
    ("sdnList/sdnEntry/citizenshipList/citizenship/uid", "verbatim record"),
    ("sdnList/sdnEntry/citizenshipList/citizenship/country", "countries (citizenship)"),
    ("sdnList/sdnEntry/citizenshipList/citizenship/mainEntry", "order of countries"),
    ("sdnList/sdnEntry/dateOfBirthList/dateOfBirthItem/uid", "verbatim record"),
    ("sdnList/sdnEntry/dateOfBirthList/dateOfBirthItem/dateOfBirth", "dates (birth)"),
    ("sdnList/sdnEntry/dateOfBirthList/dateOfBirthItem/mainEntry", "order of dates"),
    ("sdnList/sdnEntry/placeOfBirthList/placeOfBirthItem/uid", "verbatim record"),
    (
        "sdnList/sdnEntry/placeOfBirthList/placeOfBirthItem/placeOfBirth",
        "facts.birthPlace, countries (birth)",
    ),
    ("sdnList/sdnEntry/placeOfBirthList/placeOfBirthItem/mainEntry", "order of birthPlace"),
    ("sdnList/sdnEntry/vesselInfo/callSign", "identifiers (call-sign)"),
    ("sdnList/sdnEntry/vesselInfo/vesselType", "facts.type"),
    ("sdnList/sdnEntry/vesselInfo/vesselFlag", "countries (flag)"),
    ("sdnList/sdnEntry/vesselInfo/vesselOwner", "links (Ownership)"),
    ("sdnList/sdnEntry/vesselInfo/tonnage", "facts.tonnage"),
    ("sdnList/sdnEntry/vesselInfo/grossRegisteredTonnage", "facts.grossRegisteredTonnage"),
];

/// Bytes at the head by which the lists are told apart: some 700 records.
const HEAD_BYTES_MAX: usize = 1 << 20;

fn accepts(files: &[SourceFile], wanted: OfacFile) -> bool {
    let [file] = files else { return false };
    if root_of(&file.bytes).is_none_or(|(root, _)| root != "sdnList") {
        return false;
    }
    let head = &file.bytes[..file.bytes.len().min(HEAD_BYTES_MAX)];
    let head = String::from_utf8_lossy(head);
    let records = head.split("<sdnEntry").skip(1).map(|record| {
        let tags = record.split("<program>").skip(1);
        tags.filter_map(|tag| tag.split('<').next()).map(str::trim).collect()
    });
    file_of(records).is_none_or(|found| found == wanted)
}

fn read(
    context: &ReadContext,
    files: &[SourceFile],
    ofac_file: OfacFile,
) -> Result<Reading, ReadError> {
    let Some(file) = files.first() else {
        return Err(ReadError::MissingFile { expected: "sdn.xml or consolidated.xml".to_owned() });
    };
    let text = decode(file, UTF_8)?;
    let paths = ["sdnList/sdnEntry", "sdnList/publshInformation"];
    let mut records = Records::open(&file.name, &text, &paths)?;
    let mut gathered = Gathered::new(&context.source, ofac_file);
    while let Some((path, element)) = records.next()? {
        if path == 1 {
            publication(&element, &mut gathered.reading);
            element.report_unused("publshInformation", &mut gathered.reading.problems);
            continue;
        }
        let record = record(&element, &file.name);
        let place = if record.uid.is_empty() {
            format!("entry {}", gathered.reading.records + 1)
        } else {
            record.uid.clone()
        };
        element.report_unused(&place, &mut gathered.reading.problems);
        gathered.add(record, &place);
    }
    Ok(gathered.finish())
}

fn publication(element: &Element, reading: &mut Reading) {
    let mut bad = |field: &str, raw: &str, message: &str| {
        let kind = ProblemKind::BadValue;
        reading.problems.push(Problem::new(kind, "publshInformation", field, raw, message));
    };
    if let Some(text) = element.text_of("Publish_Date") {
        reading.published = dates::published(text);
        if reading.published.is_none() {
            bad("Publish_Date", text, "not a date like 05/07/2024");
        }
    }
    if let Some(text) = element.text_of("Record_Count") {
        reading.declared = text.parse().ok();
        if reading.declared.is_none() {
            bad("Record_Count", text, "not a number");
        }
    }
}

fn record(element: &Element, file: &str) -> Record {
    let text = |name: &str| element.text_of(name).unwrap_or_default().to_owned();
    let (start, end) = element.span();
    let mut record = Record {
        uid: text("uid"),
        sdn_type: text("sdnType"),
        title: text("title"),
        programmes: texts(element, &["programList", "program"]),
        values: element.at(&["idList", "id"]).into_iter().map(labelled).collect(),
        births: ordered(element, ["dateOfBirthList", "dateOfBirthItem"], "dateOfBirth"),
        birth_places: ordered(element, ["placeOfBirthList", "placeOfBirthItem"], "placeOfBirth"),
        nationalities: ordered(element, ["nationalityList", "nationality"], "country"),
        citizenships: ordered(element, ["citizenshipList", "citizenship"], "country"),
        addresses: element.at(&["addressList", "address"]).into_iter().map(address).collect(),
        locations: vec![RecordLocation {
            file: file.to_owned(),
            unit: RecordUnit::Bytes,
            start,
            end,
        }],
        ..Record::default()
    };
    let (last, first) = (text("lastName"), text("firstName"));
    record.add_name(name_from_ofac(&last, &first, NameKind::Primary), None);
    for alias in element.at(&["akaList", "aka"]) {
        alias.leave(&["uid"]);
        let of = |name: &str| alias.text_of(name).unwrap_or_default();
        let (kind, note) = alias_kind(of("type"), of("category") == "weak");
        match (of("lastName"), of("firstName")) {
            (last, "") => record.add_joined_name(last, kind, note),
            (last, first) => record.add_name(name_from_ofac(last, first, kind), note),
        }
    }
    if let Some(vessel) = element.child("vesselInfo") {
        let of = |name: &str| vessel.text_of(name).unwrap_or_default().to_owned();
        record.vessel.call_sign = of("callSign");
        record.vessel.kind = of("vesselType");
        record.vessel.flag = of("vesselFlag");
        record.vessel.owner = of("vesselOwner");
        record.vessel.tonnage = of("tonnage");
        record.vessel.gross_registered_tonnage = of("grossRegisteredTonnage");
    }
    if let Some(remarks) = element.text_of("remarks") {
        read_remarks(remarks, true, &mut record);
    }
    record
}

fn texts(element: &Element, path: &[&str]) -> Vec<String> {
    let found = element.at(path).into_iter().map(|element| element.text().to_owned());
    found.filter(|text| !text.is_empty()).collect()
}

fn labelled(id: &Element) -> Labelled {
    id.leave(&["uid"]);
    let of = |name: &str| id.text_of(name).unwrap_or_default().to_owned();
    Labelled {
        label: of("idType"),
        text: of("idNumber"),
        country: of("idCountry"),
        issued: of("issueDate"),
        expires: of("expirationDate"),
    }
}

/// Texts of items, the main ones first.
fn ordered(element: &Element, path: [&str; 2], field: &str) -> Vec<String> {
    let items = element.at(&path).into_iter().map(|item| {
        item.leave(&["uid"]);
        (item.text_of("mainEntry") == Some("false"), item.text_of(field).unwrap_or_default())
    });
    let mut items: Vec<(bool, &str)> = items.filter(|(_, text)| !text.is_empty()).collect();
    items.sort_by_key(|(alternative, _)| *alternative);
    items.into_iter().map(|(_, text)| text.to_owned()).collect()
}

fn address(element: &Element) -> AddressValue {
    element.leave(&["uid"]);
    let of = |name: &str| element.text_of(name).map(str::to_owned);
    let lines = ["address1", "address2", "address3"].into_iter();
    let lines: Vec<&str> = lines.filter_map(|name| element.text_of(name)).collect();
    let country = of("country").filter(|country| country != UNDETERMINED);
    AddressValue {
        street: (!lines.is_empty()).then(|| lines.join(", ")),
        city: of("city"),
        region: of("stateOrProvince"),
        postal_code: of("postalCode"),
        country: country.as_deref().and_then(Country::from_name),
        ..AddressValue::default()
    }
    .compose(country.as_deref())
}
