//! Who is asking: the service behind our hub, told abroad, and the service abroad, told our hub
//! `[eIDAS-MF §2.3.2]` `[eIDAS-MF §2.3.3]`.
//!
//! In: where each client says it, and its request. Out: what is said abroad, by the rules about
//! what may be said to whom. Sector, name and identifier are of services, never of persons.

use serde::{Deserialize, Serialize};

use crate::domain::{CountryCode, SpType, is_provider_name, is_requester_id};
use crate::oidc::authorization::{AuthorizationParameters, RefusalReason};
use crate::saml::VerifiedAuthnRequest;

/// Where in a client's authorization request a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InRequest {
    /// In this parameter.
    Parameter(String),
    /// It is the value that the `claims` parameter asks this claim to have
    /// `[OIDC-Core §5.5.1]`.
    Claim(String),
}

impl InRequest {
    fn read(&self, parameters: &AuthorizationParameters) -> Option<String> {
        match self {
            Self::Parameter(name) => parameters.value(name).map(str::to_owned),
            Self::Claim(name) => parameters.claim_value(name),
        }
    }
}

/// Where one fact about the service comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// Where the request says it; none: never.
    pub in_request: Option<InRequest>,
    /// What holds where the request does not say it.
    pub fixed: Option<T>,
}

impl<T> Default for Stated<T> {
    fn default() -> Self {
        Self {
            in_request: None,
            fixed: None,
        }
    }
}

impl<T: Clone> Stated<T> {
    /// Always this.
    pub fn fixed(value: Option<T>) -> Self {
        Self {
            in_request: None,
            fixed: value,
        }
    }

    /// What holds in this request. A value that is no good is none: it is never replaced by the
    /// fixed one, which would name another service.
    fn value(
        &self,
        parameters: &AuthorizationParameters,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let said = self.in_request.as_ref().and_then(|it| it.read(parameters));
        match said {
            Some(said) => read(&said),
            None => self.fixed.clone(),
        }
    }
}

/// Where a client says which service asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequesterSources {
    /// The sector. Only where the node's metadata does not say it.
    pub sp_type: Stated<SpType>,
    /// The identifier.
    pub requester_id: Stated<String>,
    /// The name for people.
    pub provider_name: Stated<String>,
}

/// Whom the identifier of a service is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RequesterIdTo {
    /// Countries whose metadata asks for it.
    #[default]
    WhoAsks,
    /// Every country.
    Everybody,
}

/// The service behind our hub that asks in one login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskingService {
    /// Its sector, whether metadata or the request says it.
    pub(super) sp_type: Option<SpType>,
    /// Its identifier.
    pub(super) requester_id: Option<String>,
    /// Its name, where it has another one than its hub.
    pub(super) provider_name: Option<String>,
}

impl AskingService {
    /// As the client's request says it. `node` is the sector that metadata says for all.
    ///
    /// # Errors
    /// [`RefusalReason::SpType`] where the request has to say the sector, and does not.
    pub(super) fn of(
        parameters: &AuthorizationParameters,
        sources: &RequesterSources,
        node: Option<SpType>,
    ) -> Result<Self, RefusalReason> {
        let own = |good: fn(&str) -> bool| {
            move |text: &str| Some(text.trim().to_owned()).filter(|text| good(text))
        };
        let sector = &sources.sp_type;
        let said = sector.value(parameters, |word| word.parse().ok());
        if node.is_none() && said.is_none() && sector.in_request.is_some() {
            return Err(RefusalReason::SpType);
        }
        Ok(Self {
            sp_type: node.or(said),
            requester_id: sources.requester_id.value(parameters, own(is_requester_id)),
            provider_name: sources
                .provider_name
                .value(parameters, own(is_provider_name)),
        })
    }

    /// The identifier, as far as a peer is told: one that asks, or every one.
    pub(super) fn told(&self, to: RequesterIdTo, asks: bool) -> Option<&str> {
        let told = asks || to == RequesterIdTo::Everybody;
        self.requester_id.as_deref().filter(|_| told)
    }
}

/// The service abroad that asks in one login, as its country names it in the signed request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ForeignService {
    /// Its name for people.
    pub(super) provider_name: Option<String>,
    /// Its identifier.
    pub(super) requester_id: Option<String>,
    /// Its sector.
    pub(super) sp_type: SpType,
}

impl From<&VerifiedAuthnRequest> for ForeignService {
    fn from(request: &VerifiedAuthnRequest) -> Self {
        Self {
            provider_name: request.provider_name().map(str::to_owned),
            requester_id: request.requester_id().map(str::to_owned),
            sp_type: request.sp_type(),
        }
    }
}

/// The names of the parameters by which our hub is told who asks abroad; nothing is told by
/// default, since a hub may refuse a request with a parameter that it does not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequesterParameters {
    /// For the name.
    pub provider_name: Option<String>,
    /// For the identifier.
    pub requester_id: Option<String>,
    /// For the sector: `public` or `private`.
    pub sp_type: Option<String>,
    /// For the country, by its eIDAS code.
    pub country: Option<String>,
}

impl RequesterParameters {
    /// What the hub is told about that service of that country, as names and values.
    pub(super) fn of<'a>(
        &'a self,
        service: &'a ForeignService,
        country: &'a CountryCode,
    ) -> Vec<(&'a str, &'a str)> {
        [
            (&self.provider_name, service.provider_name.as_deref()),
            (&self.requester_id, service.requester_id.as_deref()),
            (&self.sp_type, Some(service.sp_type.as_str())),
            (&self.country, Some(country.as_str())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.as_deref()?, value?)))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> AuthorizationParameters {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        AuthorizationParameters::parse(pairs.iter().map(owned)).unwrap()
    }

    fn parameter<T>(name: &str, fixed: Option<T>) -> Stated<T> {
        Stated {
            in_request: Some(InRequest::Parameter(name.to_owned())),
            fixed,
        }
    }

    fn sources() -> RequesterSources {
        RequesterSources {
            sp_type: parameter("sp_type", None),
            requester_id: Stated {
                in_request: Some(InRequest::Claim("requester".to_owned())),
                fixed: Some("urn:hub".to_owned()),
            },
            provider_name: parameter("sp_name", Some("The hub".to_owned())),
        }
    }

    #[test]
    fn each_fact_is_taken_from_where_the_client_is_registered_to_say_it() {
        let claims = r#"{"id_token":{"requester":{"value":"urn:service:7"}}}"#;
        let said = parameters(&[
            ("sp_type", "private"),
            ("sp_name", "Example Bank"),
            ("claims", claims),
            ("requester", "urn:elsewhere"),
        ]);
        let service = AskingService::of(&said, &sources(), None).unwrap();
        assert_eq!(service.sp_type, Some(SpType::Private));
        assert_eq!(service.provider_name.as_deref(), Some("Example Bank"));
        assert_eq!(service.requester_id.as_deref(), Some("urn:service:7"));
    }

    #[test]
    fn what_the_request_does_not_say_is_as_registered() {
        let said = parameters(&[("sp_type", "public")]);
        let service = AskingService::of(&said, &sources(), None).unwrap();
        assert_eq!(service.requester_id.as_deref(), Some("urn:hub"));
        assert_eq!(service.provider_name.as_deref(), Some("The hub"));
    }

    #[test]
    fn a_bad_value_is_dropped_and_never_replaced_by_the_registered_one() {
        let claims = r#"{"id_token":{"requester":{"value":"not a URI"}}}"#;
        let long = "x".repeat(129);
        for name in ["a\u{202e}b", "a\u{7}b", &long] {
            let said = parameters(&[("sp_type", "public"), ("sp_name", name), ("claims", claims)]);
            let service = AskingService::of(&said, &sources(), None).unwrap();
            assert_eq!((service.requester_id, service.provider_name), (None, None));
        }
    }

    #[test]
    fn the_sector_is_one_of_two_words_or_the_request_is_refused() {
        for pairs in [&[][..], &[("sp_type", "Public")], &[("sp_type", "both")]] {
            let said = AskingService::of(&parameters(pairs), &sources(), None);
            assert_eq!(said, Err(RefusalReason::SpType), "{pairs:?}");
        }
        // What metadata says holds, whatever a request says.
        let said = parameters(&[("sp_type", "public")]);
        let service = AskingService::of(&said, &sources(), Some(SpType::Private)).unwrap();
        assert_eq!(service.sp_type, Some(SpType::Private));
    }

    #[test]
    fn the_identifier_is_told_to_those_who_ask_or_to_everybody() {
        let said = parameters(&[("sp_type", "public")]);
        let service = AskingService::of(&said, &sources(), None).unwrap();
        for (to, asks, told) in [
            (RequesterIdTo::WhoAsks, false, None),
            (RequesterIdTo::WhoAsks, true, Some("urn:hub")),
            (RequesterIdTo::Everybody, false, Some("urn:hub")),
            (RequesterIdTo::Everybody, true, Some("urn:hub")),
        ] {
            assert_eq!(service.told(to, asks), told, "{to:?} {asks}");
        }
    }

    #[test]
    fn the_hub_is_told_what_it_has_names_for() {
        let service = ForeignService {
            provider_name: Some("Example Bank".to_owned()),
            requester_id: None,
            sp_type: SpType::Private,
        };
        let country = "BE".parse().unwrap();
        let none = RequesterParameters::default();
        assert_eq!(none.of(&service, &country), []);
        let named = RequesterParameters {
            provider_name: Some("sp_name".to_owned()),
            requester_id: Some("sp_id".to_owned()),
            sp_type: Some("sp_type".to_owned()),
            country: None,
        };
        let told = [("sp_name", "Example Bank"), ("sp_type", "private")];
        assert_eq!(named.of(&service, &country), told);
    }
}
