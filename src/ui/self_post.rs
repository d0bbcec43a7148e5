//! The page that carries a message to the other side: of SAML to another node
//! `[SAML-Bindings §3.5]`, of OpenID Connect to the hub `[OAuth-FormPost §2]`.
//!
//! A real page with a real button; where scripts run, one fixed script presses it.

use askama::Template;

use super::assets;
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::situation::Situation;
use super::target::Target;
use super::view::View;

/// Posts `fields` to `destination`.
#[derive(Clone, PartialEq, Eq)]
pub struct SelfPost {
    /// The only place that the form can go to.
    pub destination: Target,
    /// The hidden fields, in order, e.g. `SAMLRequest` and `RelayState`; carried unchanged.
    pub fields: Vec<(String, String)>,
    /// What the person is told about the step.
    pub purpose: SelfPostPurpose,
    /// Who is on the other side, as people say it: a country's or a hub's name.
    pub to: String,
    /// The requested service's name, where known.
    pub service_name: Option<String>,
    /// The name of the country that the service is in.
    pub service_country: String,
    /// Whether the destination may answer our POST with a redirect to another host. Chromium
    /// holds such a redirect against our `form-action`, and the login dies in silence; a redirect
    /// within the destination's own host always passes.
    pub destination_may_redirect: bool,
}

/// Why the person is sent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelfPostPurpose {
    /// To log in there.
    LogIn,
    /// Back to where they came from, with what was asked for.
    GoBack,
    /// Back to where they came from, without it.
    GoBackWithout(Situation),
}

#[derive(Template)]
#[template(path = "self_post.html", config = "src/ui/askama.toml")]
struct SelfPostTemplate<'a> {
    frame: Frame<'a>,
    action: &'a str,
    fields: &'a [(String, String)],
    heading: String,
    explanation: String,
    button: String,
    service: Option<&'a str>,
    service_country: &'a str,
    script: &'static str,
}

impl SelfPost {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let texts = frame.texts;
        let (heading, explanation) = match self.purpose {
            SelfPostPurpose::LogIn => (texts.log_in_there_title(&self.to), texts.log_in_there()),
            SelfPostPurpose::GoBack => (texts.go_back_title(&self.to), texts.go_back_done()),
            SelfPostPurpose::GoBackWithout(situation) => {
                let failure = situation.text(texts);
                let heading = texts.go_back_title(&self.to);
                (heading, format!("{} {}", failure.happened, failure.sent))
            }
        };
        let template = SelfPostTemplate {
            action: self.destination.as_str(),
            fields: &self.fields,
            heading,
            explanation,
            button: texts.continue_to(&self.to),
            service: self.service_name.as_deref(),
            service_country: &self.service_country,
            script: assets::SELF_POST_SCRIPT,
            frame,
        };
        let policy = ContentSecurityPolicy::posting_to(&self.destination);
        let policy = if self.destination_may_redirect {
            policy.and_redirects(&self.destination)
        } else {
            policy
        };
        Page::ok(&template, policy)
    }
}
