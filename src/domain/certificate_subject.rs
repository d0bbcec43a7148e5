//! Who a certificate must be of: one of the names by which a client is registered.

use super::DistinguishedName;

/// What a registered client's certificate must say; exactly one of them [RFC8705 §2.1.2].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CertificateSubject {
    /// The subject's distinguished name [RFC4514 §2].
    DistinguishedName(DistinguishedName),
    /// A DNS name among the alternative names.
    DnsName(String),
    /// A URI among the alternative names.
    Uri(String),
}
