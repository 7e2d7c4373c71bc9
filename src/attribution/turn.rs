//! Printed conversations: paragraphs that begin with their speaker (`MIRA CASTELLAN: We left.`), and those that go on. What is a
//! label is told by its form and by the others of the article: in a conversation speakers come back.

use std::collections::BTreeSet;

use super::{
    Text,
    assemble::{Passage, lowered, to_id},
};
use crate::{
    record::{Attribution, Reason, Step},
    span::Span,
};

/// Words of a name such as `THE CHAIRWOMAN`, at most.
const LONGEST: usize = 4;
/// Characters of a label with all that is said of the speaker in brackets or behind a comma, at most. A paragraph may be a
/// megabyte.
const FAR: usize = 90;
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
    /// Begins with who speaks.
    Begins(Span),
    /// Goes on the one before.
    GoesOn,
}

impl Turn {
    /// The label that the paragraph begins with.
    pub(super) const fn label(self) -> Option<Span> {
        match self {
            Self::Labelled(label) | Self::Begins(label) => Some(label),
            Self::None | Self::GoesOn => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `Q` or `A`.
    Letter,
    /// A name in capitals.
    Capitals,
    /// A name as names are written, which many a line of a list begins with too.
    Name,
}

#[derive(Clone, Copy, Debug)]
struct Label<'a> {
    span: Span,
    form: Form,
    /// What comes back when the speaker does: the last word of the name.
    key: &'a str,
    /// What follows it.
    said: &'a str,
}

/// What each paragraph of an article is, in linear time.
pub(super) fn turns(text: Text<'_>) -> Vec<Turn> {
    let paragraphs = &text.segments.paragraphs;
    let labels: Vec<Option<Label<'_>>> = paragraphs
        .iter()
        .map(|paragraph| label(text.text, *paragraph))
        .collect();
    let mut turns = vec![Turn::None; labels.len()];
    let sure = labels
        .iter()
        .enumerate()
        .filter_map(|(at, label)| Some((at, label.filter(|label| label.form != Form::Name)?)));
    // One alone may be the place of a report: “STRELSAU: The minister said ...”.
    if sure.clone().take(2).count() == 2 {
        for (at, label) in sure {
            turns[at] = Turn::Labelled(label.span);
        }
    }
    for (form, n_least) in [(Form::Capitals, 1), (Form::Name, 2)] {
        let own: Vec<(usize, Label<'_>)> = labels
            .iter()
            .enumerate()
            .filter_map(|(at, label)| Some((at, label.filter(|label| label.form == form)?)))
            .collect();
        let returning = returning(own.iter().map(|(_, label)| label.key));
        let sentences = own.iter().filter(|(_, label)| is_sentence(label.said));
        // Figures under the names of candidates come back too.
        if returning.len() < n_least || sentences.count() * 2 < own.len() {
            continue;
        }
        for (at, label) in own {
            if form == Form::Capitals || returning.contains(label.key) {
                turns[at] = Turn::Begins(label.span);
            }
        }
    }
    go_on(&mut turns, |at| paragraphs[at].slice(text.text).trim());
    turns
}

/// Gives the paragraphs between two labels to the speaker before them, but for what is no speech: stage directions, a line that
/// introduces what follows.
fn go_on<'a>(turns: &mut [Turn], words: impl Fn(usize) -> &'a str) {
    let is_labelled = |turn: &Turn| turn.label().is_some();
    let Some(first) = turns
        .iter()
        .position(|turn| matches!(turn, Turn::Begins(_)))
    else {
        return;
    };
    let last = turns.iter().rposition(is_labelled).unwrap_or(first);
    let among = &mut turns[first..=last];
    if among.iter().filter(|turn| is_labelled(turn)).count() * DENSE < among.len() {
        return;
    }
    let mut is_open = false;
    for (at, turn) in among.iter_mut().enumerate() {
        let words = words(first + at);
        match turn {
            Turn::Begins(_) => is_open = true,
            Turn::Labelled(_) => is_open = false,
            _ if words.ends_with(':') => is_open = false,
            _ if words.starts_with(['(', '[']) && words.ends_with([')', ']']) => {}
            _ if is_open => *turn = Turn::GoesOn,
            _ => {}
        }
    }
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

/// The label of a turn at the beginning of a paragraph: `Q:`, `A.`, or a name before a colon.
fn label(text: &str, paragraph: Span) -> Option<Label<'_>> {
    let words = paragraph.slice(text);
    let to = |end: usize| Span::new(paragraph.start, paragraph.start + end as u32);
    let is_apart = |at: usize| {
        let rest = words.get(at..);
        rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    if words.starts_with(['Q', 'A']) && words[1..].starts_with([':', '.']) {
        return is_apart(2).then(|| Label {
            span: to(1),
            form: Form::Letter,
            key: &words[..1],
            said: &words[2..],
        });
    }
    let colon = words
        .char_indices()
        .take(FAR)
        .find(|(_, letter)| *letter == ':')?
        .0;
    let whole = words[..colon].trim_end();
    let name = whole
        .split(['(', '[', ','])
        .next()
        .unwrap_or(whole)
        .trim_end();
    let form = form(name).filter(|_| is_apart(colon + 1))?;
    Some(Label {
        span: to(whole.len()),
        form,
        key: name.rsplit(' ').next().unwrap_or(name),
        said: &words[colon + 1..],
    })
}

/// How a name is written; nothing where it is none.
fn form(name: &str) -> Option<Form> {
    let is_of_names = |letter: char| {
        letter.is_alphabetic() || matches!(letter, ' ' | '.' | '-' | '‑' | '’' | '\'')
    };
    let words = || name.split(' ');
    // Stops end short forms, not sentences.
    let is_short = |word: &str| !word.ends_with('.') || word.chars().count() <= 5;
    if !name.chars().all(is_of_names) || words().count() > LONGEST || !words().all(is_short) {
        return None;
    }
    let n_of = |test: fn(char) -> bool| name.chars().filter(|letter| test(*letter)).count();
    let (n_upper, n_lower) = (n_of(char::is_uppercase), n_of(char::is_lowercase));
    // `McBRIDE` is in capitals as well.
    if n_upper >= 2 && n_lower * 3 <= n_upper {
        return Some(Form::Capitals);
    }
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_particle = |word: &str| !word.is_empty() && word.chars().count() <= 3;
    let is_name = n_lower > 0
        && words().next().is_some_and(is_capital)
        && words().next_back().is_some_and(is_capital)
        && words().all(|word| is_capital(word) || is_particle(word));
    is_name.then_some(Form::Name)
}

/// The turn that a paragraph begins, by the tokens of the paragraph that are said; nothing where nothing is.
pub(super) fn begin(
    passage: Passage<'_>,
    paragraph: Span,
    label: Span,
) -> Option<Attribution<Span>> {
    let segments = passage.segments;
    let colon = segments
        .tokens_in(Span::new(label.end, paragraph.end))
        .start;
    let [colon, said @ ..] = segments
        .tokens
        .get(colon..segments.tokens_in(paragraph).end)?
    else {
        return None;
    };
    if colon.span.slice(passage.text) != ":" {
        return None;
    }
    let said = said.first()?.span.cover(said.last()?.span);
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
            colon.span,
        ),
        reason(
            Step::Content,
            "the turn of the one before the colon, printed without quotation marks",
            said,
        ),
    ];
    why.extend(passage.doubts.iter().cloned());
    let content = vec![said];
    let quoted = passage.quoted(&content);
    Some(Attribution {
        id: to_id(passage.hash, &[colon.span], &content),
        kind: passage.kind(&content, &quoted),
        source: vec![label],
        cue: vec![colon.span],
        content,
        quoted,
        speakers: Vec::new(),
        confidence: lowered(SURE, &why),
        why,
    })
}

/// Adds a paragraph that goes on a turn.
pub(super) fn extend(passage: Passage<'_>, paragraph: Span, entry: &mut Attribution<Span>) {
    entry.quoted.extend(passage.quoted(&[paragraph]));
    entry.content.push(paragraph);
    entry.id = to_id(passage.hash, &entry.cue, &entry.content);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Form, &str)>) {
        let found = label(text, Span::new(0, text.len() as u32));
        let found = found.map(|label| (label.span.slice(text), label.form, label.key));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_of_turns() {
        check("Q: Did you read it?", Some(("Q", Form::Letter, "Q")));
        check("A. I did.", Some(("A", Form::Letter, "A")));
        check(
            "MIRA CASTELLAN: I did.",
            Some(("MIRA CASTELLAN", Form::Capitals, "CASTELLAN")),
        );
        check(
            "MS. VOSS: I did.",
            Some(("MS. VOSS", Form::Capitals, "VOSS")),
        );
        check(
            "McBRIDE: I did.",
            Some(("McBRIDE", Form::Capitals, "McBRIDE")),
        );
        check(
            "SEN. OTTO BRANDL (Ind.), CHAIRMAN: No.",
            Some((
                "SEN. OTTO BRANDL (Ind.), CHAIRMAN",
                Form::Capitals,
                "BRANDL",
            )),
        );
        check(
            "Castellan: I did.",
            Some(("Castellan", Form::Name, "Castellan")),
        );
        check(
            "Otto van der Brandl: I did.",
            Some(("Otto van der Brandl", Form::Name, "Brandl")),
        );
        check("A treaty: at last.", None);
        check("The end of it: nothing.", None);
        check("U.S. envoys left.", None);
        check("We left. They: no.", None);
        check("12:30", None);
        check("ÉÉ:", None);
        check("", None);
    }

    #[test]
    fn who_comes_back_after_another() {
        let found = |keys: &[&'static str]| -> Vec<&str> {
            returning(keys.iter().copied()).into_iter().collect()
        };
        assert_eq!(found(&["a", "b", "a", "b"]), ["a", "b"]);
        assert_eq!(found(&["a", "a", "b"]), [""; 0]);
    }
}
