//! A hub's request once it is judged: what start goes on with, at once or, where it was pushed,
//! when the browser brings its reference.

use serde::{Deserialize, Serialize};

use super::super::addressee::Owed;
use super::super::published::published_keys;
use super::super::requester::AskingService;
use super::super::{Addressee, ClientPolicy, Failure, Node};
use crate::domain::RequestedLevel;
use crate::oidc::Client;
use crate::oidc::authorization::{
    AuthorizationError, AuthorizationParameters, AuthorizationRequest, Channel, Provider,
    RefusalReason, Refused, RequestObjectError,
};
use crate::store::Record;

/// How long the name of a country may be before it is none.
const MAX_COUNTRY_BYTES: usize = 16;

/// A request that every rule has let through.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct JudgedRequest {
    pub(super) request: AuthorizationRequest,
    pub(super) service: AskingService,
    pub(super) level: RequestedLevel,
    /// The country that the hub names, as it names it.
    pub(super) country: Option<String>,
}

impl Record for JudgedRequest {
    const KIND: &'static str = "pushed-request";
    const VERSION: u8 = 1;
}

/// Every rule of the request, which service asks, the level, and the country, if the client may
/// name one. A request object signed with a key that we do not know sends us to look at the
/// client's keys, once.
pub(super) async fn judged(
    node: &Node,
    client: &Client,
    parameters: AuthorizationParameters,
    channel: Channel,
) -> Result<JudgedRequest, Owed> {
    let refused = match judged_with(node, client, parameters.clone(), channel) {
        Err(owed) if is_unknown_key(owed.failure()) => owed,
        other => return other,
    };
    let Ok(role) = node.connector() else {
        return Err(refused);
    };
    let (client_id, now) = (&client.client_id, node.clock.now());
    if !role.client_keys.refreshed(client_id, now).await {
        return Err(refused);
    }
    match role.clients.load_full().get(client_id) {
        Some(client) => judged_with(node, client, parameters, channel),
        None => Err(refused),
    }
}

/// Whether the client may have signed with a key that is newer than those we know.
fn is_unknown_key(failure: &Failure) -> bool {
    let (Failure::HubRequest(reason)
    | Failure::HubUnknown(AuthorizationError::Unaddressed(reason))) = failure
    else {
        return false;
    };
    *reason == RefusalReason::RequestObject(RequestObjectError::UnknownKey)
}

/// The same with the keys that we know now.
fn judged_with(
    node: &Node,
    client: &Client,
    parameters: AuthorizationParameters,
    channel: Channel,
) -> Result<JudgedRequest, Owed> {
    let provider = Provider {
        issuer: node.addresses.issuer(),
        keys: &published_keys(node),
        now: node.clock.now(),
    };
    let judged = parameters.judge(client, provider, channel);
    let (counting, request) = judged.map_err(Owed::from)?;
    let told = |failure| Owed::to(Addressee::from(&request), failure);
    let role = node.connector().map_err(told)?;
    let policy = role.policies.get(&client.client_id);
    let policy = policy.ok_or_else(|| told(Failure::Internal("client-policy")))?;
    let service = AskingService::of(&counting, &policy.requester, role.sp_type);
    let service = service.map_err(|reason| told(Failure::HubRequest(reason)))?;
    let level = requested_level(&request, policy).map_err(told)?;
    let country = policy.country_parameter.as_deref();
    let country = country.and_then(|name| counting.value(name));
    let country = country.filter(|text| text.len() <= MAX_COUNTRY_BYTES);
    Ok(JudgedRequest {
        country: country.map(str::to_owned),
        request,
        service,
        level,
    })
}

fn requested_level(
    request: &AuthorizationRequest,
    policy: &ClientPolicy,
) -> Result<RequestedLevel, Failure> {
    let level = if request.acr_values.is_empty() {
        policy.default_level.map(RequestedLevel::Minimum)
    } else {
        policy.acr.requested(&request.acr_values)
    };
    level.ok_or(Failure::HubRequest(RefusalReason::Acr))
}

impl From<Refused> for Owed {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unanswerable(error) => {
                Self::to(Addressee::Browser, Failure::HubUnknown(error))
            }
            Refused::Answerable(refusal) => Self::to(
                Addressee::from(&refusal),
                Failure::HubRequest(refusal.reason),
            ),
        }
    }
}
