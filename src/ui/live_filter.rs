//! What the script that filters the list of countries in place is told: where it is, and every
//! sentence that it may have to say, so that it knows no plural of any language.

use super::assets;
use super::texts::Texts;

/// Stands for the number, or for what was typed, in a sentence that the script fills in.
const PLACE: &str = "#";

pub(super) struct LiveFilter {
    /// The script's address.
    pub(super) script: &'static str,
    /// The sentences for how many were found.
    pub(super) count: Counts,
    /// The sentence for none.
    pub(super) nothing: String,
}

/// The sentences for 1, 2, 3… in as few letters as will do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counts {
    /// Each once, `|` between them, with a place for the number.
    pub(super) forms: String,
    /// One digit a number, from 1 on: which of them.
    pub(super) which: String,
}

impl LiveFilter {
    /// For a list of so many countries.
    pub(super) fn new(texts: Texts, countries: usize) -> Self {
        Self {
            script: assets::picker_path(),
            count: Counts::of(countries, |count| texts.found(count)),
            nothing: texts.found_nothing(PLACE),
        }
    }
}

impl Counts {
    fn of(most: usize, say: impl Fn(usize) -> String) -> Self {
        let mut forms: Vec<String> = Vec::new();
        let mut which = String::new();
        for count in 1..=most {
            let form = say(count).replace(&count.to_string(), PLACE);
            let place = forms.iter().position(|known| *known == form);
            let place = place.unwrap_or_else(|| {
                forms.push(form);
                forms.len() - 1
            });
            which.push_str(&place.to_string());
        }
        Self {
            forms: forms.join("|"),
            which,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn each_number_leads_to_the_very_sentence_of_its_language() {
        for language in Language::ALL.into_iter().chain(Language::PSEUDO) {
            let texts = Texts::of(language);
            let counts = Counts::of(60, |count| texts.found(count));
            let forms: Vec<&str> = counts.forms.split('|').collect();
            assert!(forms.len() < 10, "one digit each: {language:?}");
            for (at, digit) in counts.which.chars().enumerate() {
                let form = forms[usize::try_from(digit.to_digit(10).unwrap()).unwrap()];
                let said = form.replacen(PLACE, &(at + 1).to_string(), 1);
                assert_eq!(said, texts.found(at + 1), "{language:?}");
            }
            assert_eq!(counts.which.len(), 60);
            let nothing = texts.found_nothing(PLACE);
            assert_eq!(nothing.matches(PLACE).count(), 1, "{language:?}");
            assert_eq!(
                nothing.replace(PLACE, "zzz"),
                texts.found_nothing("zzz"),
                "{language:?}"
            );
        }
    }

    #[test]
    fn a_language_with_two_forms_sends_two_sentences() {
        let counts = Counts::of(3, |count| Texts::of(Language::En).found(count));
        assert_eq!(counts.forms, "# country found|# countries found");
        assert_eq!(counts.which, "011");
    }
}
