//! Stage two: every rule of the request, one small check each [OIDC-Core §3.1.2.2].

use std::collections::BTreeSet;

use super::{
    AuthorizationParameters, AuthorizationRefusal, AuthorizationRequest, RefusalReason,
    RequestObjectError, RequestedClaims, ResponseMode, VerifiedRedirect,
};
use crate::oidc::{Client, NonceRule, Parameters, pkce};

const MAX_STATE_BYTES: usize = 1024;
const MAX_NONCE_BYTES: usize = 512;
const MAX_LIST_ITEMS: usize = 64;

impl AuthorizationParameters {
    /// Stage two: a request that may be carried out, or a refusal for the verified address.
    /// Unknown parameters are ignored [RFC6749 §3.1].
    pub fn validate(
        &self,
        client: &Client,
        redirect: VerifiedRedirect,
    ) -> Result<AuthorizationRequest, AuthorizationRefusal> {
        request(&self.0, client, &redirect).map_err(|reason| self.refusal(reason, client, redirect))
    }

    /// A refusal for the verified address, in the way that was asked for.
    pub(super) fn refusal(
        &self,
        reason: RefusalReason,
        client: &Client,
        redirect: VerifiedRedirect,
    ) -> AuthorizationRefusal {
        AuthorizationRefusal {
            reason,
            client_id: client.client_id.clone(),
            redirect,
            state: state(&self.0).unwrap_or_default(),
            response_mode: response_mode(&self.0).unwrap_or_default(),
        }
    }
}

fn request(
    parameters: &Parameters,
    client: &Client,
    redirect: &VerifiedRedirect,
) -> Result<AuthorizationRequest, RefusalReason> {
    let state = state(parameters)?;
    if parameters.has_repeated() {
        return Err(RefusalReason::Repeated);
    }
    check_shape(parameters)?;
    let claims = claims(parameters)?;
    let request = AuthorizationRequest {
        client_id: client.client_id.clone(),
        redirect: redirect.clone(),
        scopes: scopes(parameters, client)?,
        acr_values: acr_values(parameters, client, &claims)?,
        nonce: nonce(parameters)?,
        state,
        response_mode: response_mode(parameters)?,
        code_challenge: code_challenge(parameters)?,
        max_age: max_age(parameters)?,
        ui_locales: list(parameters, "ui_locales"),
        claims,
        hinted_subject: None,
        dpop_jkt: dpop_jkt(parameters)?,
    };
    match (&request.nonce, &request.code_challenge) {
        (_, None) if client.must_use_pkce() => Err(RefusalReason::PkceMissing),
        (None, _) if client.nonce == NonceRule::Required => Err(RefusalReason::NonceMissing),
        // One of the two must tie the code to this browser [RFC9700 §2.1.1]; a client that can do
        // neither is registered so.
        (None, None) if client.nonce == NonceRule::OrPkce => Err(RefusalReason::NonceOrPkce),
        _ => check_prompt(parameters).map(|()| request),
    }
}

/// What kind of request and answer is asked for. Where a request object counts, it was opened.
fn check_shape(parameters: &Parameters) -> Result<(), RefusalReason> {
    let nested = RefusalReason::RequestObject(RequestObjectError::Nested);
    let unsupported = [
        ("request", nested),
        ("request_uri", RefusalReason::RequestUri),
        ("registration", RefusalReason::Registration),
    ];
    for (name, reason) in unsupported {
        if parameters.get(name).is_some() {
            return Err(reason);
        }
    }
    match parameters.get("response_type") {
        None => Err(RefusalReason::ResponseTypeMissing),
        Some("code") => Ok(()),
        Some(_) => Err(RefusalReason::ResponseType),
    }
}

fn response_mode(parameters: &Parameters) -> Result<ResponseMode, RefusalReason> {
    let mode = parameters.get("response_mode");
    mode.map_or(Some(ResponseMode::default()), ResponseMode::from_name)
        .ok_or(RefusalReason::ResponseMode)
}

/// State is repeated in the answer, so it keeps to printable ASCII [RFC6749 §A.5].
fn state(parameters: &Parameters) -> Result<Option<String>, RefusalReason> {
    match parameters.get("state") {
        Some(state)
            if state.len() > MAX_STATE_BYTES
                || !state.bytes().all(|byte| matches!(byte, b' '..=b'~')) =>
        {
            Err(RefusalReason::State)
        }
        state => Ok(state.map(str::to_owned)),
    }
}

fn scopes(parameters: &Parameters, client: &Client) -> Result<BTreeSet<String>, RefusalReason> {
    let mut scopes: BTreeSet<String> = list(parameters, "scope").into_iter().collect();
    if !scopes.contains("openid") {
        return Err(RefusalReason::Scope);
    }
    if !client.allowed_scopes.is_empty() {
        scopes.retain(|scope| scope == "openid" || client.allowed_scopes.contains(scope));
    }
    Ok(scopes)
}

/// Levels from `acr_values` and from the `claims` parameter, as far as the client may ask for
/// them; from the latter alone where they are essential there [OIDC-Core §5.5.1.1]. Asked for and
/// none available is a refusal: never silently another level.
fn acr_values(
    parameters: &Parameters,
    client: &Client,
    claims: &RequestedClaims,
) -> Result<Vec<String>, RefusalReason> {
    let mut asked = list(parameters, "acr_values");
    if claims.acr_essential && !claims.acr_values.is_empty() {
        asked.clear();
    }
    asked.extend(claims.acr_values.iter().take(MAX_LIST_ITEMS).cloned());
    let mut allowed: Vec<String> = Vec::new();
    for acr in &asked {
        let permitted = client.allowed_acr.is_empty() || client.allowed_acr.contains(acr);
        if permitted && !allowed.contains(acr) {
            allowed.push(acr.clone());
        }
    }
    if allowed.is_empty() && !asked.is_empty() {
        return Err(RefusalReason::Acr);
    }
    Ok(allowed)
}

fn nonce(parameters: &Parameters) -> Result<Option<String>, RefusalReason> {
    match parameters.get("nonce") {
        Some(nonce) if nonce.len() > MAX_NONCE_BYTES => Err(RefusalReason::Nonce),
        nonce => Ok(nonce.map(str::to_owned)),
    }
}

/// S256 only. No method would mean `plain`, which is refused too [RFC7636 §4.3, RFC9700 §2.1.1].
fn code_challenge(parameters: &Parameters) -> Result<Option<String>, RefusalReason> {
    let challenge = parameters.get("code_challenge");
    match (challenge, parameters.get("code_challenge_method")) {
        (None, None) => Ok(None),
        (Some(challenge), Some("S256")) if pkce::is_challenge(challenge) => {
            Ok(Some(challenge.to_owned()))
        }
        (None, Some(_)) | (Some(_), Some("S256")) => Err(RefusalReason::Challenge),
        (Some(_), _) => Err(RefusalReason::ChallengeMethod),
    }
}

/// We keep no session, so `none` can never succeed, and `login` is what happens anyway. What else
/// may be asked for changes nothing; values that nobody knows yet are passed over
/// [OIDC-Core §3.1.2.1].
fn check_prompt(parameters: &Parameters) -> Result<(), RefusalReason> {
    let prompts = list(parameters, "prompt");
    match (prompts.iter().any(|prompt| prompt == "none"), prompts.len()) {
        (false, _) => Ok(()),
        (true, 1) => Err(RefusalReason::PromptNone),
        (true, _) => Err(RefusalReason::Prompt),
    }
}

fn max_age(parameters: &Parameters) -> Result<Option<u32>, RefusalReason> {
    let max_age = parameters.get("max_age").map(str::parse);
    max_age.transpose().map_err(|_| RefusalReason::MaxAge)
}

/// A thumbprint is the digest of SHA-256 [RFC9449 §10].
fn dpop_jkt(parameters: &Parameters) -> Result<Option<String>, RefusalReason> {
    match parameters.get("dpop_jkt") {
        Some(thumbprint) if !pkce::is_challenge(thumbprint) => Err(RefusalReason::DpopKey),
        thumbprint => Ok(thumbprint.map(str::to_owned)),
    }
}

fn claims(parameters: &Parameters) -> Result<RequestedClaims, RefusalReason> {
    match parameters.get("claims") {
        None => Ok(RequestedClaims::default()),
        Some(text) => RequestedClaims::parse(text).ok_or(RefusalReason::Claims),
    }
}

/// A space-separated list; items beyond the 64th are not looked at.
fn list(parameters: &Parameters, name: &str) -> Vec<String> {
    let text = parameters.get(name).unwrap_or_default();
    let items = text.split(' ').filter(|item| !item.is_empty());
    items.take(MAX_LIST_ITEMS).map(str::to_owned).collect()
}
