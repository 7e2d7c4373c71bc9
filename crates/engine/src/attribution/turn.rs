//! Printed conversations: paragraphs that begin with their speaker (`MIRA CASTELLAN: We left.`), and those that go on. What is a
//! label is told by its form and by the others of the article: in a conversation speakers come back.

mod label;
mod voice;

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    draft::Draft,
    passage::Passage,
    reason::{lowered, of_turn},
    text::Text,
};
use label::{Form, Label, label, last_word};
use record::{Reason, Step, span::Span};

/// Of the paragraphs from first to last label, one in so many has a label of its own where the others go on it.
const DENSE: usize = 4;
/// Confidence, per mille, that a turn is its speaker's, before what the text as a whole takes from it.
const SURE: u16 = 900;

/// What a paragraph is in a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// No part of one.
    #[default]
    None,
    /// Begins with a label that does not say who speaks: the letter of an interview, a name that nobody answers.
    Labelled(Span),
    /// Begins with a heading that looks like a label: whoever spoke before has ended.
    Headed,
    /// Begins with who speaks.
    Begins(Span),
    /// Goes on the one before.
    GoesOn,
}

/// Whose turn it is while the paragraphs are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Floor {
    /// Nobody's.
    #[default]
    Free,
    /// That of a label with its colon, behind which nothing has been said yet.
    Given(Span, Span),
    /// That of the attribution at this position.
    Taken(usize),
}

impl Turn {
    /// The label that the paragraph begins with.
    pub(super) const fn label(self) -> Option<Span> {
        match self {
            Self::Labelled(label) | Self::Begins(label) => Some(label),
            Self::None | Self::Headed | Self::GoesOn => None,
        }
    }
}

/// What each paragraph of an article is, in linear time.
pub(super) fn turns<'a>(text: Text<'a>) -> Vec<Turn> {
    let paragraphs = &text.segments.paragraphs;
    let words = |at: usize| {
        paragraphs
            .get(at)
            .map_or("", |span| span.slice(text.text).trim())
    };
    let labels = paragraphs.iter().enumerate().map(|(at, paragraph)| {
        let label = label(text.text, *paragraph)?;
        let is_alone = is_direction(label.said);
        let said = if is_alone { words(at + 1) } else { label.said };
        Some(Label {
            is_alone,
            said,
            ..label
        })
    });
    let labels: Vec<Option<Label<'a>>> = labels.collect();
    let no_voices = voice::no_voices(text, &labels);
    let mut turns: Vec<Turn> = labels
        .iter()
        .map(|label| match label {
            Some(label) if no_voices.contains(label.name) => Turn::Headed,
            _ => Turn::None,
        })
        .collect();
    let voices = labels
        .iter()
        .enumerate()
        .filter_map(|(at, label)| Some((at, (*label)?)))
        .filter(|(_, label)| !no_voices.contains(label.name));
    let sure = voices
        .clone()
        .filter(|(_, label)| label.form != Form::Name && !label.is_alone);
    // One alone may be the place of a report: “STRELSAU: The minister said ...”.
    if sure.clone().take(2).count() == 2 {
        for (at, label) in sure {
            turns[at] = Turn::Labelled(label.span);
        }
    }
    for (form, n_least) in [(Form::Capitals, 1), (Form::Name, 2)] {
        let labels = voices
            .clone()
            .filter(|(_, label)| label.form == form || label.form == Form::Letter);
        // Speakers come back by the last word of their names. A letter asks or answers, but has none.
        let key = |label: Label<'a>| match label.form == form {
            true => last_word(label.name),
            false => "",
        };
        let mut returning = returning(labels.clone().map(|(_, label)| key(label)));
        returning.remove("");
        let own: Vec<_> = labels.filter(|(_, label)| label.form == form).collect();
        // Figures behind the names of candidates come back too.
        let n_sentences = own.iter().filter(|(_, label)| is_sentence(label.said));
        if returning.len() < n_least || n_sentences.count() * 2 < own.len() {
            continue;
        }
        for (at, label) in own {
            if form == Form::Capitals || returning.contains(key(label)) {
                turns[at] = Turn::Begins(label.span);
            }
        }
    }
    let is_alone = |at: usize| labels[at].is_some_and(|label| label.is_alone);
    go_on(&mut turns, is_alone, words);
    turns
}

/// Gives the paragraphs between two labels to the speaker before them, and to one whose label stands alone the paragraph
/// behind it; but not what is no speech: stage directions, a line that introduces what follows.
fn go_on<'a>(
    turns: &mut [Turn],
    is_alone: impl Fn(usize) -> bool,
    words: impl Fn(usize) -> &'a str,
) {
    let begins = |turn: &Turn| matches!(turn, Turn::Begins(_));
    let n_labels = turns.iter().filter(|turn| turn.label().is_some()).count();
    let first = turns.iter().position(begins).unwrap_or(turns.len());
    let last = turns
        .iter()
        .rposition(|turn| turn.label().is_some())
        .unwrap_or(0);
    let is_dense = n_labels * DENSE > last.saturating_sub(first);
    let mut is_open = false;
    for (at, turn) in turns.iter_mut().enumerate().skip(first) {
        let words = words(at);
        match turn {
            Turn::Begins(_) => is_open = is_dense && at < last || is_alone(at),
            Turn::Labelled(_) | Turn::Headed => is_open = false,
            _ if words.ends_with(':') => is_open = false,
            _ if is_open && !is_direction(words) => {
                *turn = Turn::GoesOn;
                is_open = is_dense && at < last;
            }
            _ => {}
        }
    }
}

/// Whether nothing is said: no words at all, or a stage direction, the time of day.
fn is_direction(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || words.starts_with(['(', '[']) && words.ends_with([')', ']'])
}

/// The keys that come back after another.
fn returning<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut returning = BTreeSet::new();
    let mut last = "";
    for key in keys {
        if !seen.insert(key) && key != last {
            returning.insert(key);
        }
        last = key;
    }
    returning
}

/// Whether the words of a turn are a sentence rather than a figure or a heading: two words, and a stop at the end.
fn is_sentence(words: &str) -> bool {
    let end = words.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '”' | '’' | '"' | '\'' | ')' | ']')
    });
    let has_letters = |word: &&str| word.contains(char::is_alphabetic);
    end.ends_with(['.', '?', '!', '…', '—', '–', '-'])
        && words.split_whitespace().filter(has_letters).take(2).count() == 2
}

/// The colon behind the label of a paragraph, and what is said in the paragraph itself, if anything is.
pub(super) fn parts(
    passage: Passage<'_>,
    paragraph: Span,
    label: Span,
) -> Option<(Span, Option<Span>)> {
    let rest = passage
        .segments
        .tokens_in(Span::new(label.end, paragraph.end));
    let (colon, said) = passage.segments.tokens.get(rest)?.split_first()?;
    if colon.span.slice(passage.text) != ":" {
        return None;
    }
    let said = said.first().zip(said.last());
    let said = said.map(|(first, last)| first.span.cover(last.span));
    let said = said.filter(|said| !is_direction(said.slice(passage.text)));
    Some((colon.span, said))
}

/// The turn of a speaker who has begun to speak.
pub(super) fn begin(passage: Passage<'_>, label: Span, colon: Span, said: Span) -> Draft {
    let reason = |step, text: &str, span| Reason {
        step,
        text: text.into(),
        span: Some(span),
        weight: SURE as i16,
    };
    let mut why = vec![
        reason(
            Step::Source,
            "stands before the colon, as the one whose turn it is",
            label,
        ),
        reason(
            Step::Cue,
            "a colon behind a name, in a conversation whose speakers come back",
            colon,
        ),
        reason(
            Step::Content,
            "the turn of the one before the colon, printed without quotation marks",
            said,
        ),
    ];
    why.extend(passage.doubts.iter().cloned());
    why.push(of_turn(label));
    why.sort_by_key(|reason| Reverse(reason.weight));
    let content = vec![said];
    let quoted = passage.quoted(&content);
    Draft {
        kind: passage.kind(&content, &quoted),
        source: vec![label],
        cue: vec![colon],
        content,
        quoted,
        confidence: lowered(SURE, &why),
        claimed: true,
        why,
    }
}

/// Adds a paragraph that goes on a turn.
pub(super) fn extend(passage: Passage<'_>, paragraph: Span, entry: &mut Draft) {
    entry.quoted.extend(passage.quoted(&[paragraph]));
    entry.content.push(paragraph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_after_another() {
        let found = |keys: &[&'static str]| -> Vec<&str> {
            returning(keys.iter().copied()).into_iter().collect()
        };
        assert_eq!(found(&["a", "b", "a", "b"]), ["a", "b"]);
        assert_eq!(found(&["a", "a", "b"]), [""; 0]);
    }
}
