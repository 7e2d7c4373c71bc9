//! Numbers that state something: with a unit, or with a noun that they count.

use super::{
    counted::{after, before},
    number::{Number, read_number},
    words::{Words, is_any},
};
use crate::tagging::WordClass;
use record::{Figure, span::Span};

/// Signs of currency, as they stand before a number.
const SIGNS: [&str; 7] = ["$", "€", "£", "¥", "₹", "₩", "₽"];

/// Countries whose dollar is told apart, as letters before `$` and as words before `dollars`.
const DOLLARS: [(&str, &[&str]); 5] = [
    ("US$", &["US", "USD", "U.S.", "American"]),
    ("C$", &["C", "CA", "CAD", "CDN", "Canadian"]),
    ("A$", &["A", "AU", "AUD", "Australian"]),
    ("NZ$", &["NZ", "NZD"]),
    ("HK$", &["HK", "HKD"]),
];

/// Currencies in words, singular.
const CURRENCIES: [(&str, &str); 14] = [
    ("dollar", "$"),
    ("euro", "€"),
    ("pound", "£"),
    ("yuan", "yuan"),
    ("renminbi", "yuan"),
    ("yen", "¥"),
    ("rupee", "₹"),
    ("ruble", "₽"),
    ("rouble", "₽"),
    ("peso", "peso"),
    ("franc", "franc"),
    ("krona", "krona"),
    ("krone", "krone"),
    ("lira", "lira"),
];

/// The least first number of a range that counts, in thousandths; smaller ones are results and odds.
const LEAST_OF_RANGE: u64 = 10_000;

/// Nouns behind `-pound` that cost or pay money.
const PRICED: [&str; 32] = [
    "bill",
    "bond",
    "bonus",
    "bounty",
    "budget",
    "cheque",
    "coin",
    "contract",
    "deal",
    "debt",
    "fee",
    "fine",
    "fund",
    "gift",
    "grant",
    "investment",
    "jackpot",
    "loan",
    "mansion",
    "note",
    "offer",
    "package",
    "payment",
    "payout",
    "penalty",
    "plan",
    "prize",
    "reward",
    "salary",
    "scheme",
    "ticket",
    "windfall",
];

/// Nouns behind `pounds of` that are money.
const MONEYED: [&str; 28] = [
    "aid",
    "assets",
    "borrowing",
    "cash",
    "compensation",
    "costs",
    "credit",
    "cuts",
    "damage",
    "damages",
    "debt",
    "debts",
    "fees",
    "funding",
    "funds",
    "government",
    "income",
    "investment",
    "losses",
    "money",
    "profit",
    "profits",
    "public",
    "revenue",
    "savings",
    "spending",
    "support",
    "taxpayers",
];

/// Words before a number of pounds that weigh.
const WEIGHING: [&str; 16] = [
    "weigh",
    "weighs",
    "weighed",
    "weighing",
    "lift",
    "lifts",
    "lifted",
    "lifting",
    "shed",
    "sheds",
    "caught",
    "landed",
    "haul",
    "hauled",
    "exceeding",
    "heavier",
];

/// The figure that begins at a token, as one past its last token and what it says. `last` is where the last figure of
/// the sentence ends and what it counts.
pub(super) fn read_figure(
    words: Words<'_>,
    at: usize,
    last: Option<(usize, Option<Span>)>,
) -> Option<(usize, Figure<Span>)> {
    let (sign, first) = read_sign(words, at);
    let number = read_number(words, first)?;
    if sign.is_none() && !is_free(words, at, number) {
        return None;
    }
    let (mut unit, mut end) = match sign {
        Some(sign) => (Some(sign), number.end),
        None => read_unit(words, number.end),
    };
    let mut phrase_from = end;
    // `10 to 15 percent`: the first number has the unit of the second.
    let is_between = words.is_any(end, &["and"]) && is_any(words.before(at, 1), &["between"]);
    if unit.is_none()
        && (is_between || is_any(words.get(end), &["to", "-", "–", "or"]))
        && let Some(second) = read_number(words, end + 1)
    {
        match read_unit(words, second.end) {
            (Some(shared), after) => {
                (unit, phrase_from) = (Some(shared), after);
                end = number.end;
            }
            // `between 200 and 300 people`: both count the same; `2-0` is a result.
            (None, _) if second.value > number.value && number.value >= LEAST_OF_RANGE => {
                phrase_from = second.end;
            }
            (None, _) => {}
        }
    }
    let is_count = unit.is_none();
    if is_count && number.in_words && number.value < 10_000 {
        return None;
    }
    let counted = after(words, phrase_from, is_count);
    let counted = match (counted, is_count) {
        (Some(counted), _) => Some(counted),
        (None, true) => return None,
        (None, false) => before(words, at, last),
    };
    let figure = Figure {
        span: words.span(at, end),
        value: number.value,
        unit: unit.unwrap_or_default().to_owned(),
        counted,
    };
    Some((end, figure))
}

/// A sign of currency before a number, and where the number begins: `$`, `US$`, `C$`.
fn read_sign(words: Words<'_>, at: usize) -> (Option<&'static str>, usize) {
    let word = words.get(at);
    if let Some(sign) = SIGNS.into_iter().find(|&sign| sign == word) {
        return (Some(sign), at + 1);
    }
    let letters = match word.strip_suffix('$') {
        Some(letters) => Some((letters, at + 1)),
        None if words.get(at + 1) == "$" && words.is_glued(at) => Some((word, at + 2)),
        None => None,
    };
    let dollar = letters.and_then(|(letters, next)| {
        let known = DOLLARS.iter().find(|(_, names)| names.contains(&letters))?;
        Some((known.0, next))
    });
    dollar.map_or((None, at), |(sign, next)| (Some(sign), next))
}

/// The unit that follows a number, and one past it.
fn read_unit(words: Words<'_>, at: usize) -> (Option<&'static str>, usize) {
    // `15-percent`
    let next = at + usize::from(words.get(at) == "-");
    if words.is_any(next, &["%", "percent", "pct"]) {
        return (Some("%"), next + 1);
    }
    if words.is_any(next, &["per"]) && words.is_any(next + 1, &["cent"]) {
        return (Some("%"), next + 2);
    }
    if words.is_any(next, &["percentage"]) && words.is_any(next + 1, &["point", "points"]) {
        return (Some("pp"), next + 2);
    }
    let dollars = DOLLARS
        .iter()
        .find(|(_, names)| names.contains(&words.get(next)));
    if let Some(&(sign, _)) = dollars
        && is_any(words.get(next + 1), &["dollar", "dollars"])
    {
        return (Some(sign), next + 2);
    }
    let word = words.get(next);
    let is_this = |name: &str| {
        word.eq_ignore_ascii_case(name)
            || word
                .strip_suffix('s')
                .is_some_and(|singular| singular.eq_ignore_ascii_case(name))
    };
    if is_any(word, &["pound", "pounds"]) && is_weight(words, at, next) {
        return (None, at);
    }
    match CURRENCIES.iter().find(|(name, _)| is_this(name)) {
        Some(&(_, sign)) => (Some(sign), next + 1),
        None => (None, at),
    }
}

/// Whether pounds weigh and are no money: `a 300-pound cover`, `pounds of halibut`, `weighs 20 pounds`. `number_end` is one past
/// the number, `pound` the word itself.
fn is_weight(words: Words<'_>, number_end: usize, pound: usize) -> bool {
    let next = words.get(pound + 1);
    let is_scaled = words.is_any(
        number_end.saturating_sub(1),
        &["million", "billion", "trillion"],
    );
    if pound > number_end {
        let head = (pound + 1..pound + 5)
            .take_while(|&at| matches!(words.class(at), WordClass::Noun | WordClass::Adjective))
            .any(|at| words.is_any(at, &PRICED));
        return !is_scaled
            && !head
            && matches!(
                words.class(pound + 1),
                WordClass::Noun | WordClass::Adjective
            );
    }
    if words.is_any(pound + 1, &["of"]) {
        let first = pound + 2;
        return words.class(first) != WordClass::Determiner
            && !(first..first + 3).any(|at| words.is_any(at, &MONEYED));
    }
    let is_behind = is_any(next, &["overweight", "underweight", "heavier", "lighter"]);
    let is_before = (1..=6).any(|n| is_any(words.before(number_end, n), &WEIGHING));
    is_behind || is_before && !is_scaled
}

/// Whether a number stands for itself: not part of a name (`Route 66`, `Covid-19`), a time, a score, an age.
fn is_free(words: Words<'_>, at: usize, number: Number) -> bool {
    let before = words.before(at, 1);
    let glued_before = at
        .checked_sub(1)
        .is_some_and(|before| words.is_glued(before));
    let glued_after = words.is_glued(number.end.saturating_sub(1));
    let next = words.get(number.end);
    let is_joined = glued_before && !is_open_mark(before)
        || glued_after && matches!(next, ":" | "/" | "@" | "#" | ".");
    let is_age = next == "-" && is_any(words.get(number.end + 1), &["year"]);
    let after_name = at
        .checked_sub(1)
        .is_some_and(|at| words.class(at) == WordClass::Name)
        && !number.in_words
        && !is_any(next, &["%", "percent", "per", "million", "billion"])
        && words.class(number.end) != WordClass::Noun
        && words.class(number.end) != WordClass::Adjective;
    !is_joined && !is_age && !after_name
}

fn is_open_mark(word: &str) -> bool {
    word.chars().all(|c| "“‘\"'(—–[~≈".contains(c))
}
