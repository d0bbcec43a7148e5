//! From what can be done about a failure to links and buttons, the best one first.

use super::{country, restart};
use crate::flow::{Login, Ways};
use crate::ui::{Link, Target, WayOn, country_name};

/// The ways on, in the order in which a person will want them. An address that cannot be one is
/// left out.
pub(super) fn ways_on(ways: &Ways) -> Vec<WayOn> {
    let (flow, again_at, back_at) = match &ways.login {
        Login::Connector(flow) => (flow, restart::CONNECTOR, country::PATH),
        Login::ProxyService(flow) => (flow, restart::PROXY_SERVICE, restart::PROXY_SERVICE),
    };
    let press = |label: String, path: &str, field: Option<(&'static str, String)>| {
        let mut fields = vec![("flow", flow.clone())];
        fields.extend(field);
        let action = Target::parse(path).ok()?;
        Some(WayOn::Press {
            label,
            action,
            fields,
        })
    };
    let follow = |label: String, path: &str| {
        let target = Target::parse(path).ok()?;
        Some(WayOn::Follow(Link { label, target }))
    };
    let go_on = || follow("Continue".to_owned(), ways.go_on.as_deref()?);
    let country = || {
        let (code, name) = ways.country.as_ref()?;
        let name = name.clone().unwrap_or_else(|| country_name(*code));
        let path = if ways.list { country::PATH } else { again_at };
        let field = ("country", code.as_str().to_owned());
        press(format!("Log in: {name}"), path, Some(field))
    };
    let list = || {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("flow", flow)
            .finish();
        let path = format!("{}?{query}", country::PATH);
        let list = follow("Choose another country".to_owned(), &path);
        list.filter(|_| ways.list)
    };
    let again = || press("Start again".to_owned(), again_at, None).filter(|_| ways.again);
    let back = || {
        let field = ("cancel", "1".to_owned());
        press("Go back to the service".to_owned(), back_at, Some(field)).filter(|_| ways.back)
    };
    let ways = [go_on(), again(), country(), list(), back()];
    ways.into_iter().flatten().collect()
}
