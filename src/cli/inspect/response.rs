//! `inspect response`: what our Connector makes of a stored Response.

use serde_json::{Map, Value};

use super::finding::{Finding, redacted};
use super::unusable::Unusable;
use super::{Common, peer, source};
use crate::domain::{
    AssuredLevel, Attribute, Capacity, CountryCode, LevelOfAssurance, Person, PersonKind,
    RequestedAttribute, RequestedLevel, UnknownLevel,
};
use crate::flow::{ExpectedResponse, SentRequest};
use crate::mapping::{Release, claims_of};
use crate::saml::binding::MessageKind;
use crate::saml::{PeerFailure, ResponseError, SubStatus, VerifiedAssertion, VerifiedResponse};

/// What a running bridge checks and a lone Response does not show.
const NOT_CHECKED: &[&str] = &[
    "open-request",
    "relay-state",
    "replay",
    "browser-cookie",
    "requested-attributes",
];

/// Arguments of `inspect response`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    /// The country that was chosen, instead of the one that it claims to come from.
    #[arg(long, value_name = "CC")]
    country: Option<CountryCode>,
    /// ID of the request, instead of the one that it claims to answer.
    #[arg(long, value_name = "ID")]
    in_response_to: Option<String>,
    /// The level that was requested: low, substantial, high, or its URI; of a list that was
    /// requested, its URIs with spaces between.
    #[arg(long, value_name = "LOA", default_value = "low", value_parser = level)]
    requested_loa: RequestedLevel,
    /// The kind of person that was requested, natural or legal; either unless given.
    #[arg(long, value_name = "KIND")]
    person_kind: Option<PersonKind>,
    /// Print the person's values.
    #[arg(long)]
    reveal: bool,
}

fn level(text: &str) -> Result<RequestedLevel, UnknownLevel> {
    let one = |word: &str| match word.parse::<LevelOfAssurance>() {
        Ok(level) => Ok(AssuredLevel::from(level)),
        Err(_) => AssuredLevel::from_uri(word),
    };
    let levels: Result<Vec<AssuredLevel>, _> = text.split_whitespace().map(one).collect();
    match levels?.as_slice() {
        [] => Err(UnknownLevel),
        [AssuredLevel::Notified(level)] => Ok(RequestedLevel::Minimum(*level)),
        list => Ok(RequestedLevel::Exact(list.to_vec())),
    }
}

/// Judges the Response as `flow::connector::receive` does, but for what was remembered.
pub(super) async fn judge(arguments: &Arguments) -> Result<Finding, Unusable> {
    let bytes = source::bytes(&arguments.common.file)?;
    let node = arguments.common.node()?;
    let no_role = || Unusable::Role("connector");
    node.connector.as_ref().ok_or_else(no_role)?;
    let received = match source::message(&bytes) {
        Ok(received) => received,
        Err(error) => return Ok(Finding::refused(error.code(), &error)),
    };
    if received.kind() != MessageKind::Response {
        let error = ResponseError::Kind;
        return Ok(Finding::refused(error.code(), &error));
    }
    let peer = match peer::proxy_service(&node, &received, arguments.country).await {
        Ok(peer) => peer,
        Err(untrusted) => return Ok(untrusted),
    };
    let claimed = received.claimed_in_response_to();
    let request_id = arguments.in_response_to.as_deref().or(claimed);
    let role = node.connector.as_ref().ok_or_else(no_role)?;
    let request = SentRequest {
        id: request_id.unwrap_or_default().to_owned(),
        country: peer.country(),
        level: arguments.requested_loa.clone(),
        attributes: everything(arguments.person_kind, &role.sector_attributes),
        representation: true,
    };
    let expected = ExpectedResponse::new(&node, request).map_err(|_| no_role())?;
    let judged = expected.judge(&received, &peer);
    let mut finding = match judged.result {
        Ok(VerifiedResponse::Success(assertion)) => {
            accepted(*assertion, &role.sector_attributes, arguments.reveal)
        }
        Ok(VerifiedResponse::Failure(failure)) => nobody(&failure),
        Err(error) => Finding::refused(error.code(), &error),
    }
    .fact("in_response_to", request_id);
    if arguments.in_response_to.is_none() {
        finding = finding.note("InResponseTo is assumed: taken from the message itself");
    }
    let from = (peer.country(), peer.entity_id());
    Ok(peer::shown(finding, &node, from, judged.needed))
}

/// Everything that could have been requested: the profile's attributes and the declared ones.
fn everything(kind: Option<PersonKind>, declared: &[Attribute]) -> Vec<RequestedAttribute> {
    let kinds = PersonKind::ALL.into_iter();
    let kinds = kinds.filter(|one| kind.is_none_or(|kind| kind == *one));
    let all = kinds.flat_map(|kind| {
        let profile = Attribute::of(kind).cloned();
        RequestedAttribute::minimum_and(kind, profile.chain(declared.iter().cloned()))
    });
    all.collect()
}

fn accepted(assertion: VerifiedAssertion, sectors: &[Attribute], reveal: bool) -> Finding {
    let dropped = assertion.dropped();
    let dropped = dropped.map(|(capacity, one)| one.friendly_name(*capacity));
    let finding = Finding::accepted("the Response breaks no rule", NOT_CHECKED)
        .fact("outcome", "authenticated")
        .fact("loa", assertion.level().uri())
        .fact("response_id", assertion.response_id())
        .fact("assertion_id", assertion.assertion_id())
        .fact("dropped_attributes", dropped.collect::<Value>())
        .fact("ignored_attributes", assertion.ignored());
    let identity = assertion.into_identity();
    let (kind, represented) = (identity.person.kind(), identity.representative.is_some());
    let mut all = attributes(&identity.person, Capacity::Subject);
    if let Some(representative) = &identity.representative {
        all.extend(attributes(representative, Capacity::Representative));
    }
    let claims = claims_of(&identity, &Release::everything().with_sectors(sectors));
    let claims = serde_json::to_value(claims).unwrap_or_default();
    let shown = |value: Value| if reveal { value } else { redacted(&value) };
    finding
        .fact("person_kind", kind.as_str())
        .fact("represented", represented)
        .fact("attributes", shown(Value::Object(all)))
        .fact("claims", shown(claims))
}

/// What is known of a person, by friendly name; of several values all, of two forms the Latin one.
/// The other stands in the claims.
fn attributes(person: &Person, capacity: Capacity) -> Map<String, Value> {
    let mut known: Vec<&Attribute> = Attribute::minimum_dataset(person.kind()).collect();
    known.extend(person.optional().iter().map(|(attribute, _)| attribute));
    let members = known.into_iter().filter_map(|attribute| {
        let name = attribute.friendly_name(capacity).to_owned();
        let values = person.values(attribute, capacity).into_iter();
        let mut values = values.map(|value| Value::from(value.text));
        if attribute.definition().multi_valued {
            return Some((name, values.collect()));
        }
        Some((name, values.next()?))
    });
    members.collect()
}

/// A genuine answer that says no: it breaks no rule, and nobody is logged in by it.
fn nobody(failure: &PeerFailure) -> Finding {
    let rule = "the Response breaks no rule; it says that nobody was authenticated";
    Finding::accepted(rule, NOT_CHECKED)
        .fact("outcome", "refused-by-peer")
        .fact("response_id", failure.response_id())
        .fact("status", failure.status().uri())
        .fact("sub_status", failure.sub_status().map(SubStatus::uri))
        .fact("message_code", failure.message_code())
}
