//! Five times what the bridge can do: what becomes of the logins that it takes, how quickly it
//! turns away the rest, and how soon all is well again.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::{Crowd, Mix, Until};
use crate::figures::{Figures, Times};
use crate::keys::Keys;
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
    let alive = world.bridges[0].ended(Duration::from_millis(10)).await;
    let alive = alive.is_none();
    let late = after.figures.lock().unwrap();
    let unwell = late.ended.iter().filter(|it| !it.good || it.took > normal);
    let recovery = unwell.map(|it| it.at.duration_since(relieved)).max();
    let recovery = recovery.unwrap_or_default().as_secs_f64();
    let figures = crowd.figures.lock().unwrap();
    let mut table = table(&figures, capacity, pressed.as_secs_f64(), wishes.keys);
    writeln!(
        table,
        "| until logins were as quick as before | {recovery:.1} s |"
    )
    .unwrap();
    writeln!(table, "| the bridge still runs | {alive} |").unwrap();
    let mut result = figures.json();
    result["capacity"] = json!(capacity);
    result["recovery_seconds"] = json!(recovery);
    tell("overload", &table, result);
    alive && figures.without_retry_after == 0
}

fn table(figures: &Figures, capacity: f64, seconds: f64, keys: Keys) -> String {
    let shed = figures.shed.at(&[0.5, 0.99, 1.0]);
    let times = all_logins(figures).at(&[0.5, 0.99, 1.0]);
    let mut text = String::from("| figure | value |\n|---|---|\n");
    let mut row = |name: &str, value: String| writeln!(text, "| {name} | {value} |").unwrap();
    let name = format!("logins a second that it can do, {}", keys.as_str());
    row(&name, format!("{capacity:.0}"));
    let begun = figures.ended.len();
    row(
        "begun",
        format!(
            "{begun} in {seconds:.0} s, {:.0} a second",
            capacity * TIMES
        ),
    );
    row("taken and finished", figures.done().to_string());
    row(
        "whole login of those: p50, p99, max",
        format!("{:.0}, {:.0}, {:.0} ms", times[0], times[1], times[2]),
    );
    row(
        "requests turned away with 503",
        format!(
            "{}, {} of them the first of a login",
            figures.shed.len(),
            figures.shed_at_start
        ),
    );
    row(
        "how soon: p50, p99, max",
        format!("{:.1}, {:.1}, {:.1} ms", shed[0], shed[1], shed[2]),
    );
    row(
        "without Retry-After",
        figures.without_retry_after.to_string(),
    );
    row("everything that failed", figures.told_errors());
    text
}

/// Whole logins of a crowd.
fn whole(crowd: &Crowd) -> Times {
    all_logins(&crowd.figures.lock().unwrap())
}

fn all_logins(figures: &Figures) -> Times {
    let mut all = Times::default();
    figures.logins.values().for_each(|times| all.merge(times));
    all
}
