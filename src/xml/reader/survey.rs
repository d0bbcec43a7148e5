//! One look at every byte of a text before it is read: is it made of characters that XML allows,
//! and does it hold those at all that would have to be decoded? `[XML §2.2]`

/// A control character that XML forbids.
const FORBIDDEN: u8 = 1;
/// In UTF-8, U+FFFE and U+FFFF start with this byte.
const SUSPICIOUS: u8 = 2;
/// `&` and carriage return, which stand for something else everywhere.
const ENCODED: u8 = 4;
/// Tab and line feed, which stand for a space in attribute values. `[XML §3.3.3]`
const WHITE: u8 = 8;
/// `]`, which may begin what must not stand in text. `[XML §2.4]`
const BRACKET: u8 = 16;

/// Bytes that are looked at together.
const LANES: usize = 32;

/// Which classes of byte a text holds.
#[derive(Clone, Copy)]
pub(super) struct Survey(u8);

impl Survey {
    /// Looks at a text; `None` if it holds a character that XML forbids.
    pub(super) fn of(text: &str) -> Option<Self> {
        // Each lane gathers for itself, so that the compiler looks at many bytes at a time.
        let (blocks, rest) = text.as_bytes().as_chunks::<LANES>();
        let mut found = rest.iter().fold(0, |all, byte| all | classes(*byte));
        if !blocks.is_empty() {
            let mut lanes = [0; LANES];
            for block in blocks {
                for (lane, byte) in lanes.iter_mut().zip(block) {
                    *lane |= classes(*byte);
                }
            }
            found = lanes.into_iter().fold(found, |all, one| all | one);
        }
        let allowed = found & FORBIDDEN == 0
            && (found & SUSPICIOUS == 0 || !text.contains(['\u{fffe}', '\u{ffff}']));
        allowed.then_some(Self(found))
    }

    /// Whether a text may hold what has to be decoded.
    pub(super) fn may_encode_text(self) -> bool {
        self.0 & ENCODED != 0
    }

    /// Whether an attribute value may.
    pub(super) fn may_encode_values(self) -> bool {
        self.0 & (ENCODED | WHITE) != 0
    }

    /// Whether there is a `]`.
    pub(super) fn has_brackets(self) -> bool {
        self.0 & BRACKET != 0
    }
}

fn classes(byte: u8) -> u8 {
    let white = matches!(byte, b'\t' | b'\n');
    let control = byte < b' ' && !white && byte != b'\r';
    let one = |is: bool, class: u8| if is { class } else { 0 };
    one(control, FORBIDDEN)
        | one(byte == 0xef, SUSPICIOUS)
        | one(byte == b'&' || byte == b'\r', ENCODED)
        | one(white, WHITE)
        | one(byte == b']', BRACKET)
}

/// Whether a text holds only what XML 1.0 allows. `[XML §2.2]`
pub(in crate::xml) fn is_all_xml_characters(text: &str) -> bool {
    Survey::of(text).is_some()
}

/// Whether XML 1.0 allows a character. `[XML §2.2]`
pub(super) fn is_xml_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
