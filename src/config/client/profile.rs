//! Which rules bind a client beyond OpenID Connect's own, and what its access tokens are bound to.

use super::super::checks::{boolean, choice};
use super::super::openid::SignatureAlgorithm;
use super::super::reader::Section;
use super::{AssertionAudience, Client, ClientMethod};

/// Which rules bind a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityProfile {
    /// OpenID Connect's own.
    Standard,
    /// The FAPI 2.0 security profile (`[FAPI2 §5.3.2]`).
    Fapi2,
}

const PROFILES: &[(&str, SecurityProfile)] = &[
    ("standard", SecurityProfile::Standard),
    ("fapi2", SecurityProfile::Fapi2),
];

/// What a client's access tokens are bound to beside the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderConstraint {
    /// Nothing.
    None,
    /// A key that it proves to hold (`[RFC9449 §5.2]`).
    Dpop,
    /// Its certificate (`[RFC8705 §3.4]`).
    MutualTls,
}

/// How much a client has to do so that a request of its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strictness {
    pub(super) profile: SecurityProfile,
    pub(super) sender_constraint: SenderConstraint,
    pub(super) pkce_required: bool,
    pub(super) par_required: bool,
    pub(super) nonce: NonceRule,
}

/// What ties a code to the browser that asked for it (`[RFC9700 §2.1.1]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonceRule {
    /// A nonce, with PKCE or without.
    Required,
    /// A nonce or PKCE.
    OrPkce,
    /// Nothing that we check.
    Optional,
}

const NONCE_RULES: &[(&str, NonceRule)] = &[
    ("or-pkce", NonceRule::OrPkce),
    ("required", NonceRule::Required),
    ("optional", NonceRule::Optional),
];

const PAR: &str = "require_pushed_authorization_requests";
const DPOP: &str = "dpop_bound_access_tokens";
const CERTIFICATE: &str = "tls_client_certificate_bound_access_tokens";

impl Strictness {
    /// What FAPI demands is the default there, and a contradiction where it is switched off.
    pub(super) fn read(section: &Section<'_>) -> Option<Self> {
        let profile = choice(PROFILES);
        let profile = section.defaulted("security_profile", SecurityProfile::Standard, profile);
        let fapi = profile == Some(SecurityProfile::Fapi2);
        let demanded = |key| {
            let required = section.defaulted(key, fapi, boolean);
            if fapi && required == Some(false) {
                section.report(key, "must be true with security_profile = \"fapi2\"");
            }
            required
        };
        let (pkce_required, par_required) = (demanded("pkce_required"), demanded(PAR));
        let nonce = section.defaulted("nonce", NonceRule::OrPkce, choice(NONCE_RULES));
        let dpop = section.defaulted(DPOP, false, boolean);
        let certificate = section.defaulted(CERTIFICATE, false, boolean);
        let sender_constraint = match (dpop?, certificate?) {
            (true, true) => {
                section.report(CERTIFICATE, format!("and {DPOP} exclude each other"));
                return None;
            }
            (true, false) => SenderConstraint::Dpop,
            (false, true) => SenderConstraint::MutualTls,
            (false, false) => SenderConstraint::None,
        };
        if fapi && sender_constraint == SenderConstraint::None {
            let why = format!("or {CERTIFICATE} must be true with security_profile = \"fapi2\"");
            section.report(DPOP, why);
        }
        Some(Self {
            profile: profile?,
            sender_constraint,
            pkce_required: pkce_required?,
            par_required: par_required?,
            nonce: nonce?,
        })
    }
}

impl Client {
    /// What else the profile demands.
    pub(super) fn check_profile(&self, section: &Section<'_>) {
        if self.profile != SecurityProfile::Fapi2 {
            return;
        }
        if matches!(
            self.authentication,
            ClientMethod::SecretPost(_) | ClientMethod::SecretBasic(_)
        ) {
            let why =
                "must be private_key_jwt or tls_client_auth with security_profile = \"fapi2\"";
            section.report("token_endpoint_auth_method", why);
        }
        if self.assertion_audience != AssertionAudience::Issuer {
            let why = "must be \"issuer\" with security_profile = \"fapi2\"";
            section.report("client_assertion_audience", why);
        }
        let requests = self.request_objects.signature;
        let requests = requests.map(|it| ("request_object_signing_alg", it));
        for (key, algorithm) in self.responses.signatures().chain(requests) {
            let good = [SignatureAlgorithm::Es256, SignatureAlgorithm::Ps256];
            if !good.contains(&algorithm) {
                section.report(
                    key,
                    "must be ES256 or PS256 with security_profile = \"fapi2\"",
                );
            }
        }
    }
}
