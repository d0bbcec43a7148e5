//! The certificate of whoever calls the back channel, and the addresses that a listener knows which
//! asks for one.

use std::net::IpAddr;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;

use super::{EdgeInForce, EdgeLimits, router};
use crate::flow::{MutualTls, Node};
use crate::oidc::ClientCertificate;

/// Whence the connection of a request comes: an extension that the server sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The certificate that the connection proved, or that a trusted proxy says. The header of anybody
/// else does not count, nor one that stands twice.
pub(super) fn certificate(node: &Node, parts: &Parts) -> Option<ClientCertificate> {
    let settings = node.connector.as_ref()?.mutual_tls.as_ref();
    of_caller(settings, parts, node.clock.now())
}

fn of_caller(
    settings: Option<&MutualTls>,
    parts: &Parts,
    now: Timestamp,
) -> Option<ClientCertificate> {
    if let Some(proved) = parts.extensions.get::<ClientCertificate>() {
        return Some(proved.clone());
    }
    let proxies = settings?.proxies.as_ref()?;
    let mut said = parts.headers.get_all(proxies.header.as_str()).iter();
    let (header, None) = (said.next()?.to_str().ok()?, said.next()) else {
        return None;
    };
    let peer = parts.extensions.get::<Peer>()?;
    proxies.certificate(peer.0, header, now)
}

/// What a client reaches where it shows a certificate.
const BACK_CHANNEL: [&str; 5] = [
    "/token",
    "/par",
    "/token/introspection",
    "/token/revocation",
    "/userinfo",
];

/// The back channel alone; every other address does not exist.
pub fn back_channel_router(edge: impl Into<EdgeInForce>, limits: EdgeLimits) -> Router {
    router(edge, limits).layer(from_fn(only_back_channel))
}

async fn only_back_channel(request: Request, next: Next) -> Response {
    if BACK_CHANNEL.contains(&request.uri().path()) {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use openssl::x509::X509;

    use crate::ambient::{Clock as _, SystemClock};
    use crate::config::Network;
    use crate::domain::{CertificateSubject, DistinguishedName};
    use crate::flow::TrustedProxies;
    use crate::oidc::CertificateAuthorities;
    use crate::trust::keys::generate::{
        CertificateProfile, KeyFamily, KeyPurpose, issued, private_key, self_signed,
    };

    fn profile(name: &str, purpose: KeyPurpose) -> CertificateProfile<'_> {
        CertificateProfile {
            country: "FR",
            organisation: "Agency",
            common_name: name,
            purpose,
            not_before: SystemClock.now() - jiff::SignedDuration::from_hours(48),
            days: 30,
            serial: [7; 16],
        }
    }

    /// An authority, and a client's certificate from it.
    fn authority_and_client(days: u32) -> (X509, X509) {
        let [authority_key, key] = [(); 2].map(|()| private_key(KeyFamily::EcP256).unwrap());
        let authority = self_signed(&authority_key, &profile("CA", KeyPurpose::Authority)).unwrap();
        let leaf = CertificateProfile {
            days,
            ..profile("rp.example", KeyPurpose::Signing)
        };
        let client = issued(&key, &leaf, &authority_key, &authority).unwrap();
        (authority, client)
    }

    fn behind(authority: Option<&X509>) -> MutualTls {
        let pem = |it: &X509| String::from_utf8(it.to_pem().unwrap()).unwrap();
        let authorities = authority.map(|it| CertificateAuthorities::from_pem(&pem(it)).unwrap());
        MutualTls {
            aliases: None,
            proxies: Some(TrustedProxies {
                header: "x-client-cert".to_owned(),
                networks: vec![Network::parse("10.1.0.0/16").unwrap()],
                authorities,
            }),
        }
    }

    /// As nginx's `$ssl_client_escaped_cert`.
    fn escaped(certificate: &X509) -> String {
        let pem = String::from_utf8(certificate.to_pem().unwrap()).unwrap();
        let bytes = pem.bytes().map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        });
        bytes.collect()
    }

    /// As [RFC9440 §2.1].
    fn structured(certificate: &X509) -> String {
        format!(":{}:", STANDARD.encode(certificate.to_der().unwrap()))
    }

    fn seen(settings: &MutualTls, peer: &str, headers: &[&str]) -> Option<ClientCertificate> {
        let mut request = axum::http::Request::post("/token");
        for header in headers {
            request = request.header("X-Client-Cert", *header);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(Peer(peer.parse().unwrap()));
        of_caller(Some(settings), &parts, SystemClock.now())
    }

    fn named(name: &str) -> CertificateSubject {
        let name = DistinguishedName::from_text(name).unwrap();
        CertificateSubject::DistinguishedName(name)
    }

    #[test]
    fn a_trusted_proxys_header_counts_in_either_form() {
        let (authority, client) = authority_and_client(30);
        let settings = behind(Some(&authority));
        for header in [escaped(&client), structured(&client)] {
            for proxy in ["10.1.2.3", "::ffff:10.1.2.3"] {
                let seen = seen(&settings, proxy, &[&header]).unwrap();
                assert!(seen.is_of(&named("CN=rp.example,O=Agency,C=FR")));
                assert!(!seen.is_of(&named("CN=rp.example,O=Agency")));
            }
        }
    }

    #[test]
    fn the_header_of_anybody_else_does_not_count() {
        let (authority, client) = authority_and_client(30);
        let settings = behind(Some(&authority));
        for peer in ["10.2.0.1", "127.0.0.1", "::1", "192.0.2.1"] {
            assert!(seen(&settings, peer, &[&escaped(&client)]).is_none());
        }
        let unknown = axum::http::Request::post("/token").header("X-Client-Cert", escaped(&client));
        let (parts, ()) = unknown.body(()).unwrap().into_parts();
        assert!(of_caller(Some(&settings), &parts, SystemClock.now()).is_none());
        assert!(of_caller(None, &parts, SystemClock.now()).is_none());
    }

    #[test]
    fn a_header_that_is_wrong_or_stands_twice_is_no_certificate() {
        let (authority, client) = authority_and_client(30);
        let (settings, sound) = (behind(Some(&authority)), escaped(&client));
        let both = format!("{sound}{sound}");
        let form = sound.replace("%2B", "+").replace("%20", "+");
        for headers in [
            &[sound.as_str(), sound.as_str()][..],
            &[""],
            &[&both],
            &["::"],
            &[":AAAA:"],
            &["nobody"],
        ] {
            assert!(
                seen(&settings, "10.1.0.1", headers).is_none(),
                "{headers:?}"
            );
        }
        // A plus that was not escaped is one, a space that became a plus is none.
        assert!(seen(&settings, "10.1.0.1", &[&form]).is_none());
    }

    #[test]
    fn somebody_must_vouch_for_it_and_its_days_must_not_be_over() {
        let (authority, client) = authority_and_client(30);
        let (_, stranger) = authority_and_client(30);
        let settings = behind(Some(&authority));
        assert!(seen(&settings, "10.1.0.1", &[&structured(&client)]).is_some());
        assert!(seen(&settings, "10.1.0.1", &[&structured(&stranger)]).is_none());
        let (authority, expired) = authority_and_client(1);
        let settings = behind(Some(&authority));
        assert!(seen(&settings, "10.1.0.1", &[&structured(&expired)]).is_none());
        assert!(seen(&behind(None), "10.1.0.1", &[&structured(&expired)]).is_none());
    }

    #[test]
    fn a_certificate_that_nobody_vouches_for_is_of_no_subject() {
        let (_, client) = authority_and_client(30);
        let seen = seen(&behind(None), "10.1.0.1", &[&structured(&client)]).unwrap();
        assert!(!seen.is_of(&named("CN=rp.example,O=Agency,C=FR")));
        assert_eq!(seen.thumbprint().len(), 43);
    }
}
