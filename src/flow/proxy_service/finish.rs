//! Step 2: the browser comes back from the hub.

use super::super::ending::End;
use super::super::key_failure;
use super::super::{Addressee, BrowserCookies, Failure, Node, Reply, Step};
use super::answer::answer;
use super::claimed::claimed;
use super::consent::{ask, asks, at_the_page, is_asking};
use super::state::{Flow, Leaving, Unanswered};
use super::trail::{end, tell};
use crate::ambient::secret;
use crate::domain::{AssuredLevel, RequestedLevel};
use crate::net::Redemption;
use crate::oidc::relying_party::{Callback, IdToken};
use crate::saml::OwnProxyService;
use crate::store;

/// Ends the flow that the hub answers.
pub async fn finish(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    cookies: &BrowserCookies,
) -> Reply {
    let pairs: Vec<_> = pairs.into_iter().collect();
    let state = state_in(&pairs);
    // 2.1 The hub's answer, and the flow of this browser that it belongs to.
    let (callback, flow) = match open(node, pairs, cookies).await {
        Ok(open) => open,
        // The person is being asked, and came back to here.
        Err(Failure::FlowGone) if is_asking(node, &state).await => {
            return at_the_page(node, &state);
        }
        Err(failure) => return tell(node, failure, &state, cookies).await,
    };
    let (cookie, languages) = (flow.browser.cleared(), flow.languages.clone());
    let requester = flow.requester.clone();
    let (ending, reply) = match ended(node, &state, flow, callback, cookies).await {
        // The flow goes on with the person's answer.
        Ok(reply) if matches!(reply.step, Step::Go(_)) => return reply,
        Ok(reply) => (End::Finished, reply),
        Err(failure) => {
            let addressee = Addressee::ForeignConnector(requester);
            (End::Refused, addressee.tell(node, failure).await)
        }
    };
    end(node, &state, ending).await;
    reply.with_cookie(cookie).in_languages(&languages)
}

async fn open(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    cookies: &BrowserCookies,
) -> Result<(Callback, Flow), Failure> {
    let role = node.proxy_service()?;
    let provider = role
        .hub
        .provider(node.clock.now())
        .await
        .map_err(key_failure::hub)?;
    let callback = Callback::parse(pairs, &provider).map_err(Failure::HubCallback)?;
    let flow: Option<Flow> = store::get(&*node.store, callback.state()).await?;
    flow.ok_or(Failure::FlowGone)?.browser.check(cookies)?;
    let flow: Option<Flow> = store::take(&*node.store, callback.state()).await?;
    let flow = flow.ok_or(Failure::FlowGone)?;
    // Another login for the same request may have been begun, here or in another tab.
    Unanswered::take(node, &flow.requester).await?;
    Ok((callback, flow))
}

/// The login that the answer says it is for, where it says one: to find the words, and not to be
/// believed in anything.
fn state_in(pairs: &[(String, String)]) -> String {
    let mut states = pairs.iter().filter(|(name, _)| name == "state");
    match (states.next(), states.next()) {
        (Some((_, state)), None) => state.clone(),
        _ => String::new(),
    }
}

/// 2.2 A refusal is passed on. 2.3 The code becomes tokens, the tokens an identity, and of nobody who
/// logged in abroad. 2.4 The level that was reached must answer the request. 2.5 The person.
/// 2.6 The Response, or first the person's answer.
async fn ended(
    node: &Node,
    state: &str,
    flow: Flow,
    callback: Callback,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    let code = match callback {
        Callback::Code { code, .. } => code,
        Callback::Error { error, .. } => return Err(Failure::HubRefusal(error)),
    };
    let role = node.proxy_service()?;
    let (jti, now) = (secret(&*node.random)?, node.clock.now());
    let redemption = Redemption {
        code: &code,
        verifier: flow.verifier.as_deref(),
        nonce: &flow.nonce,
        jti: &jti,
        asked_at: flow.started_at,
        now,
    };
    let redeemed = role.hub.redeem(&redemption).await;
    let (id_token, claims) = redeemed.map_err(key_failure::hub)?;
    at_home(&id_token, &role.hub_role.refused_amr)?;
    let level = asserted_level(node, &flow, &id_token)?;
    let identity = claimed(node, &flow, &id_token, &claims)?;
    let leaving = Leaving {
        requester: flow.requester,
        sp_type: flow.service.sp_type,
        attributes: flow.attributes,
        name_id_format: flow.name_id_format,
        browser: flow.browser,
        languages: flow.languages,
        level,
        person: identity.person,
        representative: identity.representative,
    };
    if asks(node, leaving.requester.country)? {
        return ask(node, state, &leaving, cookies).await;
    }
    answer(node, &leaving).await
}

/// A foreign citizen whom we, or another eIDAS node, logged in at the hub is nobody of ours: asserted
/// as one, a person would have two states.
fn at_home(id_token: &IdToken, refused: &[String]) -> Result<(), Failure> {
    let abroad = id_token
        .amr()
        .any(|way| refused.iter().any(|one| one == way));
    if abroad {
        return Err(Failure::ForeignLogin);
    }
    Ok(())
}

fn asserted_level(node: &Node, flow: &Flow, id_token: &IdToken) -> Result<AssuredLevel, Failure> {
    let role = node.proxy_service()?;
    let reached = id_token.acr().and_then(|acr| role.hub_role.acr.level(acr));
    let level = reached.and_then(|reached| assertable(&role.own, &flow.level, &reached));
    level.ok_or(Failure::LevelNotReached)
}

/// The highest level that we publish, that was really reached, and that answers the request.
/// Lower than reached is honest; higher never happens, and what is not notified is itself or
/// nothing.
fn assertable(
    own: &OwnProxyService,
    asked: &RequestedLevel,
    reached: &AssuredLevel,
) -> Option<AssuredLevel> {
    let fits = |level: &AssuredLevel| reached.reaches(level) && asked.is_met_by(level);
    match reached {
        AssuredLevel::Notified(_) => {
            let published = own.levels.iter().copied();
            let fitting = published.filter(|level| fits(&(*level).into()));
            fitting.max().map(AssuredLevel::from)
        }
        AssuredLevel::NotNotified(uri) => {
            let published = own.not_notified.contains(uri);
            (published && fits(reached)).then(|| reached.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::domain::Exceptions;
    use crate::domain::LevelOfAssurance::{self, High, Low, Substantial};

    const OTHER: &str = "http://eidas.europa.eu/NotNotified/LoA/high";

    fn own(levels: &[LevelOfAssurance], not_notified: &[&str]) -> OwnProxyService {
        OwnProxyService {
            person_kinds: Vec::new(),
            sector_attributes: Vec::new(),
            sso_urls: Vec::new(),
            levels: levels.to_vec(),
            not_notified: not_notified.iter().map(|&uri| uri.to_owned()).collect(),
            wants_requester_id: false,
            skew: SignedDuration::ZERO,
            exceptions: Exceptions::NONE,
        }
    }

    fn other(uri: &str) -> AssuredLevel {
        AssuredLevel::NotNotified(uri.to_owned())
    }

    #[test]
    fn what_is_asserted_was_published_reached_and_asked_for() {
        let all = own(&LevelOfAssurance::ALL, &[OTHER]);
        let high_only = own(&[High], &[]);
        let minimum = RequestedLevel::Minimum;
        let exact = |levels: &[AssuredLevel]| RequestedLevel::Exact(levels.to_vec());
        let table = [
            (&all, minimum(Low), High.into(), Some(High.into())),
            (
                &all,
                minimum(Substantial),
                Substantial.into(),
                Some(Substantial.into()),
            ),
            (&all, minimum(Substantial), Low.into(), None),
            (&all, minimum(Low), other(OTHER), None),
            (&high_only, minimum(Low), High.into(), Some(High.into())),
            (&high_only, minimum(Low), Substantial.into(), None),
            // Of a list, the highest that was reached.
            (&all, exact(&[Low.into()]), High.into(), Some(Low.into())),
            (
                &all,
                exact(&[Low.into(), Substantial.into()]),
                High.into(),
                Some(Substantial.into()),
            ),
            (&all, exact(&[High.into()]), Substantial.into(), None),
            // What is not notified: where it is listed, published and reached.
            (
                &all,
                exact(&[other(OTHER)]),
                other(OTHER),
                Some(other(OTHER)),
            ),
            (
                &all,
                exact(&[High.into(), other(OTHER)]),
                other(OTHER),
                Some(other(OTHER)),
            ),
            (
                &all,
                exact(&[High.into(), other(OTHER)]),
                High.into(),
                Some(High.into()),
            ),
            (&all, exact(&[other(OTHER)]), High.into(), None),
            (&all, exact(&[other("urn:x")]), other(OTHER), None),
            (&all, exact(&[other("urn:x")]), other("urn:x"), None),
            (&high_only, exact(&[other(OTHER)]), other(OTHER), None),
        ];
        for (own, asked, reached, asserted) in table {
            assert_eq!(
                assertable(own, &asked, &reached),
                asserted,
                "{asked:?} {reached:?}"
            );
        }
    }
}
