//! The links of a proven chain: each certificate below the anchor, with its issuer and where it
//! says that its state is to be had. The anchor itself is the operator's: it is revoked by being
//! taken out of the configuration.

use super::verdict::RevocationError;
use openssl::hash::MessageDigest;
use openssl::ocsp::{OcspCertId, OcspRequest};
use openssl::x509::{X509, X509VerifyResult};
use std::fmt;

/// More addresses than any certificate needs.
const MAX_URLS: usize = 4;
const MAX_URL: usize = 1024;

/// A certificate of a chain and who issued it.
#[derive(Clone)]
pub struct Link {
    pub(super) certificate: X509,
    pub(super) issuer: X509,
    /// The issuer and everything above it, up to the anchor.
    pub(super) above: Vec<X509>,
    /// The names of the distribution points, of whatever scheme.
    pub(super) points: Vec<String>,
    crl_urls: Vec<String>,
    ocsp_urls: Vec<String>,
    names_sources: bool,
    fingerprint: [u8; 32],
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({} above)", self.above.len())
    }
}

/// The links of a chain as [`signer_chain`](crate::saml::AcceptedMetadata::signer_chain) gives
/// it: none where an anchor signed by itself.
///
/// # Errors
/// [`RevocationError::Chain`] for anything else than a chain.
pub fn links(chain: &[Vec<u8>]) -> Result<Vec<Link>, RevocationError> {
    let certificates: Result<Vec<X509>, _> = chain.iter().map(|der| X509::from_der(der)).collect();
    let certificates = certificates.map_err(|_| RevocationError::Chain)?;
    let mut links = Vec::new();
    let mut rest = certificates.as_slice();
    while let [certificate, above @ ..] = rest {
        let [issuer, ..] = above else { break };
        if issuer.issued(certificate) != X509VerifyResult::OK {
            return Err(RevocationError::Chain);
        }
        links.push(Link::new(certificate, issuer, above)?);
        rest = above;
    }
    Ok(links)
}

impl Link {
    fn new(certificate: &X509, issuer: &X509, above: &[X509]) -> Result<Self, RevocationError> {
        let der = certificate.to_der().map_err(|_| RevocationError::Chain)?;
        let points = distribution_points(certificate);
        let responders: Vec<String> = certificate
            .ocsp_responders()
            .map(|found| found.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        Ok(Self {
            names_sources: certificate.crl_distribution_points().is_some()
                || !responders.is_empty(),
            crl_urls: web(&points),
            ocsp_urls: web(&responders),
            points,
            certificate: certificate.clone(),
            issuer: issuer.clone(),
            above: above.to_vec(),
            fingerprint: openssl::sha::sha256(&der),
        })
    }

    /// SHA-256 of the certificate.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// Whether the certificate says that its state can be asked for. Nothing can be known about
    /// one that does not, and nothing has to be.
    pub fn names_sources(&self) -> bool {
        self.names_sources
    }

    /// Where its revocation list is: `http` or `https`, in its order, at most four.
    pub fn crl_urls(&self) -> &[String] {
        &self.crl_urls
    }

    /// Where to ask about it by OCSP: `http` or `https`, in its order, at most four.
    pub fn ocsp_urls(&self) -> &[String] {
        &self.ocsp_urls
    }

    /// The question to POST to a responder as `application/ocsp-request`. `[RFC6960 §4.1]` It
    /// names the certificate by SHA-1, as responders expect; nothing is trusted for that hash.
    ///
    /// # Errors
    /// [`RevocationError::Request`] if the library cannot write it.
    pub fn ocsp_request(&self) -> Result<Vec<u8>, RevocationError> {
        let id = OcspCertId::from_cert(MessageDigest::sha1(), &self.certificate, &self.issuer);
        let request = id.and_then(|id| {
            let mut request = OcspRequest::new()?;
            request.add_id(id)?;
            request.to_der()
        });
        request.map_err(|_| RevocationError::Request)
    }
}

fn distribution_points(certificate: &X509) -> Vec<String> {
    let Some(points) = certificate.crl_distribution_points() else {
        return Vec::new();
    };
    points
        .iter()
        .filter_map(|point| point.distpoint()?.fullname())
        .flat_map(|names| names.iter().filter_map(|name| name.uri()))
        .map(str::to_owned)
        .collect()
}

fn web(names: &[String]) -> Vec<String> {
    let mut urls: Vec<String> = Vec::new();
    for name in names.iter().filter(|name| name.len() <= MAX_URL) {
        let usable = url::Url::parse(name)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if usable && !urls.contains(name) && urls.len() < MAX_URLS {
            urls.push(name.clone());
        }
    }
    urls
}
