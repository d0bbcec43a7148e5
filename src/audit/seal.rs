//! Signed checkpoints. The room knows octets; which key signs them, and which is believed, is said
//! by whoever puts the house together.

use jiff::Timestamp;

use super::{Checkpoint, Head};

/// A signature over the octets of a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The algorithm's URI.
    pub algorithm: String,
    /// SHA-256 of the signer's certificate, hexadecimal.
    pub key: String,
    /// The signature, base64.
    pub signature: String,
}

/// Signs checkpoints.
pub trait Signer: Send + Sync {
    /// The signature; none where the key cannot be had now. May take its time: no message waits for
    /// it.
    fn sign(&self, octets: &[u8]) -> Option<Seal>;
}

/// What a signature is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// By a key that is believed, and over these octets.
    Good,
    /// By no key that is believed.
    UnknownKey,
    /// Not over these octets.
    Bad,
}

/// Judges checkpoints.
pub trait Verifier {
    /// What that signature over these octets is worth.
    fn judge(&self, octets: &[u8], seal: &Seal) -> Verdict;
}

/// The octets that are signed: no message of any protocol begins like that.
fn octets(chain: &str, head: &Head, time: Timestamp) -> Vec<u8> {
    let Head { seq, hash } = head;
    format!("eidas-bridge audit checkpoint 1\n{chain}\n{seq}\n{hash}\n{time:.3}\n").into_bytes()
}

/// The checkpoint of that chain, at that place.
pub(super) fn signed(
    signer: &dyn Signer,
    chain: &str,
    head: Head,
    time: Timestamp,
) -> Option<Checkpoint> {
    let seal = signer.sign(&octets(chain, &head, time))?;
    Some(Checkpoint {
        seq: head.seq,
        hash: head.hash,
        time,
        algorithm: seal.algorithm,
        key: seal.key,
        signature: seal.signature,
    })
}

/// Whether it is signed for that chain.
pub(super) fn judged(verifier: &dyn Verifier, chain: &str, checkpoint: &Checkpoint) -> Verdict {
    let head = Head {
        seq: checkpoint.seq,
        hash: checkpoint.hash.clone(),
    };
    let seal = Seal {
        algorithm: checkpoint.algorithm.clone(),
        key: checkpoint.key.clone(),
        signature: checkpoint.signature.clone(),
    };
    verifier.judge(&octets(chain, &head, checkpoint.time), &seal)
}
