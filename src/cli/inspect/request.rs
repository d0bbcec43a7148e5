//! `inspect request`: what our Proxy-Service makes of a stored `AuthnRequest`.

use serde_json::{Value, json};

use super::finding::Finding;
use super::unusable::Unusable;
use super::{Common, peer, source};
use crate::domain::{AssuredLevel, CountryCode, PersonKind, RequestedAttribute};
use crate::flow::ExpectedRequest;
use crate::saml::binding::MessageKind;
use crate::saml::{NameIdFormat, RequestError, RequestRefusal, VerifiedAuthnRequest};

/// What a running bridge checks and a lone request does not show.
const NOT_CHECKED: &[&str] = &["replay"];

/// Arguments of `inspect request`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    /// Judge it as of this country's Connector, instead of the one that it claims to come from.
    #[arg(long, value_name = "CC")]
    country: Option<CountryCode>,
}

/// Judges the request as `flow::proxy_service::start` does, up to the memory of requests.
pub(super) async fn judge(arguments: &Arguments) -> Result<Finding, Unusable> {
    let bytes = source::bytes(&arguments.common.file)?;
    let node = arguments.common.node()?;
    let no_role = || Unusable::Role("proxy_service");
    node.proxy_service.as_ref().ok_or_else(no_role)?;
    let received = match source::message(&bytes) {
        Ok(received) => received,
        Err(error) => return Ok(Finding::refused(error.code(), &error)),
    };
    if received.kind() != MessageKind::AuthnRequest {
        let error = RequestError::Kind;
        return Ok(Finding::refused(error.code(), &error));
    }
    let peer = match peer::connector(&node, &received, arguments.country).await {
        Ok(peer) => peer,
        Err(untrusted) => return Ok(untrusted),
    };
    let expected = ExpectedRequest::new(&node, peer.country()).map_err(|_| no_role())?;
    let judged = expected.judge(&received, &peer);
    let finding = match judged.result {
        Ok(request) => accepted(&request),
        Err(refusal) => refused(&refusal),
    };
    let from = (peer.country(), peer.entity_id());
    Ok(peer::shown(finding, &node, from, judged.needed))
}

fn accepted(request: &VerifiedAuthnRequest) -> Finding {
    let requester = request.requester();
    let rule = "the request breaks no rule";
    let (comparison, levels) = (request.level().comparison(), request.level().listed());
    let levels: Vec<&str> = levels.iter().map(AssuredLevel::uri).collect();
    Finding::accepted(rule, NOT_CHECKED)
        .fact("request_id", requester.request_id())
        .fact(
            "requested_loa",
            json!({"comparison": comparison, "levels": levels}),
        )
        .fact("person_kinds", kinds(&request.person_kinds()))
        .fact("requested_attributes", attributes(request.attributes()))
        .fact("sp_type", request.sp_type().as_str())
        .fact("provider_name", request.provider_name())
        .fact("requester_id", request.requester_id())
        .fact(
            "name_id_format",
            request.name_id_format().map(NameIdFormat::uri),
        )
        .fact("answer_to", requester.acs_url())
}

fn kinds(kinds: &[PersonKind]) -> Value {
    kinds.iter().map(|kind| kind.as_str()).collect()
}

fn attributes(asked: &[RequestedAttribute]) -> Value {
    let asked = asked.iter().map(|asked| {
        let row = asked.attribute.definition();
        json!({
            "name": row.friendly_name,
            "person_kind": row.kind.as_str(),
            "required": asked.required,
        })
    });
    asked.collect()
}

fn refused(refusal: &RequestRefusal) -> Finding {
    let error = refusal.error();
    let finding = Finding::refused(error.code(), &error);
    match refusal {
        RequestRefusal::Unverified(_) => finding.fact("told", "person"),
        RequestRefusal::Verified { requester, error } => finding
            .fact("told", "requester")
            .fact("request_id", requester.request_id())
            .fact("answer_to", requester.acs_url())
            .fact("answer_sub_status", error.sub_status().uri()),
    }
}
