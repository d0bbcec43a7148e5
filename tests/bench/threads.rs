//! How throughput grows with threads: the engine alone for each family of keys, and a whole
//! `accept_response` (P-256).

#[path = "../it/saml_world.rs"]
#[expect(dead_code, reason = "the tests use more of this world")]
mod saml_world;

use super::case::Case;
use super::primitives::Primitives;
use crate::publish::publish;
use eidas_bridge::saml::accept_response;
use saml_world::{SUCCESS, WORLD, assertion_text, encrypted, now, received, response_text, signed};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const SPAN: Duration = Duration::from_millis(1_500);

/// Operations in a second by so many threads.
fn rate(threads: usize, operation: &(dyn Fn() -> usize + Sync)) -> f64 {
    let began = Instant::now();
    let done: usize = std::thread::scope(|scope| {
        let work = || {
            let mut done = 0_usize;
            while began.elapsed() < SPAN {
                operation();
                done += 1;
            }
            done
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum()
    });
    f64::from(u32::try_from(done).unwrap()) / began.elapsed().as_secs_f64()
}

pub(crate) fn table(cases: &[(Case, Primitives)]) {
    let mut table =
        String::from("| operation | 1 thread | 2 threads | factor |\n|---|---|---|---|\n");
    let mut row = |name: &str, operation: &(dyn Fn() -> usize + Sync)| {
        let (one, two) = (rate(1, operation), rate(2, operation));
        let factor = two / one;
        writeln!(
            table,
            "| {name} | {one:.0} /s | {two:.0} /s | {factor:.2} |"
        )
        .unwrap();
    };
    for (case, _) in cases {
        let name = format!("{}: verify and decrypt", case.name);
        row(&name, &|| case.verify_and_decrypt());
        row(&format!("{}: sign", case.name), &|| case.sign());
    }
    let ids = WORLD.our_ids();
    let text = signed(
        &response_text(SUCCESS, &encrypted(&assertion_text())),
        &WORLD.they.messages,
    );
    row("accept_response, P-256", &|| {
        let message = received(&text);
        let expectation = WORLD.expectation(&ids);
        accept_response(&message, &WORLD.their_service, &expectation, now())
            .map(|_| 1)
            .unwrap()
    });
    publish("threads", &table);
}
