//! `[[exceptions]]` of a country's file: which rule is bent for it, why, and until when.

use jiff::civil::Date;

use super::file::CountryFile;
use crate::config::checks::{choice, date, text};
use crate::config::reader::Section;

/// A rule bent for one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Which rule.
    pub kind: ExceptionKind,
    /// Why, for whoever reviews it.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
}

/// The rules that can be bent; there is no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceptionKind {
    /// Accepts key transport by `xmlenc#rsa-oaep-mgf1p` (`[eIDAS-CR §3.3]` of version 1.2).
    OaepMgf1p,
    /// Accepts SHA-1 inside `xmlenc11#rsa-oaep`, where it is named or the default
    /// (`[XMLEnc §5.5.2]`).
    OaepSha1,
}

impl ExceptionKind {
    /// Its name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OaepMgf1p => "oaep-mgf1p",
            Self::OaepSha1 => "oaep-sha1",
        }
    }
}

impl CountryFile {
    /// Whether the rule is bent on the day `today` (UTC).
    pub fn has_exception(&self, kind: ExceptionKind, today: Date) -> bool {
        self.exceptions
            .iter()
            .any(|bent| bent.kind == kind && today <= bent.until)
    }
}

pub(super) fn exception(section: &Section<'_>) -> Option<Exception> {
    const KINDS: &[(&str, ExceptionKind)] = &[
        ("oaep-mgf1p", ExceptionKind::OaepMgf1p),
        ("oaep-sha1", ExceptionKind::OaepSha1),
    ];
    let kind = section.required("name", choice(KINDS));
    let reason = section.required("reason", text);
    let until = section.required("until", date);
    Some(Exception {
        kind: kind?,
        reason: reason?,
        until: until?,
    })
}
