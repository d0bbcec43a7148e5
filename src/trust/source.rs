//! One source of metadata: an address that the operator named, or a file. Never an address out
//! of a message or out of metadata.

use std::path::Path;

use tokio::io::AsyncReadExt as _;
use url::Url;

use super::error::TrustError;
use crate::config::MetadataSource;
use crate::net::{Client, Conditional, Validators};

/// The most that foreign metadata may weigh, in bytes.
pub(super) const MAX_METADATA: usize = 2 * 1024 * 1024;

/// What a source brought.
pub(super) enum Brought {
    /// A document, and what makes the next request conditional.
    Document(Vec<u8>, Validators),
    /// It is still the one that was named.
    Unchanged,
}

/// Asks the source. Without a client only files can be asked: the commands look at what is
/// there, without the network.
///
/// # Errors
/// [`TrustError::Source`] for a file or an address that cannot be used, [`TrustError::Net`].
pub(super) async fn ask(
    source: &MetadataSource,
    known: &Validators,
    client: Option<&Client>,
) -> Result<Brought, TrustError> {
    match (source, client) {
        (MetadataSource::Url(url), Some(client)) => {
            let url = Url::parse(url).map_err(|_| TrustError::Source)?;
            match client.get_if_changed(&url, known, MAX_METADATA).await? {
                Conditional::Changed(fetched, validators) => {
                    Ok(Brought::Document(fetched.body, validators))
                }
                Conditional::NotModified => Ok(Brought::Unchanged),
            }
        }
        (MetadataSource::Url(_), None) => Err(TrustError::Offline),
        (MetadataSource::File(path), _) => {
            let document = capped(path).await.ok_or(TrustError::Source)?;
            Ok(Brought::Document(document, Validators::default()))
        }
    }
}

/// A file's bytes, if it is there and not larger than metadata may be.
pub(super) async fn capped(path: &Path) -> Option<Vec<u8>> {
    let file = tokio::fs::File::open(path).await.ok()?;
    let limit = u64::try_from(MAX_METADATA).ok()?;
    let mut bytes = Vec::new();
    let mut capped = file.take(limit.saturating_add(1));
    capped.read_to_end(&mut bytes).await.ok()?;
    (bytes.len() <= MAX_METADATA).then_some(bytes)
}
