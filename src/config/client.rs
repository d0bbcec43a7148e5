//! `[[connector.client]]`: the hubs that may send us foreign citizens, each an OpenID Connect
//! client with exactly the algorithms it registered.

use super::checks::{boolean, choice, text, url, word};
use super::identifiers::{self, ClientSubject};
use super::openid::{
    AcrNames, ClientAuthentication, Encryption, JwksSource, SignatureAlgorithm, acr_names,
    authentication, encryption, jwks, not_notified_levels,
};
use super::reader::Section;
use super::requester::{Requester, requester};

/// One hub as a client of ours.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its `client_id`.
    pub client_id: String,
    /// What people read as its name.
    pub name: String,
    /// Where answers may go; compared character by character (`[RFC9700 §4.1.3]`).
    pub redirect_uris: Vec<String>,
    /// How it authenticates at the token endpoint.
    pub authentication: ClientAuthentication,
    /// Its public keys; there whenever it authenticates by key or anything is encrypted to it.
    pub jwks: Option<JwksSource>,
    /// How its `id_token` is encrypted; none: signed only.
    pub id_token_encryption: Option<Encryption>,
    /// How its userinfo is signed; none: JSON.
    pub userinfo_signature: Option<SignatureAlgorithm>,
    /// How its userinfo is encrypted; only together with a signature.
    pub userinfo_encryption: Option<Encryption>,
    /// Its names for the levels of assurance.
    pub acr: AcrNames,
    /// The `acr` that holds where a request names none; none: such a request is refused.
    pub default_acr: Option<String>,
    /// Which service asks, and where it says so (`[eIDAS-MF §2.3.2]`).
    pub requester: Requester,
    /// Whether a request without PKCE is refused (`[RFC7636 §4.4.1]`).
    pub pkce_required: bool,
    /// What its `sub` is; at least one, the first since ever.
    pub subjects: Vec<ClientSubject>,
    /// What clients with the same subjects share; none: this client is alone (`[OIDC-Core §8.1]`).
    pub sector: Option<String>,
    /// The kinds of person it takes, `natural` and `legal`, the preferred one first.
    pub person_kinds: Vec<String>,
    /// Whether it takes somebody who acts for somebody else (`[eIDAS-AP §2.8]`).
    pub representation: bool,
    /// Whose claims it is given.
    pub claims_profile: ClaimsProfile,
    /// The scopes that count when it asks; none: all.
    pub scopes: Option<Vec<String>>,
    /// The claims that it may get; none: all.
    pub claims: Option<Vec<String>>,
}

/// Whose claims a client is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimsProfile {
    /// OpenID Connect's, Identity Assurance's and our own.
    Standard,
    /// What FranceConnect's own bridge gives, and nothing else.
    FranceConnect,
    /// Both, as the scopes ask.
    Both,
}

const CLAIMS_PROFILES: &[(&str, ClaimsProfile)] = &[
    ("both", ClaimsProfile::Both),
    ("franceconnect", ClaimsProfile::FranceConnect),
    ("standard", ClaimsProfile::Standard),
];

const SIGNATURES: &[(&str, SignatureAlgorithm)] = &[("ES256", SignatureAlgorithm::Es256)];

pub(super) fn read(section: &Section<'_>) -> Option<Client> {
    let client_id = section.required("client_id", text);
    let name = section.required("name", text);
    let redirect_uris = section.list("redirect_uris", url);
    if redirect_uris.is_none() && !section.has("redirect_uris") {
        section.report("redirect_uris", "is missing");
    }
    let authentication = authentication(section);
    let jwks = jwks(section);
    let id_token_encryption = encryption(section, "id_token");
    let userinfo_signature = section.optional("userinfo_signed_response_alg", choice(SIGNATURES));
    let userinfo_encryption = encryption(section, "userinfo");
    let acr = section.section_or_empty("acr", acr_names);
    let subjects = identifiers::subjects(section);
    let not_notified = not_notified_levels(section);
    let acr = acr.map(|acr| acr.with_not_notified(not_notified));
    let requester = requester(section);
    let person_kinds = person_kinds(section);
    let profile = choice(CLAIMS_PROFILES);
    let claims_profile = section.defaulted("claims_profile", ClaimsProfile::Both, profile);
    let client = Client {
        sector: section.optional("sector", text),
        claims_profile: claims_profile?,
        scopes: section.list("scopes", text),
        claims: section.list("claims", text),
        person_kinds: person_kinds?,
        representation: section.defaulted("representation", false, boolean)?,
        default_acr: default_acr(section, acr.as_ref()),
        pkce_required: section.defaulted("pkce_required", false, boolean)?,
        client_id: client_id?,
        name: name?,
        redirect_uris: redirect_uris?,
        authentication: authentication?,
        jwks,
        id_token_encryption,
        userinfo_signature,
        userinfo_encryption,
        acr: acr?,
        subjects: subjects?,
        requester: requester?,
    };
    client.check(section);
    Some(client)
}

fn default_acr(section: &Section<'_>, acr: Option<&AcrNames>) -> Option<String> {
    let default = section.optional("default_acr", text)?;
    if !acr?.holds(&default) {
        section.report(
            "default_acr",
            "is none of the names under acr, nor the URI of one of the three levels",
        );
    }
    Some(default)
}

/// Natural persons only, where nothing is said.
fn person_kinds(section: &Section<'_>) -> Option<Vec<String>> {
    let kinds = section.list("person_kinds", word(&["natural", "legal"]));
    if !section.has("person_kinds") {
        return Some(vec!["natural".to_owned()]);
    }
    let kinds = kinds?;
    let mut once = kinds.clone();
    once.dedup();
    if once.len() != kinds.len() || kinds.len() > 2 {
        section.report("person_kinds", "names a kind of person twice");
    }
    Some(kinds)
}

impl Client {
    fn check(&self, section: &Section<'_>) {
        let by_key = matches!(self.authentication, ClientAuthentication::PrivateKeyJwt);
        let encrypted = self.id_token_encryption.is_some() || self.userinfo_encryption.is_some();
        let named = section.has("jwks_file") || section.has("jwks_uri");
        if (by_key || encrypted) && !named {
            section.report(
                "jwks_uri",
                "or jwks_file is missing: the client's keys are needed",
            );
        }
        let natural_only = !self.person_kinds.iter().any(|kind| kind == "legal");
        if self.claims_profile == ClaimsProfile::FranceConnect
            && (self.representation || !natural_only)
        {
            let why = "\"franceconnect\" has no claims of legal persons and representatives";
            section.report("claims_profile", why);
        }
        if self.userinfo_encryption.is_some() && self.userinfo_signature.is_none() {
            let why = "needs userinfo_signed_response_alg: anyone can encrypt to a public key";
            section.report("userinfo_encrypted_response_alg", why);
        }
        let derived = |subject: &ClientSubject| subject.derivation.key().is_some();
        if self.sector.is_some() && !self.subjects.iter().any(derived) {
            section.report("sector", "has no use where no subject is pairwise");
        }
    }
}
