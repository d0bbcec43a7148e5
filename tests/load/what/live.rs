//! Very many logins that have begun and stay open: memory for each, and that they still go on.

use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::Mix;
use crate::keys::Keys;
use crate::report::tell;
use crate::world::World;

/// How many of them are finished at the end.
const FINISHED: usize = 200;

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let flows = arguments.sized(arguments.flows, 10_000, 300);
    let mut wishes = arguments.wishes();
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    let world = World::settle(&wishes).await;
    let crowd = world.crowd(Mix::Both);
    let stored = || world.redis.as_ref().map_or(0, crate::servers::Redis::bytes);
    let (before, stored_before) = (world.rss(), stored());
    let mut open = Vec::with_capacity(flows);
    for place in 0..flows {
        open.push(crowd.leave_open(place).await);
    }
    let (after, stored_after) = (world.rss(), stored());
    let each = after.saturating_sub(before) as f64 * 1024.0 / flows as f64;
    let in_store = stored_after.saturating_sub(stored_before) as f64 / flows as f64;
    let mut good = 0;
    let step = (flows / FINISHED).max(1);
    // An odd step meets both directions.
    let some = open.iter_mut().step_by(step | 1).take(FINISHED);
    let mut tried = 0;
    for login in some {
        tried += 1;
        good += usize::from(crowd.finish(login).await);
    }
    let figures = crowd.figures.lock().unwrap();
    let mib = |kib: u64| format!("{:.1} MiB", kib as f64 / 1024.0);
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | open logins, half each way, {:?} store | {flows} |\n\
         | errors | {} |\n\
         | memory before | {} |\n| memory with all of them open | {} |\n\
         | memory for each | {each:.0} bytes |\n\
         | in Redis for each | {in_store:.0} bytes |\n\
         | of these, went on to their end | {good} of {tried} |\n",
        wishes.store,
        figures.told_errors(),
        mib(before),
        mib(after),
    );
    let result = json!({ "flows": flows, "rss_before_kib": before, "rss_kib": after,
        "bytes_per_flow": each, "redis_bytes_per_flow": in_store, "errors": figures.errors });
    tell("live", &table, result);
    figures.failed() == 0 && good == tried
}
