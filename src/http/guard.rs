//! How much is worked on at once, and for how long. What is too much is turned away at once, so
//! that those who are in get through: first who asks too often, then bodies that never end, then
//! new logins, and only then steps of logins that are under way.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::intake::{Intake, IntakeError};
use super::origin::Proxies;
use super::rates::AddressRates;
use super::refusal::{Audience, EdgeRefusal};
use super::steps::{Class, Step};
use super::{EdgeInForce, EdgeLimits, health};

/// Above this the processor is late, and nothing new is begun while many are being served.
const LATE: Duration = Duration::from_millis(100);
/// So many, for each processor.
const MANY: usize = 4;

/// The limits, at work.
pub(super) struct Guard {
    edge: EdgeInForce,
    proxies: Proxies,
    rates: AddressRates,
    intake: Intake,
    shares: Shares,
    many: usize,
    request: Duration,
}

/// Who may take how many places.
struct Shares {
    /// For logins.
    all: Places,
    /// Of these, for new ones.
    begin: Places,
    /// For everything else.
    pages: Places,
}

/// What a request holds while it is worked on.
type Held<'s> = (SemaphorePermit<'s>, Option<SemaphorePermit<'s>>);

impl Shares {
    fn new(places: usize) -> Self {
        Self {
            all: Places::new(places),
            begin: Places::new(places.saturating_sub(places / 4)),
            pages: Places::new(places.div_ceil(4)),
        }
    }

    fn take(&self, class: Class) -> Option<Held<'_>> {
        match class {
            Class::Page => Some((self.pages.take()?, None)),
            Class::Step => Some((self.all.take()?, None)),
            Class::Begin => {
                let begin = self.begin.take()?;
                Some((self.all.take()?, Some(begin)))
            }
        }
    }
}

struct Places {
    free: Semaphore,
    all: usize,
}

impl Places {
    fn new(all: usize) -> Self {
        let all = all.min(Semaphore::MAX_PERMITS);
        let free = Semaphore::new(all);
        Self { free, all }
    }

    fn take(&self) -> Option<SemaphorePermit<'_>> {
        self.free.try_acquire().ok()
    }

    fn taken(&self) -> usize {
        self.all.saturating_sub(self.free.available_permits())
    }
}

impl Guard {
    pub(super) fn new(edge: EdgeInForce, limits: &EdgeLimits) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            edge,
            proxies: limits.proxies.clone(),
            rates: AddressRates::new(limits.address_rate, limits.unlimited.clone()),
            intake: Intake::new(limits.body_bytes, limits.body.min(limits.request)),
            shares: Shares::new(limits.concurrent_requests),
            many: cores.saturating_mul(MANY),
            request: limits.request,
        }
    }

    /// The places that a request takes, or why there are none.
    fn places(&self, class: Class) -> Result<Held<'_>, &'static str> {
        if class == Class::Begin {
            if self.edge.load().node.pool.is_pressed() {
                return Err("keys");
            }
            if self.edge.lag() > LATE && self.shares.all.taken() > self.many {
                return Err("lag");
            }
        }
        self.shares.take(class).ok_or("places")
    }

    fn refuse(&self, class: Class, reason: &'static str, audience: Audience) -> Response {
        let refusal = if reason == "timeout" {
            EdgeRefusal::Timeout
        } else {
            EdgeRefusal::Busy
        };
        shed(class, reason);
        refusal.response(&self.edge.load(), audience)
    }

    /// Whether the address that asks has asked too often: after how long it may again.
    fn too_often(&self, request: &Request, audience: &Audience) -> Option<Duration> {
        let origin = self
            .proxies
            .origin(request.headers(), request.extensions())?;
        let back_channel = *audience == Audience::Client;
        self.rates.take(origin, back_channel).err()
    }
}

fn shed(class: Class, reason: &'static str) {
    metrics::counter!("eidas_shed_total", "class" => class.as_str(), "reason" => reason)
        .increment(1);
}

/// The layer. Whoever watches over us is always answered.
pub(super) async fn guard(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path == health::LIVE || path == health::READY {
        return next.run(request).await;
    }
    let audience = Audience::of(path, request.headers());
    let edge = guard.edge.load();
    if let Some(wait) = guard.too_often(&request, &audience) {
        metrics::counter!("eidas_rate_limited_total", "by" => "address").increment(1);
        return EdgeRefusal::TooOften.after(&edge, audience, wait);
    }
    let route = request.extensions().get::<MatchedPath>();
    let class = Step::of(route.map(MatchedPath::as_str), &edge.node.addresses).class;
    // The body comes before the place: whoever sends it drop by drop holds nobody up.
    let (head, body) = request.into_parts();
    let body = match guard.intake.whole(&head.headers, body).await {
        Ok(body) => body,
        Err(IntakeError::TooLarge) => return EdgeRefusal::TooLarge.response(&edge, audience),
        Err(IntakeError::Broken) => return EdgeRefusal::Body.response(&edge, audience),
        Err(IntakeError::Slow) => return guard.refuse(class, "timeout", audience),
        Err(IntakeError::Full) => return guard.refuse(class, "bodies", audience),
    };
    let request = Request::from_parts(head, Body::from(body.bytes.clone()));
    let _places = match guard.places(class) {
        Ok(places) => places,
        Err(reason) => return guard.refuse(class, reason, audience),
    };
    // Everybody who is waiting takes a place, or is turned away, before anybody is worked for:
    // otherwise the line would stand where nobody counts it.
    tokio::task::yield_now().await;
    match tokio::time::timeout(guard.request, next.run(request)).await {
        Ok(response) => response,
        Err(_) => guard.refuse(class, "timeout", audience),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_logins_leave_room_for_those_under_way_and_pages_have_their_own() {
        let shares = Shares::new(8);
        let begun: Vec<_> = (0..8).map_while(|_| shares.take(Class::Begin)).collect();
        assert_eq!(begun.len(), 6);
        let steps: Vec<_> = (0..8).map_while(|_| shares.take(Class::Step)).collect();
        assert_eq!(steps.len(), 2);
        let pages: Vec<_> = (0..8).map_while(|_| shares.take(Class::Page)).collect();
        assert_eq!(pages.len(), 2);
        drop(begun);
        assert!(shares.take(Class::Step).is_some() && shares.take(Class::Begin).is_some());
        assert!(Shares::new(0).take(Class::Page).is_none());
    }
}
