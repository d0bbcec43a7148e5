//! One connection, watched: how many there are, from where, and how long each takes over what.
//!
//! A connection waits for a request (long: proxies keep them), receives its head (short), is
//! worked for, and takes its answer (short again). hyper knows one limit for the first two, and
//! none for the last; so the socket itself is watched.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::config::{Limits, Network};
use crate::http::{household, is_inside};

/// How long things may take on a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// The first byte of a first request.
    pub(super) first: Duration,
    /// The first byte of a further one.
    pub(super) idle: Duration,
    /// The rest of its head.
    pub(super) head: Duration,
    /// A whole answer, from the moment when the other side no longer takes it.
    pub(super) answer: Duration,
}

impl Patience {
    /// Proxies keep connections for a minute, and must not find them closed.
    pub(super) const USUAL: Self = Self {
        first: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        head: Duration::from_secs(10),
        answer: Duration::from_secs(20),
    };
}

/// What a connection is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Waits for a request.
    Waiting,
    /// Receives a head.
    Head,
    /// Is worked for.
    Work,
}

/// The phase, shared with whoever answers the requests.
#[derive(Clone, Default)]
pub(super) struct Progress(Arc<AtomicU8>);

const WAITING: u8 = 0;
const HEAD: u8 = 1;
const WORK: u8 = 2;

impl Progress {
    /// A head is there, and is worked on.
    pub(super) fn begins(&self) {
        self.0.store(WORK, Ordering::Release);
    }

    /// The answer is made.
    pub(super) fn ends(&self) {
        self.0.store(WAITING, Ordering::Release);
    }

    fn phase(&self) -> Phase {
        match self.0.load(Ordering::Acquire) {
            WAITING => Phase::Waiting,
            HEAD => Phase::Head,
            _ => Phase::Work,
        }
    }
}

/// A socket that gives up on whoever is too slow.
pub(super) struct Watched<S> {
    socket: S,
    door: &'static str,
    patience: Patience,
    progress: Progress,
    reading: Timer,
    writing: Timer,
    served: bool,
}

/// Runs while something is waited for.
#[derive(Default)]
struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    running: Option<Phase>,
}

impl Timer {
    /// Whether it is over; it is started where it was not running for this.
    fn is_over(&mut self, phase: Phase, limit: Duration, context: &mut Context<'_>) -> bool {
        if self.running != Some(phase) {
            let until = Instant::now() + limit;
            match &mut self.sleep {
                Some(sleep) => sleep.as_mut().reset(until),
                None => self.sleep = Some(Box::pin(sleep_until(until))),
            }
            self.running = Some(phase);
        }
        let sleep = self.sleep.as_mut();
        sleep.is_some_and(|sleep| sleep.as_mut().poll(context).is_ready())
    }

    fn stop(&mut self) {
        self.running = None;
    }
}

impl<S> Watched<S> {
    pub(super) fn new(
        socket: S,
        door: &'static str,
        patience: Patience,
        progress: Progress,
    ) -> Self {
        Self {
            socket,
            door,
            patience,
            progress,
            reading: Timer::default(),
            writing: Timer::default(),
            served: false,
        }
    }

    fn cut(&self, reason: &'static str) -> io::Error {
        metrics::counter!("eidas_connections_cut_total", "door" => self.door, "reason" => reason)
            .increment(1);
        io::ErrorKind::TimedOut.into()
    }

    fn read_is_over(&mut self, context: &mut Context<'_>) -> Option<&'static str> {
        let phase = self.progress.phase();
        let (limit, reason) = match phase {
            Phase::Waiting if self.served => (self.patience.idle, "idle"),
            Phase::Waiting => (self.patience.first, "idle"),
            Phase::Head => (self.patience.head, "headers"),
            // Whoever reads the body has a limit of its own.
            Phase::Work => {
                self.reading.stop();
                return None;
            }
        };
        self.reading
            .is_over(phase, limit, context)
            .then_some(reason)
    }

    fn write_is_over(&mut self, context: &mut Context<'_>) -> Option<&'static str> {
        let limit = self.patience.answer;
        self.writing
            .is_over(Phase::Work, limit, context)
            .then_some("reading")
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let before = buffer.filled().len();
        // The head has its time from its first byte on, however many come.
        if let Some(reason) = this.read_is_over(context) {
            return Poll::Ready(Err(this.cut(reason)));
        }
        let read = ready!(Pin::new(&mut this.socket).poll_read(context, buffer));
        if buffer.filled().len() > before && this.progress.phase() == Phase::Waiting {
            this.progress.0.store(HEAD, Ordering::Release);
            this.reading.stop();
            this.served = true;
        }
        Poll::Ready(read)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        match Pin::new(&mut this.socket).poll_write(context, bytes) {
            Poll::Ready(Ok(written)) => {
                // A byte now and then is not progress: only who takes all that was offered is
                // given the whole time again.
                if written == bytes.len() {
                    this.writing.stop();
                }
                Poll::Ready(Ok(written))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => match this.write_is_over(context) {
                Some(reason) => Poll::Ready(Err(this.cut(reason))),
                None => Poll::Pending,
            },
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(context)
    }
}

/// How many connections a door takes.
#[derive(Clone)]
pub(super) struct Capacity {
    door: &'static str,
    most: usize,
    most_per_address: usize,
    unlimited: Arc<Vec<Network>>,
    open: Arc<Open>,
}

#[derive(Default)]
struct Open {
    all: AtomicUsize,
    by_address: Mutex<HashMap<IpAddr, usize>>,
}

/// The place of one connection, free again when dropped.
pub(super) struct Place {
    capacity: Capacity,
    address: Option<IpAddr>,
    taken: bool,
}

/// Descriptors that are kept for everything but connections: store, hub, files.
const KEPT: usize = 96;

impl Capacity {
    /// As `[limits]` says, and never more than the process has descriptors for.
    pub(super) fn new(door: &'static str, limits: &Limits) -> Self {
        let unlimited = limits.unlimited.iter().chain(&limits.trusted_proxies);
        Self {
            door,
            most: limits.connections.min(descriptors()),
            most_per_address: limits.connections_per_address,
            unlimited: Arc::new(unlimited.copied().collect()),
            open: Arc::default(),
        }
    }

    /// For a door behind which only the operator's own people stand.
    pub(super) fn of_operators() -> Self {
        Self {
            door: "operations",
            most: 64,
            most_per_address: 64,
            unlimited: Arc::default(),
            open: Arc::default(),
        }
    }

    pub(super) fn door(&self) -> &'static str {
        self.door
    }

    /// A place for a connection from there; none: too many are open.
    pub(super) fn take(&self, peer: SocketAddr) -> Option<Place> {
        let before = self.open.all.fetch_add(1, Ordering::AcqRel);
        let mut place = Place {
            capacity: self.clone(),
            address: None,
            taken: false,
        };
        let reason = if before >= self.most {
            Some("full")
        } else if self.is_one_too_many(peer.ip(), &mut place) {
            Some("address")
        } else {
            None
        };
        let labels = |reason| [("door", self.door), ("reason", reason)];
        if let Some(reason) = reason {
            metrics::counter!("eidas_connections_refused_total", &labels(reason)).increment(1);
            return None;
        }
        metrics::gauge!("eidas_connections", "door" => self.door).increment(1.0);
        place.taken = true;
        Some(place)
    }

    fn is_one_too_many(&self, address: IpAddr, place: &mut Place) -> bool {
        if is_inside(address) || self.unlimited.iter().any(|it| it.contains(address)) {
            return false;
        }
        let address = household(address);
        let open = self.open.by_address.lock();
        let mut open = open.unwrap_or_else(PoisonError::into_inner);
        let held = open.entry(address).or_insert(0);
        if *held >= self.most_per_address {
            return true;
        }
        *held = held.saturating_add(1);
        place.address = Some(address);
        false
    }
}

impl Place {
    /// The connection came to nothing, or is over.
    fn free(&self) {
        self.capacity.open.all.fetch_sub(1, Ordering::AcqRel);
        if self.taken {
            metrics::gauge!("eidas_connections", "door" => self.capacity.door).decrement(1.0);
        }
        let Some(address) = self.address else { return };
        let open = self.capacity.open.by_address.lock();
        let mut open = open.unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = open.get_mut(&address) {
            *held = held.saturating_sub(1);
            if *held == 0 {
                open.remove(&address);
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.free();
    }
}

/// How many connections the process may hold open, as far as its limit of descriptors goes.
fn descriptors() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits
        .lines()
        .find_map(|it| it.strip_prefix("Max open files"));
    let soft = line.and_then(|it| it.split_whitespace().next()?.parse::<usize>().ok());
    soft.map_or(usize::MAX, |most| most.saturating_sub(KEPT).max(16))
}
