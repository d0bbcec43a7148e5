//! `[proxy_service.hub.transliteration]`: how names that the hub gives in no Latin letters are
//! written in them, by script. A script that is not named has its country's own table, if any.

use toml::de::DeValue;

use super::checks::text;
use super::reader::{Checked, Section, Source};
use super::table_file::{TableFile, table_file};
use crate::domain::{Script, ScriptedText};

/// What is said of each script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transliteration {
    /// In no particular order, each script at most once.
    pub tables: Vec<(Script, TransliterationTable)>,
}

/// One script's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransliterationTable {
    /// Left to the hub.
    Off,
    /// Greek as passports write it.
    Elot743,
    /// Bulgarian as its law of 2009 writes it.
    Bulgarian,
    /// Cyrillic as machine readable travel documents write it.
    CyrillicIcao,
    /// The operator's own: letters in lower case, `^` before and `$` behind them for the start and
    /// the end of a word, and what they become.
    Own(Vec<(String, String)>),
}

/// Longest file of an operator's own, in bytes.
const MAX_BYTES: u64 = 256 * 1024;
/// Longest row of an operator's own, in characters of its first field.
const MAX_LETTERS: usize = 16;

pub(super) fn read(section: &Section<'_>) -> Option<Transliteration> {
    let mut tables = Vec::new();
    let mut complete = true;
    for script in Script::NAMED.into_iter().filter(|it| *it != Script::Latin) {
        if section.has(script.name()) {
            let table = section.optional(script.name(), table(script));
            complete &= table.is_some();
            tables.extend(table.map(|table| (script, table)));
        } else {
            // Asked for, so that it is listed among the known keys.
            let _ = section.optional(script.name(), text);
        }
    }
    complete.then_some(Transliteration { tables })
}

fn table(script: Script) -> impl Fn(&Source, &DeValue<'_>) -> Checked<TransliterationTable> {
    move |source, value| {
        let setting = text(source, value)?;
        match (setting.as_str(), script) {
            ("off", _) => Ok(TransliterationTable::Off),
            ("elot-743", Script::Greek) => Ok(TransliterationTable::Elot743),
            ("bulgarian", Script::Cyrillic) => Ok(TransliterationTable::Bulgarian),
            ("cyrillic-icao", Script::Cyrillic) => Ok(TransliterationTable::CyrillicIcao),
            (path, _) if path.to_ascii_lowercase().ends_with(".csv") => {
                let file = table_file(MAX_BYTES)(source, value)?;
                own(&file, script).map(TransliterationTable::Own)
            }
            _ => {
                let built_in = match script {
                    Script::Greek => "elot-743, ",
                    Script::Cyrillic => "bulgarian, cyrillic-icao, ",
                    _ => "",
                };
                Err(format!(
                    "must be one of: {built_in}off, or a file that ends in .csv"
                ))
            }
        }
    }
}

fn own(file: &TableFile, script: Script) -> Checked<Vec<(String, String)>> {
    let rows = file.rows(|cells| row(cells, script))?;
    if rows.is_empty() {
        return Err(file.problem("has no row"));
    }
    let mut letters: Vec<&str> = rows.iter().map(|(from, _)| from.as_str()).collect();
    letters.sort_unstable();
    match letters.windows(2).find(|two| two.first() == two.last()) {
        Some(twice) => Err(file.problem(&format!(
            "has two rows for {}",
            twice.first().unwrap_or(&"")
        ))),
        None => Ok(rows),
    }
}

fn row(cells: &[&str], script: Script) -> Checked<(String, String)> {
    let [from, to] = cells else {
        return Err("must have two fields".to_owned());
    };
    let letters = from.strip_prefix('^').unwrap_or(from);
    let letters = letters.strip_suffix('$').unwrap_or(letters);
    let in_script = |c: char| Script::of_letter(c).is_none_or(|it| it == script);
    let lower = letters.chars().all(|c| c.to_lowercase().eq([c]));
    if !letters.chars().any(char::is_alphabetic) || !letters.chars().all(in_script) || !lower {
        return Err(format!(
            "must begin with {} letters in lower case",
            script.name()
        ));
    }
    let plain = !to.chars().any(char::is_control);
    if !plain || !ScriptedText::is_latin(to) || letters.chars().count() > MAX_LETTERS {
        return Err("must turn at most 16 letters into Latin ones".to_owned());
    }
    Ok(((*from).to_owned(), (*to).to_owned()))
}
