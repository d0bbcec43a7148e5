//! Metadata in the wrong hands, beside what `saml_metadata` breaks rule by rule: keys that are
//! too old, and one role's key in the other's place. `[eIDAS-IA §6]`

use super::target::*;
use crate::saml_world::*;
use openssl::hash::MessageDigest;

fn base64(pair: &Pair) -> String {
    openssl::base64::encode_block(&pair.der()).replace('\n', "")
}

/// A certificate in signed metadata is believed within its dates, and no longer.
#[test]
fn the_only_signing_certificate_is_out_of_date() {
    let sound = Sound::new(&CURVE, Metadata);
    let good = base64(CURVE.signer());
    for days in [(-86_400, -1), (3_600, 86_400)] {
        let stale = Pair::issued("messages", p256(), None, MessageDigest::sha256(), days);
        let text = with(&sound.text, &good, &base64(&stale));
        let message = Metadata.sign(&text, CURVE.signer());
        sound.refused(&message, "metadata.signing-key");
    }
}

/// A key counts for the use that stands beside it.
#[test]
fn a_key_without_use_or_for_encryption_signs_nothing() {
    let sound = Sound::new(&CURVE, Metadata);
    for other in ["", "use=\"encryption\"", "use=\"Signing\"", "use=\"\""] {
        let message = sound.signed_with("use=\"signing\"", other);
        sound.refused(&message, "metadata.signing-key");
    }
}

/// The country that the configuration names, whatever the signature proves.
#[test]
fn metadata_of_another_country_or_entity_under_the_right_signature() {
    let sound = Sound::new(&CURVE, Metadata);
    for (from, to, code) in [
        (">BE<", ">FI<", "metadata.country"),
        (">BE<", "><", "metadata.country"),
        (
            "entityID=\"https://node.be.example/",
            "entityID=\"https://node.fi.example/",
            "metadata.entity-id",
        ),
    ] {
        sound.refused(&sound.signed_with(from, to), code);
    }
}
