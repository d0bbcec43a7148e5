//! Cyrillic in Latin letters: the Bulgarian Transliteration Act of 2009, and the general table of
//! machine readable travel documents `[ICAO9303-3 §6]`.

use super::table::Place::{self, Anywhere, End, Word};

/// A final -ия is -ia, and the state has a name of its own.
pub(super) const BULGARIAN: &[(&str, &str, Place)] = &[
    ("българия", "bulgaria", Word),
    ("ия", "ia", End),
    ("а", "a", Anywhere),
    ("б", "b", Anywhere),
    ("в", "v", Anywhere),
    ("г", "g", Anywhere),
    ("д", "d", Anywhere),
    ("е", "e", Anywhere),
    ("ж", "zh", Anywhere),
    ("з", "z", Anywhere),
    ("и", "i", Anywhere),
    ("ѝ", "i", Anywhere),
    ("й", "y", Anywhere),
    ("к", "k", Anywhere),
    ("л", "l", Anywhere),
    ("м", "m", Anywhere),
    ("н", "n", Anywhere),
    ("о", "o", Anywhere),
    ("п", "p", Anywhere),
    ("р", "r", Anywhere),
    ("с", "s", Anywhere),
    ("т", "t", Anywhere),
    ("у", "u", Anywhere),
    ("ф", "f", Anywhere),
    ("х", "h", Anywhere),
    ("ц", "ts", Anywhere),
    ("ч", "ch", Anywhere),
    ("ш", "sh", Anywhere),
    ("щ", "sht", Anywhere),
    ("ъ", "a", Anywhere),
    ("ь", "y", Anywhere),
    ("ю", "yu", Anywhere),
    ("я", "ya", Anywhere),
];

/// Without the exceptions for single languages; the soft sign, which the table leaves out, is
/// dropped.
pub(super) const ICAO: &[(&str, &str, Place)] = &[
    ("а", "a", Anywhere),
    ("б", "b", Anywhere),
    ("в", "v", Anywhere),
    ("г", "g", Anywhere),
    ("д", "d", Anywhere),
    ("е", "e", Anywhere),
    ("ё", "e", Anywhere),
    ("ж", "zh", Anywhere),
    ("з", "z", Anywhere),
    ("и", "i", Anywhere),
    ("і", "i", Anywhere),
    ("й", "i", Anywhere),
    ("к", "k", Anywhere),
    ("л", "l", Anywhere),
    ("м", "m", Anywhere),
    ("н", "n", Anywhere),
    ("о", "o", Anywhere),
    ("п", "p", Anywhere),
    ("р", "r", Anywhere),
    ("с", "s", Anywhere),
    ("т", "t", Anywhere),
    ("у", "u", Anywhere),
    ("ф", "f", Anywhere),
    ("х", "kh", Anywhere),
    ("ц", "ts", Anywhere),
    ("ч", "ch", Anywhere),
    ("ш", "sh", Anywhere),
    ("щ", "shch", Anywhere),
    ("ъ", "ie", Anywhere),
    ("ы", "y", Anywhere),
    ("ь", "", Anywhere),
    ("э", "e", Anywhere),
    ("ю", "iu", Anywhere),
    ("я", "ia", Anywhere),
    ("ѵ", "y", Anywhere),
    ("ґ", "g", Anywhere),
    ("ў", "u", Anywhere),
    ("ѫ", "u", Anywhere),
    ("ѓ", "g", Anywhere),
    ("ђ", "d", Anywhere),
    ("ѕ", "dz", Anywhere),
    ("ј", "j", Anywhere),
    ("ќ", "k", Anywhere),
    ("љ", "lj", Anywhere),
    ("њ", "nj", Anywhere),
    ("ћ", "c", Anywhere),
    ("џ", "dz", Anywhere),
    ("є", "ie", Anywhere),
    ("ї", "i", Anywhere),
];

#[cfg(test)]
mod tests {
    use super::super::Table;

    #[test]
    fn known_bulgarian_names() {
        let table = Table::bulgarian();
        for (cyrillic, latin) in [
            ("Щерев", "Shterev"),
            ("Юлия", "Yulia"),
            ("Цветанка", "Tsvetanka"),
            ("Цветан Цветанов", "Tsvetan Tsvetanov"),
            ("Илия", "Ilia"),
            ("ИЛИЯ", "ILIA"),
            ("София-Град", "Sofia-Grad"),
            ("Илиян", "Iliyan"),
            ("Явор", "Yavor"),
            ("Стоян", "Stoyan"),
            ("Кьосев", "Kyosev"),
            ("Жечев", "Zhechev"),
            ("ЖЕЧЕВ", "ZHECHEV"),
            ("Христо", "Hristo"),
            ("Българска", "Balgarska"),
            ("България", "Bulgaria"),
            ("Йордан", "Yordan"),
            ("Чавдар Шишков", "Chavdar Shishkov"),
            ("Живко-Щерю", "Zhivko-Shteryu"),
        ] {
            assert_eq!(table.latin(cyrillic).as_deref(), Some(latin), "{cyrillic}");
        }
        assert_eq!(table.latin("Эдуард"), None, "no letter of Bulgarian");
    }

    #[test]
    fn known_names_of_travel_documents() {
        let table = Table::cyrillic_icao();
        for (cyrillic, latin) in [
            ("Иванов", "Ivanov"),
            ("Щербакова", "Shcherbakova"),
            ("Юлия Хрущёва", "Iuliia Khrushcheva"),
            ("Подъячева", "Podieiacheva"),
            ("Ольга", "Olga"),
            ("Љубић", "Ljubic"),
        ] {
            assert_eq!(table.latin(cyrillic).as_deref(), Some(latin), "{cyrillic}");
        }
    }
}
