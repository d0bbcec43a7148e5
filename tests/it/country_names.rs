//! What countries are called: the table is whole and means what it says, people find a country
//! whatever they type, and each language has its own order and its own dates.
//! `EIDAS_REGENERATE=1` writes golden/countries.txt anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use eidas_bridge::domain::{CountryCode, Language};
use eidas_bridge::ui::names::{
    country_name, folded_names, known_countries, long_date, matching, own_names, rank,
};
use eidas_bridge::ui::{CountryChoice, NamedCountry};
use unicode_normalization::UnicodeNormalization as _;

/// The Union, its institutions, the European Economic Area, Switzerland, the United Kingdom.
const NETWORK: &str = "AT BE BG CY CZ DE DK EE EL ES EU FI FR HR HU IE IT LT LU LV MT NL PL PT RO \
                       SE SI SK CH IS LI NO UK";
/// So that a page of thirty countries carries about 7 kB for its script, before compression.
const LONGEST_AVERAGE_OF_FOLDED_NAMES: usize = 240;

fn code(text: &str) -> CountryCode {
    text.parse().unwrap()
}

fn language(tag: &str) -> Language {
    Language::by_tag(tag).unwrap()
}

fn choices() -> Vec<CountryChoice> {
    known_countries().map(|code| choice(code, None)).collect()
}

/// As a page in English shows it; `name`, if given, is what its file calls it.
fn choice(code: CountryCode, name: Option<&str>) -> CountryChoice {
    let names = name.map(|name| ("en".to_owned(), name.to_owned()));
    let names = names.into_iter().collect();
    CountryChoice::new(&NamedCountry { code, names }, Language::En, Ok(()))
}

fn found(query: &str, language: Language) -> Vec<String> {
    matching(&choices(), query, language)
        .into_iter()
        .map(|choice| choice.code.to_string())
        .collect()
}

#[track_caller]
fn first(query: &str, expected: &str) {
    let hits = found(query, Language::En);
    assert_eq!(
        hits.first().map(String::as_str),
        Some(expected),
        "{query}: {hits:?}"
    );
}

fn without_marks(text: &str) -> String {
    let marks = unicode_normalization::char::is_combining_mark;
    text.nfd().filter(|c| !marks(*c)).collect()
}

mod the_table {
    use super::*;

    #[test]
    fn names_every_country_of_the_network_in_every_language() {
        let known: BTreeSet<CountryCode> = known_countries().collect();
        for of in NETWORK.split_whitespace() {
            assert!(known.contains(&code(of)), "{of}");
        }
        for of in known {
            for language in Language::ALL {
                let name = country_name(of, language);
                assert_ne!(name, of.as_str(), "{language:?}");
                assert!(name.chars().count() > 3, "{language:?} {of}: {name}");
                assert_ne!(rank(of, language), usize::MAX, "{language:?} {of}");
            }
        }
    }

    #[test]
    fn calls_no_two_countries_alike() {
        for language in Language::ALL {
            let names: BTreeSet<_> = known_countries()
                .map(|code| country_name(code, language).to_lowercase())
                .collect();
            assert_eq!(names.len(), known_countries().count(), "{language:?}");
        }
    }

    #[test]
    fn writes_each_language_in_its_own_letters() {
        for (tag, of, name) in [
            ("bg", "EL", "Гърция"),
            ("uk", "EL", "Греція"),
            ("el", "EL", "Ελλάδα"),
            ("ga", "EL", "An Ghréig"),
            ("mt", "EL", "Il-Greċja"),
            ("is", "DE", "Þýskaland"),
            ("nb", "AT", "Østerrike"),
            ("nn", "AT", "Austerrike"),
            ("nn", "NO", "Noreg"),
            ("lv", "EE", "Igaunija"),
            ("lt", "DE", "Vokietija"),
            ("hu", "IT", "Olaszország"),
            ("pl", "IT", "Włochy"),
            ("fi", "EE", "Viro"),
            ("en", "BA", "Bosnia and Herzegovina"),
            ("en", "EU", "European Union"),
        ] {
            assert_eq!(country_name(code(of), language(tag)), name, "{tag} {of}");
        }
    }

    #[test]
    fn speaks_the_portuguese_of_portugal() {
        for (of, name) in [
            ("EE", "Estónia"),
            ("PL", "Polónia"),
            ("LV", "Letónia"),
            ("SI", "Eslovénia"),
            ("RO", "Roménia"),
        ] {
            assert_eq!(country_name(code(of), Language::Pt), name);
        }
    }

    #[test]
    fn deviates_from_cldr_for_a_written_reason_only() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(root.join("tests/names/overrides.txt")).unwrap();
        let mut count = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let [tag, of, name, reason] = line.split('|').collect::<Vec<_>>()[..] else {
                panic!("not four cells: {line}");
            };
            assert!(reason.split(' ').count() > 4, "{line}");
            if name != "=" {
                let shown = country_name(code(of), language(tag));
                assert_eq!(shown.to_lowercase(), name.to_lowercase());
            }
            count += 1;
        }
        assert!(count > 2);
    }

    #[test]
    fn serves_a_language_that_is_none_in_english() {
        for pseudo in Language::PSEUDO {
            assert_eq!(country_name(code("EL"), pseudo), "Greece");
            assert_eq!(
                rank(code("EL"), pseudo),
                rank(code("EL"), Language::En),
                "{pseudo:?}"
            );
        }
    }

    #[test]
    fn shows_a_code_that_nobody_named_as_it_is_and_last() {
        assert_eq!(country_name(code("XA"), Language::Fr), "XA");
        assert!(own_names(code("XA")).is_empty());
        assert_eq!(rank(code("XA"), Language::Fr), usize::MAX);
        let named = |of: &str, name: &str| choice(code(of), Some(name));
        let choices = [
            named("XB", "Zebraland"),
            named("XA", "Demo Land"),
            named("SE", "Sweden"),
        ];
        let order: Vec<_> = matching(&choices, "", Language::En)
            .into_iter()
            .map(|choice| choice.code.to_string())
            .collect();
        assert_eq!(order, ["SE", "XA", "XB"]);
    }

    #[test]
    fn has_the_united_kingdom_under_both_its_codes() {
        assert_eq!(
            country_name(code("GB"), Language::De),
            "Vereinigtes Königreich"
        );
        assert_eq!(
            rank(code("GB"), Language::De),
            rank(code("UK"), Language::De)
        );
        assert_eq!(own_names(code("GB")), own_names(code("UK")));
    }
}

#[test]
fn a_country_has_a_name_of_its_own_in_each_of_its_languages_and_none_twice() {
    for (of, names) in [
        ("BE", "nl België, fr Belgique, de Belgien"),
        ("LU", "lb Lëtzebuerg, fr Luxembourg, de Luxemburg"),
        ("CH", "de Schweiz, fr Suisse, it Svizzera, rm Svizra"),
        ("FI", "fi Suomi, sv Finland"),
        ("CY", "el Κύπρος, tr Kıbrıs"),
        ("IE", "ga Éire, en Ireland"),
        ("MT", "mt Malta"),
        ("NO", "nb Norge, nn Noreg"),
        ("LI", "de Liechtenstein"),
        ("UK", "en United Kingdom"),
        ("EL", "el Ελλάδα"),
        ("EU", ""),
    ] {
        let own: Vec<_> = own_names(code(of))
            .into_iter()
            .map(|own| format!("{} {}", own.lang, own.text))
            .collect();
        assert_eq!(own.join(", "), names, "{of}");
    }
    for of in known_countries().filter(|of| of.as_str() != "EU") {
        let own = own_names(of);
        let texts: BTreeSet<_> = own.iter().map(|own| &own.text).collect();
        assert!(!own.is_empty() && texts.len() == own.len(), "{of}");
    }
}

mod search {
    use super::*;

    /// What people type, and which country is first then.
    #[rustfmt::skip]
    const TYPED: &[(&str, &str)] = &[
        // Codes, of the network and of ISO 3166-1, in any case.
        ("EL", "EL"), ("el", "EL"), ("GR", "EL"), ("gr", "EL"), ("UK", "UK"), ("uk", "UK"),
        ("GB", "UK"), ("gb", "UK"), ("DE", "DE"), ("de", "DE"), ("at", "AT"), ("be", "BE"),
        ("BG", "BG"), ("cy", "CY"), ("CZ", "CZ"), ("dk", "DK"), ("ee", "EE"), ("es", "ES"),
        ("eu", "EU"), ("fi", "FI"), ("fr", "FR"), ("hr", "HR"), ("hu", "HU"), ("ie", "IE"),
        ("is", "IS"), ("it", "IT"), ("li", "LI"), ("lt", "LT"), ("lu", "LU"), ("lv", "LV"),
        ("mt", "MT"), ("nl", "NL"), ("no", "NO"), ("pl", "PL"), ("pt", "PT"), ("ro", "RO"),
        ("se", "SE"), ("si", "SI"), ("sk", "SK"), ("ch", "CH"), ("ua", "UA"), ("xk", "XK"),
        // Own names.
        ("Österreich", "AT"), ("België", "BE"), ("Belgique", "BE"), ("Belgien", "BE"),
        ("България", "BG"), ("Κύπρος", "CY"), ("Kıbrıs", "CY"), ("Česko", "CZ"),
        ("Deutschland", "DE"), ("Danmark", "DK"), ("Eesti", "EE"), ("Ελλάδα", "EL"),
        ("España", "ES"), ("Suomi", "FI"), ("Finland", "FI"), ("France", "FR"),
        ("Hrvatska", "HR"), ("Magyarország", "HU"), ("Éire", "IE"), ("Ireland", "IE"),
        ("Ísland", "IS"), ("Italia", "IT"), ("Liechtenstein", "LI"), ("Lietuva", "LT"),
        ("Lëtzebuerg", "LU"), ("Luxembourg", "LU"), ("Luxemburg", "LU"), ("Latvija", "LV"),
        ("Malta", "MT"), ("Nederland", "NL"), ("Norge", "NO"), ("Noreg", "NO"), ("Polska", "PL"),
        ("Portugal", "PT"), ("România", "RO"), ("Sverige", "SE"), ("Slovenija", "SI"),
        ("Slovensko", "SK"), ("Schweiz", "CH"), ("Suisse", "CH"), ("Svizzera", "CH"),
        ("Svizra", "CH"), ("Україна", "UA"), ("Србија", "RS"), ("Crna Gora", "ME"),
        ("Shqipëri", "AL"), ("საქართველო", "GE"), ("Türkiye", "TR"),
        // In languages of other countries.
        ("Гърция", "EL"), ("Grecia", "EL"), ("Řecko", "EL"), ("Grækenland", "EL"),
        ("Griechenland", "EL"), ("Kreeka", "EL"), ("Grèce", "EL"), ("An Ghréig", "EL"),
        ("Grčka", "EL"), ("Grieķija", "EL"), ("Graikija", "EL"), ("Görögország", "EL"),
        ("Il-Greċja", "EL"), ("Griekenland", "EL"), ("Grecja", "EL"), ("Grécia", "EL"),
        ("Grécko", "EL"), ("Grčija", "EL"), ("Kreikka", "EL"), ("Grekland", "EL"),
        ("Grikkland", "EL"), ("Hellas", "EL"), ("Греція", "EL"), ("Германия", "DE"),
        ("Alemania", "DE"), ("Německo", "DE"), ("Tyskland", "DE"), ("Saksamaa", "DE"),
        ("Γερμανία", "DE"), ("Allemagne", "DE"), ("An Ghearmáin", "DE"), ("Njemačka", "DE"),
        ("Vācija", "DE"), ("Vokietija", "DE"), ("Németország", "DE"), ("Il-Ġermanja", "DE"),
        ("Duitsland", "DE"), ("Niemcy", "DE"), ("Alemanha", "DE"), ("Nemecko", "DE"),
        ("Nemčija", "DE"), ("Saksa", "DE"), ("Þýskaland", "DE"), ("Німеччина", "DE"),
        ("Itävalta", "AT"), ("Autriche", "AT"), ("Olaszország", "IT"), ("Włochy", "IT"),
        ("Viro", "EE"), ("Igaunija", "EE"), ("Ruotsi", "SE"), ("Rootsi", "SE"),
        ("Venäjä", ""), ("Países Bajos", "NL"), ("Pays-Bas", "NL"), ("Países Baixos", "NL"),
        // Without accents, in capitals, with wrong accents, spaces and hyphens.
        ("osterreich", "AT"), ("OSTERREICH", "AT"), ("ÖSTERREICH", "AT"), ("östèrreich", "AT"),
        ("ελλαδα", "EL"), ("ΕΛΛΑΔΑ", "EL"), ("ΕΛΛΆΔΑ", "EL"), ("ΚΥΠΡΟΣ", "CY"), ("κυπρος", "CY"),
        ("kibris", "CY"), ("KIBRIS", "CY"), ("cesko", "CZ"), ("ČESKO", "CZ"), ("espana", "ES"),
        ("island", "IS"), ("ISLAND", "IS"), ("eire", "IE"), ("magyarorszag", "HU"),
        ("letzebuerg", "LU"), ("romania", "RO"), ("thyskaland", "DE"), ("lotwa", "LV"),
        ("ostrig", "AT"), ("osterrike", "AT"), ("wlochy", "IT"), ("  suomi ", "FI"),
        ("pays bas", "NL"), ("iso britannia", "UK"), ("pays‑bas", "NL"), ("ireland ", "IE"),
        ("united  kingdom", "UK"), ("българия", "BG"), ("БЪЛГАРИЯ", "BG"), ("УКРАЇНА", "UA"),
        ("hercegovina", "BA"), ("Il-bozinja", ""), ("Il-bożnija-ħerzegovina", "BA"),
        // Beginnings, and what stands within.
        ("cypr", "CY"), ("germ", "DE"), ("deutsch", "DE"), ("ελλ", "EL"), ("kingdom", "UK"),
        ("szag", "HR"), ("stria", "AT"), ("hollan", "NL"), ("neder", "NL"), ("lux", "LU"),
        // Without the article of Irish and Maltese.
        ("Belġju", "BE"), ("belgju", "BE"), ("Awstrija", "AT"), ("Ċekja", "CZ"),
        ("Ghréig", "EL"), ("Gréig", "EL"), ("Seicia", "CZ"), ("Beilg", "BE"), ("Spáinn", "ES"),
        // What else people say.
        ("Holland", "NL"), ("holanda", "NL"), ("the netherlands", "NL"), ("L-olanda", "NL"),
        ("Il-Pajjiżi l-Baxxi", "NL"), ("Madalmaad", "NL"), ("Niderlandy", "NL"),
        ("Great Britain", "UK"), ("britain", "UK"), ("england", "UK"), ("scotland", "UK"),
        ("wales", "UK"), ("northern ireland", "UK"), ("Großbritannien", "UK"),
        ("grossbritannien", "UK"), ("Velika Britanija", "UK"), ("Zjednoczone Królestwo", "UK"),
        ("Czech Republic", "CZ"), ("česká republika", "CZ"), ("Ir-Repubblika Ċeka", "CZ"),
        ("Slovak Republic", "SK"), ("ellada", "EL"), ("hellas", "EL"), ("Ελλάς", "EL"),
        ("kypros", "CY"), ("republic of ireland", "IE"), ("helvetia", "CH"), ("turkey", "TR"),
        ("european union institutions", "EU"), ("oesterreich", "AT"), ("bosnia & herzegovina", "BA"),
        // What is no country.
        ("zzz", ""), ("atlantis", ""), ("<script>", ""), ("%", ""),
    ];

    #[test]
    fn finds_what_people_type() {
        assert!(TYPED.len() >= 200, "{}", TYPED.len());
        for (query, expected) in TYPED {
            if expected.is_empty() {
                assert!(found(query, Language::En).is_empty(), "{query}");
            } else {
                first(query, expected);
            }
        }
    }

    #[test]
    fn finds_every_country_first_by_each_of_its_names_however_they_are_written() {
        let choices = choices();
        for choice in &choices {
            let of = choice.code;
            let own = own_names(of).into_iter().map(|own| own.text);
            let names = Language::ALL.map(|language| country_name(of, language));
            let queries: BTreeSet<_> = names
                .into_iter()
                .chain(own)
                .map(|name| without_marks(&name.to_uppercase()))
                .collect();
            for query in queries {
                let hits = matching(&choices, &query, Language::En);
                assert_eq!(hits.first().map(|hit| hit.code), Some(of), "{query}");
            }
        }
    }

    #[test]
    fn puts_a_whole_name_or_code_before_what_merely_contains_it() {
        let hits = found("el", Language::En);
        assert_eq!(hits.first().map(String::as_str), Some("EL"));
        assert!(hits.len() > 5, "{hits:?}");
        let hits = found("suomi", Language::En);
        assert_eq!(hits, ["FI"], "Lithuania's name for it begins alike");
        let hits = found("ireland", Language::En);
        assert_eq!(hits, ["IE", "UK"], "Northern Ireland is not exact");
    }

    #[test]
    fn puts_beginnings_before_the_rest_and_ties_in_the_order_of_the_page() {
        for language in [Language::En, Language::Sv, Language::El] {
            let hits = found("a", language);
            let begins = |of: &String| {
                folded_names(&choice(code(of), None))
                    .split('|')
                    .any(|name| name.starts_with('a'))
            };
            let places: Vec<_> = hits
                .iter()
                .map(|of| (!begins(of), rank(code(of), language)))
                .collect();
            assert!(places.is_sorted(), "{language:?}: {hits:?}");
        }
    }

    #[test]
    fn shows_all_in_the_order_of_the_page_where_nothing_is_typed() {
        for language in Language::ALL {
            for nothing in ["", "   ", "\u{301}"] {
                let hits = found(nothing, language);
                assert_eq!(hits.len(), known_countries().count());
                assert!(hits.is_sorted_by_key(|of| rank(code(of), language)));
            }
        }
    }

    #[test]
    fn finds_a_country_by_the_name_that_its_file_gives_it() {
        let demo = [choice(code("XA"), Some("Démo Länd"))];
        for query in ["demo", "länd", "xa", "DEMO LAND"] {
            assert_eq!(matching(&demo, query, Language::Fr).len(), 1, "{query}");
        }
        assert_eq!(folded_names(&demo[0]), "demo land|xa");
    }
}

#[test]
fn a_script_finds_by_the_folded_names_what_the_server_finds() {
    let choices = choices();
    let mut total = 0;
    for choice in &choices {
        let folded = folded_names(choice);
        total += folded.len();
        for name in folded.split('|') {
            first(name, choice.code.as_str());
        }
        for query in ["el", "land", "gr", "an", "ελλ", "hol", "ir"] {
            let server = matching(std::slice::from_ref(choice), query, Language::En);
            let script = folded.split('|').any(|name| name.contains(query));
            assert_eq!(!server.is_empty(), script, "{query}: {folded}");
        }
    }
    let average = total / choices.len();
    println!("folded names: {average} bytes a country");
    assert!(average <= LONGEST_AVERAGE_OF_FOLDED_NAMES, "{average}");
}

mod order {
    use super::*;

    fn names(tag: &str) -> Vec<String> {
        let language = language(tag);
        let mut codes: Vec<_> = NETWORK.split_whitespace().map(code).collect();
        codes.sort_by_key(|code| rank(*code, language));
        let names = codes.into_iter().map(|code| country_name(code, language));
        names.map(String::from).collect()
    }

    #[track_caller]
    fn in_order(tag: &str, expected: &[&str]) {
        let names = names(tag);
        let place = |name: &&str| names.iter().position(|other| other == name);
        assert!(
            expected.iter().all(|name| place(name).is_some()),
            "{names:?}"
        );
        assert!(expected.is_sorted_by_key(place), "{names:?}");
    }

    #[test]
    fn is_that_of_each_language() {
        in_order("sv", &["Belgien", "Ungern", "Österrike"]);
        in_order("de", &["Norwegen", "Österreich", "Polen"]);
        in_order("da", &["Ungarn", "Østrig"]);
        in_order("et", &["Luksemburg", "Läti", "Malta"]);
        in_order(
            "et",
            &["Soome", "Šveits", "Taani", "Ungari", "Ühendkuningriik"],
        );
        in_order("lt", &["Belgija", "Čekija", "Danija"]);
        in_order("lt", &["Nyderlandai", "Norvegija"]);
        in_order("cs", &["Finsko", "Chorvatsko", "Irsko"]);
        in_order("cs", &["Rumunsko", "Řecko", "Slovensko", "Španělsko"]);
        in_order("pl", &["Luksemburg", "Łotwa", "Malta"]);
        in_order("is", &["Tékkland", "Ungverjaland", "Þýskaland"]);
        in_order("uk", &["Естонія", "Ірландія", "Італія", "Кіпр"]);
        assert_eq!(names("sv").last().map(String::as_str), Some("Österrike"));
        assert_eq!(
            names("et").last().map(String::as_str),
            Some("Ühendkuningriik")
        );
    }

    #[test]
    fn does_not_look_at_articles() {
        in_order(
            "ga",
            &[
                "An Bheilg",
                "An Danmhairg",
                "Éire",
                "An Fhrainc",
                "An Ghréig",
            ],
        );
        in_order(
            "ga",
            &["An tSeicia", "An tSlóvaic", "An Spáinn", "An tSualainn"],
        );
        in_order(
            "mt",
            &[
                "L-Awstrija",
                "Il-Belġju",
                "Iċ-Ċekja",
                "Ċipru",
                "Id-Danimarka",
            ],
        );
        in_order(
            "mt",
            &[
                "Il-Finlandja",
                "Franza",
                "Il-Ġermanja",
                "Il-Greċja",
                "L-Irlanda",
            ],
        );
    }

    /// Each language's order and a date in it, as a reader of the language would review them.
    #[test]
    fn is_what_was_reviewed() {
        let at = "2026-11-18T14:05:00Z".parse().unwrap();
        let mut text = String::from(
            "The countries in each language, in its order, and a date. \
             EIDAS_REGENERATE=1 cargo test --test it country_names\n",
        );
        for language in Language::ALL {
            let mut codes: Vec<_> = known_countries().collect();
            codes.sort_by_key(|code| rank(*code, language));
            let names: Vec<_> = codes
                .into_iter()
                .map(|code| country_name(code, language))
                .collect();
            let (tag, date) = (language.tag(), long_date(at, language));
            write!(text, "\n{tag}: {date}\n{}\n", names.join(", ")).unwrap();
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/countries.txt");
        if std::env::var_os("EIDAS_REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "EIDAS_REGENERATE=1 makes it anew");
    }
}

#[test]
fn a_day_is_written_as_the_language_writes_it() {
    let at = |text: &str| text.parse().unwrap();
    for (tag, written) in [
        ("en", "3 December 2026, 08:15 UTC"),
        ("de", "3. Dezember 2026, 08:15 UTC"),
        ("fr", "3 décembre 2026, 08:15 UTC"),
        ("es", "3 de diciembre de 2026, 8:15 UTC"),
        ("bg", "3 декември 2026\u{202f}г., 08:15 ч. UTC"),
        ("el", "3 Δεκεμβρίου 2026 - 08:15 UTC"),
        ("fi", "3. joulukuuta 2026 8.15 UTC"),
        ("hu", "2026. december 3. 8:15 UTC"),
        ("lt", "2026 m. gruodžio 3 d. 08:15 UTC"),
        ("lv", "2026. gada 3. decembris 08:15 UTC"),
        ("mt", "3 ta’ Diċembru 2026 08:15 UTC"),
        ("ga", "3 Nollaig 2026 08:15 UTC"),
        ("nb", "3. desember 2026, 08:15 UTC"),
        ("uk", "3 грудня 2026\u{202f}р., 08:15 UTC"),
        ("en-XA", "3 December 2026, 08:15 UTC"),
    ] {
        let date = long_date(at("2026-12-03T08:15:59Z"), language(tag));
        assert_eq!(date, written, "{tag}");
    }
    for language in Language::ALL {
        let mut months = BTreeSet::new();
        for month in 1..=12 {
            let date = long_date(at(&format!("2027-{month:02}-09T23:04:00Z")), language);
            assert!(date.contains("2027") && date.contains('9'), "{date}");
            assert!(
                date.contains("23") && date.contains("04 ") || date.ends_with("04 UTC"),
                "{date}"
            );
            assert!(!date.contains(['{', '}', '|']), "{date}");
            months.insert(date);
        }
        assert_eq!(months.len(), 12, "{language:?}");
    }
}
