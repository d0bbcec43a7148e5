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
    AuthorizationParameters, AuthorizationRequest, Channel, Provider, RefusalReason, Refused,
};
use crate::store::Record;

/// How long the name of a country may be before it is none.
const MAX_COUNTRY_BYTES: usize = 16;

/// A request that every rule has let through.
#[derive(Debug, Serialize, Deserialize)]
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
/// name one.
pub(super) fn judged(
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
    // Place for the client's newer keys: where this is refused as `RequestObjectError::UnknownKey`,
    // the client's keys may be fetched and the judgement repeated, once.
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
