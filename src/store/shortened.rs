//! A record in fewer bytes: LZ4 as if a text with the words that records are made of had come before
//! it, which both sides know and nobody keeps.
//!
//! In: bytes. Out: fewer bytes, or the bytes again. The vocabulary never changes: what was written
//! with it must be read with it. Another one is another flag in [`super::sealed`], read for one
//! release before it is written.

use lz4_flex::block;

use super::Value;

/// The names of fields, and what they mostly hold.
const VOCABULARY: &[u8] = include_bytes!("vocabulary.txt");
/// No record of ours is longer; a longer one is a bomb.
const LONGEST: usize = 1024 * 1024;
/// The length of the record, before what it was shortened to.
const LENGTH: usize = 4;

/// A shorter form, where there is one.
pub(super) fn shorten(value: &[u8]) -> Option<Value> {
    let length = u32::try_from(value.len()).ok()?.to_be_bytes();
    let room = block::get_maximum_output_size(value.len());
    let mut shortened = Value::new(vec![0; LENGTH.checked_add(room)?]);
    let (head, body) = shortened.split_at_mut_checked(LENGTH)?;
    head.copy_from_slice(&length);
    let written = block::compress_into_with_dict(value, body, VOCABULARY).ok()?;
    let written = LENGTH.checked_add(written)?;
    shortened.truncate(written);
    (written < value.len()).then_some(shortened)
}

/// What was shortened; nothing where it was not, or says that it is longer than a record is.
pub(super) fn lengthen(shortened: &[u8]) -> Option<Value> {
    let (length, body) = shortened.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    if length > LONGEST {
        return None;
    }
    let mut value = Value::new(vec![0; length]);
    let written = block::decompress_into_with_dict(body, &mut value, VOCABULARY).ok()?;
    (written == length).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_is_for_ever() {
        let digest = openssl::sha::sha256(VOCABULARY);
        assert_eq!(VOCABULARY.len(), 3778);
        assert_eq!(
            digest[..4],
            [15, 107, 125, 224],
            "what was written with it could not be read"
        );
    }

    #[test]
    fn what_is_shortened_comes_back_and_the_vocabulary_helps() {
        let record =
            br#"{"flow":"abc","result":{"Ok":{"country":"XB","level":{"notified":"high"}}}}"#;
        let shortened = shorten(record).unwrap();
        assert!(
            shortened.len() < record.len() * 4 / 5,
            "{}",
            shortened.len()
        );
        assert_eq!(lengthen(&shortened).unwrap().as_slice(), record);
        let long = vec![b'x'; 100_000];
        assert_eq!(lengthen(&shorten(&long).unwrap()).unwrap().as_slice(), long);
        let noise: Vec<u8> = (0..=255).cycle().step_by(77).take(200).collect();
        assert!(shorten(&noise).is_none(), "it does not get shorter");
    }

    #[test]
    fn what_is_cut_off_swells_or_is_followed_by_something_is_refused() {
        let record = b"{\"flow\":\"abc\"}".repeat(20);
        let shortened = shorten(&record).unwrap();
        for length in 0..shortened.len() {
            assert!(lengthen(&shortened[..length]).is_none(), "{length}");
        }
        assert!(lengthen(&[&shortened[..], b"x"].concat()).is_none());
        for wrong in [0, 1, record.len() - 1, record.len() + 1, LONGEST + 1] {
            let mut changed = shortened.to_vec();
            changed[..LENGTH].copy_from_slice(&u32::try_from(wrong).unwrap().to_be_bytes());
            assert!(lengthen(&changed).is_none(), "{wrong}");
        }
        let bomb = shorten(&vec![b'a'; 2_000_000]).unwrap();
        assert!(bomb.len() < 10_000 && lengthen(&bomb).is_none());
    }
}
