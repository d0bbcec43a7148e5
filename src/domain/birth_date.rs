//! A date of birth of which the day, or the month too, may be unknown.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::personal::redacted_debug;

/// A date of birth; registers write an unknown part as `00`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

redacted_debug!(BirthDate);

/// Not `YYYY-MM-DD`, or no day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date of birth is YYYY-MM-DD")]
pub struct InvalidBirthDate;

impl BirthDate {
    /// Reads the complete date that eIDAS requires; unknown parts are refused here
    /// `[eIDAS-AP §2.2.1]`.
    pub fn complete(text: &str) -> Result<Self, InvalidBirthDate> {
        let date: Self = text.parse()?;
        if date.day.is_some() {
            Ok(date)
        } else {
            Err(InvalidBirthDate)
        }
    }

    /// The date as eIDAS wants it: an unknown month or day becomes the first.
    pub fn to_calendar_date(self) -> String {
        format!(
            "{:04}-{:02}-{:02}",
            self.year,
            self.month.unwrap_or(1),
            self.day.unwrap_or(1)
        )
    }
}

impl FromStr for BirthDate {
    type Err = InvalidBirthDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Result<i16, InvalidBirthDate> {
            let part = parts.next().ok_or(InvalidBirthDate)?;
            let valid = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            if valid {
                part.parse().map_err(|_| InvalidBirthDate)
            } else {
                Err(InvalidBirthDate)
            }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() || year == 0 || (month == 0 && day != 0) {
            return Err(InvalidBirthDate);
        }
        let known = |part: i16| -> Result<Option<i8>, InvalidBirthDate> {
            let part = i8::try_from(part).map_err(|_| InvalidBirthDate)?;
            Ok((part != 0).then_some(part))
        };
        let (month, day) = (known(month)?, known(day)?);
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| InvalidBirthDate)?;
        Ok(Self { year, month, day })
    }
}

impl TryFrom<String> for BirthDate {
    type Error = InvalidBirthDate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

/// `YYYY-MM-DD` with `00` for what is unknown. This shows the value: never log it.
impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = (self.month.unwrap_or(0), self.day.unwrap_or(0));
        write!(f, "{:04}-{month:02}-{day:02}", self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_parts_become_the_first() {
        let date: BirthDate = "1992-00-00".parse().unwrap();
        assert_eq!(date.to_calendar_date(), "1992-01-01");
        let date: BirthDate = "1992-11-00".parse().unwrap();
        assert_eq!(date.to_calendar_date(), "1992-11-01");
        assert_eq!(date.to_string(), "1992-11-00");
    }

    #[test]
    fn only_days_of_the_calendar() {
        assert!("2000-02-29".parse::<BirthDate>().is_ok());
        for text in [
            "1900-02-29",
            "1992-13-01",
            "1992-00-12",
            "92-01-01",
            "1992-1-1",
            "",
            "1992-01-01Z",
        ] {
            assert!(text.parse::<BirthDate>().is_err(), "{text}");
        }
        assert!(BirthDate::complete("1992-11-00").is_err());
    }
}
