//! The sessions of one token: so many at most, handed out one at a time, kept while they work.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cryptoki::context::Pkcs11;
use cryptoki::error::{Error, RvError};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;

use super::error::{Meaning, TokenError, meaning};

/// The longest wait for a session.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sessions of one token.
pub(super) struct Sessions {
    context: Pkcs11,
    slot: Slot,
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

struct State {
    idle: Vec<Session>,
    open: usize,
    /// Keeps us logged in while no other session is open.
    _anchor: Session,
}

impl Sessions {
    /// Opens the token.
    pub(super) fn open(
        context: &Pkcs11,
        slot: Slot,
        pin: &AuthPin,
        most: usize,
    ) -> Result<Self, TokenError> {
        let anchor = context
            .open_ro_session(slot)
            .map_err(|_| TokenError::Lost)?;
        match anchor.login(UserType::User, Some(pin)) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {}
            Err(Error::Pkcs11(RvError::PinLocked, _)) => return Err(TokenError::PinLocked),
            Err(Error::Pkcs11(
                RvError::PinIncorrect
                | RvError::PinInvalid
                | RvError::PinLenRange
                | RvError::PinExpired
                | RvError::UserPinNotInitialized,
                _,
            )) => return Err(TokenError::Pin),
            Err(_) => return Err(TokenError::Lost),
        }
        Ok(Self {
            context: context.clone(),
            slot,
            most: most.max(1),
            state: Mutex::new(State {
                idle: Vec::new(),
                open: 0,
                _anchor: anchor,
            }),
            freed: Condvar::new(),
        })
    }

    /// Does `work` in a session of its own. After an error the session is closed: what it was
    /// about may not be over for the module.
    pub(super) fn run<T>(
        &self,
        work: impl FnOnce(&Session) -> Result<T, Error>,
    ) -> Result<T, Meaning> {
        let session = self.take()?;
        let done = work(&session);
        if done.is_ok() {
            self.state().idle.push(session);
        } else {
            drop(session);
            let mut state = self.state();
            state.open = state.open.saturating_sub(1);
        }
        self.freed.notify_one();
        done.map_err(|error| {
            tracing::debug!(%error, "a token's operation failed");
            meaning(&error)
        })
    }

    fn take(&self) -> Result<Session, Meaning> {
        let nothing = |state: &mut State| state.idle.is_empty() && state.open >= self.most;
        let waited = self
            .freed
            .wait_timeout_while(self.state(), PATIENCE, nothing);
        let (mut state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(Meaning::Busy);
        }
        if let Some(session) = state.idle.pop() {
            return Ok(session);
        }
        let opened = self.context.open_ro_session(self.slot);
        let opened = opened.map_err(|error| meaning(&error))?;
        state.open += 1;
        Ok(opened)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
