//! Which script a text is written in, by Unicode's own property (`[UAX24 §5]`), and which
//! language tag goes with it. In: text. Out: a [`Script`].

use unicode_script::{Script as Property, UnicodeScript as _};

use super::CountryCode;

/// The script of a text's letters. What every script shares (spaces, hyphens, apostrophes,
/// digits, combining marks) does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters only, or no letter at all.
    Latin,
    /// Greek letters only.
    Greek,
    /// Cyrillic letters only.
    Cyrillic,
    /// Hebrew letters only.
    Hebrew,
    /// Arabic letters only.
    Arabic,
    /// Armenian letters only.
    Armenian,
    /// Georgian letters only.
    Georgian,
    /// Another script, or letters of several.
    Other,
}

impl Script {
    /// Every script that has a name here.
    pub const NAMED: [Self; 7] = [
        Self::Latin,
        Self::Greek,
        Self::Cyrillic,
        Self::Hebrew,
        Self::Arabic,
        Self::Armenian,
        Self::Georgian,
    ];

    /// The one script of all letters of `text`.
    pub fn of(text: &str) -> Self {
        let mut letters = text.chars().filter_map(Self::of_letter);
        let Some(first) = letters.next() else {
            return Self::Latin;
        };
        if letters.all(|script| script == first) {
            first
        } else {
            Self::Other
        }
    }

    /// The script of one character; `None` for what every script shares.
    pub fn of_letter(c: char) -> Option<Self> {
        match c.script() {
            Property::Common | Property::Inherited => None,
            Property::Latin => Some(Self::Latin),
            Property::Greek => Some(Self::Greek),
            Property::Cyrillic => Some(Self::Cyrillic),
            Property::Hebrew => Some(Self::Hebrew),
            Property::Arabic => Some(Self::Arabic),
            Property::Armenian => Some(Self::Armenian),
            Property::Georgian => Some(Self::Georgian),
            _ => Some(Self::Other),
        }
    }

    /// Its name in settings: `greek`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Greek => "greek",
            Self::Cyrillic => "cyrillic",
            Self::Hebrew => "hebrew",
            Self::Arabic => "arabic",
            Self::Armenian => "armenian",
            Self::Georgian => "georgian",
            Self::Other => "other",
        }
    }

    /// The tag of a name's language, as far as the script and the country that writes it tell
    /// `[RFC5646 §2.1]`; `und` and the script's subtag where they do not.
    pub fn language(self, country: CountryCode) -> &'static str {
        match (self, country.as_str()) {
            (Self::Latin, _) => "und-Latn",
            (Self::Greek, _) => "el",
            (Self::Cyrillic, "BG") => "bg",
            (Self::Cyrillic, "MK") => "mk",
            (Self::Cyrillic, "RS") => "sr-Cyrl",
            (Self::Cyrillic, "UA") => "uk",
            (Self::Cyrillic, _) => "und-Cyrl",
            (Self::Hebrew, _) => "he",
            (Self::Arabic, _) => "ar",
            (Self::Armenian, _) => "hy",
            (Self::Georgian, _) => "ka",
            (Self::Other, _) => "und",
        }
    }

    /// Whether its text uses characters that are not seen: direction marks and joiners.
    pub(super) fn joins_or_turns(c: char) -> bool {
        matches!(
            Self::of_letter(c),
            Some(Self::Hebrew | Self::Arabic | Self::Other)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_is_known_by_its_letters() {
        for (text, script) in [
            ("Ŀlúcia O’Ʒ ß ẞ ı Ⅱ ª", Script::Latin),
            ("Gaiskiʼ-x\u{331}", Script::Latin),
            ("- 12", Script::Latin),
            ("Ωνάσης", Script::Greek),
            ("ᾈδης", Script::Greek),
            ("Щерев ѝ", Script::Cyrillic),
            ("Ґалаґан’", Script::Cyrillic),
            ("כֹּהֵן", Script::Hebrew),
            ("محمد", Script::Arabic),
            ("Խաչատուրյան", Script::Armenian),
            ("შევარდნაძე", Script::Georgian),
            ("山田", Script::Other),
            ("Ωnasis", Script::Other),
        ] {
            assert_eq!(Script::of(text), script, "{text}");
        }
    }

    #[test]
    fn the_country_helps_to_tell_the_language() {
        let tag = |text: &str, country: &str| Script::of(text).language(country.parse().unwrap());
        assert_eq!(tag("Ωνάσης", "CY"), "el");
        assert_eq!(tag("Щерев", "BG"), "bg");
        assert_eq!(tag("Щерев", "LV"), "und-Cyrl");
        assert_eq!(tag("山田", "DE"), "und");
    }
}
