//! `[pages.theme.light]` and `[pages.theme.dark]`: other colours for what our stylesheet names.

use std::collections::BTreeMap;
use std::fmt;

use toml::de::DeValue;

use crate::config::reader::{Checked, Section, Source};

/// What a colour is for: the names of our stylesheet's variables, as keys with `_` for `-`.
const NAMES: [&str; 11] = [
    "page",
    "surface",
    "text",
    "quiet",
    "edge",
    "hair",
    "accent",
    "accent-strong",
    "on-accent",
    "tint",
    "focus",
];

/// A colour, opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    /// `#rrggbb`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// `#rrggbb`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let all = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
        let [_, red, green, blue] = all.to_be_bytes();
        Some(Self([red, green, blue]))
    }
}

/// Colours by the stylesheet's names, such as `accent-strong`.
pub type Colours = BTreeMap<&'static str, Colour>;

#[expect(clippy::unnecessary_wraps, reason = "a section's reader")]
pub(super) fn read(section: &Section<'_>) -> Option<Colours> {
    let set = NAMES.into_iter().filter_map(|name| {
        let key = name.replace('-', "_");
        Some((name, section.optional(&key, colour)?))
    });
    Some(set.collect())
}

fn colour(_: &Source, value: &DeValue<'_>) -> Checked<Colour> {
    let colour = value.as_str().and_then(Colour::parse);
    colour.ok_or_else(|| "must be a colour such as \"#1d3f8f\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        for text in [
            "1d3f8f",
            "#fff",
            "#1d3f8f80",
            "#1d3f8",
            "#+d3f8f",
            "blue",
            "#é1234",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
        let colour = Colour::parse("#1D3f8F").unwrap();
        assert_eq!(colour.to_string(), "#1d3f8f");
    }
}
