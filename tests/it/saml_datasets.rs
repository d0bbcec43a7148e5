//! Every attribute of the catalogue for natural and legal persons and for who represents them:
//! written, read, missing, twice and broken; and every combination of persons in one answer.

use crate::datasets_world::*;
use crate::saml_world::*;
use eidas_bridge::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, DatasetError, Person, PersonKind,
    RequestedAttribute,
};
use eidas_bridge::flow::{Failure, Situation};
use eidas_bridge::oidc::OAuthError;
use eidas_bridge::saml::ResponseError;

const KINDS: [PersonKind; 2] = PersonKind::ALL;

#[test]
fn every_attribute_arrives_as_it_was_known_of_a_person_and_of_a_representative() {
    for kind in KINDS {
        for attribute in Attribute::of(kind) {
            let optional = Some(attribute).filter(|one| !one.definition().mandatory);
            let known = person(kind, optional);
            let asked = RequestedAttribute::minimum_and(kind, [attribute.clone()]);
            let message = respond(&asserted(&known, Capacity::Subject));
            let read = judge(&message, &asked, false).unwrap();
            assert!(*read.person() == known, "{attribute:?}");
            assert!(read.representative().is_none() && read.dropped().next().is_none());

            let represented = person(PersonKind::Legal, []);
            let both = [
                asserted(&represented, Capacity::Subject),
                asserted(&known, Capacity::Representative),
            ];
            let asked = RequestedAttribute::minimum_and(PersonKind::Legal, []);
            let read = judge(&respond(&both.concat()), &asked, true).unwrap();
            assert!(*read.person() == represented, "{attribute:?}");
            assert!(read.representative() == Some(&known), "{attribute:?}");
            assert_eq!((read.dropped().count(), read.ignored()), (0, 0));
        }
        let all = complete(kind);
        let read = judge(
            &respond(&asserted(&all, Capacity::Subject)),
            &everything(kind),
            false,
        );
        assert!(*read.unwrap().person() == all);
    }
}

#[test]
fn what_was_not_asked_for_is_left_out_of_either_kind_of_person() {
    for kind in KINDS {
        let minimum = RequestedAttribute::minimum_and(kind, []);
        let message = respond(&asserted(&complete(kind), Capacity::Subject));
        let read = judge(&message, &minimum, false).unwrap();
        assert!(*read.person() == person(kind, []));
        let optional = Attribute::of(kind).filter(|one| !one.definition().mandatory);
        assert_eq!(read.dropped().count(), optional.count());
    }
}

/// Each mandatory attribute, and how codes call it.
const MANDATORY: [(&Attribute, &str); 6] = [
    (&Attribute::PersonIdentifier, "person-identifier"),
    (&Attribute::CurrentFamilyName, "family-name"),
    (&Attribute::CurrentGivenName, "first-name"),
    (&Attribute::DateOfBirth, "date-of-birth"),
    (&Attribute::LegalPersonIdentifier, "legal-person-identifier"),
    (&Attribute::LegalName, "legal-name"),
];

/// Values that a mandatory attribute cannot have.
fn broken(attribute: &Attribute) -> Vec<Vec<AssertedValue>> {
    let one = |text: &str| vec![AssertedValue::new(text)];
    let mut broken = vec![Vec::new(), one(""), one("  "), one(&"x".repeat(257))];
    broken.push(vec![AssertedValue::new("A"), AssertedValue::new("B")]);
    let texts: &[&str] = match attribute {
        Attribute::PersonIdentifier | Attribute::LegalPersonIdentifier => &[
            "1",
            "BE/FI/",
            "be/FI/1",
            "BE/FI/a b",
            "GR/FI/1",
            "BE/FI/a\tb",
        ],
        Attribute::DateOfBirth => &[
            "1965-02-29",
            "1965-00-00",
            "28.02.1965",
            "1965",
            "yesterday",
        ],
        _ => &[],
    };
    broken.extend(texts.iter().map(|text| one(text)));
    broken
}

#[test]
fn each_mandatory_attribute_is_there_once_and_usable_or_the_code_names_it() {
    for (attribute, name) in MANDATORY {
        let kind = attribute.definition().kind;
        for capacity in [Capacity::Subject, Capacity::Representative] {
            let (mut around, asked, prefix) = match capacity {
                Capacity::Subject => (Vec::new(), everything(kind), ""),
                Capacity::Representative => {
                    let represented = asserted(&person(PersonKind::Legal, []), Capacity::Subject);
                    (
                        represented,
                        everything(PersonKind::Legal),
                        "representative-",
                    )
                }
            };
            let before = around.len();
            around.extend(asserted(&person(kind, []), capacity));
            let position = around
                .iter()
                .skip(before)
                .position(|one| one.attribute == *attribute);
            let at = before + position.unwrap();
            let refused = |attributes: &[AssertedAttribute]| {
                judge(&respond(attributes), &asked, true).unwrap_err()
            };
            let mut without = around.clone();
            without.remove(at);
            assert_eq!(refused(&without), format!("dataset.missing.{prefix}{name}"));
            let mut twice = around.clone();
            twice.push(around[at].clone());
            assert_eq!(refused(&twice), "assertion.attribute-twice");
            for values in broken(attribute) {
                let mut odd = around.clone();
                odd[at].values = values;
                assert_eq!(
                    refused(&odd),
                    format!("dataset.invalid.{prefix}{name}"),
                    "{:?}",
                    odd[at]
                        .values
                        .iter()
                        .map(|one| &one.text)
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}

#[test]
fn the_four_combinations_arrive_whichever_stands_first() {
    for of in KINDS {
        for by in KINDS {
            let (subject, representative) = (complete(of), complete(by));
            let sets = [
                asserted(&subject, Capacity::Subject),
                asserted(&representative, Capacity::Representative),
            ];
            let [a, b] = sets.clone();
            for attributes in [[a.clone(), b.clone()].concat(), [b, a].concat()] {
                let message = respond(&attributes);
                let read = judge(&message, &everything(of), true).unwrap();
                assert!(*read.person() == subject);
                assert!(read.representative() == Some(&representative));
                let refused = judge(&message, &everything(of), false).unwrap_err();
                assert_eq!(refused, "dataset.representation-not-accepted");
            }
        }
    }
}

#[test]
fn contradictions_are_refused() {
    let natural = asserted(&person(PersonKind::Natural, []), Capacity::Subject);
    let legal = asserted(&person(PersonKind::Legal, []), Capacity::Subject);
    let acting = |kind| asserted(&person(kind, []), Capacity::Representative);
    let both = everything_of_both();
    for (attributes, asked, code) in [
        // Nothing says who may act for whom: older nodes that were asked for either as well.
        (
            [&natural[..], &legal].concat(),
            &both,
            "dataset.both-persons",
        ),
        (
            [&natural[..], &legal[1..]].concat(),
            &both,
            "dataset.both-persons",
        ),
        (
            legal.clone(),
            &everything(PersonKind::Natural),
            "dataset.other-person",
        ),
        (
            natural.clone(),
            &everything(PersonKind::Legal),
            "dataset.other-person",
        ),
        (
            [&natural[..], &legal].concat(),
            &everything(PersonKind::Natural),
            "dataset.other-person",
        ),
        (
            [
                &natural[..],
                &acting(PersonKind::Natural),
                &acting(PersonKind::Legal),
            ]
            .concat(),
            &everything(PersonKind::Natural),
            "dataset.both-representatives",
        ),
        // Somebody acts, for nobody.
        (
            acting(PersonKind::Natural),
            &everything(PersonKind::Legal),
            "dataset.missing.legal-person-identifier",
        ),
        (
            acting(PersonKind::Natural),
            &everything(PersonKind::Natural),
            "dataset.missing.person-identifier",
        ),
        (Vec::new(), &both, "dataset.missing.person-identifier"),
        // Half a representative.
        (
            [&legal[..], &acting(PersonKind::Natural)[..2]].concat(),
            &everything(PersonKind::Legal),
            "dataset.missing.representative-first-name",
        ),
    ] {
        assert_eq!(judge(&respond(&attributes), asked, true).unwrap_err(), code);
    }
}

#[test]
fn an_older_node_that_was_asked_for_either_answers_with_one() {
    for kind in KINDS {
        let known = complete(kind);
        let message = respond(&asserted(&known, Capacity::Subject));
        let read = judge(&message, &everything_of_both(), false).unwrap();
        assert!(*read.person() == known);
    }
}

#[test]
fn a_single_attribute_of_a_representative_is_representation() {
    let natural = asserted(&person(PersonKind::Natural, []), Capacity::Subject);
    for attribute in Attribute::ALL {
        for values in [vec![], vec![AssertedValue::new("?")]] {
            let mut attributes = natural.clone();
            attributes.push(AssertedAttribute {
                capacity: Capacity::Representative,
                attribute: attribute.clone(),
                values,
            });
            let refused = judge(
                &respond(&attributes),
                &everything(PersonKind::Natural),
                false,
            );
            assert_eq!(refused.unwrap_err(), "dataset.representation-not-accepted");
        }
    }
    let failure = Failure::ForeignResponse(ResponseError::Dataset(DatasetError::Representation));
    assert_eq!(failure.oidc_error(), OAuthError::AccessDenied);
    assert_eq!(failure.situation(), Situation::RepresentationNotAccepted);
}

#[test]
fn both_identifiers_are_of_their_country_and_for_us() {
    let of = |id: &str, kind: PersonKind| match person(kind, []) {
        Person::Natural(mut it) => {
            it.identifier = id.parse().unwrap();
            Person::Natural(it)
        }
        Person::Legal(mut it) => {
            it.identifier = id.parse().unwrap();
            Person::Legal(it)
        }
    };
    for (subject, representative, code) in [
        ("BE/FI/1", "BE/FI/2", None),
        ("NL/FI/1", "BE/FI/2", Some("assertion.identifier-issuer")),
        ("BE/FI/1", "NL/FI/2", Some("assertion.identifier-issuer")),
        ("BE/NL/1", "BE/FI/2", Some("assertion.identifier-receiver")),
        ("BE/FI/1", "BE/NL/2", Some("assertion.identifier-receiver")),
        ("BE/FI/1", "FI/BE/2", Some("assertion.identifier-issuer")),
    ] {
        for (kind, by) in [
            (PersonKind::Legal, PersonKind::Natural),
            (PersonKind::Natural, PersonKind::Legal),
        ] {
            let attributes = [
                asserted(&of(subject, kind), Capacity::Subject),
                asserted(&of(representative, by), Capacity::Representative),
            ];
            let judged = judge(&respond(&attributes.concat()), &everything(kind), true);
            assert_eq!(judged.err(), code, "{subject} {representative}");
        }
    }
}

#[test]
fn sector_attributes_are_written_and_read_like_those_of_the_profile() {
    for kind in KINDS {
        for (transliterable, multi_valued, texts) in [
            (false, false, vec!["bailiff"]),
            (true, false, vec!["dikastis", "δικαστής"]),
            (false, true, vec!["judge", "notary", "lawyer"]),
        ] {
            let attribute = sector(kind, transliterable, multi_valued);
            let mut attributes = asserted(&person(kind, []), Capacity::Subject);
            let values = texts.iter().map(|text| AssertedValue::new(*text));
            attributes.push(AssertedAttribute::of_subject(
                attribute.clone(),
                values.collect(),
            ));
            let message = respond(&attributes);
            let asked = RequestedAttribute::minimum_and(kind, [attribute.clone()]);
            let read = judge(&message, &asked, false).unwrap();
            let known = read.person().values(&attribute, Capacity::Subject);
            let known: Vec<_> = known.iter().map(|value| value.text.as_str()).collect();
            assert_eq!(known, texts);
            // Not asked for, it is a name like any other.
            let read = judge(&message, &everything(kind), false).unwrap();
            assert_eq!(read.ignored(), 1);
            assert!(*read.person() == person(kind, []));
        }
    }
}

#[test]
fn a_sectors_attribute_alone_is_nobody() {
    let attribute = sector(PersonKind::Legal, false, false);
    let values = vec![AssertedValue::new("bailiff")];
    let alone = [AssertedAttribute::of_subject(attribute.clone(), values)];
    let asked = RequestedAttribute::minimum_and(PersonKind::Legal, [attribute]);
    let refused = judge(&respond(&alone), &asked, false).unwrap_err();
    assert_eq!(refused, "dataset.missing.legal-person-identifier");
}

#[test]
fn every_namespaces_mark_of_another_script_is_read() {
    let statement =
        |values: &str| with(&assertion_text(), "Peeters</saml2:AttributeValue>", values);
    let natural = "http://eidas.europa.eu/attributes/naturalperson";
    for (mark, original) in [
        (r#"LatinScript="false""#.to_owned(), Some("Ωνάσης")),
        (r#"LatinScript="0""#.to_owned(), Some("Ωνάσης")),
        (
            format!(r#"xmlns:n="{natural}" n:LatinScript="false""#),
            Some("Ωνάσης"),
        ),
        (
            format!(r#"xmlns:n="{natural}/representative" n:LatinScript="false""#),
            Some("Ωνάσης"),
        ),
        (
            format!(r#"xmlns:n="{natural}" n:LatinScript="false" LatinScript="false""#),
            Some("Ωνάσης"),
        ),
        // Told apart by the letters.
        (
            r#"xmlns:n="urn:x" n:LatinScript="false""#.to_owned(),
            Some("Ωνάσης"),
        ),
        (String::new(), Some("Ωνάσης")),
    ] {
        let values = format!(
            "Onases</saml2:AttributeValue><saml2:AttributeValue {mark}>Ωνάσης</saml2:AttributeValue>"
        );
        let content = encrypted(&statement(&values));
        let message = signed(&response_text(SUCCESS, &content), &WORLD.they.messages);
        let read = judge(&message, &WORLD.asked, false).unwrap();
        let name = &read.person().as_natural().unwrap().family_name;
        assert_eq!(
            (name.latin_form(), name.original()),
            (Some("Onases"), original),
            "{mark}"
        );
    }
    for mark in [
        r#"LatinScript="maybe""#.to_owned(),
        format!(r#"xmlns:n="{natural}" n:LatinScript="false" LatinScript="true""#),
    ] {
        let values = format!(
            "Onases</saml2:AttributeValue><saml2:AttributeValue {mark}>Ωνάσης</saml2:AttributeValue>"
        );
        let content = encrypted(&statement(&values));
        let message = signed(&response_text(SUCCESS, &content), &WORLD.they.messages);
        let refused = judge(&message, &WORLD.asked, false).unwrap_err();
        assert_eq!(refused, "dataset.invalid.family-name", "{mark}");
    }
}
