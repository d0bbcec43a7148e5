//! What we know of a provider: from its discovery document or from fixed configuration.

use serde_json::{Map, Value};
use url::{Host, Url};

use crate::oidc::strict_json;

const MAX_BYTES: usize = 128 * 1024;
const MAX_DEPTH: usize = 8;

/// Which addresses a provider may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// `https` only.
    HttpsOnly,
    /// Also `http` to this machine: demo and tests.
    LoopbackAllowed,
}

/// A provider's endpoints [OIDC-Discovery §3].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderMetadata {
    /// Its identifier, compared byte by byte everywhere.
    pub issuer: String,
    /// Where the browser goes.
    pub authorization_endpoint: Url,
    /// Where requests may be pushed to first [RFC9126 §5].
    pub pushed_authorization_request_endpoint: Option<Url>,
    /// Back channel.
    pub token_endpoint: Url,
    /// Back channel.
    pub userinfo_endpoint: Url,
    /// Its public keys.
    pub jwks_uri: Url,
    /// It promises `iss` in its answers, so an answer without is refused [RFC9207 §2.4].
    pub iss_in_response: bool,
    /// Codes may be bound to their login by S256: it says so, or says nothing about PKCE at all,
    /// which servers must ignore where they do not know it [RFC6749 §3.1, RFC7636 §5].
    pub takes_challenge: bool,
    /// It reads the `claims` parameter [OIDC-Core §5.5].
    pub takes_claims: bool,
    /// Whom our client assertions are for: the issuer, unless the caller says otherwise.
    pub assertion_audience: String,
}

/// Why a description is not usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProviderMetadataError {
    /// Too large, or not a JSON object with unique members.
    #[error("provider metadata malformed")]
    Malformed,
    /// The issuer is not the one that was asked [OIDC-Discovery §4.3].
    #[error("provider metadata of another issuer")]
    Issuer,
    /// An endpoint is missing, no address, or not on a permitted transport.
    #[error("provider endpoint missing or not permitted")]
    Endpoint,
}

impl ProviderMetadataError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "oidc.provider.malformed",
            Self::Issuer => "oidc.provider.issuer",
            Self::Endpoint => "oidc.provider.endpoint",
        }
    }
}

impl ProviderMetadata {
    /// Reads a discovery document that was fetched for `expected_issuer`.
    pub fn parse(
        document: &[u8],
        expected_issuer: &str,
        transport: Transport,
    ) -> Result<Self, ProviderMetadataError> {
        if document.len() > MAX_BYTES {
            return Err(ProviderMetadataError::Malformed);
        }
        let map = strict_json::parse_object(document, MAX_DEPTH)
            .ok_or(ProviderMetadataError::Malformed)?;
        if text(&map, "issuer") != Some(expected_issuer) {
            return Err(ProviderMetadataError::Issuer);
        }
        let endpoint = |name| {
            let address = text(&map, name).ok_or(ProviderMetadataError::Endpoint)?;
            transport.endpoint(address)
        };
        let yes = |name| map.get(name).and_then(Value::as_bool).unwrap_or(false);
        let pushed = text(&map, "pushed_authorization_request_endpoint");
        Ok(Self {
            issuer: expected_issuer.to_owned(),
            authorization_endpoint: endpoint("authorization_endpoint")?,
            pushed_authorization_request_endpoint: pushed
                .map(|address| transport.endpoint(address))
                .transpose()?,
            token_endpoint: endpoint("token_endpoint")?,
            userinfo_endpoint: endpoint("userinfo_endpoint")?,
            jwks_uri: endpoint("jwks_uri")?,
            iss_in_response: yes("authorization_response_iss_parameter_supported"),
            takes_challenge: match map.get("code_challenge_methods_supported") {
                None => true,
                Some(methods) => methods
                    .as_array()
                    .is_some_and(|all| all.contains(&"S256".into())),
            },
            takes_claims: yes("claims_parameter_supported"),
            assertion_audience: expected_issuer.to_owned(),
        })
    }

    /// The address of the discovery document of an issuer [OIDC-Discovery §4.1].
    pub fn discovery_url(issuer: &str, transport: Transport) -> Result<Url, ProviderMetadataError> {
        let issuer = issuer.strip_suffix('/').unwrap_or(issuer);
        transport.endpoint(&format!("{issuer}{}", crate::oidc::discovery::WELL_KNOWN))
    }
}

impl Transport {
    /// Parses an endpoint and refuses other transports, user names and fragments.
    pub fn endpoint(self, address: &str) -> Result<Url, ProviderMetadataError> {
        let url = Url::parse(address).map_err(|_| ProviderMetadataError::Endpoint)?;
        let permitted = match url.scheme() {
            "https" => true,
            "http" => self == Self::LoopbackAllowed && is_loopback(&url),
            _ => false,
        };
        let plain =
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let usable = permitted && plain && url.host().is_some();
        usable.then_some(url).ok_or(ProviderMetadataError::Endpoint)
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn text<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    map.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(token_endpoint: &str) -> Vec<u8> {
        let document = json!({
            "issuer": "https://hub.example/api/v2",
            "authorization_endpoint": "https://hub.example/api/v2/authorize",
            "token_endpoint": token_endpoint,
            "userinfo_endpoint": "https://hub.example/api/v2/userinfo",
            "jwks_uri": "https://hub.example/api/v2/jwks",
        });
        serde_json::to_vec(&document).unwrap()
    }

    #[test]
    fn the_issuer_must_be_the_one_asked() {
        let text = document("https://hub.example/token");
        let parse = |issuer| ProviderMetadata::parse(&text, issuer, Transport::HttpsOnly);
        assert!(parse("https://hub.example/api/v2").is_ok());
        for other in ["https://hub.example/api/v2/", "https://evil.example"] {
            assert_eq!(parse(other), Err(ProviderMetadataError::Issuer));
        }
    }

    #[test]
    fn what_is_offered_is_what_the_document_says() {
        let offered = |member: &str, value: Value| {
            let mut map: Value =
                serde_json::from_slice(&document("https://hub.example/t")).unwrap();
            map[member] = value;
            let issuer = "https://hub.example/api/v2";
            ProviderMetadata::parse(map.to_string().as_bytes(), issuer, Transport::HttpsOnly)
        };
        let silent = offered("unknown", json!(1)).unwrap();
        assert!(silent.takes_challenge && !silent.takes_claims && !silent.iss_in_response);
        assert_eq!(silent.pushed_authorization_request_endpoint, None);
        let methods = "code_challenge_methods_supported";
        assert!(
            offered(methods, json!(["plain", "S256"]))
                .unwrap()
                .takes_challenge
        );
        assert!(!offered(methods, json!(["plain"])).unwrap().takes_challenge);
        assert!(
            offered("claims_parameter_supported", json!(true))
                .unwrap()
                .takes_claims
        );
        let pushed = "pushed_authorization_request_endpoint";
        let par = offered(pushed, json!("https://hub.example/par")).unwrap();
        assert!(par.pushed_authorization_request_endpoint.is_some());
        let plain = offered(pushed, json!("http://hub.example/par"));
        assert_eq!(plain, Err(ProviderMetadataError::Endpoint));
    }

    #[test]
    fn endpoints_are_https_except_on_this_machine_when_allowed() {
        let issuer = "https://hub.example/api/v2";
        for address in [
            "http://hub.example/t",
            "ftp://hub.example",
            "https://u:p@hub.example/t",
        ] {
            for transport in [Transport::HttpsOnly, Transport::LoopbackAllowed] {
                let result = ProviderMetadata::parse(&document(address), issuer, transport);
                assert_eq!(result, Err(ProviderMetadataError::Endpoint), "{address}");
            }
        }
        let text = document("http://127.0.0.1:8080/token");
        assert!(ProviderMetadata::parse(&text, issuer, Transport::HttpsOnly).is_err());
        assert!(ProviderMetadata::parse(&text, issuer, Transport::LoopbackAllowed).is_ok());
    }

    #[test]
    fn discovery_is_below_the_issuers_path() {
        let url =
            ProviderMetadata::discovery_url("https://hub.example/api/v2", Transport::HttpsOnly);
        assert_eq!(
            url.unwrap().as_str(),
            "https://hub.example/api/v2/.well-known/openid-configuration"
        );
    }
}
