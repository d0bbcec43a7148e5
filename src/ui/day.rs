//! A day of the calendar as people of a language write it, in digits where the language has its own
//! order of them.

use jiff::civil::Date;

use crate::domain::Language;

/// `1988-03-25` as the language writes it; none for what is no day.
pub(super) fn day(language: Language, written: &str) -> Option<String> {
    let day: Date = written.parse().ok()?;
    Some(day.strftime(pattern(language)).to_string())
}

/// As CLDR 48 orders day, month and year in digits; in English the month has its name, since
/// English-speaking countries order the digits differently.
fn pattern(language: Language) -> &'static str {
    match language {
        Language::En | Language::PseudoLong | Language::PseudoMirrored => "%-d %B %Y",
        Language::Bg => "%-d.%m.%Y г.",
        Language::Cs | Language::Sk | Language::Sl => "%-d. %-m. %Y",
        Language::Da
        | Language::De
        | Language::Et
        | Language::Fi
        | Language::Is
        | Language::Nb
        | Language::Nn => "%-d.%-m.%Y",
        Language::El | Language::Es | Language::It => "%-d/%-m/%Y",
        Language::Fr | Language::Ga | Language::Mt | Language::Pt => "%d/%m/%Y",
        Language::Hr => "%d. %m. %Y.",
        Language::Hu => "%Y. %m. %d.",
        Language::Lt | Language::Sv => "%Y-%m-%d",
        Language::Lv => "%d.%m.%Y.",
        Language::Nl => "%-d-%-m-%Y",
        Language::Pl | Language::Ro | Language::Uk => "%d.%m.%Y",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_days_in_its_own_order() {
        for (language, written) in [
            (Language::En, "5 March 1988"),
            (Language::Fr, "05/03/1988"),
            (Language::Fi, "5.3.1988"),
            (Language::Hu, "1988. 03. 05."),
            (Language::Sv, "1988-03-05"),
        ] {
            assert_eq!(day(language, "1988-03-05").as_deref(), Some(written));
        }
        assert_eq!(day(Language::En, "1988-00-00"), None);
    }
}
