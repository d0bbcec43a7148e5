//! Countries as hubs write them: two letters, three letters, any case.

use crate::domain::CountryCode;

/// Alpha-3 and alpha-2 of ISO 3166-1, for the countries of Europe; others are read in two letters.
const ALPHA_3: &str = "ALB AL, AND AD, ARM AM, AUT AT, AZE AZ, BEL BE, BGR BG, BIH BA, BLR BY, \
    CHE CH, CYP CY, CZE CZ, DEU DE, DNK DK, ESP ES, EST EE, FIN FI, FRA FR, GBR GB, GEO GE, \
    GRC GR, HRV HR, HUN HU, IRL IE, ISL IS, ITA IT, LIE LI, LTU LT, LUX LU, LVA LV, MCO MC, \
    MDA MD, MKD MK, MLT MT, MNE ME, NLD NL, NOR NO, POL PL, PRT PT, ROU RO, RUS RU, SMR SM, \
    SRB RS, SVK SK, SVN SI, SWE SE, TUR TR, UKR UA, VAT VA";

/// The country of a code of two or three letters.
pub(super) fn country(text: &str) -> Option<CountryCode> {
    let text = text.trim();
    if text.len() != 3 {
        return CountryCode::read(text);
    }
    let code = text.to_ascii_uppercase();
    let mut rows = ALPHA_3.split(", ").filter_map(|row| row.split_once(' '));
    let (_, alpha_2) = rows.find(|(alpha_3, _)| *alpha_3 == code)?;
    CountryCode::read(alpha_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_and_three_letters_are_read_in_any_case() {
        let read = |text| country(text).map(String::from);
        for (text, code) in [
            ("fr", "FR"),
            ("FRA", "FR"),
            ("grc", "EL"),
            ("GR", "EL"),
            (" SVN ", "SI"),
            ("JP", "JP"),
            ("VAT", "VA"),
        ] {
            assert_eq!(read(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "France", "ZZZ", "F", "F1", "éé", "99100"] {
            assert_eq!(read(text), None, "{text}");
        }
        // The Union's 27 and 22 beside it.
        assert_eq!(ALPHA_3.split(", ").count(), 49);
        assert!(ALPHA_3.split(", ").all(|row| row.len() == 6));
    }
}
