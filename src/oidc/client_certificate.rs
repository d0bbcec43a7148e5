//! A client's TLS certificate as the back channel presents it [RFC8705 §2, §3]. Whether the
//! handshake proved its key, and who may vouch for it, was decided where it arrived.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openssl::asn1::Asn1Time;
use openssl::error::ErrorStack;
use openssl::sha::sha256;
use openssl::stack::Stack;
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::verify::{X509VerifyFlags, X509VerifyParam};
use openssl::x509::{X509, X509PurposeId, X509StoreContext, X509StoreContextRef};

use super::jose::JoseError;
pub use crate::domain::CertificateSubject;
use crate::domain::DistinguishedName;

/// The largest header that is looked at, in bytes.
const MAX_HEADER_BYTES: usize = 16 * 1024;

/// A certificate whose key the caller holds. Debug shows the thumbprint only.
#[derive(Clone)]
pub struct ClientCertificate {
    certificate: X509,
    thumbprint: String,
    vouched: bool,
}

impl ClientCertificate {
    /// From the DER of a certificate that an authority of ours vouches for.
    pub fn from_der(der: &[u8]) -> Result<Self, JoseError> {
        let certificate = X509::from_der(der).map_err(|_| JoseError::Malformed)?;
        Ok(Self {
            certificate,
            thumbprint: URL_SAFE_NO_PAD.encode(sha256(der)),
            vouched: true,
        })
    }

    /// From the DER of one that nobody vouches for: tokens can be bound to it, and it is of no
    /// subject.
    pub fn self_signed(der: &[u8]) -> Result<Self, JoseError> {
        Ok(Self {
            vouched: false,
            ..Self::from_der(der)?
        })
    }

    /// `x5t#S256`: what a token bound to it remembers [RFC8705 §3.1].
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// Whether it is of that subject, and somebody vouches for that.
    pub fn is_of(&self, subject: &CertificateSubject) -> bool {
        let names = self.certificate.subject_alt_names();
        let mut names = names.iter().flatten();
        let is_called = match subject {
            CertificateSubject::DistinguishedName(wanted) => {
                self.subject().as_ref() == Some(wanted)
            }
            CertificateSubject::DnsName(wanted) => names.any(|name| {
                name.dnsname()
                    .is_some_and(|dns| dns.eq_ignore_ascii_case(wanted))
            }),
            CertificateSubject::Uri(wanted) => names.any(|name| name.uri() == Some(wanted)),
        };
        self.vouched && is_called
    }

    fn subject(&self) -> Option<DistinguishedName> {
        let der = self.certificate.subject_name().to_der().ok()?;
        DistinguishedName::from_der(&der).ok()
    }

    /// Whether its days have begun and are not over.
    fn is_valid_at(&self, now: Timestamp) -> bool {
        let Ok(now) = Asn1Time::from_unix(now.as_second()) else {
            return false;
        };
        self.certificate.not_before() <= now && self.certificate.not_after() >= now
    }
}

/// Who may vouch for clients' certificates: self-signed authorities, or any certificate between
/// them and the clients'.
#[derive(Clone)]
pub struct CertificateAuthorities(Vec<X509>);

impl CertificateAuthorities {
    /// From certificates in PEM, at least one.
    pub fn from_pem(pem: &str) -> Result<Self, JoseError> {
        match X509::stack_from_pem(pem.as_bytes()) {
            Ok(found) if !found.is_empty() => Ok(Self(found)),
            _ => Err(JoseError::Malformed),
        }
    }

    /// What to verify chains against, for a handshake.
    pub fn store(&self) -> Result<X509Store, ErrorStack> {
        Ok(self.builder()?.build())
    }

    /// The authorities themselves, whose names a handshake tells.
    pub fn certificates(&self) -> &[X509] {
        &self.0
    }

    fn builder(&self) -> Result<X509StoreBuilder, ErrorStack> {
        let mut store = X509StoreBuilder::new()?;
        for authority in &self.0 {
            store.add_cert(authority.clone())?;
        }
        store.set_flags(X509VerifyFlags::PARTIAL_CHAIN)?;
        store.set_purpose(X509PurposeId::SSL_CLIENT)?;
        Ok(store)
    }

    fn vouch_for(&self, certificate: &X509, now: Timestamp) -> Result<bool, ErrorStack> {
        let mut store = self.builder()?;
        let mut parameters = X509VerifyParam::new()?;
        parameters.set_time(now.as_second());
        store.set_param(&parameters)?;
        let (store, chain) = (store.build(), Stack::new()?);
        let mut context = X509StoreContext::new()?;
        context.init(
            &store,
            certificate,
            &chain,
            X509StoreContextRef::verify_cert,
        )
    }
}

impl fmt::Debug for CertificateAuthorities {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CertificateAuthorities({})", self.0.len())
    }
}

/// The certificate in a header of a trusted proxy: `:base64:` [RFC9440 §2.1], or PEM with
/// percent-escapes. `None` where there is none, where it is not valid now, and where `authorities`
/// are given and none of them vouches for it.
pub fn forwarded_certificate(
    header: &str,
    authorities: Option<&CertificateAuthorities>,
    now: Timestamp,
) -> Option<ClientCertificate> {
    if header.len() > MAX_HEADER_BYTES {
        return None;
    }
    let encoded = header.strip_prefix(':').and_then(|it| it.strip_suffix(':'));
    let der = if let Some(encoded) = encoded {
        STANDARD.decode(encoded).ok()?
    } else {
        // A plus is a plus: this is no form.
        let escaped = format!("={}", header.replace('+', "%2B"));
        let (_, pem) = form_urlencoded::parse(escaped.as_bytes()).next()?;
        let mut found = X509::stack_from_pem(pem.as_bytes()).ok()?;
        let only = found.pop().filter(|_| found.is_empty())?;
        only.to_der().ok()?
    };
    let certificate = match authorities {
        Some(_) => ClientCertificate::from_der(&der),
        None => ClientCertificate::self_signed(&der),
    };
    let certificate = certificate.ok().filter(|it| it.is_valid_at(now))?;
    let vouched = authorities.is_none_or(|authorities| {
        let vouched = authorities.vouch_for(&certificate.certificate, now);
        vouched.unwrap_or(false)
    });
    vouched.then_some(certificate)
}

impl fmt::Debug for ClientCertificate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ClientCertificate({})", self.thumbprint)
    }
}
