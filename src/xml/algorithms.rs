//! The algorithms of the eIDAS profile by name. What is not here does not exist for the bridge:
//! no SHA-1 signature, no HMAC, no CBC, no RSA v1.5 key transport. `[eIDAS-CR §2.2]`

use crate::custody::HashName;
use openssl::md::{Md, MdRef};
use openssl::sha;

/// Namespace of XML Signature 1.0, prefix `ds` here. `[XMLDSig §1.4]`
pub const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Namespace of XML Signature 1.1. `[XMLDSig §1.4]`
pub const DSIG11: &str = "http://www.w3.org/2009/xmldsig11#";
/// Namespace of XML Encryption 1.0. `[XMLEnc §1.4]`
pub const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
/// Namespace of XML Encryption 1.1. `[XMLEnc §1.4]`
pub const XENC11: &str = "http://www.w3.org/2009/xmlenc11#";
/// Exclusive canonicalisation without comments, and its namespace. `[ExcC14N §4]`
pub const EXC_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// The enveloped signature transform. `[XMLDSig §6.6.4]`
pub const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// ECDH with an ephemeral key. `[XMLEnc §5.6.4]`
pub const ECDH_ES: &str = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
/// The key derivation of NIST SP 800-56A. `[XMLEnc §5.4.1]`
pub const CONCAT_KDF: &str = "http://www.w3.org/2009/xmlenc11#ConcatKDF";

/// Writes `uri` and `from_uri` from one table.
macro_rules! by_uri {
    ($name:ident, $what:literal, $($variant:ident => $uri:literal),+ $(,)?) => {
        impl $name {
            #[doc = concat!("The identifier of ", $what, " in a message.")]
            pub fn uri(self) -> &'static str {
                match self { $(Self::$variant => $uri),+ }
            }

            #[doc = concat!("Finds ", $what, " by its identifier; `None` for any other.")]
            pub fn from_uri(uri: &str) -> Option<Self> {
                match uri { $($uri => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

/// How a message is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureAlgorithm {
    /// RSASSA-PSS, MGF1 and salt of SHA-256. `[RFC9231 §2.3.10]`
    RsaPssSha256,
    /// RSASSA-PSS, MGF1 and salt of SHA-384.
    RsaPssSha384,
    /// RSASSA-PSS, MGF1 and salt of SHA-512.
    RsaPssSha512,
    /// ECDSA with SHA-256. `[RFC9231 §2.3.6]`
    EcdsaSha256,
    /// ECDSA with SHA-384.
    EcdsaSha384,
    /// ECDSA with SHA-512.
    EcdsaSha512,
    /// RSASSA-PKCS1-v1_5 with SHA-256: in no default list, for service lists only.
    RsaPkcs1Sha256,
}

by_uri!(SignatureAlgorithm, "the signature algorithm",
    RsaPssSha256 => "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
    RsaPssSha384 => "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
    RsaPssSha512 => "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
    EcdsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    EcdsaSha384 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    EcdsaSha512 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
    RsaPkcs1Sha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
);

impl SignatureAlgorithm {
    /// The hash inside the algorithm.
    pub fn digest(self) -> DigestAlgorithm {
        match self {
            Self::RsaPssSha256 | Self::EcdsaSha256 | Self::RsaPkcs1Sha256 => {
                DigestAlgorithm::Sha256
            }
            Self::RsaPssSha384 | Self::EcdsaSha384 => DigestAlgorithm::Sha384,
            Self::RsaPssSha512 | Self::EcdsaSha512 => DigestAlgorithm::Sha512,
        }
    }

    /// Whether the algorithm takes an elliptic curve key.
    pub fn is_ecdsa(self) -> bool {
        matches!(
            self,
            Self::EcdsaSha256 | Self::EcdsaSha384 | Self::EcdsaSha512
        )
    }
}

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DigestAlgorithm {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

by_uri!(DigestAlgorithm, "the digest algorithm",
    Sha256 => "http://www.w3.org/2001/04/xmlenc#sha256",
    Sha384 => "http://www.w3.org/2001/04/xmldsig-more#sha384",
    Sha512 => "http://www.w3.org/2001/04/xmlenc#sha512",
);

impl DigestAlgorithm {
    /// The word for it towards a key's holder.
    pub(super) fn name(self) -> HashName {
        match self {
            Self::Sha256 => HashName::Sha256,
            Self::Sha384 => HashName::Sha384,
            Self::Sha512 => HashName::Sha512,
        }
    }

    /// The digest of some bytes. Goes past OpenSSL's algorithm lookup per call.
    pub(super) fn hash(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha256 => {
                let mut state = sha::Sha256::new();
                for part in parts {
                    state.update(part);
                }
                state.finish().to_vec()
            }
            Self::Sha384 => {
                let mut state = sha::Sha384::new();
                for part in parts {
                    state.update(part);
                }
                state.finish().to_vec()
            }
            Self::Sha512 => {
                let mut state = sha::Sha512::new();
                for part in parts {
                    state.update(part);
                }
                state.finish().to_vec()
            }
        }
    }

    /// OpenSSL's name of the hash.
    pub(super) fn md(self) -> &'static MdRef {
        match self {
            Self::Sha256 => Md::sha256(),
            Self::Sha384 => Md::sha384(),
            Self::Sha512 => Md::sha512(),
        }
    }
}

/// How content is encrypted: GCM only. `[XMLEnc §5.2.4]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentEncryption {
    /// AES-128 in GCM.
    Aes128Gcm,
    /// AES-192 in GCM.
    Aes192Gcm,
    /// AES-256 in GCM.
    Aes256Gcm,
}

by_uri!(ContentEncryption, "the content encryption",
    Aes128Gcm => "http://www.w3.org/2009/xmlenc11#aes128-gcm",
    Aes192Gcm => "http://www.w3.org/2009/xmlenc11#aes192-gcm",
    Aes256Gcm => "http://www.w3.org/2009/xmlenc11#aes256-gcm",
);

impl ContentEncryption {
    /// Length of the content encryption key in bytes.
    pub fn key_length(self) -> usize {
        match self {
            Self::Aes128Gcm => 16,
            Self::Aes192Gcm => 24,
            Self::Aes256Gcm => 32,
        }
    }
}

/// How a content encryption key travels under an RSA key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyTransport {
    /// RSA-OAEP with digest and mask named in the message. `[XMLEnc §5.5.2]`
    RsaOaep,
    /// RSA-OAEP with MGF1 of SHA-1: only for peers of the versions 1.2 and 1.3.
    RsaOaepMgf1p,
}

by_uri!(KeyTransport, "the key transport",
    RsaOaep => "http://www.w3.org/2009/xmlenc11#rsa-oaep",
    RsaOaepMgf1p => "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
);

/// How a content encryption key is wrapped under an agreed key. `[XMLEnc §5.7]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyWrap {
    /// AES-128 key wrap.
    Aes128,
    /// AES-192 key wrap.
    Aes192,
    /// AES-256 key wrap.
    Aes256,
}

by_uri!(KeyWrap, "the key wrap",
    Aes128 => "http://www.w3.org/2001/04/xmlenc#kw-aes128",
    Aes192 => "http://www.w3.org/2001/04/xmlenc#kw-aes192",
    Aes256 => "http://www.w3.org/2001/04/xmlenc#kw-aes256",
);

impl KeyWrap {
    /// Length of the wrapping key in bytes.
    pub fn key_length(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 => 24,
            Self::Aes256 => 32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_sha1_cbc_and_rsa15_have_no_name_here() {
        for uri in [
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        ] {
            assert_eq!(SignatureAlgorithm::from_uri(uri), None);
        }
        assert_eq!(
            DigestAlgorithm::from_uri("http://www.w3.org/2000/09/xmldsig#sha1"),
            None
        );
        assert_eq!(
            ContentEncryption::from_uri("http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
            None
        );
        assert_eq!(
            KeyTransport::from_uri("http://www.w3.org/2001/04/xmlenc#rsa-1_5"),
            None
        );
    }

    #[test]
    fn digests_match_the_published_example() {
        let digest = DigestAlgorithm::Sha256.hash(&[b"a", b"bc"]);
        assert_eq!(digest.first(), Some(&0xba));
        assert_eq!(digest.len(), 32);
        assert_eq!(DigestAlgorithm::Sha512.hash(&[b""]).len(), 64);
    }
}
