//! Whole logins as fast as they come, or at a rate: latencies by step, what the bridge's processor
//! and memory pay for each, and how that compares with the bare cryptography.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::task::JoinHandle;

use crate::arguments::Arguments;
use crate::bridge::Bridge;
use crate::drive::{Crowd, Mix, Until};
use crate::figures::{Figures, Times};
use crate::keys::Keys;
use crate::login::Direction;
use crate::primitives::{Costs, table};
use crate::report::{machine, show, tell};
use crate::world::World;

pub(crate) fn mix(what: &str) -> Mix {
    match what {
        "connector" => Mix::Connector,
        "proxy" => Mix::Proxy,
        _ => Mix::Both,
    }
}

/// Samples memory each second into the figures, until it is aborted.
pub(crate) fn watch_memory(pids: Vec<u32>, figures: &Arc<Mutex<Figures>>) -> JoinHandle<()> {
    let figures = Arc::clone(figures);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let kib: u64 = pids.iter().map(|pid| resident(*pid)).sum();
            let mut figures = figures.lock().unwrap();
            let done = figures.done();
            figures.memory.push((done as f64, kib as f64));
        }
    })
}

fn resident(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("Rss:"));
    let kib = line.and_then(|it| it.split_whitespace().next());
    kib.and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// A closed loop, or an open one where a rate is given.
pub(crate) async fn push(crowd: &Crowd, arguments: &Arguments, until: Until) -> Duration {
    match arguments.rate {
        Some(rate) => crowd.open(rate, until).await,
        None => crowd.closed(arguments.concurrency, until).await,
    }
}

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let machine = machine();
    let world = World::settle(&arguments.wishes()).await;
    let (mix, core) = (mix(&arguments.what), arguments.pin.then_some(1));
    let before = Costs::measure(core);
    let warm = Until::Seconds((arguments.seconds / 10.0).min(5.0));
    push(&world.crowd(mix), arguments, warm).await;
    let crowd = world.crowd(mix);
    let pids = world.bridges.iter().map(Bridge::pid).collect();
    let watch = watch_memory(pids, &crowd.figures);
    let counted = world.counted().await;
    let (cpu, began) = (world.cpu(), Instant::now());
    push(&crowd, arguments, Until::Seconds(arguments.seconds)).await;
    let (cpu, took) = (world.cpu() - cpu, began.elapsed().as_secs_f64());
    let measured = Measured {
        cpu,
        took,
        counted: world.counted().await - counted,
        costs: before.between(&Costs::measure(core)),
        rss: world.rss(),
        machine,
    };
    watch.abort();
    measured.told(arguments, mix, &crowd.figures.lock().unwrap())
}

/// What was measured beside the crowd's own figures.
struct Measured {
    /// Seconds of the bridge's processor time.
    cpu: f64,
    took: f64,
    /// Logins, by the bridge's own metrics.
    counted: u64,
    costs: Costs,
    /// KiB.
    rss: u64,
    machine: String,
}

impl Measured {
    /// Seconds that the primitives of the mean login take.
    fn bare(&self, keys: Keys, mix: Mix, figures: &Figures) -> f64 {
        let one = |direction: &Direction| {
            let logins = figures.logins.get(direction.as_str());
            logins.map_or(0, Times::len) as f64 * self.costs.login(*direction, keys)
        };
        mix.directions().iter().map(one).sum::<f64>() / figures.done() as f64
    }

    fn told(&self, arguments: &Arguments, mix: Mix, figures: &Figures) -> bool {
        let (keys, done) = (arguments.wishes().keys, figures.done() as f64);
        let (each, bare) = (self.cpu / done, self.bare(keys, mix, figures));
        let table = self.table(each, bare, figures);
        let crowd = arguments.rate.map_or_else(
            || format!("{} at once", arguments.concurrency),
            |rate| format!("{rate} begun a second"),
        );
        let text = format!(
            "{}, {}, {:?} store, {crowd}. {}\n\n{table}\n{}",
            arguments.what,
            keys.as_str(),
            arguments.wishes().store,
            self.machine,
            figures.latencies(),
        );
        let mut result = figures.json();
        result["seconds"] = json!(self.took);
        result["cpu_seconds"] = json!(self.cpu);
        result["cpu_ms_per_login"] = json!(each * 1e3);
        result["primitives_ms_per_login"] = json!(bare * 1e3);
        result["multiple"] = json!(each / bare);
        result["primitives_us"] = self.costs.json();
        let pace = arguments.rate.map(|rate| format!(" at {rate}"));
        let pace = pace.unwrap_or_default();
        tell(
            &format!("{} {}{pace}", arguments.what, keys.as_str()),
            &text,
            result,
        );
        figures.failed() == 0 && done > 0.0 && self.counted == figures.done() as u64
    }

    fn table(&self, each: f64, bare: f64, figures: &Figures) -> String {
        let (done, took) = (figures.done() as f64, self.took);
        let requests = figures.all_steps().at(&[0.99, 0.999]);
        let mut text = String::from("| figure | value |\n|---|---|\n");
        let mut row = |name: &str, value: String| writeln!(text, "| {name} | {value} |").unwrap();
        row("logins", format!("{done:.0} in {took:.1} s"));
        row(
            "logins by the bridge's own metrics",
            self.counted.to_string(),
        );
        row("logins a second", format!("{:.1}", done / took));
        row("errors", figures.told_errors());
        row(
            "p99 and p99.9 of each request",
            format!("{:.1} ms, {:.1} ms", requests[0], requests[1]),
        );
        row("processor time of a login", format!("{:.3} ms", each * 1e3));
        row("its primitives", format!("{:.3} ms", bare * 1e3));
        row("multiple of its primitives", format!("{:.2}", each / bare));
        row(
            "logins a second and core, by processor time",
            format!("{:.0}", 1.0 / each),
        );
        row(
            "share of one core that was used",
            format!("{:.0} %", self.cpu / took * 100.0),
        );
        row(
            "resident memory at the end",
            format!("{:.1} MiB", self.rss as f64 / 1024.0),
        );
        row(
            "memory by login, slope",
            format!("{:.0} bytes", figures.slope()),
        );
        text
    }
}

/// 200 logins each way and no error: for the test suite.
pub(crate) async fn smoke(arguments: &Arguments) -> bool {
    let began = Instant::now();
    let mut wishes = arguments.wishes();
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    let world = World::settle(&wishes).await;
    let crowd = world.crowd(Mix::Both);
    let run = crowd.closed(arguments.concurrency, Until::Logins(400));
    let in_time = tokio::time::timeout(Duration::from_mins(5), run)
        .await
        .is_ok();
    let figures = crowd.figures.lock().unwrap();
    let (done, took) = (figures.done(), began.elapsed().as_secs_f64());
    println!(
        "{done} of 400 logins in {took:.1} s; errors: {}",
        figures.told_errors()
    );
    in_time && done == 400 && figures.failed() == 0
}

/// The list of operations, and what they take here.
pub(crate) fn primitives(arguments: &Arguments) -> bool {
    let core = arguments.pin.then_some(1);
    let costs = Costs::measure(core);
    show("primitives", &table());
    let mut sums =
        String::from("| direction | keys | the primitives of one login |\n|---|---|---|\n");
    for direction in [Direction::Connector, Direction::Proxy] {
        for keys in [Keys::Rsa3072, Keys::P256] {
            let sum = costs.login(direction, keys) * 1e3;
            writeln!(
                sums,
                "| {} | {} | {sum:.3} ms |",
                direction.as_str(),
                keys.as_str()
            )
            .unwrap();
        }
    }
    tell("primitive sums", &sums, costs.json());
    true
}
