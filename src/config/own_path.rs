//! Paths of our own that the operator chooses, because another party's record of us names them.

use toml::de::DeValue;

use super::reader::{Checked, Source};

/// The first segments of what the bridge serves itself. A path under one of them is not free, but
/// for the two that a hub knows us by unless it is told otherwise.
const TAKEN: &[&str] = &[
    ".well-known",
    "about",
    "assets",
    "authorize",
    "connector",
    "healthz",
    "jwks",
    "livez",
    "logout",
    "metrics",
    "par",
    "proxy-service",
    "readyz",
    "session",
    "token",
    "userinfo",
];

const OURS: &[&str] = &["/proxy-service/callback", "/proxy-service/jwks"];

/// `/a/path` of letters, digits and `-._~`, that nothing else of ours is at.
pub(super) fn own_path(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let path = value.as_str().unwrap_or_default();
    let plain = |segment: &str| {
        let mut characters = segment.chars();
        let dots = segment.chars().all(|one| one == '.');
        !dots && characters.all(|one| one.is_ascii_alphanumeric() || "-._~".contains(one))
    };
    let segments = path.strip_prefix('/').filter(|_| path.len() <= 256);
    let Some(segments) = segments.filter(|rest| rest.split('/').all(plain)) else {
        return Err("must be a path such as \"/proxy-service/callback\"".to_owned());
    };
    let first = segments.split('/').next().unwrap_or_default();
    if TAKEN.contains(&first) && !OURS.contains(&path) {
        return Err(format!(
            "must not begin with /{first}: the bridge is there itself"
        ));
    }
    Ok(path.to_owned())
}
