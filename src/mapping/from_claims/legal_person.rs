//! A legal person's claims: the object `legal_person`, beside the standard claims or in `eidas`.

use super::claim_set::ClaimSet;
use super::names::name;
use super::row::optional_data;
use super::{Asked, ClaimsError, HubReading};
use crate::domain::{Attribute, LegalPerson, PersonKind};

/// Whether a legal person is spoken of.
pub(super) fn is_touched(set: &ClaimSet<'_>) -> bool {
    let name = Attribute::LegalName.definition().claim;
    let object = set.find("eidas.legal_person", serde_json::Value::as_object);
    object.is_some() || set.values(name).next().is_some()
}

/// The legal person that these claims describe, by the number in `legal_person.identifier`, or
/// under the identifier made of `subject` where no human being is spoken of beside it.
pub(super) fn read(
    set: &ClaimSet<'_>,
    subject: &str,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> Result<LegalPerson, ClaimsError> {
    let legal_name = name(set, &[Attribute::LegalName.definition().claim], reading);
    let of_human = super::natural_person::is_touched(set);
    let number = set.values("eidas.legal_person.identifier").next();
    let number = match number {
        Some(number) => number.as_str().map(str::trim),
        None => Some(subject).filter(|_| !of_human),
    };
    let identifier = number
        .filter(|number| !number.is_empty())
        .and_then(|number| asked.identifiers.legal(number));
    Ok(LegalPerson {
        legal_name: legal_name.ok_or(ClaimsError(&Attribute::LegalName))?,
        identifier: identifier.ok_or(ClaimsError(&Attribute::LegalPersonIdentifier))?,
        optional: optional_data(set, PersonKind::Legal, asked, reading),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::{identity, minimum, read, said, standard, with};
    use super::super::{ClaimedIdentity, claimed_kind};
    use super::*;
    use crate::oidc::Claims;

    fn company() -> Value {
        json!({
            "identifier": "552081317",
            "legal_name": "Ολυμπιακή",
            "legal_name#en": "Olympic",
            "lei": "9695005MSX1OYEMGDF46",
            "vat_registration_number": "FR03552081317",
            "address": {"street_address": "22 avenue X", "country": "FR"},
            "phone_number": "+33 1 40 42",
            "email": "a@b.example", "email_verified": false,
            "eori": {"not": "text"},
        })
    }

    fn legal(claims: &Value) -> Result<ClaimedIdentity, ClaimsError> {
        identity(claims, PersonKind::Legal, &HubReading::of(standard()))
    }

    #[test]
    fn a_company_is_read_and_who_logged_in_acts_for_it() {
        for beside in [true, false] {
            let mut claims = minimum();
            if beside {
                claims["legal_person"] = company();
            } else {
                claims["eidas"] = json!({"legal_person": company()});
            }
            let identity = legal(&claims).unwrap();
            let person = identity.person.as_legal().unwrap();
            assert_eq!(person.identifier.to_string(), "FR/BE/552081317");
            assert_eq!(person.legal_name.latin_form(), Some("Olympic"));
            assert_eq!(person.legal_name.original(), Some("Ολυμπιακή"));
            let said = |attribute| said(&identity.person, &attribute).concat();
            assert_eq!(said(Attribute::Lei), "9695005MSX1OYEMGDF46");
            assert_eq!(said(Attribute::VatRegistrationNumber), "FR03552081317");
            assert_eq!(said(Attribute::LegalPhoneNumber), "+3314042");
            assert!(!said(Attribute::LegalPersonAddress).is_empty());
            assert_eq!(
                said(Attribute::LegalEmailAddress) + &said(Attribute::Eori),
                ""
            );
            let acting = identity.representative.unwrap();
            assert_eq!(acting.identifier().to_string(), "FR/BE/n-sub");
            assert_eq!(
                acting.as_natural().unwrap().family_name.preferred(),
                "DUBINÔRE"
            );
        }
    }

    #[test]
    fn a_company_that_logs_in_itself_has_the_subjects_identifier() {
        let identity = legal(&json!({"legal_person": {"legal_name": "Olympic"}})).unwrap();
        assert_eq!(identity.person.identifier().to_string(), "FR/BE/sub");
        assert_eq!(identity.representative, None);
    }

    #[test]
    fn a_company_without_name_or_number_and_a_half_known_human_are_refused() {
        let refused = |claims: &Value| legal(claims).unwrap_err().0;
        let mut claims = minimum();
        assert_eq!(*refused(&claims), Attribute::LegalName);
        claims["legal_person"] = json!({"legal_name": "Olympic"});
        assert_eq!(*refused(&claims), Attribute::LegalPersonIdentifier);
        for broken in [json!(7), json!(" "), json!("a b")] {
            claims["legal_person"] = json!({"legal_name": "Olympic", "identifier": broken});
            assert_eq!(*refused(&claims), Attribute::LegalPersonIdentifier);
        }
        claims["legal_person"] = company();
        claims["birthdate"] = "0000-01-01".into();
        assert_eq!(*refused(&claims), Attribute::DateOfBirth);
    }

    #[test]
    fn a_named_representative_acts_for_a_person_or_a_company() {
        let mut parent = minimum();
        parent["sub"] = "parent".into();
        let firm = json!({"legal_person": company()});
        let mut same = minimum();
        same["identifier"] = "parent".into();
        for (kind, object, identifier) in [
            (PersonKind::Natural, &parent, "FR/BE/n-parent"),
            (PersonKind::Natural, &same, "FR/BE/n-parent"),
            (PersonKind::Natural, &firm, "FR/BE/552081317"),
            (PersonKind::Natural, &company(), "FR/BE/552081317"),
            (PersonKind::Legal, &parent, "FR/BE/n-parent"),
            (PersonKind::Legal, &firm, "FR/BE/552081317"),
        ] {
            let mut claims = with("legal_person", company());
            claims["representative"] = object.clone();
            let reading = HubReading::of(standard());
            let identity = identity(&claims, kind, &reading).unwrap();
            assert_eq!(identity.person.kind(), kind);
            let acting = identity.representative.unwrap();
            assert_eq!(acting.identifier().to_string(), identifier);
        }
    }

    #[test]
    fn a_representative_who_is_named_is_never_left_out() {
        let mut parent = minimum();
        parent["sub"] = "parent".into();
        for missing in ["sub", "given_name", "family_name", "birthdate"] {
            let mut half = parent.clone();
            half.as_object_mut().unwrap().remove(missing);
            let refused = read(&with("representative", half), standard);
            assert!(refused.is_err(), "{missing}");
        }
        // What is no object names nobody.
        assert!(read(&with("representative", json!("parent")), standard).is_ok());
    }

    #[test]
    fn whoever_logged_in_answers_a_request_for_either_kind() {
        let kind = |claims: &Value| {
            let claims = Claims::from_map(claims.as_object().unwrap().clone());
            claimed_kind(&claims, &HubReading::of(standard()))
        };
        assert_eq!(kind(&minimum()), PersonKind::Natural);
        assert_eq!(kind(&with("legal_person", company())), PersonKind::Legal);
    }
}
