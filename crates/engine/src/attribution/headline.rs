//! Headlines that name who says it at either end: `Bridge is ‘a death trap’: Brandl`, `Brandl: ‘Bridge is a death trap’`, `Strike to
//! end, says union boss Brandl`. A headline is a line without a stop among the first of the article. A name at its end may as well
//! be a place, an outlet or a chapter of the news, so that the article itself has to show that the name is a person's or that it
//! speaks.

use super::{draft::Draft, passage::Passage, reason::lowered, text::Text, uncued::is_titled};
use crate::lexicon::{fold::to_folded, names::Class};
use record::{Reason, Step, span::Span};

/// Confidence, per mille, that the words are those of the one named.
const SURE: u16 = 600;
/// Lines at the beginning of an article in which a headline is looked for.
pub(super) const LINES: usize = 3;
/// Words of the one named at most, with title and office.
const LONGEST: usize = 6;
/// Words of a headline at most.
const LONGEST_LINE: usize = 30;

/// What a headline says somebody says.
struct Said {
    source: Span,
    cue: Span,
    content: Span,
}

/// The attribution of a line that is a headline by its form; `drafts` are those of the whole article.
pub(super) fn find(
    passage: Passage<'_>,
    text: Text<'_>,
    paragraph: Span,
    drafts: &[Draft],
) -> Option<Draft> {
    let line = paragraph.trim(passage.text);
    let words = line.slice(passage.text);
    let is_headline = passage.n_words(&[line]) <= LONGEST_LINE
        && !words.ends_with(['.', '?', '!', ':', ';', ',']);
    if !is_headline {
        return None;
    }
    let said = name_behind(passage, text, line)
        .or_else(|| verb_before_name(passage, text, line))
        .or_else(|| name_before(passage, line))?;
    let has_quotation = !passage.quotations_in(said.content).is_empty();
    let has_verb = passage
        .segments
        .tokens
        .get(passage.segments.tokens_in(said.cue))?;
    let has_verb = has_verb.iter().any(|token| {
        text.lexicon
            .cues
            .is_past_report(token.span.slice(passage.text))
    });
    let name = last_name(passage, text, said.source)?;
    let speaks = drafts.iter().any(|draft| {
        let mut sources = draft
            .source
            .iter()
            .filter(|span| !paragraph.overlaps(**span));
        sources.any(|span| holds_word(span.slice(passage.text), name))
    });
    let body = passage.text.get(paragraph.end as usize..).unwrap_or("");
    // `‘The Long Winter’: Strand` is a book of hers.
    if passage.n_words(&passage.quoted(&[said.content])) == passage.n_words(&[said.content])
        && is_titled(passage, said.content)
    {
        return None;
    }
    let is_shown = match has_quotation || has_verb {
        true => speaks || is_called(body, name),
        false => {
            speaks && !is_titled(passage, said.content) && passage.n_words(&[said.content]) > 2
        }
    };
    is_shown.then(|| draft(passage, &said))
}

/// `… : Brandl`, `… – Brandl`: a name alone behind the last colon or dash.
fn name_behind(passage: Passage<'_>, text: Text<'_>, line: Span) -> Option<Said> {
    let tokens = passage.segments.tokens_in(line);
    let word = |at: usize| passage.segments.tokens[at].span.slice(passage.text);
    let is_mark = |at: &usize| {
        let span = passage.segments.tokens[*at].span;
        let is_apart = passage
            .text
            .get(..span.start as usize)
            .is_some_and(|before| before.ends_with(' '));
        passage.quotations_in(span).is_empty()
            && (word(*at) == ":" || is_apart && matches!(word(*at), "-" | "–" | "—" | "--"))
    };
    let mark = tokens.clone().rev().find(is_mark)?;
    if mark == tokens.start || mark + 1 >= tokens.end {
        return None;
    }
    let cue = passage.segments.tokens[mark].span;
    let source = Span::new(cue.end, line.end).trim(passage.text);
    let content = Span::new(line.start, cue.start).trim(passage.text);
    (passage.quotations_in(source).is_empty() && is_name(passage, text, source)).then_some(Said {
        source,
        cue,
        content,
    })
}

/// `…, says union boss Brandl`: a reporting verb behind a comma, and whose it is up to the end.
fn verb_before_name(passage: Passage<'_>, text: Text<'_>, line: Span) -> Option<Said> {
    let tokens = passage.segments.tokens_in(line);
    let word = |at: usize| passage.segments.tokens[at].span.slice(passage.text);
    let is_free = |at: usize| {
        passage
            .quotations_in(passage.segments.tokens[at].span)
            .is_empty()
    };
    let verb = tokens.clone().skip(2).rev().find(|&at| {
        let closes = word(at - 1) == "," || !is_free(at - 1);
        closes && is_free(at) && text.lexicon.cues.is_past_report(word(at))
    })?;
    let cue = passage.segments.tokens[verb].span;
    let source = Span::new(cue.end, line.end).trim(passage.text);
    let end = match word(verb - 1) {
        "," => passage.segments.tokens[verb - 1].span.start,
        _ => passage.segments.tokens[verb - 1].span.end,
    };
    let content = Span::new(line.start, end).trim(passage.text);
    is_name(passage, text, source).then_some(Said {
        source,
        cue,
        content,
    })
}

/// `Brandl: …`: one to three words with capitals before the only colon, and words in quotation marks behind it.
fn name_before(passage: Passage<'_>, line: Span) -> Option<Said> {
    let words = line.slice(passage.text);
    let (name, _) = words.split_once(": ")?;
    let is_name = name.split(' ').count() <= 3
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
    if !is_name {
        return None;
    }
    let colon = line.start + name.len() as u32;
    Some(Said {
        source: Span::new(line.start, colon),
        cue: Span::new(colon, colon + 1),
        content: Span::new(colon + 1, line.end).trim(passage.text),
    })
}

/// Whether a stretch is a name with its titles and offices alone: it ends in a capital, or in an office.
fn is_name(passage: Passage<'_>, text: Text<'_>, stretch: Span) -> bool {
    let words: Vec<&str> = stretch.slice(passage.text).split_whitespace().collect();
    let classes = |word: &str| text.lexicon.names.classes(&to_folded(word));
    let is_part = |word: &&str| {
        let first = word.chars().next();
        first.is_some_and(char::is_alphabetic)
            && word
                .chars()
                .all(|letter| letter.is_alphanumeric() || "-’'.".contains(letter))
            && !text.lexicon.cues.is_past_report(word)
    };
    let last = words
        .last()
        .is_some_and(|last| last.starts_with(char::is_uppercase) || classes(last).is_role());
    last && words.len() <= LONGEST && words.iter().all(is_part)
}

/// The word of a source by which the article calls its bearer.
fn last_name<'a>(passage: Passage<'a>, text: Text<'_>, source: Span) -> Option<&'a str> {
    let words = source.slice(passage.text);
    let name = words.split_whitespace().next_back()?;
    let classes = text.lexicon.names.classes(&to_folded(name));
    let is_person = !classes.has_any(&[Class::MediaHead, Class::MediaDescription, Class::Region]);
    (is_person && name.chars().count() > 1).then_some(name)
}

/// Whether a text has a word.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether somebody is called by a name, with another name, a title or an office before it, in the body of an article.
fn is_called(body: &str, name: &str) -> bool {
    let mut words = body.split_whitespace();
    let mut before = "";
    let bare = |word: &'_ str| {
        word.trim_matches(|letter: char| !letter.is_alphanumeric())
            .len()
    };
    words.any(|word| {
        let core = word
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .next();
        let is_it = core == Some(name)
            && before.starts_with(char::is_uppercase)
            && bare(before) + 1 >= before.len();
        before = word;
        is_it
    })
}

fn draft(passage: Passage<'_>, said: &Said) -> Draft {
    let reason = |step, text: &str, span: Span| Reason {
        step,
        text: text.into(),
        span: Some(span),
        weight: SURE as i16,
    };
    let content = vec![said.content];
    let quoted = passage.quoted(&content);
    let why = vec![
        reason(
            Step::Cue,
            "parts what a headline says from who says it",
            said.cue,
        ),
        reason(
            Step::Source,
            "is named at one end of a headline, and in the article",
            said.source,
        ),
        reason(Step::Content, "the rest of the headline", said.content),
    ];
    Draft {
        claimed: true,
        kind: passage.kind(&content, &quoted),
        source: vec![said.source],
        cue: vec![said.cue],
        content,
        quoted,
        confidence: lowered(SURE, &why),
        why,
    }
}
