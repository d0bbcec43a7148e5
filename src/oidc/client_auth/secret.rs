//! `client_secret_basic` and `client_secret_post` [RFC6749 §2.3.1].

use super::{AuthenticatedClient, ClientAuthError};
use crate::oidc::Secret;
use crate::oidc::client::{ClientAuthentication, Clients};

/// The header's two halves; a `client_id` in the form too must be the same.
pub(super) fn by_basic<'c>(
    clients: &'c Clients,
    header: &str,
    form_client_id: Option<&str>,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    let (client_id, secret) = decode_basic(header).ok_or(ClientAuthError::Method)?;
    if form_client_id.is_some_and(|other| other != client_id) {
        return Err(ClientAuthError::Method);
    }
    with_secret(clients, &client_id, &secret, |method| match method {
        ClientAuthentication::SecretBasic(secret) => Some(secret),
        _ => None,
    })
}

/// Both in the form.
pub(super) fn by_post<'c>(
    clients: &'c Clients,
    client_id: &str,
    presented: &str,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    with_secret(clients, client_id, presented, |method| match method {
        ClientAuthentication::SecretPost(secret) => Some(secret),
        _ => None,
    })
}

/// Both halves are form-encoded before they are joined [RFC6749 §2.3.1].
fn decode_basic(header: &str) -> Option<(String, String)> {
    use base64::Engine;
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") || credentials.len() > 4096 {
        return None;
    }
    let decoded = base64::engine::general_purpose::STANDARD
        .decode(credentials.trim())
        .ok()?;
    let decoded = String::from_utf8(decoded).ok()?;
    let (client_id, secret) = decoded.split_once(':')?;
    Some((form_decode(client_id), form_decode(secret)))
}

/// `+` and `%xx` of one half; a stray `=` or `&` belongs to the text.
fn form_decode(text: &str) -> String {
    let escaped = text.replace('&', "%26").replace('=', "%3D");
    let mut pairs = form_urlencoded::parse(escaped.as_bytes());
    pairs
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

fn with_secret<'c>(
    clients: &'c Clients,
    client_id: &str,
    presented: &str,
    registered: impl Fn(&ClientAuthentication) -> Option<&Secret>,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    // An unknown client costs the same comparison as a known one.
    let nobody = Secret::new("");
    let client = clients.get(client_id);
    let secret = client.and_then(|client| registered(&client.authentication));
    let equal = secret.unwrap_or(&nobody).matches(presented);
    match (client, secret.is_some() && equal) {
        (Some(client), true) => Ok(AuthenticatedClient::without_assertion(client)),
        _ => Err(ClientAuthError::Credentials),
    }
}
