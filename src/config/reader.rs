//! A typed reader over a spanned TOML table that collects problems instead of stopping at the
//! first one.
//!
//! In: a file's text and, for each key, a check of [`super::checks`]. Out: values, `None` where
//! something was reported. A section that is read tells which of its keys nobody asked for.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::Mode;
use super::problems::{Problem, Problems};

/// One file being read.
pub(super) struct Source {
    file: PathBuf,
    text: String,
    mode: Cell<Mode>,
    problems: RefCell<Vec<Problem>>,
    named: RefCell<Vec<PathBuf>>,
}

/// What a check says: the value, or what is wrong with it.
pub(super) type Checked<T> = Result<T, String>;

/// Reads `file` with `read`; the result counts only where nothing was reported.
pub(super) fn read_file<T>(
    file: &Path,
    read: impl FnOnce(&Section<'_>) -> Option<T>,
) -> Result<T, Problems> {
    read_file_and_names(file, read).0
}

/// The same, and every other file that was read or should have been.
pub(super) fn read_file_and_names<T>(
    file: &Path,
    read: impl FnOnce(&Section<'_>) -> Option<T>,
) -> (Result<T, Problems>, Vec<PathBuf>) {
    match std::fs::read_to_string(file) {
        Ok(text) => read_text_and_names(file, text, read),
        Err(error) => {
            let problem = Problem {
                file: file.to_owned(),
                line: None,
                key: String::new(),
                message: format!("cannot be read: {}", error.kind()),
            };
            (Err(Problems::new(vec![problem])), Vec::new())
        }
    }
}

/// Reads `text` as the content of `file`, which need not be there.
pub(super) fn read_text<T>(
    file: &Path,
    text: String,
    read: impl FnOnce(&Section<'_>) -> Option<T>,
) -> Result<T, Problems> {
    read_text_and_names(file, text, read).0
}

fn read_text_and_names<T>(
    file: &Path,
    text: String,
    read: impl FnOnce(&Section<'_>) -> Option<T>,
) -> (Result<T, Problems>, Vec<PathBuf>) {
    let source = Source {
        file: file.to_owned(),
        text,
        mode: Cell::new(Mode::Production),
        problems: RefCell::default(),
        named: RefCell::default(),
    };
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let at = error.span().map(|span| span.start);
        source.report(
            at,
            String::new(),
            format!("is not TOML: {}", error.message()),
        );
    }
    let mut value = None;
    if errors.is_empty() {
        let section = Section::new(&source, root.get_ref(), None, String::new());
        value = read(&section);
        section.refuse_unknown_keys();
    }
    drop(root);
    let named = source.named.take();
    let problems = source.into_problems();
    let value = match value {
        Some(value) if problems.is_empty() => Ok(value),
        _ => Err(problems),
    };
    (value, named)
}

impl Source {
    fn report(&self, at: Option<usize>, key: String, message: String) {
        let line = at
            .and_then(|at| self.text.get(..at))
            .map(|before| 1 + before.matches('\n').count());
        self.problems.borrow_mut().push(Problem {
            file: self.file.clone(),
            line,
            key,
            message,
        });
    }

    fn into_problems(self) -> Problems {
        Problems::new(self.problems.into_inner())
    }

    /// Whether the strict or the loose rules hold.
    pub(super) fn mode(&self) -> Mode {
        self.mode.get()
    }

    /// `path` as seen from the folder of the file.
    pub(super) fn resolve(&self, path: &str) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).join(path)
    }

    /// `path` is part of what is said here: where it changes, the file is to be read again.
    pub(super) fn note(&self, path: &Path) {
        self.named.borrow_mut().push(path.to_owned());
    }

    /// The file's own name without its extension.
    pub(super) fn stem(&self) -> &str {
        self.file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
    }
}

/// One table of the file.
pub(super) struct Section<'s> {
    source: &'s Source,
    table: Option<&'s DeTable<'s>>,
    at: Option<usize>,
    path: String,
    asked: RefCell<BTreeSet<String>>,
}

impl<'s> Section<'s> {
    fn new(
        source: &'s Source,
        table: impl Into<Option<&'s DeTable<'s>>>,
        at: Option<usize>,
        path: String,
    ) -> Self {
        Self {
            source,
            table: table.into(),
            at,
            path,
            asked: RefCell::default(),
        }
    }

    /// The file this section is of.
    pub(super) fn source(&self) -> &'s Source {
        self.source
    }

    /// From here on `mode` holds.
    pub(super) fn set_mode(&self, mode: Mode) {
        self.source.mode.set(mode);
    }

    fn key_path(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn find(&self, key: &str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.asked.borrow_mut().insert(key.to_owned());
        let (_, value) = self.table?.iter().find(|(name, _)| name.get_ref() == key)?;
        Some(value)
    }

    /// Whether the key is written in the file; does not count as asking for it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table
            .is_some_and(|table| table.iter().any(|(name, _)| name.get_ref() == key))
    }

    /// The keys written in this section, for tables whose keys are data; none is unknown then.
    pub(super) fn keys(&self) -> Vec<String> {
        let keys: Vec<String> = self.table.map_or_else(Vec::new, |table| {
            table
                .keys()
                .map(|name| name.get_ref().to_string())
                .collect()
        });
        self.asked.borrow_mut().extend(keys.iter().cloned());
        keys
    }

    /// Reports a problem with `key`, on its line where it has one.
    pub(super) fn report(&self, key: &str, message: impl Into<String>) {
        let written = self.table.and_then(|table| {
            let head = key.split('.').next().unwrap_or(key);
            table.iter().find(|(name, _)| name.get_ref() == head)
        });
        let at = written.map(|(name, _)| name.span().start).or(self.at);
        self.source.report(at, self.key_path(key), message.into());
    }

    /// A key that may be absent.
    pub(super) fn optional<T>(
        &self,
        key: &str,
        check: impl FnOnce(&Source, &DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        let value = self.find(key)?;
        match check(self.source, value.get_ref()) {
            Ok(value) => Some(value),
            Err(message) => {
                self.source
                    .report(Some(value.span().start), self.key_path(key), message);
                None
            }
        }
    }

    /// A key that must be there.
    pub(super) fn required<T>(
        &self,
        key: &str,
        check: impl FnOnce(&Source, &DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.asked.borrow_mut().insert(key.to_owned());
            self.source
                .report(self.at, self.key_path(key), "is missing".to_owned());
            return None;
        }
        self.optional(key, check)
    }

    /// A key whose absence means `default`.
    pub(super) fn defaulted<T>(
        &self,
        key: &str,
        default: T,
        check: impl FnOnce(&Source, &DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        if self.has(key) {
            return self.optional(key, check);
        }
        self.asked.borrow_mut().insert(key.to_owned());
        Some(default)
    }

    /// An array of at least one element, each checked; `None` where the key is absent.
    pub(super) fn list<T>(
        &self,
        key: &str,
        check: impl Fn(&Source, &DeValue<'_>) -> Checked<T>,
    ) -> Option<Vec<T>> {
        let value = self.find(key)?;
        let Some(elements) = value.get_ref().as_array().filter(|array| !array.is_empty()) else {
            self.report(key, "must be an array of at least one element");
            return None;
        };
        let mut checked = Vec::new();
        for (place, element) in elements.iter().enumerate() {
            match check(self.source, element.get_ref()) {
                Ok(element) => checked.push(element),
                Err(message) => {
                    let path = self.key_path(&format!("{key}[{place}]"));
                    self.source
                        .report(Some(element.span().start), path, message);
                }
            }
        }
        Some(checked)
    }

    /// A table that must be there.
    pub(super) fn section<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.source.report(
                self.at,
                self.key_path(key),
                "is missing: a table".to_owned(),
            );
            return None;
        }
        self.optional_section(key, read)
    }

    /// A table that may be absent.
    pub(super) fn optional_section<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.find(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.report(key, "must be a table");
            return None;
        };
        self.descend(table, value.span().start, self.key_path(key), read)
    }

    /// A table all of whose keys have defaults.
    pub(super) fn section_or_empty<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.has(key) {
            return self.optional_section(key, read);
        }
        read(&Section::new(
            self.source,
            None,
            self.at,
            self.key_path(key),
        ))
    }

    /// An array of tables; empty where the key is absent.
    pub(super) fn sections<T>(
        &self,
        key: &str,
        read: impl Fn(&Section<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.find(key) else {
            return Vec::new();
        };
        let Some(elements) = value.get_ref().as_array() else {
            self.report(key, "must be an array of tables");
            return Vec::new();
        };
        let mut found = Vec::new();
        for (place, element) in elements.iter().enumerate() {
            let path = self.key_path(&format!("{key}[{place}]"));
            let at = element.span().start;
            if let Some(table) = element.get_ref().as_table() {
                found.extend(self.descend(table, at, path, &read));
            } else {
                self.source
                    .report(Some(at), path, "must be a table".to_owned());
            }
        }
        found
    }

    fn descend<T>(
        &self,
        table: &'s DeTable<'s>,
        at: usize,
        path: String,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        let section = Section::new(self.source, table, Some(at), path);
        let value = read(&section);
        section.refuse_unknown_keys();
        value
    }

    fn refuse_unknown_keys(&self) {
        let asked = self.asked.borrow();
        for (name, _) in self.table.into_iter().flat_map(DeTable::iter) {
            if !asked.contains(name.get_ref().as_ref()) {
                let known: Vec<&str> = asked.iter().map(String::as_str).collect();
                let message = format!("is not a known key; known here: {}", known.join(", "));
                self.source.report(
                    Some(name.span().start),
                    self.key_path(name.get_ref()),
                    message,
                );
            }
        }
    }
}
