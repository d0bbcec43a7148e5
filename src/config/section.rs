//! A typed reader over one spanned TOML table that collects problems instead of stopping at the
//! first one.
//!
//! In: the table and, for each key, a check of [`super::checks`]. Out: values, `None` where
//! something was reported. A section that is read tells which of its keys nobody asked for; it may
//! lie over another one, such as a profile, that says what its own keys do not.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::Mode;
use super::reader::{Checked, Source};

/// One table of the file.
pub(super) struct Section<'s> {
    source: &'s Source,
    table: Option<&'s DeTable<'s>>,
    /// What holds where the table says nothing.
    defaults: Option<&'s DeTable<'s>>,
    at: Option<usize>,
    path: String,
    asked: RefCell<BTreeSet<String>>,
}

impl<'s> Section<'s> {
    /// The section at `path`, which begins `at` that place of the file.
    pub(super) fn new(
        source: &'s Source,
        table: impl Into<Option<&'s DeTable<'s>>>,
        at: Option<usize>,
        path: String,
    ) -> Self {
        Self {
            source,
            table: table.into(),
            defaults: None,
            at,
            path,
            asked: RefCell::default(),
        }
    }

    /// The same, where a key that is not written has the value that it has in `defaults`, and a
    /// table the rows that it has there beside its own.
    pub(super) fn over<T>(
        &self,
        defaults: &'s DeTable<'s>,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        let section = Section {
            source: self.source,
            table: self.table,
            defaults: Some(defaults),
            at: self.at,
            path: self.path.clone(),
            asked: RefCell::default(),
        };
        let value = read(&section);
        self.asked
            .borrow_mut()
            .append(&mut section.asked.borrow_mut());
        value
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
        value_in(self.table, key).or_else(|| value_in(self.defaults, key))
    }

    /// Whether the key is written in the file; does not count as asking for it.
    pub(super) fn has(&self, key: &str) -> bool {
        value_in(self.table, key).is_some()
    }

    /// Whether the key has a value, be it by default; does not count as asking for it.
    fn has_value(&self, key: &str) -> bool {
        self.has(key) || value_in(self.defaults, key).is_some()
    }

    /// The keys of this section, for tables whose keys are data; none is unknown then.
    pub(super) fn keys(&self) -> Vec<String> {
        let tables = self.table.into_iter().chain(self.defaults);
        let names = tables.flat_map(DeTable::keys);
        let names = names.map(|name| name.get_ref().to_string());
        let keys: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().collect();
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
        if !self.has_value(key) {
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
        if self.has_value(key) {
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
        if !self.has_value(key) {
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
        let at = if self.has(key) {
            Some(value.span().start)
        } else {
            self.at
        };
        let section = Section {
            table: self.has(key).then_some(table),
            defaults: value_in(self.defaults, key).and_then(|value| value.get_ref().as_table()),
            ..Section::new(self.source, None, at, self.key_path(key))
        };
        let value = read(&section);
        section.refuse_unknown_keys();
        value
    }

    /// A table all of whose keys have defaults.
    pub(super) fn section_or_empty<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Section<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.has_value(key) {
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

    /// Reports the keys that nobody asked for.
    pub(super) fn refuse_unknown_keys(&self) {
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

fn value_in<'s>(table: Option<&'s DeTable<'s>>, key: &str) -> Option<&'s Spanned<DeValue<'s>>> {
    let (_, value) = table?.iter().find(|(name, _)| name.get_ref() == key)?;
    Some(value)
}
