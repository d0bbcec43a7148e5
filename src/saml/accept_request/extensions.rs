//! The eIDAS extensions of a request: sector and attributes. What is in a namespace that we do
//! not know is passed over, and so are attributes that we do not know. `[eIDAS-MF §2.3.2]`

use super::error::RequestError;
use crate::domain::{Attribute, NAME_FORMAT_URI, PersonKind, RequestedAttribute, SpType};
use crate::saml::envelope::{self, boolean};
use crate::saml::names::{EIDAS, SAMLP, is_representative};
use crate::saml::shape::{self, any};
use crate::xml::Verified;

/// What stands in the extensions.
pub(super) struct Extensions {
    pub(super) sp_type: Option<SpType>,
    asked: Vec<RequestedAttribute>,
}

/// Reads them; `declared` are the sectors' attributes that we know beside the profile's.
pub(super) fn read(
    request: Verified<'_>,
    declared: &[Attribute],
) -> Result<Extensions, RequestError> {
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
        asked: Vec::new(),
    };
    if !shape::holds(list, &[any(EIDAS, "RequestedAttribute")]) {
        return Err(RequestError::AttributeForm);
    }
    for attribute in list.children() {
        read.add(attribute, declared)?;
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
    fn add(&mut self, element: Verified<'_>, declared: &[Attribute]) -> Result<(), RequestError> {
        const WRONG: RequestError = RequestError::AttributeForm;
        let name = element.attribute("Name").ok_or(WRONG)?;
        if is_representative(name) {
            return Err(RequestError::Representative);
        }
        // A representative's was refused before.
        let Some((_, attribute)) = Attribute::known(name, declared) else {
            return Ok(());
        };
        let required = element.attribute("isRequired").map_or(Some(false), boolean);
        let required = required.ok_or(WRONG)?;
        let known_form = element.attribute("NameFormat") == Some(NAME_FORMAT_URI);
        let twice = self.asked.iter().any(|asked| asked.attribute == attribute);
        if !known_form || twice {
            return Err(WRONG);
        }
        self.asked.push(RequestedAttribute {
            // Of the minimum data set nothing is optional, whatever a request says.
            required: required || attribute.definition().mandatory,
            attribute,
        });
        Ok(())
    }

    /// The attributes, if persons are asked for as the rules want it, of a kind that is served.
    /// Nodes of the versions 1.2 and 1.3 may ask for either kind, and whichever is asked for
    /// completely may answer.
    pub(super) fn attributes(
        self,
        served: &[PersonKind],
        older_version: bool,
    ) -> Result<Vec<RequestedAttribute>, RequestError> {
        let mut kinds = PersonKind::ALL.to_vec();
        kinds.retain(|kind| self.touches(*kind));
        let only = match kinds.as_slice() {
            [_, _] if !older_version => return Err(RequestError::BothPersons),
            [only] => Some(*only),
            _ => None,
        };
        kinds.retain(|kind| served.contains(kind));
        match only {
            Some(PersonKind::Legal) if kinds.is_empty() => return Err(RequestError::LegalPerson),
            Some(PersonKind::Natural) if kinds.is_empty() => {
                return Err(RequestError::NaturalPerson);
            }
            _ => kinds.retain(|kind| self.is_complete(*kind)),
        }
        if kinds.is_empty() {
            return Err(RequestError::Incomplete);
        }
        let mut asked = self.asked;
        asked.retain(|asked| kinds.contains(&asked.attribute.definition().kind));
        Ok(asked)
    }

    /// Whether an attribute of the profile for such persons is asked for; a sector's asks for
    /// nobody.
    fn touches(&self, kind: PersonKind) -> bool {
        self.asked.iter().any(|asked| {
            let of_profile = !matches!(asked.attribute, Attribute::Sector(_));
            of_profile && asked.attribute.definition().kind == kind
        })
    }

    fn is_complete(&self, kind: PersonKind) -> bool {
        let asks = |wanted: &Attribute| self.asked.iter().any(|one| one.attribute == *wanted);
        Attribute::minimum_dataset(kind).all(asks)
    }
}
