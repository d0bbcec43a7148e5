//! Forms of a page, ready to be filled in, altered and submitted.

use url::Url;

use super::html::{Tag, Token};

/// How a form is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormMethod {
    /// In the query.
    Get,
    /// In the body, form-encoded.
    Post,
}

impl FormMethod {
    /// `GET` or `POST`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A form as it stands on a page. Every field may be changed before it is submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: Url,
    /// How it goes.
    pub method: FormMethod,
    controls: Vec<Control>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Control {
    name: String,
    value: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hidden,
    Typed,
    /// One of the values of a name: a radio button or an option of a list.
    Choice {
        chosen: bool,
    },
    Check {
        checked: bool,
    },
    Button,
}

impl Form {
    /// The value that would be sent under this name, buttons aside.
    pub fn get(&self, name: &str) -> Option<&str> {
        let control = self
            .controls
            .iter()
            .find(|control| control.name == name && control.is_sent());
        control.map(|control| control.value.as_str())
    }

    /// Fills in a field, chooses one of several values, or ticks a box. False where the form has
    /// no such field or does not offer that choice; [`Self::put`] does not ask.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        let mut done = false;
        for control in &mut self.controls {
            if control.name != name {
                continue;
            }
            match &mut control.kind {
                Kind::Hidden | Kind::Typed => {
                    value.clone_into(&mut control.value);
                    done = true;
                }
                Kind::Choice { chosen } => {
                    *chosen = control.value == value;
                    done |= *chosen;
                }
                Kind::Check { checked } if control.value == value => {
                    *checked = true;
                    done = true;
                }
                Kind::Check { .. } | Kind::Button => {}
            }
        }
        done
    }

    /// Sends this field with this value whatever the page offered, as an attacker would.
    pub fn put(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.controls.push(Control {
            name: name.to_owned(),
            value: value.to_owned(),
            kind: Kind::Hidden,
        });
    }

    /// Leaves a field out.
    pub fn remove(&mut self, name: &str) {
        self.controls
            .retain(|control| control.name != name || control.kind == Kind::Button);
    }

    /// Whether there is a button of this name and value.
    pub fn has_button(&self, name: &str, value: &str) -> bool {
        let mut buttons = self.buttons();
        buttons.any(|button| button == (name, value))
    }

    /// Names and values of the buttons, in order.
    pub fn buttons(&self) -> impl Iterator<Item = (&str, &str)> {
        let buttons = self
            .controls
            .iter()
            .filter(|control| control.kind == Kind::Button);
        buttons.map(|control| (control.name.as_str(), control.value.as_str()))
    }

    /// The values of the boxes of this name, ticked or not, in order.
    pub fn boxes(&self, name: &str) -> Vec<String> {
        let boxes = self
            .controls
            .iter()
            .filter(|control| control.name == name && matches!(control.kind, Kind::Check { .. }));
        boxes.map(|control| control.value.clone()).collect()
    }

    /// Whether nothing is left to be filled in: only hidden fields and at most one button.
    pub fn is_filled_in(&self) -> bool {
        let (buttons, fields): (Vec<_>, Vec<_>) = self
            .controls
            .iter()
            .partition(|control| control.kind == Kind::Button);
        buttons.len() <= 1 && fields.iter().all(|control| control.kind == Kind::Hidden)
    }

    /// What is sent when this button, or none, is pressed.
    pub fn pairs(&self, button: Option<(&str, &str)>) -> Vec<(String, String)> {
        let pressed = button.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let fields = self.controls.iter().filter(|control| control.is_sent());
        let fields = fields.map(|control| (control.name.clone(), control.value.clone()));
        fields
            .chain(pressed)
            .filter(|(name, _)| !name.is_empty())
            .collect()
    }
}

impl Control {
    fn is_sent(&self) -> bool {
        match self.kind {
            Kind::Hidden | Kind::Typed => true,
            Kind::Choice { chosen } => chosen,
            Kind::Check { checked } => checked,
            Kind::Button => false,
        }
    }
}

/// The forms of a page at `base`, in order.
pub(super) fn forms(tokens: &[Token], base: &Url) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut reader: Option<Reader> = None;
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(tag) if tag.name == "form" => {
                forms.extend(reader.take().map(Reader::finish));
                reader = Reader::new(tag, base);
            }
            Token::Close(name) if name == "form" => forms.extend(reader.take().map(Reader::finish)),
            token => {
                if let Some(reader) = &mut reader {
                    reader.read(token, tokens.get(place + 1));
                }
            }
        }
    }
    forms.extend(reader.map(Reader::finish));
    forms
}

struct Reader {
    form: Form,
    /// The list that is open, and where its options begin.
    list: Option<(String, usize)>,
}

impl Reader {
    fn new(tag: &Tag, base: &Url) -> Option<Self> {
        let action = base
            .join(tag.attribute("action").unwrap_or_default())
            .ok()?;
        let method = tag.attribute("method").unwrap_or("get");
        let method = if method.eq_ignore_ascii_case("post") {
            FormMethod::Post
        } else {
            FormMethod::Get
        };
        let controls = Vec::new();
        let form = Form {
            action,
            method,
            controls,
        };
        Some(Self { form, list: None })
    }

    fn read(&mut self, token: &Token, next: Option<&Token>) {
        match token {
            Token::Open(tag) if !tag.has("disabled") => self.open(tag, next),
            Token::Close(name) if name == "select" => self.close_list(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, next: Option<&Token>) {
        let name = tag.attribute("name").unwrap_or_default().to_owned();
        let value = tag.attribute("value");
        let text = match next {
            Some(Token::Text(text)) => text.trim(),
            _ => "",
        };
        match tag.name.as_str() {
            "input" => self.input(tag, name, value),
            "button" if tag.attribute("type").unwrap_or("submit") == "submit" => {
                self.push(name, value.unwrap_or_default(), Kind::Button);
            }
            "textarea" => self.push(name, text, Kind::Typed),
            "select" => self.list = Some((name, self.form.controls.len())),
            "option" => {
                if let Some((name, _)) = self.list.clone() {
                    let chosen = tag.has("selected");
                    self.push(name, value.unwrap_or(text), Kind::Choice { chosen });
                }
            }
            _ => {}
        }
    }

    fn input(&mut self, tag: &Tag, name: String, value: Option<&str>) {
        let checked = tag.has("checked");
        let kind = match tag.attribute("type").unwrap_or("text") {
            "hidden" => Kind::Hidden,
            "checkbox" => Kind::Check { checked },
            "radio" => Kind::Choice { chosen: checked },
            "submit" | "image" => Kind::Button,
            "reset" | "button" | "file" => return,
            _ => Kind::Typed,
        };
        let default = match kind {
            Kind::Check { .. } | Kind::Choice { .. } => "on",
            _ => "",
        };
        self.push(name, value.unwrap_or(default), kind);
    }

    /// A list without a chosen option sends its first one.
    fn close_list(&mut self) {
        let Some((_, start)) = self.list.take() else {
            return;
        };
        let options = self.form.controls.get_mut(start..).unwrap_or_default();
        if options.iter().any(Control::is_sent) {
            return;
        }
        if let Some(first) = options.first_mut() {
            first.kind = Kind::Choice { chosen: true };
        }
    }

    fn push(&mut self, name: String, value: &str, kind: Kind) {
        self.form.controls.push(Control {
            name,
            value: value.to_owned(),
            kind,
        });
    }

    fn finish(mut self) -> Form {
        self.close_list();
        self.form
    }
}

#[cfg(test)]
mod tests {
    use super::super::html::tokens;
    use super::*;

    fn only_form(html: &str) -> Form {
        let base = "http://localhost:1/a/b".parse().unwrap();
        let mut forms = forms(&tokens(html), &base);
        assert_eq!(forms.len(), 1, "{html}");
        forms.remove(0)
    }

    #[test]
    fn a_self_posting_form_is_found_whole() {
        let form = only_form(
            "<form method=post action='http://127.0.0.1:2/acs'><input type=hidden name=SAMLResponse \
             value='PHg+&#13;'><input type=hidden name=RelayState value=r>\
             <noscript><button>Go on</button></noscript></form>",
        );
        assert_eq!(form.method, FormMethod::Post);
        assert_eq!(form.action.as_str(), "http://127.0.0.1:2/acs");
        assert_eq!(form.get("SAMLResponse"), Some("PHg+\r"));
        assert!(form.is_filled_in());
        assert_eq!(form.pairs(None).len(), 2);
    }

    #[test]
    fn choices_boxes_and_buttons_are_sent_as_a_person_sets_them() {
        let mut form = only_form(
            "<form method=POST action=login><select name=citizen><option value=a>A<option value=b>B\
             </select><input type=radio name=level value=low checked><input type=radio name=level \
             value=high><input type=checkbox name=keep><input name=who value=x disabled>\
             <button name=answer value=yes>Yes</button><button name=answer value=no>No</button></form>",
        );
        assert_eq!(form.action.path(), "/a/login");
        assert!(!form.is_filled_in());
        let sent = |form: &Form, button| {
            let pairs = form.pairs(button);
            let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join("&")
        };
        assert_eq!(sent(&form, None), "citizen=a&level=low");
        assert!(form.set("citizen", "b") && form.set("level", "high") && form.set("keep", "on"));
        assert!(!form.set("citizen", "nobody") && form.set("citizen", "b"));
        assert_eq!(
            sent(&form, Some(("answer", "no"))),
            "citizen=b&level=high&keep=on&answer=no"
        );
        assert!(form.has_button("answer", "yes"));
    }

    #[test]
    fn fields_can_be_altered_and_left_out() {
        let mut form = only_form(
            "<form><input type=hidden name=a value=1><input type=hidden name=b value=2></form>",
        );
        form.put("c", "3");
        form.remove("a");
        form.set("b", "4");
        let expected = [("b", "4"), ("c", "3")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(form.pairs(None), expected);
    }
}
