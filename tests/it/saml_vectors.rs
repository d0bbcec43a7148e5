//! Messages and metadata of the EC's node, read as a third party's: see the vectors' README.

use eidas_bridge::domain::{AssertedAttribute, AssertedValue, Attribute, NaturalPerson};
use eidas_bridge::saml::{AcceptedMetadata, MetadataError, MetadataExpectation, accept_metadata};
use eidas_bridge::xml::{Document, Limits, key_info_certificates};
use jiff::SignedDuration;
use std::path::PathBuf;

fn vector(path: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("EIDAS_VECTORS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"),
        PathBuf::from,
    );
    let file = root.join(path);
    if !root.exists() {
        eprintln!("vectors absent, skipped: {path}");
        return None;
    }
    Some(std::fs::read(&file).unwrap())
}

fn judged(bytes: &[u8], entity_id: &str) -> Result<AcceptedMetadata, MetadataError> {
    let signer = Document::parse(bytes, &Limits::METADATA)
        .map(|document| key_info_certificates(&document))
        .unwrap_or_default();
    accept_metadata(
        bytes,
        &MetadataExpectation {
            entity_id,
            country: "CA".parse().unwrap(),
            anchors: &signer,
            now: "2016-06-01T00:00:00Z".parse().unwrap(),
            max_validity: SignedDuration::from_hours(24 * 365 * 10),
            skew: SignedDuration::ZERO,
        },
    )
}
