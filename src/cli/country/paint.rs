//! Colours, on a terminal only, and not where `NO_COLOR` asks for none.

use std::io::IsTerminal as _;

/// What a word is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
    Dim,
    Head,
}

/// Whether there is colour at all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint(bool);

impl Paint {
    /// For standard output.
    pub(super) fn of_stdout() -> Self {
        // The conventions of terminals are in the environment; configuration is not.
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self(std::io::stdout().is_terminal() && !unwanted && !dumb)
    }

    /// Never any.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(false)
    }

    /// Always.
    #[cfg(test)]
    pub(super) fn always() -> Self {
        Self(true)
    }

    /// The text in its colour.
    pub(super) fn paint(self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Plain => return text.to_owned(),
            Tone::Good => "32",
            Tone::Warn => "33",
            Tone::Bad => "31",
            Tone::Dim => "2",
            Tone::Head => "1",
        };
        if self.0 && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
