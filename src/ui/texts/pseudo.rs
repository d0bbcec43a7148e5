//! Two languages that nobody speaks, made from English: one twice as long and full of accents, one
//! read from the right. A page that stands both stands every language.

use std::borrow::Cow;

use crate::domain::Language;

/// How English becomes that language.
pub(super) fn transform(language: Language) -> fn(&str) -> Cow<'_, str> {
    if language.is_right_to_left() {
        mirrored
    } else {
        long
    }
}

/// Accents on each letter, and the words once more, so that it takes twice the room. Long words
/// stay long: each keeps its own letters and a tail.
fn long(text: &str) -> Cow<'_, str> {
    if text.trim().is_empty() {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() * 4);
    for c in text.chars() {
        written.push(accented(c));
        if "aeiouAEIOU".contains(c) {
            written.push(accented(c));
            written.push('\u{304}');
        }
    }
    let tail = text.chars().filter(|c| c.is_alphanumeric()).count();
    let filler = "ļöñĝ ţéẋţ ".chars().cycle().take(tail);
    written.push(' ');
    written.extend(filler);
    // What stands between two words that are filled in keeps its edge.
    if text.ends_with(char::is_whitespace) && !written.ends_with(' ') {
        written.push(' ');
    }
    Cow::Owned(written)
}

/// Each word turned by the marks that make a browser write it from the right.
fn mirrored(text: &str) -> Cow<'_, str> {
    let turned = text.split_inclusive(' ').map(|word| {
        let bare = word.trim_end_matches(' ');
        let space = if bare.len() < word.len() { " " } else { "" };
        if bare.is_empty() {
            return space.to_owned();
        }
        let accents: String = bare.chars().map(accented).collect();
        format!("\u{202e}{accents}\u{202c}{space}")
    });
    Cow::Owned(turned.collect())
}

fn accented(c: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";
    let at = PLAIN.chars().position(|plain| plain == c);
    at.and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_one_is_at_least_twice_as_long_and_shows_that_it_was_used() {
        for text in ["Search", "Choose your country", "Do not send"] {
            let written = long(text);
            assert!(written.chars().count() >= 2 * text.len(), "{written}");
            assert!(!written.contains(text));
        }
    }

    #[test]
    fn the_mirrored_one_turns_each_word_and_keeps_the_spaces() {
        let written = mirrored("Go back: ");
        assert_eq!(written.matches('\u{202e}').count(), 2);
        assert!(written.ends_with(' '));
    }
}
