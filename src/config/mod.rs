//! (config: door)
