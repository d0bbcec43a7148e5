//! From the hub's claims to whom a foreign Connector is told of. Mandatory data missing is an
//! error that names the attribute; optional data that cannot be used is left out.
//!
//! In: claims of `OpenID` Connect Core, `verified_claims` of Identity Assurance, FranceConnect's
//! pivot identity. Out: a person and, where the hub speaks of one, who acts for them. What each
//! claim is read as stands in docs/operating/hub.md ("Claims that the hub gives").

mod address;
mod birth;
mod claim_set;
mod country;
mod legal_person;
mod names;
mod natural_person;
mod reading;
mod row;

pub use reading::{HubReading, NameClaims};

use claim_set::ClaimSet;

use crate::domain::{Attribute, Person, PersonIdentifier, PersonKind, RequestedAttribute};
use crate::oidc::Claims;

/// A mandatory attribute cannot be made of the hub's claims, or none of the representative's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", named(.0).1)]
pub struct ClaimsError(pub &'static Attribute);

/// The code and the rule for each mandatory attribute.
macro_rules! named {
    ($($attribute:ident: $code:literal, $rule:literal,)+) => {
        fn named(attribute: &Attribute) -> (&'static str, &'static str) {
            match attribute {
                $(Attribute::$attribute => ($code, $rule),)+
                // Nothing else is mandatory.
                _ => ("dataset.missing.required", "an attribute that is required must be there"),
            }
        }
    };
}

named! {
    PersonIdentifier: "claims.missing.person-identifier", "an identifier must be made of the hub's subject",
    CurrentFamilyName: "claims.missing.family-name", "the hub's claims must yield a family name",
    CurrentGivenName: "claims.missing.first-name", "the hub's claims must yield a given name",
    DateOfBirth: "claims.missing.date-of-birth", "the hub's claims must yield a date of birth",
    LegalPersonIdentifier: "claims.missing.legal-person-identifier", "the hub's claims must yield a company's identifier",
    LegalName: "claims.missing.legal-name", "the hub's claims must yield a company's name",
}

impl ClaimsError {
    /// Stable code, which names the attribute.
    pub fn code(&self) -> &'static str {
        named(self.0).0
    }
}

/// Makes identifiers for the country that asks.
pub trait Identifiers {
    /// Of a natural person, by the hub's subject.
    fn natural(&self, subject: &str) -> Option<PersonIdentifier>;
    /// Of a legal person, by what the hub calls it: its number, or the subject.
    fn legal(&self, number: &str) -> Option<PersonIdentifier>;
}

/// What is asked of the claims.
pub struct Asked<'a> {
    /// The kind of person that the request is for.
    pub kind: PersonKind,
    /// The requested attributes, for those of a sector among them.
    pub attributes: &'a [RequestedAttribute],
    /// The subject that the id token was issued for `[OIDC-Core §2]`.
    pub subject: &'a str,
    /// Makes the identifiers.
    pub identifiers: &'a dyn Identifiers,
}

/// Whom the hub's claims are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedIdentity {
    /// The person.
    pub person: Person,
    /// Who acts for them, where it is somebody else `[eIDAS-AP §2.8]`.
    pub representative: Option<Person>,
}

/// Whom the claims are about, where a request leaves that open: a legal person, if they speak of
/// one.
pub fn claimed_kind(claims: &Claims, reading: &HubReading) -> PersonKind {
    let set = ClaimSet::of_hub(claims, reading.trust_framework.as_deref());
    if legal_person::is_touched(&set) {
        PersonKind::Legal
    } else {
        PersonKind::Natural
    }
}

/// Reads the claims. Of a request for a legal person, the human being that the claims are about
/// acts for it, unless `representative` says who else does.
///
/// # Errors
/// [`ClaimsError`] for the first mandatory attribute without a usable claim, of the person or of
/// the representative.
pub fn identity_from_claims(
    claims: &Claims,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> Result<ClaimedIdentity, ClaimsError> {
    let set = ClaimSet::of_hub(claims, reading.trust_framework.as_deref());
    let named = set.representative();
    let named = named.map(|other| representative(&other, asked, reading));
    let (person, acting) = match asked.kind {
        PersonKind::Natural => {
            let person = natural_person::read(&set, asked.subject, asked, reading)?;
            (Person::Natural(person), None)
        }
        PersonKind::Legal => {
            let person = legal_person::read(&set, asked.subject, asked, reading)?;
            // Whoever logged in for the company is told of, completely or with an error.
            let human = named.is_none() && natural_person::is_touched(&set);
            let human = human.then(|| natural_person::read(&set, asked.subject, asked, reading));
            (Person::Legal(person), human.transpose()?)
        }
    };
    Ok(ClaimedIdentity {
        person,
        representative: named.transpose()?.or(acting.map(Person::Natural)),
    })
}

/// The person in a `representative` object, in the shape in which we give hubs one: the same
/// claims as of anybody, with an `identifier` (or `sub`) of its own.
fn representative(
    set: &ClaimSet<'_>,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> Result<Person, ClaimsError> {
    let subject = set.text("sub").or_else(|| set.text("identifier"));
    let subject = subject.unwrap_or_default();
    if legal_person::is_touched(set) {
        let person = legal_person::read(set, subject, asked, reading)?;
        return Ok(Person::Legal(person));
    }
    let person = natural_person::read(set, subject, asked, reading)?;
    Ok(Person::Natural(person))
}

#[cfg(test)]
mod tests;
