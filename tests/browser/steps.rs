//! What a person does at each page of a login.

use std::time::Duration;

use eidas_bridge::config::Consent;
use eidas_bridge::demo::journey::Direction;
use eidas_bridge::demo::{Options, Site, SiteOptions, World};
use serde_json::Value;

use crate::chromium::{Chromium, JavaScript};

/// The button of the page that asks before anything is sent.
pub(crate) const SEND: &str = "button[name=send]";

pub(crate) const BOTH: [Direction; 2] = [Direction::Connector, Direction::ProxyService];

/// Both countries, ready.
pub(crate) async fn world() -> World {
    let world = World::start(Options::default()).await.unwrap();
    world.ready(Duration::from_secs(20)).await.unwrap();
    world
}

/// The same, where nobody is asked before an identity leaves.
pub(crate) async fn world_that_asks_nothing() -> World {
    let site = || SiteOptions {
        consent: Some(Consent::AskedElsewhere),
        ..SiteOptions::default()
    };
    let options = Options {
        ours: site(),
        theirs: site(),
        ..Options::default()
    };
    let world = World::start(options).await.unwrap();
    world.ready(Duration::from_secs(20)).await.unwrap();
    world
}

/// The last page of a login.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) acr: String,
    pub(crate) claims: Value,
}

/// A person in one direction of the world.
#[derive(Clone, Copy)]
pub(crate) struct Person<'w> {
    pub(crate) world: &'w World,
    pub(crate) direction: Direction,
    pub(crate) javascript: JavaScript,
}

impl Person<'_> {
    pub(crate) fn service(&self) -> &Site {
        self.direction.sites(self.world).0
    }

    pub(crate) fn home(&self) -> &Site {
        self.direction.sites(self.world).1
    }

    /// From the demo's first page to the list of countries.
    pub(crate) async fn to_countries(self, browser: &Chromium) {
        browser.go(&self.world.url).await;
        let link = match self.direction {
            Direction::Connector => "a#connector",
            Direction::ProxyService => "a#proxy-service",
        };
        browser.click(link).await;
        browser.click("form[action='/service/login'] button").await;
        browser.wait_for(&self.country_button()).await;
    }

    pub(crate) fn country_button(&self) -> String {
        format!("button[name=country][value={}]", self.home().country)
    }

    /// Chooses the country and, where no script does it, presses the button.
    pub(crate) async fn to_login(self, browser: &Chromium) {
        browser.click(&self.country_button()).await;
        if self.javascript == JavaScript::Off {
            self.press(browser, "SAMLRequest").await;
        }
        browser.wait_for("select#citizen").await;
        assert!(browser.address().await.starts_with(&self.home().hub_url));
    }

    /// Presses the button of the page that carries a message.
    pub(crate) async fn press(&self, browser: &Chromium, message: &str) {
        browser
            .wait_for(&format!("input[type=hidden][name={message}]"))
            .await;
        browser.click("button#go").await;
    }

    /// Logs in at home.
    pub(crate) async fn log_in(&self, browser: &Chromium) {
        let citizen = match self.direction {
            Direction::Connector => "alexandra",
            Direction::ProxyService => "anne-laure",
        };
        browser
            .click(&format!("#citizen option[value={citizen}]"))
            .await;
        browser.click("button[name=answer][value=login]").await;
    }

    /// Where our bridge asks before anything is sent, sends what is needed.
    pub(crate) async fn send(&self, browser: &Chromium) {
        self.send_or(browser, "pre#claims").await;
    }

    /// Sends what is needed, unless `instead` is there, where nobody is asked.
    async fn send_or(&self, browser: &Chromium, instead: &str) {
        browser.wait_for(&format!("{SEND}, {instead}")).await;
        if browser.find(SEND).await.is_some() {
            browser.click(SEND).await;
        }
    }

    /// From home back to the service's last page.
    pub(crate) async fn back_to_service(&self, browser: &Chromium) -> Received {
        if self.direction == Direction::ProxyService {
            let back = "input[name=SAMLResponse], pre#claims";
            self.send_or(browser, back).await;
        }
        if self.javascript == JavaScript::Off {
            self.press(browser, "SAMLResponse").await;
        }
        self.arrived(browser).await
    }

    /// The service's last page, before which our Connector asks; it must come by itself then.
    pub(crate) async fn arrived(&self, browser: &Chromium) -> Received {
        if self.direction == Direction::Connector {
            self.send(browser).await;
        }
        let acr = browser.text("strong#acr").await;
        let claims = browser.text("pre#claims").await;
        let result = format!("{}/service/result", self.service().hub_url);
        assert!(browser.address().await.starts_with(&result));
        Received {
            acr,
            claims: serde_json::from_str(&claims).unwrap(),
        }
    }

    /// All of it.
    pub(crate) async fn whole_login(&self, browser: &Chromium) -> Received {
        self.to_countries(browser).await;
        self.to_login(browser).await;
        self.log_in(browser).await;
        self.back_to_service(browser).await
    }

    /// What the service must have received.
    pub(crate) fn check(&self, received: &Received) {
        assert_eq!(received.acr, "eidas2");
        let (claims, country) = (&received.claims, self.home().country);
        let name = match self.direction {
            Direction::Connector => "Alexandra",
            Direction::ProxyService => "Anne-Laure",
        };
        let given = claims["given_name"].as_str().unwrap();
        assert!(given.contains(name), "{given}");
        assert!(claims["family_name"].is_string() && claims["birthdate"].is_string());
        let everything = claims.to_string();
        let prefix = format!("{country}/{}/", self.service().country);
        assert!(everything.contains(&prefix), "no {prefix} in {everything}");
    }
}
