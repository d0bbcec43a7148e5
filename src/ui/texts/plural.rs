//! How each language counts whole things.
//!
//! Our own, since the rules that come with Fluent are of an old CLDR and lose the remainders of
//! ranges: 29 is `few` in Lithuanian, and they say `other`.

use crate::domain::Language;

/// The category of a whole number (CLDR 48, cardinals), and `none` for none at all, where a
/// language rather uses a word.
pub(super) fn category(language: Language, count: usize) -> &'static str {
    use Language as L;
    if count == 0 {
        return "none";
    }
    let (units, rest) = (count % 10, count % 100);
    let teens = (11..=19).contains(&rest);
    match language {
        L::Is | L::Hr | L::Uk if units == 1 && rest != 11 => "one",
        L::Hr | L::Uk | L::Pl if (2..=4).contains(&units) && !(12..=14).contains(&rest) => "few",
        L::Uk => "many",
        L::Pl if count != 1 => "many",
        L::Cs | L::Sk if (2..=4).contains(&count) => "few",
        L::Sl => match rest {
            1 => "one",
            2 => "two",
            3 | 4 => "few",
            _ => "other",
        },
        L::Lt if !teens && units == 1 => "one",
        L::Lt if !teens && units > 1 => "few",
        L::Lv if teens || units == 0 => "zero",
        L::Lv if units == 1 => "one",
        L::Ro if count != 1 && (1..=19).contains(&rest) => "few",
        L::Ga | L::Mt if count == 2 => "two",
        L::Ga if (3..=6).contains(&count) => "few",
        L::Ga if (7..=10).contains(&count) => "many",
        L::Mt if (3..=10).contains(&rest) => "few",
        L::Mt if teens => "many",
        L::Es | L::Fr | L::It | L::Pt if count.is_multiple_of(1_000_000) => "many",
        L::Hr | L::Is | L::Lt | L::Lv => "other",
        _ if count == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The categories of 1, 2, 3, 5, 7, 10, 11, 12, 20, 21, 22, 29, 101, 102, 111.
    #[test]
    fn numbers_are_counted_as_cldr_counts_them() {
        const NUMBERS: [usize; 15] = [1, 2, 3, 5, 7, 10, 11, 12, 20, 21, 22, 29, 101, 102, 111];
        for (language, expected) in [
            (Language::En, "oxxxxxxxxxxxxxx"),
            (Language::Is, "oxxxxxxxxoxxoxx"),
            (Language::Hr, "offxxxxxxofxofx"),
            (Language::Uk, "offmmmmmmofmofm"),
            (Language::Pl, "offmmmmmmmfmmfm"),
            (Language::Cs, "offxxxxxxxxxxxx"),
            (Language::Sl, "otfxxxxxxxxxotx"),
            (Language::Lt, "offffxxxxoffofx"),
            (Language::Lv, "oxxxxzzzzoxxoxz"),
            (Language::Ro, "offfffffxxxxfff"),
            (Language::Ga, "otffmmxxxxxxxxx"),
            (Language::Mt, "otffffmmxxxxxxm"),
            (Language::Fr, "oxxxxxxxxxxxxxx"),
        ] {
            let counted: String = NUMBERS
                .iter()
                .map(|count| match category(language, *count) {
                    "one" => 'o',
                    "two" => 't',
                    "few" => 'f',
                    "many" => 'm',
                    "zero" => 'z',
                    "other" => 'x',
                    strange => panic!("{strange}"),
                })
                .collect();
            assert_eq!(counted, expected, "{}", language.tag());
        }
        assert_eq!(category(Language::Es, 1_000_000), "many");
        assert_eq!(category(Language::Lv, 0), "none");
    }
}
