//! The ways on from a page about a login that cannot go on: links and buttons, the best one first.

use super::target::Target;
use super::texts::Texts;

/// One way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOn {
    /// To another page.
    Follow {
        /// What the link says.
        says: Says,
        /// Where it leads.
        target: Target,
    },
    /// A form of ours without anything to fill in.
    Press {
        /// What the button says.
        says: Says,
        /// A path of ours.
        action: Target,
        /// The hidden fields, in order.
        fields: Vec<(&'static str, String)>,
    },
}

/// What a link or button says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// Go on with what waits.
    Continue,
    /// Begin the same login once more.
    StartAgain,
    /// Log in with the country of this name.
    LogIn(String),
    /// To the list of countries.
    OtherCountry,
    /// To whoever asked for the login.
    BackToService,
}

impl Says {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "templates hand everything over by reference"
    )]
    pub(super) fn in_words(&self, texts: &Texts) -> String {
        match self {
            Self::Continue => texts.go_on(),
            Self::StartAgain => texts.again(),
            Self::LogIn(country) => texts.log_in_there_title(country),
            Self::OtherCountry => texts.other_country(),
            Self::BackToService => texts.back_to_service(),
        }
    }
}

impl WayOn {
    /// Whether a form is sent.
    pub(super) fn is_form(&self) -> bool {
        matches!(self, Self::Press { .. })
    }
}
