//! A configuration file being read: its text, and every problem found in it instead of the first
//! one only.
//!
//! In: a file, and what reads its sections. Out: what that made of it, or the problems. The
//! sections themselves are [`Section`]s.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::node::Mode;
use super::problems::{Problem, Problems};
pub(super) use super::section::Section;

/// One file being read.
pub(super) struct Source {
    file: PathBuf,
    text: String,
    pub(super) mode: Cell<Mode>,
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
    pub(super) fn report(&self, at: Option<usize>, key: String, message: String) {
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
