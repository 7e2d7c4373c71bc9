//! Days of the calendar, and dates as texts name them, resolved to ranges of days. Conversions between days and their
//! numbers after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013,
//! <https://howardhinnant.github.io/date_algorithms.html>.

use std::fmt;

/// A day of the Gregorian calendar of which there can be news: from 1900 to 2099.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u32,
    month: u32,
    day: u32,
}

/// A range of days, both inclusive; `from` is not after `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// Earliest day.
    pub from: Day,
    /// Latest day.
    pub to: Day,
}

/// What a resolved date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// The text gives it in full.
    Written,
    /// The text leaves the year open, and the day of publication settles it.
    Year,
    /// The text counts from the day of publication.
    Counted,
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let is_day = (1900..2100).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn find(date: &str) -> Option<Self> {
        let mut parts = date.splitn(3, '-').map(|part| part.parse().ok());
        Self::new(parts.next()??, parts.next()??, parts.next()??)
    }

    /// Days since 1 January 1970, which has number 0.
    pub fn number(self) -> i32 {
        let (month, day) = (self.month as i32, self.day as i32);
        let year = self.year as i32 - i32::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719_468
    }

    /// The day of a number; the nearest that [`Day`] can hold.
    pub fn of_number(number: i32) -> Self {
        let shifted = number.clamp(-25_567, 47_481) + 719_468;
        let era = shifted / 146_097;
        let of_era = shifted % 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = year + era * 400 + i32::from(month <= 2);
        Self {
            year: year as u32,
            month: month as u32,
            day: day as u32,
        }
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> i32 {
        (self.number() + 3).rem_euclid(7) + 1
    }

    /// Year, month, day.
    pub fn parts(self) -> (u32, u32, u32) {
        (self.year, self.month, self.day)
    }

    fn shifted(self, days: i32) -> Self {
        Self::of_number(self.number() + days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl Days {
    /// The range, if neither end is missing nor they stand the wrong way round.
    pub fn find(from: &str, to: &str) -> Option<Self> {
        let days = Self {
            from: Day::find(from)?,
            to: Day::find(to)?,
        };
        (days.from <= days.to).then_some(days)
    }

    /// One day.
    pub fn one(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// Number of days, 1 at least.
    pub fn len(self) -> i32 {
        self.to.number() - self.from.number() + 1
    }

    /// Whether there are none: never.
    pub fn is_empty(self) -> bool {
        false
    }

    fn month(year: u32, month: u32) -> Option<Self> {
        Some(Self {
            from: Day::new(year, month, 1)?,
            to: Day::new(year, month, days_in(year, month))?,
        })
    }

    fn years(first: u32, last: u32) -> Option<Self> {
        Some(Self {
            from: Day::new(first, 1, 1)?,
            to: Day::new(last, 12, 31)?,
        })
    }

    fn cover(self, other: Self) -> Self {
        Self {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
        }
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 31,
    }
}

/// Where publication is not known to this many days, nothing is counted from it in days or weeks.
const SURE: i32 = 14;

/// The days that a date names, and what that rests on; nothing where it makes no sense or publication, on which it hangs,
/// is not known.
///
/// The notation follows the values of TIMEX3 (ISO-TimeML, ISO 24617-1): `2031-01-14`, `2031-01`, `2031`, `203X` for a
/// decade, `XXXX-01-14` and `XXXX-01` without a year, `XXXX-WXX-5` for a Friday; and counted from publication `D-1`,
/// `W+0`, `M-1`, `Y+1`. A sign at the end says to which side of publication the text leans: `<` before, `>` after;
/// without it a year left open is that of the nearest such day, and a weekday the last up to publication.
///
/// ```
/// use record::calendar::{Days, DateBasis, resolve};
/// let published = Days::find("2031-01-20", "2031-01-20");
/// let resolved = |value| resolve(value, published).map(|(days, basis)| (days.from.to_string(), days.to.to_string(), basis));
/// let days = |from: &str, to: &str, basis| Some((from.to_owned(), to.to_owned(), basis));
/// assert_eq!(resolved("XXXX-12-24"), days("2030-12-24", "2030-12-24", DateBasis::Year));
/// assert_eq!(resolved("XXXX-WXX-5"), days("2031-01-17", "2031-01-17", DateBasis::Counted));
/// assert_eq!(resolved("M-1"), days("2030-12-01", "2030-12-31", DateBasis::Counted));
/// assert_eq!(resolve("D-1", None), None);
/// ```
pub fn resolve(value: &str, published: Option<Days>) -> Option<(Days, DateBasis)> {
    let (value, lean) = match value.split_at_checked(value.len().saturating_sub(1)) {
        Some((value, "<")) => (value, -1),
        Some((value, ">")) => (value, 1),
        _ => (value, 0),
    };
    if let Some(days) = written(value) {
        return Some((days, DateBasis::Written));
    }
    let published = published?;
    let ends = [published.from, published.to];
    if let Some(rest) = value.strip_prefix("XXXX-") {
        if let Some(weekday) = rest.strip_prefix("WXX-") {
            let weekday = weekday.parse().ok().filter(|day| (1..=7).contains(day))?;
            let near = ends.map(|end| Days::one(near_weekday(end, weekday, lean)));
            return (published.len() <= SURE)
                .then_some((near[0].cover(near[1]), DateBasis::Counted));
        }
        let near = [
            near_year(rest, ends[0], lean)?,
            near_year(rest, ends[1], lean)?,
        ];
        return Some((near[0].cover(near[1]), DateBasis::Year));
    }
    let (unit, by) = value.split_at_checked(1)?;
    let by: i32 = by.parse().ok().filter(|by| (-999..=999).contains(by))?;
    if matches!(unit, "D" | "W") && published.len() > SURE {
        return None;
    }
    let counted = [count(unit, by, ends[0])?, count(unit, by, ends[1])?];
    Some((counted[0].cover(counted[1]), DateBasis::Counted))
}

fn written(value: &str) -> Option<Days> {
    match (value.len(), value.strip_suffix('X')) {
        (10, _) => Day::find(value).map(Days::one),
        (7, None) => {
            let (year, month) = value.split_once('-')?;
            Days::month(year.parse().ok()?, month.parse().ok()?)
        }
        (4, Some(decade)) => {
            let first = decade.parse::<u32>().ok()? * 10;
            Days::years(first, first + 9)
        }
        (4, None) => {
            let year = value.parse().ok()?;
            Days::years(year, year)
        }
        _ => None,
    }
}

/// The last such weekday up to a day; before it, or after it, where the text leans.
fn near_weekday(day: Day, weekday: i32, lean: i32) -> Day {
    let back = (day.weekday() - weekday).rem_euclid(7);
    match lean {
        -1 => day.shifted(-if back == 0 { 7 } else { back }),
        1 => day.shifted(7 - back),
        _ => day.shifted(-back),
    }
}

/// `01-14` or `01` in the year that puts it nearest to a day, on the side to which the text leans.
fn near_year(value: &str, day: Day, lean: i32) -> Option<Days> {
    let (month, date) = match value.split_once('-') {
        Some((month, date)) => (month.parse().ok()?, Some(date.parse().ok()?)),
        None => (value.parse().ok()?, None),
    };
    let candidates = [day.year - 1, day.year, day.year + 1];
    let in_year = |year: u32| match date {
        Some(date) => Day::new(year, month, date).map(Days::one),
        None => Days::month(year, month),
    };
    let fits = |days: &Days| match lean {
        -1 => days.from <= day,
        1 => days.to >= day,
        _ => true,
    };
    let distance =
        |days: &Days| (days.from.number() - day.number()).max(day.number() - days.to.number());
    candidates
        .into_iter()
        .filter_map(in_year)
        .filter(fits)
        .min_by_key(|days| distance(days).max(0))
}

/// So many days, weeks, months or years from a day.
fn count(unit: &str, by: i32, day: Day) -> Option<Days> {
    match unit {
        "D" => Some(Days::one(day.shifted(by))),
        "W" => {
            let monday = day.shifted(1 - day.weekday() + 7 * by);
            Some(Days {
                from: monday,
                to: monday.shifted(6),
            })
        }
        "M" => {
            let months = day.year as i32 * 12 + day.month as i32 - 1 + by;
            Days::month((months / 12).try_into().ok()?, (months % 12 + 1) as u32)
        }
        "Y" => {
            let year = (day.year as i32 + by).try_into().ok()?;
            Days::years(year, year)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let published = Days::find("2031-01-13", "2031-01-14");
        let found = resolve(value, published).map(|(days, _)| format!("{} {}", days.from, days.to));
        assert_eq!(found.unwrap_or_default(), expected, "{value}");
    }

    #[test]
    fn numbers_of_days_go_both_ways() {
        let first = Day::new(1900, 1, 1).unwrap().number();
        let mut before = None;
        for number in first..=Day::new(2099, 12, 31).unwrap().number() {
            let day = Day::of_number(number);
            assert_eq!(day.number(), number);
            assert_eq!(Day::find(&day.to_string()), Some(day));
            assert!(before < Some(day));
            before = Some(day);
        }
        assert_eq!(Day::new(1970, 1, 1).unwrap().number(), 0);
        assert_eq!(Day::new(2031, 1, 13).unwrap().weekday(), 1);
        assert_eq!(Day::of_number(i32::MIN).to_string(), "1900-01-01");
        assert_eq!(Day::of_number(i32::MAX).to_string(), "2099-12-31");
        assert_eq!(Day::new(2031, 2, 29), None);
    }

    #[test]
    fn dates_in_full_need_no_publication() {
        check("2031-02-03", "2031-02-03 2031-02-03");
        check("2028-02", "2028-02-01 2028-02-29");
        check("2018", "2018-01-01 2018-12-31");
        check("199X", "1990-01-01 1999-12-31");
        assert!(resolve("2018", None).is_some());
    }

    #[test]
    fn the_year_is_that_of_the_nearest() {
        check("XXXX-01-16", "2031-01-16 2031-01-16");
        check("XXXX-12", "2030-12-01 2030-12-31");
        check("XXXX-12>", "2031-12-01 2031-12-31");
        check("XXXX-03<", "2030-03-01 2030-03-31");
        check("XXXX-02-30", "");
    }

    #[test]
    fn what_is_counted_covers_every_day_of_publication() {
        check("D+0", "2031-01-13 2031-01-14");
        check("D-1", "2031-01-12 2031-01-13");
        check("W-1", "2031-01-06 2031-01-12");
        check("M+0", "2031-01-01 2031-01-31");
        check("Y-1", "2030-01-01 2030-12-31");
        // A Tuesday: the day itself of one publication, a week earlier of the other.
        check("XXXX-WXX-2", "2031-01-07 2031-01-14");
        check("XXXX-WXX-5<", "2031-01-10 2031-01-10");
        check("XXXX-WXX-5>", "2031-01-17 2031-01-17");
    }

    #[test]
    fn nonsense_is_no_date() {
        for value in [
            "",
            "X",
            "é",
            "XXXX-",
            "XXXX-WXX-9",
            "D",
            "Q+1",
            "D+9999999999",
            "20310",
            "<",
            "2031-13",
            "0000-01",
        ] {
            check(value, "");
        }
        assert_eq!(resolve("D-1", Days::find("2030-01-01", "2031-01-01")), None);
        assert_eq!(Days::find("2031-01-02", "2031-01-01"), None);
    }
}
