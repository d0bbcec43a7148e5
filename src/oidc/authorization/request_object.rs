//! A request in a token that the client signed [RFC9101, OIDC-Core §6.1].
//!
//! In: the token, the client's registration, who we are, and the time. Out: the parameters inside,
//! which are then the only ones that count, or why not. Nothing is ever fetched.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use crate::oidc::jose::{self, JoseError, JwsAlgorithm};
use crate::oidc::numeric_date::{self, DEFAULT_SKEW, earlier, later};
use crate::oidc::{Client, Parameters, SecurityProfile};

/// How old or how long-lived a request may be.
const MAX_LIFETIME: SignedDuration = SignedDuration::from_mins(60);

/// Why a request object is refused. On the wire always `invalid_request_object`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestObjectError {
    /// Encrypted ones are not supported.
    #[error("it is encrypted")]
    Encrypted,
    /// No signature, or one by an algorithm that the client may not use.
    #[error("its algorithm is not registered")]
    Algorithm,
    /// Its key is none of those that we know of the client; it may be a new one.
    #[error("its key is unknown")]
    UnknownKey,
    /// It is of no sound form, or its signature does not hold.
    #[error("its signature does not hold")]
    Signature,
    /// It says to be a token of another kind, or could pass for one.
    #[error("it is a token of another kind")]
    Kind,
    /// It is not of this client alone.
    #[error("it is not of this client")]
    Client,
    /// It is not for us alone.
    #[error("it is for another audience")]
    Audience,
    /// Expired, not yet valid, too old, or valid for too long.
    #[error("it is outside its time")]
    Time,
    /// It refers to a further request object.
    #[error("it holds another one")]
    Nested,
    /// What stands beside it says something else.
    #[error("the parameters beside it differ")]
    Mismatch,
    /// It has more or longer parameters than any hub sends.
    #[error("it is too large")]
    TooLarge,
}

impl RequestObjectError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Encrypted => "oidc.request-object.encrypted",
            Self::Algorithm => "oidc.request-object.algorithm",
            Self::UnknownKey => "oidc.request-object.unknown-key",
            Self::Signature => "oidc.request-object.signature",
            Self::Kind => "oidc.request-object.kind",
            Self::Client => "oidc.request-object.client",
            Self::Audience => "oidc.request-object.audience",
            Self::Time => "oidc.request-object.time",
            Self::Nested => "oidc.request-object.nested",
            Self::Mismatch => "oidc.request-object.mismatch",
            Self::TooLarge => "oidc.request-object.too-large",
        }
    }
}

impl From<JoseError> for RequestObjectError {
    fn from(error: JoseError) -> Self {
        match error {
            JoseError::AlgorithmRefused => Self::Algorithm,
            JoseError::UnknownKid => Self::UnknownKey,
            JoseError::TooLarge => Self::TooLarge,
            JoseError::TypeRefused => Self::Kind,
            _ => Self::Signature,
        }
    }
}

/// The parameters in `token`, which must be signed by the client. `outer` are those beside it:
/// where they say who asks and for what, they must say the same [RFC9101 §5, OIDC-Core §6.1].
pub(super) fn open(
    token: &str,
    outer: &Parameters,
    client: &Client,
    issuer: &str,
    now: Timestamp,
) -> Result<Parameters, RequestObjectError> {
    if jose::looks_encrypted(token) {
        return Err(RequestObjectError::Encrypted);
    }
    let verified = jose::verify(token, &client.keys, &algorithms(client))?;
    verified.require_typ(&["oauth-authz-req+jwt", "JWT"])?;
    let claims = verified.claims();
    check_client(claims, client)?;
    check_audience(claims, client, issuer)?;
    check_times(claims, client, now)?;
    if claims.contains_key("request") || claims.contains_key("request_uri") {
        return Err(RequestObjectError::Nested);
    }
    let own_id = ("client_id".to_owned(), client.client_id.clone());
    let named = claims.contains_key("client_id");
    let pairs = claims.iter().filter_map(pair);
    let pairs = pairs.chain((!named).then_some(own_id));
    let inner = Parameters::collect(pairs).map_err(|_| RequestObjectError::TooLarge)?;
    match (outer.get("response_type"), inner.get("response_type")) {
        (Some(beside), Some(within)) if beside != within => Err(RequestObjectError::Mismatch),
        _ => Ok(inner),
    }
}

/// The registered algorithm, or any of ours where none is; never one without a signature.
fn algorithms(client: &Client) -> Vec<JwsAlgorithm> {
    match &client.request_objects.signing {
        Some(only) => client.profile.among(std::slice::from_ref(only)),
        None => client.profile.among(&JwsAlgorithm::ALL),
    }
}

/// At least one of `iss` and `client_id` names the client, and none names another. A token with
/// the client as its `sub` is made to authenticate, not to ask [RFC9101 §10.8].
fn check_client(claims: &Map<String, Value>, client: &Client) -> Result<(), RequestObjectError> {
    let own = |value: &Value| value.as_str() == Some(client.client_id.as_str());
    if claims.get("sub").is_some_and(own) {
        return Err(RequestObjectError::Kind);
    }
    let names = [claims.get("iss"), claims.get("client_id")];
    let is_named = names.iter().any(Option::is_some);
    if is_named && names.into_iter().flatten().all(own) {
        Ok(())
    } else {
        Err(RequestObjectError::Client)
    }
}

/// Our issuer identifier and no other; in a list, the only entry. Those who must follow FAPI say
/// it as one text.
fn check_audience(
    claims: &Map<String, Value>,
    client: &Client,
    issuer: &str,
) -> Result<(), RequestObjectError> {
    let is_ours = match claims.get("aud") {
        Some(Value::Array(only)) if client.profile == SecurityProfile::Standard => {
            matches!(only.as_slice(), [one] if one == issuer)
        }
        Some(one) => one == issuer,
        None => false,
    };
    is_ours.then_some(()).ok_or(RequestObjectError::Audience)
}

/// Every time that is said is respected, and none is further off than an hour. Those who must
/// follow FAPI say from when and until when.
fn check_times(
    claims: &Map<String, Value>,
    client: &Client,
    now: Timestamp,
) -> Result<(), RequestObjectError> {
    let read = |name| numeric_date::read(claims, name).map_err(|()| RequestObjectError::Time);
    let (expires, from, issued) = (read("exp")?, read("nbf")?, read("iat")?);
    let (late, soon) = (earlier(now, DEFAULT_SKEW), later(now, DEFAULT_SKEW));
    let oldest = earlier(late, MAX_LIFETIME);
    let begun = |time: Option<Timestamp>| time.is_none_or(|it| it <= soon && it >= oldest);
    let lasts = |it: Timestamp| it > late && it <= later(soon, MAX_LIFETIME);
    let said = client.profile == SecurityProfile::Standard || (expires.is_some() && from.is_some());
    let sound = said && expires.is_none_or(lasts) && begun(from) && begun(issued);
    sound.then_some(()).ok_or(RequestObjectError::Time)
}

/// A claim as a parameter: numbers and objects as their text, as they would stand in a query.
fn pair((name, value): (&String, &Value)) -> Option<(String, String)> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Some((name.clone(), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::{ClientAuthentication, Secret};

    #[test]
    fn a_fapi_client_signs_with_es256_or_ps256_whatever_else_is_registered() {
        let secret = ClientAuthentication::SecretPost(Secret::new("s"));
        let mut client = Client::new("c", Vec::new(), secret);
        assert_eq!(algorithms(&client), JwsAlgorithm::ALL);
        client.profile = SecurityProfile::Fapi2;
        let fapi = [JwsAlgorithm::Es256, JwsAlgorithm::Ps256];
        assert_eq!(algorithms(&client), fapi);
        client.request_objects.signing = Some(JwsAlgorithm::Es384);
        assert_eq!(algorithms(&client), []);
    }
}
