//! Both logins in a real Chromium, driven over `WebDriver`: cookies, redirects, `form-action` and
//! history are the browser's own here. Our country is `127.0.0.1`, the other is `localhost`: two
//! sites, and no other host can be reached.
//! (`cfg(test)` on each, so that the lints know that they are tests.)
#[cfg(test)]
mod chromium;
#[cfg(test)]
mod cookies;
#[cfg(test)]
mod foreign_page;
#[cfg(test)]
mod going_back;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod planted_faults;
#[cfg(test)]
mod starting_again;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod traffic;
#[cfg(test)]
mod webdriver;
