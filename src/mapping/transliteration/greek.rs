//! Greek in Latin letters as passports write it: ELOT 743, type 2 `[ISO843 §4]`. Accents are
//! dropped; an accent on the first of two vowels, or a diaeresis on the second, keeps them apart.

use unicode_normalization::UnicodeNormalization as _;

use super::table::{Letter, Place};

/// Vowels and the consonants that are voiced: the upsilon of αυ, ευ and ηυ is a `v` before them
/// and an `f` before the others and at the end of a word.
const VOICED: &str = "αεηιϊουϋωβγδζλμνρ";

/// `ϊ` and `ϋ` stand for an iota and an upsilon that are not one with the vowel before.
pub(super) const ROWS: &[(&str, &str, Place)] = &[
    ("αυ", "av", Place::Before(VOICED)),
    ("ευ", "ev", Place::Before(VOICED)),
    ("ηυ", "iv", Place::Before(VOICED)),
    ("αυ", "af", Place::Anywhere),
    ("ευ", "ef", Place::Anywhere),
    ("ηυ", "if", Place::Anywhere),
    ("ου", "ou", Place::Anywhere),
    ("γγ", "ng", Place::Anywhere),
    ("γξ", "nx", Place::Anywhere),
    ("γχ", "nch", Place::Anywhere),
    ("μπ", "b", Place::Start),
    ("μπ", "b", Place::End),
    ("μπ", "mp", Place::Anywhere),
    ("α", "a", Place::Anywhere),
    ("β", "v", Place::Anywhere),
    ("γ", "g", Place::Anywhere),
    ("δ", "d", Place::Anywhere),
    ("ε", "e", Place::Anywhere),
    ("ζ", "z", Place::Anywhere),
    ("η", "i", Place::Anywhere),
    ("θ", "th", Place::Anywhere),
    ("ι", "i", Place::Anywhere),
    ("ϊ", "i", Place::Anywhere),
    ("κ", "k", Place::Anywhere),
    ("λ", "l", Place::Anywhere),
    ("μ", "m", Place::Anywhere),
    ("ν", "n", Place::Anywhere),
    ("ξ", "x", Place::Anywhere),
    ("ο", "o", Place::Anywhere),
    ("π", "p", Place::Anywhere),
    ("ρ", "r", Place::Anywhere),
    ("σ", "s", Place::Anywhere),
    ("τ", "t", Place::Anywhere),
    ("υ", "y", Place::Anywhere),
    ("ϋ", "y", Place::Anywhere),
    ("φ", "f", Place::Anywhere),
    ("χ", "ch", Place::Anywhere),
    ("ψ", "ps", Place::Anywhere),
    ("ω", "o", Place::Anywhere),
];

/// The word's letters without accents and final forms, with what an accent says of digraphs.
pub(super) fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    // Whether the letter so far has an accent, and the one before it.
    let (mut accented, mut before) = (false, false);
    for c in word.nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{342}' => accented = true,
            '\u{308}' => apart(letters.last_mut()),
            // Breathings and the iota below say nothing of today's sound.
            '\u{313}' | '\u{314}' | '\u{343}' | '\u{345}' => {}
            _ => {
                if before && !accented {
                    apart(letters.last_mut());
                }
                before = accented;
                accented = false;
                let letter = Letter::new(c);
                let key = if letter.key == 'ς' { 'σ' } else { letter.key };
                letters.push(Letter { key, ..letter });
            }
        }
    }
    if before && !accented {
        apart(letters.last_mut());
    }
    letters
}

/// Marks a vowel as one that is not one with the vowel before.
fn apart(letter: Option<&mut Letter>) {
    if let Some(letter) = letter {
        letter.key = match letter.key {
            'ι' => 'ϊ',
            'υ' => 'ϋ',
            other => other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::Table;

    #[test]
    fn known_names() {
        let table = Table::elot_743();
        for (greek, latin) in [
            ("Παπαδοπούλου", "Papadopoulou"),
            ("ΠΑΠΑΔΟΠΟΥΛΟΥ", "PAPADOPOULOU"),
            ("Ευάγγελος", "Evangelos"),
            ("ΕΥΑΓΓΕΛΟΣ", "EVANGELOS"),
            ("Χαράλαμπος", "Charalampos"),
            ("Μπάμπης", "Bampis"),
            ("Μπουμπουλίνα", "Boumpoulina"),
            ("Κεμπ", "Keb"),
            ("Παύλος", "Pavlos"),
            ("Ναύτης", "Naftis"),
            ("Ευθύμιος", "Efthymios"),
            ("Εύα", "Eva"),
            ("Ταΰγετος", "Taygetos"),
            ("Άυλος", "Aylos"),
            ("Ραβαΐσης", "Ravaisis"),
            ("Μάιος", "Maios"),
            ("Πραΰς", "Prays"),
            ("ΠΡΑΫΣ", "PRAYS"),
            ("Άγγελος", "Angelos"),
            ("Αγχίαλος", "Anchialos"),
            ("Σφιγξ", "Sfinx"),
            ("Γκίκας", "Gkikas"),
            ("Ντίνος Παντελής", "Ntinos Pantelis"),
            ("Τζιτζής", "Tzitzis"),
            ("Ξενοφών", "Xenofon"),
            ("Ψαρρός", "Psarros"),
            ("Ιωάννης", "Ioannis"),
            ("Ἰωάννης", "Ioannis"),
            ("Ὠνάσης", "Onasis"),
            ("Κωνσταντίνος-Αλέξανδρος", "Konstantinos-Alexandros"),
            ("άνευ", "anef"),
            ("Ηυξημένος", "Ifximenos"),
            ("Ουρανία", "Ourania"),
            ("Προϋπολογισμός", "Proypologismos"),
            ("Όυζο", "Oyzo"),
            ("Χριστοφιλοπούλου-Ευγενίδη", "Christofilopoulou-Evgenidi"),
            ("Υψηλάντης", "Ypsilantis"),
        ] {
            assert_eq!(table.latin(greek).as_deref(), Some(latin), "{greek}");
        }
    }

    #[test]
    fn letters_that_are_not_modern_greek_yield_nothing() {
        for text in ["Ϝ", "Παϟ", "Ωж"] {
            assert_eq!(Table::elot_743().latin(text), None, "{text}");
        }
    }
}
