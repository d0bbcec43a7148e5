//! A foreign citizen logs in at a national service.
