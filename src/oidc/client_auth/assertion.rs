//! `private_key_jwt` [RFC7523 §3, OIDC-Core §9]: one signature verification for every assertion
//! that can be read, whoever it is said to be of.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::decoy;
use super::{AssertionUse, AuthenticatedClient, ClientAuthError, OwnAudience};
use crate::oidc::Parameters;
use crate::oidc::client::{
    AssertionAudience, Client, ClientAuthentication, Clients, SecurityProfile,
};
use crate::oidc::jose::{self, JoseError, JwsAlgorithm, VerifiedJwt};
use crate::oidc::numeric_date::{self, DEFAULT_SKEW, earlier, later};

const MAX_LIFETIME: SignedDuration = SignedDuration::from_secs(300);
const MAX_JTI_BYTES: usize = 256;
/// What the FAPI 2.0 security profile leaves of ours [FAPI2 §5.4.1].
const FAPI2_ALGORITHMS: [JwsAlgorithm; 2] = [JwsAlgorithm::Es256, JwsAlgorithm::Ps256];

/// Of whom the assertion in this form is said to be: for looking up its keys again, nothing else.
pub fn asserted_client(form: &Parameters) -> Option<String> {
    let claims = jose::unverified_claims(form.get("client_assertion")?).ok()?;
    text(&claims, "sub").map(str::to_owned)
}

/// The client whose key signed this assertion about itself, for us, now.
pub(super) fn by_assertion<'c>(
    clients: &'c Clients,
    assertion: &str,
    form_client_id: Option<&str>,
    own: OwnAudience<'_>,
    now: Timestamp,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    // Only to find out whose keys to use; everything is read again from the verified token.
    let unverified = jose::unverified_claims(assertion).map_err(|_| ClientAuthError::Assertion)?;
    let client_id = text(&unverified, "sub").ok_or(ClientAuthError::AssertionSubject)?;
    if form_client_id.is_some_and(|other| other != client_id) {
        return Err(ClientAuthError::AssertionSubject);
    }
    let client = clients
        .get(client_id)
        .filter(|client| matches!(client.authentication, ClientAuthentication::PrivateKeyJwt));
    let Some(client) = client else {
        decoy::verify(assertion);
        return Err(ClientAuthError::Credentials);
    };
    let verified = signed_by(client, assertion)?;
    verified
        .require_typ(&["JWT", "client-authentication+jwt"])
        .map_err(|_| ClientAuthError::Assertion)?;
    let claims = verified.claims();
    let own_name = Some(client.client_id.as_str());
    if text(claims, "sub") != own_name || text(claims, "iss") != own_name {
        return Err(ClientAuthError::AssertionSubject);
    }
    if !is_for_us_alone(claims.get("aud"), own, client) {
        return Err(ClientAuthError::AssertionAudience);
    }
    let expires_at = check_times(claims, now).ok_or(ClientAuthError::AssertionTime)?;
    let jti = text(claims, "jti").filter(|jti| !jti.is_empty() && jti.len() <= MAX_JTI_BYTES);
    let jti = jti.ok_or(ClientAuthError::AssertionId)?.to_owned();
    Ok(AuthenticatedClient {
        client,
        assertion: Some(AssertionUse { jti, expires_at }),
    })
}

/// Refusals that come before a key is tried cost a trial nevertheless.
fn signed_by(client: &Client, assertion: &str) -> Result<VerifiedJwt, ClientAuthError> {
    let allowed = match client.profile {
        SecurityProfile::Standard => &JwsAlgorithm::ALL[..],
        SecurityProfile::Fapi2 => &FAPI2_ALGORITHMS,
    };
    jose::verify(assertion, &client.keys, allowed).map_err(|error| {
        if error != JoseError::Signature {
            decoy::verify(assertion);
        }
        match error {
            JoseError::UnknownKid => ClientAuthError::AssertionKey,
            _ => ClientAuthError::Assertion,
        }
    })
}

/// Our issuer identifier, as one text: what the audience attacks need, another server's name or a
/// list, is refused [FAPI2 §5.3.2.1]. Older clients, by registration, may also name the token
/// endpoint, or list only the two.
fn is_for_us_alone(aud: Option<&Value>, own: OwnAudience<'_>, client: &Client) -> bool {
    let tolerant = client.assertion_audience == AssertionAudience::IssuerOrTokenEndpoint
        && client.profile == SecurityProfile::Standard;
    let is_ours = |value: &Value| {
        let value = value.as_str();
        value == Some(own.issuer) || (tolerant && value == Some(own.token_endpoint))
    };
    match aud {
        Some(Value::Array(many)) => tolerant && !many.is_empty() && many.iter().all(is_ours),
        Some(one) => is_ours(one),
        None => false,
    }
}

/// Expiry with skew, at most five minutes (and the skew) away, and as far from the issue at most.
fn check_times(claims: &Map<String, Value>, now: Timestamp) -> Option<Timestamp> {
    let soon = later(now, DEFAULT_SKEW);
    let longest = |from| later(later(from, DEFAULT_SKEW), MAX_LIFETIME);
    let expires_at = numeric_date::read(claims, "exp").ok()??;
    let (issued_at, not_before) = (
        numeric_date::read(claims, "iat").ok()?,
        numeric_date::read(claims, "nbf").ok()?,
    );
    let sound = expires_at > earlier(now, DEFAULT_SKEW)
        && expires_at <= longest(now)
        && issued_at.is_none_or(|time| time <= soon && expires_at <= longest(time))
        && not_before.is_none_or(|time| time <= soon);
    sound.then(|| later(expires_at, DEFAULT_SKEW))
}

fn text<'m>(claims: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    claims.get(name).and_then(Value::as_str)
}
