//! The country that a browser was told to remember: one cookie with its code and nothing else,
//! set only when the person ticked the box, and read only to put that country first.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

use crate::domain::CountryCode;

const NAME: &str = "__Host-country";
/// One year.
const SECONDS: u32 = 31_536_000;

/// What this browser remembers; anything but a code is passed over.
pub(super) fn read(headers: &HeaderMap) -> Option<CountryCode> {
    let values = headers.get_all(COOKIE).iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';'));
    pairs.find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == NAME).then(|| value.parse().ok()).flatten()
    })
}

/// The cookie that remembers it.
pub(super) fn keep(country: CountryCode) -> Option<HeaderValue> {
    cookie(country.as_str(), SECONDS)
}

/// The cookie that forgets it.
pub(super) fn forget() -> Option<HeaderValue> {
    cookie("", 0)
}

/// Host only, https only, not for scripts, not with cross-site posts `[RFC6265 §4.1.2]`.
fn cookie(value: &str, seconds: u32) -> Option<HeaderValue> {
    let cookie =
        format!("{NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(cookie: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, cookie.parse().unwrap());
        read(&headers).map(|code| code.to_string())
    }

    #[test]
    fn nothing_but_a_code_is_read() {
        assert_eq!(remembered("__Host-country=SE").as_deref(), Some("SE"));
        let beside = "__Host-login-a=x; __Host-country=EL ;b=1";
        assert_eq!(remembered(beside).as_deref(), Some("EL"));
        for other in [
            "",
            "__Host-country=",
            "__Host-country=se",
            "__Host-country=SWE",
            "__Host-country=<b>",
            "__Host-country=GR",
            "country=SE",
            "__Host-country-2=SE",
            "__Host-country",
        ] {
            assert_eq!(remembered(other), None, "{other}");
        }
    }

    #[test]
    fn the_cookie_is_the_codes_only_for_a_year_and_hidden_from_scripts() {
        let kept = keep("SE".parse().unwrap()).unwrap();
        assert_eq!(
            kept,
            "__Host-country=SE; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000"
        );
        assert_eq!(
            forget().unwrap(),
            "__Host-country=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }
}
