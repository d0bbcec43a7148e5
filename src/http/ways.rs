//! From what can be done about a failure to links and buttons, the best one first.

use super::{country, restart};
use crate::domain::Language;
use crate::flow::{Login, Ways};
use crate::ui::{Says, Target, WayOn, country_name};

/// The ways on, in the order in which a person will want them. An address that cannot be one is
/// left out. A new login goes on in the language of the page.
pub(super) fn ways_on(ways: &Ways, language: Language) -> Vec<WayOn> {
    let (flow, again_at, back_at) = match &ways.login {
        Login::Connector(flow) => (flow, restart::CONNECTOR, country::PATH),
        Login::ProxyService(flow) => (flow, restart::PROXY_SERVICE, restart::PROXY_SERVICE),
    };
    let press = |says: Says, path: &str, field: (&'static str, &str)| {
        let fields = vec![("flow", flow.clone()), (field.0, field.1.to_owned())];
        let action = Target::parse(path).ok()?;
        Some(WayOn::Press {
            says,
            action,
            fields,
        })
    };
    let follow = |says: Says, path: &str| {
        let target = Target::parse(path).ok()?;
        Some(WayOn::Follow { says, target })
    };
    let go_on = || follow(Says::Continue, ways.go_on.as_deref()?);
    let again = || press(Says::StartAgain, again_at, ("lang", language.tag()));
    let country = || {
        let wanted = ways.country.as_ref()?;
        let path = if ways.list { country::PATH } else { again_at };
        let says = Says::LogIn(country_name(wanted, language));
        press(says, path, ("country", wanted.code.as_str()))
    };
    let list = || {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("flow", flow)
            .finish();
        follow(Says::OtherCountry, &format!("{}?{query}", country::PATH))
    };
    let back = || press(Says::BackToService, back_at, ("cancel", "1"));
    let in_order = [
        go_on(),
        again().filter(|_| ways.again),
        country(),
        list().filter(|_| ways.list),
        back().filter(|_| ways.back),
    ];
    in_order.into_iter().flatten().collect()
}
