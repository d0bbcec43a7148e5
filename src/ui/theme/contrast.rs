//! Whether people can read the colours: our stylesheet's own, with the operator's in their place.
//!
//! In: the operator's colours. Out: the pairs that stand out from each other less than WCAG asks
//! for `[WCAG §1.4.3]` `[WCAG §1.4.11]`; text on its backgrounds more than that (level AAA), since
//! all of a page hangs on it.

use std::fmt;

use super::super::assets;
use crate::config::{Colour, Colours};

/// What stands on what, and how far it must stand out at least.
const PAIRS: [(&str, &str, f64); 15] = [
    ("text", "page", 7.0),
    ("text", "surface", 7.0),
    ("text", "tint", 7.0),
    ("quiet", "page", 4.5),
    ("quiet", "surface", 4.5),
    ("quiet", "tint", 4.5),
    ("accent", "page", 4.5),
    ("accent", "surface", 4.5),
    ("accent-strong", "tint", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
    ("edge", "page", 3.0),
    ("edge", "surface", 3.0),
    ("focus", "page", 3.0),
    ("focus", "surface", 3.0),
];

/// Two colours that are too much alike.
#[derive(Debug, Clone, PartialEq)]
pub struct LowContrast {
    dark: bool,
    front: &'static str,
    back: &'static str,
    ratio: f64,
    least: f64,
}

impl fmt::Display for LowContrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.dark { "dark" } else { "light" };
        let Self {
            front, back, least, ..
        } = self;
        // Never said to be as much as it has to be.
        let ratio = (self.ratio * 100.0).floor() / 100.0;
        write!(
            f,
            "pages.theme.{half}: {front} on {back} has a contrast of {ratio:.2}:1 and needs \
             {least}:1"
        )
    }
}

/// What is hard to read where these colours take the place of ours.
pub fn low_contrast(light: &Colours, dark: &Colours) -> Vec<LowContrast> {
    let mut found = Vec::new();
    for (dark, colours) in [(false, light), (true, dark)] {
        for (front, back, least) in PAIRS {
            let colour = |name| colours.get(name).copied().or_else(|| ours(dark, name));
            let Some((one, other)) = colour(front).zip(colour(back)) else {
                continue;
            };
            let ratio = contrast(one, other);
            if ratio < least {
                found.push(LowContrast {
                    dark,
                    front,
                    back,
                    ratio,
                    least,
                });
            }
        }
    }
    found
}

/// From 1 to 21 `[WCAG §contrast-ratio]`.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// From 0 to 1 `[WCAG §relative-luminance]`.
fn luminance(Colour(channels): Colour) -> f64 {
    let [red, green, blue] = channels.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The colour of that name in the light or the dark half of our stylesheet.
fn ours(dark: bool, name: &str) -> Option<Colour> {
    let half = if dark { 2 } else { 1 };
    let half = assets::stylesheet().split(":root {").nth(half)?;
    let (half, _) = half.split_once('}')?;
    let (_, value) = half.split_once(&format!("--{name}:"))?;
    let (value, _) = value.split_once(';')?;
    Colour::parse(value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_colours_keep_their_contrast_in_light_and_in_dark() {
        for dark in [false, true] {
            for (front, back, _) in PAIRS {
                assert!(ours(dark, front).is_some(), "{front}, dark {dark}");
                assert!(ours(dark, back).is_some(), "{back}, dark {dark}");
            }
        }
        assert_eq!(low_contrast(&Colours::new(), &Colours::new()), []);
    }

    #[test]
    fn black_on_white_is_as_much_as_there_is() {
        let ratio = contrast(Colour([0; 3]), Colour([255; 3]));
        assert!((ratio - 21.0).abs() < 1e-9, "{ratio}");
        assert!((contrast(Colour([7; 3]), Colour([7; 3])) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_operators_colour_is_held_against_those_that_stay_ours() {
        let light = Colours::from([("accent", Colour::parse("#7fd6ac").unwrap())]);
        let said: Vec<String> = low_contrast(&light, &Colours::new())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].starts_with("pages.theme.light: accent on page has a contrast of 1."));
        assert!(said[0].ends_with("and needs 4.5:1"));
        assert!(said[2].contains("on-accent on accent"), "{said:?}");
    }
}
