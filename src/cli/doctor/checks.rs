//! What was looked at and how it is, for people a line each, for programs one JSON object.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::super::certificate::Dates;
use crate::config::{Exception, Problems, Standing};

/// From so many days on somebody should see to a certificate.
const SOON_DAYS: i64 = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Ok,
    Warn,
    Fail,
}

impl Verdict {
    fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

struct Check {
    verdict: Verdict,
    code: &'static str,
    subject: String,
    detail: String,
}

/// All of them, in order.
#[derive(Default)]
pub(super) struct Checks(Vec<Check>);

impl Checks {
    pub(super) fn add(
        &mut self,
        verdict: Verdict,
        code: &'static str,
        subject: &str,
        detail: String,
    ) {
        let subject = subject.to_owned();
        self.0.push(Check {
            verdict,
            code,
            subject,
            detail,
        });
    }

    pub(super) fn problems(&mut self, code: &'static str, problems: &Problems) {
        for problem in problems.as_slice() {
            self.add(Verdict::Fail, code, "configuration", problem.to_string());
        }
    }

    /// How long something lasts.
    pub(super) fn lasting(&mut self, subject: &str, dates: &Dates, now: Timestamp) {
        if now < dates.from {
            let detail = format!("from {}", dates.from);
            let code = "doctor.certificate-not-yet-valid";
            self.add(Verdict::Fail, code, subject, detail);
        } else {
            self.lasting_until(subject, dates.until, now);
        }
    }

    /// How long something lasts that has begun.
    pub(super) fn lasting_until(&mut self, subject: &str, until: Timestamp, now: Timestamp) {
        let days = until.duration_since(now).as_hours() / 24;
        let (verdict, code) = if until <= now {
            (Verdict::Fail, "doctor.certificate-expired")
        } else if days < SOON_DAYS {
            (Verdict::Warn, "doctor.certificate-expires-soon")
        } else {
            (Verdict::Ok, "doctor.certificate-valid")
        };
        let detail = format!("until {until}, {days} days");
        self.add(verdict, code, subject, detail);
    }

    /// How long a rule stays bent for a country.
    pub(super) fn bent(&mut self, subject: &str, exception: &Exception, now: Timestamp) {
        let soon = now.saturating_add(SignedDuration::from_hours(24 * SOON_DAYS));
        let then = exception.at(soon.unwrap_or(Timestamp::MAX));
        let (verdict, code) = match (exception.at(now), then) {
            (Standing::Ended, _) => (Verdict::Warn, "doctor.exception-ended"),
            (_, Standing::Ended) => (Verdict::Warn, "doctor.exception-ends-soon"),
            _ => (Verdict::Ok, "doctor.exception-noted"),
        };
        let (name, until) = (exception.kind.as_str(), exception.until);
        let from = exception.from;
        self.add(verdict, code, subject, format!("{name}, {from} to {until}"));
    }

    pub(super) fn are_good(&self) -> bool {
        self.0.iter().all(|check| check.verdict != Verdict::Fail)
    }

    pub(super) fn text(&self) -> String {
        let lines = self.0.iter().map(|check| {
            let (verdict, code) = (check.verdict.as_str(), check.code);
            format!("{verdict:4} {code}: {}: {}", check.subject, check.detail)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(super) fn object(&self) -> Value {
        let checks = self.0.iter().map(|check| {
            json!({
                "status": check.verdict.as_str(),
                "code": check.code,
                "check": check.subject,
                "detail": check.detail,
            })
        });
        json!({"healthy": self.are_good(), "checks": checks.collect::<Value>()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ExceptionKind;

    #[test]
    fn an_exception_is_a_warning_from_a_month_before_its_end() {
        let exception = Exception {
            kind: ExceptionKind::OaepSha1,
            reason: "r".to_owned(),
            approved_by: "a".to_owned(),
            from: jiff::civil::date(2026, 10, 1),
            until: jiff::civil::date(2027, 3, 31),
        };
        for (now, code) in [
            ("2026-09-01T00:00:00Z", "doctor.exception-noted"),
            ("2027-03-01T23:59:59Z", "doctor.exception-noted"),
            ("2027-03-02T00:00:00Z", "doctor.exception-ends-soon"),
            ("2027-03-31T23:59:59Z", "doctor.exception-ends-soon"),
            ("2027-04-01T00:00:00Z", "doctor.exception-ended"),
        ] {
            let mut checks = Checks::default();
            checks.bent("BE exception", &exception, now.parse().unwrap());
            assert_eq!(checks.0[0].code, code, "{now}");
            assert!(checks.are_good(), "a warning is no failure");
        }
    }

    #[test]
    fn what_lasts_is_judged_by_its_first_and_its_last_moment() {
        let now = Timestamp::UNIX_EPOCH;
        let days = |days: i64| now + SignedDuration::from_hours(24 * days);
        for (from, until, verdict, code) in [
            (1, 90, Verdict::Fail, "doctor.certificate-not-yet-valid"),
            (-1, 0, Verdict::Fail, "doctor.certificate-expired"),
            (
                -1,
                SOON_DAYS - 1,
                Verdict::Warn,
                "doctor.certificate-expires-soon",
            ),
            (-1, SOON_DAYS, Verdict::Ok, "doctor.certificate-valid"),
        ] {
            let mut checks = Checks::default();
            let (from, until) = (days(from), days(until));
            checks.lasting("it", &Dates { from, until }, now);
            let found: Vec<_> = checks
                .0
                .iter()
                .map(|it| (it.verdict.as_str(), it.code))
                .collect();
            assert_eq!(found, [(verdict.as_str(), code)]);
        }
    }
}
