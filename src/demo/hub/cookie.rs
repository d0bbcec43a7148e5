//! The one cookie of a hub: which browser this is.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Cookies are shared by all ports of a host, so the name must not be one of the bridge's.
const NAME: &str = "__Host-demo-hub";

/// The browser's handle, where it has one.
pub(super) fn read(headers: &HeaderMap) -> Option<String> {
    let texts = headers.get_all(COOKIE).iter();
    let mut pairs = texts
        .filter_map(|text| text.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == NAME)?;
    (value.len() == 64).then(|| value.to_owned())
}

/// The `Set-Cookie` header for this handle.
pub(super) fn write(handle: &str) -> String {
    format!("{NAME}={handle}; Path=/; Secure; HttpOnly; SameSite=Lax")
}
