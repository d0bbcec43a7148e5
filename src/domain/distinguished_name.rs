//! Distinguished names as structures, so that two of them are compared part by part and never as
//! text: `CN=a\,O=b` is one attribute, `CN=a,O=b` are two.
//!
//! In: the text form of [RFC4514 §3], as operators write it, or the DER of a certificate's subject.
//! Out: a name that equals another where attribute types and values do, letter case and repeated
//! spaces aside [RFC4517 §4.2.11, §4.2.15].

/// A distinguished name, the most specific part first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistinguishedName(Vec<Vec<Attribute>>);

/// An attribute's type, dotted, and its value.
type Attribute = (String, Value);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    /// A string of any encoding, made comparable.
    Text(String),
    /// Anything else, in DER.
    Other(Vec<u8>),
}

/// Short names of attribute types [RFC4514 §3], and those that certificates of organisations have.
const TYPES: [(&str, &str); 23] = [
    ("CN", "2.5.4.3"),
    ("SN", "2.5.4.4"),
    ("SERIALNUMBER", "2.5.4.5"),
    ("C", "2.5.4.6"),
    ("L", "2.5.4.7"),
    ("ST", "2.5.4.8"),
    ("S", "2.5.4.8"),
    ("STREET", "2.5.4.9"),
    ("O", "2.5.4.10"),
    ("OU", "2.5.4.11"),
    ("TITLE", "2.5.4.12"),
    ("BUSINESSCATEGORY", "2.5.4.15"),
    ("POSTALCODE", "2.5.4.17"),
    ("GN", "2.5.4.42"),
    ("GIVENNAME", "2.5.4.42"),
    ("ORGANIZATIONIDENTIFIER", "2.5.4.97"),
    ("UID", "0.9.2342.19200300.100.1.1"),
    ("DC", "0.9.2342.19200300.100.1.25"),
    ("EMAILADDRESS", "1.2.840.113549.1.9.1"),
    ("E", "1.2.840.113549.1.9.1"),
    ("JURISDICTIONL", "1.3.6.1.4.1.311.60.2.1.1"),
    ("JURISDICTIONST", "1.3.6.1.4.1.311.60.2.1.2"),
    ("JURISDICTIONC", "1.3.6.1.4.1.311.60.2.1.3"),
];

/// The text or the bytes are no distinguished name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a distinguished name such as CN=hub.example,O=Agency,C=FR")]
pub struct InvalidDistinguishedName;

impl DistinguishedName {
    /// From its text form; spaces around parts are allowed, quoted values are not.
    ///
    /// # Errors
    /// [`InvalidDistinguishedName`], also for a name without parts and for a value that is empty.
    pub fn from_text(text: &str) -> Result<Self, InvalidDistinguishedName> {
        let mut parts = Vec::new();
        for part in cut(text, ',') {
            let attributes: Option<Vec<_>> = cut(part, '+').into_iter().map(attribute).collect();
            parts.push(sorted(attributes.ok_or(InvalidDistinguishedName)?));
        }
        Ok(Self(parts))
    }

    /// From DER: a sequence of sets of types and values, the least specific first [RFC5280 §4.1.2.4].
    ///
    /// # Errors
    /// [`InvalidDistinguishedName`], also for a name without parts.
    pub fn from_der(der: &[u8]) -> Result<Self, InvalidDistinguishedName> {
        let parts = from_der(der).ok_or(InvalidDistinguishedName)?;
        (!parts.is_empty())
            .then_some(Self(parts))
            .ok_or(InvalidDistinguishedName)
    }
}

fn sorted(mut attributes: Vec<Attribute>) -> Vec<Attribute> {
    attributes.sort();
    attributes
}

/// Cuts at separators that are not escaped.
fn cut(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == separator && !escaped {
            parts.extend(text.get(start..at));
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    parts.extend(text.get(start..));
    parts
}

fn attribute(text: &str) -> Option<Attribute> {
    let (name, value) = text.split_once('=')?;
    let name = name.trim();
    let known = TYPES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    let dotted = |c: char| c.is_ascii_digit() || c == '.';
    let oid = match known {
        Some((_, oid)) => (*oid).to_owned(),
        None if name.contains('.') && name.chars().all(dotted) => name.to_owned(),
        None => return None,
    };
    let value = value.trim_start();
    if let Some(hex) = value.strip_prefix('#') {
        return Some((oid, value_of(&unhex(hex.trim_end())?)?));
    }
    Some((oid, Value::Text(comparable(&unescaped(value)?)?)))
}

/// A value without its escapes [RFC4514 §2.4]. Trailing spaces count only where escaped.
fn unescaped(value: &str) -> Option<String> {
    let (mut bytes, mut kept) = (Vec::new(), 0);
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                let first = characters.next()?;
                if let Some(high) = first.to_digit(16) {
                    let low = characters.next()?.to_digit(16)?;
                    bytes.push(u8::try_from(high * 16 + low).ok()?);
                } else if " #=\"+,;<>\\".contains(first) {
                    bytes.push(u8::try_from(first).ok()?);
                } else {
                    return None;
                }
                kept = bytes.len();
            }
            '"' | ';' | '<' | '>' | '\0' => return None,
            c => {
                bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
                if c != ' ' {
                    kept = bytes.len();
                }
            }
        }
    }
    bytes.truncate(kept);
    String::from_utf8(bytes).ok()
}

/// One letter case, single spaces, none around; `None` where nothing is left.
fn comparable(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    let bytes = digits.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    });
    bytes.collect()
}

fn from_der(der: &[u8]) -> Option<Vec<Vec<Attribute>>> {
    let (SEQUENCE, name, []) = element(der)? else {
        return None;
    };
    let mut parts = Vec::new();
    for part in elements(name, SET)? {
        let attributes = elements(part, SEQUENCE)?.into_iter().map(|pair| {
            let (tag, oid, value) = element(pair)?;
            (tag == OID).then_some(())?;
            Some((dotted(oid)?, value_of(value)?))
        });
        parts.push(sorted(attributes.collect::<Option<_>>()?));
    }
    parts.reverse();
    Some(parts)
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OID: u8 = 0x06;

/// The first element: tag, content, and what follows.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match *first {
        short @ 0..=0x7f => (usize::from(short), rest),
        0x81 => {
            let (length, rest) = rest.split_first()?;
            (usize::from(*length), rest)
        }
        0x82 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            (usize::from(u16::from_be_bytes(*length)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}

/// The contents of elements that all have this tag.
fn elements(mut der: &[u8], tag: u8) -> Option<Vec<&[u8]>> {
    let mut found = Vec::new();
    while !der.is_empty() {
        let (actual, content, rest) = element(der)?;
        (actual == tag).then(|| found.push(content))?;
        der = rest;
    }
    Some(found)
}

/// A value: text of whichever string type, or its DER.
fn value_of(der: &[u8]) -> Option<Value> {
    let (tag, content, rest) = element(der)?;
    rest.is_empty().then_some(())?;
    let text = match tag {
        // UTF8String, PrintableString, IA5String, NumericString
        0x0c | 0x13 | 0x16 | 0x12 => std::str::from_utf8(content).ok().map(str::to_owned),
        // BMPString
        0x1e if content.len() % 2 == 0 => {
            let units = content
                .chunks_exact(2)
                .filter_map(|pair| pair.first_chunk());
            let units: Vec<u16> = units.map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16(&units).ok()
        }
        _ => return Some(Value::Other(der.to_vec())),
    };
    // A NUL has cut names short before (CVE-2009-2408).
    let text = text.filter(|text| !text.contains('\0'))?;
    Some(Value::Text(comparable(&text)?))
}

fn dotted(oid: &[u8]) -> Option<String> {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number: u64 = 0;
    for byte in oid {
        number = number.checked_mul(128)? + u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            numbers.push(number);
            number = 0;
        }
    }
    let (first, rest) = numbers.split_first()?;
    let head = (*first / 40).min(2);
    let mut text = format!("{head}.{}", first - head * 40);
    for number in rest {
        text.push('.');
        text.push_str(&number.to_string());
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use openssl::nid::Nid;
    use openssl::x509::X509NameBuilder;

    fn named(parts: &[(Nid, &str)]) -> DistinguishedName {
        let mut name = X509NameBuilder::new().unwrap();
        for (nid, value) in parts {
            name.append_entry_by_nid(*nid, value).unwrap();
        }
        DistinguishedName::from_der(&name.build().to_der().unwrap()).unwrap()
    }

    fn text(text: &str) -> DistinguishedName {
        DistinguishedName::from_text(text).unwrap()
    }

    #[test]
    fn the_text_form_is_the_certificates_name_backwards() {
        let parts = [
            (Nid::COUNTRYNAME, "FR"),
            (Nid::ORGANIZATIONNAME, "Agence, du numérique"),
            (Nid::COMMONNAME, "hub.example"),
        ];
        let name = named(&parts);
        for same in [
            r"CN=hub.example,O=Agence\, du numérique,C=FR",
            r"cn=HUB.example, o=agence\2c  du numérique , c=fr",
            r"2.5.4.3=hub.example,2.5.4.10=Agence\, du num\c3\a9rique,2.5.4.6=FR",
            r"CN=#0c0b6875622e6578616d706c65,O=Agence\, du numérique,C=FR",
        ] {
            assert_eq!(text(same), name, "{same}");
        }
        for other in [
            r"C=FR,O=Agence\, du numérique,CN=hub.example",
            r"CN=hub.example,O=Agence\, du numérique",
            r"CN=hub.example,O=Agence,O=du numérique,C=FR",
            r"CN=hub.example,O=Agence\, du numérique,C=FR,C=FR",
            r"OU=hub.example,O=Agence\, du numérique,C=FR",
            r"CN=hub.example\,O=Agence\, du numérique\,C=FR",
        ] {
            assert_ne!(text(other), name, "{other}");
        }
    }

    #[test]
    fn one_value_that_spells_the_whole_name_is_another_name() {
        let whole = named(&[(Nid::COMMONNAME, "hub.example,O=Agency,C=FR")]);
        assert_ne!(text("CN=hub.example,O=Agency,C=FR"), whole);
        assert_eq!(text(r"CN=hub.example\,O=Agency\,C=FR"), whole);
    }

    #[test]
    fn the_attributes_of_one_part_have_no_order() {
        assert_eq!(text("CN=a+UID=b,O=c"), text("UID=b+CN=a,O=c"));
        assert_ne!(text("CN=a+UID=b,O=c"), text("CN=a,UID=b,O=c"));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for wrong in [
            "",
            "hub.example",
            "CN=",
            "CN=a,",
            "CN=a,,O=b",
            "NAME=a",
            "CN=\"a,b\"",
            "CN=a\\",
            "CN=a\\zz",
            "CN=#zz",
            "CN=a;O=b",
        ] {
            assert_eq!(
                DistinguishedName::from_text(wrong),
                Err(InvalidDistinguishedName),
                "{wrong}"
            );
        }
        for wrong in [&b""[..], b"\x30\x00", b"\x30\x05\x31", b"\x31\x00"] {
            assert_eq!(
                DistinguishedName::from_der(wrong),
                Err(InvalidDistinguishedName)
            );
        }
    }
}
