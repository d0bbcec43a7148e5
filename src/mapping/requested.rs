//! What a hub asks for, as eIDAS attributes, and what a foreign Connector asks for, as scopes.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Attribute, PersonKind, RequestedAttribute};
use crate::oidc::authorization::RequestedClaims;

/// The optional attribute that a scope or a claim name stands for. The minimum data set needs no
/// row: it is always requested. Unknown names are ignored.
const OPTIONAL: [(&str, Attribute); 10] = [
    ("profile", Attribute::Gender),
    ("gender", Attribute::Gender),
    // FranceConnect's family_name is the name at birth.
    ("family_name", Attribute::BirthName),
    ("birth_name", Attribute::BirthName),
    ("birth_family_name", Attribute::BirthName),
    ("birthplace", Attribute::PlaceOfBirth),
    ("birthcountry", Attribute::PlaceOfBirth),
    ("place_of_birth", Attribute::PlaceOfBirth),
    ("birth", Attribute::PlaceOfBirth),
    ("address", Attribute::CurrentAddress),
];

/// The scopes that have an effect, for the discovery document.
pub const SCOPES: [&str; 11] = [
    "openid",
    "profile",
    "given_name",
    "family_name",
    "preferred_username",
    "birthdate",
    "gender",
    "birthplace",
    "birthcountry",
    "birth_name",
    "address",
];

/// The attributes to request abroad for these scopes and single claims: the minimum data set,
/// required, and what else was asked for, optional.
pub fn requested_attributes(
    scopes: &BTreeSet<String>,
    claims: &RequestedClaims,
) -> Vec<RequestedAttribute> {
    let asked = |name: &str| {
        // A claim named family_name is in the minimum data set; only the scope means birth name.
        let as_claim = claims.userinfo.contains(name) || claims.id_token.contains(name);
        scopes.contains(name) || (as_claim && name != "family_name")
    };
    let wanted = OPTIONAL
        .iter()
        .filter(|(name, _)| asked(name))
        .map(|(_, attribute)| attribute.clone());
    RequestedAttribute::minimum_and(PersonKind::Natural, wanted)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn optional_of(scopes: &[&str]) -> Vec<Attribute> {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        requested_attributes(&scopes, &RequestedClaims::default())
            .into_iter()
            .filter(|asked| !asked.required)
            .map(|asked| asked.attribute)
            .collect()
    }

    #[test]
    fn the_hubs_usual_scopes_ask_for_gender_and_place_of_birth() {
        let scopes = [
            "openid",
            "profile",
            "email",
            "preferred_username",
            "birthplace",
        ];
        assert_eq!(
            optional_of(&scopes),
            [Attribute::PlaceOfBirth, Attribute::Gender]
        );
        assert_eq!(optional_of(&["openid", "unknown"]), []);
        assert_eq!(
            optional_of(&["openid", "family_name"]),
            [Attribute::BirthName]
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
