//! The names, in each language in the order of that language.

use std::fmt::Write as _;

use icu_collator::{Collator, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::Locale;

use crate::cldr::Cldr;
use crate::overrides::Overrides;
use crate::regions::{LANGUAGES, REGIONS, iso};

/// One language: its tag, and code and name of each place in the language's order.
pub struct Table {
    tag: &'static str,
    rows: Vec<(&'static str, String)>,
}

pub fn tables(cldr: &Cldr, overrides: &mut Overrides) -> Result<Vec<Table>, String> {
    LANGUAGES
        .iter()
        .map(|&(tag, locale, _)| table(cldr, overrides, tag, locale))
        .collect()
}

fn table(
    cldr: &Cldr,
    overrides: &mut Overrides,
    tag: &'static str,
    locale: &str,
) -> Result<Table, String> {
    let mut rows = Vec::new();
    for (code, _) in REGIONS {
        let english = cldr.name("en", iso(code))?;
        let found = cldr.name(locale, iso(code))?;
        rows.push((code, overrides.apply(tag, code, &found, &english)?));
    }
    let parsed: Locale = locale
        .parse()
        .map_err(|_| format!("{locale} is no locale"))?;
    let collator = Collator::try_new(
        CollatorPreferences::from(&parsed),
        CollatorOptions::default(),
    )
    .map_err(|fault| format!("{locale}: {fault}"))?;
    let key = |name: &str| without_article(tag, name);
    rows.sort_by(|(_, one), (_, other)| {
        collator
            .compare(&key(one), &key(other))
            .then_with(|| one.cmp(other))
    });
    Ok(Table { tag, rows })
}

/// What a name is sorted by. Irish and Maltese names come with the article, by which no reader
/// looks them up. The Irish one changes the noun behind it (an Bheilg, an tSeicia): that is undone
/// too, so that Macadóin stands before Málta. Other mutations do not occur in names that stand
/// alone.
pub fn without_article(tag: &str, name: &str) -> String {
    let rest = match tag {
        "mt" => name
            .split_once('-')
            .filter(|(article, _)| MALTESE_ARTICLES.contains(article))
            .map(|(_, noun)| noun.to_owned()),
        "ga" => name
            .strip_prefix("an ")
            .map(unmutated)
            .or_else(|| name.strip_prefix("na ").map(str::to_owned)),
        _ => None,
    };
    rest.unwrap_or_else(|| name.to_owned())
}

/// Before n, t, l, r, d, s, ż, x, z, ċ the consonant of the article becomes theirs.
const MALTESE_ARTICLES: [&str; 11] = [
    "il", "l", "iċ", "id", "in", "ir", "is", "it", "ix", "iż", "iz",
];

fn unmutated(noun: &str) -> String {
    let mut letters: Vec<char> = noun.chars().collect();
    match letters.as_slice() {
        ['t', next, ..] if next.is_uppercase() => {
            letters.remove(0);
        }
        ['B' | 'C' | 'F' | 'G' | 'M' | 'P', 'h', ..] => {
            letters.remove(1);
        }
        _ => {}
    }
    letters.into_iter().collect()
}

pub fn written(tables: &[Table]) -> String {
    let mut text = String::from("# In each language in its own order, articles ignored.\n");
    for table in tables {
        let _ = writeln!(text, "[{}]", table.tag);
        for (code, name) in &table.rows {
            let _ = writeln!(text, "{code} {name}");
        }
    }
    text
}

/// What each place calls itself in each of its official languages, without repetition.
pub fn own(cldr: &Cldr, tables: &[Table]) -> Result<String, String> {
    let mut text = String::new();
    for (code, languages) in REGIONS {
        let mut names: Vec<String> = Vec::new();
        text.push_str(code);
        for language in languages {
            let name = own_name(cldr, tables, code, language)?;
            if !names.contains(&name) {
                let _ = write!(text, "|{language} {name}");
                names.push(name);
            }
        }
        text.push('\n');
    }
    Ok(text)
}

fn own_name(cldr: &Cldr, tables: &[Table], code: &str, language: &str) -> Result<String, String> {
    if let Some(table) = tables.iter().find(|table| table.tag == language) {
        let row = table.rows.iter().find(|(of, _)| *of == code);
        return row
            .map(|(_, name)| name.clone())
            .ok_or_else(|| format!("{language} {code}"));
    }
    let locale = if language == "cnr" {
        "sr-Latn"
    } else {
        language
    };
    cldr.name(locale, iso(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_what_they_do_to_a_noun_do_not_count() {
        for (tag, name, key) in [
            ("ga", "an Bheilg", "Beilg"),
            ("ga", "an tSeicia", "Seicia"),
            ("ga", "an tAontas Eorpach", "Aontas Eorpach"),
            ("ga", "an Danmhairg", "Danmhairg"),
            ("ga", "an Tuirc", "Tuirc"),
            ("ga", "Éire", "Éire"),
            ("mt", "il-Belġju", "Belġju"),
            ("mt", "l-Awstrija", "Awstrija"),
            ("mt", "iċ-Ċekja", "Ċekja"),
            ("mt", "Ċipru", "Ċipru"),
            ("mt", "il-Bożnija-Ħerzegovina", "Bożnija-Ħerzegovina"),
            ("de", "il-Belġju", "il-Belġju"),
        ] {
            assert_eq!(without_article(tag, name), key);
        }
    }
}
