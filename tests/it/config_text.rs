//! `[proxy_service.hub.transliteration]` and `[proxy_service.hub.places]`: what may be said, and
//! what is reported with its line when a file is not what it should be.

use eidas_bridge::config::{Hub, Problems, TransliterationTable};
use eidas_bridge::domain::Script;
use eidas_bridge::mapping::Places;

use crate::config::{Folder, SAMPLE};

/// Rows made for these tests, in the shape of the official files.
const COMMUNES: &str = "\u{feff}TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n\
    COMD,01001,84,01,01D,012,5,\"DELEGUEE\",\"Déléguée\",\"La Déléguée\",,01002\n\
    COM,01001,84,01,01D,012,5,\"NOUVELLE\",\"Nouvelle\",\"La Nouvelle, sur Ain\",0108,\n\
    ARM,75107,11,75,75C,751,0,\"PARIS 7\",\"Paris 7e\",\"Paris 7e Arrondissement\",,75056\n\
    COM,2A115,94,2A,20R,2A1,0,\"FOCE\",\"Foce\",\"Foce\",2A08,\n\
    COMA,55039,44,55,55D,553,0,\"BEAUMONT\",\"Beaumont\",\"Beaumont-en-Verdunois\",,55189\n";

const FORMER: &str = "COM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN\n\
    91999,0,ANCIENNE,Ancienne,Première,1943-01-01,1960-01-01\n\
    91999,0,ANCIENNE,Ancienne,Dernière,1960-01-01,1968-01-01\n\
    01001,0,VIEILLE,Vieille,Vieille,1943-01-01,1950-01-01\n";

const COUNTRIES: &str = "COG,ACTUAL,CRPAY,ANI,LIBCOG,LIBENR,CODEISO2,CODEISO3,CODENUM3\n\
    XXXXX,1,,,France,République française,FR,FRA,250\n\
    99217,3,,1943,Ancien Japon,Ancien Japon,,,\n\
    99217,1,,,Japon,Japon,JP,JPN,392\n\
    99126,1,,,Grèce,République hellénique,GR,GRC,300\n";

fn load(folder: &Folder, section: &str) -> Result<Hub, Problems> {
    let mut sample = SAMPLE.to_owned();
    for header in ["transliteration", "places"] {
        sample = sample.replace(&format!("[proxy_service.hub.{header}]\n"), "");
    }
    let rows = "# Rows that replace the profile's own.";
    let config = folder.load(&sample.replace(rows, &format!("{section}\n{rows}")))?;
    Ok(config.proxy_service.unwrap().hub)
}

/// The one problem's line, key and message.
fn problem(folder: &Folder, section: &str) -> (Option<usize>, String, String) {
    let problems = load(folder, section).unwrap_err();
    let [one] = problems.as_slice() else {
        panic!("{problems}");
    };
    (one.line, one.key.clone(), one.message.clone())
}

#[test]
fn the_lists_are_read_by_their_headers_names_and_todays_names_count_first() {
    let folder = Folder::new();
    folder.write("communes.csv", COMMUNES.as_bytes());
    folder.write("former.csv", FORMER.as_bytes());
    folder.write("countries.csv", COUNTRIES.as_bytes());
    let hub = load(
        &folder,
        "[proxy_service.hub.places]\ncommunes_file = \"communes.csv\"\n\
         former_communes_files = [\"former.csv\"]\ncountries_file = \"countries.csv\"",
    )
    .unwrap();
    let names = &hub.places;
    let communes = names.communes.iter().map(|(code, name)| (&**code, &**name));
    let countries = names.countries.iter();
    let countries = countries.map(|row| (&*row.code, &*row.name, row.alpha_2.as_deref()));
    let places = Places::new(communes, countries);
    for (code, text) in [
        ("01001", "La Nouvelle, sur Ain - 01001, FRANCE (FR)"),
        ("75107", "Paris 7e Arrondissement - 75107, FRANCE (FR)"),
        ("2A115", "Foce - 2A115, FRANCE (FR)"),
        ("55039", "Beaumont-en-Verdunois - 55039, FRANCE (FR)"),
        ("91999", "Dernière - 91999, FRANCE (FR)"),
        ("99217", "Japon (JP)"),
        ("99126", "Grèce (GR)"),
    ] {
        let born = places.birthplace(Some(code), None);
        assert_eq!(born.text.as_deref(), Some(text));
    }
    assert_eq!(format!("{names:?}"), "PlaceNames(8 communes, 3 countries)");
}

#[test]
fn without_lists_and_tables_there_is_nothing_to_say() {
    let hub = load(&Folder::new(), "").unwrap();
    assert!(hub.places.communes.is_empty() && hub.places.countries.is_empty());
    assert!(hub.transliteration.tables.is_empty());
}

#[test]
fn a_list_that_is_not_there_or_not_a_list_is_reported_with_its_lines() {
    let folder = Folder::new();
    let section = "[proxy_service.hub.places]\ncountries_file = \"list.csv\"";
    let (line, key, message) = problem(&folder, section);
    assert!(line.is_some());
    assert_eq!(key, "proxy_service.hub.places.countries_file");
    assert!(
        message.ends_with("list.csv cannot be read: entity not found"),
        "{message}"
    );
    for (content, expected) in [
        (&b""[..], "list.csv has no row"),
        (b"COG,LIBCOG\nXXXXX,France\n", "list.csv has no row"),
        (
            b"COG;LIBCOG\n99217;Japon\n",
            "list.csv: line 2 has no column COG",
        ),
        (
            b"COG,LIBCOG\n99217\n",
            "list.csv: line 2 has not as many fields as the first line",
        ),
        (
            b"COG,LIBCOG\n99217,Gr\xe8ce\n",
            "list.csv: line 2 is not UTF-8",
        ),
        (
            b"COG,LIBCOG\n99217,\n",
            "list.csv: line 2 has no usable LIBCOG",
        ),
        (
            b"COG,LIBCOG,CODEISO2\n99217,Japon,jpn\n",
            "list.csv: line 2 has a CODEISO2 that is not two capitals",
        ),
    ] {
        folder.write("list.csv", content);
        let (_, _, message) = problem(&folder, section);
        assert!(message.ends_with(expected), "{message}");
    }
    let wrong = "99217,\n".repeat(9);
    folder.write("list.csv", format!("COG,LIBCOG\n{wrong}").as_bytes());
    let (_, _, message) = problem(&folder, section);
    assert!(
        message.contains("line 6 ") && !message.contains("line 7 "),
        "{message}"
    );
    assert!(message.ends_with("; and 4 lines more"), "{message}");
    folder.write("list.csv", &vec![b'#'; 16 * 1024 * 1024 + 1]);
    let (_, _, message) = problem(&folder, section);
    assert!(
        message.ends_with("is longer than 16777216 bytes"),
        "{message}"
    );
    folder.write("list.csv", b"COM,LIBELLE\n9921,Nowhere\n");
    let section = "[proxy_service.hub.places]\ncommunes_file = \"list.csv\"";
    let (_, _, message) = problem(&folder, section);
    assert!(
        message.ends_with("line 2 has no commune's code"),
        "{message}"
    );
}

#[test]
fn a_script_has_a_built_in_table_or_a_file_or_none() {
    let folder = Folder::new();
    folder.write(
        "hy.csv",
        "# Armenian\nա,a\n^ո,\"vo\"\nու$,u\nա՛,a\n".as_bytes(),
    );
    let hub = load(
        &folder,
        "[proxy_service.hub.transliteration]\ngreek = \"elot-743\"\ncyrillic = \"cyrillic-icao\"\n\
         hebrew = \"off\"\narmenian = \"hy.csv\"",
    )
    .unwrap();
    let own = [("ա", "a"), ("^ո", "vo"), ("ու$", "u"), ("ա՛", "a")];
    let own = own.map(|(from, to)| (from.to_owned(), to.to_owned()));
    let expected = [
        (Script::Greek, TransliterationTable::Elot743),
        (Script::Cyrillic, TransliterationTable::CyrillicIcao),
        (Script::Hebrew, TransliterationTable::Off),
        (Script::Armenian, TransliterationTable::Own(own.to_vec())),
    ];
    assert_eq!(hub.transliteration.tables, expected);
}

#[test]
fn a_table_that_cannot_be_meant_is_reported() {
    let folder = Folder::new();
    let section = |setting: &str| format!("[proxy_service.hub.transliteration]\n{setting}");
    for (setting, expected) in [
        (
            "greek = \"bulgarian\"",
            "must be one of: elot-743, off, or a file that ends in .csv",
        ),
        (
            "hebrew = \"elot-743\"",
            "must be one of: off, or a file that ends in .csv",
        ),
        ("latin = \"off\"", "is not a known key; known here: "),
    ] {
        let (_, _, message) = problem(&folder, &section(setting));
        assert!(message.starts_with(expected), "{message}");
    }
    for (rows, expected) in [
        ("", "has no row"),
        ("α\n", "line 1 must have two fields"),
        ("α,a,b\n", "line 1 must have two fields"),
        (
            "α,a\nΒ,v\n",
            "line 2 must begin with greek letters in lower case",
        ),
        (
            "b,v\n",
            "line 1 must begin with greek letters in lower case",
        ),
        (
            "^$,v\n",
            "line 1 must begin with greek letters in lower case",
        ),
        (
            "α,а\n",
            "line 1 must turn at most 16 letters into Latin ones",
        ),
        ("α,a\nα,b\n", "has two rows for α"),
    ] {
        folder.write("el.csv", rows.as_bytes());
        let (_, key, message) = problem(&folder, &section("greek = \"el.csv\""));
        assert_eq!(key, "proxy_service.hub.transliteration.greek");
        assert!(message.ends_with(expected), "{message}");
    }
}
