//! Step 4: the browser that began comes back with its cookie, and goes on to the hub.

use super::super::addressee::{CODE, at_the_hub, hub_told};
use super::super::ending::End;
use super::super::{Addressee, BrowserCookies, ClientPolicy, Failure, Node, Reply};
use super::consent::{ask, asks, at_the_page, is_asking};
use super::pushed::spend;
use super::state::{Code, Flow, Leaving, Outcome, Refusal, load};
use super::trail::{end, tell};
use crate::ambient::secret;
use crate::domain::Identity;
use crate::mapping::AskedAcr;
use crate::oidc::authorization::{HintedSubject, RefusalReason};
use crate::oidc::token::CodeGrant;
use crate::saml::ResponseError;
use crate::store;

/// Ends the flow whose result waits under `handle`; `flow` is the one to speak of where nothing
/// waits there any more.
pub async fn finish(node: &Node, handle: &str, flow: &str, cookies: &BrowserCookies) -> Reply {
    match ended(node, handle, cookies).await {
        Ok(reply) => reply,
        // The person is being asked, and came back to here.
        Err(Failure::FlowGone) if is_asking(node, flow).await => at_the_page(node, flow),
        Err(failure) => tell(node, failure, flow, Some(cookies)).await,
    }
}

/// 4.1 The result, and the flow it belongs to. 4.2 The browser. 4.3 Both taken, once. 4.4 The
/// person is asked, where that is for us; or the hub is told.
async fn ended(node: &Node, handle: &str, cookies: &BrowserCookies) -> Result<Reply, Failure> {
    let waiting: Option<Outcome> = store::get(&*node.store, handle).await?;
    let flow_id = waiting.ok_or(Failure::FlowGone)?.flow;
    load(node, &flow_id).await?.browser.check(cookies)?;
    let outcome: Option<Outcome> = store::take(&*node.store, handle).await?;
    let outcome = outcome.ok_or(Failure::FlowGone)?;
    let flow: Option<Flow> = store::take(&*node.store, &flow_id).await?;
    let flow = flow.ok_or(Failure::FlowGone)?;
    let (cookie, languages) = (flow.browser.cleared(), flow.languages.clone());
    let (addressee, about) = (Addressee::from(&flow.request), flow.about(&flow_id));
    let somebody = outcome.result.is_ok();
    let (ending, reply) = match concluded(node, &flow_id, flow, outcome.result, cookies).await {
        Ok(Concluded::Told(reply)) if somebody => (End::Finished, reply),
        Ok(Concluded::Told(reply)) => (End::Refused, reply),
        // The flow goes on with the person's answer.
        Ok(Concluded::Asked(reply)) => return Ok(reply),
        Err(failure) => (End::Refused, addressee.tell(node, failure, &about).await),
    };
    end(node, &flow_id, ending).await;
    Ok(reply.with_cookie(cookie).in_languages(&languages))
}

/// What a result leads to.
enum Concluded {
    /// The hub has its answer.
    Told(Reply),
    /// The person is asked first.
    Asked(Reply),
}

/// The code, the person's page, or the refusal.
async fn concluded(
    node: &Node,
    id: &str,
    flow: Flow,
    result: Result<Identity, Refusal>,
    cookies: &BrowserCookies,
) -> Result<Concluded, Failure> {
    match result {
        Ok(identity) => {
            // Nobody is asked about what would not be sent.
            acr(node, &flow, &identity)?;
            expected_person(node, &flow, &identity)?;
            if asks(policy(node, &flow)?) {
                let leaving = Leaving { flow, identity };
                return Ok(Concluded::Asked(ask(node, id, &leaving, cookies).await?));
            }
            spent(node, &flow).await?;
            Ok(Concluded::Told(deliver(node, id, flow, identity).await?))
        }
        Err(Refusal {
            error,
            description,
            situation,
        }) => {
            spent(node, &flow).await?;
            let (request, issuer) = (&flow.request, node.addresses.issuer());
            let response = request.error(error, Some(&description), issuer);
            let (client, about) = (&request.client_id, flow.about(id));
            hub_told(node, &about, client, &response, error.as_str()).await?;
            let reply = at_the_hub(node, client, response, Some(situation));
            Ok(Concluded::Told(reply))
        }
    }
}

/// A pushed request is over with its login.
pub(super) async fn spent(node: &Node, flow: &Flow) -> Result<(), Failure> {
    match &flow.pushed {
        Some(reference) => spend(node, reference).await,
        None => Ok(()),
    }
}

/// The code for this identity, on its way to the hub.
pub(super) async fn deliver(
    node: &Node,
    id: &str,
    flow: Flow,
    identity: Identity,
) -> Result<Reply, Failure> {
    let acr = acr(node, &flow, &identity)?;
    let code = secret(&*node.random)?;
    let response = flow.request.success(&code, node.addresses.issuer());
    let about = flow.about(id).ending(&identity.person, &identity.level);
    let client = flow.request.client_id.clone();
    let request_id = flow.request_id().map(str::to_owned);
    let record = Code {
        grant: CodeGrant::from(&flow.request),
        request: flow.request,
        identity,
        acr,
        request_id,
        flow: Some(about.flow),
        authenticated_at: node.clock.now(),
    };
    let until = node.until(node.connector()?.code_lifetime);
    store::put(&*node.store, &code, &record, until).await?;
    hub_told(node, &about, &client, &response, CODE).await?;
    Ok(at_the_hub(node, &client, response, None))
}

/// The level, as it was asked for; a level below what was asked never gets here, and if one did,
/// it would end here.
fn acr(node: &Node, flow: &Flow, identity: &Identity) -> Result<String, Failure> {
    let asked = AskedAcr {
        values: &flow.request.acr_values,
        essential: flow.request.claims.acr_essential,
    };
    let answer = policy(node, flow)?.acr.answer(&identity.level, asked);
    answer.ok_or(Failure::ForeignResponse(ResponseError::LevelTooLow))
}

/// Where the hub asked for somebody, by a claim or by a hint, nobody else will do
/// [OIDC-Core §5.5.1, §3.1.2.1].
fn expected_person(node: &Node, flow: &Flow, identity: &Identity) -> Result<(), Failure> {
    let request = &flow.request;
    let hinted = request.hinted_subject.as_ref().map(HintedSubject::as_str);
    let wanted = [request.claims.subject.as_deref(), hinted];
    let mut wanted = wanted.into_iter().flatten().peekable();
    if wanted.peek().is_none() {
        return Ok(());
    }
    let subjects = &policy(node, flow)?.subjects;
    let (person, now) = (&identity.person, node.clock.now());
    let subject = subjects.subject(person.kind(), person.identifier(), now);
    let subject = subject.map_err(|_| Failure::Internal("subject"))?;
    if wanted.all(|wanted| subject.current == wanted) {
        return Ok(());
    }
    Err(Failure::HubRequest(RefusalReason::Subject))
}

pub(super) fn policy<'n>(node: &'n Node, flow: &Flow) -> Result<&'n ClientPolicy, Failure> {
    let policy = node.connector()?.policies.get(&flow.request.client_id);
    policy.ok_or(Failure::Internal("client-policy"))
}
