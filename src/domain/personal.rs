//! One rule in one place: a personal value never shows itself in a log, an error or a panic.

/// Gives a type a `Debug` that names the type and hides the value.
macro_rules! redacted_debug {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}

pub(crate) use redacted_debug;
