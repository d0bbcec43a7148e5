//! Step 1: the hub's authorization request.

use super::super::addressee::Owed;
use super::super::browser::Binding;
use super::super::policy::{Needs, offers};
use super::super::{Addressee, Failure, Node, Reply, Step};
use super::state::{Flow, Progress, save};
use crate::ambient::secret;
use crate::domain::RequestedLevel;
use crate::flow::ClientPolicy;
use crate::flow::requester::AskingService;
use crate::mapping::requested_attributes;
use crate::oidc::authorization::{
    AuthorizationError, AuthorizationParameters, AuthorizationRequest, RefusalReason,
};

/// Judges the request and asks the person for a country.
pub async fn start(node: &Node, pairs: impl IntoIterator<Item = (String, String)>) -> Reply {
    match judged(node, pairs) {
        Ok((request, service)) => {
            let addressee = Addressee::from(&request);
            match begin(node, request, service).await {
                Ok(reply) => reply,
                Err(failure) => addressee.tell(node, failure).await,
            }
        }
        Err(refused) => refused.tell(node).await,
    }
}

/// 1.1 The client and its address; from then on the hub is told. 1.2 Every other rule, and which
/// service asks.
fn judged(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
) -> Result<(AuthorizationRequest, AskingService), Owed> {
    let nobody = |error| Owed::to(Addressee::Browser, Failure::HubUnknown(error));
    let role = node
        .connector()
        .map_err(|failure| Owed::to(Addressee::Browser, failure))?;
    let parameters = AuthorizationParameters::parse(pairs).map_err(nobody)?;
    let client_id = parameters.client_id().map_err(nobody)?;
    let clients = role.clients.load();
    let client = clients.get(client_id);
    let client = client
        .ok_or(AuthorizationError::ClientUnknown)
        .map_err(nobody)?;
    let redirect = parameters.addressee(client).map_err(nobody)?;
    let request = parameters.validate(client, redirect).map_err(|refusal| {
        Owed::to(
            Addressee::from(&refusal),
            Failure::HubRequest(refusal.reason),
        )
    })?;
    let told = |failure| Owed::to(Addressee::from(&request), failure);
    let policy = role.policies.get(client_id);
    let policy = policy.ok_or_else(|| told(Failure::Internal("client-policy")))?;
    let service = AskingService::of(&parameters, &policy.requester, role.sp_type);
    let service = service.map_err(|reason| told(Failure::HubRequest(reason)))?;
    Ok((request, service))
}

/// 1.3 The level and the attributes. 1.4 A flow, bound to this browser. 1.5 The page.
async fn begin(
    node: &Node,
    request: AuthorizationRequest,
    service: AskingService,
) -> Result<Reply, Failure> {
    let role = node.connector()?;
    let policy = role.policies.get(&request.client_id);
    let policy = policy.ok_or(Failure::Internal("client-policy"))?;
    let level = requested_level(&request, policy)?;
    let (rules, kinds) = (&policy.claims, &policy.person_kinds);
    let attributes = requested_attributes(&request.scopes, &request.claims, rules, kinds);
    let id = secret(&*node.random)?;
    let (browser, cookie) = Binding::new(&id, &*node.random)?;
    let needs = Needs::new(&service, &level, &attributes, &policy.person_kinds);
    let lowest = level.lowest();
    let service_name = service.provider_name.as_ref().unwrap_or(&policy.name);
    let service_name = Some(service_name.clone());
    let flow = Flow {
        request,
        service,
        level,
        attributes,
        browser,
        progress: Progress::Choosing,
    };
    save(node, &id, &flow).await?;
    let step = Step::ChooseCountry {
        flow: id,
        service_name,
        level: lowest,
        offers: offers(node, &needs),
    };
    Ok(Reply::new(step).with_cookie(cookie))
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
