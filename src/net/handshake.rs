//! How a counterpart does TLS: version, cipher and certificate, for whoever looks after a
//! registration. Nothing is believed on these grounds, and nothing is sent: documents are fetched
//! by [`Client::get`], which checks the certificate.

use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode, SslVersion};
use url::Url;

use super::client::{Client, NetError};

/// The longest that connecting, and each step after it, may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a handshake showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handshake {
    /// `TLSv1.2` or `TLSv1.3`.
    pub version: &'static str,
    /// The cipher suite, by OpenSSL's name.
    pub cipher: Option<&'static str>,
    /// The counterpart's certificate, DER; not checked.
    pub certificate: Option<Vec<u8>>,
}

impl Client {
    /// Shakes hands with the server of a `https` address, TLS 1.2 or newer, within the client's
    /// reach; none for `http`.
    ///
    /// # Errors
    /// [`NetError::NotPermitted`], [`NetError::Unreachable`].
    pub async fn handshake(&self, url: &Url) -> Result<Option<Handshake>, NetError> {
        if !self.reach.permits(url) {
            return Err(NetError::NotPermitted);
        }
        if url.scheme() != "https" {
            return Ok(None);
        }
        let host = url.host_str().ok_or(NetError::NotPermitted)?.to_owned();
        let host = host.trim_matches(['[', ']']).to_owned();
        let port = url.port_or_known_default().unwrap_or(443);
        let found = tokio::net::lookup_host((host.as_str(), port)).await;
        let found = found.map_err(|_| NetError::Unreachable)?;
        let permitted: Vec<SocketAddr> = found
            .filter(|address| self.reach.permits_ip(address.ip()))
            .collect();
        if permitted.is_empty() {
            return Err(NetError::NotPermitted);
        }
        let shaken = tokio::task::spawn_blocking(move || shake(&host, &permitted)).await;
        shaken.ok().flatten().map(Some).ok_or(NetError::Unreachable)
    }
}

fn shake(host: &str, addresses: &[SocketAddr]) -> Option<Handshake> {
    let mut addresses = addresses.iter();
    let stream =
        addresses.find_map(|address| TcpStream::connect_timeout(address, PATIENCE).ok())?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    let mut connector = SslConnector::builder(SslMethod::tls_client()).ok()?;
    connector
        .set_min_proto_version(Some(SslVersion::TLS1_2))
        .ok()?;
    // An expired certificate is what one wants to be shown here.
    connector.set_verify(SslVerifyMode::NONE);
    let connector = connector.build().configure().ok()?.verify_hostname(false);
    let stream = connector.connect(host, stream).ok()?;
    let ssl = stream.ssl();
    Some(Handshake {
        version: ssl.version_str(),
        cipher: ssl.current_cipher().map(openssl::ssl::SslCipherRef::name),
        certificate: ssl.peer_certificate().and_then(|it| it.to_der().ok()),
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::net::TcpListener;

    use openssl::asn1::Asn1Time;
    use openssl::ec::{EcGroup, EcKey};
    use openssl::hash::MessageDigest;
    use openssl::nid::Nid;
    use openssl::pkey::PKey;
    use openssl::ssl::SslAcceptor;
    use openssl::x509::X509;

    use super::super::reach::Reach;
    use super::*;

    /// A server with a certificate that nobody vouches for and that has ended.
    fn server() -> (Url, X509) {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        let mut builder = X509::builder().unwrap();
        builder.set_pubkey(&key).unwrap();
        let day = |at| Asn1Time::from_unix(at).unwrap();
        builder.set_not_before(&day(1_000_000_000)).unwrap();
        builder.set_not_after(&day(1_100_000_000)).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        let certificate = builder.build();
        let mut acceptor = SslAcceptor::mozilla_modern_v5(SslMethod::tls_server()).unwrap();
        acceptor.set_private_key(&key).unwrap();
        acceptor.set_certificate(&certificate).unwrap();
        let acceptor = acceptor.build();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}/metadata", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (socket, _) = listener.accept().unwrap();
            if let Ok(mut stream) = acceptor.accept(socket) {
                let _ = stream.read(&mut [0]);
            }
        });
        (Url::parse(&url).unwrap(), certificate)
    }

    fn client(reach: Reach) -> Client {
        Client::new(reach, PATIENCE).unwrap()
    }

    #[tokio::test]
    async fn a_certificate_is_shown_though_it_has_ended_and_is_not_believed_when_fetching() {
        let (url, certificate) = server();
        let shaken = client(Reach::Development).handshake(&url).await.unwrap();
        let shaken = shaken.unwrap();
        assert_eq!(shaken.version, "TLSv1.3");
        assert_eq!(shaken.certificate, certificate.to_der().ok());
        let (url, _) = server();
        let fetched = client(Reach::Development).get(&url, 10).await;
        assert_eq!(fetched.err(), Some(NetError::Unreachable));
    }

    #[tokio::test]
    async fn plain_http_has_no_handshake_and_private_addresses_get_none() {
        let plain = Url::parse("http://127.0.0.1:1/").unwrap();
        assert_eq!(client(Reach::Development).handshake(&plain).await, Ok(None));
        for url in ["https://127.0.0.1:1/", "https://localhost:1/"] {
            let url = Url::parse(url).unwrap();
            let shaken = client(Reach::PublicOnly).handshake(&url).await;
            assert_eq!(shaken, Err(NetError::NotPermitted));
        }
        let nobody = Url::parse("https://127.0.0.1:1/").unwrap();
        let shaken = client(Reach::Development).handshake(&nobody).await;
        assert_eq!(shaken, Err(NetError::Unreachable));
    }
}
