//! Very many logins, both directions in turn: memory after a tenth of them and at the end, and
//! what the store holds then, and whether all of it will go by itself.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use super::throughput::{push, watch_memory};
use crate::arguments::Arguments;
use crate::bridge::Bridge;
use crate::drive::{Mix, Until};
use crate::figures::Figures;
use crate::keys::Keys;
use crate::report::tell;
use crate::servers::Redis;
use crate::world::{StoreKind, Wishes, World};

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
    let stored = world.redis.as_ref();
    let endless = stored.map_or(0, Redis::keys_for_ever);
    let stored = stored.map_or((0, 0), |it| (it.keys(), it.bytes()));
    let ended = Ended {
        logins,
        took,
        stored,
        endless,
    };
    let figures = crowd.figures.lock().unwrap();
    ended.told(arguments, &wishes, &figures)
}

/// What was seen beside the crowd's own figures.
struct Ended {
    logins: u64,
    took: Duration,
    /// Keys and bytes in Redis at the end of the logins.
    stored: (u64, u64),
    /// Keys in Redis that would stay for ever.
    endless: u64,
}

impl Ended {
    fn told(&self, arguments: &Arguments, wishes: &Wishes, figures: &Figures) -> bool {
        let tenth = self.logins as f64 / 10.0;
        let mut samples = figures.memory.iter();
        let early = samples.find(|(done, _)| *done >= tenth);
        let early = early.map_or(0.0, |it| it.1);
        let late = figures.memory.last().map_or(0.0, |it| it.1);
        let ratio = if early > 0.0 { late / early } else { 0.0 };
        let mib = |kib: f64| format!("{:.1} MiB", kib / 1024.0);
        let mut table = String::from("| figure | value |\n|---|---|\n");
        let mut row = |name: &str, value: String| writeln!(table, "| {name} | {value} |").unwrap();
        let keys = wishes.keys.as_str();
        let name = format!("logins, half each way, {keys}, {:?} store", wishes.store);
        row(
            &name,
            format!("{} in {:.0} s", figures.done(), self.took.as_secs_f64()),
        );
        row("errors", figures.told_errors());
        row(&format!("memory after {tenth:.0}"), mib(early));
        let change = (ratio - 1.0) * 100.0;
        row(
            &format!("memory after {}", self.logins),
            format!("{} ({change:+.1} %)", mib(late)),
        );
        row("slope", format!("{:.1} bytes a login", figures.slope()));
        let size = self.stored.1 as f64 / 1_048_576.0;
        row(
            "keys in Redis at the end of the logins",
            format!("{} ({size:.1} MiB)", self.stored.0),
        );
        row("of these, without an expiry", self.endless.to_string());
        let mut result = figures.json();
        result["ratio"] = json!(ratio);
        result["keys_at_end"] = json!(self.stored.0);
        result["keys_without_expiry"] = json!(self.endless);
        tell("soak", &table, result);
        figures.failed() == 0 && self.endless == 0 && (arguments.short || ratio <= 1.1)
    }
}
