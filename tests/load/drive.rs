//! Many logins at once: so many side by side (closed loop), or so many begun a second whatever
//! becomes of them (open loop).

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::figures::{Ended, Figures};
use super::http::Target;
use super::login::{Direction, Login};
use super::peers::Peers;

/// The most logins that an open loop has under way.
const MOST: usize = 15_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mix {
    Connector,
    Proxy,
    Both,
}

impl Mix {
    pub(crate) fn directions(self) -> &'static [Direction] {
        match self {
            Self::Connector => &[Direction::Connector],
            Self::Proxy => &[Direction::Proxy],
            Self::Both => &[Direction::Connector, Direction::Proxy],
        }
    }
}

/// When a run is over.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Until {
    Seconds(f64),
    Logins(u64),
}

#[derive(Clone)]
pub(crate) struct Crowd {
    pub(crate) peers: Arc<Peers>,
    /// Every request goes to the next one.
    pub(crate) targets: Vec<Arc<Target>>,
    pub(crate) mix: Mix,
    pub(crate) figures: Arc<Mutex<Figures>>,
    pub(crate) stop: Arc<AtomicBool>,
    numbers: Arc<AtomicU64>,
    under_way: Arc<AtomicUsize>,
}

/// One Response in so many is decrypted and judged by every rule.
const JUDGED: u64 = 50;
/// Numbers of logins, across all crowds of this process.
static NUMBERS: AtomicU64 = AtomicU64::new(1);

/// A number that no other login of this process has.
pub(crate) fn number() -> u64 {
    NUMBERS.fetch_add(1, Ordering::Relaxed)
}

impl Crowd {
    pub(crate) fn new(peers: &Arc<Peers>, targets: &[Arc<Target>], mix: Mix) -> Self {
        Self {
            peers: Arc::clone(peers),
            targets: targets.to_vec(),
            mix,
            figures: Arc::default(),
            stop: Arc::default(),
            numbers: Arc::default(),
            under_way: Arc::default(),
        }
    }

    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// One login, counted; `begun` is when it should have begun.
    pub(crate) async fn log_in(&self, place: u64, begun: Instant) -> bool {
        let directions = self.mix.directions();
        let direction = directions[usize::try_from(place).unwrap() % directions.len()];
        let number = number();
        let mut login = Login::new(
            &self.peers,
            direction,
            number,
            number.is_multiple_of(JUDGED),
        );
        let good = self.finish(&mut login).await;
        let took = begun.elapsed();
        let mut figures = self.figures.lock().unwrap();
        let at = Instant::now();
        figures.ended.push(Ended { at, took, good });
        if good {
            figures
                .logins
                .entry(direction.as_str())
                .or_default()
                .add(took);
        }
        good
    }

    /// A login that has begun and stays open: the person is at the foreign country, or at our hub.
    pub(crate) async fn leave_open(&self, place: usize) -> Login {
        let (direction, requests) = match place % 2 {
            0 => (Direction::Connector, 2),
            _ => (Direction::Proxy, 1),
        };
        let mut login = Login::new(&self.peers, direction, number(), false);
        for _ in 0..requests {
            if let Err(what) = self.go_on(&mut login).await {
                self.figures.lock().unwrap().error(what);
            }
        }
        login
    }

    /// Goes on with a login to its end.
    pub(crate) async fn finish(&self, login: &mut Login) -> bool {
        loop {
            match self.go_on(login).await {
                Ok(true) => return true,
                Ok(false) => {}
                Err(what) => {
                    self.figures.lock().unwrap().error(what);
                    return false;
                }
            }
        }
    }

    /// One request of a login, measured.
    pub(crate) async fn go_on(&self, login: &mut Login) -> Result<bool, String> {
        let (step, at) = (login.step(), login.at);
        let place = usize::try_from(self.numbers.fetch_add(1, Ordering::Relaxed)).unwrap();
        let target = &self.targets[place % self.targets.len()];
        let request = login.request();
        let began = Instant::now();
        let answer = target.send(&request).await;
        let took = began.elapsed();
        let answer = answer.map_err(|trouble| format!("{step}: {}", trouble.as_str()))?;
        let mut figures = self.figures.lock().unwrap();
        if answer.status == 503 {
            figures.shed.add(took);
            figures.shed_at_start += u64::from(at == 0);
            figures.without_retry_after += u64::from(answer.header("retry-after").is_none());
        } else {
            figures.steps.entry(step).or_default().add(took);
        }
        drop(figures);
        login.take(&answer)
    }

    /// So many logins side by side.
    pub(crate) async fn closed(&self, concurrency: usize, until: Until) -> Duration {
        let began = Instant::now();
        let places = Arc::new(AtomicU64::new(0));
        let tasks: Vec<_> = (0..concurrency)
            .map(|_| {
                let (crowd, places) = (self.clone(), Arc::clone(&places));
                tokio::spawn(async move {
                    loop {
                        let place = places.fetch_add(1, Ordering::Relaxed);
                        let over = match until {
                            Until::Seconds(seconds) => began.elapsed().as_secs_f64() >= seconds,
                            Until::Logins(logins) => place >= logins,
                        };
                        if over || crowd.stopped() {
                            return;
                        }
                        if !crowd.log_in(place, Instant::now()).await {
                            tokio::time::sleep(Duration::from_millis(20)).await;
                        }
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        began.elapsed()
    }

    /// So many logins begun a second; waits for the last of them.
    pub(crate) async fn open(&self, rate: f64, until: Until) -> Duration {
        let began = Instant::now();
        let mut place = 0_u64;
        loop {
            let due = began + Duration::from_secs_f64(place as f64 / rate);
            let over = match until {
                Until::Seconds(seconds) => due.duration_since(began).as_secs_f64() >= seconds,
                Until::Logins(logins) => place >= logins,
            };
            if over || self.stopped() {
                break;
            }
            tokio::time::sleep_until(due.into()).await;
            if self.under_way.load(Ordering::Relaxed) >= MOST {
                let what = "not begun: the driver has too many under way".to_owned();
                self.figures.lock().unwrap().error(what);
            } else {
                self.begin(place, due);
            }
            place += 1;
        }
        let last = Instant::now();
        while self.under_way.load(Ordering::Relaxed) > 0 && last.elapsed() < Duration::from_mins(1)
        {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        began.elapsed()
    }

    fn begin(&self, place: u64, due: Instant) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        let crowd = self.clone();
        tokio::spawn(async move {
            crowd.log_in(place, due).await;
            crowd.under_way.fetch_sub(1, Ordering::Relaxed);
        });
    }
}
