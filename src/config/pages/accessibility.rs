//! `[pages.accessibility]`: what an accessibility statement says that only the operator knows.

use jiff::civil::Date;

use crate::config::checks::{date, text, url};
use crate::config::reader::Section;

/// What the statement says beside our own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accessibility {
    /// The day on which the operator last looked at it.
    pub date: Option<Date>,
    /// The body to turn to where the operator's answer does not help: its name, as it calls
    /// itself, and its address.
    pub enforcement: Option<(String, String)>,
}

#[expect(clippy::unnecessary_wraps, reason = "a section's reader")]
pub(super) fn read(section: &Section<'_>) -> Option<Accessibility> {
    let date = section.optional("date", date);
    let name = section.optional("enforcement_name", text);
    let url = section.optional("enforcement_url", url);
    for (key, other) in [
        ("enforcement_name", "enforcement_url"),
        ("enforcement_url", "enforcement_name"),
    ] {
        if section.has(key) && !section.has(other) {
            section.report(other, format!("is missing: it goes with {key}"));
        }
    }
    Some(Accessibility {
        date,
        enforcement: name.zip(url),
    })
}
