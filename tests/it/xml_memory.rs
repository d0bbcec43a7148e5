//! What a message costs in memory: a process of its own takes it and says how much larger it
//! became. The kernel counts, so that OpenSSL and the inflater are in it. The test asserts the
//! bound for hostile messages and for the largest that are taken; the benchmark reports them.

use crate::xml_hostile::{Hostile, Way};
use eidas_bridge::saml::binding::{get, post};
use eidas_bridge::xml::{
    DigestAlgorithm, Document, Limits, SignatureAlgorithm, SignaturePlacement, SignaturePolicy,
    SigningKey, VerificationKey, sign_enveloped, verify_enveloped,
};
use openssl::asn1::Asn1Time;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::x509::{X509, X509Builder};
use std::path::Path;
use std::process::Command;

/// The most that one input may take, in KiB.
pub(crate) const BOUND: u64 = 32 * 1024;

/// A signed document that is taken and costs as much as any.
pub(crate) struct Largest {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    metadata: bool,
    certificate: Vec<u8>,
}

impl Largest {
    /// Reads and verifies it.
    pub(crate) fn take(&self) {
        take(&self.text, self.metadata, &self.certificate);
    }
}

fn take(text: &str, metadata: bool, certificate: &[u8]) {
    let (limits, policy) = if metadata {
        (Limits::METADATA, SignaturePolicy::METADATA)
    } else {
        (Limits::MESSAGE, SignaturePolicy::EIDAS)
    };
    let document = Document::parse(text.as_bytes(), &limits).unwrap();
    let keys = [VerificationKey::from_certificate_der(certificate).unwrap()];
    verify_enveloped(&document, &keys, &policy).unwrap();
}

/// As many elements, attributes or characters as the caps allow.
pub(crate) fn largest() -> Vec<Largest> {
    let (signer, certificate) = signer();
    let made = |name, metadata, inside: &str| {
        let text = format!("<r ID='_r'>{inside}</r>");
        Largest {
            name,
            text: sign_enveloped(&text, SignaturePlacement::FirstChild, &signer).unwrap(),
            metadata,
            certificate: certificate.to_der().unwrap(),
        }
    };
    let attributes: Vec<String> = (0..64).map(|n| format!(" a{n:x}=''")).collect();
    let full = format!("<e{}/>", attributes.concat());
    let namespaces = |letter| -> String {
        let one = |n| format!(" xmlns:{letter}{n}='urn:{letter}:{n}'");
        (0..19).map(one).collect()
    };
    let message = 126_000;
    vec![
        made(
            "message of 1,980 elements and 7,920 attributes",
            false,
            &"<e a='' b='' c='' d=''/>".repeat(1_980),
        ),
        made(
            "message of elements with 64 attributes each",
            false,
            &full.repeat(7_999 / 64),
        ),
        made("message of one text", false, &"&#65;".repeat(message / 5)),
        made(
            "metadata of 23,980 elements and 35,970 attributes",
            true,
            &"<e a='' b='' c=''><f/></e>".repeat(11_990),
        ),
        made(
            "metadata of elements with 64 attributes each",
            true,
            &full.repeat(35_999 / 64),
        ),
        made(
            "metadata whose names look through 40 namespaces",
            true,
            &format!(
                "<o{}><i{}>{}</i></o>",
                namespaces('o'),
                namespaces('i'),
                "<o0:e o1:a=''/>".repeat(23_900)
            ),
        ),
        made(
            "metadata of long texts",
            true,
            &format!("<e>{}</e>", "&#65;".repeat(50_000)).repeat(8),
        ),
    ]
}

fn signer() -> (SigningKey, X509) {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let mut builder = X509Builder::new().unwrap();
    let day = |day| Asn1Time::days_from_now(day).unwrap();
    builder.set_not_before(&day(0)).unwrap();
    builder.set_not_after(&day(30)).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    let certificate = builder.build();
    let algorithm = SignatureAlgorithm::EcdsaSha256;
    let signer = SigningKey::new(key, &certificate, algorithm, DigestAlgorithm::Sha256).unwrap();
    (signer, certificate)
}

/// What a child process has to be told.
pub(crate) enum Input<'i> {
    Hostile(&'i Hostile),
    Largest(&'i Largest),
}

/// KiB by which a process grows that takes the input; `None` where the kernel does not say.
/// `command` is a program that calls [`child`] with the two files that are passed on.
pub(crate) fn growth(input: &Input<'_>, command: &mut Command) -> Option<u64> {
    let folder = tempfile::tempdir().unwrap();
    let (kind, bytes, certificate) = match input {
        Input::Hostile(hostile) => {
            let (way, wire) = hostile.wire();
            let kind = match way {
                Way::Post => "post",
                Way::Get => "get",
            };
            (kind, wire, &[][..])
        }
        Input::Largest(largest) => {
            let kind = if largest.metadata {
                "metadata"
            } else {
                "message"
            };
            (kind, largest.text.as_str(), &largest.certificate[..])
        }
    };
    std::fs::write(folder.path().join("kind"), kind).unwrap();
    std::fs::write(folder.path().join("input"), bytes).unwrap();
    std::fs::write(folder.path().join("certificate"), certificate).unwrap();
    let output = command.env("EIDAS_MEMORY_OF", folder.path()).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = std::fs::read_to_string(folder.path().join("growth")).ok()?;
    text.parse().ok()
}

/// Takes the input that lies in a folder, in a process that has done nothing else, and writes
/// its growth beside it.
pub(crate) fn child(folder: &Path) {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let kind = String::from_utf8(read("kind")).unwrap();
    let certificate = read("certificate");
    let input = String::from_utf8(read("input")).unwrap();
    // The peak so far is forgotten; what is resident now is where it starts from.
    if std::fs::write("/proc/self/clear_refs", "5").is_err() {
        return;
    }
    let before = status("VmRSS:");
    match kind.as_str() {
        "post" => drop(post::receive(&input, None)),
        "get" => drop(get::receive(&input)),
        kind => take(&input, kind == "metadata", &certificate),
    }
    if let (Some(before), Some(peak)) = (before, status("VmHWM:")) {
        let growth = peak.saturating_sub(before);
        std::fs::write(folder.join("growth"), growth.to_string()).unwrap();
    }
}

fn status(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Not a test: the other half of the one below, in a process of its own.
#[test]
fn takes_one_input_in_a_process_of_its_own() {
    if let Some(folder) = std::env::var_os("EIDAS_MEMORY_OF") {
        child(Path::new(&folder));
    }
}

#[test]
fn no_input_takes_more_than_32_mib() {
    let own = module_path!().split_once("::").unwrap().1;
    let name = format!("{own}::takes_one_input_in_a_process_of_its_own");
    let growth = |input: &Input<'_>| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        growth(input, command.args(["--exact", &name, "--test-threads=1"]))
    };
    let mut counted = 0;
    let mut check = |name: &str, input: &Input<'_>| {
        if let Some(kib) = growth(input) {
            assert!(kib < BOUND, "{name}: {kib} KiB");
            counted += usize::from(kib > 0);
        }
    };
    for hostile in crate::xml_hostile::all() {
        check(hostile.name, &Input::Hostile(&hostile));
    }
    for largest in largest() {
        largest.take();
        check(largest.name, &Input::Largest(&largest));
    }
    if cfg!(target_os = "linux") {
        assert!(counted > 0, "nothing was measured");
    }
}
