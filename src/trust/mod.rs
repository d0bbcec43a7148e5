//! Whom we believe, and the keys that we are believed by.

pub mod keys;
