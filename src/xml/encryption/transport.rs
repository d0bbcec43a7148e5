//! Key transport under an RSA key: OAEP only. In: the wrapped key and what the message says
//! about digest and mask. Out: the content encryption key. `[XMLEnc §5.5]`

use super::policy::{DecryptError, DecryptionPolicy};
use super::structure::Method;
use crate::custody::{HashName, HolderError, KeyHolder};
use crate::xml::algorithms::{DigestAlgorithm, KeyTransport};
use openssl::error::ErrorStack;
use openssl::md::{Md, MdRef};
use openssl::pkey::{PKey, Private, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use zeroize::Zeroizing;

const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";
const MGF1_SHA1: &str = "http://www.w3.org/2009/xmlenc11#mgf1sha1";
const MGF1: [(DigestAlgorithm, &str); 3] = [
    (
        DigestAlgorithm::Sha256,
        "http://www.w3.org/2009/xmlenc11#mgf1sha256",
    ),
    (
        DigestAlgorithm::Sha384,
        "http://www.w3.org/2009/xmlenc11#mgf1sha384",
    ),
    (
        DigestAlgorithm::Sha512,
        "http://www.w3.org/2009/xmlenc11#mgf1sha512",
    ),
];

/// The digest inside a mask generation function by its identifier; `None` for SHA-1 and any other.
/// `[XMLEnc §5.5.2]`
pub fn mgf1(uri: &str) -> Option<DigestAlgorithm> {
    MGF1.iter()
        .find(|(_, known)| *known == uri)
        .map(|(digest, _)| *digest)
}

/// The identifier of MGF1 with a digest.
pub(super) fn mgf1_uri(digest: DigestAlgorithm) -> &'static str {
    MGF1.iter()
        .find(|(d, _)| *d == digest)
        .map_or("", |(_, uri)| uri)
}

/// The two hashes of OAEP; `None` is SHA-1.
#[derive(Clone, Copy)]
pub(super) struct Oaep {
    digest: Option<DigestAlgorithm>,
    mask: Option<DigestAlgorithm>,
}

impl Oaep {
    /// Reads the parameters and holds them against the policy, before any key is touched.
    pub(super) fn read(
        transport: KeyTransport,
        method: &Method<'_>,
        policy: &DecryptionPolicy,
    ) -> Result<Self, DecryptError> {
        let digest = match method.digest {
            None | Some(SHA1) => None,
            Some(uri) => Some(DigestAlgorithm::from_uri(uri).ok_or(DecryptError::Algorithm)?),
        };
        let mask = match method.mask {
            None | Some(MGF1_SHA1) => None,
            Some(uri) => Some(mgf1(uri).ok_or(DecryptError::Algorithm)?),
        };
        let allowed = match transport {
            // The mask is SHA-1 by definition, whether written or not; the digest may be SHA-1 or
            // SHA-2 in the field.
            KeyTransport::RsaOaepMgf1p => policy.allow_mgf1p && mask.is_none(),
            KeyTransport::RsaOaep => policy.allow_oaep_sha1 || (digest.is_some() && mask.is_some()),
        };
        if allowed {
            Ok(Self { digest, mask })
        } else {
            Err(DecryptError::Algorithm)
        }
    }

    pub(super) fn unwrap(self, key: &PKey<Private>, wrapped: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        // OpenSSL takes a shorter text for one with zeros before it [RFC8017 §7.1.2].
        if wrapped.len() != key.size() {
            return None;
        }
        let mut context = PkeyCtx::new(key).ok()?;
        context.decrypt_init().ok()?;
        self.configure(&mut context).ok()?;
        let mut plain = Zeroizing::new(Vec::new());
        context.decrypt_to_vec(wrapped, &mut plain).ok()?;
        Some(plain)
    }

    pub(super) fn unwrap_held(
        self,
        holder: &dyn KeyHolder,
        size: usize,
        wrapped: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, HolderError> {
        if wrapped.len() != size {
            return Err(HolderError::Refused);
        }
        let name =
            |digest: Option<DigestAlgorithm>| digest.map_or(HashName::Sha1, DigestAlgorithm::name);
        holder.decrypt_oaep(name(self.digest), name(self.mask), wrapped)
    }

    fn configure<T>(self, context: &mut PkeyCtx<T>) -> Result<(), ErrorStack> {
        let md = |digest: Option<DigestAlgorithm>| -> &'static MdRef {
            digest.map_or_else(Md::sha1, DigestAlgorithm::md)
        };
        context.set_rsa_padding(Padding::PKCS1_OAEP)?;
        context.set_rsa_oaep_md(md(self.digest))?;
        context.set_rsa_mgf1_md(md(self.mask))
    }
}

/// Wraps a content encryption key with these hashes for digest and mask.
pub(super) fn wrap(
    key: &PKey<Public>,
    digest: DigestAlgorithm,
    mask: DigestAlgorithm,
    plain: &[u8],
) -> Result<Vec<u8>, ErrorStack> {
    let mut context = PkeyCtx::new(key)?;
    context.encrypt_init()?;
    Oaep {
        digest: Some(digest),
        mask: Some(mask),
    }
    .configure(&mut context)?;
    let mut wrapped = Vec::new();
    context.encrypt_to_vec(plain, &mut wrapped)?;
    Ok(wrapped)
}
