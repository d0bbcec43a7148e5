//! Step 4.5: where the hub has not asked, the person sees what it would get, and sends it or does not.

use std::collections::BTreeSet;

use super::super::consent::{self, ConsentItem};
use super::super::ending::End;
use super::super::{
    Addressee, BrowserCookies, ClientPolicy, ConsentAnswer, ConsentQuestion, Failure, Node,
    Recipient, Reply, Step,
};
use super::back_channel::names;
use super::choose::service_name;
use super::finish::{deliver, policy, spent};
use super::state::{Flow, Leaving};
use super::trail::{end, tell};
use crate::audit::Event;
use crate::config::Consent;
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Identity, OptionalData, Person,
};
use crate::mapping::{Release, told_attributes};
use crate::store;

/// Where the page is.
pub const CONSENT: &str = "/connector/consent";

/// Whether it is for us to ask, of an identity that is to go to that client.
pub(super) fn asks(policy: &ClientPolicy) -> bool {
    policy.consent == Consent::Ask
}

/// 4.5 The identity waits under the flow's handle while the person reads.
pub(super) async fn ask(
    node: &Node,
    id: &str,
    leaving: &Leaving,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    store::put(&*node.store, id, leaving, consent::waits(node)).await?;
    let reply = at_the_page(node, id);
    // The browser is known for as long as the page may be read.
    let reply = reply.in_languages(&leaving.flow.languages);
    Ok(match leaving.flow.browser.kept(cookies) {
        Some(cookie) => reply.with_cookie(cookie),
        None => reply,
    })
}

/// The way to the page.
pub(super) fn at_the_page(node: &Node, id: &str) -> Reply {
    Reply::new(Step::Go(consent::address(node, CONSENT, id)))
}

/// Whether somebody is being asked in that flow.
pub(super) async fn is_asking(node: &Node, id: &str) -> bool {
    let waiting = store::get::<Leaving>(&*node.store, id).await;
    matches!(waiting, Ok(Some(_)))
}

/// 4.6 The page, as often as it is asked for.
pub async fn show_consent(node: &Node, id: &str, cookies: &BrowserCookies) -> Reply {
    let shown = async {
        let leaving = bound(node, id, cookies).await?;
        let question = question(node, id, &leaving)?;
        let reply = Reply::new(Step::Consent(Box::new(question)));
        Ok(reply.in_languages(&leaving.flow.languages))
    };
    match shown.await {
        Ok(reply) => reply,
        Err(failure) => tell(node, failure, id, Some(cookies)).await,
    }
}

/// 4.7 What the person pressed, once. A refusal is told as one; what was not ticked is forgotten.
pub async fn consent(
    node: &Node,
    id: &str,
    pressed: ConsentAnswer,
    cookies: &BrowserCookies,
) -> Reply {
    let leaving = match taken(node, id, cookies).await {
        Ok(leaving) => leaving,
        Err(failure) => return tell(node, failure, id, Some(cookies)).await,
    };
    let (cookie, languages) = (
        leaving.flow.browser.cleared(),
        leaving.flow.languages.clone(),
    );
    let addressee = Addressee::from(&leaving.flow.request);
    let about = leaving.flow.about(id);
    let answered = match (spent(node, &leaving.flow).await, pressed) {
        (Err(failure), _) => Err(failure),
        (Ok(()), ConsentAnswer::Send(ticked)) => send(node, id, leaving, &ticked).await,
        (Ok(()), ConsentAnswer::Refuse) => Err(Failure::Cancelled),
    };
    let (ending, reply) = match answered {
        Ok(reply) => (End::Finished, reply),
        Err(failure) => {
            let ending = End::of(&failure);
            (ending, addressee.tell(node, failure, &about).await)
        }
    };
    end(node, id, ending).await;
    reply.with_cookie(cookie).in_languages(&languages)
}

async fn bound(node: &Node, id: &str, cookies: &BrowserCookies) -> Result<Leaving, Failure> {
    let leaving: Option<Leaving> = store::get(&*node.store, id).await?;
    let leaving = leaving.ok_or(Failure::FlowGone)?;
    leaving.flow.browser.check(cookies)?;
    Ok(leaving)
}

async fn taken(node: &Node, id: &str, cookies: &BrowserCookies) -> Result<Leaving, Failure> {
    bound(node, id, cookies).await?;
    let leaving: Option<Leaving> = store::take(&*node.store, id).await?;
    leaving.ok_or(Failure::FlowGone)
}

async fn send(
    node: &Node,
    id: &str,
    leaving: Leaving,
    ticked: &BTreeSet<String>,
) -> Result<Reply, Failure> {
    let Leaving { flow, mut identity } = leaving;
    let (person, representative) = told(node, &flow, &identity)?;
    let left_out = [&person, &representative].map(|shown| consent::left_out(shown, ticked));
    let left_out = left_out.iter().sum();
    let message = flow.request_id().unwrap_or_default();
    let event = Event::Consented { left_out, message };
    node.audit.record(&flow.about(id), event).await?;
    keep(&mut identity.person, &person, ticked);
    if let Some(acting) = &mut identity.representative {
        keep(acting, &representative, ticked);
    }
    deliver(node, id, flow, identity).await
}

/// Of the optional data only what was shown and ticked.
fn keep(person: &mut Person, shown: &[ConsentItem], ticked: &BTreeSet<String>) {
    let mut kept = OptionalData::new();
    for item in shown.iter().filter(|item| ticked.contains(item.name())) {
        let attribute = &item.asserted.attribute;
        kept.set(attribute.clone(), person.optional().all(attribute).to_vec());
    }
    match person {
        Person::Natural(natural) => natural.optional = kept,
        Person::Legal(legal) => legal.optional = kept,
    }
}

fn question(node: &Node, id: &str, leaving: &Leaving) -> Result<ConsentQuestion, Failure> {
    let Leaving { flow, identity } = leaving;
    let (person, representative) = told(node, flow, identity)?;
    Ok(ConsentQuestion {
        flow: id.to_owned(),
        action: CONSENT,
        recipient: Recipient {
            service_name: service_name(node, flow),
            country: node.named(node.country),
            sp_type: flow.service.sp_type,
        },
        vouching: identity.country,
        level: identity.level.clone(),
        person,
        representative,
    })
}

/// What the client would be told, in its `id_token` or as userinfo, of the person and of who acts
/// for them.
fn told(
    node: &Node,
    flow: &Flow,
    identity: &Identity,
) -> Result<(Vec<ConsentItem>, Vec<ConsentItem>), Failure> {
    let (policy, now) = (policy(node, flow)?, node.clock.now());
    let reveals = policy.subjects.reveal_identifier(now);
    let claims = &flow.request.claims;
    let releases = [
        Release::of_userinfo(&flow.request.scopes, claims, &policy.claims),
        Release::of_id_token(claims, &policy.claims),
    ]
    .map(|release| release.with_identifiers(reveals));
    let attributes = told_attributes(identity, &releases);
    let mut person = items(&identity.person, &attributes.person, Capacity::Subject);
    person.insert(0, names_of(node, policy, identity, attributes.provenance)?);
    let acting = identity.representative.as_ref();
    let representative =
        acting.map(|acting| items(acting, &attributes.representative, Capacity::Representative));
    Ok((person, representative.unwrap_or_default()))
}

fn items(person: &Person, attributes: &[Attribute], capacity: Capacity) -> Vec<ConsentItem> {
    let identifier = identifier(person);
    let told = attributes.iter().filter_map(|attribute| {
        let values = person.values(attribute, capacity);
        let own = capacity == Capacity::Subject && *attribute == identifier;
        (!values.is_empty() && !own).then(|| AssertedAttribute {
            capacity,
            attribute: attribute.clone(),
            values,
        })
    });
    told.map(ConsentItem::from).collect()
}

/// What the client will know the person by: its subject, and what else it is told.
fn names_of(
    node: &Node,
    policy: &ClientPolicy,
    identity: &Identity,
    provenance: bool,
) -> Result<ConsentItem, Failure> {
    let (person, now) = (&identity.person, node.clock.now());
    let subject = policy
        .subjects
        .subject(person.kind(), person.identifier(), now);
    let subject = subject.map_err(|_| Failure::Internal("subject"))?;
    let reveals = policy.subjects.reveal_identifier(now);
    let names = names(node.connector()?, identity, &subject);
    let mut told = vec![subject.current];
    if provenance {
        told.extend(names.earlier_subjects);
    }
    if provenance && reveals {
        told.push(person.identifier().to_string());
        told.extend(names.national_identifier.map(|number| number.value));
    }
    let mut values: Vec<AssertedValue> = Vec::new();
    for text in told {
        let value = AssertedValue::new(text);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let asserted = AssertedAttribute::of_subject(identifier(person), values);
    Ok(ConsentItem::from(asserted))
}

fn identifier(person: &Person) -> Attribute {
    match person {
        Person::Natural(_) => Attribute::PersonIdentifier,
        Person::Legal(_) => Attribute::LegalPersonIdentifier,
    }
}
