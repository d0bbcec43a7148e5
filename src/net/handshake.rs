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
