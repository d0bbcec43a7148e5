//! Both directions from the first page to the last, with JavaScript on and off.

use crate::chromium::{Chromium, JavaScript, absent};
use crate::steps::{BOTH, Person, world};
use crate::traffic::{Sent, Traffic};

async fn both_directions(javascript: JavaScript) {
    if absent() {
        return;
    }
    let world = world().await;
    let mut browser = Chromium::open(javascript).await;
    for direction in BOTH {
        let person = Person {
            world: &world,
            direction,
            javascript,
        };
        let received = person.whole_login(&browser).await;
        person.check(&received);
    }
    let traffic = browser.traffic().await;
    traffic.assert_clean();
    assert_same_site_story(traffic);
}

/// In each direction, the message from abroad came without our cookie, which the browser had and
/// kept back, and the step after it, within our own site, brought it.
fn assert_same_site_story(traffic: &Traffic) {
    let posts = traffic.to("/connector/acs");
    let finishes = traffic.to("/connector/finish");
    assert_eq!((posts.len(), finishes.len()), (2, 2));
    for (post, finish) in posts.into_iter().zip(finishes) {
        assert_eq!(
            (post.method.as_str(), finish.method.as_str()),
            ("POST", "GET")
        );
        assert_eq!(post.url.origin(), finish.url.origin());
        assert!(!has_our_cookie(post), "{post:?}");
        let ours = |(name, why): &(String, String)| {
            name.starts_with("__Host-login-") && why.contains("SameSiteLax")
        };
        assert!(post.kept_back.iter().any(ours), "{post:?}");
        assert!(has_our_cookie(finish), "{finish:?}");
    }
}

fn has_our_cookie(sent: &Sent) -> bool {
    sent.cookies.contains("__Host-login-")
}

#[tokio::test(flavor = "multi_thread")]
async fn citizens_log_in_both_ways_with_javascript() {
    both_directions(JavaScript::On).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn citizens_log_in_both_ways_without_javascript() {
    both_directions(JavaScript::Off).await;
}
