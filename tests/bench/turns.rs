//! Two operations measured in turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Medians of two operations run in turns, so that a busy machine hurts both alike.
pub(crate) fn in_turns(
    turns: usize,
    a: &dyn Fn() -> usize,
    b: &dyn Fn() -> usize,
) -> [Duration; 2] {
    let once = |operation: &dyn Fn() -> usize| {
        let began = Instant::now();
        black_box(operation());
        began.elapsed()
    };
    let (first, second): (Vec<_>, Vec<_>) = (0..turns).map(|_| (once(a), once(b))).unzip();
    [first, second].map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}
