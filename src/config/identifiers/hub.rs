//! `[[connector.client.subjects]]`: what foreign citizens are called at one hub, by day.

use jiff::Timestamp;

use super::super::checks::choice;
use super::super::reader::Section;
use super::{IdentifierKey, apart, day, key, no_key};

/// How a person's identifier becomes a `sub`.
#[derive(Debug, Clone)]
pub enum SubjectDerivation {
    /// `verbatim`: it is the `sub`.
    Verbatim,
    /// `pairwise`: another one for each client or sector (`[OIDC-Core §8.1]`).
    Pairwise(IdentifierKey),
}

impl SubjectDerivation {
    /// Its key, where it has one.
    pub fn key(&self) -> Option<&IdentifierKey> {
        match self {
            Self::Verbatim => None,
            Self::Pairwise(key) => Some(key),
        }
    }

    /// Its name in the file.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Pairwise(_) => "pairwise",
        }
    }
}

/// One table of the list.
#[derive(Debug, Clone)]
pub struct ClientSubject {
    /// How it is made.
    pub derivation: SubjectDerivation,
    /// From when it is used; none for the first, and only there.
    pub from: Option<Timestamp>,
    /// Until when the client is told it as an earlier subject, once the next has followed; none:
    /// for as long as it stands here.
    pub told_until: Option<Timestamp>,
}

#[derive(Clone, Copy)]
enum Kind {
    Verbatim,
    Pairwise,
}

const DERIVATIONS: &[(&str, Kind)] = &[("verbatim", Kind::Verbatim), ("pairwise", Kind::Pairwise)];

/// The list; one verbatim entry where there is none.
pub(in super::super) fn read(section: &Section<'_>) -> Option<Vec<ClientSubject>> {
    const LIST: &str = "subjects";
    if !section.has(LIST) {
        return Some(vec![ClientSubject {
            derivation: SubjectDerivation::Verbatim,
            from: None,
            told_until: None,
        }]);
    }
    let tables = section.sections(LIST, |one| Some(table(one)));
    if tables.is_empty() {
        section.report(LIST, "needs at least one table");
    }
    let list: Option<Vec<ClientSubject>> = tables.into_iter().collect();
    check(section, LIST, list.as_ref()?);
    list
}

fn table(section: &Section<'_>) -> Option<ClientSubject> {
    let derivation = match section.required("derivation", choice(DERIVATIONS)) {
        Some(Kind::Verbatim) => {
            no_key(section);
            Some(SubjectDerivation::Verbatim)
        }
        Some(Kind::Pairwise) => key(section).map(SubjectDerivation::Pairwise),
        None => key(section).and(None),
    };
    let from = day(section, "from");
    let told_until = day(section, "told_until");
    Some(ClientSubject {
        derivation: derivation?,
        from: from?,
        told_until: told_until?,
    })
}

fn check(section: &Section<'_>, name: &str, list: &[ClientSubject]) {
    let Some((first, later)) = list.split_first() else {
        return;
    };
    if first.from.is_some() {
        let why = "the first must have no from, or nobody would have a subject before that day";
        section.report(name, why);
    }
    if later.iter().any(|one| one.from.is_none()) {
        let why = "every table but the first must say from when it is used";
        section.report(name, why);
    }
    let days: Vec<Timestamp> = later.iter().filter_map(|one| one.from).collect();
    if !days.is_sorted_by(|earlier, later| earlier < later) {
        section.report(name, "the days must ascend from table to table");
    }
    for (one, next) in list.iter().zip(later) {
        if let (Some(until), Some(from)) = (one.told_until, next.from)
            && until <= from
        {
            let why = "told_until must be after the from of the table that follows";
            section.report(name, why);
        }
    }
    if list.last().is_some_and(|last| last.told_until.is_some()) {
        let why = "told_until has no use in the last table: nothing follows it";
        section.report(name, why);
    }
    apart(
        section,
        name,
        list.iter().filter_map(|one| one.derivation.key()),
    );
}
