//! A whole login, step by step, with the browser without a screen.
//!
//! In: a world, a direction and what the person does at each page. Out: how it ended, and every
//! hop. Tests that want to interfere drive the browser themselves, with these steps as a model.

use serde_json::{Map, Value};

use super::browser::{Browser, BrowserError, Form, Hop, Page};
use super::citizens::EUROPEANS;
use super::narrator::narrate;
use super::world::{Site, World};
use crate::flow::{connector, proxy_service};

const MAX_PAGES: usize = 12;

/// Who logs in where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// A citizen of the demo country at our service: our bridge is the Connector.
    Connector,
    /// A citizen of ours at the demo country's service: our bridge is the Proxy-Service.
    ProxyService,
}

impl Direction {
    /// The site of the service, and the site of the citizen.
    pub fn sites(self, world: &World) -> (&Site, &Site) {
        match self {
            Self::Connector => (&world.ours, &world.theirs),
            Self::ProxyService => (&world.theirs, &world.ours),
        }
    }
}

/// What the person does where a bridge asks before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtConsent {
    /// Ticks every box, and sends.
    SendsEverything,
    /// Sends what is needed and ticks nothing.
    SendsWhatIsNeeded,
    /// Does not send.
    Refuses,
}

/// What the person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The level that the service asks for, as its hub names it: `eidas1` to `eidas3`.
    pub acr: &'static str,
    /// The citizen's `id`.
    pub citizen: &'static str,
    /// The level that the login is said to reach: `low`, `substantial`, `high`, or empty for the
    /// one asked for.
    pub level: &'static str,
    /// Whether the service is for companies.
    pub company: bool,
    /// Whether the citizen refuses at the login page.
    pub refuses: bool,
    /// What they do where a bridge asks for consent.
    pub consent: AtConsent,
}

impl Script {
    /// A citizen with much to tell logs in at level substantial.
    pub fn of(direction: Direction) -> Self {
        Self {
            acr: "eidas2",
            citizen: match direction {
                Direction::Connector => "alexandra",
                Direction::ProxyService => "anne-laure",
            },
            level: "",
            company: false,
            refuses: false,
            consent: AtConsent::SendsEverything,
        }
    }
}

/// The logins of everybody whom both countries have, in both directions: people at the service for
/// people, companies and who acts for them at the service for companies.
pub fn everybody() -> impl Iterator<Item = (Direction, Script)> {
    let directions = [Direction::Connector, Direction::ProxyService].into_iter();
    directions.flat_map(|direction| {
        EUROPEANS.iter().map(move |citizen| {
            let script = Script {
                citizen: citizen.id,
                company: citizen.company().is_some(),
                ..Script::of(direction)
            };
            (direction, script)
        })
    })
}

/// How a login ended at the service.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// The service's hub has verified claims.
    LoggedIn {
        /// The level, as the hub names it.
        acr: String,
        /// What it received.
        claims: Map<String, Value>,
    },
    /// The hub was told that there is no login: an OAuth error code.
    Refused {
        /// The code.
        error: String,
    },
}

/// Why a login did not reach the service's last page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JourneyError {
    /// The browser got no page.
    #[error(transparent)]
    Browser(#[from] BrowserError),
    /// A party showed an error page.
    #[error("an error page, status {status}, at {path}: {shown}")]
    ErrorPage {
        /// Its HTTP status.
        status: u16,
        /// Its path.
        path: String,
        /// The stable code that it shows; empty where it shows none.
        shown: String,
    },
    /// A page on which nobody knows what to do.
    #[error("no way on from the page at {path}")]
    Stuck {
        /// Its path.
        path: String,
    },
}

impl JourneyError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Browser(error) => error.code(),
            Self::ErrorPage { .. } => "journey.error-page",
            Self::Stuck { .. } => "journey.stuck",
        }
    }
}

/// A hop and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarratedHop {
    /// The request.
    pub hop: Hop,
    /// Who was asked, and what that party did.
    pub what: String,
}

/// A finished login.
#[derive(Debug)]
pub struct Journey {
    /// Which one.
    pub direction: Direction,
    /// What the person did.
    pub script: Script,
    /// How it ended.
    pub end: Result<End, JourneyError>,
    /// Every hop on the way.
    pub hops: Vec<NarratedHop>,
}

/// Logs in with a fresh browser.
pub async fn log_in(world: &World, direction: Direction, script: &Script) -> Journey {
    let mut hops = Vec::new();
    let end = match Browser::new() {
        Err(error) => Err(error.into()),
        Ok(mut browser) => {
            let end = drive(&mut browser, world, direction, script).await;
            let narrated = browser.hops().iter().map(|hop| NarratedHop {
                what: narrate(world, hop),
                hop: hop.clone(),
            });
            hops.extend(narrated);
            end
        }
    };
    Journey {
        direction,
        script: script.clone(),
        end,
        hops,
    }
}

/// Logs in with this browser, from the service's page to its last one.
///
/// # Errors
/// Any [`JourneyError`].
pub async fn drive(
    browser: &mut Browser,
    world: &World,
    direction: Direction,
    script: &Script,
) -> Result<End, JourneyError> {
    let (service, home) = direction.sites(world);
    let mut page = begin(browser, service, script).await?;
    for _ in 0..MAX_PAGES {
        if let Some(end) = arrived(&page, service)? {
            return Ok(end);
        }
        page = go_on(browser, &page, home, script).await?;
    }
    Err(stuck(&page))
}

/// Opens the service's page and presses its button.
///
/// # Errors
/// Any [`JourneyError`].
pub async fn begin(
    browser: &mut Browser,
    service: &Site,
    script: &Script,
) -> Result<Page, JourneyError> {
    let page = browser.get(&service.service_url).await?;
    let mut form = page.form_to("/service/login").ok_or_else(|| stuck(&page))?;
    form.set("acr", script.acr);
    form.set("who", if script.company { "company" } else { "person" });
    Ok(browser.submit(&page, &form, None).await?)
}

/// Does what the script says on this page: lets a message post itself, chooses the country of
/// `home`, answers the login page, or a bridge's question before anything is sent.
///
/// # Errors
/// Any [`JourneyError`].
pub async fn go_on(
    browser: &mut Browser,
    page: &Page,
    home: &Site,
    script: &Script,
) -> Result<Page, JourneyError> {
    if let Some(form) = page.self_posting_form() {
        return Ok(browser.submit(page, &form, None).await?);
    }
    for mut form in page.forms() {
        let origin = form.action.origin().ascii_serialization();
        let path = form.action.path().to_owned();
        if path == "/connector/country" {
            if let Some(button) = choose(&mut form, "country", home.country) {
                return Ok(browser.submit(page, &form, button).await?);
            }
        } else if CONSENT.contains(&path.as_str()) && form.has_button("send", "1") {
            return answer_consent(browser, page, form, script.consent).await;
        } else if path == "/login" && origin == home.hub_url {
            form.set("citizen", script.citizen);
            form.set("level", script.level);
            let answer = if script.refuses { "refuse" } else { "login" };
            return Ok(browser
                .submit(page, &form, Some(("answer", answer)))
                .await?);
        }
    }
    Err(stuck(page))
}

/// Where bridges ask before anything is sent.
const CONSENT: [&str; 2] = [connector::CONSENT, proxy_service::CONSENT];

async fn answer_consent(
    browser: &mut Browser,
    page: &Page,
    mut form: Form,
    answer: AtConsent,
) -> Result<Page, JourneyError> {
    if answer == AtConsent::SendsEverything {
        for name in form.boxes("attribute") {
            form.set("attribute", &name);
        }
    }
    let button = match answer {
        AtConsent::Refuses => "refuse",
        AtConsent::SendsEverything | AtConsent::SendsWhatIsNeeded => "send",
    };
    Ok(browser.submit(page, &form, Some((button, "1"))).await?)
}

/// Chooses a value that the form offers; yields the button to press, or `None` where the form
/// does not offer it.
#[expect(
    clippy::option_option,
    reason = "outer: offered or not; inner: by a button or by a field"
)]
fn choose<'v>(
    form: &mut Form,
    name: &'v str,
    value: &'v str,
) -> Option<Option<(&'v str, &'v str)>> {
    if form.has_button(name, value) {
        return Some(Some((name, value)));
    }
    form.set(name, value).then_some(None)
}

/// The service's last page, or none of its pages yet.
fn arrived(page: &Page, service: &Site) -> Result<Option<End>, JourneyError> {
    let path = page.url().path();
    if page.status() >= 400 {
        return Err(JourneyError::ErrorPage {
            status: page.status(),
            path: path.to_owned(),
            shown: page
                .text_of_class("code")
                .or_else(|| page.text_of("problem"))
                .unwrap_or_default(),
        });
    }
    let origin = page.url().origin().ascii_serialization();
    if path != "/service/result" || origin != service.hub_url {
        return Ok(None);
    }
    if let Some(error) = page.text_of("error") {
        return Ok(Some(End::Refused { error }));
    }
    let claims = page
        .text_of("claims")
        .and_then(|json| serde_json::from_str(&json).ok());
    match (page.text_of("acr"), claims) {
        (Some(acr), Some(claims)) => Ok(Some(End::LoggedIn { acr, claims })),
        _ => Err(stuck(page)),
    }
}

fn stuck(page: &Page) -> JourneyError {
    JourneyError::Stuck {
        path: page.url().path().to_owned(),
    }
}
