//! `[proxy_service.hub]`: the hub as the OpenID provider, us as its client.
//!
//! In: the section, over its profile. Out: [`Hub`], with which the bridge asks and reads answers.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::{boolean, choice, number, text, url};
use super::hub_profile::{self, PROFILES};
use super::identifiers::{self, ForeignIdentifier, LegalIdentifiers};
use super::openid::{
    AcrNames, ClientAuthentication, Encryption, SIGNATURES, SignatureAlgorithm, acr_names,
    authentication, encryption,
};
use super::own_path::own_path;
use super::places::{self, PlaceNames};
use super::reader::Section;
use super::requester::{RequesterParameters, parameters};
use super::transliteration::{self, Transliteration};

/// `[proxy_service.hub]`.
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
    /// The path below our base URL to which it sends browsers back.
    pub redirect_path: String,
    /// The path below our base URL at which it finds our public keys.
    pub keys_path: String,
    /// How requests to it are made.
    pub requests: HubRequests,
    /// The scopes to ask for, by the eIDAS attribute's name such as `DateOfBirth`; `openid` is
    /// always asked for.
    pub scopes: BTreeMap<String, Vec<String>>,
    /// The claims to ask for one by one, by the attribute's name.
    pub claims: BTreeMap<String, Vec<String>>,
    /// The claims that its `id_token` is to have, essential.
    pub id_token_claims: Vec<String>,
    /// Whether it is told which languages the person wants (`ui_locales`): only where it passes
    /// over what it does not know.
    pub takes_languages: bool,
    /// Ways of logging in, as `amr` names them, that are no login of a citizen of ours.
    pub refused_amr: Vec<String>,
    /// Which claims give the names.
    pub names: HubNames,
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

/// How requests to a hub are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HubRequests {
    /// Whether they are pushed over the back channel first (`[RFC9126 §2]`).
    pub pushed: Use,
    /// Whether a code is bound to its login with PKCE, S256 (`[RFC7636 §4.2]`).
    pub pkce: Use,
    /// Whether single claims are asked for (`[OIDC-Core §5.5]`).
    pub claims: Use,
    /// What `prompt` says; none: nothing (`[OIDC-Core §3.1.2.1]`).
    pub prompt: Option<&'static str>,
    /// How long ago a person may have logged in, seconds; none: not asked.
    pub max_age: Option<u32>,
    /// Whom our client assertions are for.
    pub assertion_audience: HubAudience,
}

impl Default for HubRequests {
    /// What the hub offers, and a new login each time.
    fn default() -> Self {
        Self {
            pushed: Use::Offered,
            pkce: Use::Offered,
            claims: Use::Offered,
            prompt: Some("login"),
            max_age: None,
            assertion_audience: HubAudience::Issuer,
        }
    }
}

/// When something that a hub may or may not offer is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Where its description offers it.
    Offered,
    /// Whatever its description says.
    Always,
    /// Not at all.
    Never,
}

const USES: &[(&str, Use)] = &[
    ("offered", Use::Offered),
    ("always", Use::Always),
    ("never", Use::Never),
];

/// Whom a client assertion is for (`[RFC7523 §3]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HubAudience {
    /// The hub's issuer identifier (`[FAPI2 §5.3.3]`).
    Issuer,
    /// The address of its token endpoint, for hubs that know nothing else.
    TokenEndpoint,
}

const AUDIENCES: &[(&str, HubAudience)] = &[
    ("issuer", HubAudience::Issuer),
    ("token-endpoint", HubAudience::TokenEndpoint),
];

const PROMPTS: &[(&str, Option<&str>)] = &[
    ("login", Some("login")),
    ("login consent", Some("login consent")),
    ("not-sent", None),
];

/// Which claims give which name, the first usable one counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubNames {
    /// The family name in use.
    pub family_name: Vec<String>,
    /// The family name at birth.
    pub family_name_at_birth: Vec<String>,
    /// The given name at birth.
    pub given_name_at_birth: Vec<String>,
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
        /// Where requests are pushed to, if they can be.
        pushed: Option<String>,
        /// Where codes are redeemed.
        token: String,
        /// Where identities are read.
        userinfo: String,
        /// Where its public keys are.
        jwks: String,
    },
}

impl Hub {
    /// Whether what it encrypts to us needs an RSA key, or one on a curve; none: it encrypts nothing.
    pub fn encrypts_to_rsa(&self) -> Option<bool> {
        let encryption = self.id_token_encryption.or(self.userinfo_encryption);
        Some(encryption?.alg.wants_rsa())
    }

    /// Whether anything that it sends is encrypted to us.
    pub fn expects_encryption(&self) -> bool {
        self.id_token_encryption.is_some() || self.userinfo_encryption.is_some()
    }
}

pub(super) fn read(section: &Section<'_>) -> Option<Hub> {
    let profile = section.defaulted("profile", hub_profile::FIRST, choice(PROFILES))?;
    section.over(profile.table(), hub)
}

fn hub(section: &Section<'_>) -> Option<Hub> {
    let issuer = section.required("issuer", url);
    let endpoints = endpoints(section);
    let client_id = section.required("client_id", text);
    let authentication = authentication(section);
    let paths = paths(section);
    let requests = requests(section, endpoints.as_ref());
    let protection = protection(section);
    let trust_framework = section.optional("trust_framework", text);
    let transliteration = section.section_or_empty("transliteration", transliteration::read);
    let places = section.section_or_empty("places", places::read);
    let acr = section.section_or_empty("acr", acr_names);
    let requester_parameters =
        section.section_or_empty("requester_parameters", |names| Some(parameters(names)));
    let takes_languages = !refused_parameters(section, requests);
    let identifiers = identifiers::foreign(section);
    let legal_identifiers = identifiers::legal(section);
    let id_token_claims = section.list("id_token_claims", text).unwrap_or_default();
    let refused_amr = section.list("refused_amr", text).unwrap_or_default();
    let (scopes, claims) = (rows(section, "scopes"), rows(section, "claims"));
    let names = section.section("names", names);
    let (redirect_path, keys_path) = paths?;
    let protection = protection?;
    Some(Hub {
        issuer: issuer?,
        endpoints: endpoints?,
        client_id: client_id?,
        authentication: authentication?,
        redirect_path,
        keys_path,
        requests: requests?,
        scopes,
        claims,
        id_token_claims,
        takes_languages,
        refused_amr,
        names: names?,
        id_token_signature: protection.id_token_signature,
        id_token_encryption: protection.id_token_encryption,
        userinfo_signature: protection.userinfo_signature,
        userinfo_encryption: protection.userinfo_encryption,
        trust_framework,
        transliteration: transliteration?,
        places: places?,
        acr: acr?,
        requester_parameters: requester_parameters?,
        identifiers: identifiers?,
        legal_identifiers: legal_identifiers?,
    })
}

/// Where the hub sends browsers, and where it finds our keys.
fn paths(section: &Section<'_>) -> Option<(String, String)> {
    let redirect_path = section.required("redirect_path", own_path);
    let keys_path = section.required("keys_path", own_path);
    if redirect_path.is_some() && redirect_path == keys_path {
        section.report("keys_path", "and redirect_path must differ");
    }
    Some((redirect_path?, keys_path?))
}

/// How what the hub says is signed and encrypted.
struct Protection {
    id_token_signature: SignatureAlgorithm,
    id_token_encryption: Option<Encryption>,
    userinfo_signature: Option<SignatureAlgorithm>,
    userinfo_encryption: Option<Encryption>,
}

fn protection(section: &Section<'_>) -> Option<Protection> {
    let id_token_signature = section.required("id_token_signed_response_alg", choice(SIGNATURES));
    let id_token_encryption = encryption(section, "id_token");
    let userinfo_signature = section.optional("userinfo_signed_response_alg", choice(SIGNATURES));
    let userinfo_encryption = encryption(section, "userinfo");
    if userinfo_encryption.is_some() && userinfo_signature.is_none() {
        let why = "needs userinfo_signed_response_alg: anyone can encrypt to a public key";
        section.report("userinfo_encrypted_response_alg", why);
    }
    let kind = |encryption: Option<Encryption>| Some(encryption?.alg.wants_rsa());
    if let (Some(one), Some(other)) = (kind(id_token_encryption), kind(userinfo_encryption))
        && one != other
    {
        let why =
            "needs another kind of key than id_token_encrypted_response_alg, and we publish one";
        section.report("userinfo_encrypted_response_alg", why);
    }
    Some(Protection {
        id_token_signature: id_token_signature?,
        id_token_encryption,
        userinfo_signature,
        userinfo_encryption,
    })
}

fn requests(section: &Section<'_>, endpoints: Option<&HubEndpoints>) -> Option<HubRequests> {
    const PUSHED: &str = "pushed_authorization_requests";
    let used = |key| section.required(key, choice(USES));
    let (pushed, pkce, claims) = (used(PUSHED), used("pkce"), used("claims_parameter"));
    let prompt = section.required("prompt", choice(PROMPTS));
    let max_age = section.optional("max_age", number(0..=86_400));
    let audience = section.required("client_assertion_audience", choice(AUDIENCES));
    let nowhere = matches!(endpoints, Some(HubEndpoints::Fixed { pushed: None, .. }));
    if nowhere && pushed == Some(Use::Always) {
        let why = format!("needs {PUSHED_ENDPOINT}, since discovery = false");
        section.report(PUSHED, why);
    }
    if pushed == Some(Use::Never) && section.has(PUSHED_ENDPOINT) {
        section.report(
            PUSHED_ENDPOINT,
            format!("has no use with {PUSHED} = \"never\""),
        );
    }
    Some(HubRequests {
        pushed: pushed?,
        pkce: pkce?,
        claims: claims?,
        prompt: prompt?,
        max_age,
        assertion_audience: audience?,
    })
}

/// Whether the hub refuses parameters that it does not know, and what it must not be sent then.
fn refused_parameters(section: &Section<'_>, requests: Option<HubRequests>) -> bool {
    const WORDS: &[(&str, bool)] = &[("ignored", false), ("refused", true)];
    let refused = section.required("unknown_parameters", choice(WORDS));
    if refused != Some(true) {
        return false;
    }
    if section.has("requester_parameters") {
        let why = "is not for a hub that refuses parameters that it does not know \
                   (unknown_parameters)";
        section.report("requester_parameters", why);
    }
    if requests.is_some_and(|requests| requests.pkce == Use::Offered) {
        let why = "\"offered\" is not for a hub that refuses parameters that it does not know: say \
                   \"always\" or \"never\"";
        section.report("pkce", why);
    }
    true
}

const PUSHED_ENDPOINT: &str = "pushed_authorization_request_endpoint";

fn endpoints(section: &Section<'_>) -> Option<HubEndpoints> {
    const FIXED: [&str; 4] = [
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
    ];
    if section.defaulted("discovery", true, boolean)? {
        let fixed = FIXED.into_iter().chain([PUSHED_ENDPOINT]);
        for key in fixed.filter(|key| section.has(key)) {
            section.optional(key, url);
            section.report(key, "has no use with discovery: say discovery = false");
        }
        return Some(HubEndpoints::Discovery);
    }
    let [authorization, token, userinfo, jwks] = FIXED.map(|key| section.required(key, url));
    let pushed = section.optional(PUSHED_ENDPOINT, url);
    Some(HubEndpoints::Fixed {
        authorization: authorization?,
        pushed,
        token: token?,
        userinfo: userinfo?,
        jwks: jwks?,
    })
}

/// A table of the profile, with the operator's rows in place of its own.
fn rows(section: &Section<'_>, key: &str) -> BTreeMap<String, Vec<String>> {
    let table = section.optional_section(key, |rows| {
        let names: BTreeSet<String> = rows.keys().into_iter().collect();
        let row = |name: String| Some((name.clone(), rows.list(&name, text)?));
        Some(names.into_iter().filter_map(row).collect())
    });
    table.unwrap_or_default()
}

fn names(section: &Section<'_>) -> Option<HubNames> {
    let claims = |key| section.list(key, text);
    let (family_name, family_name_at_birth, given_name_at_birth) = (
        claims("family_name"),
        claims("family_name_at_birth"),
        claims("given_name_at_birth"),
    );
    Some(HubNames {
        family_name: family_name?,
        family_name_at_birth: family_name_at_birth?,
        given_name_at_birth: given_name_at_birth?,
    })
}
