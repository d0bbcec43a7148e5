//! A child process that answers questions, one a line: `verb field field…` in, `ok`, `no` or
//! `unsupported` and one field out, every field in base64. One process serves thousands of
//! questions; one that stays silent is killed.

use crate::engine::{Answer, Refusal};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A Java virtual machine that compiles its program on a busy machine needs the most.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Debug)]
pub struct Worker {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
    dead: bool,
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Worker {
    /// Starts the process and asks for its version; why not, in words, where that fails.
    pub fn start(mut command: Command) -> Result<(Self, String), String> {
        let shown = format!("{:?}", command.get_program());
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{shown}: {error}"))?;
        let questions = child.stdin.take().ok_or("no stdin")?;
        let output = child.stdout.take().ok_or("no stdout")?;
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut worker = Self {
            child,
            questions,
            answers,
            dead: false,
        };
        let version = worker
            .ask("version", &[])
            .map_err(|refusal| format!("{shown}: {}", refusal.text()))?;
        Ok((worker, String::from_utf8_lossy(&version).into_owned()))
    }

    pub fn ask(&mut self, verb: &str, fields: &[&[u8]]) -> Answer<Vec<u8>> {
        if self.dead {
            return Err(Refusal::Broken("died earlier".into()));
        }
        let mut line = String::from(verb);
        for field in fields {
            line.push(' ');
            line.push_str(&STANDARD.encode(field));
        }
        line.push('\n');
        let written = self.questions.write_all(line.as_bytes());
        let answer = written
            .and_then(|()| self.questions.flush())
            .map_err(|error| error.to_string())
            .and_then(|()| {
                let answer = self.answers.recv_timeout(PATIENCE);
                answer.map_err(|error| error.to_string())
            })
            .map_err(|error| {
                self.dead = true;
                let _ = self.child.kill();
                Refusal::Broken(error)
            })?;
        let (word, field) = answer.split_once(' ').unwrap_or((&answer, ""));
        let field = STANDARD
            .decode(field.trim())
            .map_err(|_| Refusal::Broken(format!("answered {answer:?}")))?;
        let text = || String::from_utf8_lossy(&field).into_owned();
        match word {
            "ok" => Ok(field),
            "no" => Err(Refusal::No(text())),
            "unsupported" => Err(Refusal::Unsupported(text())),
            _ => Err(Refusal::Broken(answer)),
        }
    }

    /// The same where the answer is text.
    pub fn ask_text(&mut self, verb: &str, fields: &[&[u8]]) -> Answer<String> {
        let answer = self.ask(verb, fields)?;
        String::from_utf8(answer).map_err(|_| Refusal::No("answered no UTF-8".into()))
    }
}
