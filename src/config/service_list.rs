//! `[[trust.service_lists]]`: lists of nodes that others keep (`[eIDAS-MF §A]`), each with the one
//! signer that it is believed from and the countries that it may speak for.

use std::path::PathBuf;

use toml::de::DeValue;

use super::checks::{country, path, url};
use super::country::MetadataSource;
use super::reader::{Checked, Section, Source};

/// One `[[trust.service_lists]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceListSource {
    /// What country files and logs call it.
    pub name: String,
    /// Where it comes from.
    pub source: MetadataSource,
    /// The PEM file of the certificate that signs it; no chain is followed.
    pub signer_file: PathBuf,
    /// The countries that it may speak for; none: all.
    pub countries: Option<Vec<String>>,
}

impl ServiceListSource {
    /// Whether it may speak for that country.
    pub fn allows(&self, country: &str) -> bool {
        self.countries
            .as_ref()
            .is_none_or(|countries| countries.iter().any(|code| code == country))
    }
}

pub(super) fn read(section: &Section<'_>) -> Option<ServiceListSource> {
    let name = section.required("name", name);
    let from_url = section.optional("url", url);
    let from_file = section.optional("file", path);
    if section.has("url") == section.has("file") {
        section.report("url", "or file: exactly one says where the list comes from");
    }
    let signer_file = section.required("signer_file", path);
    if let Some(signer) = signer_file.as_ref().filter(|signer| !signer.is_file()) {
        section.report("signer_file", format!("{} is not there", signer.display()));
    }
    let countries = section.list("countries", country);
    let source = from_url.map(MetadataSource::Url);
    Some(ServiceListSource {
        name: name?,
        source: source.or(from_file.map(MetadataSource::File))?,
        signer_file: signer_file?,
        countries,
    })
}

/// Reads them all; no two have one name.
pub(super) fn read_all(section: &Section<'_>) -> Vec<ServiceListSource> {
    let lists = section.sections("service_lists", read);
    for (place, list) in lists.iter().enumerate() {
        let mut before = lists.iter().take(place);
        if before.any(|other| other.name == list.name) {
            let why = format!("two lists are called {}", list.name);
            section.report("service_lists", why);
        }
    }
    lists
}

/// Also the name of a file in the state folder.
fn name(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = value.as_str().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=64).contains(&name.len()) && name.bytes().all(plain) {
        Ok(name.to_owned())
    } else {
        Err("must be 1 to 64 letters, digits, - and _".to_owned())
    }
}
