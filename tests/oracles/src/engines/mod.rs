//! The second opinions that this machine has.

mod bergshamra;
mod command_line;
mod processes;

use crate::engine::Engine;
use std::env;

/// Every engine, or why there is none, in words.
pub type Found = (&'static str, Result<Box<dyn Engine>, String>);

/// The names of all, in the order of the matrix.
pub const NAMES: [&str; 6] = [
    "xmlsec1",
    "python-xmlsec",
    "cryptography",
    "JDK",
    "Santuario",
    "bergshamra",
];

/// Starts one.
pub fn start(name: &'static str) -> Result<Box<dyn Engine>, String> {
    match name {
        "xmlsec1" => command_line::start(),
        "python-xmlsec" => processes::python(name, "xmlsec"),
        "cryptography" => processes::python(name, "cryptography"),
        "JDK" => processes::java(name, "JdkOracle.java", &[]),
        "Santuario" => processes::java(name, "SantuarioOracle.java", &processes::SANTUARIO_JARS),
        "bergshamra" => Ok(bergshamra::start()),
        _ => Err("no such engine".into()),
    }
}

/// Starts all of them, and says plainly which are not here.
pub fn start_all() -> Vec<Found> {
    let started = NAMES.map(|name| std::thread::spawn(move || (name, start(name))));
    let started = started.into_iter().map(|thread| thread.join().unwrap());
    let found: Vec<Found> = started.collect();
    for (name, engine) in &found {
        if let Err(why) = engine {
            println!("second opinion absent, skipped: {name}: {why}");
        }
    }
    found
}

/// How many times as many random documents as usual: `EIDAS_ORACLES_TIMES`, for a long run.
pub fn times() -> usize {
    variable("EIDAS_ORACLES_TIMES").map_or(1, |times| times.parse().unwrap())
}

#[expect(
    clippy::disallowed_methods,
    reason = "who starts the tests says where Python's packages are and how long to run"
)]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
