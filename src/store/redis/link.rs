//! One server, and the one connection to it.
//!
//! In: rounds of commands. Out: their answers, or within [`PATIENCE`] that there are none. A task
//! keeps the connection: it looks at the server each second, drops what does not answer, frozen or
//! gone, and tries anew after a short pause. Meanwhile everybody is told at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use jiff::Timestamp;
use redis::aio::MultiplexedConnection;
use redis::{Pipeline, RedisResult, Value};
use tokio::sync::{mpsc, watch};
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use super::super::StoreError;
use super::commands::{Asked, judged};
use super::epoch::{Epoch, Epochs};
use super::facts::Facts;
use super::servers::Connecting;

/// How long one operation may take, the wait for a first connection included.
pub(super) const PATIENCE: Duration = Duration::from_millis(600);
/// How long a connection may take until it can be used.
const CONNECT: Duration = Duration::from_secs(1);
/// Between two attempts at one.
const PAUSE: Duration = Duration::from_millis(100);
/// Between two looks at a server.
const PULSE: Duration = Duration::from_secs(1);
/// As long as more than half of the memory is used it is looked at more often.
const QUICK_PULSE: Duration = Duration::from_millis(200);

/// One server.
pub(super) struct Link {
    shared: Arc<Shared>,
    keeper: std::sync::OnceLock<AbortHandle>,
}

struct Shared {
    connecting: Connecting,
    epochs: Epochs,
    epoch_key: String,
    state: watch::Sender<State>,
    /// The number of the last session.
    sessions: AtomicU64,
    broken: mpsc::Sender<u64>,
    reports: std::sync::Mutex<Option<mpsc::Receiver<u64>>>,
    since: ArcSwapOption<Timestamp>,
}

#[derive(Clone)]
enum State {
    Starting,
    Down,
    Ready(Arc<Session>),
}

/// A connection in use.
pub(super) struct Session {
    connection: MultiplexedConnection,
    number: u64,
    epoch: Epoch,
    facts: arc_swap::ArcSwap<Facts>,
}

impl Session {
    /// The epoch that holds on it.
    pub(super) fn epoch(&self) -> &Epoch {
        &self.epoch
    }

    /// Whether what may be forgotten is kept.
    pub(super) fn has_room_to_spare(&self) -> bool {
        self.facts.load().is_below(5)
    }
}

impl Link {
    pub(super) fn new(connecting: Connecting, epochs: Epochs, epoch_key: String) -> Self {
        // A full queue says what one more report would say.
        let (broken, reports) = mpsc::channel(16);
        Self {
            shared: Arc::new(Shared {
                connecting,
                epochs,
                epoch_key,
                state: watch::Sender::new(State::Starting),
                sessions: AtomicU64::new(0),
                broken,
                reports: std::sync::Mutex::new(Some(reports)),
                since: ArcSwapOption::empty(),
            }),
            keeper: std::sync::OnceLock::new(),
        }
    }

    /// The name of the record of its epoch.
    pub(super) fn epoch_key(&self) -> &str {
        &self.shared.epoch_key
    }

    /// Begins to look after the connection; nothing where nobody runs tasks.
    pub(super) fn start(&self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            return;
        };
        self.keeper.get_or_init(|| {
            let shared = Arc::clone(&self.shared);
            runtime.spawn(keep(shared)).abort_handle()
        });
    }

    /// The connection in use. Waits for the first one only.
    pub(super) async fn session(&self) -> Result<Arc<Session>, StoreError> {
        self.start();
        let mut states = self.shared.state.subscribe();
        let settled = states.wait_for(|state| !matches!(state, State::Starting));
        match timeout(PATIENCE, settled).await {
            Ok(Ok(state)) => match &*state {
                State::Ready(session) => Ok(Arc::clone(session)),
                State::Starting | State::Down => Err(StoreError::Unavailable),
            },
            _ => Err(StoreError::Unavailable),
        }
    }

    /// One round on that connection: the command's answer. Nothing is tried twice: what timed out
    /// may have been done.
    pub(super) async fn ask(
        &self,
        session: &Session,
        asked: &Asked,
        asking: bool,
    ) -> Result<RedisResult<Value>, StoreError> {
        let round = asked.round(&self.shared.epoch_key, asking);
        let Ok(Ok(mut answers)) = timeout(PATIENCE, run(session, round)).await else {
            self.shared.give_up(session);
            return Err(StoreError::Unavailable);
        };
        if asked.decides() {
            let epoch = answers.pop().and_then(Result::ok);
            let holds = matches!(&epoch, Some(Value::BulkString(record))
                if *record == session.epoch.record.as_bytes());
            // Redirections are answered to both.
            let redirected = matches!(answers.first(), Some(Err(error)) if judged(error).1);
            if !holds && !redirected {
                self.shared.give_up(session);
                return Err(StoreError::Unavailable);
            }
        }
        let answer = answers.pop().ok_or(StoreError::Unavailable)?;
        if answer.as_ref().is_err_and(|error| !judged(error).1) {
            self.shared.give_up(session);
        }
        Ok(answer)
    }

    /// Since when its server has lost nothing; none: it was never reached.
    pub(super) fn since(&self) -> Option<Timestamp> {
        self.shared.since.load().as_deref().copied()
    }

    /// What was seen of the server last, where there is a connection.
    pub(super) fn facts(&self) -> Option<Arc<Facts>> {
        match &*self.shared.state.borrow() {
            State::Ready(session) => Some(session.facts.load_full()),
            State::Starting | State::Down => None,
        }
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if let Some(keeper) = self.keeper.get() {
            keeper.abort();
        }
    }
}

async fn run(session: &Session, mut round: Pipeline) -> RedisResult<Vec<RedisResult<Value>>> {
    let mut connection = session.connection.clone();
    round.ignore_errors();
    round.query_async(&mut connection).await
}

impl Shared {
    /// Nobody uses that connection from now on.
    fn give_up(&self, session: &Session) {
        self.state.send_if_modified(|state| {
            let current = matches!(state, State::Ready(it) if it.number == session.number);
            if current {
                *state = State::Down;
            }
            current
        });
        let _ = self.broken.try_send(session.number);
    }

    async fn open(&self) -> RedisResult<Option<Session>> {
        let mut connection = self.connecting.connect().await?;
        let facts = look(&mut connection).await?;
        let Some(facts) = facts.filter(|facts| facts.in_charge && !facts.loading) else {
            return Ok(None);
        };
        let first = self.since.load().is_none();
        let epoch = self
            .epochs
            .settle(&mut connection, &self.epoch_key, &facts, first);
        let Some(epoch) = epoch.await? else {
            return Ok(None);
        };
        if facts.evicts() {
            tracing::error!(
                code = "store.evicts",
                "the store's server throws live records away when it is full: set \
                 maxmemory-policy to noeviction"
            );
        }
        self.since.store(Some(Arc::new(epoch.since)));
        Ok(Some(Session {
            connection,
            number: self.sessions.fetch_add(1, Ordering::SeqCst) + 1,
            epoch,
            facts: arc_swap::ArcSwap::from_pointee(facts),
        }))
    }

    /// Whether the server answers, is the one that it was, and the epoch still holds.
    async fn check(&self, session: &Session) -> RedisResult<bool> {
        let mut connection = session.connection.clone();
        let Some(facts) = look(&mut connection).await? else {
            return Ok(false);
        };
        let same = facts.in_charge && facts.identity == session.facts.load().identity;
        session.facts.store(Arc::new(facts));
        let (key, epoch) = (&self.epoch_key, &session.epoch);
        Ok(same
            && self.epochs.renew(&mut connection, key, epoch).await?
            && self.connecting.still_in_charge().await)
    }
}

async fn look(connection: &mut MultiplexedConnection) -> RedisResult<Option<Facts>> {
    let info: String = redis::cmd("INFO").query_async(connection).await?;
    Ok(Facts::read(&info))
}

/// Keeps a connection for as long as the store is there.
async fn keep(shared: Arc<Shared>) {
    let reports = shared.reports.lock().ok().and_then(|mut it| it.take());
    let Some(mut reports) = reports else {
        return;
    };
    let mut was_well = true;
    loop {
        let opened = timeout(CONNECT, shared.open()).await;
        if let Ok(Ok(Some(session))) = opened {
            tracing::info!("the store answers");
            was_well = true;
            let session = Arc::new(session);
            shared
                .state
                .send_replace(State::Ready(Arc::clone(&session)));
            watch_over(&shared, &session, &mut reports).await;
        } else if was_well {
            let code = match opened {
                Ok(Err(error)) => error.code().map_or("none", sorted).to_owned(),
                Ok(Ok(_)) => "not-in-charge".to_owned(),
                Err(_) => "timeout".to_owned(),
            };
            tracing::warn!(
                code = "store.unavailable",
                said = code,
                "the store cannot be reached"
            );
            was_well = false;
        }
        shared.state.send_replace(State::Down);
        sleep(PAUSE).await;
    }
}

/// What a server said, as one of a few words.
fn sorted(said: &str) -> &'static str {
    match said {
        "WRONGPASS" | "NOAUTH" => "authentication",
        "NOPERM" => "permission",
        "LOADING" => "loading",
        "MISCONF" => "misconfigured",
        "READONLY" => "read-only",
        _ => "other",
    }
}

/// Until the connection is given up, by us or by somebody who used it.
async fn watch_over(shared: &Shared, session: &Session, reports: &mut mpsc::Receiver<u64>) {
    loop {
        let pulse = if session.has_room_to_spare() {
            PULSE
        } else {
            QUICK_PULSE
        };
        tokio::select! {
            report = reports.recv() => match report {
                Some(number) if number < session.number => {}
                _ => break,
            },
            () = sleep(pulse) => {
                if !matches!(timeout(PATIENCE, shared.check(session)).await, Ok(Ok(true))) {
                    break;
                }
            }
        }
    }
    tracing::warn!(
        code = "store.unavailable",
        "the connection to the store is given up"
    );
    shared.give_up(session);
}
