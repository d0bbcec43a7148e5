//! What a peer's key descriptor says it can decrypt, and what we choose from it. The order of
//! preference is what the EC's node sends by default, so that old peers can read it; what a peer
//! does not list is used only where it lists nothing that we have. `[SAML-Metadata §2.4.1.1]`

use crate::saml::names::MD;
use crate::xml::algorithms::{DS, XENC11};
use crate::xml::{
    ContentEncryption, DigestAlgorithm, KeyManagement, KeyTransport, KeyWrap, Verified, mgf1,
};

/// The `md:EncryptionMethod` elements of one key descriptor.
pub(super) struct EncryptionMethods<'d>(Vec<Verified<'d>>);

impl<'d> EncryptionMethods<'d> {
    pub(super) fn of(descriptor: Verified<'d>) -> Self {
        Self(descriptor.children_named(MD, "EncryptionMethod").collect())
    }

    fn lists(&self, uri: &str) -> bool {
        self.0
            .iter()
            .any(|method| method.attribute("Algorithm") == Some(uri))
    }

    /// The strongest content encryption that is listed; what every node knows if none is.
    pub(super) fn content(&self) -> ContentEncryption {
        let preferred = [
            ContentEncryption::Aes256Gcm,
            ContentEncryption::Aes192Gcm,
            ContentEncryption::Aes128Gcm,
        ];
        let mut preferred = preferred.into_iter();
        preferred
            .find(|content| self.lists(content.uri()))
            .unwrap_or(ContentEncryption::Aes256Gcm)
    }

    /// How the key travels: always `xmlenc11#rsa-oaep` or ECDH-ES, as nothing else may be sent,
    /// with the digests and the wrap that are listed.
    pub(super) fn key_management(&self) -> KeyManagement {
        let usual = KeyManagement::EIDAS;
        let wraps = [usual.key_wrap, KeyWrap::Aes192, KeyWrap::Aes128];
        let wrap = wraps.into_iter().find(|wrap| self.lists(wrap.uri()));
        let digests = |child: (&str, &str), read: fn(&str) -> Option<DigestAlgorithm>| {
            let listed: Vec<_> = self.oaep_parameters(child).filter_map(read).collect();
            [
                usual.oaep_digest,
                DigestAlgorithm::Sha384,
                DigestAlgorithm::Sha512,
            ]
            .into_iter()
            .find(|digest| listed.contains(digest))
        };
        KeyManagement {
            oaep_digest: digests((DS, "DigestMethod"), DigestAlgorithm::from_uri)
                .unwrap_or(usual.oaep_digest),
            oaep_mask: digests((XENC11, "MGF"), mgf1).unwrap_or(usual.oaep_mask),
            key_wrap: wrap.unwrap_or(usual.key_wrap),
            ..usual
        }
    }

    /// The algorithms of a child of the `rsa-oaep` entries.
    fn oaep_parameters(&self, (namespace, name): (&str, &str)) -> impl Iterator<Item = &'d str> {
        self.0
            .iter()
            .filter(|method| method.attribute("Algorithm") == Some(KeyTransport::RsaOaep.uri()))
            .flat_map(move |method| {
                method
                    .children()
                    .filter(move |child| child.is(namespace, name))
            })
            .filter_map(|child| child.attribute("Algorithm"))
    }
}
