//! Furniture that one line shows by its wording alone.

use super::{
    block::{Block, without_numbers},
    credit,
};
use crate::lexicon::{
    Lexicon,
    wording::{Kinds, Wording},
};

/// What kind of furniture a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Just this line.
    Line,
    /// The head of a list of other headlines.
    OpensList,
    /// The head of a note about who wrote the article.
    OpensNote,
    /// The head of comments or the like: nothing after it belongs to the article.
    EndsArticle,
}

/// Longest line, in words, whose wording counts.
const LONGEST_LINE: usize = 60;
/// The same for a line known by its first words.
const LONGEST_START: usize = 45;
/// The same for a line with a label before it.
const LONGEST_LABELLED: usize = 25;

/// Whether a line is furniture by its wording.
///
/// Matches advertisements, pleas to follow, subscribe or share, rows of buttons and menus, cookie and copyright notices,
/// credits and captions of pictures, pointers to other articles, tags, notes on machine-made text, separators. Leaves
/// alone whatever reads as a report: quoted words, or a verb of saying.
pub(super) fn find_furniture(block: &Block<'_>, lexicon: &Lexicon) -> Option<Furniture> {
    if !block.text.contains(char::is_alphanumeric) {
        return Some(Furniture::Line);
    }
    if block.folded.is_empty() || block.n_words > LONGEST_LINE {
        return None;
    }
    let wordings = &lexicon.wordings;
    let folded = block.folded.as_str();
    let general = without_numbers(folded);
    let general = general.as_ref();
    let kinds = wordings.kinds_of(folded).or(wordings.kinds_of(general));
    let is = |kind| kinds.has(kind) && (wordings.is(kind, folded) || wordings.is(kind, general));
    if is(Wording::End) {
        return Some(Furniture::EndsArticle);
    }
    if is(Wording::Note) {
        return Some(Furniture::OpensNote);
    }
    if is(Wording::List) {
        return Some(Furniture::OpensList);
    }
    let opens = || wordings.find_start(Wording::Open, general).is_some();
    if kinds.has(Wording::Open) && opens() && block.n_words <= 8 && !block.ends_sentence() {
        return Some(Furniture::OpensList);
    }
    let (mut inside, mut has_notice) = (Kinds::default(), false);
    for (at, kinds) in wordings.kinds_in(folded) {
        inside = inside.or(kinds);
        has_notice |=
            kinds.has(Wording::Contain) && wordings.is_word_at(Wording::Contain, folded, at);
    }
    let is_line = is(Wording::Whole)
        || is_labelled(block, lexicon)
        || (kinds.has(Wording::Start) && starts_as_furniture(block, lexicon))
        || (has_notice && !is_report(block))
        || is_row(block, lexicon)
        || is_machine_note(block)
        || is_copyright(folded)
        || credit::is_caption(block, inside, lexicon);
    is_line.then_some(Furniture::Line)
}

/// `Read more: ...`, `Tags`, and the label that a page sets in a box of its own, so that saving the page glues it to the
/// next word: `RelatedThe Lantern - ...`.
fn is_labelled(block: &Block<'_>, lexicon: &Lexicon) -> bool {
    let wordings = &lexicon.wordings;
    if wordings.is(Wording::Label, &block.folded) {
        return true;
    }
    if block.n_words > LONGEST_LABELLED {
        return false;
    }
    if let Some(end) = wordings.find_start(Wording::Label, &block.folded) {
        let rest = block.folded.get(end..).unwrap_or("").trim_start();
        if rest.starts_with([':', '|', '»', '>', '→']) {
            return true;
        }
    }
    // A small letter directly before a capital is rare.
    let may_be_glued = |pair: &[u8]| match *pair {
        [one, next] => {
            (one.is_ascii_lowercase() || !one.is_ascii())
                && (next.is_ascii_uppercase() || !next.is_ascii())
        }
        _ => false,
    };
    let is_glued = |at: usize| {
        let (start, rest) = block.text.split_at_checked(at).unwrap_or_default();
        at >= 5
            && start.ends_with(char::is_lowercase)
            && rest.starts_with(char::is_uppercase)
            && wordings
                .all(Wording::Label)
                .any(|label| start.eq_ignore_ascii_case(label))
    };
    let mut pairs = block.text.as_bytes().windows(2).zip(1..);
    pairs.any(|(pair, at)| may_be_glued(pair) && is_glued(at))
}

fn starts_as_furniture(block: &Block<'_>, lexicon: &Lexicon) -> bool {
    let is_start = || {
        lexicon
            .wordings
            .find_start(Wording::Start, &block.folded)
            .is_some()
    };
    block.n_words <= LONGEST_START && !is_report(block) && is_start()
}

/// Whether the line quotes or reports, and so is prose whatever else it holds.
fn is_report(block: &Block<'_>) -> bool {
    block.text.contains(['“', '"', '«'])
        || block.folded.contains(" said ")
        || block.folded.ends_with(" said")
}

/// A row of menu entries or buttons, of hashtags, of handles, or a bare address.
fn is_row(block: &Block<'_>, lexicon: &Lexicon) -> bool {
    let mut words = block.folded.split(' ').peekable();
    let is_address = block.n_words == 1
        && (["http://", "https://", "www."]
            .iter()
            .any(|start| block.folded.starts_with(start))
            || (block.text.contains('@') && block.text.contains('.')));
    let is_nav = |word: &str| {
        lexicon.wordings.is(
            Wording::Nav,
            word.trim_matches([',', '|', '/', '>', '•', '·', '›']),
        ) || !word.contains(char::is_alphanumeric)
    };
    is_address
        || words
            .clone()
            .all(|word| word.starts_with('#') && word.len() > 1)
        || words
            .clone()
            .all(|word| word.starts_with('@') && word.len() > 1)
        || (block.n_words >= 2 && words.peek().is_some() && words.all(is_nav))
}

/// What a machine can have made.
const PRODUCTS: [&str; 14] = [
    "article",
    "articles",
    "content",
    "story",
    "text",
    "post",
    "summary",
    "translation",
    "report",
    "piece",
    "page",
    "headline",
    "image",
    "transcript",
];
/// Machines that make text.
const MACHINES: [&str; 5] = ["ai", "chatgpt", "openai", "gemini", "copilot"];
/// How.
const MAKING: [&str; 12] = [
    "created",
    "generated",
    "written",
    "produced",
    "translated",
    "summarised",
    "summarized",
    "assisted",
    "drafted",
    "compiled",
    "edited",
    "enhanced",
];

/// `This content was created with the help of AI`, `AI-generated summary`. Leaves alone reports about such text, which do
/// not begin with `this` and the text itself.
fn is_machine_note(block: &Block<'_>) -> bool {
    let words = || {
        block
            .folded
            .split([' ', '-', ',', '.', ':', '(', ')'])
            .filter(|word| !word.is_empty())
    };
    let mut first = words();
    let is_about_itself = match (first.next(), first.next(), first.next()) {
        (Some("this" | "the"), Some(second), _) => PRODUCTS.contains(&second),
        (Some("parts" | "some" | "portions"), Some("of"), Some("this")) => true,
        (Some("ai" | "machine"), Some(second), _) => MAKING.contains(&second),
        (Some(first), Some("by" | "with"), _) => MAKING.contains(&first),
        _ => false,
    };
    let names_machine = || {
        words().any(|word| MACHINES.contains(&word))
            || [
                "artificial intelligence",
                "machine translation",
                "language model",
            ]
            .iter()
            .any(|name| block.folded.contains(name))
    };
    block.n_words <= 40
        && is_about_itself
        && words().any(|word| MAKING.contains(&word))
        && names_machine()
        && !is_report(block)
}

/// `© 2026 The Lantern`, `Copyright 2026 ...`.
fn is_copyright(folded: &str) -> bool {
    let rest = folded.strip_prefix("copyright").map(str::trim_start);
    folded.starts_with('©')
        || folded.starts_with("(c) 20")
        || rest.is_some_and(|rest| {
            rest.starts_with(|character: char| character.is_ascii_digit() || character == '©')
        })
}
