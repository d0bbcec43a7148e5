//! Text without what people leave out when they type.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents; letters that Unicode does not take apart are written out; hyphens
/// are spaces, and spaces never stand twice or at the ends.
///
/// The script that filters the list in place does the same to what is typed: NFKD, no marks, lower
/// case, and these letters.
pub(in crate::ui) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().flat_map(char::to_lowercase);
    for letter in letters.filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ς' => folded.push('σ'),
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ø' => folded.push('o'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
            '-' | '‐' | '–' | '|' => folded.push(' '),
            other => folded.push(other),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_hyphens_and_spaces_do_not_count() {
        for (typed, folded) in [
            ("ÖSTERREICH", "osterreich"),
            ("  Pays‐Bas ", "pays bas"),
            ("ΕΛΛΆΣ", "ελλασ"),
            ("Ελλάς", "ελλασ"),
            ("Großbritannien", "grossbritannien"),
            ("GROẞBRITANNIEN", "grossbritannien"),
            ("İSPANYA", "ispanya"),
            ("Kıbrıs", "kibris"),
            ("Þýskaland", "thyskaland"),
            ("Ħerzegovina", "herzegovina"),
            ("Łotwa", "lotwa"),
            ("Їжак", "іжак"),
            ("ta’ Fuq", "ta' fuq"),
            ("a\u{301}|b", "a b"),
            ("\u{301}", ""),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }
}
