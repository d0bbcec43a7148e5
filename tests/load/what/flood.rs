//! Somebody begins logins without end, at a Redis with little room: what becomes of theirs, and of
//! those that were under way before.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::{Mix, number};
use crate::keys::Keys;
use crate::login::{Direction, Login};
use crate::report::tell;
use crate::world::{StoreKind, World};

/// Logins under way before it begins.
const LIVE: usize = 200;
/// What Redis may hold.
const ROOM: &str = "64mb";

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let flood = arguments.sized(arguments.flows, 100_000, 2_000);
    let mut wishes = arguments.wishes();
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    wishes.store = StoreKind::Redis;
    wishes.redis_room = ROOM;
    let world = World::settle(&wishes).await;
    let crowd = world.crowd(Mix::Both);
    let mut live = Vec::with_capacity(LIVE);
    for place in 0..LIVE {
        live.push(crowd.leave_open(place).await);
    }
    let begun = begin(&world, flood, arguments.concurrency).await;
    let held = world.redis.as_ref().map_or(0, crate::servers::Redis::bytes);
    let mut finished = 0;
    for login in &mut live {
        finished += usize::from(crowd.finish(login).await);
    }
    let evicted = world
        .redis
        .as_ref()
        .map_or(0, crate::servers::Redis::evicted);
    let away = flood - begun;
    let errors = crowd.figures.lock().unwrap().told_errors();
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | logins that somebody began, Redis with {ROOM} | {flood} |\n\
         | taken | {begun} |\n| turned away, the hub told | {away} |\n\
         | held by Redis then | {:.1} MiB |\n| records that Redis threw away | {evicted} |\n\
         | logins under way before that, finished after it | {finished} of {LIVE} |\n\
         | their errors | {errors} |\n| memory of the bridge | {:.1} MiB |\n",
        held as f64 / 1_048_576.0,
        world.rss() as f64 / 1024.0,
    );
    let result = json!({ "flood": flood, "taken": begun, "turned_away": away, "evicted": evicted,
        "finished": finished, "live": LIVE, "redis_bytes": held });
    tell("flood", &table, result);
    finished == LIVE && evicted == 0 && crowd.figures.lock().unwrap().failed() == 0
}

/// Begins so many logins, side by side; how many were taken.
async fn begin(world: &World, flood: usize, concurrency: usize) -> usize {
    let crowd = world.crowd(Mix::Connector);
    let (started, taken) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let tasks: Vec<_> = (0..concurrency)
        .map(|_| {
            let (crowd, started, taken) = (crowd.clone(), Arc::clone(&started), Arc::clone(&taken));
            tokio::spawn(async move {
                while started.fetch_add(1, Ordering::Relaxed) < flood {
                    let mut login = Login::new(&crowd.peers, Direction::Connector, number(), false);
                    let good = crowd.go_on(&mut login).await.is_ok();
                    taken.fetch_add(usize::from(good), Ordering::Relaxed);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    taken.load(Ordering::Relaxed)
}
