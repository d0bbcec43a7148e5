//! Second opinions on our XML security: engines of others, asked about what ours signs, encrypts
//! and canonicalises, and ours about theirs. Why, and why here: docs/decisions/oracles-in-tests.md.
//!
//! [`engine::Engine`] is one of them; [`signatures`] and [`encryption`] ask each about each
//! algorithm; [`matrix`] writes the answers down. An engine that a machine lacks is left out.

pub mod documents;
pub mod encryption;
pub mod engine;
pub mod engines;
pub mod keys;
pub mod matrix;
pub mod mutation;
pub mod random;
pub mod signatures;
pub mod template;
pub mod worker;
