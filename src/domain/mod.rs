//! (domain: door)
