//! Figures of the process itself, as the system tells them, under the names that every collector
//! knows.

use std::fmt::Write as _;

/// The system's clock ticks in a second, as it shows them to programs.
const TICKS: f64 = 100.0;

/// In the form that collectors read; what cannot be read is left out.
pub(super) fn figures() -> String {
    let read = |name: &str| std::fs::read_to_string(name).unwrap_or_default();
    let mut out = String::new();
    let mut say = |name: &str, kind: &str, value: Option<f64>| {
        if let Some(value) = value {
            let _ = write!(out, "# TYPE {name} {kind}\n{name} {value}\n");
        }
    };
    let stat = read("/proc/self/stat");
    // The name of the program, in brackets, may hold spaces.
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .map_or_else(Vec::new, |(_, rest)| rest.split_whitespace().collect());
    let ticks = |place: usize| fields.get(place)?.parse::<f64>().ok();
    let busy = ticks(11)
        .zip(ticks(12))
        .map(|(ours, kernel)| (ours + kernel) / TICKS);
    say("process_cpu_seconds_total", "counter", busy);
    let booted = number(&read("/proc/stat"), "btime ");
    let started = booted
        .zip(ticks(19))
        .map(|(booted, after)| booted + after / TICKS);
    say("process_start_time_seconds", "gauge", started);
    let status = read("/proc/self/status");
    let bytes = |name| number(&status, name).map(|kibibytes| kibibytes * 1024.0);
    say("process_resident_memory_bytes", "gauge", bytes("VmRSS:"));
    say("process_threads", "gauge", number(&status, "Threads:"));
    let open = std::fs::read_dir("/proc/self/fd").ok();
    let open = open.and_then(|entries| u32::try_from(entries.count()).ok());
    say("process_open_fds", "gauge", open.map(f64::from));
    let most = number(&read("/proc/self/limits"), "Max open files");
    say("process_max_fds", "gauge", most);
    out
}

/// The first number behind a name at the beginning of a line.
fn number(text: &str, name: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_process_is_measured() {
        let figures = figures();
        let value = |name: &str| number(&figures, name).unwrap();
        assert!(value("process_resident_memory_bytes ") > 1_000_000.0);
        assert!(value("process_open_fds ") >= 3.0);
        assert!(value("process_start_time_seconds ") > 1_600_000_000.0);
        assert!(value("process_threads ") >= 1.0);
        assert!(value("process_cpu_seconds_total ") >= 0.0);
    }
}
