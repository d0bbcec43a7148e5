//! What the trail says of a login beside what happens in it: filled in as it becomes known, and of
//! the person nothing but whether it is a natural or a legal one.

use super::{Direction, FlowReference};
use crate::ambient::Random;
use crate::domain::{AssuredLevel, CountryCode, Person, PersonKind, RequestedLevel, SpType};

/// What is known of a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which way it goes, where that is known.
    pub direction: Option<Direction>,
    /// Its reference.
    pub flow: FlowReference,
    /// The foreign country: registered, never what somebody typed.
    pub country: Option<CountryCode>,
    /// The client of our Connector: registered, never what somebody typed.
    pub client: Option<String>,
    /// The entity ID of the foreign Connector, once it is verified.
    pub connector: Option<String>,
    /// The sector of the service that asks.
    pub sector: Option<SpType>,
    /// What the service that asks calls itself; kept only where `[audit].requesters` says so.
    pub requester: Option<String>,
    /// The level that was asked for or, at the end, asserted.
    pub level: Option<String>,
    /// The kind of person that it was about, once there is one.
    pub person: Option<PersonKind>,
}

impl About {
    /// A login in that direction, or one of no known direction.
    pub fn new(direction: impl Into<Option<Direction>>, flow: FlowReference) -> Self {
        Self {
            direction: direction.into(),
            flow,
            country: None,
            client: None,
            connector: None,
            sector: None,
            requester: None,
            level: None,
            person: None,
        }
    }

    /// What belongs to no login yet.
    pub fn nobody(direction: impl Into<Option<Direction>>, random: &dyn Random) -> Self {
        Self::new(direction, FlowReference::random(random))
    }

    /// The same, of that country.
    #[must_use]
    pub fn of_country(mut self, country: CountryCode) -> Self {
        self.country = Some(country);
        self
    }

    /// The same, of that client.
    #[must_use]
    pub fn of_client(mut self, client: &str) -> Self {
        self.client = Some(client.to_owned());
        self
    }

    /// The same, asked at that level.
    #[must_use]
    pub fn asking(mut self, level: &RequestedLevel) -> Self {
        let listed = level.listed();
        let names: Vec<&str> = listed.iter().map(AssuredLevel::name).collect();
        self.level = Some(names.join(" "));
        self
    }

    /// The same, ending with that person at that level.
    #[must_use]
    pub fn ending(mut self, person: &Person, level: &AssuredLevel) -> Self {
        self.person = Some(person.kind());
        self.level = Some(level.name().to_owned());
        self
    }
}
