//! `[connector.mtls]`: where clients' certificates come from (`[RFC8705 §2]`): from the proxy that
//! terminates TLS in front of us, in a header, or over a TLS listener of our own.

use std::net::{IpAddr, SocketAddr};

use openssl::pkey::PKey;
use openssl::x509::X509;
use toml::de::DeValue;

use super::checks::{file, origin, secret, socket};
use super::reader::{Checked, Section, Source};
use super::secret::Secret;

/// `[connector.mtls]`.
#[derive(Debug, Clone)]
pub struct MutualTls {
    /// Where certificates come from.
    pub source: CertificateSource,
    /// The origin at which clients find the endpoints that ask for a certificate; none: at
    /// `node.base_url`, where the proxy asks for one.
    pub base_url: Option<String>,
    /// The authorities that vouch for certificates, PEM; none: certificates are good for binding
    /// tokens to them and for nothing else.
    pub client_ca_pem: Option<String>,
}

/// Where certificates come from.
#[derive(Debug, Clone)]
pub enum CertificateSource {
    /// From a header that proxies at these addresses set.
    Proxy {
        /// The header's name, lower case.
        header: String,
        /// Whose header counts.
        trusted: Vec<Network>,
    },
    /// From the handshake at a socket of our own.
    Listener {
        /// The socket.
        listen: SocketAddr,
        /// Our certificate and its chain, PEM.
        certificate_pem: String,
        /// Its key, PEM.
        key_pem: Secret,
    },
}

impl MutualTls {
    /// The socket of our own listener, where there is one.
    pub fn listen(&self) -> Option<SocketAddr> {
        match self.source {
            CertificateSource::Listener { listen, .. } => Some(listen),
            CertificateSource::Proxy { .. } => None,
        }
    }
}

/// A range of addresses, or a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads `10.0.0.0/8`, `::1` and the like. Bits outside of the range must be zero.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().ok().filter(|bits| *bits <= width)?,
            None => width,
        };
        let network = Self { address, bits };
        (network.number(address)? == number(address)).then_some(network)
    }

    /// Whether the address is in the range; one of IPv4 in the clothes of IPv6 is of IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let same = self.address.is_ipv4() == address.is_ipv4();
        same && self.number(address) == self.number(self.address)
    }

    /// The part of an address that the range is about.
    fn number(&self, address: IpAddr) -> Option<u128> {
        let width = if address.is_ipv4() { 32 } else { 128 };
        let below = u32::from(u8::checked_sub(width, self.bits)?);
        let mask = u128::MAX.checked_shl(below).unwrap_or(0);
        Some(number(address) & mask)
    }
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(u32::from(address)),
        IpAddr::V6(address) => u128::from(address),
    }
}

pub(super) fn read(section: &Section<'_>) -> Option<MutualTls> {
    let client_ca_pem = section.optional("client_ca_file", authorities);
    let base_url = section.optional("base_url", origin);
    let source = if section.has("proxy_header") {
        proxy(section)
    } else {
        listener(section)
    };
    Some(MutualTls {
        source: source?,
        base_url,
        client_ca_pem,
    })
}

fn proxy(section: &Section<'_>) -> Option<CertificateSource> {
    let header = section.optional("proxy_header", header);
    let trusted = section.list("trusted_proxies", network);
    if !section.has("trusted_proxies") {
        let why = "is missing: whoever reaches us could send the header";
        section.report("trusted_proxies", why);
    }
    for key in ["listen", "certificate_file", "key_file"] {
        if section.has(key) {
            section.optional(key, super::checks::text);
            section.report(key, "and proxy_header exclude each other");
        }
    }
    Some(CertificateSource::Proxy {
        header: header?,
        trusted: trusted?,
    })
}

fn listener(section: &Section<'_>) -> Option<CertificateSource> {
    if !section.has("listen") {
        section.optional("listen", socket);
        let why = "or proxy_header is missing: where certificates come from";
        section.report("listen", why);
        return None;
    }
    if !section.has("base_url") {
        section.report("base_url", "is missing: where clients find the listener");
    }
    if section.has("trusted_proxies") {
        section.list("trusted_proxies", network);
        section.report("trusted_proxies", "has no use without proxy_header");
    }
    let listen = section.required("listen", socket);
    let certificate = section.required("certificate_file", file);
    let key = section.required("key_file", secret);
    let ((_, certificate_pem), (_, key_pem)) = (certificate?, key?);
    let Ok(private) = PKey::private_key_from_pem_passphrase(key_pem.expose(), b"") else {
        section.report("key_file", "is not an unencrypted private key in PEM");
        return None;
    };
    let chain = X509::stack_from_pem(certificate_pem.as_bytes()).unwrap_or_default();
    let public = chain.first().and_then(|first| first.public_key().ok());
    if !public.is_some_and(|public| public.public_eq(&private)) {
        section.report("certificate_file", "is not the certificate of this key");
    }
    Some(CertificateSource::Listener {
        listen: listen?,
        certificate_pem,
        key_pem,
    })
}

fn header(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = value.as_str().unwrap_or_default().to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let taken = ["authorization", "cookie", "dpop", "host", "content-type"];
    if name.is_empty() || !name.bytes().all(plain) || taken.contains(&name.as_str()) {
        return Err("must be the name of a header such as X-Client-Cert".to_owned());
    }
    Ok(name)
}

pub(super) fn network(_: &Source, value: &DeValue<'_>) -> Checked<Network> {
    let parsed = value.as_str().and_then(Network::parse);
    parsed.ok_or_else(|| "must be an address or a range such as 10.1.0.0/16".to_owned())
}

fn authorities(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let (path, pem) = file(source, value)?;
    match X509::stack_from_pem(pem.as_bytes()) {
        Ok(found) if !found.is_empty() => Ok(pem),
        _ => Err(format!("{} holds no certificate in PEM", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(network: &str, address: &str) -> bool {
        let network = Network::parse(network).unwrap();
        network.contains(address.parse().unwrap())
    }

    #[test]
    fn a_range_holds_its_addresses_and_no_others() {
        assert!(within("10.0.0.0/8", "10.255.1.2"));
        assert!(within("10.0.0.0/8", "::ffff:10.1.2.3"));
        assert!(!within("10.0.0.0/8", "11.0.0.1"));
        assert!(!within("10.0.0.0/8", "::a00:1"));
        assert!(within("127.0.0.1", "127.0.0.1"));
        assert!(!within("127.0.0.1", "127.0.0.2"));
        assert!(within("0.0.0.0/0", "192.0.2.1"));
        assert!(!within("0.0.0.0/0", "2001:db8::1"));
        assert!(within("2001:db8::/32", "2001:db8:1::1"));
        assert!(!within("2001:db8::/32", "2001:db9::1"));
        assert!(within("::/0", "2001:db8::1"));
        for wrong in [
            "10.0.0.1/8",
            "10.0.0.0/33",
            "::/129",
            "localhost",
            "",
            "/8",
            "10.0.0.0/",
        ] {
            assert_eq!(Network::parse(wrong), None, "{wrong}");
        }
    }
}
