//! The interface's words for the terms of the record, each in one place, and numbers as people read them.

use export::citation::MONTHS;
use query::{
    compare::timeline::Tick,
    index::{ArticleRow, Layer, Naming},
};
use record::{
    ActorKind, AttributionKind, Basis, CueGroup, Polarity,
    calendar::{Day, Days},
    review::Mark,
};

/// `12,345`.
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 passage`, `2 passages`: the number and a noun that takes a plain s.
pub fn counted(n: u32, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(n))
}

/// The word for a kind of attribution.
pub fn kind(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct quotation",
        AttributionKind::Mixed => "partly quoted",
        AttributionKind::Indirect => "reported",
    }
}

/// The word for what a cue says about the reporter's attitude.
pub fn cue(cue: CueGroup) -> &'static str {
    match cue {
        CueGroup::Neutral => "neutral (said, told)",
        CueGroup::Stressing => "stressing (insisted)",
        CueGroup::Doubting => "doubting (claimed)",
        CueGroup::Warning => "warning (warned)",
        CueGroup::Praising => "praising (welcomed)",
        CueGroup::Blaming => "blaming (accused)",
        CueGroup::Thinking => "thinking (hopes, plans)",
        CueGroup::None => "no reporting word",
    }
}

/// The word for how a text names a source.
pub fn naming(naming: Naming) -> &'static str {
    match naming {
        Naming::Named => "by name",
        Naming::RoleOnly => "by role only",
        Naming::UnnamedGroup => "unnamed group",
        Naming::Document => "document or poll",
        Naming::OtherOutlet => "another outlet",
        Naming::Absent => "not at all",
    }
}

/// The word for a polarity.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Supportive => "supportive",
        Polarity::Critical => "critical",
        Polarity::Ambivalent => "ambivalent",
    }
}

/// The sign for a polarity; never stands without its word.
pub fn sign(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Supportive => "▲",
        Polarity::Critical => "▼",
        Polarity::Ambivalent => "◆",
    }
}

/// The word for what a stance rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Quote => "own words",
        Basis::Reported => "reported",
        Basis::Action => "action",
    }
}

/// The word for a kind of actor.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "state",
        ActorKind::Person => "person",
        ActorKind::Organisation => "organisation",
        ActorKind::Media => "media",
        ActorKind::Group => "group",
        ActorKind::Place => "place",
    }
}

/// The word for what people said of an entry.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Unreviewed => "found by the program",
        Mark::Confirmed => "confirmed by a person",
        Mark::Corrected => "corrected by a person",
        Mark::Added => "added by a person",
    }
}

/// The headline, or a plain statement that there is none.
pub fn title(article: &ArticleRow) -> String {
    match &article.title {
        Some(title) => title.clone(),
        None => "No headline in the text".to_owned(),
    }
}

/// The outlet, or a plain statement that it is not named.
pub fn outlet(article: &ArticleRow) -> String {
    match &article.outlet {
        Some(outlet) => outlet.clone(),
        None => "Outlet not named".to_owned(),
    }
}

/// The word for a layer.
pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Reviewed => "reviewed by people",
        Layer::Machine => "program alone",
    }
}

/// A day range as people write it: `20 January 2026`, `20 to 25 January 2026`; days that do not parse are given as they
/// stand.
pub fn days(from: &str, to: &str) -> String {
    if from == to {
        return day(from, true, true);
    }
    let same_year = from.get(..4) == to.get(..4);
    let same_month = from.get(..7) == to.get(..7);
    format!(
        "{} to {}",
        day(from, !same_month, !same_year),
        day(to, true, true)
    )
}

/// A range of days as people write it, whole months, years and decades by their names.
pub fn date_range(days: Days) -> String {
    let ((first_year, month, first_day), (last_year, last_month, last_day)) =
        (days.from.parts(), days.to.parts());
    let is_months = first_day == 1 && Days::one(days.to) != Days::one(days.from) && last_day >= 28;
    let is_years = is_months && (month, last_month, last_day) == (1, 12, 31);
    if is_years && first_year == last_year {
        return first_year.to_string();
    }
    if is_years && last_year == first_year + 9 && first_year.is_multiple_of(10) {
        return format!("the {first_year}s");
    }
    let written = self::days(&days.from.to_string(), &days.to.to_string());
    if is_months && (first_year, month) == (last_year, last_month) && days.len() >= 28 {
        let name = written.splitn(4, ' ').nth(3).unwrap_or_default().to_owned();
        return name;
    }
    written
}

/// What stands under an axis of days.
pub fn tick(tick: Tick) -> String {
    if tick.is_year {
        tick.day.parts().0.to_string()
    } else {
        short_day(tick.day)
    }
}

/// `20 Jan`.
fn short_day(date: Day) -> String {
    let written = day(&date.to_string(), true, false);
    let (number, month) = written.split_once(' ').unwrap_or((&written, ""));
    format!("{number} {}", month.get(..3).unwrap_or(month))
}

fn day(date: &str, with_month: bool, with_year: bool) -> String {
    let mut parts = date.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return date.to_owned();
    };
    let month = month
        .parse()
        .ok()
        .and_then(|month: usize| MONTHS.get(month.checked_sub(1)?));
    let (Some(month), Ok(day)) = (month, day.parse::<u8>()) else {
        return date.to_owned();
    };
    let mut words = day.to_string();
    if with_month {
        words.push(' ');
        words.push_str(month);
    }
    if with_year {
        words.push(' ');
        words.push_str(year);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1234567), "1,234,567");
        assert_eq!(counted(1, "passage"), "1 passage");
        assert_eq!(counted(1000, "passage"), "1,000 passages");
    }

    #[test]
    fn days_are_written_out() {
        assert_eq!(days("2031-01-20", "2031-01-20"), "20 January 2031");
        assert_eq!(days("2031-01-20", "2031-01-25"), "20 to 25 January 2031");
        assert_eq!(
            days("2031-01-30", "2031-02-02"),
            "30 January to 2 February 2031"
        );
        assert_eq!(
            days("2030-12-30", "2031-01-02"),
            "30 December 2030 to 2 January 2031"
        );
        assert_eq!(days("spring", "spring"), "spring");
    }

    #[test]
    fn whole_months_and_years_have_names() {
        for (from, to, expected) in [
            ("2031-01-01", "2031-01-31", "January 2031"),
            ("2028-02-01", "2028-02-29", "February 2028"),
            ("2031-01-01", "2031-12-31", "2031"),
            ("2020-01-01", "2029-12-31", "the 2020s"),
            ("2031-01-01", "2031-01-01", "1 January 2031"),
            ("2031-01-13", "2031-01-19", "13 to 19 January 2031"),
        ] {
            assert_eq!(date_range(Days::find(from, to).unwrap()), expected);
        }
        assert_eq!(short_day(Day::find("2031-09-05").unwrap()), "5 Sep");
    }
}
