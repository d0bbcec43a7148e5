//! The eIDAS extensions of a request: sector and attributes. What is in a namespace that we do
//! not know is passed over, and so are attributes that we do not know. `[eIDAS-MF §2.3.2]`

use super::error::RequestError;
use crate::domain::{Attribute, NAME_FORMAT_URI, PersonKind, RequestedAttribute, SpType};
use crate::saml::envelope::{self, boolean};
use crate::saml::names::{EIDAS, SAMLP, is_legal_person, is_representative};
use crate::saml::shape::{self, any};
use crate::xml::Verified;

/// What stands in the extensions.
pub(super) struct Extensions {
    pub(super) sp_type: Option<SpType>,
    natural: Vec<RequestedAttribute>,
    legal: bool,
}

pub(super) fn read(request: Verified<'_>) -> Result<Extensions, RequestError> {
    let extensions = request
        .child(SAMLP, "Extensions")
        .filter(|extensions| !extensions.has_text() && !envelope::smuggles(*extensions))
        .ok_or(RequestError::Extensions)?;
    let mut lists = extensions.children_named(EIDAS, "RequestedAttributes");
    let (Some(list), None) = (lists.next(), lists.next()) else {
        return Err(RequestError::Extensions);
    };
    let mut read = Extensions {
        sp_type: sp_type(extensions)?,
        natural: Vec::new(),
        legal: false,
    };
    if !shape::holds(list, &[any(EIDAS, "RequestedAttribute")]) {
        return Err(RequestError::AttributeForm);
    }
    for attribute in list.children() {
        read.add(attribute)?;
    }
    Ok(read)
}

fn sp_type(extensions: Verified<'_>) -> Result<Option<SpType>, RequestError> {
    let mut found = extensions.children_named(EIDAS, "SPType");
    let Some(only) = found.next() else {
        return Ok(None);
    };
    let word = shape::leaf(only).filter(|_| found.next().is_none());
    word.and_then(|word| word.parse().ok())
        .map(Some)
        .ok_or(RequestError::SpTypeInvalid)
}

impl Extensions {
    fn add(&mut self, element: Verified<'_>) -> Result<(), RequestError> {
        const WRONG: RequestError = RequestError::AttributeForm;
        let name = element.attribute("Name").ok_or(WRONG)?;
        if is_representative(name) {
            return Err(RequestError::Representative);
        }
        self.legal |= is_legal_person(name);
        let Some((_, attribute)) = Attribute::from_uri(name).filter(|_| !is_legal_person(name))
        else {
            return Ok(());
        };
        let required = element.attribute("isRequired").map_or(Some(false), boolean);
        let required = required.ok_or(WRONG)?;
        let known_form = element.attribute("NameFormat") == Some(NAME_FORMAT_URI);
        let twice = self
            .natural
            .iter()
            .any(|asked| asked.attribute == attribute);
        if !known_form || twice {
            return Err(WRONG);
        }
        self.natural.push(RequestedAttribute {
            // Of the minimum data set nothing is optional, whatever a request says.
            required: required || attribute.definition().mandatory,
            attribute,
        });
        Ok(())
    }

    /// The natural person's attributes, if they are asked for as the rules want it. Nodes of the
    /// versions 1.2 and 1.3 may ask for a legal person beside; the natural one answers.
    pub(super) fn natural_person(
        &self,
        older_version: bool,
    ) -> Result<Vec<RequestedAttribute>, RequestError> {
        match (self.natural.is_empty(), self.legal) {
            (true, true) => return Err(RequestError::LegalPerson),
            (false, true) if !older_version => return Err(RequestError::BothPersons),
            _ => {}
        }
        let complete = Attribute::minimum_dataset(PersonKind::Natural)
            .all(|wanted| self.natural.iter().any(|asked| asked.attribute == *wanted));
        if complete {
            Ok(self.natural.clone())
        } else {
            Err(RequestError::Incomplete)
        }
    }
}
