//! Which addresses a client may talk to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// How far a client reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// `https` to public addresses: foreign metadata in production.
    PublicOnly,
    /// `http` or `https` to public addresses: revocation lists and answers, which are signed
    /// themselves and are named by verified certificates. `[RFC5280 §8]`
    PublicSigned,
    /// `https` to any address: parties that the operator named, who may sit in the same network.
    Named,
    /// `http` or `https` to any address: a collector of spans, in the operator's own network.
    Operator,
    /// Also `http` to this machine: demo and tests.
    Development,
}

impl Reach {
    /// Whether an address may be asked at all, before its name is resolved.
    pub(super) fn permits(self, url: &Url) -> bool {
        let transport = match url.scheme() {
            "https" => true,
            "http" => match self {
                Self::PublicSigned | Self::Operator => true,
                Self::Development => is_this_machine(url),
                Self::PublicOnly | Self::Named => false,
            },
            _ => false,
        };
        let host = match url.host() {
            Some(Host::Ipv4(ip)) => self.permits_ip(ip.into()),
            Some(Host::Ipv6(ip)) => self.permits_ip(ip.into()),
            Some(Host::Domain(_)) => true,
            None => false,
        };
        transport && host && url.username().is_empty() && url.password().is_none()
    }

    pub(super) fn permits_ip(self, ip: IpAddr) -> bool {
        let public_only = matches!(self, Self::PublicOnly | Self::PublicSigned);
        !public_only || is_public(ip)
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Resolves names and leaves out the addresses that are out of reach, so that a name cannot be
/// pointed at the inside between check and use.
impl Resolve for Reach {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = *self;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let permitted: Vec<SocketAddr> = found
                .filter(|address| reach.permits_ip(address.ip()))
                .collect();
            if permitted.is_empty() {
                return Err("no permitted address".into());
            }
            let addresses: Addrs = Box::new(permitted.into_iter());
            Ok(addresses)
        })
    }
}

fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => ip
            .to_ipv4_mapped()
            .map_or_else(|| is_public_v6(ip), is_public_v4),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        // Shared address space, IETF assignments, benchmarking.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19));
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // Global unicast, without documentation, Teredo and 6to4, which wrap other addresses.
    (first & 0xe000) == 0x2000
        && !(first == 0x2001 && (second == 0 || second == 0x0db8))
        && first != 0x2002
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(reach: Reach, url: &str) -> bool {
        reach.permits(&Url::parse(url).unwrap())
    }

    #[test]
    fn only_https_and_only_public_addresses_in_production() {
        assert!(permits(Reach::PublicOnly, "https://node.example/metadata"));
        assert!(permits(Reach::PublicOnly, "https://8.8.8.8/"));
        for url in [
            "http://node.example/metadata",
            "https://127.0.0.1/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00::1]/",
            "https://100.64.0.1/",
            "https://user@node.example/",
            "ftp://node.example/",
            "file:///etc/passwd",
        ] {
            assert!(!permits(Reach::PublicOnly, url), "{url}");
        }
        assert!(permits(Reach::PublicSigned, "http://crl.example/ca.crl"));
        assert!(!permits(Reach::PublicSigned, "http://10.0.0.1/ca.crl"));
        assert!(!permits(Reach::PublicSigned, "ldap://crl.example/ca"));
        assert!(permits(Reach::Named, "https://10.0.0.1/"));
        assert!(!permits(Reach::Named, "http://127.0.0.1/"));
    }

    #[test]
    fn plain_http_only_to_this_machine_in_development() {
        assert!(permits(Reach::Development, "http://127.0.0.1:8080/x"));
        assert!(permits(Reach::Development, "http://localhost:8080/x"));
        assert!(!permits(Reach::Development, "http://10.0.0.1/"));
        assert!(!permits(Reach::Development, "http://localhost.example/"));
    }
}
