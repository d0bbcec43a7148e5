//! Finds a country by what a person would type: any of its names, its code, a common alias;
//! accents and case do not count.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::countries;
use super::country_selection::CountryChoice;

/// The countries that match `query`: exact names and codes first, then beginnings, then the
/// rest, each by name. An empty query matches all.
pub(super) fn matching<'a>(choices: &'a [CountryChoice], query: &str) -> Vec<&'a CountryChoice> {
    let query = fold(query);
    let mut ranked: Vec<(u8, String, &CountryChoice)> = choices
        .iter()
        .filter_map(|choice| Some((rank(choice, &query)?, fold(&choice.name), choice)))
        .collect();
    ranked.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    ranked.into_iter().map(|(_, _, choice)| choice).collect()
}

/// Everything by which a country is found, folded, joined by `|`.
pub(super) fn folded_names(choice: &CountryChoice) -> String {
    let own = choice.own_names.iter().map(|own| own.text.as_ref());
    let codes = countries::other_codes(choice.code).iter().copied();
    let names = std::iter::once(choice.name.as_str())
        .chain(own)
        .chain(countries::aliases(choice.code).iter().copied())
        .chain(codes)
        .chain([choice.code.as_str()]);
    names.map(fold).collect::<Vec<_>>().join("|")
}

fn rank(choice: &CountryChoice, query: &str) -> Option<u8> {
    if query.is_empty() {
        return Some(0);
    }
    let mut codes = vec![choice.code.as_str()];
    codes.extend(countries::other_codes(choice.code));
    if codes.into_iter().any(|code| fold(code) == query) {
        return Some(0);
    }
    let own = choice.own_names.iter().map(|own| own.text.as_ref());
    std::iter::once(choice.name.as_str())
        .chain(own)
        .chain(countries::aliases(choice.code).iter().copied())
        .filter_map(|name| rank_of_name(&fold(name), query))
        .min()
}

fn rank_of_name(name: &str, query: &str) -> Option<u8> {
    if name == query {
        Some(0)
    } else if name.starts_with(query) {
        Some(1)
    } else {
        name.contains(query).then_some(2)
    }
}

/// Lower case without accents; letters that Unicode does not take apart are written out.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        for c in c.to_lowercase().filter(|c| !is_combining_mark(*c)) {
            match c {
                'ς' => folded.push('σ'),
                'ı' => folded.push('i'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ø' => folded.push('o'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                other => folded.push(other),
            }
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> Vec<String> {
        let choices: Vec<CountryChoice> = countries::known_codes()
            .into_iter()
            .map(|code| {
                let names = std::collections::BTreeMap::new();
                let country = crate::flow::NamedCountry { code, names };
                CountryChoice::new(&country, crate::domain::Language::En, Ok(()))
            })
            .collect();
        matching(&choices, query)
            .into_iter()
            .map(|choice| choice.code.to_string())
            .collect()
    }

    #[test]
    fn a_country_is_found_by_any_name_code_or_alias_whatever_the_case_and_accents() {
        for (query, code) in [
            ("greece", "EL"),
            ("ελλαδα", "EL"),
            ("ΕΛΛΆΔΑ", "EL"),
            ("gr", "EL"),
            ("osterreich", "AT"),
            ("ÖSTERREICH", "AT"),
            ("island", "IS"),
            ("Ísland", "IS"),
            ("cypr", "CY"),
            ("ΚΥΠΡΟΣ", "CY"),
            ("kibris", "CY"),
            ("holland", "NL"),
            ("cesko", "CZ"),
            ("czech republic", "CZ"),
            ("българия", "BG"),
            ("eire", "IE"),
            ("gb", "UK"),
            ("espana", "ES"),
            ("  suomi ", "FI"),
        ] {
            assert_eq!(
                found(query).first().map(String::as_str),
                Some(code),
                "{query}"
            );
        }
    }

    #[test]
    fn an_exact_code_comes_before_names_that_merely_contain_it() {
        let hits = found("el");
        assert_eq!(hits.first().map(String::as_str), Some("EL"));
        assert!(hits.len() > 1);
    }

    #[test]
    fn nonsense_finds_nothing_and_nothing_finds_all() {
        assert!(found("zzz").is_empty());
        assert_eq!(found("").len(), countries::known_codes().len());
    }

    #[test]
    fn the_list_is_in_the_order_of_names_not_of_codes() {
        let all = found("");
        assert_eq!(all.first().map(String::as_str), Some("AT"));
        let place = |code: &str| all.iter().position(|c| c == code);
        assert!(place("HR") < place("CY"), "Croatia before Cyprus");
        assert!(place("DE") < place("EL"), "Germany before Greece");
    }
}
