//! How often one address may ask. Addresses of the operator's own networks, and those that the
//! configuration names, ask as often as they like.

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::origin::{household, is_inside};
use crate::config::Network;

/// At once: this many seconds' worth.
const BURST_SECONDS: u32 = 10;
/// A client's servers ask for everybody who logs in: this many times as much, at the back channel.
const BACK_CHANNEL: u32 = 10;
/// How many addresses are remembered; with more at work, all new ones share one budget.
const ADDRESSES: usize = 100_000;
/// After how many requests those that have been quiet are forgotten.
const TIDY: u32 = 16_384;

type Limiter = DefaultKeyedRateLimiter<IpAddr>;

/// A budget for each address.
pub(super) struct AddressRates {
    browsers: Option<Limiter>,
    back_channel: Option<Limiter>,
    unlimited: Vec<Network>,
    clock: DefaultClock,
    counted: AtomicU32,
}

impl AddressRates {
    /// So many requests a second over a while, 0: any number; and who is not counted.
    pub(super) fn new(per_second: u32, unlimited: Vec<Network>) -> Self {
        Self {
            browsers: limiter(per_second),
            back_channel: limiter(per_second.saturating_mul(BACK_CHANNEL)),
            unlimited,
            clock: DefaultClock::default(),
            counted: AtomicU32::new(0),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// It is one too many: after how long the next will do.
    pub(super) fn take(&self, address: IpAddr, back_channel: bool) -> Result<(), Duration> {
        let limiter = if back_channel {
            &self.back_channel
        } else {
            &self.browsers
        };
        let Some(limiter) = limiter else {
            return Ok(());
        };
        if is_inside(address) || self.unlimited.iter().any(|it| it.contains(address)) {
            return Ok(());
        }
        if self.counted.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
            limiter.retain_recent();
        }
        let key = if limiter.len() < ADDRESSES {
            household(address)
        } else {
            IpAddr::from([0, 0, 0, 0])
        };
        limiter
            .check_key(&key)
            .map_err(|refused| refused.wait_time_from(self.clock.now()))
    }
}

fn limiter(per_second: u32) -> Option<Limiter> {
    let rate = NonZeroU32::new(per_second)?;
    let burst = NonZeroU32::new(per_second.saturating_mul(BURST_SECONDS))?;
    Some(RateLimiter::keyed(
        Quota::per_second(rate).allow_burst(burst),
    ))
}

impl fmt::Debug for AddressRates {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("AddressRates")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(rates: &AddressRates, address: &str, count: usize) -> usize {
        let address = address.parse().unwrap();
        (0..count)
            .filter(|_| rates.take(address, false).is_ok())
            .count()
    }

    #[test]
    fn a_flood_from_one_address_takes_nothing_from_another() {
        let rates = AddressRates::new(1, Vec::new());
        assert!(taken(&rates, "192.0.2.1", 1000) < 100);
        assert!(taken(&rates, "192.0.2.2", 1) == 1);
        // Another address of the same network of IPv6 is no other.
        assert!(taken(&rates, "2001:db8::1", 1000) < 100);
        assert!(taken(&rates, "2001:db8::2", 100) < 50);
    }

    #[test]
    fn those_inside_and_those_named_are_not_counted() {
        let named = vec![Network::parse("198.51.100.0/24").unwrap()];
        let rates = AddressRates::new(1, named);
        for address in ["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "198.51.100.7"] {
            assert_eq!(taken(&rates, address, 1000), 1000, "{address}");
        }
        assert_eq!(
            taken(&AddressRates::new(0, Vec::new()), "192.0.2.1", 1000),
            1000
        );
    }

    #[test]
    fn whoever_is_turned_away_is_told_when_to_come_back() {
        let rates = AddressRates::new(1, Vec::new());
        let address = "192.0.2.1".parse().unwrap();
        let wait = (0..1000)
            .find_map(|_| rates.take(address, false).err())
            .unwrap();
        assert!(wait <= Duration::from_secs(1), "{wait:?}");
    }
}
