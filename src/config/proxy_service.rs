//! `[proxy_service]`: our citizens at foreign services, and the hub that knows them.

use std::collections::BTreeMap;

use super::checks::{boolean, choice, level, person_kind, text, url};
use super::identifiers::{self, ForeignIdentifier, LegalIdentifiers};
use super::openid::{
    AcrNames, ClientAuthentication, Encryption, SIGNATURES, SignatureAlgorithm, acr_names,
    authentication, encryption, not_notified_levels,
};
use super::places::{self, PlaceNames};
use super::reader::Section;
use super::requester::{RequesterParameters, parameters};
use super::transliteration::{self, Transliteration};
use crate::domain::PersonKind;

/// `[proxy_service]`.
#[derive(Debug, Clone)]
pub struct ProxyService {
    /// The levels that our scheme is notified at: `low`, `substantial`, `high`; at least one.
    pub levels: Vec<String>,
    /// Whether metadata asks for the identifier of private services (`[eIDAS-MF §2.3.3]`).
    pub wants_requester_id: bool,
    /// The kinds of person that the hub can log in, of which our metadata lists the attributes.
    pub person_kinds: Vec<PersonKind>,
    /// The hub that logs our citizens in.
    pub hub: Hub,
}

/// `[proxy_service.hub]`: the hub as the OpenID provider, us as its client.
#[derive(Debug, Clone)]
pub struct Hub {
    /// Its issuer identifier, compared character by character.
    pub issuer: String,
    /// Where its endpoints are.
    pub endpoints: HubEndpoints,
    /// Our `client_id` there.
    pub client_id: String,
    /// How we authenticate at its token endpoint.
    pub authentication: ClientAuthentication,
    /// How it reads the standard claims.
    pub profile: HubProfile,
    /// The scopes to ask for, by the eIDAS attribute's friendly name such as `DateOfBirth`;
    /// `openid` is always asked for.
    pub scopes: BTreeMap<String, Vec<String>>,
    /// How its `id_token` is signed.
    pub id_token_signature: SignatureAlgorithm,
    /// How its `id_token` is encrypted to us.
    pub id_token_encryption: Option<Encryption>,
    /// How its userinfo is signed; none: JSON.
    pub userinfo_signature: Option<SignatureAlgorithm>,
    /// How its userinfo is encrypted to us.
    pub userinfo_encryption: Option<Encryption>,
    /// The one trust framework whose `verified_claims` count; none: every one.
    pub trust_framework: Option<String>,
    /// How names that it gives in no Latin letters are written in them.
    pub transliteration: Transliteration,
    /// The official lists that its codes of places are looked up in.
    pub places: PlaceNames,
    /// Its names for the levels of assurance; those that are not notified are published, too.
    pub acr: AcrNames,
    /// How it is told which service asks.
    pub requester_parameters: RequesterParameters,
    /// What our citizens are called abroad; at least one, the first since ever.
    pub identifiers: Vec<ForeignIdentifier>,
    /// What our companies are called abroad.
    pub legal_identifiers: LegalIdentifiers,
}

/// Which reading of the standard claims and scopes a hub follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HubProfile {
    /// FranceConnect+: `family_name` is the name at birth, and each claim has its scope.
    FranceConnectPlus,
    /// As OpenID Connect Core defines them.
    Standard,
}

const PROFILES: &[(&str, HubProfile)] = &[
    ("franceconnect-plus", HubProfile::FranceConnectPlus),
    ("standard", HubProfile::Standard),
];

impl HubProfile {
    /// The scopes of each attribute, where the configuration has no row of its own for it.
    pub fn scopes(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::FranceConnectPlus => FRANCECONNECT_PLUS,
            Self::Standard => STANDARD,
        }
    }
}

/// Where the hub's endpoints are.
#[derive(Debug, Clone)]
pub enum HubEndpoints {
    /// Asked at `<issuer>/.well-known/openid-configuration` (`[OIDC-Discovery §4]`).
    Discovery,
    /// Written down.
    Fixed {
        /// Where browsers are sent.
        authorization: String,
        /// Where codes are redeemed.
        token: String,
        /// Where identities are read.
        userinfo: String,
        /// Where its public keys are.
        jwks: String,
    },
}

impl Hub {
    /// Whether anything that it sends is encrypted to us.
    pub fn expects_encryption(&self) -> bool {
        self.id_token_encryption.is_some() || self.userinfo_encryption.is_some()
    }
}

/// The `franceconnect-plus` profile: which scopes yield which attribute.
const FRANCECONNECT_PLUS: &[(&str, &[&str])] = &[
    ("PersonIdentifier", &["openid"]),
    ("CurrentGivenName", &["given_name"]),
    ("CurrentFamilyName", &["family_name", "preferred_username"]),
    ("BirthName", &["family_name"]),
    ("DateOfBirth", &["birthdate"]),
    ("PlaceOfBirth", &["birthplace", "birthcountry"]),
    ("TownOfBirth", &["birthplace", "birthcountry"]),
    ("CountryOfBirth", &["birthplace", "birthcountry"]),
    ("EmailAddress", &["email"]),
    ("Gender", &["gender"]),
];

/// The `standard` profile: what OpenID Connect Core's own scopes yield.
const STANDARD: &[(&str, &[&str])] = &[
    ("PersonIdentifier", &["openid"]),
    ("CurrentGivenName", &["profile"]),
    ("CurrentFamilyName", &["profile"]),
    ("DateOfBirth", &["profile"]),
    ("Gender", &["profile"]),
    ("CurrentAddress", &["address"]),
    ("CountryOfResidence", &["address"]),
    ("EmailAddress", &["email"]),
    ("PhoneNumber", &["phone"]),
];

/// `None` inside where the section says `enabled = false`.
#[expect(
    clippy::option_option,
    reason = "outer: reported problems; inner: switched off"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Option<ProxyService>> {
    let enabled = section.defaulted("enabled", true, boolean)?;
    let levels = section.list("levels", level);
    if levels.is_none() && !section.has("levels") {
        section.report(
            "levels",
            "is missing: the levels that the scheme is notified at",
        );
    }
    let person_kinds = person_kinds(section);
    let hub = section.section("hub", hub);
    let not_notified = not_notified_levels(section);
    let hub = hub.map(|hub| Hub {
        acr: hub.acr.with_not_notified(not_notified),
        ..hub
    });
    let proxy_service = ProxyService {
        levels: levels?,
        wants_requester_id: section.defaulted("wants_requester_id", false, boolean)?,
        person_kinds: person_kinds?,
        hub: hub?,
    };
    Some(enabled.then_some(proxy_service))
}

/// Natural persons only, where nothing is said.
fn person_kinds(section: &Section<'_>) -> Option<Vec<PersonKind>> {
    let kinds = section.list("person_kinds", person_kind);
    if !section.has("person_kinds") {
        return Some(vec![PersonKind::Natural]);
    }
    let kinds = kinds?;
    let mut once = kinds.clone();
    once.sort();
    once.dedup();
    if once.len() != kinds.len() {
        section.report("person_kinds", "names a kind of person twice");
    }
    Some(once)
}

fn hub(section: &Section<'_>) -> Option<Hub> {
    let issuer = section.required("issuer", url);
    let endpoints = endpoints(section);
    let client_id = section.required("client_id", text);
    let authentication = authentication(section);
    let profile = section.defaulted("profile", HubProfile::FranceConnectPlus, choice(PROFILES));
    let scopes = scopes(section, profile);
    let id_token_signature = section.defaulted(
        "id_token_signed_response_alg",
        SignatureAlgorithm::Es256,
        choice(SIGNATURES),
    );
    let id_token_encryption = encryption(section, "id_token");
    let userinfo_signature = section.optional("userinfo_signed_response_alg", choice(SIGNATURES));
    let userinfo_encryption = encryption(section, "userinfo");
    if section.has("userinfo_encrypted_response_alg")
        && !section.has("userinfo_signed_response_alg")
    {
        let why = "needs userinfo_signed_response_alg: anyone can encrypt to a public key";
        section.report("userinfo_encrypted_response_alg", why);
    }
    let trust_framework = section.optional("trust_framework", text);
    let transliteration = section.section_or_empty("transliteration", transliteration::read);
    let places = section.section_or_empty("places", places::read);
    let acr = section.section_or_empty("acr", acr_names);
    let requester_parameters =
        section.section_or_empty("requester_parameters", |names| Some(parameters(names)));
    if profile == Some(HubProfile::FranceConnectPlus) && section.has("requester_parameters") {
        let why = "is not for franceconnect-plus, which refuses parameters that it does not know";
        section.report("requester_parameters", why);
    }
    let identifiers = identifiers::foreign(section);
    let legal_identifiers = identifiers::legal(section);
    Some(Hub {
        issuer: issuer?,
        endpoints: endpoints?,
        client_id: client_id?,
        authentication: authentication?,
        profile: profile?,
        scopes,
        id_token_signature: id_token_signature?,
        id_token_encryption,
        userinfo_signature,
        userinfo_encryption,
        trust_framework,
        transliteration: transliteration?,
        places: places?,
        acr: acr?,
        requester_parameters: requester_parameters?,
        identifiers: identifiers?,
        legal_identifiers: legal_identifiers?,
    })
}

fn endpoints(section: &Section<'_>) -> Option<HubEndpoints> {
    const FIXED: [&str; 4] = [
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
    ];
    if section.defaulted("discovery", true, boolean)? {
        for key in FIXED.into_iter().filter(|key| section.has(key)) {
            section.optional(key, url);
            section.report(key, "has no use with discovery: say discovery = false");
        }
        return Some(HubEndpoints::Discovery);
    }
    let [authorization, token, userinfo, jwks] = FIXED.map(|key| section.required(key, url));
    Some(HubEndpoints::Fixed {
        authorization: authorization?,
        token: token?,
        userinfo: userinfo?,
        jwks: jwks?,
    })
}

/// The profile's table, with the rows of `[…scopes]` in place of its own.
fn scopes(section: &Section<'_>, profile: Option<HubProfile>) -> BTreeMap<String, Vec<String>> {
    let table = profile.unwrap_or(HubProfile::FranceConnectPlus).scopes();
    let mut scopes: BTreeMap<String, Vec<String>> = table
        .iter()
        .map(|(name, scopes)| {
            (
                (*name).to_owned(),
                scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            )
        })
        .collect();
    section.optional_section("scopes", |rows| {
        for name in rows.keys() {
            if let Some(row) = rows.list(&name, text) {
                scopes.insert(name, row);
            }
        }
        Some(())
    });
    scopes
}
