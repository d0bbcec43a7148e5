//! Finds a country by what a person would type: its name in any language of our pages, its own
//! names, its codes, a common alias; accents and case do not count.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::{CountryCode, Language};
use crate::ui::CountryChoice;

use super::aliases::{aliases, codes};
use super::fold::fold;
use super::own::own_names;
use super::table::{known_countries, names_in_all_languages, rank};

/// The countries that match `query`: exact names and codes first, then beginnings, then the rest;
/// each in the order of `language`. An empty query matches all.
pub fn matching<'a>(
    choices: &'a [CountryChoice],
    query: &str,
    language: Language,
) -> Vec<&'a CountryChoice> {
    let query = fold(query);
    let mut found: Vec<_> = choices
        .iter()
        .filter_map(|choice| {
            let place = (rank(choice.code, language), fold(&choice.name));
            Some((closeness(choice, &query)?, place, choice))
        })
        .collect();
    found.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    found.into_iter().map(|(_, _, choice)| choice).collect()
}

/// Everything by which a country is found, folded, joined by `|`: a page's script shows the
/// country while one of these contains what was typed and folded alike. What stands within
/// another of them is left out, since it would find nothing more.
pub fn folded_names(choice: &CountryChoice) -> String {
    let known = SPOKEN.get(&choice.code).into_iter().flatten().cloned();
    let mut texts: Vec<String> = known.chain(shown(choice)).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.iter().any(|longer| longer.contains(&text)) {
            kept.push(text);
        }
    }
    kept.join("|")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Exact,
    Beginning,
    Within,
}

fn closeness(choice: &CountryChoice, query: &str) -> Option<Closeness> {
    if query.is_empty() {
        return Some(Closeness::Exact);
    }
    let known = SPOKEN.get(&choice.code).into_iter().flatten();
    let known = known.filter_map(|name| closeness_of(name, query));
    let shown = shown(choice).filter_map(|name| closeness_of(&name, query));
    known.chain(shown).min()
}

/// What the page calls it, which may be the country file's word, and its code.
fn shown(choice: &CountryChoice) -> impl Iterator<Item = String> {
    let own = choice.own_names.iter().map(|own| own.text.as_ref());
    let names = own.chain([choice.name.as_str(), choice.code.as_str()]);
    names.map(fold)
}

fn closeness_of(name: &str, query: &str) -> Option<Closeness> {
    if name == query {
        Some(Closeness::Exact)
    } else if name.starts_with(query) {
        Some(Closeness::Beginning)
    } else {
        name.contains(query).then_some(Closeness::Within)
    }
}

static SPOKEN: LazyLock<BTreeMap<CountryCode, Vec<String>>> = LazyLock::new(|| {
    let countries = known_countries();
    countries.map(|code| (code, spoken_of(code))).collect()
});

/// Every name, alias and code, folded.
fn spoken_of(code: CountryCode) -> Vec<String> {
    let bare = names_in_all_languages(code).filter_map(without_article);
    let names = names_in_all_languages(code).chain(aliases(code)).map(fold);
    let own = own_names(code).into_iter().map(|own| fold(&own.text));
    let mut texts: Vec<String> = names
        .chain(own)
        .chain(codes(&code).map(fold))
        .chain(bare.map(|noun| fold(&noun)))
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

/// An Irish or Maltese name as somebody types it who leaves out the article, and what it does to
/// the Irish noun: `an Bheilg` is looked for as Beilg, `an tSeicia` as Seicia.
fn without_article(name: &str) -> Option<String> {
    let Some(noun) = name.strip_prefix("an ") else {
        let (article, noun) = name.split_once('-')?;
        let is_article = article.len() <= 3 && article.starts_with(['i', 'l']);
        return is_article.then(|| noun.to_owned());
    };
    let mut letters = noun.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    Some(match (first, second) {
        ('t', _) if second.is_uppercase() => format!("{second}{}", letters.as_str()),
        (_, 'h') => format!("{first}{}", letters.as_str()),
        _ => noun.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::without_article;

    #[test]
    fn a_noun_is_found_without_its_article() {
        for (name, noun) in [
            ("an Bheilg", Some("Beilg")),
            ("an tSeicia", Some("Seicia")),
            ("an Tuirc", Some("Tuirc")),
            ("an Iodáil", Some("Iodáil")),
            ("il-Belġju", Some("Belġju")),
            ("iċ-Ċekja", Some("Ċekja")),
            ("l-Awstrija", Some("Awstrija")),
            ("Iso-Britannia", None),
            ("Pays-Bas", None),
            ("Éire", None),
        ] {
            assert_eq!(without_article(name).as_deref(), noun, "{name}");
        }
    }
}
