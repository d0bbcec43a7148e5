//! From an event to its record, and to the line of the log that says the same.

use jiff::Timestamp;

use super::{About, Direction, Event, Message, Names, Operation, Record, Refusal};
use crate::domain::PersonKind;

/// The record of that event.
pub(super) fn record(names: &Names, time: Timestamp, about: &About, event: &Event<'_>) -> Record {
    let owned = |text: &str| Some(text.to_owned());
    let mut record = Record {
        time,
        op: event.op().to_owned(),
        node: names.node.clone(),
        instance: names.instance.clone(),
        direction: about.direction.and_then(|it| owned(it.as_str())),
        flow: owned(about.flow.as_str()),
        country: about.country.map(|country| country.to_string()),
        level: about.level.clone(),
        person: about.person.and_then(|kind| owned(kind_word(kind))),
        client: about.client.clone().or_else(|| about.connector.clone()),
        sector: about.sector.and_then(|sector| owned(sector.as_str())),
        requester: about.requester.clone().filter(|_| names.requesters),
        outcome: outcome(event).map(str::to_owned),
        ..Record::default()
    };
    match *event {
        Event::Message(operation, message) => passed(&mut record, names, operation, &message),
        Event::Refused(Refusal {
            code,
            side,
            told,
            endpoint,
            ..
        }) => {
            (record.code, record.side, record.told) = (owned(code), owned(side), owned(told));
            record.detail = endpoint.map(str::to_owned);
        }
        Event::Consented { left_out, message } => {
            (record.left_out, record.id) = (Some(left_out), owned(message));
        }
        Event::ExceptionNeeded { exception, message } => {
            (record.detail, record.id) = (owned(exception), owned(message));
        }
        Event::Restarted { instead_of } => record.detail = owned(instead_of.as_str()),
    }
    record
}

/// How the login ended, where the event is its end.
pub(super) fn outcome(event: &Event<'_>) -> Option<&'static str> {
    match event {
        Event::Message(_, message) => message.success.then_some("success"),
        Event::Refused(refusal) if refusal.ends && refusal.cancelled => Some("cancelled"),
        Event::Refused(refusal) => refusal.ends.then_some("refused"),
        Event::Consented { .. } | Event::ExceptionNeeded { .. } | Event::Restarted { .. } => None,
    }
}

/// Who wrote to whom about what.
fn passed(record: &mut Record, names: &Names, operation: Operation, message: &Message<'_>) {
    let own = match (operation.is_national(), operation.direction()) {
        (true, _) => &names.node,
        (false, Direction::Connector) => &names.connector,
        (false, Direction::ProxyService) => &names.proxy_service,
    };
    let (own, peer) = (Some(own.clone()), message.peer.map(str::to_owned));
    (record.origin, record.destination) = if operation.is_received() {
        (peer, own)
    } else {
        (own, peer)
    };
    record.id = message.id.map(str::to_owned);
    record.hash = message.hash.map(str::to_owned);
    record.in_response_to = message.in_response_to.map(str::to_owned);
    record.status = message.status.map(str::to_owned);
}

fn kind_word(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Natural => "natural",
        PersonKind::Legal => "legal",
    }
}

/// The line of the log: what the record says, and of a refusal the rule in words. A level of
/// assurance is `loa`: `level` is how loud the line is, and an object in JSON has no name twice.
pub(super) fn log(record: &Record, event: &Event<'_>) {
    let Record {
        op,
        direction,
        flow,
        country,
        client,
        sector,
        level,
        status,
        outcome,
        code,
        side,
        told,
        detail,
        left_out,
        ..
    } = record;
    let loa = level.as_deref();
    let (direction, reference) = (direction.as_deref(), flow.as_deref());
    let (country, client, detail) = (country.as_deref(), client.as_deref(), detail.as_deref());
    if let Event::Refused(Refusal { rule, .. }) = event {
        let rule = rule.map(tracing::field::display);
        tracing::warn!(
            target: "audit", event = op, code = code.as_deref(), side = side.as_deref(),
            told = told.as_deref(), endpoint = detail, reference, direction, country, client,
            outcome = outcome.as_deref(), rule
        );
        return;
    }
    let (message_id, in_response_to) = (record.id.as_deref(), record.in_response_to.as_deref());
    if matches!(event, Event::ExceptionNeeded { .. }) {
        tracing::warn!(
            target: "audit", event = op, reference, direction, country, exception = detail,
            message_id
        );
        return;
    }
    // Under a target of its own: where a trail is kept, the log has it at its own level only.
    tracing::info!(
        target: "audit::message", event = op, reference, direction, country, client,
        sp_type = sector.as_deref(), loa, message_id, in_response_to,
        status = status.as_deref(), outcome = outcome.as_deref(), detail, left_out
    );
}
