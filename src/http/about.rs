//! Pages about ourselves, beside any login.

/// What went wrong, once more, in another language.
pub(super) const PROBLEM: &str = "/about/problem";
