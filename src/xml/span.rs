//! A place in a document's text or lists. Half as large as two `usize`: a document may have
//! hundreds of thousands of them.

use std::ops::Range;

/// Documents larger than this are refused: their places could not be told.
pub(super) const MOST_BYTES: usize = 1 << 30;

/// From where to where, in bytes or entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// A position; beyond four thousand million it is nowhere, and nothing is found there.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn wide(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        let (start, end) = (narrow(start), narrow(end));
        Self { start, end }
    }

    pub(super) fn start(self) -> usize {
        wide(self.start)
    }

    pub(super) fn end(self) -> usize {
        wide(self.end)
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    pub(super) fn length(self) -> usize {
        wide(self.end.saturating_sub(self.start))
    }

    pub(super) fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// From the start of this one to the end of another.
    pub(super) fn up_to(self, other: Self) -> Self {
        Self {
            start: self.start,
            end: other.end,
        }
    }

    /// What stands there.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}
