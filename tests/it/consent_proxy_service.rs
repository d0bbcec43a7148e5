//! Our citizen is asked before anything leaves the country: what is shown, what is sent, and that
//! each answer counts once and for its own browser.

use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::domain::{Attribute, Capacity};
use eidas_bridge::saml::{Status, SubStatus};

use crate::consent_world::*;
use crate::journey_world::*;
use crate::persons::{everything, minimum_and};

fn script() -> Script {
    Script::of(Direction::ProxyService)
}

/// Somebody of whom the hub knows everything.
fn well_known() -> Script {
    Script {
        citizen: "everything",
        ..script()
    }
}

#[test]
fn everything_that_is_shown_is_sent_and_nothing_else() {
    journey(async |land| {
        for citizen in ["everything", "anne-laure", "greek", "nothing"] {
            let mut browser = browser();
            let script = Script {
                citizen,
                ..script()
            };
            let mut wanted = land.request();
            wanted.attributes = everything();
            let (request, page) = abroad(land, &mut browser, &script, None).await;
            let boxes = form(&page).boxes("attribute");
            let names: Vec<&str> = boxes.iter().map(String::as_str).collect();
            let end = send(&mut browser, &page, &ticked(&page, &names)).await;
            let assertion = land
                .assertion(&end.self_posting_form().unwrap(), &request.id)
                .await;
            let sent = assertion.person().assert(&everything(), Capacity::Subject);
            let optional = sent
                .iter()
                .filter(|one| !one.attribute.definition().mandatory);
            let optional: Vec<&str> = optional
                .map(|one| one.attribute.friendly_name(Capacity::Subject))
                .collect();
            assert_eq!(names, optional, "{citizen}");
            for one in &sent {
                let shown = one.values.iter().all(|value| match &one.attribute {
                    Attribute::CurrentAddress => reads(&page, "Address"),
                    Attribute::Nationality
                    | Attribute::CountryOfBirth
                    | Attribute::CountryOfResidence => true,
                    Attribute::DateOfBirth => page
                        .body()
                        .contains(&format!("datetime=\"{}\"", value.text)),
                    _ => reads(&page, &value.text),
                });
                assert!(shown, "{citizen}: {:?} in {:?}", one.attribute, read(&page));
            }
            let mandatory = ["Identifier", "Family name", "First names", "Date of birth"];
            for label in mandatory {
                assert!(reads(&page, label), "{label}");
            }
        }
    });
}

#[test]
fn who_receives_it_where_and_what_for_is_said() {
    journey(async |land| {
        let mut browser = browser();
        let (_, page) = abroad(land, &mut browser, &well_known(), None).await;
        for said in [
            "Their tax office",
            "Demo country",
            "To log you in at this public service",
            "Substantial",
            "Needed for this login",
            "Your choice",
        ] {
            assert!(reads(&page, said), "{said} in {:?}", read(&page));
        }
        assert!(page.url().path() == "/proxy-service/consent");
    });
}

#[test]
fn what_is_not_ticked_stays_and_nothing_is_ticked_to_begin_with() {
    journey(async |land| {
        for names in [&[][..], &["Gender"], &["PlaceOfBirth", "EmailAddress"]] {
            let mut browser = browser();
            let (request, page) = abroad(land, &mut browser, &well_known(), None).await;
            assert_eq!(form(&page).get("attribute"), None);
            let end = send(&mut browser, &page, &ticked(&page, names)).await;
            let form = end.self_posting_form().unwrap();
            let assertion = land.assertion(&form, &request.id).await;
            let known = assertion.person().optional().iter();
            let known: Vec<&str> = known
                .map(|(one, _)| one.friendly_name(Capacity::Subject))
                .collect();
            assert_eq!(known, names);
            assert_eq!(form.get("RelayState"), Some("theirs"));
        }
    });
}

#[test]
fn a_forged_form_adds_nothing_and_takes_nothing_that_is_needed() {
    journey(async |land| {
        let mut browser = browser();
        let asked = Some(minimum_and([Attribute::Gender]));
        let (request, page) = abroad(land, &mut browser, &well_known(), asked).await;
        let mut forged = form(&page);
        assert_eq!(forged.boxes("attribute"), ["Gender"]);
        // Known of her but not asked for; of nobody; of the minimum data set, which has no box.
        for (name, value) in [
            ("attribute", "EmailAddress"),
            ("FamilyName", "Somebody Else"),
            ("person", "{}"),
        ] {
            forged.put(name, value);
        }
        let end = send(&mut browser, &page, &forged).await;
        let assertion = land
            .assertion(&end.self_posting_form().unwrap(), &request.id)
            .await;
        assert!(assertion.person().optional().is_empty());
        let sent = assertion.person().assert(&[], Capacity::Subject);
        assert_eq!(sent.len(), 4);
        assert!(
            !format!(
                "{:?}",
                xml_of(&end.self_posting_form().unwrap(), "SAMLResponse")
            )
            .contains("Somebody")
        );
    });
}

#[test]
fn who_does_not_send_is_told_abroad_as_a_refusal() {
    journey(async |land| {
        let mut browser = browser();
        let (request, page) = abroad(land, &mut browser, &script(), None).await;
        let end = refuse(&mut browser, &page).await;
        let form = end.self_posting_form().unwrap();
        let failure = land.refusal(&form, &request.id).await;
        assert_eq!(failure.status(), Status::Responder);
        assert_eq!(failure.sub_status(), Some(SubStatus::RequestDenied));
        assert_eq!(form.get("RelayState"), Some("theirs"));
        let xml = xml_of(&form, "SAMLResponse");
        assert!(!xml.contains("Assertion"), "{xml}");
        // Both buttons at once do not send either.
        let (request, page) = abroad(land, &mut browser, &script(), None).await;
        let mut both = crate::consent_world::form(&page);
        both.put("refuse", "1");
        let end = send(&mut browser, &page, &both).await;
        land.refusal(&end.self_posting_form().unwrap(), &request.id)
            .await;
    });
}

#[test]
fn an_answer_counts_once_whatever_comes_after() {
    journey(async |land| {
        let mut browser = browser();
        let (_, page) = abroad(land, &mut browser, &script(), None).await;
        let first = send(&mut browser, &page, &form(&page)).await;
        assert!(first.self_posting_form().is_some());
        for again in [
            send(&mut browser, &page, &form(&page)).await,
            refuse(&mut browser, &page).await,
            browser.get(page.url().as_str()).await.unwrap(),
        ] {
            assert_page(&again, 200, "flow.finished");
        }
    });
}

#[test]
fn of_two_presses_at_once_one_sends() {
    journey(async |land| {
        let mut browser = browser();
        let (_, page) = abroad(land, &mut browser, &script(), None).await;
        let cookies = browser.cookies("127.0.0.1").into_iter();
        let cookies: Vec<String> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let fields = form(&page).pairs(Some(("send", "1")));
        let press = || async {
            let request = land.http.post(land.ours("/proxy-service/consent"));
            let request = request.header("cookie", cookies.join("; ")).form(&fields);
            request.send().await.unwrap().text().await.unwrap()
        };
        let (one, other, third) = tokio::join!(press(), press(), press());
        let sent = [one, other, third];
        let sent = sent.iter().filter(|body| body.contains("SAMLResponse"));
        assert_eq!(sent.count(), 1);
    });
}

#[test]
fn another_browser_neither_sees_nor_answers_and_takes_nothing_away() {
    journey(async |land| {
        let (mut browser, mut other) = (browser(), browser());
        let (request, page) = abroad(land, &mut browser, &script(), None).await;
        let seen = other.get(page.url().as_str()).await.unwrap();
        assert_page(&seen, 403, "flow.other-browser");
        assert!(!seen.body().contains("Lefèvre"));
        let sent = send(&mut other, &page, &form(&page)).await;
        assert_page(&sent, 403, "flow.other-browser");
        let refused = refuse(&mut other, &page).await;
        assert_page(&refused, 403, "flow.other-browser");
        // From another site the browser's own cookie does not come along.
        let flow = form(&page).get("flow").unwrap().to_owned();
        let fields = [("flow", flow.as_str()), ("send", "1")];
        let consent = land.ours("/proxy-service/consent");
        let forged = land.post(&mut browser, &consent, &fields).await;
        assert_page(&forged, 403, "flow.other-browser");
        let end = send(&mut browser, &page, &form(&page)).await;
        land.assertion(&end.self_posting_form().unwrap(), &request.id)
            .await;
    });
}

#[test]
fn the_page_comes_again_and_in_another_language_and_the_next_one_too() {
    journey(async |land| {
        let mut browser = browser();
        let (request, page) = abroad(land, &mut browser, &script(), None).await;
        let address = page.url().as_str().to_owned();
        let reloaded = browser.get(&address).await.unwrap();
        assert_eq!(read(&reloaded), read(&page));
        let mut forms = reloaded.forms().into_iter();
        let mut menu = forms.find(|form| form.get("lang").is_some()).unwrap();
        assert!(menu.set("lang", "fr"));
        let french = browser.submit(&reloaded, &menu, None).await.unwrap();
        assert!(
            french.body().contains("<html lang=\"fr\""),
            "{}",
            french.body()
        );
        assert!(reads(&french, "Lefèvre"));
        // No button: the page once more, and nothing is used up.
        let none = browser.submit(&french, &form(&french), None).await.unwrap();
        assert!(reads(&none, "Lefèvre") && none.body().contains("<html lang=\"fr\""));
        let end = send(&mut browser, &none, &form(&none)).await;
        assert!(end.body().contains("<html lang=\"fr\""), "{}", end.body());
        land.assertion(&end.self_posting_form().unwrap(), &request.id)
            .await;
    });
}

#[test]
fn whoever_acts_for_a_company_and_the_company_are_shown_apart() {
    journey(async |land| {
        let mut browser = browser();
        let script = Script {
            citizen: "director",
            company: true,
            ..script()
        };
        let begun = eidas_bridge::demo::journey::begin(&mut browser, &land.world.theirs, &script);
        let page = begun.await.unwrap();
        let page = until_asked(&mut browser, page, &land.world.ours, &script).await;
        let said = read(&page);
        assert!(
            reads(&page, "About the person or company for whom you act"),
            "{said:?}"
        );
        assert!(reads(&page, "About you, acting for somebody else"));
        assert!(reads(&page, "Name of the organisation") && reads(&page, "Family name"));
        // Nothing of who acts can be left out: nobody can have asked for more of them.
        let boxes = form(&page).boxes("attribute");
        assert!(
            boxes.iter().all(|name| !name.starts_with("Representative")),
            "{boxes:?}"
        );
        let end = refuse(&mut browser, &page).await;
        assert!(end.self_posting_form().is_some());
    });
}
