//! What a hub asks for, as eIDAS attributes, and what a foreign Connector asks for, as scopes.

use std::collections::{BTreeMap, BTreeSet};

use super::release::{Asked, ClaimRules};
use crate::domain::{Attribute, PersonKind, RequestedAttribute};
use crate::oidc::authorization::RequestedClaims;

/// The attributes to request abroad for these scopes and single claims: the minimum data set,
/// required, and what the table of claims makes of the rest, optional: what is essential to a
/// client may still be unknown abroad, and then the login succeeds without it [OIDC-Core §5.5.1].
///
/// `kinds` are those that the client takes. Natural persons are asked for, unless the scope
/// `legal_person` or a claim of legal persons only is asked for; with the scope `natural_person`
/// beside it, persons of either kind are, in the client's order.
pub fn requested_attributes(
    scopes: &BTreeSet<String>,
    claims: &RequestedClaims,
    rules: &ClaimRules,
    kinds: &[PersonKind],
) -> Vec<RequestedAttribute> {
    let asked = Asked::new(scopes, claims.names(), rules);
    let rows = asked.rows().into_iter();
    let mut optional: Vec<Attribute> = rows.flat_map(|row| row.attributes).cloned().collect();
    optional.extend(asked.sectors());
    let wanted = wanted_kinds(&asked, kinds).into_iter();
    wanted
        .flat_map(|kind| RequestedAttribute::minimum_and(kind, optional.clone()))
        .collect()
}

/// The kinds that are asked for and taken; where none is both, what the client takes first.
fn wanted_kinds(asked: &Asked<'_>, taken: &[PersonKind]) -> Vec<PersonKind> {
    let wanted: &[PersonKind] = match (asked.legal_person(), asked.scope("natural_person")) {
        (true, true) => &[PersonKind::Natural, PersonKind::Legal],
        (true, false) => &[PersonKind::Legal],
        (false, _) => &[PersonKind::Natural],
    };
    let both: Vec<PersonKind> = taken
        .iter()
        .copied()
        .filter(|kind| wanted.contains(kind))
        .collect();
    if both.is_empty() {
        let first = taken.first().copied();
        return vec![first.unwrap_or(PersonKind::Natural)];
    }
    both
}

/// The scopes to ask the hub for, `openid` first and each once. `table` names the scopes of each
/// attribute by [`Attribute::name`]; an attribute without a row asks for nothing.
pub fn hub_scopes(
    requested: &[RequestedAttribute],
    table: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut scopes = vec!["openid".to_owned()];
    for asked in requested {
        for scope in table.get(asked.attribute.name()).into_iter().flatten() {
            if !scopes.contains(scope) {
                scopes.push(scope.clone());
            }
        }
    }
    scopes
}

/// The claims to ask the hub for one by one, each once, for attributes that no scope yields.
pub fn hub_claims<'a>(
    requested: &[RequestedAttribute],
    table: &'a BTreeMap<String, Vec<String>>,
) -> BTreeSet<&'a str> {
    let rows = requested.iter();
    let rows = rows.filter_map(|asked| table.get(asked.attribute.name()));
    rows.flatten().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ClaimsProfile;
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn requested(scopes: &[&str], kinds: &[PersonKind]) -> Vec<RequestedAttribute> {
        let (claims, rules) = (RequestedClaims::default(), ClaimRules::default());
        requested_attributes(&set(scopes), &claims, &rules, kinds)
    }

    fn optional_of(all: Vec<RequestedAttribute>) -> Vec<Attribute> {
        let optional = all.into_iter().filter(|asked| !asked.required);
        optional.map(|asked| asked.attribute).collect()
    }

    const NATURAL: &[PersonKind] = &[PersonKind::Natural];
    const FRANCECONNECT: [&str; 6] = [
        "openid",
        "profile",
        "email",
        "preferred_username",
        "birthplace",
        "birthcountry",
    ];

    #[test]
    fn the_hubs_usual_scopes_ask_for_what_its_own_bridge_asks_for() {
        let rules = ClaimRules {
            profile: ClaimsProfile::FranceConnect,
            ..ClaimRules::default()
        };
        let scopes = set(&FRANCECONNECT);
        let own = requested_attributes(&scopes, &RequestedClaims::default(), &rules, NATURAL);
        assert_eq!(
            optional_of(own),
            [Attribute::PlaceOfBirth, Attribute::Gender]
        );
        assert_eq!(
            optional_of(requested(&FRANCECONNECT, NATURAL)),
            [
                Attribute::PlaceOfBirth,
                Attribute::Gender,
                Attribute::CountryOfBirth,
                Attribute::EmailAddress
            ]
        );
    }

    #[test]
    fn the_minimum_data_set_is_always_asked_for_and_nothing_unasked_beside_it() {
        for scopes in [
            &["openid"][..],
            &["openid", "unknown"],
            &["openid", "family_name"],
        ] {
            let all = requested(scopes, NATURAL);
            assert_eq!(all.len(), 4, "{scopes:?}");
            assert!(all.iter().all(|asked| asked.required));
        }
    }

    #[test]
    fn single_claims_ask_too_wherever_they_stand_and_essential_ones_stay_optional() {
        let claims = RequestedClaims {
            id_token: set(&["gender", "amr"]),
            userinfo: set(&["place_of_birth", "birth_family_name#el"]),
            ..RequestedClaims::default()
        };
        let rules = ClaimRules::default();
        let all = requested_attributes(&set(&["openid"]), &claims, &rules, NATURAL);
        let expected = [
            Attribute::BirthName,
            Attribute::PlaceOfBirth,
            Attribute::Gender,
            Attribute::CountryOfBirth,
            Attribute::TownOfBirth,
        ];
        assert_eq!(optional_of(all), expected);
        let rules = ClaimRules {
            claims: Some(set(&["gender"])),
            ..ClaimRules::default()
        };
        let all = requested_attributes(&set(&["openid", "address"]), &claims, &rules, NATURAL);
        assert_eq!(optional_of(all), [Attribute::Gender]);
    }

    #[test]
    fn the_kind_of_person_follows_scopes_and_registration() {
        use PersonKind::{Legal, Natural};
        for (scopes, taken, expected) in [
            (&["openid"][..], &[Natural][..], &[Natural][..]),
            (&["openid"], &[Legal, Natural], &[Natural]),
            (&["openid"], &[Legal], &[Legal]),
            (&["openid", "legal_person"], &[Natural], &[Natural]),
            (&["openid", "legal_person"], &[Natural, Legal], &[Legal]),
            (&["openid", "lei"], &[Natural, Legal], &[Legal]),
            (&["openid", "address"], &[Natural, Legal], &[Natural]),
            (&["openid", "natural_person"], &[Natural, Legal], &[Natural]),
            (
                &["openid", "natural_person", "legal_person"],
                &[Natural],
                &[Natural],
            ),
            (
                &["openid", "natural_person", "legal_person"],
                &[Legal, Natural],
                &[Legal, Natural],
            ),
            (
                &["openid", "natural_person", "legal_person"],
                &[Natural, Legal],
                &[Natural, Legal],
            ),
        ] {
            let mut kinds: Vec<PersonKind> = requested(scopes, taken)
                .iter()
                .map(|asked| asked.attribute.definition().kind)
                .collect();
            kinds.dedup();
            assert_eq!(kinds, expected, "{scopes:?} {taken:?}");
        }
        let asked = requested(
            &["openid", "legal_person", "lei", "email", "gender"],
            &[Legal],
        );
        assert_eq!(
            optional_of(asked),
            [Attribute::Lei, Attribute::LegalEmailAddress]
        );
    }

    #[test]
    fn each_scope_is_asked_for_once() {
        let table = BTreeMap::from([
            ("BirthName".to_owned(), vec!["family_name".to_owned()]),
            (
                "CurrentFamilyName".to_owned(),
                vec!["family_name".to_owned(), "preferred_username".to_owned()],
            ),
        ]);
        let requested = RequestedAttribute::minimum_and(
            PersonKind::Natural,
            [Attribute::BirthName, Attribute::Gender],
        );
        let scopes = hub_scopes(&requested, &table);
        assert_eq!(scopes, ["openid", "family_name", "preferred_username"]);
    }
}
