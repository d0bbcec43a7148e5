//! What a login costs at least: the operations of OpenSSL that it cannot do without, listed by
//! direction and keys, and measured one by one on the bridge's core before and after a run.

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::cipher::Cipher;
use openssl::ec::EcKey;
use openssl::ecdsa::EcdsaSig;
use openssl::md::Md;
use openssl::pkey::{PKey, Private};
use openssl::sha::sha256;

use super::bare::{agree, oaep_decrypt, oaep_encrypt, open, seal, sign_rsa};
use super::keys::{Keys, p256};
use super::login::Direction;

/// One operation, and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Primitive {
    RsaSign,
    RsaDecrypt,
    RsaEncrypt,
    CurveSign,
    CurveVerify,
    /// Key agreement, one hash, one key unwrap.
    Agree,
    /// The making of an ephemeral key, then as `Agree`, with a key wrap.
    AgreeToSend,
    Gcm,
    Hash,
}

const ALL: [Primitive; 9] = [
    Primitive::RsaSign,
    Primitive::RsaDecrypt,
    Primitive::RsaEncrypt,
    Primitive::CurveSign,
    Primitive::CurveVerify,
    Primitive::Agree,
    Primitive::AgreeToSend,
    Primitive::Gcm,
    Primitive::Hash,
];

impl Primitive {
    fn as_str(self) -> &'static str {
        match self {
            Self::RsaSign => "RSA-3072 PSS sign",
            Self::RsaDecrypt => "RSA-3072 OAEP decrypt",
            Self::RsaEncrypt => "RSA-3072 OAEP encrypt",
            Self::CurveSign => "P-256 ECDSA sign",
            Self::CurveVerify => "P-256 ECDSA verify",
            Self::Agree => "P-256 agreement, hash, AES key unwrap",
            Self::AgreeToSend => "P-256 ephemeral key, agreement, hash, AES key wrap",
            Self::Gcm => "AES-256-GCM, 4 KiB",
            Self::Hash => "SHA-256, 4 KiB",
        }
    }
}

/// What one login of that direction takes, and for what.
pub(crate) fn needed(direction: Direction, keys: Keys) -> Vec<(Primitive, u32, &'static str)> {
    let (sign, decrypt, encrypt) = match keys {
        Keys::Rsa3072 => (
            Primitive::RsaSign,
            Primitive::RsaDecrypt,
            Primitive::RsaEncrypt,
        ),
        Keys::P256 => (
            Primitive::CurveSign,
            Primitive::Agree,
            Primitive::AgreeToSend,
        ),
    };
    match direction {
        Direction::Connector => vec![
            (sign, 1, "AuthnRequest"),
            (Primitive::CurveVerify, 1, "the foreign node's Response"),
            (decrypt, 1, "the key of its Assertion"),
            (Primitive::Gcm, 1, "its Assertion"),
            (Primitive::CurveVerify, 1, "the client's assertion"),
            (Primitive::CurveSign, 1, "id_token"),
            (
                Primitive::Hash,
                4,
                "both messages with their SignedInfo, both tokens",
            ),
        ],
        Direction::Proxy => vec![
            (
                Primitive::CurveVerify,
                1,
                "the foreign Connector's AuthnRequest",
            ),
            (Primitive::CurveSign, 1, "our assertion at the hub"),
            (Primitive::CurveVerify, 2, "the hub's id_token and userinfo"),
            (encrypt, 1, "the key of the Assertion"),
            (Primitive::Gcm, 1, "the Assertion"),
            (sign, 1, "Response"),
            (
                Primitive::Hash,
                5,
                "both messages with their SignedInfo, three tokens",
            ),
        ],
    }
}

/// The list as a table for the documentation.
pub(crate) fn table() -> String {
    let mut table =
        String::from("| direction | keys | operation | times | for |\n|---|---|---|---|---|\n");
    for direction in [Direction::Connector, Direction::Proxy] {
        for keys in [Keys::Rsa3072, Keys::P256] {
            for (primitive, times, what) in needed(direction, keys) {
                let (direction, keys) = (direction.as_str(), keys.as_str());
                let primitive = primitive.as_str();
                writeln!(
                    table,
                    "| {direction} | {keys} | {primitive} | {times} | {what} |"
                )
                .unwrap();
            }
        }
    }
    table
}

/// Seconds that each operation takes.
#[derive(Clone)]
pub(crate) struct Costs([f64; ALL.len()]);

impl Costs {
    /// On the bridge's core, where it has one.
    pub(crate) fn measure(core: Option<usize>) -> Self {
        std::thread::spawn(move || {
            if let Some(core) = core {
                pin_this_thread(core);
            }
            let bench = Bench::new();
            Self(ALL.map(|primitive| bench.median(primitive)))
        })
        .join()
        .unwrap()
    }

    /// The mean of two measurements.
    pub(crate) fn between(&self, other: &Self) -> Self {
        let mut mean = self.clone();
        for (mine, theirs) in mean.0.iter_mut().zip(other.0) {
            *mine = f64::midpoint(*mine, theirs);
        }
        mean
    }

    fn of(&self, primitive: Primitive) -> f64 {
        let place = ALL.iter().position(|it| *it == primitive).unwrap();
        self.0[place]
    }

    /// Seconds that the primitives of one login take.
    pub(crate) fn login(&self, direction: Direction, keys: Keys) -> f64 {
        let needed = needed(direction, keys).into_iter();
        needed
            .map(|(primitive, times, _)| self.of(primitive) * f64::from(times))
            .sum()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        let rows = ALL.iter().zip(self.0);
        let rows = rows.map(|(it, cost)| (it.as_str().to_owned(), (cost * 1e6).into()));
        serde_json::Value::Object(rows.collect())
    }
}

/// Pins the thread that calls to a core.
fn pin_this_thread(core: usize) {
    let link = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    let thread = link.file_name().unwrap_or_default().to_owned();
    let mut command = Command::new("taskset");
    command.args(["-c", "-p", &core.to_string()]).arg(thread);
    let _ = command.stdout(std::process::Stdio::null()).status();
}

/// Pins this whole process to a core.
pub(crate) fn pin_the_driver(core: usize) {
    let mut command = Command::new("taskset");
    command.args([
        "-a",
        "-c",
        "-p",
        &core.to_string(),
        &std::process::id().to_string(),
    ]);
    let _ = command.stdout(std::process::Stdio::null()).status();
}

struct Bench {
    rsa: PKey<Private>,
    rsa_public: PKey<openssl::pkey::Public>,
    wrapped: Vec<u8>,
    curve: EcKey<Private>,
    signature: EcdsaSig,
    cipher: Cipher,
    text: Vec<u8>,
    sealed: (Vec<u8>, [u8; 16]),
    key_wrapped: [u8; 40],
}

impl Bench {
    fn new() -> Self {
        let rsa = eidas_bridge::trust::keys::generate::private_key(Keys::Rsa3072.family()).unwrap();
        let rsa_public = PKey::public_key_from_der(&rsa.public_key_to_der().unwrap()).unwrap();
        let curve = p256().ec_key().unwrap();
        let cipher = Cipher::fetch(None, "AES-256-GCM", None).unwrap();
        let text = vec![b'x'; 4096];
        let mut key_wrapped = [0; 40];
        let wrapping = AesKey::new_encrypt(&[9; 32]).unwrap();
        wrap_key(&wrapping, None, &mut key_wrapped, &[7; 32]).unwrap();
        Self {
            wrapped: oaep_encrypt(&rsa_public, Md::sha256(), &[7; 32]),
            signature: EcdsaSig::sign(&[3; 32], &curve).unwrap(),
            sealed: seal(&cipher, &text),
            rsa,
            rsa_public,
            curve,
            cipher,
            text,
            key_wrapped,
        }
    }

    fn run(&self, primitive: Primitive) {
        match primitive {
            Primitive::RsaSign => drop(black_box(sign_rsa(&self.rsa, &[3; 32]))),
            Primitive::RsaDecrypt => {
                drop(black_box(oaep_decrypt(
                    &self.rsa,
                    Md::sha256(),
                    &self.wrapped,
                )));
            }
            Primitive::RsaEncrypt => {
                drop(black_box(oaep_encrypt(
                    &self.rsa_public,
                    Md::sha256(),
                    &[7; 32],
                )));
            }
            Primitive::CurveSign => drop(black_box(EcdsaSig::sign(&[3; 32], &self.curve).unwrap())),
            Primitive::CurveVerify => {
                let public = EcKey::from_public_key(self.curve.group(), self.curve.public_key());
                assert!(self.signature.verify(&[3; 32], &public.unwrap()).unwrap());
            }
            Primitive::Agree => {
                let shared = sha256(&agree(&self.curve, self.curve.public_key()));
                let wrapping = AesKey::new_decrypt(&[9; 32]).unwrap();
                let mut key = [0; 32];
                unwrap_key(&wrapping, None, &mut key, &self.key_wrapped).unwrap();
                black_box((shared, key));
            }
            Primitive::AgreeToSend => {
                let ephemeral = EcKey::generate(self.curve.group()).unwrap();
                let shared = sha256(&agree(&ephemeral, self.curve.public_key()));
                let wrapping = AesKey::new_encrypt(&shared).unwrap();
                let mut wrapped = [0; 40];
                wrap_key(&wrapping, None, &mut wrapped, &[7; 32]).unwrap();
                black_box(wrapped);
            }
            Primitive::Gcm => {
                drop(black_box(open(
                    &self.cipher,
                    &[7; 32],
                    &self.sealed.0,
                    &self.sealed.1,
                )));
            }
            Primitive::Hash => {
                black_box(sha256(&self.text));
            }
        }
    }

    /// The median of some hundred turns.
    fn median(&self, primitive: Primitive) -> f64 {
        let mut turns: Vec<f64> = (0..301)
            .map(|_| {
                let began = Instant::now();
                self.run(primitive);
                began.elapsed().as_secs_f64()
            })
            .collect();
        turns.sort_by(f64::total_cmp);
        turns[turns.len() / 2]
    }
}
