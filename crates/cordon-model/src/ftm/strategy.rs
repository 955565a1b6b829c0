//! Entities of every shape, for property tests: all typed fields, odd characters, values that FtM
//! refuses.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::address::AddressValue;
use crate::country::{Country, CountryKind, CountryValue};
use crate::date::{DateKind, DatePoint, DateValue, PartialDate};
use crate::entity::{Entity, EntityId, Facts, RecordLocation, RecordUnit, SourceId};
use crate::identifier::{Identifier, IdentifierKind};
use crate::link::{Link, LinkEnd};
use crate::listing::{Act, DerivedFrom, Listing, ListingEvent, Measure};
use crate::name::{NameKind, NamePart, NamePartKind, NameValue};
use crate::schema::Schema;

/// Texts: plain ones, and what breaks naive cleaning.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[A-Za-z][A-Za-z' .-]{0,20}",
        2 => "\\PC{0,12}",
        1 => any::<String>(),
        2 => select(vec![
            "'quoted'", "\"x\"", "a;b,,c", "e\u{301}", "x\u{200b}y", " a  b ", "\u{feff}", "ESQ.,",
            "1 Road,\n.Town", "王君正", "القذافي", "ru", "1963-05", "sanction", "null", "{}",
        ])
        .prop_map(str::to_owned),
    ]
    .boxed()
}

fn some_text() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

fn point() -> impl Strategy<Value = DatePoint> {
    (1i16..=9999, option::of((1i8..=12, option::of(1i8..=28)))).prop_map(|(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        DatePoint::new(year, month, day).unwrap()
    })
}

fn date() -> impl Strategy<Value = PartialDate> {
    let range = (option::of(point()), option::of(point()), any::<bool>());
    (range, point()).prop_map(|((from, to, circa), point)| {
        let date = PartialDate::range(from, to).unwrap_or_else(|| point.into());
        if circa { date.approximate() } else { date }
    })
}

fn country() -> impl Strategy<Value = Option<Country>> {
    let codes = vec!["RU", "CN", "SU", "YU", "CS", "XK", "GB", "QQ"];
    select(codes).prop_map(Country::from_code)
}

fn facts(properties: &'static [&'static str]) -> impl Strategy<Value = Facts> {
    let own = select(properties.to_vec()).prop_map(str::to_owned);
    btree_map(prop_oneof![6 => own, 1 => text()], vec(text(), 0..3), 0..4)
}

fn name() -> impl Strategy<Value = NameValue> {
    use NameKind::{Alias, Former, Original, Primary, WeakAlias};
    use NamePartKind::{Family, Given, Middle, Patronymic, Title, Whole};
    let kind = select(vec![Primary, Alias, WeakAlias, Former, Original]);
    let part = (select(vec![Given, Middle, Family, Patronymic, Title, Whole]), text())
        .prop_map(|(kind, text)| NamePart { kind, text });
    (text(), kind, some_text(), vec(part, 0..3), some_text()).prop_map(
        |(text, kind, language, parts, note)| NameValue {
            language,
            parts,
            note,
            ..NameValue::new(&text, kind)
        },
    )
}

fn identifier() -> impl Strategy<Value = Identifier> {
    use IdentifierKind::{Bic, ImoShip, Inn, Other, Passport, SocialSecurity, TaxId, Wallet};
    let kind = select(vec![Bic, ImoShip, Inn, Other, Passport, SocialSecurity, TaxId, Wallet]);
    let number = prop_oneof![
        text(),
        select(vec!["9074729", "IMO 9074729", "7707083893", "536-90-4399", "DEUTDEFF500"])
            .prop_map(str::to_owned),
    ];
    let dates = (option::of(date()), option::of(date()));
    let texts = (some_text(), some_text(), some_text());
    (kind, number, country(), texts, dates).prop_map(
        |(kind, number, country, (label, authority, note), (issued, expires))| Identifier {
            country,
            label,
            authority,
            issued,
            expires,
            note,
            ..Identifier::new(kind, &number)
        },
    )
}

fn address() -> impl Strategy<Value = AddressValue> {
    let parts = (some_text(), some_text(), some_text(), some_text(), some_text(), some_text());
    (text(), parts, country()).prop_map(
        |(full, (street, post_box, city, postal_code, region, note), country)| AddressValue {
            full,
            street,
            post_box,
            city,
            postal_code,
            region,
            country,
            note,
        },
    )
}

fn listing() -> impl Strategy<Value = Listing> {
    let measure = prop_oneof![
        select(vec![Measure::AssetFreeze, Measure::TravelBan, Measure::SecuritiesBan]),
        text().prop_map(|text| Measure::new(&text)),
    ];
    let act = (text(), some_text(), some_text(), option::of(date())).prop_map(
        |(title, kind, url, published)| Act { title, kind, url, published, ..Act::default() },
    );
    let event = (text(), date(), some_text()).prop_map(|(kind, date, note)| ListingEvent {
        kind,
        date,
        note,
    });
    let derived = option::of(select(vec![DerivedFrom::EarliestAct, DerivedFrom::FirstSnapshot]));
    let dates = (option::of(date()), derived, option::of(date()), option::of(date()));
    let texts = (some_text(), some_text(), some_text(), some_text(), some_text());
    let lists = (vec(act, 0..3), vec(measure, 0..3), vec(event, 0..2));
    let facts = facts(&["status", "duration", "country", "authority", "id", "programId"]);
    (select(vec!["us", "eu", "un", "mine"]), text(), dates, texts, lists, facts).prop_map(
        |(authority, list, dates, texts, (acts, measures, events), facts)| Listing {
            programme: texts.0,
            provisions: texts.1,
            reference: texts.2,
            reason: texts.3,
            un_reference: texts.4,
            listed_on: dates.0,
            listed_on_derived: dates.1,
            effective: dates.2,
            until: dates.3,
            acts,
            measures,
            events,
            facts,
            ..Listing::new(authority, &list)
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    let schema = select(vec![
        Schema::OWNERSHIP,
        Schema::FAMILY,
        Schema::UNKNOWN_LINK,
        Schema::DIRECTORSHIP,
        Schema::PERSON,
    ]);
    let end = select(vec![LinkEnd::Source, LinkEnd::Target]);
    let other = option::of(select(vec!["ofac-2", "own", "bad id_", "eu-fsf-6252.69"]));
    let dates = (option::of(date()), option::of(date()));
    let facts = facts(&["percentage", "status", "recordId"]);
    (schema, end, other, some_text(), some_text(), dates, facts).prop_map(
        |(schema, end, other, name, role, (since, until), facts)| Link {
            schema,
            end,
            entity: other.map(EntityId::new),
            name,
            role,
            since,
            until,
            facts,
        },
    )
}

/// An entity of any shape.
pub(super) fn entity() -> impl Strategy<Value = Entity> {
    use CountryKind::{Birth, Citizenship, Country as Tie, Flag, Nationality, PastFlag, Residence};
    use DateKind::{Birth as Born, Build, Death, Incorporation};
    let schema = select(vec![
        Schema::PERSON,
        Schema::COMPANY,
        Schema::ORGANIZATION,
        Schema::VESSEL,
        Schema::SECURITY,
        Schema::SANCTION,
        Schema::OWNERSHIP,
    ]);
    let id = prop_oneof![
        select(vec!["own", "eu-fsf-6252.69", "mine_1", "with space"]).prop_map(str::to_owned),
        text(),
    ];
    let dates = (select(vec![Born, Build, Death, Incorporation]), date(), some_text())
        .prop_map(|(kind, date, note)| DateValue { kind, date, note });
    let kinds = vec![Birth, Citizenship, Tie, Flag, Nationality, PastFlag, Residence];
    let countries = (select(kinds), country(), prop_oneof![text(), Just("ua-cri".to_owned())])
        .prop_map(|(kind, country, text)| CountryValue { kind, country, text });
    let record = (text(), 0u64..9, 9u64..99).prop_map(|(file, start, end)| RecordLocation {
        file,
        unit: RecordUnit::Bytes,
        start,
        end,
    });
    let facts = facts(&[
        "gender",
        "topics",
        "position",
        "email",
        "phone",
        "website",
        "notes",
        "name",
        "alias",
        "country",
        "birthDate",
        "firstName",
        "idNumber",
        "caption",
        "datasets",
        "first_seen",
        "addressEntity",
        "address",
        "wikidataId",
        "tonnage",
        "spokenLanguage",
    ]);
    let values = (vec(name(), 0..4), vec(dates, 0..3), vec(countries, 0..3), vec(address(), 0..3));
    let more = (vec(identifier(), 0..4), vec(listing(), 0..3), vec(link(), 0..3), facts);
    let ends = (vec(text(), 0..3), vec(record, 0..2));
    (id, schema, values, more, ends).prop_map(|(id, schema, values, more, (referents, records))| {
        let source = SourceId::new("us_ofac_sdn").unwrap();
        Entity {
            names: values.0,
            dates: values.1,
            countries: values.2,
            addresses: values.3,
            identifiers: more.0,
            listings: more.1,
            links: more.2,
            facts: more.3,
            referents: referents.iter().map(|id| EntityId::new(id)).collect(),
            records,
            ..Entity::new(EntityId::new(&id), schema, source)
        }
    })
}
