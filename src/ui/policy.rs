//! The Content-Security-Policy of a page: nothing is allowed but what that one page needs.

use super::assets;
use super::target::Target;

/// What a page may load, run and send. Built by the page itself; read by the edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentSecurityPolicy {
    form_action: String,
    scripts: Scripts,
}

/// What may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scripts {
    None,
    /// Files of ours.
    Own,
    /// The one fixed text that posts a form.
    SelfPost,
}

impl ContentSecurityPolicy {
    /// For pages that go on by themselves, and for every answer that is not a page.
    pub fn without_forms() -> Self {
        Self {
            form_action: "'none'".to_owned(),
            scripts: Scripts::None,
        }
    }

    /// For pages without a form that people stay on.
    pub(super) fn with_script_only() -> Self {
        Self {
            scripts: Scripts::Own,
            ..Self::without_forms()
        }
    }

    /// For pages whose forms come back to us.
    pub(super) fn with_own_form() -> Self {
        Self {
            form_action: "'self'".to_owned(),
            scripts: Scripts::Own,
        }
    }

    /// For the page that posts to one destination, by the one fixed script or by its button.
    pub(super) fn posting_to(destination: &Target) -> Self {
        Self {
            form_action: destination.form_source().to_owned(),
            scripts: Scripts::SelfPost,
        }
    }

    /// Lets the form's answer redirect to any host over the destination's scheme (`http:` is for
    /// the demo only). Browsers hold the whole redirect chain against `form-action`.
    pub(super) fn and_redirects(mut self, destination: &Target) -> Self {
        self.form_action.push(' ');
        self.form_action.push_str(destination.scheme_source());
        self
    }

    /// The header's value.
    pub fn header_value(&self) -> String {
        let script = match self.scripts {
            Scripts::None => "'none'",
            Scripts::Own => "'self'",
            Scripts::SelfPost => assets::self_post_script_source(),
        };
        format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src {script}; \
             form-action {}; frame-ancestors 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'",
            self.form_action
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_forms_may_send_and_run_nothing() {
        assert_eq!(
            ContentSecurityPolicy::without_forms().header_value(),
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; \
             form-action 'none'; frame-ancestors 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'"
        );
    }
}
