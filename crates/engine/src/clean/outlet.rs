//! Where a text names the outlet that published it.

use super::block::{Block, fold, without_closers};
use crate::lexicon::{
    Lexicon,
    fold::{to_folded, word_ranges, words},
    names::{Case, Class, Sense, Written},
    wording::Wording,
};
use record::span::Span;

/// One such place, with how much it can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    /// What kind of place; the first of [`RANKS`] counts most.
    pub(super) rank: Rank,
    /// The name, in the article's text.
    pub(super) span: Span,
}

/// Kinds of places, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// `first published in`, `appeared first on`.
    FirstPublished,
    /// `-- THE LANTERN` at the end.
    SignOff,
    /// `SOURCE: The Lantern`.
    Source,
    /// Behind the title: `Title | The Lantern`.
    TitleSuffix,
    /// The site's name above the title.
    Masthead,
    /// `© 2026 The Lantern`.
    Copyright,
    /// The site's name and subtitle after the last paragraph.
    Tagline,
    /// `Follow The Lantern on ...`.
    Follow,
    /// The agency of a dateline: `STRELSAU (Reuters) -`.
    Dateline,
}

impl Rank {
    /// In words for people.
    pub(super) const fn basis(self) -> &'static str {
        match self {
            Self::FirstPublished => "the text says where it appeared first",
            Self::SignOff => "sign-off at the end",
            Self::Source => "source line",
            Self::TitleSuffix => "after the title",
            Self::Masthead => "site name above the title",
            Self::Copyright => "copyright notice",
            Self::Tagline => "site name after the last paragraph",
            Self::Follow => "call to follow the outlet",
            Self::Dateline => "agency in the dateline",
        }
    }
}

/// Longest name of an outlet, in words.
const LONGEST_NAME: usize = 6;

/// The part of `text` from `start`, up to the first of `stops`, trimmed, if it can be a name.
fn name_from(text: &str, start: usize, stops: &[&str]) -> Option<Span> {
    let rest = text.get(start..)?;
    let end = stops
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let span = Span::new(start as u32, (start + end) as u32).trim(text);
    let name = span.slice(text).trim_end_matches(['.', ',', ':', ' ']);
    let n_words = name.split_whitespace().count();
    let starts_well =
        name.starts_with(|character: char| character.is_uppercase() || character.is_ascii_digit());
    let is_domain = name.contains('.') && n_words == 1;
    ((1..=LONGEST_NAME).contains(&n_words) && (starts_well || is_domain))
        .then(|| Span::new(span.start, span.start + name.len() as u32))
}

/// Byte at which `needle`, in lower case ASCII, ends in `text`, letter case ignored.
fn find_end(text: &str, needle: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    lower.find(needle).map(|at| at + needle.len())
}

/// `The post TITLE appeared first on OUTLET.`: the title and the outlet.
pub(super) fn read_feed_note(text: &str) -> Option<(Span, Span)> {
    let start = find_end(text, "the post ")?;
    let lower = text.to_ascii_lowercase();
    let note = lower.get(start..)?.find(" appeared first on ")? + start;
    let outlet = name_from(text, note + " appeared first on ".len(), &[". "])?;
    let title = Span::new(start as u32, note as u32).trim(text);
    (!title.is_empty()).then_some((title, outlet))
}

/// Phrases before the name of the outlet that published first.
const FIRST_PUBLISHED: [&str; 12] = [
    "appeared first on ",
    "first appeared on ",
    "first appeared in ",
    "first published by ",
    "first published in ",
    "first published on ",
    "originally published by ",
    "originally published in ",
    "originally published on ",
    "originally appeared in ",
    "originally appeared on ",
    "republished from ",
];

/// What a line of furniture says of the outlet.
pub(super) fn read_line(block: &Block<'_>, lexicon: &Lexicon) -> Option<Evidence> {
    let text = block.text;
    let at = |rank, span: Span| Evidence {
        rank,
        span: block.locate(span),
    };
    let after = [
        "under ", " on ", ", ", ". ", " and ", " (", " by ", " –", " —",
    ];
    let first = FIRST_PUBLISHED
        .iter()
        .find_map(|phrase| find_end(text, phrase));
    if let Some(span) = first.and_then(|start| name_from(text, start, &after)) {
        return Some(at(Rank::FirstPublished, span));
    }
    if let Some(span) = read_copyright(text, lexicon) {
        return Some(at(Rank::Copyright, span));
    }
    let thanks =
        find_end(text, "thanks for reading ").or_else(|| find_end(text, "thank you for reading "));
    if let Some(span) = thanks.and_then(|start| name_from(text, start, &["!", ". ", ",", " and "]))
    {
        return Some(at(Rank::Follow, span));
    }
    let start = ["follow ", "like "]
        .iter()
        .find(|verb| block.folded.starts_with(**verb))?
        .len();
    let span = name_from(text, start, &[" on "])?;
    is_outlet_name(span.slice(text), lexicon).then(|| at(Rank::Follow, span))
}

/// `SOURCE: The Lantern and agencies`.
pub(super) fn read_source(block: &Block<'_>) -> Option<Evidence> {
    let label = ["source:", "sources:", "source :"].iter().find(|label| {
        block
            .text
            .get(..label.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(label))
    })?;
    let span = name_from(
        block.text,
        label.len(),
        &[" and ", ", ", "/", " with ", " |"],
    )?;
    let is_name = !span.slice(block.text).eq_ignore_ascii_case("agencies") && block.n_words <= 10;
    is_name.then(|| Evidence {
        rank: Rank::Source,
        span: block.locate(span),
    })
}

fn read_copyright(text: &str, lexicon: &Lexicon) -> Option<Span> {
    let start =
        find_end(text, "copyright").or_else(|| text.find('©').map(|at| at + '©'.len_utf8()))?;
    let rest = text.get(start..)?;
    let skip = |character: char| !character.is_alphabetic();
    let mut name = start + rest.find(|character| !skip(character))?;
    for word in ["c) ", "by "] {
        let rest = text.get(name..)?;
        if rest
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
        {
            name += word.len();
            name += text.get(name..)?.find(char::is_alphabetic)?;
        }
    }
    let span = name_from(
        text,
        name,
        &[". ", ",", " All ", " all ", "|", "–", " 20", " 19"],
    )?;
    let is_supplier = lexicon
        .wordings
        .is(Wording::Credit, &fold(span.slice(text)));
    (!is_supplier).then_some(span)
}

/// Signs between the last sentence and a sign-off.
const SIGN_OFFS: [&str; 5] = ["--", "—", "–", "- ", "/"];

/// `... the minister said. -- THE LANTERN`, `... said. (Reuters)`: the part of the text that signs off, and the name in it.
pub(super) fn read_sign_off(text: &str, lexicon: &Lexicon) -> Option<(Span, Span)> {
    let trimmed = text.trim_end_matches(['.', ' ', '\u{a0}', '/']);
    if let Some(open) = trimmed.rfind(['(', '[']) {
        let inside = trimmed.get(open + 1..)?.trim_end_matches([')', ']']);
        let is_last = trimmed.ends_with([')', ']']) && !inside.contains([')', ']']);
        let first = inside.split(['/', ',']).next().unwrap_or(inside).trim_end();
        if is_last && ends_sentence(text.get(..open)?) && is_agency(first, lexicon) {
            let start = open as u32 + 1;
            let name = Span::new(start, start + first.len() as u32).trim(text);
            return Some((Span::new(open as u32, text.len() as u32), name));
        }
    }
    let (at, sign) = SIGN_OFFS
        .iter()
        .filter_map(|sign| trimmed.rfind(sign).map(|at| (at, *sign)))
        .max_by_key(|&(at, sign)| (at + sign.trim_end().len(), sign.trim_end().len()))?;
    let name = name_from(text, at + sign.len(), &["/", ", ", " and ", " with "])?;
    let is_free = ends_sentence(text.get(..at)?);
    let words = name.slice(text);
    let is_capitals = !words.contains(char::is_lowercase)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let is_outlet = is_agency(words, lexicon) || (sign != "/" && is_outlet_name(words, lexicon));
    let is_long_capitals = is_capitals && words.contains(' ') && sign == "--";
    (is_free && (is_outlet || is_long_capitals))
        .then(|| (Span::new(at as u32, text.len() as u32), name))
}

fn ends_sentence(text: &str) -> bool {
    let text = without_closers(text.trim_end());
    text.is_empty() || text.ends_with(['.', '!', '?', '…'])
}

fn is_agency(name: &str, lexicon: &Lexicon) -> bool {
    is_outlet(name, lexicon) || lexicon.wordings.is(Wording::Credit, &to_folded(name))
}

/// Whether a text is the name of a listed outlet and no more.
pub(super) fn is_outlet(text: &str, lexicon: &Lexicon) -> bool {
    let first = words(text).next().map(to_folded).unwrap_or_default();
    if first != "the" && !lexicon.names.begins_phrase(&first) {
        return false;
    }
    let folded: Vec<String> = words(text).map(to_folded).collect();
    let words = || {
        text.split_whitespace()
            .zip(&folded)
            .map(|(word, folded)| Written {
                folded,
                capital: word.starts_with(char::is_uppercase),
                capitals: !word.contains(char::is_lowercase),
            })
    };
    let has_sense = |words: &dyn Fn() -> Option<(Sense, usize)>, n: usize| matches!(words(), Some((Sense::Outlet(_), length)) if length == n);
    let n = folded.len();
    has_sense(&|| lexicon.names.find_phrase(words(), Case::Mute), n)
        || (n > 1
            && folded[0] == "the"
            && has_sense(
                &|| lexicon.names.find_phrase(words().skip(1), Case::Mute),
                n - 1,
            ))
}

/// Whether a text is a listed outlet, a web address, or ends with a word that ends names of outlets (`The Strelsau Times`).
pub(super) fn is_outlet_name(text: &str, lexicon: &Lexicon) -> bool {
    let n_words = text.split_whitespace().count();
    let last = text
        .split_whitespace()
        .next_back()
        .map(to_folded)
        .unwrap_or_default();
    let is_capitalised = text.split_whitespace().all(|word| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "&")
    });
    let ends_as_outlet = (2..=LONGEST_NAME).contains(&n_words)
        && is_capitalised
        && (lexicon.names.classes(&last).has(Class::MediaHead) || last == "media");
    let is_domain = n_words == 1
        && text.rsplit_once('.').is_some_and(|(name, end)| {
            !name.is_empty()
                && (2..=4).contains(&end.len())
                && end.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
    is_outlet(text, lexicon) || ends_as_outlet || is_domain
}

/// A title without what follows it on the page's tab, and the outlet in that: `Title - The Lantern News`.
///
/// Behind a bar anything short counts as the outlet unless it is a section; behind a dash only what is surely an outlet.
pub(super) fn split_title(text: &str, lexicon: &Lexicon) -> Option<(Span, Span)> {
    let n_words = |text: &str| text.split_whitespace().count();
    if let Some((title, rest)) = text.split_once('|') {
        let mut start = title.len() as u32 + 1;
        let parts: Vec<Span> = rest
            .split('|')
            .map(|part| {
                let end = start + part.len() as u32;
                let part = Span::new(start, end).trim(text);
                start = end + 1;
                part
            })
            .filter(|part| !part.is_empty())
            .collect();
        let is_section = |part: &Span| {
            let folded = fold(part.slice(text));
            lexicon.wordings.is(Wording::Section, &folded)
        };
        let outlet = parts.iter().rfind(|part| !is_section(part));
        let is_short = |part: &Span| n_words(part.slice(text)) <= 5;
        let is_suffix = n_words(title) >= 3 && !parts.is_empty() && parts.iter().all(is_short);
        if is_suffix {
            let end = text.len() as u32;
            let outlet = outlet.copied().unwrap_or(Span::new(end, end));
            return Some((Span::new(0, title.len() as u32).trim(text), outlet));
        }
    }
    [" - ", " – ", " — ", " :: "].iter().find_map(|sign| {
        let (title, outlet) = text.rsplit_once(sign)?;
        let is_suffix = n_words(title) >= 3 && is_outlet_name(outlet.trim(), lexicon);
        let start = (title.len() + sign.len()) as u32;
        is_suffix.then(|| {
            let outlet = Span::new(start, text.len() as u32).trim(text);
            (Span::new(0, title.len() as u32).trim(text), outlet)
        })
    })
}

/// The site's name at the start of a line after the last paragraph: words with capitals up to one that ends names of
/// outlets, with a list or a subtitle after it (`Strelsau Media Politics, Trade, Defence`).
pub(super) fn read_tagline(block: &Block<'_>, lexicon: &Lexicon) -> Option<Evidence> {
    let mut end = 0;
    for (number, range) in word_ranges(block.text).enumerate().take(LONGEST_NAME) {
        let start = range.start;
        let word = block.text.get(range).unwrap_or("");
        let bare = word.trim_end_matches([',', ':', '|', '-', '–', '—']);
        end = start + bare.len();
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let folded = to_folded(bare);
        let is_head = folded == "media" || lexicon.names.classes(&folded).has(Class::MediaHead);
        if number > 0 && is_head {
            break;
        }
        if bare.len() < word.len() {
            return None;
        }
    }
    let span = Span::new(0, end as u32);
    let is_name = is_outlet_name(span.slice(block.text), lexicon);
    is_name.then(|| Evidence {
        rank: Rank::Tagline,
        span: block.locate(span),
    })
}

/// Bytes before the agency in a dateline.
const LONGEST_DATELINE: usize = 80;

/// The agency in a dateline at the start of the first paragraph, `STRELSAU, Jan. 5 (Reuters) - ` or `/PRNewswire/ --`; and
/// where the dateline ends.
pub(super) fn read_dateline(text: &str, lexicon: &Lexicon) -> Option<(Span, usize)> {
    let open = text.find(['(', '/']).filter(|&at| at <= LONGEST_DATELINE)?;
    let sign = if text.get(open..)?.starts_with('(') {
        ')'
    } else {
        '/'
    };
    let close = text.get(open + 1..)?.find(sign)? + open + 1;
    let place: String = text
        .get(..open)?
        .chars()
        .take_while(|character| *character != ',')
        .collect();
    let is_place = !place.trim().is_empty()
        && place.split_whitespace().count() <= 4
        && place
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase))
        && place.contains(char::is_alphabetic);
    let rest = text.get(close + 1..)?.trim_start();
    let is_closed = rest.starts_with(['-', '–', '—', ':']);
    let name = Span::new(open as u32 + 1, close as u32).trim(text);
    (is_place && is_closed && is_agency(name.slice(text), lexicon)).then_some((name, close))
}
