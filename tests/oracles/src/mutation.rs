//! Changes to signed documents, from single bytes to whole elements: those that a verifier has to
//! refuse, and those that it may take, in which verifiers could differ.

use crate::random::Random;

/// A changed copy: one to three changes on top of each other.
pub fn mutate(random: &mut Random, document: &str) -> Vec<u8> {
    let mut bytes = document.as_bytes().to_vec();
    for _ in 0..1 + random.below(3) {
        bytes = match (random.below(4), std::str::from_utf8(&bytes)) {
            (1..=3, Ok(text)) => change(random, text).into_bytes(),
            _ => change_bytes(random, bytes),
        };
    }
    bytes
}

fn change_bytes(random: &mut Random, mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let at = random.below(bytes.len());
    match random.below(5) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(
            at,
            *b" \n\t\r<>&\"'=/:;#A0\0\xff"
                .get(random.below(19))
                .unwrap_or(&b' '),
        ),
        3 => {
            let to = (at + random.below(60)).min(bytes.len());
            let slice = bytes[at..to].to_vec();
            let place = random.below(bytes.len());
            bytes.splice(place..place, slice);
        }
        _ => {
            let to = (at + random.below(60)).min(bytes.len());
            drop(bytes.drain(at..to));
        }
    }
    bytes
}

/// Replaces one occurrence of a text, chosen at random.
fn replace_one(random: &mut Random, text: &str, from: &str, to: &str) -> String {
    let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
    if places.is_empty() {
        return text.to_owned();
    }
    let at = places[random.below(places.len())];
    format!("{}{to}{}", &text[..at], &text[at + from.len()..])
}

/// Inserts behind one occurrence of a text.
fn insert(random: &mut Random, text: &str, behind: &str, what: &str) -> String {
    replace_one(random, text, behind, &format!("{behind}{what}"))
}

/// The piece from `start` to the end of `end`, and where it is.
fn piece<'t>(text: &'t str, start: &str, end: &str) -> Option<(usize, &'t str)> {
    let from = text.find(start)?;
    let to = from + text[from..].find(end)? + end.len();
    Some((from, &text[from..to]))
}

fn change(random: &mut Random, text: &str) -> String {
    const SIGNATURE: [&str; 2] = ["<ds:Signature ", "</ds:Signature>"];
    const KEY_INFO: [&str; 2] = ["<ds:KeyInfo", "</ds:KeyInfo>"];
    let spaces = [" ", "\n", "\t", "\r\n", "&#13;", "&#10;"];
    match random.below(22) {
        0 => insert(random, text, "=", " "),
        1 => insert(random, text, "\" ", "\n  "),
        2 => {
            let space = random.pick(&spaces);
            insert(random, text, ">", space)
        }
        3 => in_base64(random, text, &spaces),
        4 => replace_one(random, text, "e", "&#101;"),
        5 => replace_one(random, text, "\"2.0\"", "'2.0'"),
        6 => insert(random, text, ">", "<!-- c -->"),
        7 => insert(random, text, ">", "<?p i?>"),
        8 => replace_one(
            random,
            text,
            "<saml2p:Response ",
            "<saml2p:Response xmlns:u=\"urn:u\" ",
        ),
        9 => replace_one(
            random,
            text,
            "<saml2:Issuer>",
            "<saml2:Issuer xmlns:u=\"urn:u\">",
        ),
        10 => replace_one(
            random,
            text,
            " xmlns:saml2=",
            " xmlns=\"urn:d\" xmlns:saml2=",
        ),
        11 => without(text, piece(text, KEY_INFO[0], KEY_INFO[1])),
        12 => without(text, piece(text, SIGNATURE[0], SIGNATURE[1])),
        13 => moved(random, text, piece(text, SIGNATURE[0], SIGNATURE[1])),
        14 => doubled(
            random,
            text,
            piece(text, "<saml2:Assertion", "</saml2:Assertion>"),
        ),
        15 => doubled(random, text, piece(text, SIGNATURE[0], SIGNATURE[1])),
        16 => moved(
            random,
            text,
            piece(text, "<saml2:Issuer>", "</saml2:Issuer>"),
        ),
        17 => format!("<w xmlns=\"urn:w\" ID=\"_w\">{text}</w>"),
        18 => swapped_attributes(text),
        19 => replace_one(random, text, "></ds:", "/></ds:"),
        20 => replace_one(
            random,
            text,
            "<ds:KeyInfo>",
            "<ds:KeyInfo Id=\"k\"><ds:KeyName>n</ds:KeyName>",
        ),
        _ => replace_one(random, text, "</ds:Transform>", "</ds:Transform\n>"),
    }
}

/// White space in the middle of a base64 value.
fn in_base64(random: &mut Random, text: &str, spaces: &[&str]) -> String {
    let names = ["SignatureValue>", "DigestValue>", "X509Certificate>"];
    let name = random.pick(&names);
    let Some(from) = text.find(name).map(|at| at + name.len()) else {
        return text.to_owned();
    };
    let at = from + random.below(40);
    match text.split_at_checked(at) {
        Some((before, after)) => format!("{before}{}{after}", random.pick(spaces)),
        None => text.to_owned(),
    }
}

fn without(text: &str, piece: Option<(usize, &str)>) -> String {
    match piece {
        Some((at, piece)) => format!("{}{}", &text[..at], &text[at + piece.len()..]),
        None => text.to_owned(),
    }
}

/// Puts a piece behind some other tag.
fn moved(random: &mut Random, text: &str, piece: Option<(usize, &str)>) -> String {
    match piece {
        Some((_, content)) => doubled(random, &without(text, piece), Some((0, content))),
        None => text.to_owned(),
    }
}

fn doubled(random: &mut Random, text: &str, piece: Option<(usize, &str)>) -> String {
    match piece {
        Some((_, content)) => insert(random, text, ">", content),
        None => text.to_owned(),
    }
}

/// Swaps the first two attributes of the root.
fn swapped_attributes(text: &str) -> String {
    text.replacen(
        " ID=\"_r\" Version=\"2.0\"",
        " Version=\"2.0\" ID=\"_r\"",
        1,
    )
}
