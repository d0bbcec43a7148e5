//! From the hub's claims to the person that a foreign Connector receives. Mandatory data missing
//! is an error that names the claim; optional data that cannot be used is left out.

use serde_json::Value;

use crate::domain::{
    Attribute, AttributeValue, BirthDate, Gender, NaturalPerson, OptionalData, PersonIdentifier,
    PostalAddress, ScriptedText,
};
use crate::oidc::Claims;

/// How a hub reads the standard claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HubProfile {
    /// As OpenID Connect defines them.
    Standard,
    /// FranceConnect: `family_name` is the name at birth, `preferred_username` the name in use.
    FranceConnect,
}

/// A mandatory attribute cannot be made of the hub's claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hub's claims do not yield the mandatory attribute {0:?}")]
pub struct ClaimsError(pub &'static Attribute);

impl ClaimsError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        "claims.mandatory-missing"
    }
}

/// The person that these claims describe, under the identifier made for the destination.
///
/// # Errors
/// [`ClaimsError`] for the first mandatory attribute without a usable claim.
pub fn person_from_claims(
    claims: &Claims,
    identifier: PersonIdentifier,
    profile: HubProfile,
) -> Result<NaturalPerson, ClaimsError> {
    let given_name = scripted(claims, "given_name");
    let at_birth = scripted(claims, "family_name");
    let in_use = match profile {
        HubProfile::FranceConnect => scripted(claims, "preferred_username"),
        HubProfile::Standard => None,
    };
    let family_name = in_use.or_else(|| at_birth.clone());
    let birth_date = claims
        .text("birthdate")
        .and_then(|text| text.parse::<BirthDate>().ok());
    let given_name = given_name.ok_or(ClaimsError(&Attribute::CurrentGivenName))?;
    let birth_family_name = match profile {
        HubProfile::FranceConnect => at_birth,
        HubProfile::Standard => scripted(claims, "birth_family_name"),
    };
    let text = AttributeValue::Text;
    let birth_name = birth_name(claims, &given_name, birth_family_name.as_ref());
    let gender = claims.text("gender").and_then(Gender::read);
    let address = claims.get("address").and_then(address);
    let optional = OptionalData::new()
        .with(Attribute::BirthName, birth_name.map(text))
        .with(Attribute::PlaceOfBirth, place_of_birth(claims).map(text))
        .with(
            Attribute::CurrentAddress,
            address.map(AttributeValue::Address),
        )
        .with(Attribute::Gender, gender.map(AttributeValue::Gender));
    Ok(NaturalPerson {
        identifier,
        optional,
        given_name,
        family_name: family_name.ok_or(ClaimsError(&Attribute::CurrentFamilyName))?,
        date_of_birth: birth_date.ok_or(ClaimsError(&Attribute::DateOfBirth))?,
    })
}

/// The claim and its language-tagged siblings [OIDC-Core §5.2]: the first Latin form, and the
/// first in another script beside it.
fn scripted(claims: &Claims, name: &str) -> Option<ScriptedText> {
    let tagged = claims.names().filter(|other| {
        other
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('#') && rest.len() < 40)
    });
    let forms: Vec<&str> = std::iter::once(name)
        .chain(tagged)
        .filter_map(|name| claims.text(name))
        .collect();
    let of_script = |latin: bool| {
        forms
            .iter()
            .copied()
            .find(|text| !text.trim().is_empty() && ScriptedText::is_latin(text) == latin)
    };
    match (of_script(true), of_script(false)) {
        (Some(latin), Some(original)) => ScriptedText::with_original(latin, original),
        (Some(only), None) | (None, Some(only)) => ScriptedText::new(only),
        (None, None) => None,
    }
}

/// First and family name at birth as one string `[eIDAS-AP §2.2.1]`.
fn birth_name(
    claims: &Claims,
    given_name: &ScriptedText,
    family_name: Option<&ScriptedText>,
) -> Option<ScriptedText> {
    scripted(claims, "birth_name").or_else(|| {
        let family_name = family_name?;
        let whole = |given: &str, family: &str| format!("{given} {family}");
        let latin = whole(given_name.latin(), family_name.latin());
        match (given_name.original(), family_name.original()) {
            (Some(given), Some(family)) => {
                ScriptedText::with_original(&latin, &whole(given, family))
            }
            _ => ScriptedText::new(&latin),
        }
    })
}

fn place_of_birth(claims: &Claims) -> Option<ScriptedText> {
    let place = ["birthplace", "birthcountry"]
        .into_iter()
        .filter_map(|name| claims.text(name))
        .find(|text| !text.trim().is_empty());
    let structured = || {
        let place = claims.get("place_of_birth")?.as_object()?;
        let words: Vec<&str> = ["locality", "region", "country"]
            .into_iter()
            .filter_map(|name| place.get(name)?.as_str())
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    ScriptedText::new(&place.map(str::to_owned).or_else(structured)?)
}

fn address(claim: &Value) -> Option<PostalAddress> {
    let claim = claim.as_object()?;
    let part = |name: &str| {
        let text = claim
            .get(name)?
            .as_str()?
            .trim()
            .replace(['\r', '\n'], ", ");
        (!text.is_empty() && text.chars().count() <= 256 && !text.chars().any(char::is_control))
            .then_some(text)
    };
    let address = PostalAddress {
        thoroughfare: part("street_address"),
        post_name: part("locality"),
        admin_unit_second_line: part("region"),
        post_code: part("postal_code"),
        admin_unit_first_line: part("country"),
        ..PostalAddress::default()
    };
    (!address.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(claims: &Value, profile: HubProfile) -> Result<NaturalPerson, ClaimsError> {
        let claims = Claims::from_map(claims.as_object().unwrap().clone());
        person_from_claims(&claims, "FR/BE/1v1".parse().unwrap(), profile)
    }

    fn text_of<'p>(person: &'p NaturalPerson, attribute: &Attribute) -> Option<&'p str> {
        let value = person.optional.get(attribute)?;
        value.as_text().map(ScriptedText::latin)
    }

    fn minimum() -> Value {
        json!({"given_name": "Joëlle Françoise", "family_name": "DUBINÔRE", "birthdate": "1992-11-00"})
    }

    #[test]
    fn the_name_in_use_wins_and_the_name_at_birth_is_kept() {
        let mut claims = minimum();
        claims["preferred_username"] = "MARTIN".into();
        let person = read(&claims, HubProfile::FranceConnect).unwrap();
        assert_eq!(person.family_name.latin(), "MARTIN");
        assert_eq!(
            text_of(&person, &Attribute::BirthName).unwrap(),
            "Joëlle Françoise DUBINÔRE"
        );
        assert_eq!(person.date_of_birth.to_calendar_date(), "1992-11-01");
        let person = read(&claims, HubProfile::Standard).unwrap();
        assert_eq!(person.family_name.latin(), "DUBINÔRE");
        assert_eq!(text_of(&person, &Attribute::BirthName), None);
    }

    #[test]
    fn a_missing_or_broken_mandatory_claim_is_named() {
        for (name, attribute) in [
            ("given_name", &Attribute::CurrentGivenName),
            ("family_name", &Attribute::CurrentFamilyName),
            ("birthdate", &Attribute::DateOfBirth),
        ] {
            for broken in [Value::Null, json!(""), json!(7), json!(["a"])] {
                let mut claims = minimum();
                claims[name] = broken;
                assert_eq!(
                    read(&claims, HubProfile::Standard),
                    Err(ClaimsError(attribute))
                );
            }
        }
    }

    #[test]
    fn optional_claims_never_fail_a_login() {
        let mut claims = minimum();
        for name in [
            "gender",
            "birthplace",
            "birthcountry",
            "place_of_birth",
            "address",
            "birth_name",
        ] {
            for broken in [
                Value::Null,
                json!("\u{0}"),
                json!({"x": [1]}),
                json!("x".repeat(300)),
            ] {
                claims[name] = broken;
                assert!(read(&claims, HubProfile::FranceConnect).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn a_language_tagged_original_is_found_beside_its_latin_form() {
        let mut claims = minimum();
        claims["family_name"] = "Onases".into();
        claims["family_name#el"] = "Ωνάσης".into();
        let person = read(&claims, HubProfile::Standard).unwrap();
        assert_eq!(person.family_name.original(), Some("Ωνάσης"));
        assert_eq!(person.family_name.latin(), "Onases");
    }

    #[test]
    fn an_address_and_a_birth_country_are_read() {
        let mut claims = minimum();
        claims["birthcountry"] = "Japan".into();
        claims["address"] = json!({"street_address": "1 rue X\n2e étage", "postal_code": "75001"});
        let person = read(&claims, HubProfile::Standard).unwrap();
        assert_eq!(text_of(&person, &Attribute::PlaceOfBirth), Some("Japan"));
        let Some(AttributeValue::Address(address)) =
            person.optional.get(&Attribute::CurrentAddress)
        else {
            panic!("no address");
        };
        assert_eq!(address.thoroughfare.as_deref(), Some("1 rue X, 2e étage"));
    }
}
