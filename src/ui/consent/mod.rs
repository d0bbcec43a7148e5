//! The page that asks before an identity leaves: who would receive what, in which country, for what.
//!
//! One form with two buttons of the same size. What is needed is a list; what may be left out has
//! boxes, none of them ticked (docs/decisions/consent.md). No value stands in a field: what comes
//! back are the names of attributes.

mod detail;

use askama::Template;

use super::country_selection::country_name;
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::texts::Texts;
use super::view::View;
use crate::domain::{AssuredLevel, LevelOfAssurance, SpType};
use crate::flow::{ConsentItem, ConsentQuestion};

use detail::Detail;

/// The question of one login.
///
/// The form POSTs `flow`, `send=1` or `refuse=1`, and `attribute=<name>` for each box that is ticked, to
/// `action`.
#[derive(Debug, Clone)]
pub struct Consent {
    /// What would be sent, and to whom.
    pub question: ConsentQuestion,
    /// Where the form goes: a path of ours.
    pub action: Target,
}

/// What would be sent about one person.
struct Section {
    id: &'static str,
    title: String,
    needed: Vec<Detail>,
    optional: Vec<Detail>,
}

#[derive(Template)]
#[template(path = "consent.html", config = "src/ui/askama.toml")]
struct ConsentTemplate<'a> {
    frame: Frame<'a>,
    t: Texts,
    action: &'a str,
    flow: &'a str,
    service: Option<&'a str>,
    unnamed: Option<String>,
    country: String,
    purpose: String,
    level: Result<String, &'a str>,
    sections: Vec<Section>,
}

impl Consent {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let t = frame.texts;
        let question = &self.question;
        let recipient = &question.recipient;
        let template = ConsentTemplate {
            action: self.action.as_str(),
            flow: &question.flow,
            service: recipient.service_name.as_deref(),
            unnamed: (recipient.sp_type != Some(SpType::Private)).then(|| t.service_unnamed()),
            country: country_name(&recipient.country, view.language),
            purpose: match recipient.sp_type {
                Some(SpType::Public) => t.consent_purpose_public(),
                Some(SpType::Private) => t.consent_purpose_private(),
                None => t.consent_purpose(),
            },
            level: level(&question.level, t),
            sections: self.sections(t),
            t,
            frame,
        };
        Page::ok(&template, ContentSecurityPolicy::with_own_form())
    }

    fn sections(&self, t: Texts) -> Vec<Section> {
        let (person, acting) = (&self.question.person, &self.question.representative);
        if acting.is_empty() {
            return vec![self.section("person", t.consent_person_title(), person, t)];
        }
        vec![
            self.section("represented", t.consent_represented_title(), person, t),
            self.section(
                "representative",
                t.consent_representative_title(),
                acting,
                t,
            ),
        ]
    }

    fn section(&self, id: &'static str, title: String, items: &[ConsentItem], t: Texts) -> Section {
        let vouching = self.question.vouching;
        let details = |optional: bool| {
            let items = items.iter().filter(|item| item.optional == optional);
            items.map(|item| Detail::new(item, vouching, t)).collect()
        };
        Section {
            id,
            title,
            needed: details(false),
            optional: details(true),
        }
    }
}

/// A notified level in words, or the name of another.
fn level(level: &AssuredLevel, t: Texts) -> Result<String, &str> {
    match level {
        AssuredLevel::Notified(LevelOfAssurance::Low) => Ok(t.consent_level_low()),
        AssuredLevel::Notified(LevelOfAssurance::Substantial) => Ok(t.consent_level_substantial()),
        AssuredLevel::Notified(LevelOfAssurance::High) => Ok(t.consent_level_high()),
        AssuredLevel::NotNotified(uri) => Err(uri),
    }
}
