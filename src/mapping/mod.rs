//! (mapping: door)
