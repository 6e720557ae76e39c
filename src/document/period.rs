//! Canonical periods that can be ordered.

use super::fields::cut;

/// A year, or a part of one, in the canonical form of the format.
///
/// # Examples
/// ```
/// use indicator_charts::document::Period;
/// let cumulative = Period::parse("2023-Q1/Q3").unwrap();
/// assert!(cumulative < Period::parse("2023-H2").unwrap());
/// assert!(Period::parse("2023-Q5").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Calendar year, 1–9999.
    pub year: u16,
    /// Last month that the period covers, 1–12.
    pub last_month: u8,
    /// The day of a day's period; 32 for longer ones, which end after it.
    pub last_day: u8,
    /// First month that the period covers.
    pub first_month: u8,
}

impl Period {
    /// Reads `2023`, `2023-H1`, `2023-Q3`, `2023-Q1/Q3`, `2023-09`,
    /// `2023-01/09` or `2023-09-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match cut(text, b'-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = number(year, 4).filter(|year| *year > 0)?;
        let span = |first: u16, last: u16| {
            (first <= last).then_some(Self { year, first_month: first as u8, last_month: last as u8, last_day: 32 })
        };
        let Some(rest) = rest else { return span(1, 12) };
        if let Some((first, last)) = cut(rest, b'/') {
            let first = quarter(first).map(|q| q * 3 - 2).or_else(|| month(first))?;
            let last = quarter(last).map(|q| q * 3).or_else(|| month(last))?;
            return span(first, last);
        }
        if let Some(q) = quarter(rest) {
            return span(q * 3 - 2, q * 3);
        }
        match rest {
            "H1" => return span(1, 6),
            "H2" => return span(7, 12),
            _ => {}
        }
        if let Some((m, day)) = cut(rest, b'-') {
            let m = month(m)?;
            let day = number(day, 2).filter(|day| (1..=days_in(year, m)).contains(day))?;
            return Some(Self { year, first_month: m as u8, last_month: m as u8, last_day: day as u8 });
        }
        let m = month(rest)?;
        span(m, m)
    }
}

impl Period {
    /// Whether it is a single day.
    pub fn is_day(&self) -> bool {
        self.last_day < 32
    }

    /// Its end in months since the year 0: a year, its last quarter and its
    /// December end together.
    pub fn end(&self) -> f64 {
        let month = f64::from(self.year) * 12.0 + f64::from(self.last_month);
        if self.is_day() {
            let days = days_in(self.year, self.last_month.into());
            month - 1.0 + f64::from(self.last_day) / f64::from(days)
        } else {
            month
        }
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn quarter(text: &str) -> Option<u16> {
    number(text.strip_prefix('Q')?, 1).filter(|q| (1..=4).contains(q))
}

fn month(text: &str) -> Option<u16> {
    number(text, 2).filter(|m| (1..=12).contains(m))
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form() {
        for (text, first, last) in [
            ("2023", 1, 12),
            ("2023-H1", 1, 6),
            ("2023-Q3", 7, 9),
            ("2023-Q1/Q3", 1, 9),
            ("2023-09", 9, 9),
            ("2023-01/09", 1, 9),
            ("2023-09-30", 9, 9),
        ] {
            let period = Period::parse(text).expect(text);
            assert_eq!((period.first_month, period.last_month), (first, last), "{text}");
        }
    }

    #[test]
    fn refuses_other_forms_and_impossible_days() {
        for text in [
            "",
            "23",
            "2023-Q5",
            "2023-13",
            "2023-00",
            "2023-Q3/Q1",
            "2023-02-29",
            "2023-9",
            "前三季度",
            "0000",
            "2023-Q1/",
        ] {
            assert!(Period::parse(text).is_none(), "{text}");
        }
        assert!(Period::parse("2024-02-29").is_some());
        assert!(Period::parse("1900-02-29").is_none());
    }

    #[test]
    fn orders_by_time() {
        let mut texts = ["2023", "2023-Q1", "2022", "2023-H1", "2023-03-05"];
        texts.sort_by_key(|text| Period::parse(text));
        assert_eq!(texts, ["2022", "2023-03-05", "2023-Q1", "2023-H1", "2023"]);
    }
}
