//! What `keys list` says of the keys that identifiers are derived with: their names and days.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::config::Config;

/// One key of a list of derivations.
pub(super) struct Row {
    towards: String,
    version: String,
    derivation: &'static str,
    from: Option<Timestamp>,
    countries: Vec<(String, Timestamp)>,
    in_use: bool,
}

/// Every one: for abroad, then for each client of ours.
pub(super) fn rows(config: &Config, now: Timestamp) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(role) = &config.proxy_service {
        let list = &role.hub.identifiers;
        let in_use = last_begun(list.iter().map(|one| one.from), now);
        for (place, one) in list.iter().enumerate() {
            let days = one.countries.iter();
            rows.extend(one.derivation.key().map(|key| Row {
                towards: "abroad".to_owned(),
                version: key.version.clone(),
                derivation: one.derivation.as_str(),
                from: one.from,
                countries: days.map(|(code, day)| (code.clone(), *day)).collect(),
                in_use: place == in_use,
            }));
        }
    }
    let clients = config.connector.iter().flat_map(|role| &role.clients);
    for client in clients {
        let list = &client.subjects;
        let in_use = last_begun(list.iter().map(|one| one.from), now);
        for (place, one) in list.iter().enumerate() {
            rows.extend(one.derivation.key().map(|key| Row {
                towards: client.client_id.clone(),
                version: key.version.clone(),
                derivation: one.derivation.as_str(),
                from: one.from,
                countries: Vec::new(),
                in_use: place == in_use,
            }));
        }
    }
    rows
}

/// The place of the last whose day has come; the first is since ever.
fn last_begun(days: impl Iterator<Item = Option<Timestamp>>, now: Timestamp) -> usize {
    let begun = days
        .enumerate()
        .filter(|(_, day)| day.is_some_and(|day| day <= now));
    begun.last().map_or(0, |(place, _)| place)
}

impl Row {
    pub(super) fn object(&self) -> Value {
        let days = self.countries.iter();
        let days = days.map(|(code, day)| (code.clone(), Value::from(day.to_string())));
        json!({
            "towards": self.towards,
            "version": self.version,
            "derivation": self.derivation,
            "from": self.from.map(|from| from.to_string()),
            "countries": days.collect::<serde_json::Map<_, _>>(),
            "in_use": self.in_use,
        })
    }

    pub(super) fn line(&self) -> String {
        let state = if self.in_use { "in use" } else { "not in use" };
        let from = match self.from {
            Some(from) => format!("from {from}"),
            None if self.countries.is_empty() => "since ever".to_owned(),
            None => "for these only".to_owned(),
        };
        let days = self.countries.iter();
        let days: Vec<String> = days.map(|(code, day)| format!(", {code} {day}")).collect();
        let days = days.concat();
        format!(
            "{:<17} {:<8} {:<16} {:<15} {from}{days}; {state}",
            "identifiers", self.version, self.towards, self.derivation
        )
    }
}
