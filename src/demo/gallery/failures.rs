//! The pages for what went wrong: one for each situation, and one for each set of ways on.

use super::samples::{LIST, Made, NOWHERE, REFERENCE, Visit};
use crate::ui::{ErrorPage, InvalidTarget, Page, Says, Situation, Target, WayOn};

/// The page of one situation, with no way on.
pub(super) fn of(visit: &Visit<'_>, situation: Situation) -> Page {
    with(visit, situation, Vec::new())
}

/// Late: the same login again, and back.
pub(super) fn with_restart(visit: &Visit<'_>) -> Made {
    let again = press(Says::StartAgain)?;
    Ok(with(visit, Situation::Expired, vec![again, back()?]))
}

/// A country that does not answer: once more, another one, back.
pub(super) fn with_countries(visit: &Visit<'_>) -> Made {
    let once_more = press(Says::LogIn("Exampleland".to_owned()))?;
    let ways = vec![once_more, other_country()?, back()?];
    Ok(with(visit, Situation::ForeignUnavailable, ways))
}

/// Something waits in another tab.
pub(super) fn with_continue(visit: &Visit<'_>) -> Made {
    let go_on = WayOn::Follow {
        says: Says::Continue,
        target: Target::parse(NOWHERE)?,
    };
    Ok(with(visit, Situation::AlreadyUsed, vec![go_on]))
}

/// To the gallery's list.
pub(super) fn other_country() -> Result<WayOn, InvalidTarget> {
    Ok(WayOn::Follow {
        says: Says::OtherCountry,
        target: Target::parse(LIST)?,
    })
}

/// To whoever asked, who is elsewhere.
fn back() -> Result<WayOn, InvalidTarget> {
    Ok(WayOn::Follow {
        says: Says::BackToService,
        target: Target::parse("https://town.example/")?,
    })
}

fn press(says: Says) -> Result<WayOn, InvalidTarget> {
    Ok(WayOn::Press {
        says,
        action: Target::parse(NOWHERE)?,
        fields: vec![("flow", "gallery".to_owned())],
    })
}

fn with(visit: &Visit<'_>, situation: Situation, ways: Vec<WayOn>) -> Page {
    let page = ErrorPage {
        ways,
        ..ErrorPage::of(situation, "gallery.sample", REFERENCE)
    };
    page.render(&visit.switched)
}
