//! Thousands of sockets that say and read next to nothing, from eight addresses, beside healthy
//! logins: a third never ends its headers, a third its body, a third does not read its answers.
//! They come from loopback, which counts as the operator's own: no limit by address is at work.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use crate::arguments::Arguments;
use crate::drive::{Mix, Until};
use crate::report::tell;
use crate::world::World;

const ADDRESSES: usize = 8;
/// How many pages are asked for and not read: more than the sockets' buffers take where the window
/// is small. Asked for by the hundred they would be a flood, and no slow clients.
const PAGES: usize = 12;
const WINDOW: u32 = 4096;

#[derive(Default)]
struct Seen {
    opened: AtomicU64,
    refused: AtomicU64,
    closed_by_the_bridge: AtomicU64,
}

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let sockets = arguments.sized(arguments.sockets, 2000, 300);
    let mut wishes = arguments.wishes();
    wishes.limits = "unlimited_addresses = [\"127.0.0.1\"]";
    let world = World::settle(&wishes).await;
    let rate = arguments.rate.unwrap_or(20.0);
    let until = Until::Seconds(arguments.seconds / 2.0);
    let calm = world.crowd(Mix::Both);
    calm.open(rate, until).await;
    let seen = Arc::new(Seen::default());
    let to = world.entrance.address;
    let attack: Vec<_> = (0..sockets)
        .map(|place| tokio::spawn(attack(place, to, Arc::clone(&seen))))
        .collect();
    // All of them are there before anything is measured.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let healthy = world.crowd(Mix::Both);
    healthy.open(rate, until).await;
    attack.iter().for_each(tokio::task::JoinHandle::abort);
    let (before, during) = (
        calm.figures.lock().unwrap(),
        healthy.figures.lock().unwrap(),
    );
    let (quiet, pressed) = (
        before.all_steps().at(&[0.5, 0.99, 1.0]),
        during.all_steps().at(&[0.5, 0.99, 1.0]),
    );
    let count = |it: &AtomicU64| it.load(Ordering::Relaxed);
    let table = format!(
        "| figure | value |\n|---|---|\n\
         | slow sockets at once | {sockets} |\n\
         | opened, could not be opened, closed by the bridge | {}, {}, {} |\n\
         | healthy logins beside them | {} of {}, {rate} begun a second |\n\
         | errors | {} |\n\
         | healthy requests without the attack: p50, p99, max | {:.1}, {:.1}, {:.1} ms |\n\
         | healthy requests during it: p50, p99, max | {:.1}, {:.1}, {:.1} ms |\n\
         | memory at its end | {:.1} MiB |\n",
        count(&seen.opened),
        count(&seen.refused),
        count(&seen.closed_by_the_bridge),
        during.done(),
        during.ended.len(),
        during.told_errors(),
        quiet[0],
        quiet[1],
        quiet[2],
        pressed[0],
        pressed[1],
        pressed[2],
        world.rss() as f64 / 1024.0,
    );
    tell("slow", &table, during.json());
    during.failed() == 0 && pressed[1] <= 300.0
}

/// A connection through which little comes.
async fn slowly(from: IpAddr, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(WINDOW)?;
    socket.bind(SocketAddr::new(from, 0))?;
    socket.connect(to).await
}

/// One slow client, again and again.
async fn attack(place: usize, to: SocketAddr, seen: Arc<Seen>) {
    let host = u8::try_from(place % ADDRESSES + 1).unwrap();
    let from = IpAddr::from([127, 0, 1, host]);
    let endless =
        "content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\n";
    let opening = match place % 3 {
        0 => "GET / HTTP/1.1\r\nhost: x\r\n".to_owned(),
        1 => format!("POST /connector/acs HTTP/1.1\r\nhost: x\r\n{endless}"),
        _ => "GET /about/accessibility HTTP/1.1\r\nhost: x\r\n\r\n".repeat(PAGES),
    };
    loop {
        match slowly(from, to).await {
            Ok(mut stream) => {
                seen.opened.fetch_add(1, Ordering::Relaxed);
                let _ = stream.write_all(opening.as_bytes()).await;
                loop {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    let more = match place % 3 {
                        0 => stream.write_all(b"x: y\r\n").await.is_ok(),
                        1 => stream.write_all(b"x").await.is_ok(),
                        _ => stream.read_u8().await.is_ok(),
                    };
                    if !more {
                        break;
                    }
                }
                seen.closed_by_the_bridge.fetch_add(1, Ordering::Relaxed);
            }
            Err(_) => {
                seen.refused.fetch_add(1, Ordering::Relaxed);
            }
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
