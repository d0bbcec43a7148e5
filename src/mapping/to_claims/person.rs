//! What is known of one person, claim by claim.

use serde_json::{Map, Value};

use super::super::Release;
use super::super::claim_table::{ClaimRow, View};
use super::address::{address_claim, address_parts};
use super::birth_name;
use super::country::iso;
use super::names::{Tagged, as_asserted, original, put_both};
use super::place::put;
use crate::domain::{
    Attribute, AttributeValue, Capacity, CountryCode, Identity, NaturalPerson, Person, ScriptedText,
};

/// One person, and how much may be said.
pub(super) struct Facts<'a> {
    person: &'a Person,
    country: CountryCode,
    release: &'a Release,
}

/// One attribute's value.
enum Fact<'a> {
    Text(&'a ScriptedText),
    Plain(String),
    Optional(&'a [AttributeValue]),
}

impl<'a> Facts<'a> {
    pub(super) fn of_subject(identity: &'a Identity, release: &'a Release) -> Self {
        Self::of(&identity.person, identity, release)
    }

    pub(super) fn of(person: &'a Person, identity: &'a Identity, release: &'a Release) -> Self {
        Self {
            person,
            country: identity.country,
            release,
        }
    }

    /// Puts the row's claim at this path, where it is known.
    pub(super) fn say(&self, row: &ClaimRow, path: &str, claims: &mut Map<String, Value>) {
        match row.view {
            View::First => {
                let mut attributes = row.attributes.iter();
                if let Some((one, fact)) = attributes.find_map(|it| Some((it, self.fact(it)?))) {
                    self.put(one, fact, path, claims);
                }
            }
            View::FullName => {
                if let Some((name, original)) = self.natural().and_then(|it| self.full_name(it)) {
                    self.put_text(path, &name, original, claims);
                }
            }
            View::BirthFamilyName => {
                if let Some(names) = self.birth_names() {
                    put(claims, path, Value::from(names.family));
                }
            }
            View::BirthGivenName => {
                if let Some(names) = self.birth_names() {
                    put(claims, path, Value::from(names.given));
                }
            }
        }
    }

    /// Puts the sectors' attributes under their declared names.
    pub(super) fn say_sectors(&self, claims: &mut Map<String, Value>) {
        for attribute in &self.release.sectors {
            if let Some(fact) = self.fact(attribute) {
                self.put(attribute, fact, attribute.definition().claim, claims);
            }
        }
    }

    /// The attribute as it was asserted; `None` where it was not.
    pub(super) fn as_asserted(&self, attribute: &Attribute) -> Option<Value> {
        match self.fact(attribute)? {
            Fact::Text(text) => Some(as_asserted(text, self.country)),
            Fact::Plain(text) => Some(Value::from(text)),
            Fact::Optional([AttributeValue::Address(address)]) => Some(address_parts(address)),
            Fact::Optional([AttributeValue::Text(text)])
                if attribute.definition().transliterable =>
            {
                Some(as_asserted(text, self.country))
            }
            Fact::Optional(_) => {
                let values = self.person.values(attribute, Capacity::Subject);
                let mut texts = values.into_iter().map(|value| Value::from(value.text));
                if attribute.definition().multi_valued {
                    Some(texts.collect())
                } else {
                    texts.next()
                }
            }
        }
    }

    fn put(
        &self,
        attribute: &Attribute,
        fact: Fact<'_>,
        path: &str,
        claims: &mut Map<String, Value>,
    ) {
        let values = match fact {
            Fact::Text(text) => {
                return self.put_text(path, text.preferred(), original(text, self.country), claims);
            }
            Fact::Plain(text) => return put(claims, path, Value::from(text)),
            Fact::Optional(values) => values,
        };
        if attribute.definition().multi_valued {
            put(claims, path, values.iter().map(standard).collect());
        } else if let [AttributeValue::Text(text), ..] = values {
            let transliterable = attribute.definition().transliterable;
            let original = original(text, self.country).filter(|_| transliterable);
            self.put_text(path, text.preferred(), original, claims);
        } else if let Some(value) = values.first() {
            put(claims, path, standard(value));
        }
    }

    fn put_text(
        &self,
        path: &str,
        text: &str,
        original: Option<Tagged>,
        claims: &mut Map<String, Value>,
    ) {
        let original = original.filter(|_| self.release.profile.standard());
        put_both(claims, path, text, original);
    }

    fn fact(&self, attribute: &Attribute) -> Option<Fact<'a>> {
        let identifier = |text: String| self.release.identifiers.then_some(Fact::Plain(text));
        match (self.person, attribute) {
            (Person::Natural(it), Attribute::PersonIdentifier) => {
                identifier(it.identifier.to_string())
            }
            (Person::Natural(it), Attribute::CurrentFamilyName) => {
                Some(Fact::Text(&it.family_name))
            }
            (Person::Natural(it), Attribute::CurrentGivenName) => Some(Fact::Text(&it.given_name)),
            (Person::Natural(it), Attribute::DateOfBirth) => {
                Some(Fact::Plain(it.date_of_birth.to_string()))
            }
            (Person::Legal(it), Attribute::LegalPersonIdentifier) => {
                identifier(it.identifier.to_string())
            }
            (Person::Legal(it), Attribute::LegalName) => Some(Fact::Text(&it.legal_name)),
            (it, _) if attribute.definition().kind == it.kind() => {
                let values = it.optional().all(attribute);
                (!values.is_empty()).then_some(Fact::Optional(values))
            }
            _ => None,
        }
    }

    fn natural(&self) -> Option<&'a NaturalPerson> {
        self.person.as_natural()
    }

    /// Given name first, since nobody says which order a person would like. The originals too,
    /// where both names have one in one language.
    fn full_name(&self, person: &NaturalPerson) -> Option<(String, Option<Tagged>)> {
        let (given, family) = (&person.given_name, &person.family_name);
        let both = (
            original(given, self.country),
            original(family, self.country),
        );
        let joined = |a: &str, b: &str| format!("{a} {b}");
        let latin = [given, family].map(ScriptedText::is_latin_form);
        // One name in one script and one in another make no name.
        if latin.contains(&true) && latin.contains(&false) {
            return None;
        }
        let original = match both {
            (Some((one, given)), Some((other, family))) if one == other => {
                Some((one, joined(&given, &family)))
            }
            _ => None,
        };
        Some((joined(given.preferred(), family.preferred()), original))
    }

    fn birth_names(&self) -> Option<birth_name::BirthNames<'a>> {
        let person = self.natural()?;
        let name = person.optional.get(&Attribute::BirthName)?.as_text()?;
        birth_name::parts(person, name)
    }
}

/// A value in the form of the standard claims.
fn standard(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) => Value::from(text.preferred()),
        AttributeValue::Gender(gender) => Value::from(gender.as_eidas().to_ascii_lowercase()),
        AttributeValue::Country(country) => Value::from(iso(*country)),
        AttributeValue::Address(address) => address_claim(address),
        AttributeValue::Phone(text) | AttributeValue::Email(text) => Value::from(text.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::super::super::ClaimRules;
    use super::super::tests::*;
    use super::*;
    use crate::domain::{PersonKind, SectorAttribute};

    #[test]
    fn a_legal_person_has_no_human_names() {
        let mut all = legal();
        all.extend(acting(natural()));
        let claims = by_scopes(&all, &["openid", "profile", "legal_person", "email"]);
        let top: BTreeSet<&str> = claims
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            top.into_iter().collect::<Vec<_>>(),
            ["eidas", "name", "name#el"]
        );
        assert_eq!(claims["eidas"]["person_kind"], "legal");
    }

    fn sector(claim: &str, several: bool) -> Attribute {
        Attribute::Sector(Box::new(SectorAttribute {
            uri: format!("http://sector.example/{claim}"),
            friendly_name: claim.to_owned(),
            type_namespace: "http://sector.example".to_owned(),
            type_prefix: "s".to_owned(),
            xsd_type: "T".to_owned(),
            kind: PersonKind::Natural,
            transliterable: !several,
            multi_valued: several,
            claim: claim.to_owned(),
        }))
    }

    #[test]
    fn a_sectors_attribute_goes_under_its_declared_name() {
        let (insurance, blood) = (sector("health.insurance", false), sector("blood", true));
        let rules = ClaimRules {
            sectors: vec![insurance.clone(), blood.clone()],
            ..ClaimRules::default()
        };
        let mut all = natural();
        all.push(asserted(&insurance, &["Tameio", "Ταμείο"]));
        all.push(asserted(&blood, &["A", "Rh+"]));
        let identity = identity(&all);
        let asked = json!({"userinfo": {"health": null, "blood": null}});
        let claims = userinfo(&identity, &["openid"], &asked, &rules);
        assert_eq!(
            claims["health"],
            json!({"insurance": "Tameio", "insurance#el": "Ταμείο"})
        );
        assert_eq!(claims["blood"], json!(["A", "Rh+"]));
        assert_eq!(claims["eidas"]["attributes"]["blood"], json!(["A", "Rh+"]));
        let claims = userinfo(&identity, &["openid", "blood"], &json!({}), &rules);
        assert!(claims.get("health").is_none() && claims.get("blood").is_some());
        let claims = userinfo(&identity, &["openid", "profile"], &json!({}), &rules);
        assert!(claims.get("health").is_none() && claims.get("blood").is_none());
    }
}
