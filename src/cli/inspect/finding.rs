//! What `inspect` found, for people in a few lines and for programs as one JSON object.

use std::error::Error;
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use serde_json::{Map, Value, json};

/// Exit status of a refusal.
const REFUSED: u8 = 3;
const HIDDEN: &str = "(redacted)";

/// A judgement.
pub(super) struct Finding {
    accepted: bool,
    code: &'static str,
    rule: String,
    notes: Vec<String>,
    facts: Map<String, Value>,
    not_checked: &'static [&'static str],
}

impl Finding {
    /// Something that breaks no rule.
    pub(super) fn accepted(rule: &str, not_checked: &'static [&'static str]) -> Self {
        Self::new(true, "accepted", rule, not_checked)
    }

    /// Something that broke the rule of this code. `error` is asked for what lies underneath.
    pub(super) fn refused(code: &'static str, error: &(dyn Error + 'static)) -> Self {
        let mut finding = Self::new(false, code, &error.to_string(), &[]);
        let mut cause = error.source();
        while let Some(error) = cause {
            finding.notes.push(error.to_string());
            cause = error.source();
        }
        finding
    }

    fn new(
        accepted: bool,
        code: &'static str,
        rule: &str,
        not_checked: &'static [&'static str],
    ) -> Self {
        Self {
            accepted,
            code,
            rule: rule.to_owned(),
            notes: Vec::new(),
            facts: Map::new(),
            not_checked,
        }
    }

    /// Adds a sentence to the detail.
    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a member; null stays away.
    pub(super) fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() {
            self.facts.insert(name.to_owned(), value);
        }
        self
    }

    /// 0 or 3.
    pub(super) fn exit_code(&self) -> ExitCode {
        if self.accepted {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(REFUSED)
        }
    }

    /// As one JSON object, or for people.
    pub(super) fn shown(&self, as_json: bool) -> String {
        if as_json {
            self.object().to_string()
        } else {
            self.text(std::io::stdout().is_terminal())
        }
    }

    fn object(&self) -> Value {
        let mut object = self.facts.clone();
        let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
        put("accepted", self.accepted.into());
        put("code", self.code.into());
        put("rule", self.rule.clone().into());
        put("detail", self.notes.join("; ").into());
        put("not_checked", json!(self.not_checked));
        Value::Object(object)
    }

    fn text(&self, coloured: bool) -> String {
        let (word, colour) = if self.accepted {
            ("accepted", "\x1b[32m")
        } else {
            ("refused", "\x1b[31m")
        };
        let word = if coloured {
            format!("{colour}{word}\x1b[0m")
        } else {
            word.to_owned()
        };
        let mut text = if self.accepted {
            format!("{word}: {}", self.rule)
        } else {
            format!("{word}: {}\n  rule: {}", self.code, self.rule)
        };
        for note in &self.notes {
            let _ = write!(text, "\n  detail: {note}");
        }
        lines(&mut text, 1, &self.facts);
        if !self.not_checked.is_empty() {
            let _ = write!(text, "\n  not checked: {}", self.not_checked.join(", "));
        }
        text
    }
}

fn lines(text: &mut String, depth: usize, members: &Map<String, Value>) {
    let indent = "  ".repeat(depth);
    let known = members.iter().filter(|(_, value)| !value.is_null());
    for (name, value) in known {
        let _ = write!(text, "\n{indent}{name}:");
        match value {
            Value::Object(members) => lines(text, depth + 1, members),
            Value::Array(values) if values.iter().any(Value::is_object) => {
                for members in values.iter().filter_map(Value::as_object) {
                    let _ = write!(text, "\n{indent}  -");
                    lines(text, depth + 2, members);
                }
            }
            Value::Array(values) => {
                let values: Vec<String> = values.iter().map(plain).collect();
                let _ = write!(text, " {}", values.join(", "));
            }
            other => {
                let _ = write!(text, " {}", plain(other));
            }
        }
    }
}

/// A value in one line; what would steer the terminal is spelled out.
fn plain(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    text.chars()
        .flat_map(|c| {
            let steers = c.is_control();
            let spelled = steers.then(|| c.escape_default()).into_iter().flatten();
            spelled.chain((!steers).then_some(c))
        })
        .collect()
}

/// The same names without any value.
pub(super) fn redacted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let hidden = members.map(|(name, value)| (name.clone(), redacted(value)));
            Value::Object(hidden.collect())
        }
        _ => Value::from(HIDDEN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_is_left_after_redaction_at_any_depth() {
        let claims = json!({"a": "x", "b": {"c": ["x", "x"], "d": 1}, "e": [{"f": "x"}]});
        let hidden = redacted(&claims);
        assert_eq!(
            hidden,
            json!({"a": HIDDEN, "b": {"c": HIDDEN, "d": HIDDEN}, "e": HIDDEN})
        );
    }

    #[test]
    fn a_value_cannot_steer_the_terminal() {
        let finding = Finding::accepted("r", &[]).fact("name", "a\x1b[2J\u{9b}b\nc");
        let text = finding.text(false);
        assert_eq!(text, "accepted: r\n  name: a\\u{1b}[2J\\u{9b}b\\nc");
    }

    #[test]
    fn a_refusal_begins_with_its_code() {
        let error = std::io::Error::other("why");
        let finding = Finding::refused("a.code", &error).note("more");
        assert!(
            finding
                .text(false)
                .starts_with("refused: a.code\n  rule: why")
        );
        assert!(finding.text(true).starts_with("\x1b[31mrefused\x1b[0m:"));
        assert_eq!(finding.object()["detail"], "more");
    }
}
