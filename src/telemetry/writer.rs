//! A writer that never makes anybody wait: lines go into a bounded queue, and a thread of its own
//! hands them on. What the queue does not hold, and what the other end does not take, is dropped
//! and counted. A log pipe that nobody reads costs lines and no logins.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use tracing_subscriber::fmt::MakeWriter;

/// How many lines wait at most.
const LINES: usize = 4096;
/// How many bytes wait at most.
const BYTES: usize = 8 * 1024 * 1024;

/// Cheap to clone; all clones are the same.
#[derive(Clone)]
pub struct LineWriter {
    lines: SyncSender<Vec<u8>>,
    waiting: Arc<Waiting>,
}

#[derive(Default)]
struct Waiting {
    lines: AtomicUsize,
    bytes: AtomicUsize,
}

impl Waiting {
    fn took(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
        self.lines.fetch_sub(1, Ordering::Release);
    }
}

impl LineWriter {
    /// Writes to `out`, which may block or be closed, until the last clone is gone.
    pub fn to(mut out: impl Write + Send + 'static) -> Self {
        let (lines, queue) = sync_channel::<Vec<u8>>(LINES);
        let waiting = Arc::new(Waiting::default());
        let taken = Arc::clone(&waiting);
        let work = move || {
            for line in queue {
                if out.write_all(&line).and_then(|()| out.flush()).is_err() {
                    dropped();
                }
                taken.took(line.len());
            }
        };
        // Without the thread the queue has no reader, and every line is dropped and counted.
        let _ = thread::Builder::new().name("log".to_owned()).spawn(work);
        Self { lines, waiting }
    }

    /// Waits until everything has been handed on, but no longer than that.
    pub fn flush_within(&self, patience: Duration) {
        let since = Instant::now();
        while self.waiting.lines.load(Ordering::Acquire) > 0 && since.elapsed() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn put(&self, line: &[u8]) {
        let before = self.waiting.bytes.fetch_add(line.len(), Ordering::Relaxed);
        self.waiting.lines.fetch_add(1, Ordering::Relaxed);
        let fits = before.saturating_add(line.len()) <= BYTES;
        if !fits || self.lines.try_send(line.to_vec()).is_err() {
            self.waiting.took(line.len());
            dropped();
        }
    }
}

fn dropped() {
    metrics::counter!("eidas_log_lines_dropped_total").increment(1);
}

impl Write for LineWriter {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.put(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for LineWriter {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Takes nothing while it is locked.
    #[derive(Clone, Default)]
    struct Pipe(Arc<Mutex<Vec<u8>>>);

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Nobody at the other end.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_arrive_in_order() {
        let pipe = Pipe::default();
        let mut writer = LineWriter::to(pipe.clone());
        for line in ["a\n", "b\n", "c\n"] {
            writer.write_all(line.as_bytes()).unwrap();
        }
        writer.flush_within(Duration::from_secs(10));
        assert_eq!(*pipe.0.lock().unwrap(), b"a\nb\nc\n");
    }

    #[test]
    fn a_pipe_that_nobody_reads_costs_lines_and_no_time() {
        let pipe = Pipe::default();
        let blocked = pipe.0.lock().unwrap();
        let mut writer = LineWriter::to(pipe.clone());
        // Were this to wait, the test would never end.
        for _ in 0..LINES * 2 {
            writer.write_all(b"x\n").unwrap();
        }
        drop(blocked);
        writer.flush_within(Duration::from_secs(10));
        let arrived = pipe.0.lock().unwrap().len() / 2;
        assert!((LINES..LINES + 2).contains(&arrived), "{arrived}");
    }

    #[test]
    fn what_waits_is_bounded_in_bytes_too() {
        let pipe = Pipe::default();
        let blocked = pipe.0.lock().unwrap();
        let mut writer = LineWriter::to(pipe.clone());
        let long = vec![b'x'; BYTES / 4];
        for _ in 0..10 {
            writer.write_all(&long).unwrap();
        }
        drop(blocked);
        writer.flush_within(Duration::from_secs(10));
        assert!(pipe.0.lock().unwrap().len() <= BYTES + long.len());
    }

    #[test]
    fn a_closed_pipe_is_no_error_of_whoever_writes() {
        let mut writer = LineWriter::to(Closed);
        writer.write_all(b"x\n").unwrap();
        writer.flush_within(Duration::from_secs(10));
        writer.write_all(b"y\n").unwrap();
    }
}
