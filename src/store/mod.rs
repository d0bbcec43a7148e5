//! (store: door)
