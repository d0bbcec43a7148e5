//! Redis frozen, restarted, and restarted empty, under load: how soon logins are refused and how,
//! how soon they work again, and that nothing is taken twice across it.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;

use super::kill::accepted_again;
use crate::arguments::Arguments;
use crate::drive::{Crowd, Mix, number};
use crate::http::Target;
use crate::keys::Keys;
use crate::login::{Direction, Login};
use crate::peers::Peers;
use crate::report::tell;
use crate::world::{StoreKind, World};

const KEPT: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outage {
    Frozen,
    Restarted,
    Emptied,
}

/// One attempt to begin a login.
struct Probe {
    at: Instant,
    took: Duration,
    status: u16,
    page: bool,
}

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let mut wishes = arguments.wishes();
    wishes.store = arguments.store.unwrap_or(StoreKind::Redis);
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    let mut world = World::settle(&wishes).await;
    assert!(world.redis.is_some(), "an outage needs --store redis");
    let mut table = String::from(
        "| Redis | first refusal after | slowest refusal | status | with a page | alive meanwhile | \
         works again after | logins under way that went on | taken twice |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    let (mut rows, mut good) = (Vec::new(), true);
    for outage in [Outage::Frozen, Outage::Restarted, Outage::Emptied] {
        let seconds = if arguments.short { 3 } else { 10 };
        let (row, fine) = one(&mut world, outage, Duration::from_secs(seconds)).await;
        eprintln!("{outage:?}: {}", row.join(" | "));
        writeln!(table, "| {outage:?} | {} |", row.join(" | ")).unwrap();
        rows.push(json!({ "outage": format!("{outage:?}"), "row": row }));
        good &= fine;
    }
    tell("outage", &table, json!({ "outages": rows }));
    good
}

async fn one(world: &mut World, outage: Outage, length: Duration) -> (Vec<String>, bool) {
    let crowd = world.crowd(Mix::Connector);
    let (finished, mut open) = before(world, &crowd).await;
    let probes = Arc::new(Mutex::new(Vec::new()));
    let probing = tokio::spawn(probe(
        Arc::clone(&world.peers),
        Arc::clone(&world.entrance),
        Arc::clone(&probes),
    ));
    tokio::time::sleep(Duration::from_millis(500)).await;
    let redis = world.redis.as_mut().unwrap();
    let began = Instant::now();
    match outage {
        Outage::Frozen => redis.signal("STOP"),
        Outage::Restarted | Outage::Emptied => redis.kill(),
    }
    tokio::time::sleep(length).await;
    let alive = world.bridges[0].ready_target().get("/livez").await;
    let alive = alive.is_ok_and(|it| it.status == 200);
    let redis = world.redis.as_mut().unwrap();
    let back = Instant::now();
    match outage {
        Outage::Frozen => redis.signal("CONT"),
        Outage::Restarted => redis.resume(),
        Outage::Emptied => {
            redis.forget();
            redis.resume();
        }
    }
    let recovered = works_again(&crowd, back).await;
    probing.abort();
    let mut twice = 0;
    for login in &finished {
        twice += accepted_again(&world.entrance, login).await;
    }
    let mut went_on = 0;
    for login in &mut open {
        went_on += usize::from(crowd.finish(login).await);
    }
    let seen = refusals(&probes.lock().unwrap(), began, back);
    let closed = seen.first.is_some_and(|it| it <= Duration::from_secs(1));
    let quickly = recovered.is_some_and(|it| it <= Duration::from_secs(2));
    let mut row = seen.row;
    row.extend([
        alive.to_string(),
        shown(recovered),
        format!("{went_on} of {KEPT}"),
        twice.to_string(),
    ]);
    (row, closed && quickly && twice == 0 && alive)
}

/// Logins that have ended, and logins at the foreign country.
async fn before(world: &World, crowd: &Crowd) -> (Vec<Login>, Vec<Login>) {
    let (mut finished, mut open) = (Vec::new(), Vec::new());
    let login = || Login::new(&world.peers, Direction::Connector, number(), false);
    for _ in 0..KEPT {
        let mut one = login();
        assert!(crowd.finish(&mut one).await, "no login before the outage");
        finished.push(one);
        let mut one = login();
        for _ in 0..2 {
            crowd.go_on(&mut one).await.unwrap();
        }
        open.push(one);
    }
    (finished, open)
}

/// What was refused during the outage.
struct Refusals {
    /// How long after its beginning.
    first: Option<Duration>,
    row: Vec<String>,
}

fn shown(took: Option<Duration>) -> String {
    took.map_or_else(|| "never".to_owned(), |it| format!("{} ms", it.as_millis()))
}

fn refusals(probes: &[Probe], began: Instant, back: Instant) -> Refusals {
    let mut refused = Vec::new();
    for probe in probes {
        let during = probe.at >= began && probe.at + probe.took < back;
        if during && probe.status != 200 {
            refused.push(probe);
        }
    }
    let ended = refused.iter().map(|it| it.at + it.took).min();
    let first = ended.map(|it| it.duration_since(began));
    let slowest = refused.iter().map(|it| it.took).max();
    let mut statuses: Vec<u16> = refused.iter().map(|it| it.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    let pages = refused.iter().filter(|it| it.page).count();
    let row = vec![
        shown(first),
        shown(slowest),
        format!("{statuses:?}"),
        format!("{pages} of {}", refused.len()),
    ];
    Refusals { first, row }
}

/// Begins a login twenty times a second and notes what is said.
async fn probe(peers: Arc<Peers>, target: Arc<Target>, probes: Arc<Mutex<Vec<Probe>>>) {
    loop {
        let (peers, target, probes) =
            (Arc::clone(&peers), Arc::clone(&target), Arc::clone(&probes));
        tokio::spawn(async move {
            let login = Login::new(&peers, Direction::Connector, number(), false);
            let at = Instant::now();
            let answer = target.send(&login.request()).await;
            let took = at.elapsed();
            let (status, page) =
                answer.map_or((0, false), |it| (it.status, it.text().contains("<h1")));
            probes.lock().unwrap().push(Probe {
                at,
                took,
                status,
                page,
            });
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Until a whole login works again.
async fn works_again(crowd: &Crowd, since: Instant) -> Option<Duration> {
    while since.elapsed() < Duration::from_secs(30) {
        if crowd.log_in(0, Instant::now()).await {
            return Some(since.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    None
}
