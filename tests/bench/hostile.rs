//! What an input costs in time and memory: hostile ones until they are refused, where they arrive
//! at a binding, and the largest that are taken, read and verified.

use crate::publish::publish;
use crate::xml_hostile;
use crate::xml_memory::{BOUND, Input, growth, largest};
use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

/// The most that a hostile input may take, and any.
const REFUSED: Duration = Duration::from_millis(5);
const TAKEN: Duration = Duration::from_millis(20);

/// Median and slowest of so many runs.
fn time(runs: usize, operation: &dyn Fn()) -> [Duration; 2] {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let began = Instant::now();
            operation();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    [times[runs / 2], times[runs - 1]]
}

fn kept(median: Duration, most: Duration, memory: Option<u64>) -> &'static str {
    if median < most && memory.is_none_or(|kib| kib < BOUND) {
        "yes"
    } else {
        "NO"
    }
}

fn shown(memory: Option<u64>) -> String {
    memory.map_or("unknown".into(), |kib| format!("{kib} KiB"))
}

fn memory(input: &Input<'_>) -> Option<u64> {
    growth(input, &mut Command::new(std::env::current_exe().unwrap()))
}

pub(crate) fn table() {
    let mut table = String::from(
        "| hostile input | bytes on the wire | refused as | median | slowest of 101 | memory | under 5 ms and 32 MiB |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for hostile in xml_hostile::all() {
        let [median, slowest] = time(101, &|| {
            let code = hostile.receive().map(|_| ()).unwrap_err().code();
            assert_eq!(code, hostile.code);
        });
        let memory = memory(&Input::Hostile(&hostile));
        let row = format!(
            "| {} | {} | `{}` | {median:.1?} | {slowest:.1?} | {} | {} |",
            hostile.name,
            hostile.length(),
            hostile.code,
            shown(memory),
            kept(median, REFUSED, memory)
        );
        writeln!(table, "{row}").unwrap();
    }
    publish("hostile", &table);

    let mut table = String::from(
        "| largest that is taken | bytes | median | slowest of 21 | memory | under 20 ms and 32 MiB |\n\
         |---|---|---|---|---|---|\n",
    );
    for largest in largest() {
        let [median, slowest] = time(21, &|| largest.take());
        let memory = memory(&Input::Largest(&largest));
        let row = format!(
            "| {} | {} | {median:.1?} | {slowest:.1?} | {} | {} |",
            largest.name,
            largest.text.len(),
            shown(memory),
            kept(median, TAKEN, memory)
        );
        writeln!(table, "{row}").unwrap();
    }
    publish("largest", &table);
}
