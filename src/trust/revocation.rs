//! Whether a certificate that proves who signed metadata has been revoked: lists and responders
//! that the certificate itself names are asked, and what they say is remembered for as long as
//! they say. `[RFC5280 §5]`
//!
//! In: the chain that acceptance proved. Out: a verdict; what an unknown one means is the
//! setting's business. Only public addresses are asked, and what they answer is signed. That a
//! certificate was revoked is forgotten only when its authority says that it is good: not because
//! nobody can be asked any more, and not by a restart.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;
use url::Url;

use super::archive::Archive;
use super::change::hex;
use super::means::Means;
use crate::net::Client;
use crate::saml::revocation::{Answer, Link, Verdict, links};

/// The most that a revocation list may weigh, in bytes.
const MAX_LIST: usize = 8 * 1024 * 1024;
/// The most that an OCSP answer may weigh, in bytes.
const MAX_ANSWER: usize = 64 * 1024;
/// How long a good answer is remembered at most, whatever it says.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// How long nobody is asked again after nothing was to be had.
const SHORTEST: SignedDuration = SignedDuration::from_mins(5);
/// How long all that one certificate names may take together.
const PATIENCE: Duration = Duration::from_secs(20);
/// The certificates that were revoked, in the archive. It makes stricter, never laxer.
const REVOKED: &str = "revoked.json";

/// What is known, by the certificate's fingerprint, and until when.
#[derive(Default)]
pub(super) struct Revocations {
    known: Mutex<HashMap<[u8; 32], (Verdict, Timestamp)>>,
}

impl Revocations {
    /// What is known about a chain, asking for what is not.
    pub(super) async fn of_chain(
        &self,
        chain: &[Vec<u8>],
        client: &Client,
        means: &Means,
        skew: SignedDuration,
    ) -> Verdict {
        let Ok(links) = links(chain) else {
            return Verdict::Unknown;
        };
        let mut verdicts = Vec::new();
        // Nothing can be known about one that names nobody to ask, and nothing has to be.
        for link in links.into_iter().filter(Link::names_sources) {
            verdicts.push(self.of_link(link, client, means, skew).await);
        }
        Verdict::of_chain(verdicts)
    }

    /// Whether a chain is known to be revoked; nobody is asked.
    pub(super) async fn was_revoked(&self, chain: &[Vec<u8>], means: &Means) -> bool {
        for link in links(chain).unwrap_or_default() {
            if self.remembers(link.fingerprint(), means).await {
                return true;
            }
        }
        false
    }

    async fn of_link(
        &self,
        link: Link,
        client: &Client,
        means: &Means,
        skew: SignedDuration,
    ) -> Verdict {
        let (key, now) = (link.fingerprint(), means.now());
        if let Some((verdict, until)) = self.known.lock().await.get(&key)
            && now < *until
        {
            return *verdict;
        }
        let asking = tokio::time::timeout(PATIENCE, ask(&link, client, now, skew)).await;
        let (mut verdict, until) = asking.unwrap_or_else(|_| nothing(now));
        let revoked_before = self.remembers(key, means).await;
        if verdict == Verdict::Unknown && revoked_before {
            // Who holds a revoked key may well keep us from hearing that again.
            verdict = Verdict::Revoked;
        } else if (verdict == Verdict::Revoked) != revoked_before {
            remember(key, verdict, means).await;
        }
        let mut known = self.known.lock().await;
        known.retain(|_, (verdict, until)| *verdict == Verdict::Revoked || now < *until);
        known.insert(key, (verdict, until));
        verdict
    }

    async fn remembers(&self, key: [u8; 32], means: &Means) -> bool {
        let known = self.known.lock().await.get(&key).copied();
        if known.is_some_and(|(verdict, _)| verdict == Verdict::Revoked) {
            return true;
        }
        let table = means.read(|archive| archive.table::<BTreeSet<String>>(REVOKED));
        table.await.unwrap_or_default().contains(&hex(&key))
    }
}

/// Notes for later lives whether a certificate is revoked.
async fn remember(key: [u8; 32], verdict: Verdict, means: &Means) {
    let write = move |archive: &Archive| {
        // Read anew: several instances may share the folder.
        let mut table: BTreeSet<String> = archive.table(REVOKED);
        if verdict == Verdict::Revoked {
            table.insert(hex(&key));
        } else {
            table.remove(&hex(&key));
        }
        archive.keep_table(REVOKED, &table)
    };
    means.write(write).await;
}

/// Asks responders first, then lists, until one of them says something.
async fn ask(
    link: &Link,
    client: &Client,
    now: Timestamp,
    skew: SignedDuration,
) -> (Verdict, Timestamp) {
    for url in link.ocsp_urls() {
        let Some((url, question)) = Url::parse(url).ok().zip(link.ocsp_request().ok()) else {
            continue;
        };
        let form = "application/ocsp-request";
        let answer = client.post_bytes(&url, form, question, MAX_ANSWER).await;
        let answer = answer.ok().map(|answer| answer.body);
        let judged = answer.and_then(|bytes| link.judge_ocsp(&bytes, now, skew).ok());
        if let Some(said) = judged.and_then(|answer| remembered(&answer, now)) {
            return said;
        }
    }
    for url in link.crl_urls() {
        let Ok(url) = Url::parse(url) else { continue };
        let Ok(list) = client.get(&url, MAX_LIST).await else {
            continue;
        };
        let link = link.clone();
        let judge = move || link.judge_crl(&list.body, &[], now, skew).ok();
        let judged = tokio::task::spawn_blocking(judge).await.ok().flatten();
        if let Some(said) = judged.and_then(|answer| remembered(&answer, now)) {
            return said;
        }
    }
    nothing(now)
}

fn nothing(now: Timestamp) -> (Verdict, Timestamp) {
    (Verdict::Unknown, after(now, SHORTEST))
}

fn remembered(answer: &Answer, now: Timestamp) -> Option<(Verdict, Timestamp)> {
    let until = answer.next_update.unwrap_or_else(|| after(now, SHORTEST));
    let until = until.clamp(after(now, SHORTEST), after(now, LONGEST));
    (answer.verdict != Verdict::Unknown).then_some((answer.verdict, until))
}

fn after(now: Timestamp, pause: SignedDuration) -> Timestamp {
    now.checked_add(pause).unwrap_or(Timestamp::MAX)
}
