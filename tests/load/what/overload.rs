//! Five times what the bridge can do: what becomes of the logins that it takes, how quickly it
//! turns away the rest, and how soon all is well again.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::{Crowd, Mix, Until};
use crate::figures::Times;
use crate::report::tell;
use crate::world::World;

const TIMES: f64 = 5.0;

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let mut wishes = arguments.wishes();
    // The usual bounds of everything but of one address, from which all of them come.
    wishes.limits = "unlimited_addresses = [\"127.0.0.1\"]";
    let mut world = World::settle(&wishes).await;
    let measured = world.crowd(Mix::Connector);
    let seconds = (arguments.seconds / 4.0).max(3.0);
    let took = measured.closed(8, Until::Seconds(seconds)).await;
    let capacity = measured.figures.lock().unwrap().done() as f64 / took.as_secs_f64();
    let calm = whole(&measured);
    let (crowd, after) = (world.crowd(Mix::Connector), world.crowd(Mix::Connector));
    let pressed = Duration::from_secs_f64(arguments.seconds.min(30.0));
    let flood = {
        let crowd = crowd.clone();
        let until = Until::Seconds(pressed.as_secs_f64());
        tokio::spawn(async move { crowd.open(capacity * TIMES, until).await })
    };
    tokio::time::sleep(pressed).await;
    let relieved = Instant::now();
    after.open(capacity / 2.0, Until::Seconds(10.0)).await;
    flood.await.unwrap();
    let normal = Duration::from_secs_f64((calm.at(&[0.99])[0] / 1000.0 * 2.0).max(0.05));
    let late = after.figures.lock().unwrap();
    let unwell = late.ended.iter().filter(|it| !it.good || it.took > normal);
    let recovery = unwell
        .map(|it| it.at.duration_since(relieved))
        .max()
        .unwrap_or_default();
    let figures = crowd.figures.lock().unwrap();
    let (accepted, shed) = (all_logins(&figures), figures.shed.at(&[0.5, 0.99, 1.0]));
    let begun = figures.ended.len();
    let times = accepted.at(&[0.5, 0.99, 1.0]);
    let alive = world.bridges[0]
        .ended(Duration::from_millis(10))
        .await
        .is_none();
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | logins a second that it can do, {} | {capacity:.0} |\n\
         | begun | {begun} in {:.0} s, {:.0} a second |\n\
         | taken and finished | {} |\n\
         | whole login of those: p50, p99, max | {:.0}, {:.0}, {:.0} ms |\n\
         | turned away with 503 | {} ({} of them at the first request) |\n\
         | how soon: p50, p99, max | {:.1}, {:.1}, {:.1} ms |\n\
         | without Retry-After | {} |\n\
         | everything that failed | {} |\n\
         | until logins were as quick as before | {:.1} s |\n\
         | the bridge still runs | {alive} |\n",
        arguments.wishes().keys.as_str(),
        pressed.as_secs_f64(),
        capacity * TIMES,
        figures.done(),
        times[0],
        times[1],
        times[2],
        figures.shed.len(),
        figures.shed_at_start,
        shed[0],
        shed[1],
        shed[2],
        figures.without_retry_after,
        figures.told_errors(),
        recovery.as_secs_f64(),
    );
    let mut result = figures.json();
    result["capacity"] = json!(capacity);
    result["recovery_seconds"] = json!(recovery.as_secs_f64());
    tell("overload", &table, result);
    alive && figures.without_retry_after == 0
}

/// Whole logins of a crowd.
fn whole(crowd: &Crowd) -> Times {
    all_logins(&crowd.figures.lock().unwrap())
}

fn all_logins(figures: &crate::figures::Figures) -> Times {
    let mut all = Times::default();
    figures.logins.values().for_each(|times| all.merge(times));
    all
}
