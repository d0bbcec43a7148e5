//! Nothing of its own: it makes cargo build libFuzzer, and `tests/fuzz/run` takes the archive.
