//! Two instances behind haproxy, round robin and nothing sticky: all logins of a crowd; and again
//! while each instance is stopped in turn and started again.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::json;

use super::throughput::push;
use crate::arguments::Arguments;
use crate::bridge::Bridge;
use crate::drive::{Mix, Until};
use crate::keys::Keys;
use crate::report::tell;
use crate::world::{StoreKind, Wishes, World};

fn wishes(arguments: &Arguments) -> Wishes {
    let mut wishes = arguments.wishes();
    wishes.store = arguments.store.unwrap_or(StoreKind::Redis);
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    wishes.other_program.clone_from(&arguments.old);
    (wishes.instances, wishes.front) = (2, true);
    wishes
}

pub(crate) async fn balanced(arguments: &Arguments) -> bool {
    let logins = arguments.sized(arguments.logins, 1000, 100);
    let world = World::settle(&wishes(arguments)).await;
    let before: Vec<f64> = world.bridges.iter().map(Bridge::cpu).collect();
    let crowd = world.crowd(Mix::Both);
    push(&crowd, arguments, Until::Logins(logins)).await;
    let shares: Vec<f64> = world
        .bridges
        .iter()
        .zip(before)
        .map(|(it, was)| it.cpu() - was)
        .collect();
    let figures = crowd.figures.lock().unwrap();
    let done = figures.done();
    let table = format!(
        "| figure | value |\n|---|---|\n| logins through haproxy | {done} of {logins} |\n\
         | errors | {} |\n| processor time of the instances | {:.2} s, {:.2} s |\n",
        figures.told_errors(),
        shares[0],
        shares[1],
    );
    tell("balanced", &table, figures.json());
    done as u64 == logins
}

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let mut world = World::settle(&wishes(arguments)).await;
    let rate = arguments.rate.unwrap_or(30.0);
    let crowd = world.crowd(Mix::Both);
    let load = {
        let crowd = crowd.clone();
        tokio::spawn(async move { crowd.open(rate, Until::Seconds(3600.0)).await })
    };
    let pause = Duration::from_secs_f64((arguments.seconds / 10.0).clamp(1.0, 5.0));
    let mut table = String::from(
        "| instance | not ready after | ended after | exit status | ready again after | failed meanwhile |\n\
         |---|---|---|---|---|---|\n",
    );
    let mut good = true;
    let rounds = if arguments.short { 1 } else { 3 };
    for round in 0..rounds * 2 {
        tokio::time::sleep(pause).await;
        let failed = crowd.figures.lock().unwrap().failed();
        let (code, times) = restart(&mut world.bridges[round % 2]).await;
        // So that haproxy has it back before the other one goes.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let failed = crowd.figures.lock().unwrap().failed() - failed;
        good &= code == Some(0);
        let shown = code.map_or_else(|| "killed".to_owned(), |it| it.to_string());
        writeln!(
            table,
            "| {} | {} ms | {} ms | {shown} | {} ms | {failed} |",
            round % 2 + 1,
            times[0],
            times[1],
            times[2]
        )
        .unwrap();
    }
    crowd.stop();
    load.await.unwrap();
    let figures = crowd.figures.lock().unwrap();
    let kind = if arguments.old.is_some() {
        "the second one of another version"
    } else {
        "the same version"
    };
    let table = format!(
        "{} logins at {rate} a second, {kind}; errors: {}\n\n{table}",
        figures.done(),
        figures.told_errors()
    );
    let mut result = figures.json();
    result["orderly"] = json!(good);
    tell("rolling", &table, result);
    good && figures.failed() == 0
}

/// Stops an instance in an orderly way and starts it again: its exit status, and the milliseconds
/// until it was not ready, until its end, and from its start until it was ready.
async fn restart(bridge: &mut Bridge) -> (Option<i32>, [u128; 3]) {
    let began = Instant::now();
    bridge.signal("TERM");
    let target = bridge.ready_target();
    while target.get("/readyz").await.is_ok_and(|it| it.status == 200) {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let unready = began.elapsed();
    let status = bridge.ended(Duration::from_secs(15)).await;
    let ended = began.elapsed();
    bridge.kill();
    bridge.start();
    let again = bridge.ready().await;
    let times = [unready, ended, again].map(|it| it.as_millis());
    (status.and_then(|it| it.code()), times)
}
