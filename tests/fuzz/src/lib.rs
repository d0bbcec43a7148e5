//! What is fuzzed, and what has to hold for every input (docs/decisions/fuzzing.md).
//!
//! A target takes bytes, does with them what the program does with a stranger's bytes, and panics
//! where a property does not hold. It says whether the input got all the way through, so that
//! `tests/fuzz/run` can tell a target that has gone blind.

mod keys;
mod messages;
pub mod seeds;
mod targets;
mod tree;
mod world;

/// Judges one input; whether it got through every check.
pub type Target = fn(&[u8]) -> bool;

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
    let found = targets::ALL.iter().find(|(known, _)| *known == name);
    found.map(|(_, target)| *target)
}
