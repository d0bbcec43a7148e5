//! What the browser shows: the answer to the last request, with what can be done on it.

use reqwest::header::{self, HeaderMap, HeaderName};
use url::Url;

use super::form::{self, Form};
use super::form_action::FormActionPolicy;
use super::html::{Token, tokens};

/// A page that was reached.
#[derive(Debug, Clone)]
pub struct Page {
    url: Url,
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Page {
    pub(super) fn new(url: Url, status: u16, headers: HeaderMap, body: String) -> Self {
        Self {
            url,
            status,
            headers,
            body,
        }
    }

    /// Its address.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The HTTP status that it came with.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Its text as sent.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// A header of the answer; the first where there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Its forms, in order.
    pub fn forms(&self) -> Vec<Form> {
        form::forms(&tokens(&self.body), &self.url)
    }

    /// The first form that goes to this path, wherever it lives.
    pub fn form_to(&self, path: &str) -> Option<Form> {
        self.forms()
            .into_iter()
            .find(|form| form.action.path() == path)
    }

    /// The form that a script of the page would post by itself: a SAML message, or an answer to an
    /// authorization request, filled in.
    pub fn self_posting_form(&self) -> Option<Form> {
        let carries_message = |form: &Form| {
            ["SAMLRequest", "SAMLResponse", "code", "error"]
                .iter()
                .any(|name| form.get(name).is_some())
        };
        self.forms()
            .into_iter()
            .find(|form| form.is_filled_in() && carries_message(form))
    }

    /// Its links: text and address.
    pub fn links(&self) -> Vec<(String, Url)> {
        let tokens = tokens(&self.body);
        let links = tokens.iter().enumerate().filter_map(|(place, token)| {
            let Token::Open(tag) = token else { return None };
            let target = tag.attribute("href").filter(|_| tag.name == "a")?;
            let text = text_until(tokens.get(place + 1..)?, "a");
            Some((text, self.url.join(target).ok()?))
        });
        links.collect()
    }

    /// The text of the element with this `id`.
    pub fn text_of(&self, id: &str) -> Option<String> {
        self.text_where("id", |value| value == id)
    }

    /// The text of the first element of this class.
    pub fn text_of_class(&self, class: &str) -> Option<String> {
        self.text_where("class", |value| {
            value.split_ascii_whitespace().any(|one| one == class)
        })
    }

    fn text_where(&self, attribute: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
        let tokens = tokens(&self.body);
        let mut numbered = tokens.iter().enumerate();
        numbered.find_map(|(place, token)| match token {
            Token::Open(tag) if tag.attribute(attribute).is_some_and(&fits) => {
                Some(text_until(tokens.get(place + 1..)?, &tag.name))
            }
            _ => None,
        })
    }

    /// Where and after how many seconds the page goes on by itself, by header or by `meta`.
    pub fn refresh(&self) -> Option<(u32, Url)> {
        let by_header = self.header("refresh").map(str::to_owned);
        let by_meta = || {
            tokens(&self.body)
                .into_iter()
                .find_map(|token| match token {
                    Token::Open(tag)
                        if tag
                            .attribute("http-equiv")
                            .is_some_and(|name| name.eq_ignore_ascii_case("refresh")) =>
                    {
                        tag.attribute("content").map(str::to_owned)
                    }
                    _ => None,
                })
        };
        let text = by_header.or_else(by_meta)?;
        let (seconds, target) = text.split_once([';', ',']).unwrap_or((&text, ""));
        let target = target.trim();
        let target = match target.split_once('=') {
            Some((word, url)) if word.trim().eq_ignore_ascii_case("url") => url,
            _ => target,
        };
        let target = target.trim().trim_matches(['"', '\'']);
        let url = self.url.join(target).ok()?;
        Some((seconds.trim().parse().ok()?, url))
    }

    /// Where a redirect points to.
    pub(super) fn redirect(&self) -> Option<Url> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        self.url.join(self.header(header::LOCATION.as_str())?).ok()
    }

    /// Where the page lets its forms go.
    pub(super) fn form_action_policy(&self) -> FormActionPolicy {
        let policies = self.headers.get_all(header::CONTENT_SECURITY_POLICY);
        let policies = policies.iter().filter_map(|policy| policy.to_str().ok());
        FormActionPolicy::read(policies, &self.url)
    }
}

fn text_until(tokens: &[Token], close: &str) -> String {
    let inside = tokens
        .iter()
        .take_while(|token| !matches!(token, Token::Close(name) if name == close));
    let texts = inside.filter_map(|token| match token {
        Token::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str, refresh: Option<&str>) -> Page {
        let mut headers = HeaderMap::new();
        if let Some(refresh) = refresh {
            headers.insert("refresh", refresh.parse().unwrap());
        }
        let url = "http://localhost:1/acs".parse().unwrap();
        Page::new(url, 200, headers, body.to_owned())
    }

    #[test]
    fn a_refresh_is_read_from_the_header_and_from_the_page() {
        let target = "http://localhost:1/finish?h=1";
        for text in [
            "0;url=/finish?h=1",
            "0; URL='/finish?h=1'",
            "0, /finish?h=1",
        ] {
            let (seconds, url) = page("", Some(text)).refresh().unwrap();
            assert_eq!((seconds, url.as_str()), (0, target), "{text}");
        }
        let meta = page(
            "<meta http-equiv=Refresh content='5; url=/finish?h=1'>",
            None,
        );
        let (seconds, url) = meta.refresh().unwrap();
        assert_eq!((seconds, url.as_str()), (5, target));
        assert!(page("<p>0;url=/x", None).refresh().is_none());
    }

    #[test]
    fn texts_and_links_are_found() {
        let page = page(
            "<pre id=got>{&quot;a&quot;: <b>1</b>}</pre><a href=/on>Go <i>on</i></a>",
            None,
        );
        assert_eq!(page.text_of("got").as_deref(), Some("{\"a\": 1}"));
        assert_eq!(page.links()[0].0, "Go on");
        assert_eq!(page.links()[0].1.path(), "/on");
    }

    #[test]
    fn only_a_filled_in_message_posts_itself() {
        let filled =
            "<form method=post action=/x><input type=hidden name=SAMLRequest value=y></form>";
        assert!(page(filled, None).self_posting_form().is_some());
        let login =
            "<form method=post><input name=user><input type=hidden name=SAMLRequest></form>";
        assert!(page(login, None).self_posting_form().is_none());
    }
}
