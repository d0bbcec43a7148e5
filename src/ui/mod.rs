//! (ui: door)
