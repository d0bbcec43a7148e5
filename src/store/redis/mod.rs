//! The store that instances share: a server that speaks the Redis protocol, or several.
//!
//! In: sealed records, under digests, each with its expiry. Out: them, or within a second that
//! there is nothing to be had. One-time use is one command of the server's (`GETDEL`, `SET NX`)
//! and is never tried twice. An [`epoch::Epoch`] stands for a time in which the server lost
//! nothing; what was written in an earlier one counts no more, except where it forbids something.

mod cluster;
mod commands;
mod epoch;
mod facts;
mod link;
mod servers;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};

use super::opening::{OpenError, Opening};
use super::{Answer, Finding, Keeps, Key, Sealing, Store, StoreError, Value};
use crate::ambient::Clock;
use crate::config::RedisAddress;
use commands::Command;
use epoch::Epochs;
use servers::Servers;

/// Records on a server.
pub struct RedisStore {
    servers: Servers,
    sealing: ArcSwap<Sealing>,
    clock: Arc<dyn Clock>,
    forgiven: SignedDuration,
}

impl RedisStore {
    /// The store at `address`, which need not answer yet: it is connected to when it is used.
    ///
    /// # Errors
    /// [`OpenError`] without a sealing key, or with an authority that is none.
    pub fn new(address: &RedisAddress, opening: Opening<'_>) -> Result<Self, OpenError> {
        let forgiven = opening.forgiven(opening.lead(SignedDuration::ZERO));
        let epochs = Epochs {
            clock: Arc::clone(&opening.clock),
            random: opening.random,
            keeps_acknowledged_writes: opening.config.keeps_acknowledged_writes,
            fresh: opening.config.fresh,
        };
        Ok(Self {
            servers: Servers::new(address, opening.config, epochs)?,
            sealing: ArcSwap::from_pointee(opening.sealing.ok_or(OpenError::NoSealingKey)?),
            clock: opening.clock,
            forgiven,
        })
    }

    async fn write(
        &self,
        key: &Key,
        value: Value,
        expires: Timestamp,
        how: Write,
    ) -> Result<bool, StoreError> {
        let Some(lifetime) = self.lifetime(expires, how) else {
            if how == Write::Always {
                self.remove(key).await?;
            }
            return Ok(false);
        };
        let link = self.servers.of(key).await?;
        let session = link.session().await?;
        if how == Write::Spare && !session.has_room_to_spare() {
            return Ok(false);
        }
        let sealed = self
            .sealing
            .load()
            .seal(key, session.epoch().name, &value)?;
        let command = match how {
            Write::Always | Write::Spare => Command::Set,
            Write::New => Command::SetNew,
        };
        let command = command.at(key, Some((sealed, lifetime)));
        Ok(self
            .servers
            .ask(key, link, &session, &command)
            .await?
            .is_some())
    }

    /// How long a value is kept; none: not at all. A mark that has expired once stays expired,
    /// whatever happens to our clock.
    fn lifetime(&self, expires: Timestamp, how: Write) -> Option<Duration> {
        let mut now = self.clock.now();
        let latest = self.servers.pass(now);
        if how == Write::New {
            now = now.max(latest);
        }
        let lifetime = Duration::try_from(expires.duration_since(now)).ok()?;
        (lifetime.as_millis() > 0).then_some(lifetime)
    }

    async fn read(&self, key: &Key, once: bool) -> Result<Option<Value>, StoreError> {
        let link = self.servers.of(key).await?;
        let session = link.session().await?;
        let command = if once { Command::Take } else { Command::Get };
        let command = command.at(key, None);
        let Some(sealed) = self.servers.ask(key, link, &session, &command).await? else {
            return Ok(None);
        };
        let Some((epoch, value)) = self.sealing.load().open(key, &sealed) else {
            return Ok(None);
        };
        let counts = epoch == session.epoch().name || key.keeps() == Keeps::Lasting;
        Ok(counts.then_some(value))
    }
}

/// When a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Write {
    Always,
    New,
    Spare,
}

impl Store for RedisStore {
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        Box::pin(async move {
            self.write(key, value, expires, Write::Always)
                .await
                .map(drop)
        })
    }

    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool> {
        Box::pin(self.write(key, value, expires, Write::New))
    }

    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        Box::pin(async move {
            self.write(key, value, expires, Write::Spare)
                .await
                .map(drop)
        })
    }

    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(self.read(key, false))
    }

    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(self.read(key, true))
    }

    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()> {
        Box::pin(async move {
            let link = self.servers.of(key).await?;
            let session = link.session().await?;
            let command = Command::Remove.at(key, None);
            self.servers
                .ask(key, link, &session, &command)
                .await
                .map(drop)
        })
    }

    fn since(&self) -> Timestamp {
        let since = self.servers.since();
        let since = since.saturating_sub(self.forgiven);
        since.unwrap_or(Timestamp::MIN)
    }

    fn has_room(&self) -> bool {
        self.servers.has_room()
    }

    fn seal_with(&self, sealing: Sealing) {
        self.sealing.store(Arc::new(sealing));
    }

    fn troubles(&self) -> Vec<&'static str> {
        self.servers.troubles()
    }

    fn look(&self) -> Answer<'_, Vec<Finding>> {
        Box::pin(self.servers.look())
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RedisStore")
    }
}
