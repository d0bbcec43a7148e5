//! What hostile input costs until it is refused, where it arrives at a binding.

#[path = "../it/xml_hostile.rs"]
mod xml_hostile;

use std::time::{Duration, Instant};

/// The most that one of them may cost.
const GOAL: Duration = Duration::from_millis(5);

pub(crate) fn table() {
    println!(
        "\n| hostile input | bytes on the wire | refused as | median | slowest of 101 | under 5 ms |"
    );
    println!("|---|---|---|---|---|---|");
    for hostile in xml_hostile::all() {
        let mut times: Vec<Duration> = (0..101)
            .map(|_| {
                let began = Instant::now();
                let code = hostile.receive().map(|_| ()).unwrap_err().code();
                let elapsed = began.elapsed();
                assert_eq!(code, hostile.code);
                elapsed
            })
            .collect();
        times.sort_unstable();
        let (median, slowest) = (times[50], times[100]);
        println!(
            "| {} | {} | `{}` | {median:.1?} | {slowest:.1?} | {} |",
            hostile.name,
            hostile.length(),
            hostile.code,
            if median < GOAL { "yes" } else { "NO" }
        );
    }
}
