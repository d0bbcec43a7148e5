//! Where clients' certificates come from [RFC8705 §2], and the addresses that ask for one.

use std::net::IpAddr;

use jiff::Timestamp;

use super::OwnAddresses;
use crate::config::Network;
use crate::oidc::{CertificateAuthorities, ClientCertificate, forwarded_certificate};

/// How this node learns of certificates.
#[derive(Debug, Clone)]
pub struct MutualTls {
    /// Where the endpoints are that ask for one; none: where they always are.
    pub aliases: Option<OwnAddresses>,
    /// Proxies that say them in a header; none: a listener of ours asks for them itself.
    pub proxies: Option<TrustedProxies>,
}

/// Proxies whose word on a certificate counts.
#[derive(Debug, Clone)]
pub struct TrustedProxies {
    /// The header, lower case.
    pub header: String,
    /// Where they are.
    pub networks: Vec<Network>,
    /// Who vouches for certificates; none: they are good for binding tokens to them only.
    pub authorities: Option<CertificateAuthorities>,
}

impl TrustedProxies {
    /// The certificate in that header of a request from `peer`; `None` where nothing of it counts.
    pub fn certificate(
        &self,
        peer: IpAddr,
        header: &str,
        now: Timestamp,
    ) -> Option<ClientCertificate> {
        let trusted = self.networks.iter().any(|network| network.contains(peer));
        trusted
            .then(|| forwarded_certificate(header, self.authorities.as_ref(), now))
            .flatten()
    }
}
