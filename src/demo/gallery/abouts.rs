//! The pages about this website.

use super::samples::{REFERENCE, Visit};
use crate::ui::{AccessibilityStatement, Cookies, ErrorPage, Help, Page, Situation};

const MINUTES: usize = 20;

pub(super) fn help(visit: &Visit<'_>) -> Page {
    Help { minutes: MINUTES }.render(&visit.switched)
}

pub(super) fn accessibility(visit: &Visit<'_>) -> Page {
    AccessibilityStatement.render(&visit.switched)
}

pub(super) fn cookies(visit: &Visit<'_>) -> Page {
    Cookies { minutes: MINUTES }.render(&visit.switched)
}

pub(super) fn problem(visit: &Visit<'_>) -> Page {
    ErrorPage::once_more(Situation::OwnFault, Some(REFERENCE)).render(&visit.switched)
}
