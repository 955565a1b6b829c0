//! Distinct parties: profiles with identities, aliases, documented names and features.

use super::super::party::{Feature, Party, PartyName, script};
use super::parse::{FeatureDraft, PartyDraft, Reader};
use super::period::ends;
use super::references::dangling;
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

impl Reader<'_> {
    /// The profiles of a `DistinctParty`; OFAC has one each, of the same number.
    pub(super) fn party(&mut self, element: &Element) -> Vec<PartyDraft> {
        let mut drafts: Vec<PartyDraft> = Vec::new();
        for profile in element.children("Profile") {
            let uid = profile.attribute("ID").or_else(|| element.attribute("FixedRef"));
            let Some(uid) = uid else {
                self.skipped("Profile@ID", "a profile without an id");
                continue;
            };
            let mut draft = self.profile(profile, uid);
            draft.party.remarks.extend(element.texts_of("Comment").map(str::to_owned));
            draft.party.records.push(self.span(element));
            drafts.push(draft);
        }
        // In excerpts features stand beside the profile, tied to it by the identity.
        for feature in element.children("Feature") {
            let identity =
                feature.child("IdentityReference").and_then(|it| it.attribute("IdentityID"));
            let row = identity.and_then(|identity| {
                drafts.iter().position(|draft| draft.identities.iter().any(|it| it == identity))
            });
            let found = self.feature(feature);
            if let Some(draft) = drafts.get_mut(row.unwrap_or(0)) {
                draft.features.extend(found);
            }
        }
        if drafts.is_empty() {
            self.skipped("Profile", "a party without a profile");
        }
        drafts
    }

    fn profile(&mut self, element: &Element, uid: &str) -> PartyDraft {
        element.leave(&["SanctionsEntryReference"]);
        let kind = self.references.party_kind(element, self.record, self.problems);
        let mut party = Party { uid: uid.to_owned(), kind, ..Party::default() };
        party.remarks.extend(element.texts_of("Comment").map(str::to_owned));
        let mut identities = Vec::new();
        for identity in element.children("Identity") {
            identities.extend(identity.attribute("ID").map(str::to_owned));
            self.identity(identity, &mut party);
        }
        for reference in element.children("ExternalReference") {
            party.remarks.extend(self.external_reference(reference));
        }
        let mut features = Vec::new();
        for feature in element.children("Feature") {
            features.extend(self.feature(feature));
        }
        PartyDraft { party, identities, features }
    }

    fn identity(&mut self, element: &Element, party: &mut Party) {
        element.leave(&["FixedRef", "IDRegDocumentReference"]);
        let primary = element.attribute("Primary") != Some("false");
        let unreal = element.attribute("False") == Some("true");
        party.remarks.extend(element.texts_of("Comment").map(str::to_owned));
        let mut groups = Vec::new();
        for group in element.at(&["NamePartGroups", "MasterNamePartGroup", "NamePartGroup"]) {
            let kind = self.words("NamePartType", group, "NamePartTypeID").unwrap_or_default();
            groups.extend(group.attribute("ID").map(|id| (id, kind)));
        }
        for alias in element.children("Alias") {
            alias.leave(&["FixedRef"]);
            let kind = self.words("AliasType", alias, "AliasTypeID");
            let mut notes: Vec<String> = alias.texts_of("Comment").map(str::to_owned).collect();
            notes.extend(unreal.then(|| "a false identity".to_owned()));
            if let Some(period) = alias.child("DatePeriod") {
                let ends = ends(period, self.record, self.problems);
                let date = ends.date(self.record, self.problems);
                notes.extend(date.map(|date| format!("used {date}")));
                notes.extend(ends.note);
            }
            let main = alias.attribute("Primary") == Some("true") && primary && !unreal;
            for documented in alias.children("DocumentedName") {
                let mut name = self.name(documented, &groups, &notes);
                name.primary = main;
                name.weak = alias.attribute("LowQuality") == Some("true");
                name.alias = kind.clone().filter(|kind| kind != "Name");
                party.names.push(name);
            }
        }
    }

    fn name(
        &mut self,
        element: &Element,
        groups: &[(&str, String)],
        notes: &[String],
    ) -> PartyName {
        element.leave(&["ID", "FixedRef", "DocNameStatusID", "IDRegDocumentReference"]);
        let mut name = PartyName::default();
        let mut notes = notes.to_vec();
        notes.extend(element.texts_of("Comment").map(str::to_owned));
        for part in element.children("DocumentedNamePart") {
            part.leave(&["LeadingChars", "TrailingChars"]);
            for value in part.children("NamePartValue") {
                value.leave(&["ScriptStatusID"]);
                let acronym = value.attribute("Acronym") == Some("true");
                notes.extend(acronym.then(|| "acronym".to_owned()));
                self.part_script(value, &mut name);
                let kind = self.part_kind(value, groups);
                name.parts.push((kind, value.text().to_owned()));
            }
        }
        for country in element.children("DocumentedNameCountry") {
            let found = self.references.country(country, "CountryID", self.record, self.problems);
            notes.extend(found.map(|(words, _)| words));
            notes.extend(country.texts_of("Comment").map(str::to_owned));
        }
        name.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
        name
    }

    /// The kind of a name part by its group. Excerpts leave the groups out altogether.
    fn part_kind(&mut self, value: &Element, groups: &[(&str, String)]) -> String {
        let Some(id) = value.attribute("NamePartGroupID") else { return String::new() };
        let group = groups.iter().find(|(group, _)| *group == id);
        if group.is_none() && !groups.is_empty() {
            let field = "NamePartValue@NamePartGroupID";
            self.problems.push(dangling(self.record, field, id, "NamePartGroup"));
        }
        group.map(|(_, kind)| kind.clone()).unwrap_or_default()
    }

    /// Takes up the script of a part; a name of several has the one that is not Latin.
    fn part_script(&mut self, value: &Element, name: &mut PartyName) {
        let Some(id) = value.attribute("ScriptID") else { return };
        let Some(code) = self.references.script(id) else {
            self.problems.push(dangling(self.record, "NamePartValue@ScriptID", id, "Script"));
            return;
        };
        let Some((found, language)) = script(code) else {
            let message = "a script that is not known here";
            let field = "NamePartValue@ScriptID";
            self.problems.push(Problem::new(
                ProblemKind::BadValue,
                self.record,
                field,
                code,
                message,
            ));
            return;
        };
        if name.script.is_none() || found != cordon_model::Script::Latin {
            name.script = Some(found);
            name.language = language;
        }
    }

    fn external_reference(&mut self, element: &Element) -> Option<String> {
        let kind = self.words("ExRefType", element, "ExRefTypeID").unwrap_or_default();
        let mut words: Vec<String> = ["ExRefValue", "DirectURL", "Comment"]
            .iter()
            .filter_map(|name| element.text_of(name))
            .map(str::to_owned)
            .collect();
        for link in element.children("SubLink") {
            words.extend(self.words("TargetType", link, "TargetTypeID"));
            let texts = ["Description", "DirectURL"];
            words.extend(texts.iter().filter_map(|name| link.text_of(name)).map(str::to_owned));
        }
        let label = if kind.is_empty() { "External reference" } else { &kind };
        (!words.is_empty()).then(|| format!("{label}: {}", words.join(" ")))
    }

    /// The versions of a feature, each a feature of its own.
    fn feature(&mut self, element: &Element) -> Vec<FeatureDraft> {
        element.leave(&["ID", "IdentityReference"]);
        let label = self.label("FeatureType", element, "FeatureTypeID");
        let mut drafts = Vec::new();
        for version in element.children("FeatureVersion") {
            version.leave(&["ID", "IDRegDocumentReference"]);
            let mut feature = Feature { label: label.clone(), ..Feature::default() };
            feature.reliability = self.words("Reliability", version, "ReliabilityID");
            let mut notes: Vec<String> = version.texts_of("Comment").map(str::to_owned).collect();
            for period in version.children("DatePeriod") {
                let ends = ends(period, self.record, self.problems);
                feature.date = feature.date.or(ends.date(self.record, self.problems));
                notes.extend(ends.note);
            }
            let mut texts = Vec::new();
            for detail in version.children("VersionDetail") {
                detail.leave(&["DetailTypeID"]);
                let words = self.words("DetailReference", detail, "DetailReferenceID");
                texts.extend(words);
                texts.extend(Some(detail.text().to_owned()).filter(|text| !text.is_empty()));
            }
            feature.text = Some(texts.join("; ")).filter(|text| !text.is_empty());
            feature.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
            let locations = version
                .children("VersionLocation")
                .filter_map(|location| location.attribute("LocationID"))
                .map(str::to_owned)
                .collect();
            drafts.push(FeatureDraft { feature, locations });
        }
        drafts
    }

    fn skipped(&mut self, field: &str, message: &str) {
        self.problems.push(Problem::new(
            ProblemKind::RecordSkipped,
            self.record,
            field,
            "",
            message,
        ));
    }
}
