//! One script's table and how it is applied: word by word, the longest row first, capitals as in
//! the original. In: text in the table's script. Out: Latin text, or nothing.

use crate::domain::ScriptedText;

use super::{cyrillic, greek};

/// How a script is written in Latin letters.
#[derive(Debug, Clone)]
pub struct Table {
    rows: Vec<Row>,
    reading: fn(&str) -> Vec<Letter>,
}

/// Letters and what they become.
#[derive(Debug, Clone)]
struct Row {
    from: Vec<char>,
    to: String,
    place: Place,
}

/// Where a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere.
    Anywhere,
    /// At the start of a word.
    Start,
    /// At the end of a word.
    End,
    /// As a whole word.
    Word,
    /// Before one of these letters.
    Before(&'static str),
}

/// A letter of a word, in lower case, and whether it was a capital.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) key: char,
    pub(super) capital: bool,
}

impl Letter {
    pub(super) fn new(c: char) -> Self {
        let mut lower = c.to_lowercase();
        let key = lower.next().filter(|_| lower.next().is_none()).unwrap_or(c);
        let capital = key != c;
        Self { key, capital }
    }
}

impl Table {
    /// Greek as passports write it: ELOT 743, type 2 `[ISO843 §4]`.
    pub fn elot_743() -> Self {
        Self::built_in(greek::ROWS, greek::letters)
    }

    /// Bulgarian as the Transliteration Act of 2009 writes it.
    pub fn bulgarian() -> Self {
        Self::built_in(cyrillic::BULGARIAN, plain)
    }

    /// Cyrillic as machine readable travel documents write it, without the exceptions for single
    /// languages `[ICAO9303-3 §6]`.
    pub fn cyrillic_icao() -> Self {
        Self::built_in(cyrillic::ICAO, plain)
    }

    /// An operator's own rows: letters in lower case, `^` before them for the start of a word, `$`
    /// behind them for its end, and what they become.
    pub fn own<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let rows = rows.into_iter().map(|(from, to)| {
            let (from, start) = match from.strip_prefix('^') {
                Some(rest) => (rest, true),
                None => (from, false),
            };
            let (from, end) = match from.strip_suffix('$') {
                Some(rest) => (rest, true),
                None => (from, false),
            };
            let place = match (start, end) {
                (false, false) => Place::Anywhere,
                (true, false) => Place::Start,
                (false, true) => Place::End,
                (true, true) => Place::Word,
            };
            (from, to, place)
        });
        Self::new(rows, plain)
    }

    fn built_in(rows: &[(&str, &str, Place)], reading: fn(&str) -> Vec<Letter>) -> Self {
        Self::new(rows.iter().copied(), reading)
    }

    fn new<'a>(
        rows: impl Iterator<Item = (&'a str, &'a str, Place)>,
        reading: fn(&str) -> Vec<Letter>,
    ) -> Self {
        let mut rows: Vec<Row> = rows
            .map(|(from, to, place)| Row {
                from: from.chars().collect(),
                to: to.to_owned(),
                place,
            })
            .collect();
        // The longest first, and of equally long ones those that hold in fewer places.
        rows.sort_by_key(|row| {
            let breadth = usize::from(row.place == Place::Anywhere);
            (usize::MAX - row.from.len(), breadth)
        });
        Self { rows, reading }
    }

    /// The text in Latin letters; `None` where a letter is not in the table.
    pub fn latin(&self, text: &str) -> Option<String> {
        let mut latin = String::with_capacity(text.len());
        let in_word = |c: char| c.is_alphabetic() || is_combining(c);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest
                .find(|c| in_word(c) != in_word(first))
                .unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if in_word(first) && !ScriptedText::is_latin(run) {
                self.word(&(self.reading)(run), &mut latin)?;
            } else {
                latin.push_str(run);
            }
            rest = after;
        }
        let written = latin.chars().any(char::is_alphabetic) && ScriptedText::is_latin(&latin);
        written.then_some(latin)
    }

    fn word(&self, word: &[Letter], latin: &mut String) -> Option<()> {
        let all_capitals = word.len() > 1 && word.iter().all(|letter| letter.capital);
        let mut at = 0;
        while let Some(first) = word.get(at) {
            let row = self.rows.iter().find(|row| row.fits(word, at))?;
            match (first.capital, all_capitals) {
                (false, _) => latin.push_str(&row.to),
                (true, true) => latin.push_str(&row.to.to_uppercase()),
                (true, false) => {
                    let mut letters = row.to.chars();
                    latin.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    latin.push_str(letters.as_str());
                }
            }
            at += row.from.len();
        }
        Some(())
    }
}

impl Row {
    fn fits(&self, word: &[Letter], at: usize) -> bool {
        let end = at + self.from.len();
        let Some(here) = word.get(at..end).filter(|here| !here.is_empty()) else {
            return false;
        };
        let next = word.get(end);
        let in_place = match self.place {
            Place::Anywhere => true,
            Place::Start => at == 0,
            Place::End => next.is_none(),
            Place::Word => at == 0 && next.is_none(),
            Place::Before(letters) => next.is_some_and(|next| letters.contains(next.key)),
        };
        in_place
            && here
                .iter()
                .map(|letter| letter.key)
                .eq(self.from.iter().copied())
    }
}

/// Letters as they are.
fn plain(word: &str) -> Vec<Letter> {
    word.chars().map(Letter::new).collect()
}

/// Marks that stand on a letter rather than between two words.
fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operators_own_table_takes_the_longest_row_and_the_place_in_the_word() {
        let rows = [
            ("ա", "a"),
            ("ու", "u"),
            ("ո", "o"),
            ("^ո", "vo"),
            ("ւ", "v"),
            ("ա$", "ah"),
        ];
        let table = Table::own(rows);
        assert_eq!(table.latin("Ոուաո").as_deref(), Some("Vouao"));
        assert_eq!(table.latin("ու-Ոա աա").as_deref(), Some("u-Voah aah"));
        assert_eq!(table.latin("ԱՈՒ").as_deref(), Some("AU"));
        assert_eq!(table.latin("աբ"), None);
        assert_eq!(table.latin(""), None);
        assert_eq!(table.latin(" - "), None);
    }

    #[test]
    fn rows_that_would_not_yield_latin_letters_yield_nothing() {
        let table = Table::own([("а", "а"), ("б", "")]);
        assert_eq!(table.latin("а"), None);
        assert_eq!(table.latin("б"), None);
        assert_eq!(Table::own([("", "x"), ("^$", "x")]).latin("б"), None);
    }

    #[test]
    fn an_initial_is_a_capital_and_what_follows_is_not() {
        let table = Table::elot_743();
        assert_eq!(table.latin("Θ. Χρήστου").as_deref(), Some("Th. Christou"));
        assert_eq!(table.latin("ΘΕΟΔΩΡΑ").as_deref(), Some("THEODORA"));
        assert_eq!(table.latin("Θεοδώρα").as_deref(), Some("Theodora"));
    }
}
