//! One role of a foreign node: keys by their use, endpoints, country. `[SAML-Metadata §2.4]`

use super::certificate::{self, Dates};
use super::encryption_methods::EncryptionMethods;
use super::entity_attributes::EntityAttributes;
use super::error::{CertificateProblem, KeyUse, MetadataError, MetadataWarning};
use super::trusted::{AssertionConsumer, Node, TrustedConnector, TrustedProxyService};
use crate::domain::{Attribute, CountryCode, ExceptionKind, Exceptions, SpType};
use crate::saml::envelope::boolean;
use crate::saml::instant;
use crate::saml::name_id::NameIdFormat;
use crate::saml::names::{BINDING_POST, BINDING_REDIRECT, EIDAS, MD, SAML, SAMLP};
use crate::saml::shape;
use crate::xml::algorithms::DS;
use crate::xml::{ContentEncryption, EncryptionRecipient, VerificationKey, Verified};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

/// A role's element and what is known around it.
pub(super) struct Role<'d> {
    pub(super) element: Verified<'d>,
    pub(super) entity_id: &'d str,
    pub(super) country: CountryCode,
    pub(super) now: Timestamp,
    pub(super) valid_until: Timestamp,
    pub(super) exceptions: Exceptions,
}

/// A role that can be used, and what was passed over in it.
pub(super) type Reading<T> = Result<(T, Vec<MetadataWarning>), MetadataError>;

impl Role<'_> {
    pub(super) fn connector(
        &self,
        attributes: &EntityAttributes,
        sp_type: Option<SpType>,
    ) -> Reading<TrustedConnector> {
        let mut warnings = Vec::new();
        let mut node = self.node(attributes, &mut warnings)?;
        let (recipient, content) = self
            .in_date(&mut warnings, &mut node.leans_on, |dates, warnings| {
                self.recipient(dates, warnings)
            })
            .ok_or(MetadataError::EncryptionKey)?;
        let (default_acs, acs) = self
            .assertion_consumers()
            .ok_or(MetadataError::AssertionConsumer)?;
        let signed = self.element.attribute("WantAssertionsSigned");
        let connector = TrustedConnector {
            node,
            default_acs,
            acs,
            recipient,
            content,
            sp_type,
            want_assertions_signed: signed.and_then(boolean) == Some(true),
        };
        Ok((connector, warnings))
    }

    pub(super) fn proxy_service(
        &self,
        attributes: &EntityAttributes,
    ) -> Reading<TrustedProxyService> {
        let mut warnings = Vec::new();
        let node = self.node(attributes, &mut warnings)?;
        let sso = |binding| {
            self.endpoints("SingleSignOnService", binding)
                .next()
                .map(|(location, _)| location.to_owned())
        };
        let (sso_post, sso_redirect) = (sso(BINDING_POST), sso(BINDING_REDIRECT));
        if sso_post.is_none() && sso_redirect.is_none() {
            return Err(MetadataError::SingleSignOn);
        }
        let service = TrustedProxyService {
            node,
            sso_post,
            sso_redirect,
            levels: attributes.levels.clone(),
            attributes: self.supported_attributes(),
            wants_requester_id: attributes.wants_requester_id,
        };
        Ok((service, warnings))
    }

    fn node(
        &self,
        attributes: &EntityAttributes,
        warnings: &mut Vec<MetadataWarning>,
    ) -> Result<Node, MetadataError> {
        let protocols = self.element.attribute("protocolSupportEnumeration");
        let speaks_saml2 =
            protocols.is_some_and(|list| list.split_ascii_whitespace().any(|name| name == SAMLP));
        if !speaks_saml2 {
            return Err(MetadataError::Role);
        }
        let mut leans_on = Exceptions::NONE;
        if !self.is_of_its_country(&mut leans_on) {
            return Err(MetadataError::Country);
        }
        let signing_keys = self
            .in_date(warnings, &mut leans_on, |dates, warnings| {
                let keys = self.signing_keys(dates, warnings);
                (!keys.is_empty()).then_some(keys)
            })
            .ok_or(MetadataError::SigningKey)?;
        Ok(Node {
            entity_id: self.entity_id.to_owned(),
            country: self.country,
            signing_keys,
            versions: attributes.versions.clone(),
            name_id_formats: self
                .element
                .children_named(MD, "NameIDFormat")
                .filter_map(shape::leaf)
                .filter_map(|uri| NameIdFormat::from_uri(&uri))
                .collect(),
            application: attributes.application.clone(),
            valid_until: self.own_valid_until()?,
            leans_on,
        })
    }

    /// What certificates that are in date yield, or, where they yield nothing and the country is
    /// excepted, those that are not.
    fn in_date<T>(
        &self,
        warnings: &mut Vec<MetadataWarning>,
        leans_on: &mut Exceptions,
        read: impl Fn(Dates, &mut Vec<MetadataWarning>) -> Option<T>,
    ) -> Option<T> {
        const WAIVES: ExceptionKind = ExceptionKind::ExpiredCertificate;
        let found = read(Dates::Hold, warnings);
        if found.is_some() || !self.exceptions.contains(WAIVES) {
            return found;
        }
        let found = read(Dates::Waived, &mut Vec::new())?;
        *leans_on = leans_on.with(WAIVES);
        Some(found)
    }

    /// A role may end before its document. `[SAML-Metadata §2.4.1]`
    fn own_valid_until(&self) -> Result<Timestamp, MetadataError> {
        let Some(text) = self.element.attribute("validUntil") else {
            return Ok(self.valid_until);
        };
        let own = instant::read(text).ok_or(MetadataError::ValidUntilMissing)?;
        if own <= self.now {
            return Err(MetadataError::Expired);
        }
        Ok(own.min(self.valid_until))
    }

    /// Whether `NodeCountry` stands exactly once and is the configured country. Where it is
    /// missing, and the country is excepted, entity ID and anchors have said who it is.
    fn is_of_its_country(&self, leans_on: &mut Exceptions) -> bool {
        const WAIVES: ExceptionKind = ExceptionKind::NoNodeCountry;
        let mut found = self
            .element
            .children_named(MD, "Extensions")
            .flat_map(|extensions| extensions.children_named(EIDAS, "NodeCountry"));
        match (found.next(), found.next()) {
            (Some(only), None) => {
                shape::leaf(only).is_some_and(|code| self.country.is_named_by(&code))
            }
            (None, _) if self.exceptions.contains(WAIVES) => {
                *leans_on = leans_on.with(WAIVES);
                true
            }
            _ => false,
        }
    }

    fn signing_keys(
        &self,
        dates: Dates,
        warnings: &mut Vec<MetadataWarning>,
    ) -> Vec<VerificationKey> {
        let mut keys = Vec::new();
        for descriptor in self.element.children_named(MD, "KeyDescriptor") {
            match descriptor.attribute("use") {
                Some("signing") => {}
                Some("encryption") => continue,
                // Used for anything it would be used for too much.
                _ => {
                    warnings.push(MetadataWarning::KeyWithoutUse);
                    continue;
                }
            }
            for der in certificates(descriptor) {
                let key = der.and_then(|der| certificate::signing_key(&der, dates, self.now));
                match key {
                    Ok(key) => keys.push(key),
                    Err(problem) => {
                        warnings.push(MetadataWarning::Certificate(KeyUse::Signing, problem));
                    }
                }
            }
        }
        keys
    }

    /// The first usable certificate to encrypt for, with what its descriptor lists.
    fn recipient(
        &self,
        dates: Dates,
        warnings: &mut Vec<MetadataWarning>,
    ) -> Option<(EncryptionRecipient, ContentEncryption)> {
        for descriptor in self.element.children_named(MD, "KeyDescriptor") {
            if descriptor.attribute("use") != Some("encryption") {
                continue;
            }
            let methods = EncryptionMethods::of(descriptor);
            for der in certificates(descriptor) {
                let recipient = der.and_then(|der| {
                    certificate::usable(&der, dates, self.now)?;
                    EncryptionRecipient::new(&der, methods.key_management())
                        .map_err(|_| CertificateProblem::Key)
                });
                match recipient {
                    Ok(recipient) => return Some((recipient, methods.content())),
                    Err(problem) => {
                        warnings.push(MetadataWarning::Certificate(KeyUse::Encryption, problem));
                    }
                }
            }
        }
        None
    }

    /// Locations of a binding that a browser can be sent to, with their elements.
    fn endpoints(
        &self,
        name: &'static str,
        binding: &'static str,
    ) -> impl Iterator<Item = (&str, Verified<'_>)> {
        self.element
            .children_named(MD, name)
            .filter(move |endpoint| endpoint.attribute("Binding") == Some(binding))
            .filter_map(|endpoint| {
                let location = endpoint.attribute("Location")?;
                let url = url::Url::parse(location).ok()?;
                let web = matches!(url.scheme(), "https" | "http") && url.fragment().is_none();
                web.then_some((location, endpoint))
            })
    }

    /// The default one, and all. `[SAML-Metadata §2.2.3]`
    fn assertion_consumers(&self) -> Option<(String, Vec<AssertionConsumer>)> {
        let consumers: Vec<_> = self
            .endpoints("AssertionConsumerService", BINDING_POST)
            .collect();
        let default_is = |wanted: Option<bool>| {
            consumers
                .iter()
                .find(|(_, element)| element.attribute("isDefault").and_then(boolean) == wanted)
        };
        let (default, _) = default_is(Some(true))
            .or_else(|| default_is(None))
            .or_else(|| consumers.first())?;
        let all = consumers
            .iter()
            .map(|(location, element)| AssertionConsumer {
                location: (*location).to_owned(),
                index: element
                    .attribute("index")
                    .and_then(|index| index.parse().ok()),
            })
            .collect();
        Some(((*default).to_owned(), all))
    }

    fn supported_attributes(&self) -> Option<Vec<Attribute>> {
        let mut listed = self
            .element
            .children_named(SAML, "Attribute")
            .filter_map(|attribute| attribute.attribute("Name"))
            .peekable();
        listed.peek()?;
        Some(listed.filter_map(Attribute::from_uri).collect())
    }
}

/// The certificates of whatever has `ds:KeyInfo` children.
pub(super) fn certificates(
    owner: Verified<'_>,
) -> impl Iterator<Item = Result<Vec<u8>, CertificateProblem>> {
    owner
        .children_named(DS, "KeyInfo")
        .flat_map(|info| info.children_named(DS, "X509Data"))
        .flat_map(|data| data.children_named(DS, "X509Certificate"))
        .map(|certificate| {
            let text = shape::leaf(certificate).ok_or(CertificateProblem::Malformed)?;
            let compact: String = text.split_ascii_whitespace().collect();
            STANDARD
                .decode(compact)
                .map_err(|_| CertificateProblem::Malformed)
        })
}
