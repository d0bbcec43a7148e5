//! Places as FranceConnect writes them today, and what is said of codes that nobody knows.

use super::*;

fn places() -> Places {
    Places::new(
        [
            ("75107", "Paris 7e Arrondissement"),
            ("2A115", "Foce"),
            ("91352", "Une Commune de l’Essonne"),
        ],
        [
            ("99217", "Japon", Some("JP")),
            ("99126", "Grèce", Some("GR")),
            ("99132", "Royaume-Uni", Some("GB")),
            ("99352", "Algérie", Some("DZ")),
            ("99999", "Pays sans code", None),
            ("99217", "not the first", Some("XX")),
        ],
    )
}

fn born(place: Option<&str>, country: Option<&str>) -> [Option<String>; 3] {
    let born = places().birthplace(place, country);
    [born.text, born.town, born.country.map(String::from)]
}

fn known(text: &str, town: Option<&str>, country: &str) -> [Option<String>; 3] {
    [Some(text), town, Some(country)].map(|part| part.map(str::to_owned))
}

const NOTHING: [Option<String>; 3] = [None, None, None];

#[test]
fn communes_read_as_franceconnect_writes_them() {
    let paris = "Paris 7e Arrondissement - 75107, FRANCE (FR)";
    let town = Some("Paris 7e Arrondissement");
    assert_eq!(born(Some("75107"), Some("99100")), known(paris, town, "FR"));
    assert_eq!(born(Some(" 75107 "), None), known(paris, town, "FR"));
    let foce = known("Foce - 2A115, FRANCE (FR)", Some("Foce"), "FR");
    assert_eq!(born(Some("2a115"), Some("99100")), foce);
}

#[test]
fn countries_read_as_franceconnect_writes_them() {
    let japan = known("Japon (JP)", None, "JP");
    assert_eq!(born(None, Some("99217")), japan);
    assert_eq!(born(Some(""), Some("99217")), japan);
    assert_eq!(born(Some("99217"), None), japan);
    let france = known("FRANCE (FR)", None, "FR");
    assert_eq!(born(None, Some("99100")), france);
    assert_eq!(born(Some("99100"), Some("99100")), france);
}

#[test]
fn greece_is_el_and_the_united_kingdom_uk() {
    assert_eq!(born(None, Some("99126")), known("Grèce (GR)", None, "EL"));
    assert_eq!(born(None, Some("99132"))[2].as_deref(), Some("UK"));
    assert_eq!(born(None, Some("gr")), known("gr", None, "EL"));
}

#[test]
fn a_commune_born_under_another_country_is_not_looked_up_at_home() {
    let algeria = known("Algérie (DZ)", None, "DZ");
    assert_eq!(born(Some("91352"), Some("99352")), algeria);
    assert_eq!(born(Some("91352"), Some("99998")), NOTHING);
}

#[test]
fn an_unknown_code_yields_nothing_rather_than_a_number() {
    assert_eq!(born(Some("00001"), None), NOTHING);
    assert_eq!(born(None, Some("99998")), NOTHING);
    assert_eq!(born(Some("99998"), Some("99998")), NOTHING);
    assert_eq!(born(None, Some("75107")), NOTHING);
    assert_eq!(born(None, None), NOTHING);
    // France is still France where the commune is not in the list.
    let in_france = [None, None, Some("FR".to_owned())];
    assert_eq!(born(Some("00001"), Some("99100")), in_france);
    let without_lists = Places::none().birthplace(Some("75107"), Some("99217"));
    assert_eq!(without_lists, Birthplace::default());
    let nameless = [Some("Pays sans code".to_owned()), None, None];
    assert_eq!(born(None, Some("99999")), nameless);
}

#[test]
fn text_passes_through() {
    let paris = [Some("Paris 10".to_owned()), None, None];
    assert_eq!(born(Some("Paris 10"), None), paris);
    assert_eq!(
        born(Some("Tokyo"), Some("99217")),
        known("Tokyo", None, "JP")
    );
    assert_eq!(born(Some("Tokyo"), Some("JP")), known("Tokyo", None, "JP"));
    assert_eq!(born(None, Some("Japan"))[0].as_deref(), Some("Japan"));
}
