//! The connection to the module, kept: a loss is noticed by the next operation or within a second,
//! and from then on tried to mend twice a second.
//!
//! While it is lost every operation fails at once. A loss is mended by a new initialisation; the
//! connection counts as mended when every key does again what it did.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use std::time::{Duration, Instant};

use cryptoki::context::Pkcs11;
use openssl::pkey::{PKey, Public};

use super::error::{Meaning, TokenError};
use super::link::Link;
use super::token_key::TokenKey;
use crate::config::{KeyUri, Pkcs11 as Settings};

/// Between looks at the keys while all is well.
const LOOK: Duration = Duration::from_secs(1);
/// Between attempts while the connection is lost.
const RETRY: Duration = Duration::from_millis(500);

/// A module and the keys in its tokens. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Inner>);

pub(super) struct Inner {
    settings: Settings,
    context: Pkcs11,
    link: RwLock<Option<Link>>,
    lost: AtomicBool,
    keys: Mutex<Vec<Weak<TokenKey>>>,
    woken: Mutex<bool>,
    wake: Condvar,
}

impl Tokens {
    /// Loads the module and initialises it. Tokens are opened when a key of theirs is asked for.
    ///
    /// # Errors
    /// [`TokenError::Module`], [`TokenError::Lost`].
    pub fn open(settings: &Settings) -> Result<Self, TokenError> {
        let context = Pkcs11::new(&settings.module).map_err(|_| TokenError::Module)?;
        let link = Link::open(&context, settings)?;
        Ok(Self(Arc::new(Inner {
            settings: settings.clone(),
            context,
            link: RwLock::new(Some(link)),
            lost: AtomicBool::new(false),
            keys: Mutex::default(),
            woken: Mutex::default(),
            wake: Condvar::new(),
        })))
    }

    /// What it was opened with.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// A key of a token, by its URI and public half. Whether they belong together shows when it
    /// is probed.
    ///
    /// # Errors
    /// [`TokenError`] where the URI does not name exactly one key of one token that opens.
    pub fn key(&self, uri: &KeyUri, public: &PKey<Public>) -> Result<Arc<TokenKey>, TokenError> {
        let mut keys = self.0.keys();
        keys.retain(|key| key.strong_count() > 0);
        let known = keys.iter().filter_map(Weak::upgrade);
        let same = |key: &Arc<TokenKey>| key.uri() == uri && key.public().public_eq(public);
        if let Some(key) = known.into_iter().find(same) {
            return Ok(key);
        }
        let located = self.0.with_link(|link| link.locate(uri).map(drop));
        located.ok_or(TokenError::Lost)??;
        let key = TokenKey::new(Arc::clone(&self.0), uri.clone(), public.clone());
        let key = Arc::new(key);
        keys.push(Arc::downgrade(&key));
        Ok(key)
    }

    /// Whether the connection is lost for now.
    pub fn are_lost(&self) -> bool {
        self.0.lost.load(Ordering::Acquire)
    }

    /// Looks after the connection from now on, on a thread of its own, for as long as anybody
    /// holds it or a key of it. Without a thread a loss stays a loss.
    pub fn look_after(&self) {
        let inner = Arc::downgrade(&self.0);
        let thread = std::thread::Builder::new().name("hardware-keys".to_owned());
        if thread.spawn(move || look_after(&inner)).is_err() {
            tracing::error!("no thread to look after the hardware keys");
        }
    }
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Tokens({})", self.0.settings.module.display())
    }
}

impl Inner {
    /// Does `work` with the connection, which stays open for so long; `None` while it is lost.
    pub(super) fn with_link<T>(&self, work: impl FnOnce(&Link) -> T) -> Option<T> {
        if self.lost.load(Ordering::Acquire) {
            return None;
        }
        let link = self.link.read().unwrap_or_else(PoisonError::into_inner);
        link.as_ref().map(work)
    }

    /// From now on the connection is lost.
    pub(super) fn lose(&self) {
        if !self.lost.swap(true, Ordering::AcqRel) {
            tracing::error!(
                code = "keys.token-lost",
                "the hardware keys are out of reach"
            );
        }
        *self.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.wake.notify_all();
    }

    fn keys(&self) -> MutexGuard<'_, Vec<Weak<TokenKey>>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn live_keys(&self) -> Vec<Arc<TokenKey>> {
        self.keys().iter().filter_map(Weak::upgrade).collect()
    }

    /// Waits for a loss, or so long.
    fn pause(&self, length: Duration) {
        let woken = self.woken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.wake.wait_timeout_while(woken, length, |woken| !*woken);
        let (mut woken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *woken = false;
    }

    /// One key after the other is tried, one a look.
    fn look(&self, turn: usize) {
        let keys = self.live_keys();
        let Some(key) = turn.checked_rem(keys.len()).and_then(|at| keys.get(at)) else {
            return;
        };
        let found = self.with_link(|link| works(link, key));
        if matches!(found, Some(Err(error)) if error != TokenError::Lacks(BUSY)) {
            self.lose();
        }
    }

    /// Everything anew.
    fn mend(&self) -> Result<(), TokenError> {
        let mut link = self.link.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = link.take() {
            old.close();
        }
        let new = Link::open(&self.context, &self.settings)?;
        for key in self.live_keys() {
            if let Err(error) = works(&new, &key) {
                new.close();
                return Err(error);
            }
        }
        *link = Some(new);
        self.lost.store(false, Ordering::Release);
        Ok(())
    }
}

const BUSY: &str = "session at the moment";

fn works(link: &Link, key: &TokenKey) -> Result<(), TokenError> {
    let at = link.locate(key.uri())?;
    match key.works(&at) {
        Ok(true) => Ok(()),
        Ok(false) => Err(TokenError::Mismatch),
        Err(Meaning::Busy) => Err(TokenError::Lacks(BUSY)),
        Err(_) => Err(TokenError::Lost),
    }
}

fn look_after(inner: &Weak<Inner>) {
    let mut since = None;
    let mut said = None;
    for turn in 0_usize.. {
        let Some(inner) = inner.upgrade() else {
            return;
        };
        if !inner.lost.load(Ordering::Acquire) {
            inner.pause(LOOK);
            if !inner.lost.load(Ordering::Acquire) {
                inner.look(turn);
            }
            continue;
        }
        let lost_at = *since.get_or_insert_with(Instant::now);
        match inner.mend() {
            Ok(()) => {
                let after_ms = lost_at.elapsed().as_millis();
                tracing::info!(after_ms, "the hardware keys are back");
                (since, said) = (None, None);
            }
            Err(error) => {
                if said.replace(error) != Some(error) {
                    let code = error.code();
                    tracing::warn!(code, rule = %error, "the hardware keys are not back yet");
                }
                if error.forbids_retry() {
                    tracing::error!("no further attempt, for it may lock the token: restart");
                    return;
                }
                inner.pause(RETRY);
            }
        }
    }
}
