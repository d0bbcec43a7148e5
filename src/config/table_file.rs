//! Tables in files of comma-separated values (`[RFC4180 §2]`), UTF-8 with or without a byte order
//! mark. In: a path from the configuration and what a row may look like. Out: rows, or a sentence
//! that names the first lines to put right.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, Trim};
use toml::de::DeValue;

use super::checks::path;
use super::reader::{Checked, Source};

/// How many lines one message names.
const NAMED_LINES: usize = 5;

/// A public file within its cap.
#[derive(Clone)]
pub(super) struct TableFile {
    path: PathBuf,
    content: Vec<u8>,
}

/// A file of at most `cap` bytes.
pub(super) fn table_file(cap: u64) -> impl Fn(&Source, &DeValue<'_>) -> Checked<TableFile> {
    move |source, value| {
        let path = path(source, value)?;
        source.note(&path);
        let content = read(&path, cap)?;
        Ok(TableFile { path, content })
    }
}

fn read(path: &Path, cap: u64) -> Checked<Vec<u8>> {
    let unreadable =
        |error: std::io::Error| format!("{} cannot be read: {}", path.display(), error.kind());
    let file = File::open(path).map_err(unreadable)?;
    let mut content = Vec::new();
    let read = file.take(cap + 1).read_to_end(&mut content);
    read.map_err(unreadable)?;
    if u64::try_from(content.len()).is_ok_and(|length| length > cap) {
        return Err(format!("{} is longer than {cap} bytes", path.display()));
    }
    Ok(content)
}

impl TableFile {
    /// Every row after the header, told by the header's names in capitals. `row` says what a row
    /// is, `None` where it is to be passed over, or what is wrong with it.
    pub(super) fn rows_by_name<T>(
        &self,
        row: impl Fn(&dyn Fn(&str) -> Option<String>) -> Checked<Option<T>>,
    ) -> Checked<Vec<T>> {
        let mut header: Option<Vec<String>> = None;
        self.read_rows(None, |record| {
            let Some(names) = &header else {
                let names = record.iter().map(str::to_ascii_uppercase);
                header = Some(names.collect());
                return Ok(None);
            };
            let cell = |name: &str| {
                let place = names.iter().position(|other| other == name)?;
                record.get(place).map(str::to_owned)
            };
            row(&cell)
        })
    }

    /// Every row, without a header; lines that begin with `#` are passed over.
    pub(super) fn rows<T>(&self, row: impl Fn(&[&str]) -> Checked<T>) -> Checked<Vec<T>> {
        self.read_rows(Some(b'#'), |record| {
            let cells: Vec<&str> = record.iter().collect();
            row(&cells).map(Some)
        })
    }

    fn read_rows<T>(
        &self,
        comment: Option<u8>,
        mut row: impl FnMut(&StringRecord) -> Checked<Option<T>>,
    ) -> Checked<Vec<T>> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .comment(comment)
            .trim(Trim::All)
            .from_reader(self.content.as_slice());
        let (mut rows, mut wrong) = (Vec::new(), Vec::new());
        for record in reader.records() {
            let read = match &record {
                Ok(record) => row(record),
                Err(error) => Err(fault(error).to_owned()),
            };
            match read {
                Ok(found) => rows.extend(found),
                Err(message) => {
                    let line = match &record {
                        Ok(record) => record.position(),
                        Err(error) => error.position(),
                    };
                    let line = line.map_or(0, csv::Position::line);
                    wrong.push(format!("line {line} {message}"));
                }
            }
        }
        if wrong.is_empty() {
            return Ok(rows);
        }
        let more = wrong.len().saturating_sub(NAMED_LINES);
        wrong.truncate(NAMED_LINES);
        if more > 0 {
            wrong.push(format!("and {more} lines more"));
        }
        let message = format!("{}: {}", self.path.display(), wrong.join("; "));
        Err(message)
    }

    /// A problem with the file as a whole.
    pub(super) fn problem(&self, what: &str) -> String {
        format!("{} {what}", self.path.display())
    }
}

fn fault(error: &csv::Error) -> &'static str {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8",
        csv::ErrorKind::UnequalLengths { .. } => "has not as many fields as the first line",
        _ => "cannot be read",
    }
}
