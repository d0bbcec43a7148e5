//! The census of an element's children: each must be of a listed name, and not too often.
//! Their order is not judged. What the schema does not know cannot hide content here.

use crate::xml::Verified;

/// One name that may stand among the children.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    namespace: &'static str,
    local_name: &'static str,
    at_least: usize,
    at_most: usize,
}

/// Exactly once.
pub(super) const fn one(namespace: &'static str, local_name: &'static str) -> Slot {
    slot(namespace, local_name, 1, 1)
}

/// Once or not at all.
pub(super) const fn optional(namespace: &'static str, local_name: &'static str) -> Slot {
    slot(namespace, local_name, 0, 1)
}

/// As often as it likes; the reader's caps hold.
pub(super) const fn any(namespace: &'static str, local_name: &'static str) -> Slot {
    slot(namespace, local_name, 0, usize::MAX)
}

/// Once or more.
pub(super) const fn some(namespace: &'static str, local_name: &'static str) -> Slot {
    slot(namespace, local_name, 1, usize::MAX)
}

const fn slot(
    namespace: &'static str,
    local_name: &'static str,
    at_least: usize,
    at_most: usize,
) -> Slot {
    Slot {
        namespace,
        local_name,
        at_least,
        at_most,
    }
}

/// Whether an element holds these children and no others, and no text of its own.
pub(super) fn holds(parent: Verified<'_>, slots: &[Slot]) -> bool {
    let known = parent.children().all(|child| {
        slots
            .iter()
            .any(|slot| child.is(slot.namespace, slot.local_name))
    });
    let counted = slots.iter().all(|slot| {
        let count = parent
            .children_named(slot.namespace, slot.local_name)
            .count();
        (slot.at_least..=slot.at_most).contains(&count)
    });
    known && counted && !parent.has_text()
}

/// The text of an element without white space around it, if it has no child elements.
pub(super) fn leaf(element: Verified<'_>) -> Option<String> {
    let whole = element.children().next().is_none();
    whole.then(|| element.text().trim().to_owned())
}
