//! A client's TLS certificate as the back channel presents it [RFC8705 §2, §3]. Whether the
//! handshake proved its key, and who may vouch for it, was decided where it arrived.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::sha::sha256;
use openssl::x509::X509;

use super::jose::JoseError;

/// What a registered client's certificate must say; exactly one of them [RFC8705 §2.1.2].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CertificateSubject {
    /// The subject's distinguished name [RFC4514 §2].
    DistinguishedName(String),
    /// A DNS name among the alternative names.
    DnsName(String),
    /// A URI among the alternative names.
    Uri(String),
}

/// A certificate whose key the caller holds. Debug shows the thumbprint only.
#[derive(Clone)]
pub struct ClientCertificate {
    certificate: X509,
    thumbprint: String,
}

impl ClientCertificate {
    /// From DER.
    pub fn from_der(der: &[u8]) -> Result<Self, JoseError> {
        let certificate = X509::from_der(der).map_err(|_| JoseError::Malformed)?;
        Ok(Self {
            certificate,
            thumbprint: URL_SAFE_NO_PAD.encode(sha256(der)),
        })
    }

    /// `x5t#S256`: what a token bound to it remembers [RFC8705 §3.1].
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// Whether it is of that subject.
    pub fn is_of(&self, subject: &CertificateSubject) -> bool {
        let names = self.certificate.subject_alt_names();
        let mut names = names.iter().flatten();
        match subject {
            CertificateSubject::DistinguishedName(_) => false,
            CertificateSubject::DnsName(wanted) => names.any(|name| {
                name.dnsname()
                    .is_some_and(|dns| dns.eq_ignore_ascii_case(wanted))
            }),
            CertificateSubject::Uri(wanted) => names.any(|name| name.uri() == Some(wanted)),
        }
    }
}

impl fmt::Debug for ClientCertificate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ClientCertificate({})", self.thumbprint)
    }
}
