//! From exec to ready, with 32 countries whose metadata was kept from the last time.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::arguments::Arguments;
use crate::figures::Times;
use crate::report::tell;
use crate::world::World;

const COUNTRIES: usize = 32;

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let runs = arguments.sized(arguments.runs, 20, 3);
    let mut wishes = arguments.wishes();
    wishes.countries = COUNTRIES;
    wishes.pin = false;
    let mut world = World::prepare(&wishes).await;
    let state = world.folder.path().join("state-0");
    let bridge = &mut world.bridges[0];
    bridge.start();
    bridge.ready().await;
    // Both roles of each country, at least one file each.
    let began = Instant::now();
    let mut kept = 0;
    while kept < COUNTRIES * 2 && began.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(200)).await;
        kept = files(&state);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let kept = files(&state);
    let (mut times, mut good, mut memory) = (Times::default(), kept >= COUNTRIES, 0);
    for _ in 0..runs {
        bridge.signal("TERM");
        let status = bridge.ended(Duration::from_secs(15)).await;
        good &= status.is_some_and(|it| it.success());
        bridge.kill();
        let began = Instant::now();
        bridge.start();
        bridge.ready().await;
        times.add(began.elapsed());
        memory = bridge.rss();
    }
    let shown = times.at(&[0.5, 1.0]);
    let size = std::fs::metadata(&bridge.program).map_or(0, |it| it.len()) as f64 / 1_048_576.0;
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | files of kept metadata, {COUNTRIES} countries in two roles | {kept} |\n\
         | exec to ready, {runs} starts: p50, max | {:.0} ms, {:.0} ms |\n\
         | memory when ready | {:.1} MiB |\n| the program | {size:.1} MiB |\n",
        shown[0],
        shown[1],
        memory as f64 / 1024.0,
    );
    tell(
        "start",
        &table,
        json!({ "p50_ms": shown[0], "max_ms": shown[1], "binary_mib": size }),
    );
    good
}

fn files(folder: &std::path::Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let entries = entries.filter_map(Result::ok);
    entries
        .map(|it| {
            if it.path().is_dir() {
                files(&it.path())
            } else {
                1
            }
        })
        .sum()
}
