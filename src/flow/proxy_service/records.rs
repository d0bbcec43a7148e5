//! The kinds of record of this direction, by their names.

use super::state::{Flow, Leaving, Seen, Unanswered};
use super::trail::Trail;
use crate::store::{Record, Value, rewritten as again};

/// The record of that kind in these bytes, as it would be written now.
pub(in super::super) fn rewritten(kind: &str, value: &[u8]) -> Option<Value> {
    let read = match kind {
        Flow::KIND => again::<Flow>,
        Leaving::KIND => again::<Leaving>,
        Seen::KIND => again::<Seen>,
        Trail::KIND => again::<Trail>,
        Unanswered::KIND => again::<Unanswered>,
        _ => return None,
    };
    read(value)
}
