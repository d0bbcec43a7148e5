//! A citizen of ours logs in at a foreign service.
