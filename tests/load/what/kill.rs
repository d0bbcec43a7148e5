//! `kill -9` at each step of a login: between two requests, and with one under way. The login goes
//! on at the other instance, or at the same one started again; what was under way is sent once
//! more, as a reload does. Afterwards its code and its messages are tried a second time.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::number;
use crate::http::{Answer, Request, Target};
use crate::keys::Keys;
use crate::login::{Direction, Login};
use crate::report::tell;
use crate::world::{StoreKind, World};

/// How the logins of one step ended.
#[derive(Default)]
struct Count {
    finished: u32,
    /// Killed with a request under way whose work was done and whose answer was lost.
    lost_in_flight: u32,
    failed: Vec<String>,
    accepted_twice: u32,
    slowest_restart: Duration,
}

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let runs = arguments.sized(arguments.runs, 25, 2);
    let mut wishes = arguments.wishes();
    wishes.store = arguments.store.unwrap_or(StoreKind::Redis);
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    // What is in one process, or in its file, needs that one again.
    wishes.instances = if wishes.store == StoreKind::Redis {
        2
    } else {
        1
    };
    let mut world = World::settle(&wishes).await;
    let mut table = String::from(
        "| step | finished | answer lost under way | failed | accepted twice | slowest restart |\n\
         |---|---|---|---|---|---|\n",
    );
    let (mut rows, mut good) = (Vec::new(), true);
    for direction in [Direction::Connector, Direction::Proxy] {
        for (at, step) in direction.steps().iter().enumerate() {
            let mut count = Count::default();
            for run in 0..runs {
                one(&mut world, direction, at, run, &mut count).await;
            }
            table.push_str(&format!(
                "| {step} | {} of {runs} | {} | {} | {} | {} ms |\n",
                count.finished,
                count.lost_in_flight,
                count.failed.len(),
                count.accepted_twice,
                count.slowest_restart.as_millis(),
            ));
            good &= count.failed.is_empty() && count.accepted_twice == 0;
            rows.push(
                json!({ "step": step, "finished": count.finished, "failed": count.failed,
                "lost_in_flight": count.lost_in_flight, "accepted_twice": count.accepted_twice }),
            );
        }
    }
    let kind = format!("{:?} store, {} instances", wishes.store, wishes.instances);
    tell(
        "kill",
        &format!("{kind}\n\n{table}"),
        json!({ "steps": rows }),
    );
    good
}

/// One login that is disturbed before or during the request at that place.
async fn one(world: &mut World, direction: Direction, at: usize, run: usize, count: &mut Count) {
    let victim = run % world.bridges.len();
    let (killed, heir) = (
        Arc::clone(&world.instances[victim]),
        Arc::clone(&world.instances[(victim + 1) % world.bridges.len()]),
    );
    let mut login = Login::new(&world.peers, direction, number(), true);
    for _ in 0..at {
        if let Err(what) = go_on(&killed, &mut login).await {
            count.failed.push(format!("before the kill: {what}"));
            return;
        }
    }
    let under_way = run % 2 == 1;
    let mut over = Ok(false);
    let mut answered = false;
    if under_way {
        let request = login.request();
        let sender = Arc::clone(&killed);
        let sent = tokio::spawn(async move { sender.send(&request).await });
        // Somewhere in the few milliseconds that a request takes.
        let delay = u64::try_from(run * 397 % 4000).unwrap();
        tokio::time::sleep(Duration::from_micros(delay)).await;
        world.bridges[victim].kill();
        if let Ok(answer) = sent.await.unwrap() {
            answered = true;
            over = login.take(&answer);
        }
    } else {
        world.bridges[victim].kill();
    }
    killed.forget();
    world.bridges[victim].start();
    if world.bridges.len() == 1 {
        let took = world.bridges[victim].ready().await;
        count.slowest_restart = count.slowest_restart.max(took);
    }
    let mut first = true;
    while let Ok(false) = over {
        over = go_on(&heir, &mut login).await;
        let lost = over.is_err() && first && under_way && !answered && once(direction, at);
        first = false;
        if lost {
            // The instance may have done it and died before it could say so.
            count.lost_in_flight += 1;
        } else if let Err(what) = &over {
            count.failed.push(what.clone());
        }
    }
    count.finished += u32::from(over.is_ok());
    count.accepted_twice += accepted_again(&heir, &login).await;
    let took = world.bridges[victim].ready().await;
    count.slowest_restart = count.slowest_restart.max(took);
}

/// Whether the request at that place takes something that can be taken once only, so that a reload
/// is refused where the work was done and its answer lost.
fn once(direction: Direction, at: usize) -> bool {
    matches!(
        direction.steps()[at],
        "acs" | "finish" | "token" | "userinfo" | "sso" | "callback"
    )
}

async fn go_on(target: &Target, login: &mut Login) -> Result<bool, String> {
    let answer = target.send(&login.request()).await;
    let answer = answer.map_err(|it| format!("{}: {}", login.step(), it.as_str()))?;
    login.take(&answer)
}

/// How many of this login's one-time things are taken once more.
pub(crate) async fn accepted_again(target: &Target, login: &Login) -> u32 {
    let mut again: Vec<Request> = login.replay().into_iter().collect();
    // A code that was redeemed; one that was not yet may be, once.
    if login.has_code() && login.at > 4 {
        again.push(login.redemption());
    }
    let mut accepted = 0;
    for request in again {
        let answer = target.send(&request).await;
        accepted += u32::from(answer.is_ok_and(|it| taken(&it)));
    }
    accepted
}

/// Whether a message or code was taken: a page that goes on, or tokens.
fn taken(answer: &Answer) -> bool {
    let goes_on = answer.header("refresh").is_some();
    answer.status == 200 && (goes_on || answer.text().contains("access_token"))
}
