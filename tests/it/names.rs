//! Names as people of Europe bear them, through the whole way: asserted by a country, read,
//! asserted again. Nothing is lost, changed or joined, whatever the order of the two forms and
//! whether or not they are marked. (The people are made up.)

use eidas_bridge::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Dataset, NaturalPerson, Person,
    PersonKind, Script, ScriptedText,
};
use eidas_bridge::mapping::Transliteration;
use unicode_normalization::UnicodeNormalization as _;

/// A family name and given names: in the original, and in Latin letters where that is another.
struct Name {
    language: &'static str,
    family: (&'static str, Option<&'static str>),
    given: (&'static str, Option<&'static str>),
}

const fn latin(language: &'static str, family: &'static str, given: &'static str) -> Name {
    Name {
        language,
        family: (family, None),
        given: (given, None),
    }
}

const fn both(
    language: &'static str,
    family: (&'static str, &'static str),
    given: (&'static str, &'static str),
) -> Name {
    Name {
        language,
        family: (family.0, Some(family.1)),
        given: (given.0, Some(given.1)),
    }
}

#[rustfmt::skip]
const NAMES: &[Name] = &[
    // The 24 official languages.
    both("bg", ("Щерева-Кьосева", "Shtereva-Kyoseva"), ("Юлия Цветанова", "Yulia Tsvetanova")),
    both("bg", ("Ѝотов", "Iotov"), ("Ъглена", "Aglena")),
    latin("hr", "Đurđević-Čačić", "Željka Ljiljana"),
    latin("cs", "Příhodová Nováková", "Růžena Žofie"),
    latin("da", "Sørensen-Aagaard", "Søren Kjær"),
    latin("nl", "van ’t Hoff-van der IJssel", "Jan-Willem"),
    latin("nl", "'s-Gravesande", "Daniël"),
    latin("nl", "Ĳssel de Schepper", "Noëlle"),
    latin("en", "O'Connor-Smythe", "Mary Anne"),
    latin("en", "D’Arcy McGee", "Seán"),
    latin("et", "Õunapuu-Šokman", "Ülle Žanna"),
    latin("fi", "Yli-Äyhö", "Väinö Åke"),
    latin("fr", "L’Hermitte de La Rochefoucauld", "Anne-Laure Joëlle Maëlys"),
    latin("fr", "DUBINÔRE", "Françoise Œdipe"),
    latin("fr", "d'Aÿ de Cœur", "Loïc"),
    latin("de", "Freiherr von und zu Groß-Österreich", "Jörg Weiß"),
    latin("de", "WEẞMÜLLER", "KÄTHE"),
    latin("de", "Strauß", "Änne"),
    both("el", ("Παπαδοπούλου-Χατζηγεωργίου", "Papadopoulou-Chatzigeorgiou"), ("Ευάγγελος", "Evangelos")),
    both("el", ("ΩΝΑΣΗΣ", "ONASIS"), ("ΑΛΕΞΑΝΔΡΟΣ", "ALEXANDROS")),
    both("el", ("Ραβαΐσης", "Ravaisis"), ("Προΰλα", "Proyla")),
    latin("hu", "Kőszegi-Őry", "Gergő Űrs"),
    latin("hu", "Széchenyi Özséb", "Ágnes Etelka"),
    latin("ga", "Ní Dhomhnaill", "Síle"),
    latin("ga", "Ó Súilleabháin", "Pádraig Ḃán"),
    latin("it", "D’Angelo dell'Oro", "Niccolò Maria"),
    latin("it", "De’ Medici", "Nicolò"),
    latin("lv", "Ķēniņa-Ģērmane", "Ļubova Šķēle"),
    latin("lt", "Žąsytė-Čiurlionienė", "Eglė Ųla"),
    latin("mt", "Għaxaq-Ċini", "Ġużeppi Ħal"),
    latin("mt", "Sant’ Fournier", "Żeża"),
    latin("pl", "Wąsowicz-Łęcka", "Żaneta Źdźbło"),
    latin("pt", "da Conceição e Sousa", "João Inês"),
    latin("ro", "Țepeș-Știrbei", "Ștefăniță Ion"),
    latin("ro", "Ţuţea", "Şerban"),
    latin("sk", "Ľubomírová Ťažká", "Ŕehor Ĺubica"),
    latin("sl", "Črnčič-Žižek", "Špela Živa"),
    latin("es", "Núñez y de la Peña", "María de los Ángeles"),
    latin("es", "de Muñoz-Güell", "Begoña"),
    latin("sv", "Åkesson Öhrn", "Göran Zäta"),
    // Other languages of the Union and its neighbours.
    latin("is", "Þorsteinsdóttir", "Guðrún Æsa"),
    latin("is", "Björgvinsson", "Jón Ísleifur"),
    latin("no", "Ødegård-Ås", "Bjørn Håkon"),
    both("uk", ("Ґалаґан", "Galagan"), ("Мар’яна Їжакевич", "Mariana Izhakevych")),
    both("sr", ("Ђурђевић", "Đurđević"), ("Љиљана", "Ljiljana")),
    both("mk", ("Ѓорѓиевска", "Gjorgjievska"), ("Ќирил Ѕвезда", "Kjiril Dzvezda")),
    latin("tr", "Yıldız-İnönü", "Ayşegül Işık"),
    latin("az", "Əliyeva", "Gülşən"),
    latin("ca", "Coŀlell i Ŀlorens", "Montserrat de l’Àngel"),
    latin("eu", "Etxeberria Ñáñez", "Iñaki"),
    latin("gl", "Núñez Feixóo", "Xoán"),
    latin("lb", "Schäfer-Muller", "Fränz Léon"),
    latin("se", "Sárá-Ŋálát", "Áilu Ŧoivi Đ"),
    latin("cy", "ap Llŷr", "Siân Ŵyn"),
    latin("br", "Le Cʼhoarzh", "Loeiz"),
    latin("sq", "Çela", "Ëngjëll"),
    latin("vi", "Nguyễn", "Thị Phượng"),
    latin("haw", "Kealiʻi", "Kaʻiulani"),
    both("ar", ("عبد الرحمن", "Abd al-Rahman"), ("فاطمة الزهراء", "Fatima az-Zahra")),
    both("ar", ("\u{200f}الحُسَيْن", "al-Husayn"), ("مُحَمَّد", "Muhammad")),
    both("fa", ("رضا\u{200c}زاده", "Rezazadeh"), ("شهرزاد", "Shahrzad")),
    both("he", ("כֹּהֵן־לֵוִי", "Cohen-Levi"), ("שָׂרָה", "Sarah")),
    both("yi", ("װײַסמאַן", "Waisman"), ("חיה", "Chaye")),
    both("hy", ("Խաչատրյան", "Khachatryan"), ("Աննա", "Anna")),
    both("ka", ("შევარდნაძე", "Shevardnadze"), ("ნინო", "Nino")),
    both("zh", ("歐陽", "Ouyang"), ("小明", "Xiaoming")),
    both("ja", ("渡邉", "Watanabe"), ("さくら", "Sakura")),
    both("hi", ("शर्मा", "Sharma"), ("क्\u{200d}षितिज", "Kshitij")),
    // Short, single, marked.
    latin("one letter", "Y", "O"),
    latin("one word", "-", "Suharto"),
    latin("numbered", "Bernadotte", "Carl XVI Gustaf II"),
    latin("ordinal", "Mª José", "Nº 1"),
    latin("marks that do not compose", "Gwx\u{331}aa-X\u{332}", "M\u{302}\u{30c}"),
    // Two Latin forms: only the mark tells them apart.
    both("two Latin forms", ("Müller-Groß", "Mueller-Gross"), ("Jürgen", "Juergen")),
];

fn asserted(attribute: Attribute, values: &[(&str, bool)]) -> AssertedAttribute {
    let values = values.iter().map(|(text, latin_script)| AssertedValue {
        text: (*text).to_owned(),
        latin_script: *latin_script,
    });
    AssertedAttribute::of_subject(attribute, values.collect())
}

fn read(family: &[(&str, bool)], given: &[(&str, bool)]) -> NaturalPerson {
    let attributes = [
        asserted(Attribute::PersonIdentifier, &[("EL/FR/1", true)]),
        asserted(Attribute::CurrentFamilyName, family),
        asserted(Attribute::CurrentGivenName, given),
        asserted(Attribute::DateOfBirth, &[("1965-01-01", true)]),
    ];
    let dataset = Dataset::read(&attributes, PersonKind::Natural).unwrap();
    dataset.person.as_natural().unwrap().clone()
}

/// What a person with these names is asserted with, names only.
fn said(person: &NaturalPerson) -> Vec<(String, bool)> {
    let names = [Attribute::CurrentFamilyName, Attribute::CurrentGivenName];
    let asserted = Person::Natural(person.clone()).assert(&[], Capacity::Subject);
    let values = asserted
        .into_iter()
        .filter(|asserted| names.contains(&asserted.attribute))
        .flat_map(|asserted| asserted.values);
    values
        .map(|value| (value.text, value.latin_script))
        .collect()
}

/// The two forms in every order and marking that a country may use.
fn ways<'a>(original: &'a str, latin: Option<&'a str>) -> Vec<Vec<(&'a str, bool)>> {
    let Some(latin) = latin else {
        return vec![vec![(original, true)], vec![(original, false)]];
    };
    let marked = [(latin, true), (original, false)];
    let mut ways = vec![marked.to_vec(), vec![marked[1], marked[0]]];
    if !ScriptedText::is_latin(original) {
        let unmarked = [(latin, true), (original, true)];
        ways.extend([unmarked.to_vec(), vec![unmarked[1], unmarked[0]]]);
    }
    ways
}

fn expected((original, latin): (&str, Option<&str>)) -> Vec<(String, bool)> {
    match latin {
        None => vec![(original.to_owned(), ScriptedText::is_latin(original))],
        Some(latin) => vec![(latin.to_owned(), true), (original.to_owned(), false)],
    }
}

#[test]
fn every_name_arrives_as_it_was_asserted_and_is_asserted_so_again() {
    for name in NAMES {
        let expected = [expected(name.family), expected(name.given)].concat();
        for family in ways(name.family.0, name.family.1) {
            for given in ways(name.given.0, name.given.1) {
                let person = read(&family, &given);
                assert_eq!(said(&person), expected, "{}", name.language);
                let preferred = name.family.1.unwrap_or(name.family.0);
                assert_eq!(person.family_name.preferred(), preferred);
                let original = name.family.1.map(|_| name.family.0);
                assert_eq!(person.family_name.original(), original);
            }
        }
    }
}

#[test]
fn a_name_in_another_script_alone_is_kept_and_never_called_latin() {
    for name in NAMES {
        let (original, latin) = name.family;
        let person = read(&[(original, false)], &[("Anna", true)]);
        let family_name = &person.family_name;
        assert_eq!(family_name.preferred(), original);
        assert_eq!(family_name.original(), None);
        let in_latin_letters = latin.is_none() || ScriptedText::is_latin(original);
        let form = family_name.latin_form();
        assert_eq!(
            form,
            in_latin_letters.then_some(original),
            "{}",
            name.language
        );
        let script = Script::of(original);
        assert_eq!(script == Script::Latin, in_latin_letters, "{original}");
    }
}

#[test]
fn decomposed_names_arrive_composed_and_no_different() {
    for name in NAMES {
        let (original, latin) = name.family;
        let decomposed: String = original.nfd().collect();
        let composed: String = original.nfc().collect();
        let person = read(&[(&decomposed, latin.is_none())], &[("Anna", true)]);
        assert_eq!(
            person.family_name.preferred(),
            composed,
            "{}",
            name.language
        );
    }
}

#[test]
fn the_table_itself_is_composed() {
    for name in NAMES {
        for (original, latin) in [name.family, name.given] {
            for text in [Some(original), latin].into_iter().flatten() {
                let cleaned = ScriptedText::new(text).unwrap();
                assert_eq!(cleaned.preferred(), text, "{}", name.language);
            }
        }
    }
}

#[test]
fn names_of_256_characters_arrive_in_every_script_and_longer_ones_do_not() {
    for letter in [
        "a", "é", "ß", "Ω", "ώ", "Ж", "й", "א", "ع", "Ա", "ა", "渡", "𐌰", "x\u{331}",
    ] {
        let of = letter.chars().count();
        let longest = letter.repeat(256 / of);
        let name = ScriptedText::new(&longest).unwrap();
        assert_eq!(name.preferred(), longest);
        let decomposed: String = longest.nfd().collect();
        assert_eq!(ScriptedText::new(&decomposed).unwrap().preferred(), longest);
        assert!(ScriptedText::new(&format!("{longest}{letter}")).is_none());
        let pair = [("Long", true), (longest.as_str(), false)];
        let read = ScriptedText::from_forms(&pair).unwrap();
        assert!(read.original().is_some() || ScriptedText::is_latin(&longest));
    }
}

#[test]
fn one_form_is_never_part_of_the_other() {
    for name in NAMES {
        let (original, Some(latin)) = name.family else {
            continue;
        };
        let said = said(&read(
            &[(original, false), (latin, true)],
            &[("Anna", true)],
        ));
        assert!(
            said.iter()
                .all(|(text, _)| !(text.contains(original) && text.contains(latin)))
        );
    }
}

#[test]
fn greek_and_bulgarian_names_of_the_table_are_written_as_their_passports_do() {
    for (language, country) in [("el", "EL"), ("bg", "BG")] {
        let own = Transliteration::of_country(country.parse().unwrap());
        let names = NAMES.iter().filter(|name| name.language == language);
        for (original, latin) in names.flat_map(|name| [name.family, name.given]) {
            assert_eq!(own.latin(original).as_deref(), latin, "{original}");
        }
    }
}
