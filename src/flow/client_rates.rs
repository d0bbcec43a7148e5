//! How often each client may call the back channel. Only who has proved to be a client is counted,
//! so that nobody uses up another's share; the table is as long as the list of clients.

use std::fmt;
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// At once: this many seconds' worth.
const BURST_SECONDS: u32 = 5;

/// A budget for each client.
pub struct ClientRates(Option<DefaultKeyedRateLimiter<String>>);

impl ClientRates {
    /// So many calls a second over a while; 0: any number.
    pub fn new(per_second: u32) -> Self {
        let rate = NonZeroU32::new(per_second);
        let burst = NonZeroU32::new(per_second.saturating_mul(BURST_SECONDS));
        let quota = rate.zip(burst);
        Self(
            quota.map(|(rate, burst)| {
                RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
            }),
        )
    }

    /// Counts a call; false: it is one too many.
    pub fn takes(&self, client_id: &str) -> bool {
        let Some(limiter) = &self.0 else {
            return true;
        };
        limiter.check_key(&client_id.to_owned()).is_ok()
    }
}

impl fmt::Debug for ClientRates {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ClientRates")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_uses_up_nothing_of_anothers() {
        let rates = ClientRates::new(1);
        let taken = (0..20).filter(|_| rates.takes("a")).count();
        assert!((5..20).contains(&taken), "{taken}");
        assert!(rates.takes("b"));
    }

    #[test]
    fn none_is_any_number() {
        let rates = ClientRates::new(0);
        assert!((0..10_000).all(|_| rates.takes("a")));
    }
}
