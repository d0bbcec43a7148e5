//! `country suspend`: a country goes out of use at once, in both directions.
//!
//! It works whatever is wrong with the country's metadata, anchors or file: where the file does
//! not load, the words are written into it all the same, and a running bridge obeys them.

use clap::builder::NonEmptyStringValueParser;
use serde_json::{Value, json};

use super::desk::Desk;
use super::{Common, Done, Trouble};
use crate::config::{
    CountryState, EditError, Forced, StateChange, Suspension, force_suspend, set_state,
};
use crate::domain::CountryCode;

/// Arguments of `country suspend`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge country suspend BE --reason \"key compromise, ticket 4711\" --by \"Bo Claes\" \\
      --config bridge.toml")]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    /// Why, for colleagues; people are told only that it is so.
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    reason: String,
    /// Who decides; it stands in the file.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    #[command(flatten)]
    pub(super) common: Common,
}

const AT_ONCE: &str = "A running bridge takes that within a second: neither direction is offered, \
                       and logins under way with it end.";

pub(super) fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let file = desk.path(code);
    if !file.exists() {
        return Err(Trouble::NotRegistered(code));
    }
    let suspension = Suspension {
        by: arguments.by.clone(),
        at: desk.now,
        reason: arguments.reason.clone(),
    };
    let trust = &desk.config.trust;
    let change = StateChange::Suspend(suspension.clone());
    let (text, problems) = match set_state(&file, &change, trust) {
        Ok(_) => (
            format!("{code} is suspended by {}. {AT_ONCE}", arguments.by),
            None,
        ),
        Err(EditError::State(state)) => {
            let next = match state {
                CountryState::Draft => "nobody can use it as it is; there is nothing to suspend",
                _ => "it is out of use already; `country show` says why",
            };
            return Err(Trouble::State(code, state.as_str(), next));
        }
        Err(EditError::Invalid(_)) => {
            let forced = force_suspend(&file, &suspension, trust);
            forced_text(
                code,
                &arguments.by,
                forced.map_err(|error| desk.edit(code, error))?,
            )
        }
        Err(error) => return Err(desk.edit(code, error)),
    };
    let object = json!({
        "country": code,
        "state": "suspended",
        "by": arguments.by,
        "reason": arguments.reason,
        "problems": problems.unwrap_or_else(|| json!([])),
    });
    Ok(Done::well(text, object))
}

fn forced_text(code: CountryCode, by: &str, forced: Forced) -> (String, Option<Value>) {
    match forced {
        Forced::Loads(_) => (
            format!(
                "{code} is suspended by {by}. {AT_ONCE}\nIts file had problems as an approved one; \
                 put them right before `country resume`."
            ),
            None,
        ),
        Forced::Broken(problems) => (
            format!(
                "{code} is suspended by {by}: its file says so now. {AT_ONCE}\nThe file does not \
                 load otherwise, so nothing else in it is in force; a bridge that starts now leaves \
                 the country out altogether. Before `country resume`, put right:\n{problems}"
            ),
            Some(super::super::check_config::list(problems.as_slice())),
        ),
        Forced::Replaced(kept) => (
            format!(
                "{code} is suspended by {by}: a new file says so. {AT_ONCE}\nThe file was not TOML \
                 at all; what it held is in {}. A bridge that starts now leaves the country out \
                 altogether. Put the old file right and back before `country resume`.",
                kept.display()
            ),
            Some(json!([{"file": kept.display().to_string(), "message": "is not TOML"}])),
        ),
    }
}
