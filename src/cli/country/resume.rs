//! `country resume`: a suspended country goes back into use, under its old approval.

use clap::builder::NonEmptyStringValueParser;
use serde_json::json;

use super::desk::Desk;
use super::{Common, Done, Trouble, days};
use crate::config::{CountryState, EditError, StateChange, edit_country, set_state};
use crate::domain::CountryCode;

/// Arguments of `country resume`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge country resume BE --by \"Bo Claes\" --config bridge.toml")]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    /// Who decides; it stands in the file, as a comment.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let suspended = desk.file(code)?.suspended.clone();
    let (file, trust) = (desk.path(code), &desk.config.trust);
    if let Err(error) = set_state(&file, &StateChange::Resume, trust) {
        return Err(match error {
            EditError::State(CountryState::Draft) => {
                Trouble::State(code, "draft", "`country approve` puts it into use")
            }
            EditError::State(state) => Trouble::State(code, state.as_str(), "it is in use already"),
            other => desk.edit(code, other),
        });
    }
    let record = suspended.map_or_else(String::new, |why| {
        let reason = why.reason;
        format!("suspended by {} at {} ({reason}), ", why.by, why.at)
    });
    let by = arguments.by.replace(char::is_control, " ");
    let note = format!("# {record}resumed by {by} at {}\n", days::shown(desk.now));
    // The country is in use again already; that the record cannot be added does not undo it.
    let noted = edit_country(&file, trust, |_, document| {
        let before = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{before}{note}"));
        Ok(())
    });
    let mut text = format!(
        "{code} is in use again, resumed by {by}. A running bridge takes that within a second."
    );
    if noted.is_err() {
        text.push_str("\nWho resumed it could not be written into its file.");
    }
    let object = json!({"country": code, "state": "approved", "by": arguments.by});
    Ok(Done::well(text, object))
}
