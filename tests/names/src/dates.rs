//! How a day and a minute are written: CLDR's long date, its time of 24 hours, and what it puts
//! between the two, in one pattern.

use std::fmt::Write as _;

use serde_json::Value;

use crate::cldr::{Cldr, text};
use crate::regions::LANGUAGES;

/// Each language's tag, pattern and twelve months, as they stand in a date.
pub fn written(cldr: &Cldr) -> Result<String, String> {
    let mut lines = String::new();
    for (tag, _, locale) in LANGUAGES {
        let calendar = cldr.calendar(locale)?;
        let (pattern, months) =
            line(&calendar).ok_or_else(|| format!("{locale} has no dates that we can write"))?;
        let _ = writeln!(lines, "{tag}|{pattern}|{}", months.join("|"));
    }
    Ok(lines)
}

fn line(calendar: &Value) -> Option<(String, Vec<String>)> {
    let formats = &calendar["dateTimeFormats"];
    let date = fields(calendar["dateFormats"]["long"].as_str()?)?;
    let time = fields(formats["availableFormats"]["Hm"].as_str()?)?;
    let both = unquoted(formats["long"].as_str()?)
        .replace("{1}", &date)
        .replace("{0}", &time);
    let wide = &calendar["months"]["format"]["wide"];
    let months: Option<Vec<String>> = (1..=12)
        .map(|month| text(&wide[month.to_string()]))
        .collect();
    Some((format!("{both} UTC"), months?))
}

/// CLDR's letters as the fields that src/ui/names/date.rs fills; nothing for a letter that it does
/// not know. What stands in single quotes is text.
fn fields(pattern: &str) -> Option<String> {
    let mut out = String::new();
    for (place, part) in pattern.split('\'').enumerate() {
        if place % 2 == 1 {
            out.push_str(part);
            continue;
        }
        let mut letters = part.chars().peekable();
        while let Some(letter) = letters.next() {
            let mut run = 1;
            while letter.is_ascii_alphabetic() && letters.next_if_eq(&letter).is_some() {
                run += 1;
            }
            match (letter, run) {
                ('d', 1) => out.push_str("{d}"),
                ('M', 4) => out.push_str("{month}"),
                ('y', 1) => out.push_str("{y}"),
                ('H', 1) => out.push_str("{H}"),
                ('H', 2) => out.push_str("{HH}"),
                ('m', 2) => out.push_str("{mm}"),
                (other, 1) if !other.is_ascii_alphabetic() => out.push(other),
                _ => return None,
            }
        }
    }
    Some(out)
}

fn unquoted(pattern: &str) -> String {
    pattern.replace('\'', "")
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn letters_are_fields_and_quotes_hold_text() {
        assert_eq!(
            fields("d 'de' MMMM 'de' y").as_deref(),
            Some("{d} de {month} de {y}")
        );
        assert_eq!(
            fields("d 'ta'’ MMMM y").as_deref(),
            Some("{d} ta’ {month} {y}")
        );
        assert_eq!(fields("HH.mm").as_deref(), Some("{HH}.{mm}"));
        assert_eq!(fields("EEEE d"), None);
    }
}
