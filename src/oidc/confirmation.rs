//! What an access token is bound to beside its client [RFC7800 §3.1].

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::client::{Client, SecurityProfile, SenderConstraint};
use super::client_certificate::ClientCertificate;
use super::token::TokenRefusal;

/// A key, a certificate, both or neither. Whoever uses the token must show each that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    jkt: Option<String>,
    certificate: Option<String>,
}

impl Confirmation {
    /// What a token for this client is bound to, by the key that it proved and the certificate that
    /// it came with. A key that is proved binds, registered for or not [RFC9449 §5]; a certificate
    /// binds where it is registered for [RFC8705 §3].
    ///
    /// # Errors
    /// [`TokenRefusal`] where what the registration requires is missing.
    pub fn of(
        client: &Client,
        proved_key: Option<&str>,
        certificate: Option<&ClientCertificate>,
    ) -> Result<Self, TokenRefusal> {
        let by_certificate = client.sender_constraint == SenderConstraint::MutualTls;
        let confirmation = Self {
            jkt: proved_key.map(str::to_owned),
            certificate: certificate
                .filter(|_| by_certificate)
                .map(|certificate| certificate.thumbprint().to_owned()),
        };
        let by_key = match client.sender_constraint {
            SenderConstraint::Dpop => true,
            SenderConstraint::MutualTls => false,
            SenderConstraint::None => client.profile == SecurityProfile::Fapi2,
        };
        if by_key && confirmation.jkt.is_none() {
            return Err(TokenRefusal::ProofMissing);
        }
        if by_certificate && confirmation.certificate.is_none() {
            return Err(TokenRefusal::CertificateMissing);
        }
        Ok(confirmation)
    }

    /// `Bearer`, or `DPoP` where a key is needed [RFC9449 §5].
    pub fn token_type(&self) -> &'static str {
        match self.jkt {
            Some(_) => "DPoP",
            None => "Bearer",
        }
    }

    /// Whether a proof must come with the token.
    pub fn needs_proof(&self) -> bool {
        self.jkt.is_some()
    }

    /// Whether who shows this key and this certificate may use the token.
    pub fn holds(&self, proved_key: Option<&str>, certificate: Option<&ClientCertificate>) -> bool {
        let key = self.jkt.as_deref();
        let thumbprint = self.certificate.as_deref();
        key.is_none_or(|key| proved_key == Some(key))
            && thumbprint.is_none_or(|own| certificate.is_some_and(|it| it.thumbprint() == own))
    }

    /// The `cnf` member, where there is anything [RFC7662 §2.2, RFC9449 §6.2, RFC8705 §3.2].
    pub fn to_value(&self) -> Option<Value> {
        let mut members = serde_json::Map::new();
        if let Some(key) = &self.jkt {
            members.insert("jkt".to_owned(), json!(key));
        }
        if let Some(thumbprint) = &self.certificate {
            members.insert("x5t#S256".to_owned(), json!(thumbprint));
        }
        (!members.is_empty()).then_some(Value::Object(members))
    }
}
