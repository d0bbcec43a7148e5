//! The `form-action` directive of a page's Content-Security-Policy, as Chromium applies it: to
//! the form's address and to every redirect that answers it.

use url::Url;

/// The sources of each policy that names the directive; all of them must allow an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FormActionPolicy {
    policies: Vec<Vec<String>>,
    page: Option<Url>,
}

impl FormActionPolicy {
    pub(super) fn read<'p>(policies: impl Iterator<Item = &'p str>, page: &Url) -> Self {
        let policies = policies.flat_map(|header| header.split(','));
        let sources = policies.filter_map(|policy| {
            policy.split(';').find_map(|directive| {
                let mut words = directive.split_ascii_whitespace();
                let is_ours = words.next()?.eq_ignore_ascii_case("form-action");
                is_ours.then(|| words.map(str::to_owned).collect())
            })
        });
        Self {
            policies: sources.collect(),
            page: Some(page.clone()),
        }
    }

    /// `redirected`: paths count for the form's own address only.
    pub(super) fn allows(&self, url: &Url, redirected: bool) -> bool {
        self.policies.iter().all(|sources| {
            sources
                .iter()
                .any(|source| self.matches(source, url, redirected))
        })
    }

    fn matches(&self, source: &str, url: &Url, redirected: bool) -> bool {
        match source {
            "*" => matches!(url.scheme(), "http" | "https"),
            "'none'" => false,
            "'self'" => self
                .page
                .as_ref()
                .is_some_and(|page| page.origin() == url.origin()),
            scheme if scheme.ends_with(':') => scheme.trim_end_matches(':') == url.scheme(),
            address => {
                let Ok(allowed) = Url::parse(address) else {
                    return false;
                };
                let path = allowed.path();
                let path_fits = redirected
                    || path == "/"
                    || path == url.path()
                    || (path.ends_with('/') && url.path().starts_with(path));
                allowed.origin() == url.origin() && path_fits
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(policy: &str, url: &str, redirected: bool) -> bool {
        let page = "http://localhost:1/page".parse().unwrap();
        let policy = FormActionPolicy::read(std::iter::once(policy), &page);
        policy.allows(&url.parse().unwrap(), redirected)
    }

    #[test]
    fn an_exact_address_allows_itself_and_nothing_beside_it() {
        let policy = "default-src 'none'; form-action 'self' http://127.0.0.1:2/acs";
        assert!(allows(policy, "http://127.0.0.1:2/acs", false));
        assert!(allows(policy, "http://localhost:1/other", false));
        assert!(!allows(policy, "http://127.0.0.1:2/other", false));
        assert!(
            !allows(policy, "http://127.0.0.1:3/acs", true),
            "a redirect elsewhere dies"
        );
    }

    #[test]
    fn without_the_directive_everything_goes_and_with_an_empty_one_nothing() {
        assert!(allows(
            "default-src 'none'",
            "http://127.0.0.1:2/acs",
            false
        ));
        assert!(!allows("form-action", "http://localhost:1/", false));
        assert!(!allows("form-action 'none'", "http://localhost:1/", false));
        assert!(allows("form-action http:", "http://x.test/", false));
    }
}
