//! A postal address and its canonical fragment: base64 of elements without a root
//! `[eIDAS-AP §2.2.1]`. Reading is lenient, since peers differ in prefix, case and escaping.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::personal::redacted_debug;

/// Longest encoded fragment that is looked at, in bytes.
const MAX_ENCODED: usize = 16 * 1024;

/// An address in the parts of the core vocabulary; each part is optional, one is there.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostalAddress {
    /// Post office box.
    pub po_box: Option<String>,
    /// House number.
    pub locator_designator: Option<String>,
    /// House name.
    pub locator_name: Option<String>,
    /// Town or part of one.
    pub area: Option<String>,
    /// Street.
    pub thoroughfare: Option<String>,
    /// Post town.
    pub post_name: Option<String>,
    /// Country.
    pub admin_unit_first_line: Option<String>,
    /// Region.
    pub admin_unit_second_line: Option<String>,
    /// Post code.
    pub post_code: Option<String>,
}

redacted_debug!(PostalAddress);

/// The parts' element names in the canonical order.
const TAGS: [&str; 9] = [
    "PoBox",
    "LocatorDesignator",
    "LocatorName",
    "CvaddressArea",
    "Thoroughfare",
    "PostName",
    "AdminunitFirstline",
    "AdminunitSecondline",
    "PostCode",
];

impl PostalAddress {
    /// Reads an encoded fragment; `None` when no known part is in it.
    pub fn from_fragment(encoded: &str) -> Option<Self> {
        let compact: String = encoded
            .chars()
            .filter(|c| !c.is_ascii_whitespace())
            .collect();
        if compact.len() > MAX_ENCODED {
            return None;
        }
        let text = String::from_utf8(STANDARD.decode(compact).ok()?).ok()?;
        let mut address = Self::default();
        for (tag, slot) in TAGS.iter().zip(address.parts_mut()) {
            *slot = element_text(&text, tag);
        }
        (!address.is_empty()).then_some(address)
    }

    /// Writes the canonical encoded fragment, each element with this prefix.
    pub fn to_fragment(&self, prefix: &str) -> String {
        let mut fragment = String::new();
        for (tag, part) in TAGS.iter().zip(self.parts()) {
            if let Some(text) = part {
                let text = text
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('>', "&gt;");
                let _ = writeln!(fragment, "<{prefix}:{tag}>{text}</{prefix}:{tag}>");
            }
        }
        STANDARD.encode(fragment)
    }

    /// Whether no part is there.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|part| part.is_none())
    }

    /// The street line: street and house, as far as known.
    pub fn street_line(&self) -> Option<String> {
        joined([
            &self.thoroughfare,
            &self.locator_designator,
            &self.locator_name,
        ])
    }

    fn parts(&self) -> [&Option<String>; 9] {
        [
            &self.po_box,
            &self.locator_designator,
            &self.locator_name,
            &self.area,
            &self.thoroughfare,
            &self.post_name,
            &self.admin_unit_first_line,
            &self.admin_unit_second_line,
            &self.post_code,
        ]
    }

    fn parts_mut(&mut self) -> [&mut Option<String>; 9] {
        [
            &mut self.po_box,
            &mut self.locator_designator,
            &mut self.locator_name,
            &mut self.area,
            &mut self.thoroughfare,
            &mut self.post_name,
            &mut self.admin_unit_first_line,
            &mut self.admin_unit_second_line,
            &mut self.post_code,
        ]
    }
}

fn joined(parts: [&Option<String>; 3]) -> Option<String> {
    let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The text of the first element with this local name, whatever its prefix, attributes and case.
fn element_text(fragment: &str, tag: &str) -> Option<String> {
    let mut rest = fragment;
    while let Some((_, after)) = rest.split_once('<') {
        let (open, content) = after.split_once('>')?;
        let name = open.split_whitespace().next().unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or_default();
        if local.eq_ignore_ascii_case(tag) && !name.starts_with('/') {
            let text = content.split('<').next().unwrap_or_default().trim();
            return (!text.is_empty() && !text.chars().any(char::is_control))
                .then(|| unescaped(text));
        }
        rest = content;
    }
    None
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fragment: &str) -> Option<PostalAddress> {
        PostalAddress::from_fragment(&STANDARD.encode(fragment))
    }

    #[test]
    fn any_prefix_order_case_and_a_wrong_end_tag_are_read() {
        for fragment in [
            "<eidas:PostCode>1000</eidas:Postcode>\n<eidas:PostName>Åby</eidas:PostName>",
            "<PostName xmlns='x'> Åby </PostName><postcode>1000</postcode>",
            "<a:PostName>Åby</a:PostName><a:Unknown>z</a:Unknown><a:PostCode>1000</a:PostCode>",
        ] {
            let address = read(fragment).unwrap();
            assert_eq!(address.post_code.as_deref(), Some("1000"));
            assert_eq!(address.post_name.as_deref(), Some("Åby"));
        }
    }

    #[test]
    fn nonsense_is_no_address() {
        for fragment in [
            "",
            "<",
            "<PostCode",
            "<PostCode></PostCode>",
            "no elements",
            "<x>1</x>",
        ] {
            assert!(read(fragment).is_none(), "{fragment}");
        }
        assert!(PostalAddress::from_fragment("not base64!").is_none());
        assert!(PostalAddress::from_fragment(&"A".repeat(MAX_ENCODED + 4)).is_none());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let address = PostalAddress {
            thoroughfare: Some("R & D <Straße>".to_owned()),
            locator_designator: Some("7".to_owned()),
            ..PostalAddress::default()
        };
        assert_eq!(
            PostalAddress::from_fragment(&address.to_fragment("eidas-natural")),
            Some(address.clone())
        );
        assert_eq!(address.street_line().as_deref(), Some("R & D <Straße> 7"));
    }
}
