//! A logout that a client's browser brings [OIDC-RPLogout §2].
//!
//! In: the parameters, the registrations, and who we are. Out: what to do, or why not. We keep no
//! session, so nothing is ended; what is decided is where the browser may go.

use super::authorization::with_query;
use super::id_token_hint::IdTokenHint;
use super::jose::JwkSet;
use super::{Client, Clients, Parameters};

const MAX_STATE_BYTES: usize = 1024;

/// What a logout comes to.
#[derive(Clone, PartialEq, Eq)]
pub enum Logout {
    /// A client asked that proved to have had a login: the browser goes back to it.
    Return(WayBack),
    /// The same, and it does not want the browser back.
    Over,
    /// Nobody proved anything: the person is asked, and may go back where there is a way.
    Ask(Option<WayBack>),
}

/// A registered address of a client.
#[derive(Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The client.
    pub client_id: String,
    /// The address as registered, with the state.
    pub url: String,
}

/// Why a logout is refused; the person sees a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoutError {
    /// More or longer parameters than any hub sends, or a parameter twice.
    #[error("a logout has each parameter once, and not too many")]
    Parameters,
    /// The state is too long or has characters that are not permitted.
    #[error("the state of a logout is printable and short")]
    State,
    /// The hint is no `id_token` of ours, or of another client than is named beside it.
    #[error("the id_token_hint of a logout is an id_token that we issued to that client")]
    Hint,
    /// No such client.
    #[error("the client of a logout is registered")]
    Client,
    /// The address is not, byte by byte, one of the client's.
    #[error("a logout leads to a registered address only")]
    RedirectUnregistered,
}

impl LogoutError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Parameters => "oidc.logout.parameters",
            Self::State => "oidc.logout.state",
            Self::Hint => "oidc.logout.hint",
            Self::Client => "oidc.logout.client",
            Self::RedirectUnregistered => "oidc.logout.redirect-unregistered",
        }
    }
}

/// Judges a logout. `keys` are all that we publish.
///
/// # Errors
/// [`LogoutError`]: nobody is redirected then.
pub fn judge(
    parameters: &Parameters,
    clients: &Clients,
    issuer: &str,
    keys: &JwkSet,
) -> Result<Logout, LogoutError> {
    if parameters.has_repeated() {
        return Err(LogoutError::Parameters);
    }
    check_state(parameters)?;
    let named = parameters.get("client_id");
    let hint = parameters.get("id_token_hint");
    let hint = hint.map(|hint| IdTokenHint::verify(hint, issuer, keys));
    let hinted = hint.transpose().map_err(|_| LogoutError::Hint)?;
    let hinted = hinted.as_ref().map(|hint| hint.client_id.as_str());
    if hinted.is_some() && named.is_some() && hinted != named {
        return Err(LogoutError::Hint);
    }
    let Some(client_id) = hinted.or(named) else {
        return Ok(Logout::Ask(None));
    };
    let client = clients.get(client_id).ok_or(LogoutError::Client)?;
    let way_back = way_back(parameters, client)?;
    Ok(match (hinted, way_back) {
        (Some(_), Some(way_back)) => Logout::Return(way_back),
        (Some(_), None) => Logout::Over,
        (None, way_back) => Logout::Ask(way_back),
    })
}

/// State is repeated in an address, so it keeps to printable ASCII.
fn check_state(parameters: &Parameters) -> Result<(), LogoutError> {
    let state = parameters.get("state").unwrap_or_default();
    let sound =
        state.len() <= MAX_STATE_BYTES && state.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    sound.then_some(()).ok_or(LogoutError::State)
}

fn way_back(parameters: &Parameters, client: &Client) -> Result<Option<WayBack>, LogoutError> {
    let Some(asked) = parameters.get("post_logout_redirect_uri") else {
        return Ok(None);
    };
    let mut registered = client.post_logout_redirect_uris.iter();
    let registered = registered.find(|uri| *uri == asked);
    let registered = registered.ok_or(LogoutError::RedirectUnregistered)?;
    let state = parameters.get("state").map(str::to_owned);
    let state: Vec<_> = state.into_iter().map(|state| ("state", state)).collect();
    Ok(Some(WayBack {
        client_id: client.client_id.clone(),
        url: with_query(registered, &state),
    }))
}
