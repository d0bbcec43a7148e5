//! What the XML engine costs beyond the cryptography that no implementation can avoid: each
//! operation beside the sum of its bare OpenSSL primitives, in the same run, and their ratio;
//! what hostile input costs until it is refused; how throughput grows with threads.
//!
//! `cargo bench --bench crypto` for all of it, `-- tables` for the tables alone,
//! `-- instructions CASE OPERATION COUNT` to run one operation under callgrind. `tests/bench/run`
//! puts the tables into docs/PERFORMANCE.md.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at the first surprise"
)]

mod bare;
#[expect(
    dead_code,
    reason = "the comparison with other engines uses more of a case"
)]
mod case;
mod hostile;
mod primitives;
mod publish;
mod threads;
mod turns;
#[path = "../it/xml_hostile.rs"]
mod xml_hostile;
#[path = "../it/xml_memory.rs"]
mod xml_memory;

use case::Case;
use criterion::Criterion;
use primitives::Primitives;
use publish::publish;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;
use turns::in_turns;

fn criterion_part(cases: &[(Case, Primitives)]) {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    for (case, bare) in cases {
        let mut group = criterion.benchmark_group(case.name);
        group.bench_function("verify and decrypt", |b| {
            b.iter(|| case.verify_and_decrypt());
        });
        group.bench_function("verify and decrypt, bare", |b| {
            b.iter(|| bare.verify_and_decrypt());
        });
        group.bench_function("sign", |b| b.iter(|| case.sign()));
        group.bench_function("write and sign", |b| b.iter(|| case.write_and_sign()));
        group.bench_function("sign, bare", |b| b.iter(|| bare.sign()));
        group.bench_function("parse alone", |b| b.iter(|| case.parse()));
        group.finish();
    }
    criterion.final_summary();
}

fn ratios(cases: &[(Case, Primitives)]) {
    let mut table = String::from(
        "| case | operation | bytes | whole | bare primitives | share of the limit |\n\
         |---|---|---|---|---|---|\n",
    );
    for (case, bare) in cases {
        let turns = match case.name {
            name if name.starts_with("P-256") => 4_001,
            name if name.starts_with("brainpool") => 2_001,
            _ => 601,
        };
        let opened = in_turns(turns, &|| case.verify_and_decrypt(), &|| {
            bare.verify_and_decrypt()
        });
        let signed = in_turns(turns, &|| case.sign(), &|| bare.sign());
        let written = in_turns(turns, &|| case.write_and_sign(), &|| bare.sign());
        let request = case.request.as_str().len();
        for (what, [whole, least], bytes) in [
            ("verify and decrypt", opened, case.response.len()),
            ("sign", signed, request),
            ("write and sign", written, request),
        ] {
            let share = 100.0 * least.as_secs_f64() / whole.as_secs_f64();
            let row = format!(
                "| {} | {what} | {bytes} | {whole:.1?} | {least:.1?} | {share:.0} % |",
                case.name
            );
            writeln!(table, "{row}").unwrap();
        }
    }
    publish("shares", &table);
}

/// What the figures were measured on.
fn machine() {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpuinfo = read("/proc/cpuinfo");
    let model = cpuinfo
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown", |line| line.trim_start_matches([':', '\t', ' ']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or_default();
    let openssl = openssl::version::version();
    publish(
        "machine",
        &format!("{model}, {cores} cores, {openssl}; load of the machine at the start: {load}."),
    );
}

/// One operation so many times and nothing else, for an instruction counter that is switched on
/// in `measured`.
fn instructions(arguments: &[String]) {
    let (case, operation) = (arguments[0].as_str(), arguments[1].as_str());
    let count: usize = arguments[2].parse().unwrap();
    let case = case::all().into_iter().find(|c| c.name.starts_with(case));
    let case = case.unwrap();
    let bare = Primitives::new(&case);
    let operation: &dyn Fn() -> usize = match operation {
        "open" => &|| case.verify_and_decrypt(),
        "open-bare" => &|| bare.verify_and_decrypt(),
        "sign" => &|| case.sign(),
        "write-and-sign" => &|| case.write_and_sign(),
        "sign-bare" => &|| bare.sign(),
        _ => &|| case.parse(),
    };
    // Once for whatever is looked up on first use.
    black_box(operation());
    measured(count, operation);
}

#[inline(never)]
fn measured(count: usize, operation: &dyn Fn() -> usize) {
    for _ in 0..count {
        black_box(operation());
    }
}

fn main() {
    if let Some(folder) = std::env::var_os("EIDAS_MEMORY_OF") {
        xml_memory::child(std::path::Path::new(&folder));
        return;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == "instructions")
    {
        instructions(&arguments[1..]);
        return;
    }
    if let [first, name] = arguments.as_slice()
        && first == "publish"
    {
        publish(name, &std::io::read_to_string(std::io::stdin()).unwrap());
        return;
    }
    let cases: Vec<(Case, Primitives)> = case::all()
        .into_iter()
        .map(|case| {
            let bare = Primitives::new(&case);
            (case, bare)
        })
        .collect();
    if arguments.first().is_none_or(|first| first != "tables") {
        criterion_part(&cases);
    }
    machine();
    ratios(&cases);
    threads::table(&cases);
    hostile::table();
}
