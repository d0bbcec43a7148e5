//! CLDR's JSON, as the npm packages have it.

use std::path::{Path, PathBuf};

use serde_json::Value;

pub struct Cldr(PathBuf);

impl Cldr {
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// What the place with this ISO code is called.
    pub fn name(&self, locale: &str, iso: &str) -> Result<String, String> {
        let names = self.read("cldr-localenames-full", locale, "territories.json")?;
        let names = &names["localeDisplayNames"]["territories"];
        text(&names[iso]).ok_or_else(|| format!("{locale} has no name for {iso}"))
    }

    /// The Gregorian calendar.
    pub fn calendar(&self, locale: &str) -> Result<Value, String> {
        let dates = self.read("cldr-dates-full", locale, "ca-gregorian.json")?;
        Ok(dates["dates"]["calendars"]["gregorian"].clone())
    }

    fn read(&self, package: &str, locale: &str, file: &str) -> Result<Value, String> {
        let path = self.0.join(package).join("main").join(locale).join(file);
        let text = std::fs::read_to_string(&path)
            .map_err(|fault| format!("{}: {fault}", path.display()))?;
        let whole: Value =
            serde_json::from_str(&text).map_err(|fault| format!("{}: {fault}", path.display()))?;
        Ok(whole["main"][locale].clone())
    }
}

/// A string that fits into one cell of our files.
pub fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    let fits = !text.is_empty() && !text.contains(['|', '\n', '[', '#']);
    fits.then(|| text.to_owned())
}
