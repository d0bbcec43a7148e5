//! What one value may look like: functions from a TOML value to checked data or a sentence that
//! says what would be right. They know the file's folder and mode and nothing else.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use toml::de::DeValue;
use url::{Host, Url};

use super::node::Mode;
use super::reader::{Checked, Source};
use super::secret::Secret;
use crate::domain::{AssuredLevel, LevelOfAssurance, PersonKind};

/// Non-empty text of at most 1,024 characters, without control characters.
pub(super) fn text(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = value.as_str().ok_or("must be text in quotes")?;
    let printable = !text.trim().is_empty() && !text.chars().any(char::is_control);
    if printable && text.chars().count() <= 1024 {
        Ok(text.to_owned())
    } else {
        Err("must be 1 to 1024 printable characters".to_owned())
    }
}

/// `true` or `false`.
pub(super) fn boolean(_: &Source, value: &DeValue<'_>) -> Checked<bool> {
    value
        .as_bool()
        .ok_or_else(|| "must be true or false".to_owned())
}

/// A whole number within `range`.
pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&Source, &DeValue<'_>) -> Checked<u32> {
    move |_, value| {
        value
            .as_integer()
            .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                format!(
                    "must be a whole number from {} to {}",
                    range.start(),
                    range.end()
                )
            })
    }
}

/// Whole seconds within `range`.
pub(super) fn seconds(
    range: RangeInclusive<u32>,
) -> impl Fn(&Source, &DeValue<'_>) -> Checked<Duration> {
    let number = number(range);
    move |source, value| number(source, value).map(|n| Duration::from_secs(u64::from(n)))
}

/// One of a closed list of words.
pub(super) fn choice<T: Copy + 'static>(
    words: &'static [(&'static str, T)],
) -> impl Fn(&Source, &DeValue<'_>) -> Checked<T> {
    move |_, value| {
        let found = words.iter().find(|(word, _)| value.as_str() == Some(word));
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            format!("must be one of: {}", words.join(", "))
        })
    }
}

/// One of a closed list of words, kept as it is written.
pub(super) fn word(
    words: &'static [&'static str],
) -> impl Fn(&Source, &DeValue<'_>) -> Checked<String> {
    move |_, value| {
        let known = value.as_str().filter(|text| words.contains(text));
        known
            .map(str::to_owned)
            .ok_or_else(|| format!("must be one of: {}", words.join(", ")))
    }
}

/// A level of assurance: `low`, `substantial` or `high` (`[EU-2015-1502 §1]`).
pub(super) fn level(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    word(&["low", "substantial", "high"])(source, value)
}

/// A level that is not notified: a URI that does not begin like a notified one
/// (`[eIDAS-MF §3.1]`).
pub(super) fn not_notified_level(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let uri = text(source, value)?;
    if LevelOfAssurance::from_uri(&uri).is_ok() || LevelOfAssurance::is_false_claim(&uri) {
        return Err("begins like a notified level: those belong in levels".to_owned());
    }
    match AssuredLevel::from_uri(&uri) {
        Ok(_) if Url::parse(&uri).is_ok() => Ok(uri),
        _ => Err("must be an absolute URI of at most 256 characters".to_owned()),
    }
}

/// Whether services are of the public sector: `public` or `private` (`[eIDAS-MF §2.3.2]`).
pub(super) fn sp_type(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    word(&["public", "private"])(source, value)
}

/// The kind of person: `natural` or `legal` (`[eIDAS-AP §2.1]`).
pub(super) fn person_kind(_: &Source, value: &DeValue<'_>) -> Checked<PersonKind> {
    let kind = value.as_str().and_then(|word| word.parse().ok());
    kind.ok_or_else(|| "must be one of: natural, legal".to_owned())
}

/// A country code as eIDAS writes it (`[eIDAS-AP §2.2.3]`).
pub(super) fn country(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    country_code(value.as_str().unwrap_or_default()).map(str::to_owned)
}

/// A country code as eIDAS writes it: two capitals, Greece is `EL` and the United Kingdom `UK`
/// (`[eIDAS-AP §2.2.3]`).
///
/// # Errors
/// A sentence that says what would be right, to be put behind the name of what was asked.
pub fn country_code(code: &str) -> Result<&str, String> {
    match code.as_bytes() {
        b"GR" => Err("is not how eIDAS writes Greece: say \"EL\"".to_owned()),
        b"GB" => Err("is not how eIDAS writes the United Kingdom: say \"UK\"".to_owned()),
        [b'A'..=b'Z', b'A'..=b'Z'] => Ok(code),
        _ => Err("must be a country code of two capital letters".to_owned()),
    }
}

/// A date, as `2027-01-31` with or without quotes.
pub(super) fn date(_: &Source, value: &DeValue<'_>) -> Checked<Date> {
    written(value)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| "must be a date such as 2027-01-31".to_owned())
}

/// A point in time, as `2027-01-31T12:00:00Z` with or without quotes.
pub(super) fn timestamp(_: &Source, value: &DeValue<'_>) -> Checked<Timestamp> {
    written(value)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| "must be a time with its offset such as 2027-01-31T12:00:00Z".to_owned())
}

/// What stands in quotes, or TOML's own dates and times.
fn written(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str().map(str::to_owned);
    text.or_else(|| value.as_datetime().map(ToString::to_string))
}

/// An e-mail address, as far as it can be judged without writing to it.
pub(super) fn email(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let address = text(source, value)?;
    match address.split_once('@') {
        Some((local, domain))
            if !local.is_empty()
                && domain.contains('.')
                && !domain.contains('@')
                && !address.contains([' ', '<', '>', ',']) =>
        {
            Ok(address)
        }
        _ => Err("must be an e-mail address".to_owned()),
    }
}

/// An address and port to listen on.
pub(super) fn socket(_: &Source, value: &DeValue<'_>) -> Checked<SocketAddr> {
    let parsed = value.as_str().and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| "must be an address and port such as 127.0.0.1:8080".to_owned())
}

/// An absolute web address, kept exactly as written: https, or in development mode also http on a
/// loopback host. No user name, no fragment (`[RFC6749 §3.1]`).
pub(super) fn url(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = text(source, value)?;
    parse_url(source, &text)?;
    Ok(text)
}

/// A web address without path, query or trailing slash.
pub(super) fn origin(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = text(source, value)?;
    let url = parse_url(source, &text)?;
    if url.origin().ascii_serialization() == text {
        Ok(text)
    } else {
        Err(
            "must be an origin such as https://eidas.example.eu: lower case, no path, no slash at \
             the end, no default port"
                .to_owned(),
        )
    }
}

fn parse_url(source: &Source, text: &str) -> Checked<Url> {
    let url = Url::parse(text).map_err(|_| "must be an absolute URL".to_owned())?;
    // The parser reads what browsers read; addresses are compared as they are written.
    let path = text
        .strip_prefix(url.scheme())
        .and_then(|rest| rest.strip_prefix("://"));
    let odd = |c: char| c == '\\' || c.is_whitespace();
    if path.is_none_or(|path| path.starts_with('/') || path.contains(odd)) {
        return Err("must be written out, such as https://eidas.example.eu/metadata".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("must not hold a user name, password or fragment".to_owned());
    }
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match (url.scheme(), source.mode()) {
        ("https", _) => Ok(url),
        ("http", Mode::Development) if loopback => Ok(url),
        ("http", Mode::Development) => {
            Err("must be https: http is for loopback hosts only".to_owned())
        }
        ("http", Mode::Production) => Err("must be https in production mode".to_owned()),
        _ => Err("must be an https URL".to_owned()),
    }
}

/// A path, relative to the folder of the configuration file; nothing need be there.
pub(super) fn path(source: &Source, value: &DeValue<'_>) -> Checked<PathBuf> {
    Ok(source.resolve(&text(source, value)?))
}

/// A folder that exists.
pub(super) fn folder(source: &Source, value: &DeValue<'_>) -> Checked<PathBuf> {
    let path = path(source, value)?;
    if path.is_dir() {
        Ok(path)
    } else {
        Err(format!("{} is not a folder", path.display()))
    }
}

/// A public file that can be read as text: its path and content.
pub(super) fn file(source: &Source, value: &DeValue<'_>) -> Checked<(PathBuf, String)> {
    let path = path(source, value)?;
    source.note(&path);
    match std::fs::read_to_string(&path) {
        Ok(content) => Ok((path, content)),
        Err(error) => Err(format!(
            "{} cannot be read: {}",
            path.display(),
            error.kind()
        )),
    }
}

/// A secret's file: its content without white space around it, which must not be empty. In
/// production mode the file must be closed to other users of the machine.
pub(super) fn secret(source: &Source, value: &DeValue<'_>) -> Checked<(PathBuf, Secret)> {
    let (path, content) = file(source, value)?;
    let content = zeroize::Zeroizing::new(content);
    let mode = std::fs::metadata(&path).map_or(0, |file| file.permissions().mode());
    if source.mode() == Mode::Production && mode & 0o007 != 0 {
        let path = path.display();
        return Err(format!(
            "{path} is open to every user of this machine: chmod o= {path}"
        ));
    }
    let trimmed = content.trim();
    if trimmed.is_empty() {
        return Err(format!("{} is empty", path.display()));
    }
    Ok((path, Secret::new(trimmed.as_bytes().to_vec())))
}

/// A secret of at least 32 bytes; in development mode at least one.
pub(super) fn strong_secret(source: &Source, value: &DeValue<'_>) -> Checked<Secret> {
    let (path, secret) = secret(source, value)?;
    if source.mode() == Mode::Production && secret.expose().len() < 32 {
        return Err(format!("{} holds fewer than 32 bytes", path.display()));
    }
    Ok(secret)
}
