//! A record in fewer bytes: deflated as if a text with the words that records are made of had come
//! before it, which both sides know and nobody keeps.
//!
//! In: bytes. Out: fewer bytes, or the bytes again. The vocabulary never changes: what was written
//! with it must be read with it. Another one is another flag in [`super::sealed`], read for one
//! release before it is written.

use std::sync::LazyLock;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use super::Value;

/// The names of fields, and what they mostly hold.
const VOCABULARY: &[u8] = include_bytes!("vocabulary.txt");
/// No record of ours is longer; a longer one is a bomb.
const LONGEST: usize = 1024 * 1024;
/// A record, mostly.
const USUAL: usize = 8 * 1024;

/// The vocabulary deflated, up to a whole byte: what a reader is given first.
static BEFORE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut before = Vec::with_capacity(2 * VOCABULARY.len());
    let mut deflate = Compress::new(Compression::default(), false);
    // A vector of this room cannot be too small.
    let _ = deflate.compress_vec(VOCABULARY, &mut before, FlushCompress::Sync);
    before
});

/// A shorter form, where there is one.
pub(super) fn shorten(value: &[u8]) -> Option<Value> {
    let mut deflate = Compress::new(Compression::default(), false);
    let mut before = Vec::with_capacity(2 * VOCABULARY.len());
    let said = deflate.compress_vec(VOCABULARY, &mut before, FlushCompress::Sync);
    said.ok()?;
    // Longer is of no use, so that there is no growing, which would leave copies behind.
    let mut shortened = Value::new(Vec::with_capacity(value.len()));
    let status = deflate.compress_vec(value, &mut shortened, FlushCompress::Finish);
    (status.ok()? == Status::StreamEnd).then_some(shortened)
}

/// What was shortened; nothing where it was not, or would be longer than a record is.
pub(super) fn lengthen(shortened: &[u8]) -> Option<Value> {
    let mut inflate = Decompress::new(false);
    let mut before = Vec::with_capacity(VOCABULARY.len() + 64);
    let said = inflate.decompress_vec(&BEFORE, &mut before, FlushDecompress::Sync);
    said.ok()?;
    let mut room = USUAL;
    let mut value = Value::new(Vec::with_capacity(room));
    let mut rest = shortened;
    loop {
        let (read, length) = (inflate.total_in(), value.len());
        let status = inflate
            .decompress_vec(rest, &mut value, FlushDecompress::Sync)
            .ok()?;
        let read = usize::try_from(inflate.total_in().checked_sub(read)?).ok()?;
        rest = rest.get(read..)?;
        if status == Status::StreamEnd {
            return rest.is_empty().then_some(value);
        }
        if value.len() < value.capacity() {
            // It stops at the end of what it reads, with more of what it holds to be written.
            if read == 0 && value.len() == length {
                return None;
            }
            continue;
        }
        if room >= LONGEST {
            return None;
        }
        room = (room * 2).min(LONGEST);
        let mut larger = Value::new(Vec::with_capacity(room));
        larger.extend_from_slice(&value);
        value = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_is_for_ever() {
        let digest = openssl::sha::sha256(VOCABULARY);
        assert_eq!(VOCABULARY.len(), LENGTH);
        assert_eq!(
            digest[..4],
            DIGEST,
            "what was written with it could not be read"
        );
    }

    const LENGTH: usize = 3306;
    const DIGEST: [u8; 4] = [119, 191, 43, 125];

    #[test]
    fn what_is_shortened_comes_back_and_the_vocabulary_helps() {
        let record =
            br#"{"flow":"abc","result":{"Ok":{"country":"XB","level":{"notified":"high"}}}}"#;
        let shortened = shorten(record).unwrap();
        assert!(
            shortened.len() < record.len() * 2 / 3,
            "{}",
            shortened.len()
        );
        assert_eq!(lengthen(&shortened).unwrap().as_slice(), record);
        let long = vec![b'x'; 100_000];
        assert_eq!(lengthen(&shorten(&long).unwrap()).unwrap().as_slice(), long);
        let noise: Vec<u8> = (0..=255).cycle().step_by(77).take(2000).collect();
        if let Some(shortened) = shorten(&noise) {
            assert_eq!(lengthen(&shortened).unwrap().as_slice(), noise);
        }
    }

    #[test]
    fn what_is_cut_off_swells_or_is_followed_by_something_is_refused() {
        let shortened = shorten(&b"{\"flow\":\"abc\"}".repeat(20)).unwrap();
        for length in 0..shortened.len() {
            assert!(lengthen(&shortened[..length]).is_none(), "{length}");
        }
        assert!(lengthen(&[&shortened[..], b"x"].concat()).is_none());
        let bomb = shorten(&vec![b'a'; 2_000_000]).unwrap();
        assert!(bomb.len() < 10_000 && lengthen(&bomb).is_none());
    }

    #[test]
    fn shortening_costs_little() {
        let record = VOCABULARY[1000..3000].to_vec();
        let began = std::time::Instant::now();
        for _ in 0..200 {
            assert!(lengthen(&shorten(&record).unwrap()).is_some());
        }
        eprintln!("a record there and back: {:?}", began.elapsed() / 200);
    }
}
