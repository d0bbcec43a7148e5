//! The one table of claims: which scope asks for which, of what it is made, and in which profile.
//! What is requested abroad, what a client gets, what discovery says and docs/ATTRIBUTES.md are all
//! read off it.

use serde::{Deserialize, Serialize};

use crate::domain::{Attribute, PersonKind};

/// Whose claims a client is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimsProfile {
    /// OpenID Connect Core, Identity Assurance and our own.
    Standard,
    /// What FranceConnect's own bridge gives, and nothing else.
    FranceConnect,
    /// Both, as the scopes ask.
    #[default]
    Both,
}

impl ClaimsProfile {
    /// Whether the claims of the standards are given.
    pub(super) fn standard(self) -> bool {
        self != Self::FranceConnect
    }
}

/// In which profiles a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In every profile.
    Always,
    /// Where the claims of the standards are given.
    Standard,
    /// Where FranceConnect's are.
    FranceConnect,
}

/// How a value is made of the attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The first of them that is known.
    First,
    /// Given and family name.
    FullName,
    /// What `BirthName` has beside a name that is known.
    BirthFamilyName,
    /// The same, the other part.
    BirthGivenName,
}

/// One claim.
#[derive(Debug)]
pub struct ClaimRow {
    /// Its name, or its path with dots.
    pub claim: &'static str,
    /// Whose claim it is.
    pub kind: PersonKind,
    /// The scopes that ask for it.
    pub scopes: &'static [&'static str],
    /// What it is made of.
    pub attributes: &'static [Attribute],
    /// How.
    pub view: View,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it may stand in `verified_claims` `[OIDC-IDA §5]`.
    pub verified: bool,
}

impl ClaimRow {
    /// The name on the outermost level.
    pub fn top(&self) -> &'static str {
        self.claim
            .split_once('.')
            .map_or(self.claim, |(top, _)| top)
    }

    /// The name under which the `claims` parameter asks for it: the outermost, or for a member of
    /// our own claim the innermost.
    pub fn asked_as(&self) -> &'static str {
        if self.is_own() {
            self.claim.rsplit('.').next().unwrap_or_default()
        } else {
            self.top()
        }
    }

    /// Whether it is a member of our own claim.
    pub fn is_own(&self) -> bool {
        self.claim.starts_with("eidas.")
    }

    /// Whether that scope asks for it.
    pub(super) fn asked_by_scope(&self, scope: &str) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether that name in the `claims` parameter does. What no standard names may be asked for
    /// by the name of its scope too.
    pub(super) fn asked_by_name(&self, name: &str) -> bool {
        self.asked_as() == name || (self.is_own() && self.asked_by_scope(name))
    }

    /// Whether it stands in that profile.
    pub(super) fn stands_in(&self, profile: ClaimsProfile) -> bool {
        match self.standing {
            Standing::Always => true,
            Standing::Standard => profile.standard(),
            Standing::FranceConnect => profile != ClaimsProfile::Standard,
        }
    }
}

/// Scopes that ask for no claim of the table.
pub const FURTHER_SCOPES: [(&str, &str); 3] = [
    (
        "natural_person",
        "a natural person will do, beside a legal one",
    ),
    (
        "representative",
        "of who acts for the person everything that is asserted, not the minimum data set only",
    ),
    (
        "verified_claims",
        "what the other scopes ask for, in `verified_claims` too",
    ),
];

const VERIFIED: bool = true;
const PLAIN: bool = false;

macro_rules! rows {
    ($($kind:ident $claim:literal [$($scope:literal)+] $view:ident [$($attribute:ident)+]
       $standing:ident $verified:ident;)+) => {
        /// Every claim, in the order in which documents list them.
        pub static CLAIM_ROWS: &[ClaimRow] = &[$(ClaimRow {
            claim: $claim,
            kind: PersonKind::$kind,
            scopes: &[$($scope),+],
            attributes: &[$(Attribute::$attribute),+],
            view: View::$view,
            standing: Standing::$standing,
            verified: $verified,
        }),+];
    };
}

#[rustfmt::skip]
rows! {
    Natural "sub"                        ["openid"]                     First           [PersonIdentifier]                    Always        PLAIN;
    Natural "given_name"                 ["profile" "given_name"]       First           [CurrentGivenName]                    Always        VERIFIED;
    Natural "family_name"                ["profile" "family_name"]      First           [CurrentFamilyName]                   Always        VERIFIED;
    Natural "name"                       ["profile"]                    FullName        [CurrentGivenName CurrentFamilyName]  Standard      VERIFIED;
    Natural "preferred_username"         ["preferred_username"]         First           [CurrentFamilyName]                   FranceConnect PLAIN;
    Natural "birthdate"                  ["profile" "birthdate"]        First           [DateOfBirth]                         Always        VERIFIED;
    Natural "gender"                     ["profile" "gender"]           First           [Gender]                              Always        VERIFIED;
    Natural "birthplace"                 ["birthplace"]                 First           [PlaceOfBirth]                        FranceConnect PLAIN;
    Natural "place_of_birth.locality"    ["place_of_birth" "birth"]     First           [TownOfBirth PlaceOfBirth]            Standard      VERIFIED;
    Natural "place_of_birth.country"     ["place_of_birth" "birth" "birthcountry"] First [CountryOfBirth]                     Standard      VERIFIED;
    Natural "birth_family_name"          ["birth_name"]                 BirthFamilyName [BirthName]                           Standard      VERIFIED;
    Natural "birth_given_name"           ["birth_name"]                 BirthGivenName  [BirthName]                           Standard      VERIFIED;
    Natural "eidas.birth_name"           ["birth_name"]                 First           [BirthName]                           Standard      PLAIN;
    Natural "nationalities"              ["nationalities"]              First           [Nationality]                         Standard      VERIFIED;
    Natural "eidas.country_of_residence" ["country_of_residence"]       First           [CountryOfResidence]                  Standard      PLAIN;
    Natural "address"                    ["address"]                    First           [CurrentAddress]                      Standard      VERIFIED;
    Natural "phone_number"               ["phone"]                      First           [PhoneNumber]                         Standard      PLAIN;
    Natural "email"                      ["email"]                      First           [EmailAddress]                        Standard      PLAIN;
    Legal   "sub"                        ["openid"]                     First           [LegalPersonIdentifier]               Always        PLAIN;
    Legal   "name"                       ["profile" "legal_person"]     First           [LegalName]                           Standard      PLAIN;
    Legal   "eidas.legal_person.identifier" ["legal_person"]            First           [LegalPersonIdentifier]               Standard      PLAIN;
    Legal   "eidas.legal_person.legal_name" ["legal_person"]            First           [LegalName]                           Standard      PLAIN;
    Legal   "eidas.legal_person.address" ["address"]                    First           [LegalPersonAddress]                  Standard      PLAIN;
    Legal   "eidas.legal_person.vat_registration_number" ["vat_registration_number"] First [VatRegistrationNumber]            Standard      PLAIN;
    Legal   "eidas.legal_person.tax_reference" ["tax_reference"]        First           [TaxReference]                        Standard      PLAIN;
    Legal   "eidas.legal_person.eu_identifier" ["eu_identifier"]        First           [EuIdentifier]                        Standard      PLAIN;
    Legal   "eidas.legal_person.lei"     ["lei"]                        First           [Lei]                                 Standard      PLAIN;
    Legal   "eidas.legal_person.eori"    ["eori"]                       First           [Eori]                                Standard      PLAIN;
    Legal   "eidas.legal_person.seed"    ["seed"]                       First           [Seed]                                Standard      PLAIN;
    Legal   "eidas.legal_person.sic"     ["sic"]                        First           [Sic]                                 Standard      PLAIN;
    Legal   "eidas.legal_person.phone_number" ["phone"]                 First           [LegalPhoneNumber]                    Standard      PLAIN;
    Legal   "eidas.legal_person.email"   ["email"]                      First           [LegalEmailAddress]                   Standard      PLAIN;
}

/// Every scope that has an effect, `openid` first.
pub fn supported_scopes() -> Vec<&'static str> {
    let of_rows = CLAIM_ROWS.iter().flat_map(|row| row.scopes);
    let further = FURTHER_SCOPES.iter().map(|(scope, _)| scope);
    once(of_rows.chain(further).copied())
}

/// Every claim that may be returned, by its outermost name.
pub fn supported_claims() -> Vec<&'static str> {
    let protocol = ["acr", "amr", "auth_time"].into_iter();
    let own = [super::EIDAS_CLAIM, super::VERIFIED_CLAIMS].into_iter();
    once(
        CLAIM_ROWS
            .iter()
            .map(ClaimRow::top)
            .chain(own)
            .chain(protocol),
    )
}

/// The claims that `verified_claims` may hold.
pub fn verified_claims_supported() -> Vec<&'static str> {
    let verified = CLAIM_ROWS.iter().filter(|row| row.verified);
    once(verified.map(ClaimRow::top))
}

fn once(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_reaches_a_claim_and_its_row_names_one_of_them() {
        for attribute in Attribute::ALL {
            let row = attribute.definition();
            let mut claims = CLAIM_ROWS
                .iter()
                .filter(|claim| claim.kind == row.kind && claim.attributes.contains(attribute));
            let named = claims.any(|claim| claim.claim == row.claim);
            assert!(named, "{} is no claim of {}", row.claim, row.uri);
        }
        for row in CLAIM_ROWS {
            let fits = row
                .attributes
                .iter()
                .all(|it| it.definition().kind == row.kind);
            assert!(fits && !row.attributes.is_empty(), "{}", row.claim);
        }
    }

    #[test]
    fn the_scopes_of_franceconnects_own_bridge_are_among_ours() {
        let supported = supported_scopes();
        for scope in [
            "openid",
            "given_name",
            "family_name",
            "birthdate",
            "gender",
            "birthplace",
            "birthcountry",
            "email",
            "preferred_username",
            "profile",
            "address",
            "phone",
        ] {
            assert!(supported.contains(&scope), "{scope}");
        }
        assert_eq!(supported.first(), Some(&"openid"));
        assert!(!supported.contains(&"offline_access"));
    }
}
