//! One connection to the module, from its initialisation to its end: which tokens there are, and
//! where in them a key is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::object::{Attribute, ObjectClass, ObjectHandle};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;

use super::error::{Meaning, TokenError};
use super::sessions::Sessions;
use crate::config::{KeyUri, Pkcs11 as Settings};

/// A module that is initialised, and the tokens that were opened.
pub(super) struct Link {
    context: Pkcs11,
    pin: AuthPin,
    most: usize,
    tokens: Mutex<HashMap<u64, Arc<Sessions>>>,
    found: Mutex<HashMap<KeyUri, Location>>,
}

/// Where a key is, for as long as the connection lasts.
#[derive(Clone)]
pub(super) struct Location {
    pub(super) sessions: Arc<Sessions>,
    pub(super) key: ObjectHandle,
}

impl Link {
    /// Initialises a module that was loaded.
    pub(super) fn open(context: &Pkcs11, settings: &Settings) -> Result<Self, TokenError> {
        let locking = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
        match context.initialize(locking) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(_) => return Err(TokenError::Lost),
        }
        Ok(Self {
            context: context.clone(),
            pin: settings.pin.expose_str().to_owned().into(),
            most: settings.sessions,
            tokens: Mutex::default(),
            found: Mutex::default(),
        })
    }

    /// Ends it: sessions first, then the module.
    pub(super) fn close(self) {
        drop(self.found);
        drop(self.tokens);
        // A module that is gone cannot be told goodbye.
        let _ = self.context.finalize();
    }

    /// Finds a key.
    pub(super) fn locate(&self, uri: &KeyUri) -> Result<Location, TokenError> {
        if let Some(found) = self.found().get(uri) {
            return Ok(found.clone());
        }
        let sessions = self.token(self.slot(uri)?)?;
        let mut wanted = vec![Attribute::Class(ObjectClass::PRIVATE_KEY)];
        let label = uri.object.as_ref();
        wanted.extend(label.map(|label| Attribute::Label(label.as_bytes().to_vec())));
        wanted.extend(uri.id.as_ref().map(|id| Attribute::Id(id.clone())));
        let found = sessions.run(|session| session.find_objects(&wanted));
        let found = found.map_err(|_: Meaning| TokenError::Lost)?;
        match found.as_slice() {
            [] => Err(TokenError::NoKey),
            [key] => {
                let key = *key;
                let found = Location { sessions, key };
                self.found().insert(uri.clone(), found.clone());
                Ok(found)
            }
            _ => Err(TokenError::AmbiguousKey),
        }
    }

    fn found(&self) -> MutexGuard<'_, HashMap<KeyUri, Location>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn slot(&self, uri: &KeyUri) -> Result<Slot, TokenError> {
        let slots = self.context.get_slots_with_token();
        let mut fitting = Vec::new();
        for slot in slots.map_err(|_| TokenError::Lost)? {
            let Ok(token) = self.context.get_token_info(slot) else {
                continue;
            };
            let is = |wanted: &Option<String>, found: &str| {
                wanted
                    .as_ref()
                    .is_none_or(|wanted| wanted == found.trim_end())
            };
            if is(&uri.token, token.label())
                && is(&uri.serial, token.serial_number())
                && uri.slot.is_none_or(|wanted| wanted == slot.id())
            {
                fitting.push(slot);
            }
        }
        match fitting.as_slice() {
            [] => Err(TokenError::NoToken),
            [slot] => Ok(*slot),
            _ => Err(TokenError::AmbiguousToken),
        }
    }

    fn token(&self, slot: Slot) -> Result<Arc<Sessions>, TokenError> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = tokens.get(&slot.id()) {
            return Ok(Arc::clone(open));
        }
        let opened = Sessions::open(&self.context, slot, &self.pin, self.most)?;
        let opened = Arc::new(opened);
        tokens.insert(slot.id(), Arc::clone(&opened));
        Ok(opened)
    }
}
