//! Binding a flow to the browser that began it: one `__Host-` cookie a flow, so that tabs do not
//! disturb each other and nobody can finish somebody else's login `[RFC9700 §4.7]`.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::sha::sha256;
use serde::{Deserialize, Serialize};

use super::Failure;
use crate::ambient::{NoRandomness, Random, secret};

const PREFIX: &str = "__Host-login-";
/// Characters of the flow's identifier that name its cookie.
const TAG: usize = 12;

/// What the browser brought: the values of our flow cookies.
#[derive(Clone, Default)]
pub struct BrowserCookies(BTreeMap<String, String>);

impl BrowserCookies {
    /// Reads `Cookie` headers; others' cookies are passed over.
    pub fn read<'a>(headers: impl IntoIterator<Item = &'a str>) -> Self {
        let pairs = headers.into_iter().flat_map(|header| header.split(';'));
        let ours = pairs.filter_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            name.starts_with(PREFIX)
                .then(|| (name.to_owned(), value.to_owned()))
        });
        Self(ours.collect())
    }
}

/// What the browser is told to do with a cookie. The edge adds the attributes that never vary.
#[derive(Clone, PartialEq, Eq)]
pub enum CookieChange {
    /// Keep it.
    Set {
        /// Its name, with the `__Host-` prefix.
        name: String,
        /// Its secret value.
        value: String,
    },
    /// Drop it.
    Clear {
        /// Its name.
        name: String,
    },
}

/// The flow's side of the binding: a digest, never the secret itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Binding {
    cookie: String,
    digest: String,
}

impl Binding {
    /// A fresh binding for a flow, and the cookie to set.
    pub(super) fn new(
        flow: &str,
        random: &dyn Random,
    ) -> Result<(Self, CookieChange), NoRandomness> {
        let value = secret(random)?;
        let tag: String = flow.chars().take(TAG).collect();
        let name = format!("{PREFIX}{tag}");
        let binding = Self {
            cookie: name.clone(),
            digest: digest(&value),
        };
        Ok((binding, CookieChange::Set { name, value }))
    }

    /// Whether this browser began the flow.
    pub(super) fn check(&self, cookies: &BrowserCookies) -> Result<(), Failure> {
        let presented = cookies.0.get(&self.cookie).map(|value| digest(value));
        let same = presented.is_some_and(|presented| {
            presented.len() == self.digest.len()
                && openssl::memcmp::eq(presented.as_bytes(), self.digest.as_bytes())
        });
        if same {
            Ok(())
        } else {
            Err(Failure::OtherBrowser)
        }
    }

    /// To be said when the flow goes on for longer than it was first thought to: the cookie that
    /// this browser brought, once more. None where it brought none.
    pub(super) fn kept(&self, cookies: &BrowserCookies) -> Option<CookieChange> {
        let value = cookies.0.get(&self.cookie)?;
        Some(CookieChange::Set {
            name: self.cookie.clone(),
            value: value.clone(),
        })
    }

    /// To be said when the flow ends.
    pub(super) fn cleared(&self) -> CookieChange {
        CookieChange::Clear {
            name: self.cookie.clone(),
        }
    }
}

fn digest(value: &str) -> String {
    URL_SAFE_NO_PAD.encode(sha256(value.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemRandom;

    #[test]
    fn only_the_browser_with_the_cookie_passes() {
        let (binding, change) = Binding::new("abcdefghijklmnop", &SystemRandom).unwrap();
        let CookieChange::Set { name, value } = change else {
            panic!("no cookie")
        };
        assert_eq!(name, "__Host-login-abcdefghijkl");
        let header = format!("other=1; {name}={value}");
        assert!(
            binding
                .check(&BrowserCookies::read([header.as_str()]))
                .is_ok()
        );
        let wrong = format!("{name}={value}x");
        for cookies in ["", "other=1", wrong.as_str()] {
            let cookies = BrowserCookies::read([cookies]);
            assert_eq!(binding.check(&cookies), Err(Failure::OtherBrowser));
        }
    }
}
