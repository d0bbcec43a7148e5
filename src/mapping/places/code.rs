//! What a hub may write for a place: an INSEE code, text, or nothing.

/// One value, told apart.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Code {
    /// Nothing, or blank.
    #[default]
    None,
    /// `99100`, `XXXXX` in the official list: France itself.
    France,
    /// `99` and three digits: a country or territory.
    Abroad(String),
    /// Five characters, the second of Corsica a letter: a commune.
    Commune(String),
    /// Anything else.
    Text(String),
}

impl Code {
    pub(super) fn read(value: &str) -> Self {
        let value = value.trim();
        let upper = value.to_ascii_uppercase();
        match upper.as_bytes() {
            [] => Self::None,
            b"99100" | b"XXXXX" => Self::France,
            [b'9', b'9', rest @ ..] if rest.len() == 3 && digits(rest) => Self::Abroad(upper),
            [first, second, rest @ ..]
                if rest.len() == 3
                    && digits(&[*first])
                    && (digits(&[*second]) || matches!(second, b'A' | b'B'))
                    && digits(rest) =>
            {
                Self::Commune(upper)
            }
            _ => Self::Text(value.to_owned()),
        }
    }
}

fn digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}
