//! Clients' certificates: what the configuration says of them, and the door of our own that asks
//! for one. It speaks TLS, knows the back channel's addresses and no others, and hands what the
//! handshake proved to whoever answers the request.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use openssl::asn1::Asn1Time;
use openssl::error::ErrorStack;
use openssl::pkey::PKey;
use openssl::ssl::{
    AlpnError, Ssl, SslAcceptor, SslContext, SslContextBuilder, SslMethod, SslOptions,
    SslSessionCacheMode, SslVerifyMode, SslVersion, select_next_proto,
};
use openssl::x509::{X509, X509Ref};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;
use tokio_openssl::SslStream;

use super::StartError;
use super::server::{self, Terms};
use crate::config::{self, CertificateSource, Config};
use crate::flow::{MutualTls, OwnAddresses, TrustedProxies};
use crate::oidc::{CertificateAuthorities, ClientCertificate};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Handshakes at once; who comes on top of them is turned away.
const HANDSHAKES: usize = 256;
const HTTP: &[u8] = b"\x08http/1.1";
const NAME: StartError = StartError::Key("connector.mtls");

/// What the node has to know.
pub(super) fn certificates(
    settings: Option<&config::MutualTls>,
) -> Result<Option<MutualTls>, StartError> {
    let Some(settings) = settings else {
        return Ok(None);
    };
    let proxies = match &settings.source {
        CertificateSource::Proxy { header, trusted } => Some(TrustedProxies {
            header: header.clone(),
            networks: trusted.clone(),
            authorities: authorities(settings)?,
        }),
        CertificateSource::Listener { .. } => None,
    };
    Ok(Some(MutualTls {
        aliases: settings.base_url.as_deref().map(OwnAddresses::new),
        proxies,
    }))
}

fn authorities(settings: &config::MutualTls) -> Result<Option<CertificateAuthorities>, StartError> {
    let pem = settings.client_ca_pem.as_deref();
    let read = pem.map(CertificateAuthorities::from_pem).transpose();
    read.map_err(|_| NAME)
}

/// The door, and how it meets whoever comes next.
#[derive(Clone)]
pub(super) struct Door {
    meeting: Arc<ArcSwap<Meeting>>,
}

/// The handshake's rules.
struct Meeting {
    context: SslContext,
    /// Whether the handshake has verified certificates against authorities.
    vouched: bool,
}

impl Door {
    /// A socket and its door, where the configuration wants one.
    pub(super) fn open(config: &Config) -> Result<Option<(Self, TcpListener)>, StartError> {
        let Some(settings) = settings(config) else {
            return Ok(None);
        };
        let (Some(listen), Some(meeting)) = (settings.listen(), meeting(settings)?) else {
            return Ok(None);
        };
        let listener = listen_at(listen).map_err(|_| StartError::Socket)?;
        Ok(Some((Self::of(meeting), listener)))
    }

    fn of(meeting: Meeting) -> Self {
        let meeting = Arc::new(ArcSwap::from_pointee(meeting));
        Self { meeting }
    }

    /// From now on as this configuration says: another certificate of ours, other authorities.
    pub(super) fn change(&self, config: &Config) -> Result<(), StartError> {
        if let Some(meeting) = settings(config).map(meeting).transpose()?.flatten() {
            self.meeting.store(Arc::new(meeting));
        }
        Ok(())
    }

    /// Serves until `stopped` says so, then finishes what is in flight.
    pub(super) async fn serve(
        self,
        listener: TcpListener,
        routes: Router,
        terms: Terms,
        stopped: Receiver<bool>,
    ) {
        self.serve_within(HANDSHAKE, listener, routes, terms, stopped)
            .await;
    }

    async fn serve_within(
        self,
        handshake: Duration,
        listener: TcpListener,
        routes: Router,
        terms: Terms,
        mut stopped: Receiver<bool>,
    ) {
        let graceful = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(HANDSHAKES));
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stopped.wait_for(|stop| *stop) => break,
            };
            let Ok((socket, peer)) = accepted else {
                server::out_of_descriptors(&terms).await;
                continue;
            };
            let Some(kept) = terms.capacity.take(peer) else {
                continue;
            };
            let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
                continue;
            };
            let (meeting, routes) = (self.meeting.load_full(), routes.clone());
            let terms = terms.clone();
            let watcher = graceful.watcher();
            tokio::spawn(async move {
                let met = tokio::time::timeout(handshake, meeting.met(socket)).await;
                drop(place);
                if let Ok(Some((stream, certificate))) = met {
                    server::talk(stream, (peer, certificate), routes, terms, watcher, kept).await;
                }
            });
        }
        drop(listener);
        let _ = tokio::time::timeout(terms.grace, graceful.shutdown()).await;
    }
}

impl Meeting {
    /// The handshake, and the certificate whose key the other side proved to hold.
    async fn met(
        &self,
        socket: TcpStream,
    ) -> Option<(SslStream<TcpStream>, Option<ClientCertificate>)> {
        let _ = socket.set_nodelay(true);
        let mut stream = SslStream::new(Ssl::new(&self.context).ok()?, socket).ok()?;
        Pin::new(&mut stream).accept().await.ok()?;
        let certificate = match stream.ssl().peer_certificate() {
            Some(certificate) => Some(self.read(&certificate)?),
            None => None,
        };
        Some((stream, certificate))
    }

    fn read(&self, certificate: &X509) -> Option<ClientCertificate> {
        let der = certificate.to_der().ok()?;
        let read = if self.vouched {
            ClientCertificate::from_der(&der)
        } else {
            ClientCertificate::self_signed(&der)
        };
        read.ok()
    }
}

fn listen_at(listen: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = std::net::TcpListener::bind(listen)?;
    socket.set_nonblocking(true)?;
    TcpListener::from_std(socket)
}

fn settings(config: &Config) -> Option<&config::MutualTls> {
    config.connector.as_ref()?.mutual_tls.as_ref()
}

fn meeting(settings: &config::MutualTls) -> Result<Option<Meeting>, StartError> {
    let CertificateSource::Listener {
        certificate_pem,
        key_pem,
        ..
    } = &settings.source
    else {
        return Ok(None);
    };
    let authorities = authorities(settings)?;
    let vouched = authorities.is_some();
    let chain = X509::stack_from_pem(certificate_pem.as_bytes());
    let key = PKey::private_key_from_pem_passphrase(key_pem.expose(), b"");
    let (chain, key) = (chain.map_err(|_| NAME)?, key.map_err(|_| NAME)?);
    let context = (|| {
        let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
        for (place, certificate) in chain.iter().enumerate() {
            match place {
                0 => builder.set_certificate(certificate)?,
                _ => builder.add_extra_chain_cert(certificate.clone())?,
            }
        }
        builder.set_private_key(&key)?;
        builder.check_private_key()?;
        ask(&mut builder, authorities.as_ref())?;
        Ok::<_, ErrorStack>(builder.build().into_context())
    })();
    let context = context.map_err(|_| NAME)?;
    Ok(Some(Meeting { context, vouched }))
}

/// Asks for a certificate and takes nobody's absence amiss: many clients have none. Sessions are
/// not resumed, so that every connection is judged anew.
fn ask(
    builder: &mut SslContextBuilder,
    authorities: Option<&CertificateAuthorities>,
) -> Result<(), ErrorStack> {
    builder.set_min_proto_version(Some(SslVersion::TLS1_2))?;
    builder.set_session_cache_mode(SslSessionCacheMode::OFF);
    builder.set_options(SslOptions::NO_TICKET);
    builder.set_num_tickets(0)?;
    builder.set_alpn_select_callback(|_, offered| {
        select_next_proto(HTTP, offered).ok_or(AlpnError::NOACK)
    });
    match authorities {
        Some(authorities) => {
            builder.set_verify(SslVerifyMode::PEER);
            builder.set_verify_cert_store(authorities.store()?)?;
            for authority in authorities.certificates() {
                builder.add_client_ca(authority)?;
            }
        }
        // Nobody vouches: only that the key is held counts, and that its days are not over.
        None => builder.set_verify_callback(SslVerifyMode::PEER, |_, context| {
            context.error_depth() > 0 || context.current_cert().is_some_and(is_current)
        }),
    }
    Ok(())
}

fn is_current(certificate: &X509Ref) -> bool {
    let now = Asn1Time::days_from_now(0);
    now.is_ok_and(|now| certificate.not_before() <= now && certificate.not_after() >= now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use openssl::pkey::Private;
    use openssl::ssl::SslConnector;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use crate::ambient::{Clock as _, SystemClock};
    use crate::domain::{CertificateSubject, DistinguishedName};
    use crate::trust::keys::generate::{
        CertificateProfile, KeyFamily, KeyPurpose, issued, private_key, self_signed,
    };

    type Pair = (PKey<Private>, X509);

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

    fn alone(name: &str, purpose: KeyPurpose, days: u32) -> Pair {
        let key = private_key(KeyFamily::EcP256).unwrap();
        let profile = CertificateProfile {
            days,
            ..profile(name, purpose)
        };
        let certificate = self_signed(&key, &profile).unwrap();
        (key, certificate)
    }

    fn from(authority: &Pair, days: u32) -> Pair {
        let key = private_key(KeyFamily::EcP256).unwrap();
        let profile = CertificateProfile {
            days,
            ..profile("rp.example", KeyPurpose::Signing)
        };
        let certificate = issued(&key, &profile, &authority.0, &authority.1).unwrap();
        (key, certificate)
    }

    fn settings(authority: Option<&Pair>) -> config::MutualTls {
        let (key, certificate) = alone("bridge", KeyPurpose::Signing, 30);
        let text = |pem: Vec<u8>| String::from_utf8(pem).unwrap();
        config::MutualTls {
            source: CertificateSource::Listener {
                listen: "127.0.0.1:0".parse().unwrap(),
                certificate_pem: text(certificate.to_pem().unwrap()),
                key_pem: config::Secret::new(key.private_key_to_pem_pkcs8().unwrap()),
            },
            base_url: Some("https://mtls.example".to_owned()),
            client_ca_pem: authority.map(|it| text(it.1.to_pem().unwrap())),
        }
    }

    /// A door in front of a page that says what it knows of the caller.
    fn open(authority: Option<&Pair>) -> (SocketAddr, tokio::sync::watch::Sender<bool>) {
        let wanted = DistinguishedName::from_text("CN=rp.example,O=Agency,C=FR").unwrap();
        let wanted = CertificateSubject::DistinguishedName(wanted);
        let routes = Router::new().route(
            "/",
            get(async move |request: axum::extract::Request| {
                let seen = request.extensions().get::<ClientCertificate>();
                seen.map_or("nobody".to_owned(), |seen| {
                    format!("{} {}", seen.thumbprint(), seen.is_of(&wanted))
                })
            }),
        );
        let door = Door::of(meeting(&settings(authority)).unwrap().unwrap());
        let listener = listen_at("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let limit = Duration::from_millis(500);
        let terms = Terms {
            capacity: super::super::connection::Capacity::of_operators(),
            patience: super::super::connection::Patience::USUAL,
            closing: Arc::default(),
            grace: limit,
        };
        tokio::spawn(door.serve_within(limit, listener, routes, terms, stopped));
        (address, stop)
    }

    /// What the page says to whoever shows this certificate; none where the door stays shut.
    async fn told(address: SocketAddr, shown: Option<&Pair>) -> Option<String> {
        let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
        connector.set_verify(SslVerifyMode::NONE);
        if let Some((key, certificate)) = shown {
            connector.set_certificate(certificate).unwrap();
            connector.set_private_key(key).unwrap();
        }
        let ssl = connector.build().configure().unwrap();
        let ssl = ssl.verify_hostname(false).into_ssl("mtls.example").unwrap();
        let socket = TcpStream::connect(address).await.unwrap();
        let mut stream = SslStream::new(ssl, socket).unwrap();
        Pin::new(&mut stream).connect().await.ok()?;
        let request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        stream.write_all(request).await.ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        Some(body.to_owned())
    }

    fn thumbprint(pair: &Pair) -> String {
        let der = pair.1.to_der().unwrap();
        let certificate = ClientCertificate::from_der(&der).unwrap();
        certificate.thumbprint().to_owned()
    }

    #[tokio::test]
    async fn a_certificate_of_our_authority_arrives_with_its_subject() {
        let authority = alone("CA", KeyPurpose::Authority, 30);
        let (address, _stop) = open(Some(&authority));
        let client = from(&authority, 30);
        let expected = format!("{} true", thumbprint(&client));
        assert_eq!(told(address, Some(&client)).await, Some(expected));
        // Who has none is served; the endpoints say what is missing.
        assert_eq!(told(address, None).await.as_deref(), Some("nobody"));
    }

    #[tokio::test]
    async fn strangers_and_the_expired_do_not_come_in() {
        let authority = alone("CA", KeyPurpose::Authority, 30);
        let (address, _stop) = open(Some(&authority));
        let namesake = alone("CA", KeyPurpose::Authority, 30);
        for stranger in [
            from(&namesake, 30),
            alone("rp.example", KeyPurpose::Signing, 30),
            from(&authority, 1),
        ] {
            assert_eq!(told(address, Some(&stranger)).await, None);
        }
        // A certificate without its key proves nothing.
        let (client, other) = (from(&authority, 30), from(&authority, 30));
        let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
        connector.set_certificate(&client.1).unwrap();
        assert!(connector.set_private_key(&other.0).is_err());
    }

    #[tokio::test]
    async fn without_authorities_a_certificate_binds_and_names_nobody() {
        let (address, _stop) = open(None);
        let client = alone("rp.example", KeyPurpose::Signing, 30);
        let expected = format!("{} false", thumbprint(&client));
        assert_eq!(told(address, Some(&client)).await, Some(expected));
        let expired = alone("rp.example", KeyPurpose::Signing, 1);
        assert_eq!(told(address, Some(&expired)).await, None);
    }

    #[tokio::test]
    async fn a_handshake_that_never_ends_gives_its_place_back() {
        let (address, _stop) = open(None);
        let mut socket = TcpStream::connect(address).await.unwrap();
        socket.write_all(b"\x16\x03\x01").await.unwrap();
        let mut answer = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(5), socket.read_to_end(&mut answer));
        assert!(ended.await.is_ok(), "the connection is held open");
    }
}
