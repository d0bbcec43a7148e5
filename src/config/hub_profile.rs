//! The ready-made hubs, as data: one file each, in the words of `[proxy_service.hub]` itself.
//!
//! In: the word after `profile`. Out: the table that holds wherever the operator's own says
//! nothing. A further hub is a file in `profiles/` and a row here.

use std::sync::LazyLock;

use toml::de::DeTable;

/// A ready-made hub.
#[derive(Debug, Clone, Copy)]
pub struct HubProfile(&'static LazyLock<DeTable<'static>>);

impl HubProfile {
    /// FranceConnect+.
    pub const FRANCECONNECT_PLUS: Self = Self(&FRANCECONNECT_PLUS);
    /// As OpenID Connect Core defines a provider.
    pub const STANDARD: Self = Self(&STANDARD);

    /// The scopes that it has for an attribute, by the attribute's name.
    pub fn scopes(self, attribute: &str) -> Vec<String> {
        let row = self.table().get("scopes");
        let row = row.and_then(|rows| rows.get_ref().get(attribute));
        let scopes = row.and_then(|row| row.get_ref().as_array());
        let scopes = scopes.into_iter().flat_map(|scopes| scopes.iter());
        let scopes = scopes.filter_map(|scope| scope.get_ref().as_str());
        scopes.map(str::to_owned).collect()
    }

    /// What it says.
    pub(super) fn table(self) -> &'static DeTable<'static> {
        self.0
    }
}

/// The profiles by name.
pub(super) const PROFILES: &[(&str, HubProfile)] = &[
    ("franceconnect-plus", HubProfile::FRANCECONNECT_PLUS),
    ("standard", HubProfile::STANDARD),
];

/// The profile of a hub that names none.
pub(super) const FIRST: HubProfile = HubProfile::FRANCECONNECT_PLUS;

static FRANCECONNECT_PLUS: LazyLock<DeTable<'static>> =
    LazyLock::new(|| table(include_str!("profiles/franceconnect-plus.toml")));

static STANDARD: LazyLock<DeTable<'static>> =
    LazyLock::new(|| table(include_str!("profiles/standard.toml")));

/// The files are part of the program: a test sees that they are TOML.
fn table(text: &'static str) -> DeTable<'static> {
    DeTable::parse_recoverable(text).0.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_are_toml() {
        for text in [
            include_str!("profiles/franceconnect-plus.toml"),
            include_str!("profiles/standard.toml"),
        ] {
            assert!(DeTable::parse(text).is_ok());
        }
    }
}
