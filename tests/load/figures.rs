//! What was counted and measured during a run, and how it is shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Times in microseconds.
#[derive(Default, Clone)]
pub(crate) struct Times(Vec<u32>);

impl Times {
    pub(crate) fn add(&mut self, took: Duration) {
        self.0
            .push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Milliseconds at these shares, such as 0.99; 1 is the largest.
    pub(crate) fn at(&self, shares: &[f64]) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        let place = |share: &f64| (last as f64 * share).round() as usize;
        let value = |share| f64::from(sorted.get(place(share)).copied().unwrap_or(0)) / 1000.0;
        shares.iter().map(value).collect()
    }
}

pub(crate) const SHARES: [f64; 5] = [0.5, 0.9, 0.99, 0.999, 1.0];

/// How a login ended, and when.
pub(crate) struct Ended {
    pub(crate) at: Instant,
    pub(crate) took: Duration,
    pub(crate) good: bool,
}

#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) steps: BTreeMap<&'static str, Times>,
    /// Whole logins, by direction.
    pub(crate) logins: BTreeMap<&'static str, Times>,
    pub(crate) errors: BTreeMap<String, u64>,
    /// Answers 503: how long each took, and how many had no Retry-After.
    pub(crate) shed: Times,
    pub(crate) shed_at_start: u64,
    pub(crate) without_retry_after: u64,
    pub(crate) ended: Vec<Ended>,
    /// Resident memory in KiB, by number of finished logins.
    pub(crate) memory: Vec<(f64, f64)>,
}

impl Figures {
    pub(crate) fn done(&self) -> usize {
        self.logins.values().map(Times::len).sum()
    }

    pub(crate) fn failed(&self) -> u64 {
        self.errors.values().sum()
    }

    pub(crate) fn error(&mut self, what: String) {
        *self.errors.entry(what).or_default() += 1;
    }

    pub(crate) fn all_steps(&self) -> Times {
        let mut all = Times::default();
        self.steps.values().for_each(|times| all.merge(times));
        all
    }

    /// Bytes by which memory grows with each login: the slope of the regression line.
    pub(crate) fn slope(&self) -> f64 {
        let count = self.memory.len() as f64;
        if count < 3.0 {
            return 0.0;
        }
        let (x, y) = self
            .memory
            .iter()
            .fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        let (x, y) = (x / count, y / count);
        let over: f64 = self.memory.iter().map(|it| (it.0 - x) * (it.1 - y)).sum();
        let under: f64 = self.memory.iter().map(|it| (it.0 - x).powi(2)).sum();
        if under == 0.0 {
            0.0
        } else {
            over / under * 1024.0
        }
    }

    /// Rows of a table: each step, then each direction.
    pub(crate) fn latencies(&self) -> String {
        let mut table = String::from(
            "| what | count | p50 | p90 | p99 | p99.9 | max |\n|---|---|---|---|---|---|---|\n",
        );
        let mut row = |name: &str, times: &Times| {
            write!(table, "| {name} | {}", times.len()).unwrap();
            for value in times.at(&SHARES) {
                write!(table, " | {value:.1} ms").unwrap();
            }
            table.push_str(" |\n");
        };
        for (name, times) in &self.steps {
            row(name, times);
        }
        row("each request", &self.all_steps());
        for (name, times) in &self.logins {
            row(&format!("whole login, {name}"), times);
        }
        table
    }

    pub(crate) fn told_errors(&self) -> String {
        if self.errors.is_empty() {
            return "none".to_owned();
        }
        let told = self
            .errors
            .iter()
            .map(|(what, count)| format!("{count} × {what}"));
        told.collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn json(&self) -> Value {
        let times = |all: &BTreeMap<&'static str, Times>| -> Value {
            let rows = all.iter().map(|(name, times)| {
                let at = times.at(&SHARES);
                let row = json!({ "count": times.len(), "p50": at[0], "p90": at[1], "p99": at[2],
                    "p999": at[3], "max": at[4] });
                ((*name).to_owned(), row)
            });
            Value::Object(rows.collect())
        };
        json!({
            "logins": self.done(), "errors": self.errors, "steps_ms": times(&self.steps),
            "logins_ms": times(&self.logins), "shed": self.shed.len(),
            "memory_kib": self.memory, "bytes_per_login": self.slope(),
        })
    }
}
