//! Our own claim: where the identity comes from, every attribute as it was asserted, legal persons,
//! and who acts for somebody.

use serde_json::{Map, Value, json};

use super::super::Release;
use super::super::claim_table::{CLAIM_ROWS, ClaimRow};
use super::EIDAS_CLAIM;
use super::person::Facts;
use super::place::put;
use crate::domain::{Attribute, Capacity, Identity, Person, PersonKind, Source};

/// Adds what belongs in it to what the table put there. A representative is always told: without
/// it a client would take the person for the one at the keyboard.
pub(super) fn add(
    claims: &mut Map<String, Value>,
    identity: &Identity,
    release: &Release,
    facts: &Facts<'_>,
) {
    let acting = identity
        .representative
        .as_ref()
        .filter(|_| release.profile.standard());
    if !release.provenance && acting.is_none() {
        return;
    }
    let mut say = |name: &str, value: Value| put(claims, &format!("{EIDAS_CLAIM}.{name}"), value);
    let kind = identity.person.kind();
    say("person_kind", Value::from(kind.as_str()));
    if let Some(person) = acting {
        let facts = Facts::of(person, identity, release);
        say("representative", representative(person, release, &facts));
    }
    if !release.provenance {
        return;
    }
    say("country", Value::from(identity.country.as_str()));
    say("level", Value::from(identity.level.uri()));
    say("notified", Value::from(identity.level.notified().is_some()));
    let Source::EidasNode {
        entity_id,
        response_id,
        assertion_id,
    } = &identity.source;
    say("node", Value::from(entity_id.as_str()));
    say("response_id", Value::from(response_id.as_str()));
    say("assertion_id", Value::from(assertion_id.as_str()));
    if let Some(request_id) = &release.request_id {
        say("request_id", Value::from(request_id.as_str()));
    }
    name(&mut say, release);
    say(
        "attributes",
        asserted(facts, &released(release, kind), Capacity::Subject),
    );
}

/// What else the client may know the person by.
fn name(say: &mut impl FnMut(&str, Value), release: &Release) {
    let names = &release.names;
    if !names.earlier_subjects.is_empty() {
        say("earlier_subjects", json!(names.earlier_subjects));
    }
    let national = names.national_identifier.as_ref();
    if let Some(number) = national.filter(|_| release.identifiers) {
        let number = json!({
            "value": number.value,
            "persistence": number.persistence.as_str(),
            "algorithm": number.algorithm.as_str(),
        });
        say("national_identifier", number);
    }
}

/// The attributes of which any claim is released.
fn released(release: &Release, kind: PersonKind) -> Vec<Attribute> {
    let rows = release.rows.iter().filter(|row| row.kind == kind);
    let of_rows = rows.flat_map(|row| row.attributes).cloned();
    let mut all: Vec<Attribute> = of_rows.chain(release.sectors.iter().cloned()).collect();
    all.sort();
    all.dedup();
    all
}

/// By friendly name.
fn asserted(facts: &Facts<'_>, attributes: &[Attribute], capacity: Capacity) -> Value {
    let known = attributes.iter().filter_map(|attribute| {
        let name = attribute.friendly_name(capacity).to_owned();
        Some((name, facts.as_asserted(attribute)?))
    });
    Value::Object(known.collect())
}

/// The minimum data set, and everything for a client that asks for it.
fn representative(person: &Person, release: &Release, facts: &Facts<'_>) -> Value {
    let kind = person.kind();
    let attributes: Vec<Attribute> = Attribute::of(kind)
        .filter(|attribute| attribute.definition().mandatory || release.whole_representative)
        .cloned()
        .collect();
    let told = |row: &&ClaimRow| {
        let stands = row.stands_in(super::super::ClaimsProfile::Standard);
        let of_them = row.attributes.iter().any(|one| attributes.contains(one));
        row.kind == kind && stands && of_them && !(row.claim == "name" && kind == PersonKind::Legal)
    };
    let mut members = Map::new();
    members.insert("person_kind".to_owned(), Value::from(kind.as_str()));
    for row in CLAIM_ROWS.iter().filter(told) {
        facts.say(row, member(row), &mut members);
    }
    let attributes = asserted(facts, &attributes, Capacity::Representative);
    members.insert("attributes".to_owned(), attributes);
    Value::Object(members)
}

/// The name within the object: as outside it, and the identifier is one.
fn member(row: &ClaimRow) -> &'static str {
    match row.claim {
        "sub" => "identifier",
        own if row.is_own() => own.rsplit('.').next().unwrap_or(own),
        standard => standard,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::ClaimRules;
    use super::super::claims_of;
    use super::super::tests::{
        acting, asserted, by_scopes, identity, legal, natural, set, userinfo,
    };
    use super::*;

    fn told_of(representative: PersonKind) -> Value {
        match representative {
            PersonKind::Natural => json!({
                "person_kind": "natural",
                "identifier": "EL/FR/1",
                "given_name": "Alexandros",
                "given_name#el": "Αλέξανδρος",
                "family_name": "Onases",
                "family_name#el": "Ωνάσης",
                "name": "Alexandros Onases",
                "name#el": "Αλέξανδρος Ωνάσης",
                "birthdate": "1965-01-01",
                "attributes": {
                    "RepresentativePersonIdentifier": "EL/FR/1",
                    "RepresentativeFamilyName":
                        {"latin": "Onases", "original": "Ωνάσης", "lang": "el"},
                    "RepresentativeFirstName":
                        {"latin": "Alexandros", "original": "Αλέξανδρος", "lang": "el"},
                    "RepresentativeDateOfBirth": "1965-01-01",
                },
            }),
            PersonKind::Legal => json!({
                "person_kind": "legal",
                "identifier": "EL/FR/77",
                "legal_name": "Olympiaki AE",
                "legal_name#el": "Ολυμπιακή ΑΕ",
                "attributes": {
                    "RepresentativeLegalPersonIdentifier": "EL/FR/77",
                    "RepresentativeLegalName":
                        {"latin": "Olympiaki AE", "original": "Ολυμπιακή ΑΕ", "lang": "el"},
                },
            }),
        }
    }

    #[test]
    fn all_four_representations_are_told_to_whoever_takes_them() {
        use PersonKind::{Legal, Natural};
        for (subject, kind) in [
            (natural(), Natural),
            (natural(), Legal),
            (legal(), Natural),
            (legal(), Legal),
        ] {
            let (mut representative, more) = match kind {
                Natural => (natural(), asserted(&Attribute::Gender, &["Male"])),
                Legal => (legal(), asserted(&Attribute::Lei, &["LEI1"])),
            };
            representative.push(more);
            let mut all = subject;
            all.extend(acting(representative));
            // Told even to a client that may not see our own claim otherwise.
            let rules = ClaimRules {
                claims: Some(set(&["family_name"])),
                ..ClaimRules::default()
            };
            let claims = userinfo(&identity(&all), &["openid"], &json!({}), &rules);
            assert_eq!(claims["eidas"]["representative"], told_of(kind));
            let claims = by_scopes(&all, &["openid", "representative"]);
            let told = &claims["eidas"]["representative"];
            assert!(told["gender"] == "male" || told["lei"] == "LEI1", "{told}");
        }
    }

    #[test]
    fn the_request_is_named_where_it_is_known() {
        let release = Release::everything().answering(Some("_q".to_owned()));
        let claims: Map<String, Value> = claims_of(&identity(&natural()), &release).into_map();
        assert_eq!(claims["eidas"]["request_id"], "_q");
    }
}
