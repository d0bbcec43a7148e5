//! Says that an instance whose keys are out of reach wants no requests, and when they are back.

use std::time::Duration;

use super::reload::Live;
use crate::http::Readiness;
use crate::trust::keys::pkcs11::Tokens;

/// Between looks at whether the connection is there.
const LOOK: Duration = Duration::from_millis(200);

/// Looks for as long as it is let.
pub(super) async fn watch(live: &Live, ready: &Readiness) {
    let mut said = false;
    loop {
        let assembly = live.assembly();
        let lost = assembly.tokens.as_ref().is_some_and(Tokens::are_lost);
        drop(assembly);
        if lost != said {
            let reasons: &[&'static str] = if lost { &["hardware-keys-lost"] } else { &[] };
            ready.set("keys", reasons);
            said = lost;
        }
        tokio::time::sleep(LOOK).await;
    }
}
