//! Cookies as a browser keeps them [RFC6265 §5]: host-only, `__Host-`, `Secure` on loopback,
//! `SameSite` with `Lax` as the default. Not kept by port, as no browser does.

use reqwest::header::{HeaderMap, SET_COOKIE};
use url::{Host, Url};

/// What decides on `SameSite` for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CookieContext {
    /// The page that initiates it is of the same site, or nobody does.
    pub(super) same_site: bool,
    /// A method that changes nothing.
    pub(super) safe: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SameSite {
    Strict,
    Lax,
    None,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cookie {
    host: String,
    name: String,
    value: String,
    path: String,
    secure: bool,
    same_site: SameSite,
}

/// All cookies of one profile.
#[derive(Debug, Default)]
pub(super) struct CookieJar(Vec<Cookie>);

impl CookieJar {
    /// Takes over what an answer from `url` sets.
    pub(super) fn store(&mut self, url: &Url, headers: &HeaderMap) {
        let texts = headers.get_all(SET_COOKIE).iter();
        for text in texts.filter_map(|text| text.to_str().ok()) {
            let Some((cookie, expired)) = read(text, url) else {
                continue;
            };
            self.0.retain(|kept| {
                (&kept.host, &kept.name, &kept.path) != (&cookie.host, &cookie.name, &cookie.path)
            });
            if !expired {
                self.0.push(cookie);
            }
        }
    }

    /// The `Cookie` header of a request to `url`.
    pub(super) fn header(&self, url: &Url, context: CookieContext) -> Option<String> {
        let host = url.host_str()?;
        let sent = self.0.iter().filter(|cookie| {
            cookie.host == host
                && path_matches(&cookie.path, url.path())
                && (!cookie.secure || is_trustworthy(url))
                && match cookie.same_site {
                    SameSite::None => true,
                    SameSite::Lax => context.same_site || context.safe,
                    SameSite::Strict => context.same_site,
                }
        });
        let pairs: Vec<String> = sent
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    pub(super) fn of_host(&self, host: &str) -> Vec<(String, String)> {
        let cookies = self.0.iter().filter(|cookie| cookie.host == host);
        cookies
            .map(|cookie| (cookie.name.clone(), cookie.value.clone()))
            .collect()
    }

    pub(super) fn forget(&mut self, host: &str) {
        self.0.retain(|cookie| cookie.host != host);
    }
}

/// A `Set-Cookie` header, and whether it takes the cookie away; `None` where a browser would
/// refuse it.
fn read(text: &str, url: &Url) -> Option<(Cookie, bool)> {
    let host = url.host_str()?;
    let mut parts = text.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let mut cookie = Cookie {
        host: host.to_owned(),
        name: name.trim().to_owned(),
        value: value.trim().to_owned(),
        path: default_path(url.path()),
        secure: false,
        same_site: SameSite::Lax,
    };
    let (mut expired, mut domain) = (false, false);
    for part in parts {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim();
        match key.trim().to_ascii_lowercase().as_str() {
            "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
            "secure" => cookie.secure = true,
            "samesite" => cookie.same_site = same_site(value),
            "max-age" => expired = value.parse::<i64>().is_ok_and(|seconds| seconds <= 0),
            // The one date in use for taking a cookie away.
            "expires" => expired |= value.contains("1970"),
            "domain" if value.trim_start_matches('.') != host => return None,
            "domain" => domain = true,
            _ => {}
        }
    }
    let host_only = cookie.secure && cookie.path == "/" && !domain;
    let refused = (cookie.name.starts_with("__Host-") && !host_only)
        || (cookie.name.starts_with("__Secure-") && !cookie.secure)
        || (cookie.secure && !is_trustworthy(url))
        || (cookie.same_site == SameSite::None && !cookie.secure);
    (!refused).then_some((cookie, expired))
}

fn same_site(value: &str) -> SameSite {
    match value.to_ascii_lowercase().as_str() {
        "strict" => SameSite::Strict,
        "none" => SameSite::None,
        _ => SameSite::Lax,
    }
}

fn default_path(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) if !folder.is_empty() => folder.to_owned(),
        _ => "/".to_owned(),
    }
}

fn path_matches(cookie: &str, path: &str) -> bool {
    path.strip_prefix(cookie)
        .is_some_and(|rest| cookie.ends_with('/') || rest.is_empty() || rest.starts_with('/'))
}

/// https, or plain http to this machine, which browsers treat alike.
fn is_trustworthy(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    url.scheme() == "https" || loopback
}

#[cfg(test)]
mod tests {
    use super::*;

    const CROSS_POST: CookieContext = CookieContext {
        same_site: false,
        safe: false,
    };
    const CROSS_GET: CookieContext = CookieContext {
        same_site: false,
        safe: true,
    };
    const OWN: CookieContext = CookieContext {
        same_site: true,
        safe: false,
    };

    fn jar(url: &str, texts: &[&str]) -> CookieJar {
        let mut jar = CookieJar::default();
        let mut headers = HeaderMap::new();
        for text in texts {
            headers.append(SET_COOKIE, text.parse().unwrap());
        }
        jar.store(&url.parse().unwrap(), &headers);
        jar
    }

    fn sent(jar: &CookieJar, url: &str, context: CookieContext) -> Option<String> {
        jar.header(&url.parse().unwrap(), context)
    }

    #[test]
    fn a_post_from_another_site_carries_no_lax_cookie() {
        let cookie = "__Host-flow=1; Path=/; Secure; HttpOnly; SameSite=Lax";
        let jar = jar("http://127.0.0.1:1/a", &[cookie, "plain=2; Path=/"]);
        let url = "http://127.0.0.1:2/acs";
        assert_eq!(sent(&jar, url, CROSS_POST), None);
        assert_eq!(
            sent(&jar, url, CROSS_GET).unwrap(),
            "__Host-flow=1; plain=2"
        );
        assert_eq!(sent(&jar, url, OWN).unwrap(), "__Host-flow=1; plain=2");
        assert_eq!(sent(&jar, "http://localhost:1/a", OWN), None);
    }

    #[test]
    fn strict_and_none_keep_their_word() {
        let texts = [
            "s=1; SameSite=Strict",
            "n=2; SameSite=None; Secure",
            "bad=3; SameSite=None",
        ];
        let jar = jar("http://localhost/", &texts);
        assert_eq!(sent(&jar, "http://localhost/", CROSS_POST).unwrap(), "n=2");
        assert_eq!(sent(&jar, "http://localhost/", CROSS_GET).unwrap(), "n=2");
        assert_eq!(sent(&jar, "http://localhost/", OWN).unwrap(), "s=1; n=2");
    }

    #[test]
    fn host_cookies_of_a_wrong_shape_are_refused() {
        for text in [
            "__Host-a=1; Path=/",
            "__Host-a=1; Path=/x; Secure",
            "__Host-a=1; Path=/; Secure; Domain=localhost",
            "a=1; Domain=example.org",
        ] {
            assert!(jar("http://localhost/x/y", &[text]).0.is_empty(), "{text}");
        }
        assert!(jar("http://bridge.test/", &["a=1; Secure"]).0.is_empty());
    }

    #[test]
    fn cookies_are_replaced_and_taken_away() {
        let mut jar = jar("http://localhost/", &["a=1; Path=/", "a=2; Path=/", "b=1"]);
        assert_eq!(sent(&jar, "http://localhost/", OWN).unwrap(), "a=2; b=1");
        let mut headers = HeaderMap::new();
        headers.append(SET_COOKIE, "a=; Path=/; Max-Age=0".parse().unwrap());
        jar.store(&"http://localhost/x".parse().unwrap(), &headers);
        assert_eq!(sent(&jar, "http://localhost/", OWN).unwrap(), "b=1");
    }
}
