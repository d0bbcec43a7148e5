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
    let times = check_times(claims, now).ok_or(ClientAuthError::AssertionTime)?;
    let (acceptable_from, expires_at) = times;
    let jti = text(claims, "jti").filter(|jti| !jti.is_empty() && jti.len() <= MAX_JTI_BYTES);
    let jti = jti.ok_or(ClientAuthError::AssertionId)?.to_owned();
    Ok(AuthenticatedClient {
        client,
        assertion: Some(AssertionUse {
            jti,
            expires_at,
            acceptable_from,
        }),
    })
}

/// Refusals that come before a key is tried cost a trial nevertheless.
fn signed_by(client: &Client, assertion: &str) -> Result<VerifiedJwt, ClientAuthError> {
    let allowed = client.profile.among(&JwsAlgorithm::ALL);
    jose::verify(assertion, &client.keys, &allowed).map_err(|error| {
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
/// From when until when it is accepted.
fn check_times(claims: &Map<String, Value>, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
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
    let earliest = |time| earlier(time, DEFAULT_SKEW);
    let from = earlier(earliest(expires_at), MAX_LIFETIME);
    let from = [issued_at, not_before]
        .into_iter()
        .flatten()
        .map(earliest)
        .fold(from, Timestamp::max);
    sound.then(|| (from, later(expires_at, DEFAULT_SKEW)))
}

fn text<'m>(claims: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    claims.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use openssl::ec::{EcGroup, EcKey};
    use openssl::nid::Nid;
    use openssl::pkey::PKey;
    use serde_json::json;

    use super::*;
    use crate::oidc::Secret;
    use crate::oidc::jose::{JwkSet, JwsKey, PublicJwk, trials};

    const ISSUER: &str = "https://op.example";

    fn key(algorithm: JwsAlgorithm) -> JwsKey {
        let key = if algorithm == JwsAlgorithm::Es256 {
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
            PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
        } else {
            PKey::from_rsa(openssl::rsa::Rsa::generate(2048).unwrap()).unwrap()
        };
        JwsKey::new(key, algorithm).unwrap()
    }

    fn client(
        client_id: &str,
        authentication: ClientAuthentication,
        keys: &[&PublicJwk],
    ) -> Client {
        let mut client = Client::new(client_id, Vec::new(), authentication);
        client.keys = JwkSet::new(keys.iter().map(|&key| key.clone()).collect());
        client
    }

    /// The outcome of an assertion that this client is said to have made, and its trials.
    fn outcome(
        clients: &Clients,
        client_id: &str,
        key: &JwsKey,
    ) -> (Option<ClientAuthError>, usize) {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let claims = json!({ "iss": client_id, "sub": client_id, "aud": ISSUER, "jti": "one",
            "exp": now.as_second() + 60 });
        let token = jose::sign(&claims, key, "JWT").unwrap();
        let own = OwnAudience {
            issuer: ISSUER,
            token_endpoint: "https://op.example/token",
        };
        let mut error = None;
        let trials = trials::of(|| {
            error = by_assertion(clients, &token, None, own, now).err();
        });
        (error, trials)
    }

    #[test]
    fn every_assertion_costs_one_verification_whoever_it_is_said_to_be_of() {
        let (own, stranger) = (key(JwsAlgorithm::Es256), key(JwsAlgorithm::Es256));
        let rsa = key(JwsAlgorithm::Rs256);
        let mut fapi = client("fapi", ClientAuthentication::PrivateKeyJwt, &[rsa.public()]);
        fapi.profile = SecurityProfile::Fapi2;
        let mut misnamed = own.public().to_value();
        misnamed["kid"] = stranger.kid().into();
        let misnamed = PublicJwk::from_value(&misnamed).unwrap();
        let secret = ClientAuthentication::SecretPost(Secret::new("a secret"));
        let clients = Clients::new([
            client(
                "known",
                ClientAuthentication::PrivateKeyJwt,
                &[own.public()],
            ),
            client(
                "misnamed",
                ClientAuthentication::PrivateKeyJwt,
                &[&misnamed],
            ),
            client("secret", secret, &[own.public()]),
            client("keyless", ClientAuthentication::PrivateKeyJwt, &[]),
            fapi,
        ]);
        let (credentials, by_key) = (ClientAuthError::Credentials, ClientAuthError::AssertionKey);
        let bad = ClientAuthError::Assertion;
        for (client_id, key, expected) in [
            ("known", &own, None),
            ("misnamed", &stranger, Some(bad)),
            ("known", &stranger, Some(by_key)),
            ("keyless", &own, Some(by_key)),
            ("known", &rsa, Some(by_key)),
            ("fapi", &rsa, Some(bad)),
            ("secret", &own, Some(credentials)),
            ("nobody", &own, Some(credentials)),
            ("nobody", &rsa, Some(credentials)),
        ] {
            assert_eq!(
                outcome(&clients, client_id, key),
                (expected, 1),
                "{client_id}"
            );
        }
    }
}
