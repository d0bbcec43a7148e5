//! One role of a foreign node: keys by their use, endpoints, country. `[SAML-Metadata §2.4]`

use super::accept::Notes;
use super::certificate::Dates;
use super::entity_attributes::EntityAttributes;
use super::error::MetadataError;
use super::keys::{self, Keys};
use super::trusted::{AssertionConsumer, Node, TrustedConnector, TrustedProxyService};
use crate::domain::{CountryCode, ExceptionKind, Exceptions, SpType};
use crate::saml::envelope::boolean;
use crate::saml::instant;
use crate::saml::name_id::NameIdFormat;
use crate::saml::names::{BINDING_POST, BINDING_REDIRECT, EIDAS, MD, SAML, SAMLP};
use crate::saml::shape;
use crate::xml::Verified;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A role's element and what is known around it.
pub(super) struct Role<'d> {
    pub(super) element: Verified<'d>,
    pub(super) entity_id: &'d str,
    pub(super) country: CountryCode,
    pub(super) now: Timestamp,
    pub(super) valid_until: Timestamp,
    pub(super) exceptions: Exceptions,
}

impl Role<'_> {
    pub(super) fn connector(
        &self,
        attributes: &EntityAttributes,
        sp_type: Option<SpType>,
        notes: &mut Notes,
    ) -> Result<TrustedConnector, MetadataError> {
        let (mut keys, leans_on) = self.keys(true, notes);
        let recipient = keys.recipient.take();
        let node = self.node(attributes, keys, leans_on)?;
        let (recipient, content) = recipient.ok_or(MetadataError::EncryptionKey)?;
        let (default_acs, acs) = self
            .assertion_consumers()
            .ok_or(MetadataError::AssertionConsumer)?;
        let signed = self.element.attribute("WantAssertionsSigned");
        Ok(TrustedConnector {
            node,
            default_acs,
            acs,
            recipient,
            content,
            sp_type,
            want_assertions_signed: signed.and_then(boolean) == Some(true),
        })
    }

    pub(super) fn proxy_service(
        &self,
        attributes: &EntityAttributes,
        notes: &mut Notes,
    ) -> Result<TrustedProxyService, MetadataError> {
        let (keys, leans_on) = self.keys(false, notes);
        let node = self.node(attributes, keys, leans_on)?;
        let sso = |binding| {
            self.endpoints("SingleSignOnService", binding)
                .next()
                .map(|(location, _)| location.to_owned())
        };
        let (sso_post, sso_redirect) = (sso(BINDING_POST), sso(BINDING_REDIRECT));
        if sso_post.is_none() && sso_redirect.is_none() {
            return Err(MetadataError::SingleSignOn);
        }
        Ok(TrustedProxyService {
            node,
            sso_post,
            sso_redirect,
            levels: attributes.levels.clone(),
            other_levels: attributes.other_levels.clone(),
            attributes: self.supported_attributes(),
            wants_requester_id: attributes.wants_requester_id,
        })
    }

    fn node(
        &self,
        attributes: &EntityAttributes,
        keys: Keys,
        mut leans_on: Exceptions,
    ) -> Result<Node, MetadataError> {
        let protocols = self.element.attribute("protocolSupportEnumeration");
        let speaks_saml2 =
            protocols.is_some_and(|list| list.split_ascii_whitespace().any(|name| name == SAMLP));
        if !speaks_saml2 {
            return Err(MetadataError::Role);
        }
        if !self.is_of_its_country(&mut leans_on) {
            return Err(MetadataError::Country);
        }
        if keys.signing.is_empty() {
            return Err(MetadataError::SigningKey);
        }
        Ok(Node {
            entity_id: self.entity_id.to_owned(),
            country: self.country,
            signing_keys: keys.signing,
            certificates: keys.certificates,
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

    /// The keys whose certificates are in date, and, for a use for which there is none and where
    /// the country is excepted, those that are not.
    fn keys(&self, encrypts: bool, notes: &mut Notes) -> (Keys, Exceptions) {
        const WAIVES: ExceptionKind = ExceptionKind::ExpiredCertificate;
        let keys = keys::read(self.element, encrypts, Dates::Hold, self.now, notes);
        if keys.are_complete(encrypts) || !self.exceptions.contains(WAIVES) {
            return (keys, Exceptions::NONE);
        }
        let unnoted = &mut Notes::default();
        let out_of_date = keys::read(self.element, encrypts, Dates::Waived, self.now, unnoted);
        let (keys, filled) = keys.filled_from(out_of_date);
        let leans_on = [WAIVES].into_iter().filter(|_| filled).collect();
        (keys, leans_on)
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

    fn supported_attributes(&self) -> Option<BTreeSet<String>> {
        let mut listed = self
            .element
            .children_named(SAML, "Attribute")
            .filter_map(|attribute| attribute.attribute("Name"))
            .peekable();
        listed.peek()?;
        Some(listed.map(str::to_owned).collect())
    }
}
