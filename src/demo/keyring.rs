//! Every key of one member state, made at start and thrown away at the end.
//!
//! RSA is slow to make, so each such key is made on a thread of its own.

use std::thread;

use jiff::{SignedDuration, Timestamp};
use openssl::pkey::{PKey, Private};
use openssl::x509::X509;

use super::member_state::{Anchor, HubStyle, MemberState};
use crate::ambient::Random;
use crate::config::DEMO_ORGANISATION;
use crate::trust::keys::generate::{
    self, CertificateProfile, GenerateError, KeyFamily, KeyPurpose,
};

/// Days for which a demo may run.
const DAYS: u32 = 90;

/// A key with the certificates that go into its file.
pub(super) struct CertifiedKey {
    pub(super) key: PKey<Private>,
    pub(super) certificate_pem: String,
}

/// The keys of one member state.
pub(super) struct Keyring {
    pub(super) metadata_signing: CertifiedKey,
    pub(super) saml_signing: CertifiedKey,
    pub(super) saml_encryption: CertifiedKey,
    /// Signs the bridge's tokens and client assertions.
    pub(super) oidc_signing: PKey<Private>,
    /// What the hub encrypts to.
    pub(super) oidc_encryption: PKey<Private>,
    /// Signs the hub's tokens.
    pub(super) hub_signing: PKey<Private>,
    /// The hub's key as client of the bridge: encrypted to, or signing its assertions.
    pub(super) hub_client: PKey<Private>,
    /// What the other country's bridge trusts.
    pub(super) anchor_pem: String,
}

/// Makes all keys; blocks for seconds where they are RSA.
///
/// # Errors
/// [`GenerateError`] where OpenSSL or the random generator fails.
pub(super) fn make(
    state: &MemberState,
    random: &dyn Random,
    now: Timestamp,
) -> Result<Keyring, GenerateError> {
    // RSA where FranceConnect has it, EC beside it, so that both kinds run in each demo.
    let (hub_signing, hub_client) = match state.hub {
        HubStyle::FranceConnect => (KeyFamily::EcP256, KeyFamily::Rsa3072),
        HubStyle::PrivateKey => (KeyFamily::Rsa3072, KeyFamily::EcP256),
    };
    let elliptic = KeyFamily::EcP256;
    let families = [
        state.keys,
        state.keys,
        state.keys,
        elliptic,
        elliptic,
        hub_signing,
        hub_client,
    ];
    let [
        metadata,
        signing,
        encryption,
        oidc_signing,
        oidc_encryption,
        hub_signing,
        hub_client,
    ] = thread::scope(|scope| {
        let threads = families.map(|family| scope.spawn(move || generate::private_key(family)));
        threads.map(|thread| thread.join().unwrap_or(Err(GenerateError)))
    });
    let registrar = Registrar { state, random, now };
    let (metadata_signing, anchor_pem) = registrar.metadata_key(metadata?)?;
    Ok(Keyring {
        metadata_signing,
        anchor_pem,
        saml_signing: registrar.certified(signing?, KeyPurpose::Signing, "messages")?,
        saml_encryption: registrar.certified(encryption?, KeyPurpose::Encryption, "assertions")?,
        oidc_signing: oidc_signing?,
        oidc_encryption: oidc_encryption?,
        hub_signing: hub_signing?,
        hub_client: hub_client?,
    })
}

struct Registrar<'a> {
    state: &'a MemberState,
    random: &'a dyn Random,
    now: Timestamp,
}

impl Registrar<'_> {
    fn certified(
        &self,
        key: PKey<Private>,
        purpose: KeyPurpose,
        name: &str,
    ) -> Result<CertifiedKey, GenerateError> {
        let certificate = generate::self_signed(&key, &self.profile(purpose, name)?)?;
        let certificate_pem = generate::certificate_pem(&certificate)?;
        Ok(CertifiedKey {
            key,
            certificate_pem,
        })
    }

    /// The metadata key, and the certificate to trust it by.
    fn metadata_key(&self, key: PKey<Private>) -> Result<(CertifiedKey, String), GenerateError> {
        if self.state.anchor == Anchor::Pinned {
            let pinned = self.certified(key, KeyPurpose::Signing, "metadata")?;
            let anchor = pinned.certificate_pem.clone();
            return Ok((pinned, anchor));
        }
        let (authority_key, authority) = self.authority()?;
        let profile = self.profile(KeyPurpose::Signing, "metadata")?;
        let certificate = generate::issued(&key, &profile, &authority_key, &authority)?;
        let certified = CertifiedKey {
            key,
            certificate_pem: generate::certificate_pem(&certificate)?,
        };
        Ok((certified, generate::certificate_pem(&authority)?))
    }

    fn authority(&self) -> Result<(PKey<Private>, X509), GenerateError> {
        let key = generate::private_key(KeyFamily::EcP384)?;
        let profile = self.profile(KeyPurpose::Authority, "authority")?;
        let certificate = generate::self_signed(&key, &profile)?;
        Ok((key, certificate))
    }

    fn profile<'p>(
        &self,
        purpose: KeyPurpose,
        common_name: &'p str,
    ) -> Result<CertificateProfile<'p>, GenerateError>
    where
        Self: 'p,
    {
        let mut serial = [0; 16];
        self.random.fill(&mut serial).map_err(|_| GenerateError)?;
        let an_hour_ago = self.now.checked_sub(SignedDuration::from_hours(1));
        Ok(CertificateProfile {
            country: self.state.code,
            organisation: DEMO_ORGANISATION,
            common_name,
            purpose,
            not_before: an_hour_ago.map_err(|_| GenerateError)?,
            days: DAYS,
            serial,
        })
    }
}
