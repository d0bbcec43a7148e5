//! What every store must do, as one suite that any of them is put through.
//!
//! In: an empty store, its clock and a way to let time pass (moving a fixed clock, or waiting).
//! Out: nothing, or the first promise that was broken.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{SignedDuration, Timestamp};

use super::{Key, Store, StoreError, Value};
use crate::ambient::Clock;

/// A promise that a store broke.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It failed where it must not.
    #[error("the store failed: {0}")]
    Failed(#[from] StoreError),
    /// It answered otherwise than promised.
    #[error("broken promise: {0}")]
    Promise(&'static str),
}

/// How many callers race for one record.
pub const RACERS: usize = 64;

/// Puts `store`, which must be empty and hold at least 100 entries, through the suite. `pass`
/// lets the given time pass for the store.
pub async fn check(
    store: Arc<dyn Store>,
    clock: &dyn Clock,
    pass: &(dyn Fn(SignedDuration) + Sync),
) -> Result<(), Broken> {
    keeps_and_forgets(store.as_ref(), clock).await?;
    takes_once(store.as_ref(), clock).await?;
    puts_new_once(store.as_ref(), clock).await?;
    keeps_the_spare(store.as_ref(), clock, pass).await?;
    expires(store.as_ref(), clock, pass).await?;
    one_racer_takes(&store, clock).await?;
    one_racer_puts(&store, clock).await
}

fn promise(kept: bool, text: &'static str) -> Result<(), Broken> {
    if kept {
        Ok(())
    } else {
        Err(Broken::Promise(text))
    }
}

fn value(text: &str) -> Value {
    Value::new(text.as_bytes().to_vec())
}

fn after(clock: &dyn Clock, seconds: i64) -> Timestamp {
    clock
        .now()
        .saturating_add(SignedDuration::from_secs(seconds))
        .unwrap_or(Timestamp::MAX)
}

async fn keeps_and_forgets(store: &dyn Store, clock: &dyn Clock) -> Result<(), Broken> {
    let (key, other) = (Key::new("suite", "kept"), Key::new("other", "kept"));
    promise(
        store.get(&key).await?.is_none(),
        "what was never put is absent",
    )?;
    store.remove(&key).await?;
    store.put(&key, value("1"), after(clock, 60)).await?;
    promise(
        store.get(&key).await? == Some(value("1")),
        "what is put is there",
    )?;
    promise(
        store.get(&key).await? == Some(value("1")),
        "reading does not consume",
    )?;
    promise(
        store.get(&other).await?.is_none(),
        "kinds do not share identifiers",
    )?;
    store.put(&key, value("2"), after(clock, 60)).await?;
    promise(store.get(&key).await? == Some(value("2")), "put replaces")?;
    let binary = Value::new(vec![0, 255, 0, 13, 10]);
    store.put(&key, binary.clone(), after(clock, 60)).await?;
    promise(store.get(&key).await? == Some(binary), "values are bytes")?;
    store.remove(&key).await?;
    promise(
        store.get(&key).await?.is_none(),
        "what is removed is absent",
    )
}

async fn takes_once(store: &dyn Store, clock: &dyn Clock) -> Result<(), Broken> {
    let key = Key::new("suite", "taken");
    store.put(&key, value("1"), after(clock, 60)).await?;
    promise(
        store.take(&key).await? == Some(value("1")),
        "take yields what is there",
    )?;
    promise(store.take(&key).await?.is_none(), "take yields it once")?;
    promise(store.get(&key).await?.is_none(), "what is taken is absent")
}

async fn puts_new_once(store: &dyn Store, clock: &dyn Clock) -> Result<(), Broken> {
    let key = Key::new("suite", "new");
    promise(
        store.put_new(&key, value("1"), after(clock, 60)).await?,
        "put_new keeps what is new",
    )?;
    let again = store.put_new(&key, value("2"), after(clock, 60)).await?;
    promise(!again, "put_new does not replace")?;
    promise(
        store.get(&key).await? == Some(value("1")),
        "put_new leaves the first",
    )?;
    store.remove(&key).await?;
    promise(
        store.put_new(&key, value("3"), after(clock, 60)).await?,
        "removed is new again",
    )?;
    store.remove(&key).await?;
    Ok(())
}

async fn keeps_the_spare(
    store: &dyn Store,
    clock: &dyn Clock,
    pass: &(dyn Fn(SignedDuration) + Sync),
) -> Result<(), Broken> {
    let key = Key::new("suite", "spare");
    store.put_spare(&key, value("1"), after(clock, 60)).await?;
    store.put_spare(&key, value("2"), after(clock, 2)).await?;
    promise(
        store.get(&key).await? == Some(value("2")),
        "put_spare keeps and replaces where there is room",
    )?;
    pass(SignedDuration::from_secs(2));
    promise(store.get(&key).await?.is_none(), "the spare expires too")
}

async fn expires(
    store: &dyn Store,
    clock: &dyn Clock,
    pass: &(dyn Fn(SignedDuration) + Sync),
) -> Result<(), Broken> {
    let (short, long) = (Key::new("suite", "short"), Key::new("suite", "long"));
    let (bygone, gone) = (Key::new("suite", "past"), Key::new("suite", "gone"));
    store.put(&short, value("1"), after(clock, 2)).await?;
    store.put(&long, value("1"), after(clock, 600)).await?;
    store.put(&gone, value("1"), after(clock, 600)).await?;
    store.put(&gone, value("2"), after(clock, 0)).await?;
    promise(
        store.get(&gone).await?.is_none(),
        "an expiry that has passed forgets what was there",
    )?;
    let kept = store.put_new(&bygone, value("1"), after(clock, -1)).await?;
    promise(
        !kept && store.get(&bygone).await?.is_none(),
        "the past is not kept",
    )?;
    pass(SignedDuration::from_secs(1));
    promise(
        store.get(&short).await?.is_some(),
        "nothing goes before its time",
    )?;
    pass(SignedDuration::from_secs(1));
    promise(store.get(&short).await?.is_none(), "it is gone at its time")?;
    promise(
        store.take(&short).await?.is_none(),
        "the expired cannot be taken",
    )?;
    promise(store.get(&long).await?.is_some(), "others stay")?;
    let renewed = store.put_new(&short, value("2"), after(clock, 60)).await?;
    promise(renewed, "the place of the expired is free")?;
    // Replacing moves the expiry, in both directions.
    store.put(&long, value("2"), after(clock, 2)).await?;
    store.put(&short, value("2"), after(clock, 600)).await?;
    pass(SignedDuration::from_secs(2));
    promise(
        store.get(&long).await?.is_none(),
        "put replaces a later expiry",
    )?;
    promise(
        store.get(&short).await?.is_some(),
        "put replaces an earlier expiry",
    )
}

async fn one_racer_takes(store: &Arc<dyn Store>, clock: &dyn Clock) -> Result<(), Broken> {
    for round in 0..20 {
        let key = Key::new("race", &round.to_string());
        store.put(&key, value("1"), after(clock, 60)).await?;
        let won = race(store, move |store| async move {
            Ok(store.take(&key).await?.is_some())
        });
        promise(won.await? == 1, "of many takers exactly one wins")?;
    }
    Ok(())
}

async fn one_racer_puts(store: &Arc<dyn Store>, clock: &dyn Clock) -> Result<(), Broken> {
    let expires = after(clock, 60);
    for round in 0..20 {
        let key = Key::new("replay", &round.to_string());
        let put = move |store: Arc<dyn Store>| async move {
            store.put_new(&key, value("1"), expires).await
        };
        promise(
            race(store, put).await? == 1,
            "of many new puts exactly one wins",
        )?;
    }
    Ok(())
}

/// Sets [`RACERS`] threads off at once; how many of them won.
async fn race<F, A>(store: &Arc<dyn Store>, attempt: F) -> Result<usize, Broken>
where
    F: Fn(Arc<dyn Store>) -> A + Copy + Send + 'static,
    A: Future<Output = Result<bool, StoreError>> + Send + 'static,
{
    let start = Arc::new(std::sync::Barrier::new(RACERS));
    let won = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Handle::current();
    let mut racers = Vec::new();
    for _ in 0..RACERS {
        let (start, won) = (start.clone(), won.clone());
        let (store, runtime) = (store.clone(), runtime.clone());
        racers.push(tokio::task::spawn_blocking(move || {
            start.wait();
            if runtime.block_on(attempt(store))? {
                won.fetch_add(1, Ordering::SeqCst);
            }
            Ok::<(), StoreError>(())
        }));
    }
    for racer in racers {
        racer
            .await
            .map_err(|_| Broken::Promise("no racer dies"))??;
    }
    Ok(won.load(Ordering::SeqCst))
}
