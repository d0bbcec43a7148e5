//! The languages that pages are written in: the 24 official ones of the European Union and four
//! of its neighbours. Named by their tags `[BCP47]`, kept by them in records.

use serde::{Deserialize, Serialize};

/// A language of our pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Language {
    /// Bulgarian
    Bg,
    /// Czech
    Cs,
    /// Danish
    Da,
    /// German
    De,
    /// Greek
    El,
    /// English
    En,
    /// Spanish
    Es,
    /// Estonian
    Et,
    /// Finnish
    Fi,
    /// French
    Fr,
    /// Irish
    Ga,
    /// Croatian
    Hr,
    /// Hungarian
    Hu,
    /// Icelandic
    Is,
    /// Italian
    It,
    /// Lithuanian
    Lt,
    /// Latvian
    Lv,
    /// Maltese
    Mt,
    /// Norwegian Bokmål
    Nb,
    /// Dutch
    Nl,
    /// Norwegian Nynorsk
    Nn,
    /// Polish
    Pl,
    /// Portuguese of Portugal
    Pt,
    /// Romanian
    Ro,
    /// Slovak
    Sk,
    /// Slovenian
    Sl,
    /// Swedish
    Sv,
    /// Ukrainian
    Uk,
    /// No language: English with accents, twice as long, to see what a page does not stand.
    PseudoLong,
    /// No language: English turned round and read from the right, to see the same.
    PseudoMirrored,
}

use Language as L;

impl Language {
    /// How many languages people are offered.
    pub const COUNT: usize = 28;

    /// Every language that people are offered, in the order in which the Union's institutions
    /// list them, by their own names; then those of its neighbours.
    pub const ALL: [Self; Self::COUNT] = [
        L::Bg,
        L::Es,
        L::Cs,
        L::Da,
        L::De,
        L::Et,
        L::El,
        L::En,
        L::Fr,
        L::Ga,
        L::Hr,
        L::It,
        L::Lv,
        L::Lt,
        L::Hu,
        L::Mt,
        L::Nl,
        L::Pl,
        L::Pt,
        L::Ro,
        L::Sk,
        L::Sl,
        L::Fi,
        L::Sv,
        L::Is,
        L::Nb,
        L::Nn,
        L::Uk,
    ];

    /// The two that are none, for tests.
    pub const PSEUDO: [Self; 2] = [L::PseudoLong, L::PseudoMirrored];

    /// Its tag, as `lang` in a page and as `ui_locales` in a request.
    pub const fn tag(self) -> &'static str {
        self.row().0
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        self.row().1
    }

    /// Whether it is read from the right.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, L::PseudoMirrored)
    }

    /// The language with this tag, in any case, and no other.
    pub fn by_tag(tag: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().chain(Self::PSEUDO);
        all.find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The language that serves whoever reads `range`: with this very tag, or with what is left of
    /// it when its last parts are dropped `[RFC4647 §3.4]`. A Norwegian who does not say which of
    /// the two is given Bokmål.
    pub fn serving(range: &str) -> Option<Self> {
        let mut rest = range.trim();
        loop {
            if rest.eq_ignore_ascii_case("no") {
                return Some(L::Nb);
            }
            if let Some(language) = Self::by_tag(rest) {
                return Some(language);
            }
            rest = rest.rsplit_once(['-', '_'])?.0;
        }
    }

    const fn row(self) -> (&'static str, &'static str) {
        match self {
            L::Bg => ("bg", "Български"),
            L::Cs => ("cs", "Čeština"),
            L::Da => ("da", "Dansk"),
            L::De => ("de", "Deutsch"),
            L::El => ("el", "Ελληνικά"),
            L::En => ("en", "English"),
            L::Es => ("es", "Español"),
            L::Et => ("et", "Eesti"),
            L::Fi => ("fi", "Suomi"),
            L::Fr => ("fr", "Français"),
            L::Ga => ("ga", "Gaeilge"),
            L::Hr => ("hr", "Hrvatski"),
            L::Hu => ("hu", "Magyar"),
            L::Is => ("is", "Íslenska"),
            L::It => ("it", "Italiano"),
            L::Lt => ("lt", "Lietuvių"),
            L::Lv => ("lv", "Latviešu"),
            L::Mt => ("mt", "Malti"),
            L::Nb => ("nb", "Norsk bokmål"),
            L::Nl => ("nl", "Nederlands"),
            L::Nn => ("nn", "Norsk nynorsk"),
            L::Pl => ("pl", "Polski"),
            L::Pt => ("pt", "Português"),
            L::Ro => ("ro", "Română"),
            L::Sk => ("sk", "Slovenčina"),
            L::Sl => ("sl", "Slovenščina"),
            L::Sv => ("sv", "Svenska"),
            L::Uk => ("uk", "Українська"),
            L::PseudoLong => ("en-XA", "[Ļöñĝ]"),
            L::PseudoMirrored => ("ar-XB", "[Ɓăçǩŵåŕđş]"),
        }
    }
}

impl From<Language> for &'static str {
    fn from(language: Language) -> Self {
        language.tag()
    }
}

/// No language of ours has this tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be the tag of a language that pages are written in, such as fr")]
pub struct UnknownLanguage;

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(tag: String) -> Result<Self, UnknownLanguage> {
        Self::by_tag(&tag).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_served_by_its_own_tag_before_a_shorter_one() {
        for (range, served) in [
            ("fr", Some(L::Fr)),
            ("fr-CH", Some(L::Fr)),
            ("FR_ch", Some(L::Fr)),
            ("pt-BR", Some(L::Pt)),
            ("no", Some(L::Nb)),
            ("no-NO", Some(L::Nb)),
            ("nn-NO", Some(L::Nn)),
            ("zh-Hant-TW", None),
            ("en-XA", Some(L::PseudoLong)),
            ("ar-XB", Some(L::PseudoMirrored)),
            ("ar", None),
            ("", None),
            ("*", None),
        ] {
            assert_eq!(Language::serving(range), served, "{range}");
        }
    }

    #[test]
    fn a_record_keeps_a_language_by_its_tag() {
        for language in Language::ALL.into_iter().chain(Language::PSEUDO) {
            let kept = serde_json::to_string(&language).unwrap();
            assert_eq!(kept, format!("\"{}\"", language.tag()));
            assert_eq!(serde_json::from_str::<Language>(&kept).unwrap(), language);
        }
        assert!(serde_json::from_str::<Language>("\"tlh\"").is_err());
    }

    #[test]
    fn every_language_stands_once() {
        let mut all: Vec<_> = Language::ALL.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Language::COUNT);
    }
}
