//! `[proxy_service.hub.places]`: the official lists of the Code officiel géographique that the
//! hub's codes of places of birth are looked up in. Read by the names in their header; without a
//! list its codes are unknown.

use std::fmt;

use super::reader::{Checked, Section};
use super::table_file::{TableFile, table_file};

/// The lists, the row that counts first where a code stands more than once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PlaceNames {
    /// Code and name of communes: today's, then those that are part of another, then former ones.
    pub communes: Vec<(String, String)>,
    /// Countries and territories abroad.
    pub countries: Vec<CountryName>,
}

/// One country or territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryName {
    /// `99` and three digits.
    pub code: String,
    /// Its short name.
    pub name: String,
    /// ISO 3166-1 alpha-2, where it has one.
    pub alpha_2: Option<String>,
}

impl fmt::Debug for PlaceNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (communes, countries) = (self.communes.len(), self.countries.len());
        write!(f, "PlaceNames({communes} communes, {countries} countries)")
    }
}

/// Longest list, in bytes: five times the longest that is published.
const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// Longest name, in characters.
const MAX_NAME: usize = 200;

#[expect(clippy::unnecessary_wraps, reason = "a section's reader")]
pub(super) fn read(section: &Section<'_>) -> Option<PlaceNames> {
    let current = section.optional("communes_file", |source, value| {
        communes(&table_file(MAX_BYTES)(source, value)?)
    });
    let former = section.list("former_communes_files", |source, value| {
        communes(&table_file(MAX_BYTES)(source, value)?)
    });
    let countries = section.optional("countries_file", |source, value| {
        countries(&table_file(MAX_BYTES)(source, value)?)
    });
    let mut communes = current.unwrap_or_default();
    communes.extend(former.into_iter().flatten().flatten());
    Some(PlaceNames {
        communes,
        countries: countries.unwrap_or_default(),
    })
}

/// A cell of a row, by its column's name.
type Cell<'a> = &'a dyn Fn(&str) -> Option<String>;

fn communes(file: &TableFile) -> Checked<Vec<(String, String)>> {
    let rows = file.rows_by_name(|cell| {
        let code = column(cell, &["COM", "COM_COMER"])?;
        let name = name(cell, "LIBELLE")?;
        if !is_commune(&code) {
            return Err("has no commune's code".to_owned());
        }
        // Today's before those that are part of another, the latest name before earlier ones.
        let part = matches!(cell("TYPECOM").as_deref(), Some("COMA" | "COMD"));
        let ended = cell("DATE_FIN").filter(|date| !date.is_empty());
        let age = ended.map_or((part, false, String::new()), |date| (part, true, date));
        Ok(Some((age, (code, name))))
    })?;
    let mut rows = some(file, rows)?;
    rows.sort_by(
        |((a_part, a_ended, a_date), _), ((b_part, b_ended, b_date), _)| {
            (a_part, a_ended)
                .cmp(&(b_part, b_ended))
                .then_with(|| b_date.cmp(a_date))
        },
    );
    Ok(rows.into_iter().map(|(_, commune)| commune).collect())
}

fn countries(file: &TableFile) -> Checked<Vec<CountryName>> {
    let rows = file.rows_by_name(|cell| {
        let code = column(cell, &["COG"])?;
        // France and what else has no code of a foreign country.
        if !is_abroad(&code) {
            return Ok(None);
        }
        let name = name(cell, "LIBCOG")?;
        let alpha_2 = cell("CODEISO2").filter(|code| !code.is_empty());
        let two_letters =
            |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if !alpha_2.as_ref().is_none_or(two_letters) {
            return Err("has a CODEISO2 that is not two capitals".to_owned());
        }
        let former = cell("ACTUAL").is_some_and(|actual| actual != "1");
        Ok(Some((
            former,
            CountryName {
                code,
                name,
                alpha_2,
            },
        )))
    })?;
    let mut rows = some(file, rows)?;
    rows.sort_by_key(|(former, _)| *former);
    Ok(rows.into_iter().map(|(_, country)| country).collect())
}

fn some<T>(file: &TableFile, rows: Vec<T>) -> Checked<Vec<T>> {
    if rows.is_empty() {
        return Err(file.problem("has no row"));
    }
    Ok(rows)
}

fn column(cell: Cell<'_>, names: &[&str]) -> Checked<String> {
    let found = names.iter().find_map(|name| cell(name));
    found.ok_or_else(|| format!("has no column {}", names.join(" or ")))
}

fn name(cell: Cell<'_>, column_name: &str) -> Checked<String> {
    let name = column(cell, &[column_name])?;
    let fits = !name.is_empty() && name.chars().count() <= MAX_NAME;
    if fits && !name.chars().any(char::is_control) {
        Ok(name)
    } else {
        Err(format!("has no usable {column_name}"))
    }
}

fn is_commune(code: &str) -> bool {
    matches!(code.as_bytes(), [department, second, rest @ ..]
        if department.is_ascii_digit()
            && (second.is_ascii_digit() || matches!(second, b'A' | b'B'))
            && rest.len() == 3
            && rest.iter().all(u8::is_ascii_digit))
}

fn is_abroad(code: &str) -> bool {
    code != "99100" && code.starts_with("99") && is_commune(code)
}
