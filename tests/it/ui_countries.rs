//! The list of countries as a browser receives it: names, reasons, search, what is remembered.
use eidas_bridge::domain::Language;
use eidas_bridge::ui::{CountryChoice, Unavailable, assets};

use crate::ui_world::*;

#[test]
fn a_country_that_cannot_be_chosen_stays_reachable_and_says_why() {
    let page = selection().render(&view());
    let buttons = tags(&page.html, "button");
    let button = |code: &str| {
        let value = format!("value=\"{code}\"");
        *buttons.iter().find(|b| b.contains(&value)).unwrap()
    };
    for (code, reason) in [
        ("BG", "more secure login"),
        ("IS", "has not answered since 3 December 2026, 08:15 UTC."),
        ("LI", "Not connected yet"),
        ("MT", "paused since 3 December 2026, 08:15 UTC."),
        ("PL", "not open to services of this kind"),
        ("PT", "a detail about you"),
        ("RO", "has no login"),
        ("SI", "does not work together with ours"),
        ("SK", "does not answer."),
    ] {
        let tag = button(code);
        assert!(tag.contains("aria-disabled=\"true\"") && !tag.contains(" disabled"));
        let id = attribute(tag, "aria-describedby").unwrap();
        let (_, rest) = page.html.split_once(&format!("id=\"{id}\">")).unwrap();
        assert!(
            rest.split("</p>").next().unwrap().contains(reason),
            "{code}"
        );
    }
    assert!(!button("AT").contains("aria-disabled"));
    assert_eq!(attribute(button("AT"), "name"), Some("country"));
}

#[test]
fn the_list_says_each_name_in_its_own_language_with_its_tag() {
    let html = selection().render(&view()).html;
    for part in [
        "<span lang=\"el\">Ελλάδα</span>",
        "<span lang=\"nl\">België</span>",
        "<span lang=\"fr\">Belgique</span>",
        "<span lang=\"fi\">Suomi</span>",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert_eq!(html.matches(">Finland<").count(), 1, "no name twice");
    assert!(html.contains("Example Town") && html.contains("Gender (optional)"));
}

#[test]
fn the_search_works_on_the_server_and_keeps_the_flow() {
    let search = |query: &str| {
        let mut page = selection();
        page.query = Some(query.to_owned());
        page.render(&view()).html
    };
    let codes = |html: &str| -> Vec<String> {
        tags(html, "button")
            .iter()
            .filter(|tag| attribute(tag, "name") == Some("country"))
            .map(|tag| attribute(tag, "value").unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&search("ελλαδα")), ["EL"]);
    assert_eq!(codes(&search("ISLAND")), ["IS"]);
    assert_eq!(codes(&search("el")).first().unwrap(), "EL");
    assert!(search("cypr").contains("1 country found"));
    let none = search("<zzz>{count}");
    assert!(codes(&none).is_empty());
    assert!(unescaped(&none).contains("No country matches “<zzz>{count}”"));
    assert!(none.contains("href=\"/connector/country?flow=flow-1\""));
    for form in contents(&none, "form") {
        assert!(form.contains("name=\"flow\" value=\"flow-1\""));
    }
    assert!(
        none.contains("name=\"cancel\""),
        "the way out is always there"
    );
}

/// Everything that a browser fetches for the list of 32 countries, in each language.
#[test]
fn the_country_page_is_light() {
    let css = assets::find(assets::stylesheet_path()).unwrap();
    assert!(css.bytes.len() <= 8 * 1024, "{}", css.bytes.len());
    for language in Language::ALL {
        let mut page = selection();
        let codes = CODES.split_whitespace().chain(["EU"]);
        let since = Some(jiff::Timestamp::UNIX_EPOCH);
        let choices = codes.map(|code| {
            let available = match code {
                "BG" => Err(Unavailable::LevelNotOffered),
                "IS" => Err(Unavailable::Outage { since }),
                "UK" => Err(Unavailable::NotConnected),
                _ => Ok(()),
            };
            CountryChoice::new(&country(code), language, available)
        });
        page.countries = choices.collect();
        assert_eq!(page.countries.len(), 32);
        let html = page.render(&view_in(language)).html;
        let links = tags(&html, "link").into_iter();
        let links = links.map(|tag| attribute(tag, "href").unwrap());
        let scripts = tags(&html, "script").into_iter();
        let scripts = scripts.map(|tag| attribute(tag, "src").unwrap());
        let files: Vec<&str> = links.chain(scripts).collect();
        assert!(files.len() <= 3, "{files:?} beside the page itself");
        let files = files
            .iter()
            .map(|path| assets::find(path).unwrap().bytes.len());
        let weight = html.len() + files.sum::<usize>();
        assert!(weight <= 30_000, "{weight} in {language:?}");
    }
    let css = std::str::from_utf8(css.bytes).unwrap();
    assert!(!css.contains("url(") && !css.contains("@import"));
    assert!(assets::find("/assets/other.css").is_none());
}

#[test]
fn the_whole_list_is_filtered_in_place_by_every_name_and_with_the_servers_sentences() {
    let page = selection().render(&view());
    assert!(page.policy.header_value().contains("script-src 'self';"));
    let scripts = tags(&page.html, "script");
    assert_eq!(scripts.len(), 1);
    let script = assets::find(attribute(scripts[0], "src").unwrap()).unwrap();
    let script = std::str::from_utf8(script.bytes).unwrap();
    assert!(!script.contains("innerHTML") && script.contains("textContent"));
    // What can be seen is read where it is seen.
    assert!(!page.html.contains("ελλαδα") && page.html.contains("Ελλάδα"));
    let rows = tags(&page.html, "li").into_iter();
    let rows: Vec<&str> = rows
        .filter_map(|tag| attribute(tag, "data-names"))
        .collect();
    assert_eq!(rows.len(), CODES.split_whitespace().count());
    let found = |query: &str| rows.iter().filter(|names| names.contains(query)).count();
    for query in ["hellas", "holland", "autriche", "gb", "irlanti"] {
        assert_eq!(found(query), 1, "{query}");
    }
    let status = tags(&page.html, "p").into_iter();
    let status: Vec<&str> = status
        .filter(|tag| tag.contains("role=\"status\""))
        .collect();
    assert_eq!(status.len(), 1, "one region speaks");
    let forms = attribute(status[0], "data-forms").unwrap();
    assert_eq!(forms, "# country found|# countries found");
    assert_eq!(
        attribute(status[0], "data-which").unwrap().len(),
        rows.len()
    );
    let nothing = attribute(status[0], "data-nothing").unwrap();
    assert!(nothing.contains("No country matches “#”"), "{nothing}");
}

#[test]
fn a_list_of_what_was_searched_for_and_a_short_list_are_not_filtered_in_place() {
    let mut searched = selection();
    searched.query = Some("land".to_owned());
    let mut short = selection();
    short.countries.truncate(3);
    for page in [searched.render(&view()), short.render(&view())] {
        let scripts = tags(&page.html, "script");
        let page_script = Some(assets::page_script_path());
        assert_eq!(scripts.len(), 1);
        assert_eq!(attribute(scripts[0], "src"), page_script);
        assert!(!page.html.contains("data-names"));
    }
}

#[test]
fn the_box_that_remembers_is_there_and_not_ticked() {
    let html = selection().render(&view()).html;
    let inputs = tags(&html, "input");
    let ticks: Vec<&&str> = inputs
        .iter()
        .filter(|tag| tag.contains("checkbox"))
        .collect();
    assert_eq!(ticks.len(), 1);
    assert_eq!(attribute(ticks[0], "name"), Some("remember"));
    assert!(!ticks[0].contains("checked"));
    let hint = attribute(ticks[0], "aria-describedby").unwrap();
    assert!(html.contains(&format!("id=\"{hint}\"")));
    assert!(!html.contains("You chose this last time") && !html.contains("forget"));
}

#[test]
fn a_remembered_country_stands_first_and_in_its_place_and_can_be_forgotten() {
    let remembering = |code: &str| {
        let mut page = selection();
        page.remembered = Some(code.parse().unwrap());
        page.render(&view()).html
    };
    let html = remembering("SE");
    let first = html.find("value=\"SE\"").unwrap();
    assert!(first < html.find("value=\"AT\"").unwrap());
    assert_eq!(html.matches("value=\"SE\"").count(), 2);
    assert!(html.contains("You chose this last time"));
    assert!(html.contains("name=\"forget\" value=\"1\""));
    // One that is away says so, there too.
    let html = remembering("IS");
    assert!(html.contains("aria-describedby=\"why-last\""));
    let (_, why) = html.split_once("id=\"why-last\">").unwrap();
    assert!(why.starts_with("Not available now"), "{why}");
    // One that is not in the list is not spoken of.
    assert!(!remembering("XX").contains("You chose this last time"));
}
