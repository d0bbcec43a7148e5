//! Very many logins, both directions in turn: memory after a tenth of them and at the end, and
//! what the store still holds when everything in it has had time to expire.

use std::time::{Duration, Instant};

use serde_json::json;

use super::throughput::{push, watch_memory};
use crate::arguments::Arguments;
use crate::bridge::Bridge;
use crate::drive::{Mix, Until};
use crate::keys::Keys;
use crate::report::tell;
use crate::world::{StoreKind, World};

/// How long replay protection may need to expire.
const EXPIRY: Duration = Duration::from_mins(16);

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let logins = arguments.sized(arguments.logins, 200_000, 2_000);
    let mut wishes = arguments.wishes();
    wishes.store = arguments.store.unwrap_or(StoreKind::Redis);
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    wishes.flow_seconds = 60;
    let world = World::settle(&wishes).await;
    let crowd = world.crowd(Mix::Both);
    let watch = watch_memory(
        world.bridges.iter().map(Bridge::pid).collect(),
        &crowd.figures,
    );
    let took = push(&crowd, arguments, Until::Logins(logins)).await;
    watch.abort();
    let (at_the_end, peak) = world
        .redis
        .as_ref()
        .map_or((0, 0), |it| (it.keys(), it.bytes()));
    let expired = if arguments.short {
        None
    } else {
        expired(&world).await
    };
    let figures = crowd.figures.lock().unwrap();
    let tenth = logins as f64 / 10.0;
    let early = figures
        .memory
        .iter()
        .find(|(done, _)| *done >= tenth)
        .map_or(0.0, |it| it.1);
    let late = figures.memory.last().map_or(0.0, |it| it.1);
    let ratio = if early > 0.0 { late / early } else { 0.0 };
    let mib = |kib: f64| format!("{:.1} MiB", kib / 1024.0);
    let left = match (expired, &world.redis) {
        (Some((keys, after)), _) => format!("{keys} after {:.0} s", after.as_secs_f64()),
        (None, Some(_)) => "not waited for".to_owned(),
        (None, None) => "no Redis in this run".to_owned(),
    };
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | logins, half each way, {} | {} in {:.0} s |\n\
         | errors | {} |\n\
         | memory after {tenth:.0} | {} |\n\
         | memory after {logins} | {} ({:+.1} %) |\n\
         | slope | {:.1} bytes a login |\n\
         | keys in Redis at the end of the logins | {at_the_end} ({:.1} MiB) |\n\
         | keys in Redis when all had expired | {left} |\n",
        wishes.keys.as_str(),
        figures.done(),
        took.as_secs_f64(),
        figures.told_errors(),
        mib(early),
        mib(late),
        (ratio - 1.0) * 100.0,
        figures.slope(),
        peak as f64 / 1_048_576.0,
    );
    let mut result = figures.json();
    result["ratio"] = json!(ratio);
    result["keys_at_end"] = json!(at_the_end);
    result["keys_left"] = json!(expired.map(|(keys, _)| keys));
    tell("soak", &table, result);
    let empty = expired.is_none_or(|(keys, _)| keys == 0);
    figures.failed() == 0 && empty && (arguments.short || ratio <= 1.1)
}

/// Waits until the store is empty: what is left, and after how long.
async fn expired(world: &World) -> Option<(u64, Duration)> {
    let redis = world.redis.as_ref()?;
    let began = Instant::now();
    loop {
        let keys = redis.keys();
        if keys == 0 || began.elapsed() > EXPIRY {
            return Some((keys, began.elapsed()));
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}
