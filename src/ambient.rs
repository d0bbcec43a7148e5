//! The two things that a program takes from its surroundings and a test wants to set: the time
//! and chance. Cores take values; only edges and flows hold these traits.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};

/// Under what spans are made that say how long something took and nothing that a line of the log
/// would say, so that they cost nothing where nobody traces.
pub const TIMING: &str = "timing";

/// Where the present moment comes from.
pub trait Clock: Send + Sync {
    /// The present moment, UTC.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands until it is moved: for tests and `inspect --at`.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// A clock standing at `at`.
    pub fn new(at: Timestamp) -> Self {
        Self(Mutex::new(at))
    }

    /// Moves the clock by `by`, which may be negative.
    pub fn advance(&self, by: SignedDuration) {
        let mut at = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *at = at.checked_add(by).unwrap_or(*at);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Where unpredictable bytes come from.
pub trait Random: Send + Sync {
    /// Fills `buffer` with bytes fit for secrets.
    ///
    /// # Errors
    /// [`NoRandomness`] when the generator cannot be trusted to have filled it.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The random generator failed; nothing secret may be made.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the random generator failed")]
pub struct NoRandomness;

/// OpenSSL's generator, the same that makes its keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the generator"
    )]
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        openssl::rand::rand_bytes(buffer).map_err(|_| NoRandomness)
    }
}

/// A fresh 256-bit secret as 43 URL-safe characters: handles, codes, states, nonces.
pub fn secret(random: &dyn Random) -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; 32];
    random.fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A fresh XML identifier: an `NCName` of 41 characters with 160 random bits, as
/// `[SAML-Core §1.3.4]` recommends.
pub fn xml_id(random: &dyn Random) -> Result<String, NoRandomness> {
    Ok(format!("_{}", hexadecimal::<20>(random)?))
}

/// Twice as many hexadecimal digits as `BYTES`, which nobody can guess.
pub fn hexadecimal<const BYTES: usize>(random: &dyn Random) -> Result<String, NoRandomness> {
    use std::fmt::Write as _;
    let mut bytes = [0_u8; BYTES];
    random.fill(&mut bytes)?;
    let mut digits = String::new();
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}
