//! Where we do not say what CLDR says, with the reason for each.

use std::path::Path;

pub struct Overrides(Vec<Row>);

struct Row {
    language: String,
    code: String,
    /// None keeps CLDR's, though it looks wrong.
    name: Option<String>,
    used: bool,
}

impl Overrides {
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|fault| fault.to_string())?;
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(row).collect::<Result<_, _>>().map(Self)
    }

    /// The name that stands in the table where CLDR has `found`; `english` is the English one.
    pub fn apply(
        &mut self,
        language: &str,
        code: &str,
        found: &str,
        english: &str,
    ) -> Result<String, String> {
        let mut rows = self.0.iter_mut();
        let row = rows.find(|row| row.language == language && row.code == code);
        let left_over = matches!(language, "ga" | "mt")
            && crate::names::without_article(language, found) == english;
        match row {
            None if left_over => Err(format!(
                "{language} {code}: {found} is English; say in overrides.txt why, or what it is"
            )),
            None => Ok(found.to_owned()),
            Some(row) => {
                row.used = true;
                match &row.name {
                    Some(name) if name == found => {
                        Err(format!("{language} {code}: CLDR says so by now"))
                    }
                    Some(name) => Ok(name.clone()),
                    None if left_over => Ok(found.to_owned()),
                    None => Err(format!("{language} {code}: no longer English")),
                }
            }
        }
    }

    pub fn all_used(&self) -> Result<(), String> {
        match self.0.iter().find(|row| !row.used) {
            Some(row) => Err(format!("{} {}: nobody asked", row.language, row.code)),
            None => Ok(()),
        }
    }
}

fn row(line: &str) -> Result<Row, String> {
    match line.split('|').collect::<Vec<_>>().as_slice() {
        [language, code, name, reason] if reason.len() > 20 => Ok(Row {
            language: (*language).to_owned(),
            code: (*code).to_owned(),
            name: (*name != "=").then(|| (*name).to_owned()),
            used: false,
        }),
        _ => Err(format!(
            "overrides.txt: language|code|name|reason, not: {line}"
        )),
    }
}
