//! Why nothing was judged at all: arguments or configuration, never the message.

use serde_json::{Value, json};

use super::super::check_config;
use crate::app::StartError;
use crate::config::Problems;

/// Why nothing was judged.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unusable {
    /// The configuration, or the file of the country.
    #[error("{0}")]
    Config(#[from] Problems),
    /// A configuration that passed its checks and yet makes no node.
    #[error("the bridge would not start: {0}")]
    Start(#[from] StartError),
    /// The file to inspect.
    #[error("the file cannot be read: {0}")]
    File(std::io::ErrorKind),
    /// The role that would receive such a message.
    #[error("the configuration does not enable [{0}], which would receive this message")]
    Role(&'static str),
    /// The trust anchors of the country.
    #[error("the country's trust anchors cannot be read")]
    Anchors,
    /// The list that is asked for.
    #[error("there is no such list among the [[trust.service_lists]]")]
    List,
    /// The signer of the list.
    #[error("the certificate in the list's signer_file cannot be read")]
    Signer,
}

impl Unusable {
    fn code(&self) -> &'static str {
        match self {
            Self::Config(problems) => problems.code(),
            Self::Start(_) => "config.start",
            Self::File(_) => "inspect.file",
            Self::Role(_) => "inspect.role-disabled",
            Self::Anchors => "inspect.anchors",
            Self::List => "inspect.list-unknown",
            Self::Signer => "inspect.list-signer",
        }
    }

    /// For programs. Nothing was accepted, so `accepted` is false; the exit status tells it from
    /// a refusal.
    pub(super) fn object(&self) -> Value {
        let problems = match self {
            Self::Config(problems) => check_config::list(problems.as_slice()),
            _ => json!([]),
        };
        json!({
            "accepted": false,
            "code": self.code(),
            "rule": "arguments and configuration must be usable",
            "detail": self.to_string(),
            "problems": problems,
        })
    }
}
