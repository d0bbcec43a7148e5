//! Where a request comes from: the connection's address, or what a trusted proxy in front says.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{Extensions, HeaderMap};

use super::certificate::Peer;
use crate::config::Network;

/// Whom we believe about that.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// Their addresses.
    pub trusted: Vec<Network>,
    /// The header in which they say it, lower case.
    pub header: String,
}

impl Proxies {
    /// Whether the connection comes from one of them.
    pub(super) fn sent(&self, extensions: &Extensions) -> bool {
        let peer = extensions.get::<Peer>();
        peer.is_some_and(|peer| self.trusts(peer.0))
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(address))
    }

    /// The address that a request comes from, as far as we believe anybody: each proxy adds the
    /// address that it saw at the end, so the last that is no proxy's counts. What stands before
    /// it anybody may have written.
    pub(super) fn origin(&self, headers: &HeaderMap, extensions: &Extensions) -> Option<IpAddr> {
        let peer = extensions.get::<Peer>()?.0.to_canonical();
        if !self.trusts(peer) {
            return Some(peer);
        }
        let lines: Vec<&str> = headers
            .get_all(self.header.as_str())
            .iter()
            .filter_map(|line| line.to_str().ok())
            .collect();
        let said = lines.iter().rev().flat_map(|line| line.rsplit(','));
        let mut nearest = peer;
        for word in said {
            let Some(address) = address(word) else { break };
            nearest = address;
            if !self.trusts(address) {
                break;
            }
        }
        Some(nearest)
    }
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711`.
fn address(word: &str) -> Option<IpAddr> {
    let word = word.trim().trim_matches('"');
    let plain = word.parse::<IpAddr>().ok();
    let found = plain.or_else(|| {
        let with_port = word.parse::<std::net::SocketAddr>().ok();
        with_port.map(|socket| socket.ip()).or_else(|| {
            let inside = word.strip_prefix('[')?.strip_suffix(']')?;
            inside.parse().ok()
        })
    });
    found.map(|address| address.to_canonical())
}

/// What counts as one: an address of IPv4, or the network of 2^64 addresses that a household or a
/// server has of IPv6.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        four @ IpAddr::V4(_) => four,
    }
}

/// Whether an address is of this machine or of a private network: whoever calls from there is a
/// proxy of the operator's or sits beside one, and speaks for many.
pub fn is_inside(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, said: &[&str]) -> String {
        let proxies = Proxies {
            trusted: vec![Network::parse("10.0.0.0/8").unwrap()],
            header: "x-forwarded-for".to_owned(),
        };
        let mut extensions = Extensions::new();
        extensions.insert(Peer(peer.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        proxies.origin(&headers, &extensions).unwrap().to_string()
    }

    #[test]
    fn only_a_trusted_proxy_says_where_a_request_comes_from() {
        assert_eq!(seen("192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("::ffff:10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn what_stands_before_the_last_stranger_was_written_by_a_stranger() {
        assert_eq!(
            seen("10.0.0.1", &["8.8.8.8, 198.51.100.1, 10.2.3.4"]),
            "198.51.100.1"
        );
        assert_eq!(
            seen("10.0.0.1", &["8.8.8.8", "198.51.100.1"]),
            "198.51.100.1"
        );
        assert_eq!(seen("10.0.0.1", &["8.8.8.8, nonsense"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(seen("10.0.0.1", &["192.0.2.1:80"]), "192.0.2.1");
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one() {
        let of = |text: &str| household(text.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("192.0.2.1"), "192.0.2.1");
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
