//! How far each language is: written by us, or read and corrected by somebody who speaks it.

use crate::domain::Language;

/// How far a language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// What the others are made from.
    Source,
    /// Nobody who speaks it from home has read it yet.
    Draft {
        /// When it was written, `YYYY-MM-DD`.
        since: &'static str,
    },
    /// Read and corrected.
    Reviewed {
        /// When, `YYYY-MM-DD`.
        on: &'static str,
        /// By whom, as they want to be named.
        by: &'static str,
    },
}

impl Review {
    /// Whether somebody who speaks it stands behind it.
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Draft { .. })
    }
}

/// How far that language is. A reviewer changes one row here.
pub const fn review(language: Language) -> Review {
    match language {
        Language::En => Review::Source,
        Language::Bg
        | Language::Cs
        | Language::Da
        | Language::De
        | Language::El
        | Language::Es
        | Language::Et
        | Language::Fi
        | Language::Fr
        | Language::Ga
        | Language::Hr
        | Language::Hu
        | Language::Is
        | Language::It
        | Language::Lt
        | Language::Lv
        | Language::Mt
        | Language::Nb
        | Language::Nl
        | Language::Nn
        | Language::Pl
        | Language::Pt
        | Language::Ro
        | Language::Sk
        | Language::Sl
        | Language::Sv
        | Language::Uk
        | Language::PseudoLong
        | Language::PseudoMirrored => Review::Draft {
            since: "2026-11-22",
        },
    }
}
