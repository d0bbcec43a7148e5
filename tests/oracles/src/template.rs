//! What is asked of an engine, and the empty signatures and encryptions that most of them fill in.

use crate::keys::Identity;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::xml::algorithms::{
    CONCAT_KDF, DS, DSIG11, ECDH_ES, ENVELOPED, EXC_C14N, XENC, XENC11,
};

pub const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";
pub const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
pub const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";

/// How to sign.
pub struct Signing<'k> {
    pub signer: &'k Identity,
    pub algorithm: &'k str,
    pub digest: &'k str,
    /// Prefixes of both `InclusiveNamespaces`, between spaces; empty for no such element.
    pub prefixes: &'k str,
}

impl Signing<'_> {
    /// `unsigned` with an empty signature: behind the issuer, or else at the end of the root.
    pub fn template(&self, unsigned: &str) -> String {
        let after_issuer = unsigned.find("</saml2:Issuer>").map(|at| at + 15);
        let place = after_issuer.or_else(|| unsigned.rfind("</")).unwrap();
        let (before, after) = unsigned.split_at(place);
        let list = if self.prefixes.is_empty() {
            String::new()
        } else {
            let prefixes = self.prefixes;
            format!("<ec:InclusiveNamespaces xmlns:ec=\"{EXC_C14N}\" PrefixList=\"{prefixes}\"/>")
        };
        let certificate = STANDARD.encode(self.signer.der());
        let id = id_of(unsigned);
        let (algorithm, digest) = (self.algorithm, self.digest);
        format!(
            "{before}<ds:Signature xmlns:ds=\"{DS}\"><ds:SignedInfo>\
             <ds:CanonicalizationMethod Algorithm=\"{EXC_C14N}\">{list}</ds:CanonicalizationMethod>\
             <ds:SignatureMethod Algorithm=\"{algorithm}\"/><ds:Reference URI=\"#{id}\">\
             <ds:Transforms><ds:Transform Algorithm=\"{ENVELOPED}\"/>\
             <ds:Transform Algorithm=\"{EXC_C14N}\">{list}</ds:Transform></ds:Transforms>\
             <ds:DigestMethod Algorithm=\"{digest}\"/><ds:DigestValue></ds:DigestValue>\
             </ds:Reference></ds:SignedInfo><ds:SignatureValue></ds:SignatureValue>\
             <ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate>\
             </ds:X509Data></ds:KeyInfo></ds:Signature>{after}"
        )
    }
}

/// The value of the first `ID`.
fn id_of(document: &str) -> &str {
    let from = document.find(" ID=\"").unwrap() + 5;
    let rest = &document[from..];
    &rest[..rest.find('"').unwrap()]
}

/// How the content key gets to the recipient.
#[derive(Clone, Debug)]
pub enum Management {
    /// Under an RSA key.
    Transport {
        algorithm: &'static str,
        digest: Option<&'static str>,
        mask: Option<&'static str>,
    },
    /// By a Diffie-Hellman agreement.
    Agreement {
        wrap: &'static str,
        digest: &'static str,
        /// `AlgorithmID`, `PartyUInfo`, `PartyVInfo`.
        parameters: [Option<&'static str>; 3],
        /// The ephemeral key as `DEREncodedKeyValue` instead of `KeyValue`.
        der: bool,
    },
}

/// How the message says for whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Certificate,
    PublicKey,
    Nothing,
}

/// How to encrypt.
pub struct Encrypting<'k> {
    pub recipient: &'k Identity,
    pub content: &'static str,
    pub management: Management,
    pub named: Named,
}

impl Encrypting<'_> {
    /// Length of the content key in bits.
    pub fn bits(&self) -> usize {
        match self.content {
            c if c.contains("128") => 128,
            c if c.contains("192") => 192,
            _ => 256,
        }
    }

    /// An `EncryptedData` without values. `names` go into `OriginatorKeyInfo` and
    /// `RecipientKeyInfo` for an engine that finds its keys so.
    pub fn template(&self, names: [&str; 2]) -> String {
        let (method, key_info) = match &self.management {
            Management::Transport {
                algorithm,
                digest,
                mask,
            } => (
                transport_method(algorithm, *digest, *mask),
                match self.named {
                    Named::Nothing => String::new(),
                    _ => format!("<ds:KeyInfo>{}</ds:KeyInfo>", self.hint()),
                },
            ),
            Management::Agreement {
                wrap,
                digest,
                parameters,
                der,
            } => (
                format!("<xenc:EncryptionMethod Algorithm=\"{wrap}\"/>"),
                self.agreement(digest, *parameters, *der, names),
            ),
        };
        let content = self.content;
        let value = "<xenc:CipherData><xenc:CipherValue></xenc:CipherValue></xenc:CipherData>";
        format!(
            "<xenc:EncryptedData xmlns:xenc=\"{XENC}\" Type=\"{XENC}Element\">\
             <xenc:EncryptionMethod Algorithm=\"{content}\"/><ds:KeyInfo xmlns:ds=\"{DS}\">\
             <xenc:EncryptedKey>{method}{key_info}{value}</xenc:EncryptedKey></ds:KeyInfo>\
             {value}</xenc:EncryptedData>"
        )
    }

    fn hint(&self) -> String {
        match self.named {
            Named::Certificate => format!(
                "<ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data>",
                STANDARD.encode(self.recipient.der())
            ),
            Named::PublicKey => format!(
                "<dsig11:DEREncodedKeyValue xmlns:dsig11=\"{DSIG11}\">{}\
                 </dsig11:DEREncodedKeyValue>",
                STANDARD.encode(self.recipient.spki_der())
            ),
            Named::Nothing => String::new(),
        }
    }

    fn agreement(
        &self,
        digest: &str,
        parameters: [Option<&str>; 3],
        der: bool,
        [originator, recipient]: [&str; 2],
    ) -> String {
        let attributes: String = ["AlgorithmID", "PartyUInfo", "PartyVInfo"]
            .iter()
            .zip(parameters)
            .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", value?)))
            .collect();
        let name = |name: &str| match name {
            "" => String::new(),
            name => format!("<ds:KeyName>{name}</ds:KeyName>"),
        };
        let ephemeral = if der {
            format!("<dsig11:DEREncodedKeyValue xmlns:dsig11=\"{DSIG11}\"/>")
        } else {
            "<ds:KeyValue></ds:KeyValue>".into()
        };
        let (originator, recipient) = (name(originator), name(recipient));
        let recipient = match (self.named, recipient.as_str()) {
            (Named::Nothing, "") => String::new(),
            _ => format!(
                "<xenc:RecipientKeyInfo>{recipient}{}</xenc:RecipientKeyInfo>",
                self.hint()
            ),
        };
        format!(
            "<ds:KeyInfo><xenc:AgreementMethod Algorithm=\"{ECDH_ES}\">\
             <xenc11:KeyDerivationMethod xmlns:xenc11=\"{XENC11}\" Algorithm=\"{CONCAT_KDF}\">\
             <xenc11:ConcatKDFParams{attributes}><ds:DigestMethod Algorithm=\"{digest}\"/>\
             </xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>\
             <xenc:OriginatorKeyInfo>{originator}{ephemeral}</xenc:OriginatorKeyInfo>\
             {recipient}</xenc:AgreementMethod></ds:KeyInfo>"
        )
    }
}

fn transport_method(algorithm: &str, digest: Option<&str>, mask: Option<&str>) -> String {
    let digest = digest.map_or(String::new(), |uri| {
        format!("<ds:DigestMethod Algorithm=\"{uri}\"/>")
    });
    let mask = mask.map_or(String::new(), |uri| {
        format!("<xenc11:MGF xmlns:xenc11=\"{XENC11}\" Algorithm=\"{uri}\"/>")
    });
    format!(
        "<xenc:EncryptionMethod Algorithm=\"{algorithm}\">{digest}{mask}</xenc:EncryptionMethod>"
    )
}

/// A Response to sign: what the profile has in one, more or less.
pub const RESPONSE: &str = "<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\" \
    xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_r\" Version=\"2.0\" \
    Destination=\"https://connector.example/acs?a=1&amp;b=2\">\
    <saml2:Issuer>https://peer.example/</saml2:Issuer>\n  <saml2p:Status>\
    <saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></saml2p:Status>\
    <saml2:Assertion ID=\"_a\" Version=\"2.0\"><saml2:Issuer>https://peer.example/</saml2:Issuer>\
    <saml2:AttributeStatement xmlns:eidas=\"http://eidas.europa.eu/attributes/naturalperson\">\
    <saml2:Attribute Name=\"http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName\">\
    <saml2:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:type=\"eidas:CurrentGivenNameType\">Zoë Ἑλένη &amp; &lt;&#xD;&gt; 𝔛</saml2:AttributeValue>\
    </saml2:Attribute></saml2:AttributeStatement></saml2:Assertion></saml2p:Response>";

/// An element to encrypt, in exclusive canonical form so that every engine gives back these bytes.
pub const SECRET: &str = "<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" \
    ID=\"_e\" Version=\"2.0\"><saml2:Issuer>https://peer.example/</saml2:Issuer>\
    <saml2:Subject>Zoë Ἑλένη &amp; &lt;&#xD;&gt; 𝔛</saml2:Subject></saml2:Assertion>";
