//! `[[connector.client]]`: the hubs that may send us foreign citizens, each an OpenID Connect
//! client with exactly the algorithms it registered.

mod addresses;
mod algorithms;
mod authentication;
mod profile;

use super::checks::{boolean, choice, text, word};
use super::consent::{Consent, own_consent};
use super::identifiers::{self, ClientSubject};
use super::openid::{AcrNames, JwksSource, acr_names, jwks, not_notified_levels};
use super::reader::Section;
use super::requester::{Requester, parameter_name, requester};

pub use algorithms::{RequestObjects, Responses};
pub use authentication::{AssertionAudience, ClientMethod};
use profile::Strictness;
pub use profile::{NonceRule, SecurityProfile, SenderConstraint};

/// One hub as a client of ours.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its `client_id`.
    pub client_id: String,
    /// What people read as its name.
    pub name: String,
    /// Where answers may go; compared character by character (`[RFC9700 §4.1.3]`).
    pub redirect_uris: Vec<String>,
    /// Where a browser may go after a logout; compared in the same way.
    pub post_logout_redirect_uris: Vec<String>,
    /// How it authenticates at the back channel.
    pub authentication: ClientMethod,
    /// For whom its assertions may be.
    pub assertion_audience: AssertionAudience,
    /// Its public keys; there whenever it signs anything or anything is encrypted to it.
    pub jwks: Option<JwksSource>,
    /// How its tokens are signed and encrypted.
    pub responses: Responses,
    /// How it signs its requests.
    pub request_objects: RequestObjects,
    /// Which rules bind it beyond OpenID Connect's own.
    pub profile: SecurityProfile,
    /// What its access tokens are bound to.
    pub sender_constraint: SenderConstraint,
    /// Whether a request that was not pushed is refused (`[RFC9126 §6]`).
    pub par_required: bool,
    /// The parameter by which it may name the person's country, so that nobody is asked for it.
    pub country_parameter: Option<String>,
    /// Its names for the levels of assurance.
    pub acr: AcrNames,
    /// The `acr` that holds where a request names none; none: such a request is refused.
    pub default_acr: Option<String>,
    /// Which service asks, and where it says so (`[eIDAS-MF §2.3.2]`).
    pub requester: Requester,
    /// Whether a request without PKCE is refused (`[RFC7636 §4.4.1]`).
    pub pkce_required: bool,
    /// What it must send of nonce and PKCE.
    pub nonce: NonceRule,
    /// What its `sub` is; at least one, the first since ever.
    pub subjects: Vec<ClientSubject>,
    /// What clients with the same subjects share; none: this client is alone (`[OIDC-Core §8.1]`).
    pub sector: Option<String>,
    /// The kinds of person it takes, `natural` and `legal`, the preferred one first.
    pub person_kinds: Vec<String>,
    /// Whether it takes somebody who acts for somebody else (`[eIDAS-AP §2.8]`).
    pub representation: bool,
    /// Who asks the person before it is given anything; none: the connector's rule.
    pub consent: Option<Consent>,
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

pub(super) fn read(section: &Section<'_>) -> Option<Client> {
    let client_id = section.required("client_id", text);
    let name = section.required("name", text);
    let redirect_uris = addresses::redirect_uris(section);
    let post_logout_redirect_uris = addresses::post_logout_redirect_uris(section);
    let authentication = authentication::method(section);
    let assertion_audience = authentication::assertion_audience(section, authentication.as_ref());
    let jwks = jwks(section);
    let responses = Responses::read(section);
    let request_objects = RequestObjects::read(section);
    let strictness = Strictness::read(section);
    let acr = section.section_or_empty("acr", acr_names);
    let subjects = identifiers::subjects(section);
    let not_notified = not_notified_levels(section);
    let acr = acr.map(|acr| acr.with_not_notified(not_notified));
    let requester = requester(section);
    let country_parameter = section.optional("country_parameter", parameter_name);
    let person_kinds = person_kinds(section);
    let profile = choice(CLAIMS_PROFILES);
    let claims_profile = section.defaulted("claims_profile", ClaimsProfile::Both, profile);
    let (scopes, claims) = (section.list("scopes", text), section.list("claims", text));
    let sector = section.optional("sector", text);
    let consent = own_consent(section);
    let representation = section.defaulted("representation", false, boolean);
    let default_acr = default_acr(section, acr.as_ref());
    let strictness = strictness?;
    let client = Client {
        client_id: client_id?,
        name: name?,
        redirect_uris: redirect_uris?,
        post_logout_redirect_uris: post_logout_redirect_uris?,
        authentication: authentication?,
        assertion_audience: assertion_audience?,
        jwks,
        responses,
        request_objects: request_objects?,
        profile: strictness.profile,
        sender_constraint: strictness.sender_constraint,
        pkce_required: strictness.pkce_required,
        nonce: strictness.nonce,
        par_required: strictness.par_required,
        country_parameter,
        acr: acr?,
        default_acr,
        requester: requester?,
        subjects: subjects?,
        sector,
        person_kinds: person_kinds?,
        representation: representation?,
        consent,
        claims_profile: claims_profile?,
        scopes,
        claims,
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
        let by_key = matches!(self.authentication, ClientMethod::PrivateKeyJwt);
        let needed = by_key || self.responses.encrypted() || self.request_objects.expected();
        if needed && !section.has("jwks_file") && !section.has("jwks_uri") {
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
        let derived = |subject: &ClientSubject| subject.derivation.key().is_some();
        if self.sector.is_some() && !self.subjects.iter().any(derived) {
            section.report("sector", "has no use where no subject is pairwise");
        }
        let told = &self.requester;
        let told = [&told.sp_type, &told.requester_id, &told.provider_name];
        let country = self.country_parameter.as_ref();
        if country.is_some() && told.iter().any(|one| one.parameter.as_ref() == country) {
            section.report("country_parameter", "is the name of another parameter, too");
        }
        self.check_profile(section);
    }

    /// Whether it needs a certificate of its own at our back channel.
    pub fn shows_certificate(&self) -> bool {
        matches!(self.authentication, ClientMethod::TlsClientAuth(_))
            || self.sender_constraint == SenderConstraint::MutualTls
    }
}
