//! Quotations that no verb gives to anybody: a paragraph of quotation alone, one signed behind a dash, one behind a name and a
//! colon. What stands in marks for other reasons (a title, a sign, a word in doubt) is no utterance by its form.

use super::{
    draft::Draft,
    passage::Passage,
    place::is_finite,
    reason::{doubt, lowered},
    text::Text,
};
use crate::lexicon::{fold::to_folded, names::Class};
use record::{AttributionKind, Reason, Step, span::Span};

/// Confidence, per mille, of a quotation alone; a guess, below that of one that goes on another.
const ALONE: u16 = 400;
/// The same of one that is signed.
const SIGNED: u16 = 800;
/// Words of a paragraph of quotation alone, at least.
const FEWEST: usize = 4;
/// Words of a signature with all that is said of the signer, at most.
const LONGEST: usize = 24;
/// Words of the name in it, with titles, at most.
const LONGEST_NAME: usize = 7;

/// The quotations that make up the whole of a stretch; nothing where anything else stands in it.
pub(super) fn all_quoted(passage: Passage<'_>, stretch: Span) -> bool {
    let mut at = stretch.start;
    for quotation in passage.quotations_in(stretch) {
        if !is_blank(passage, at, quotation.span.start) {
            return false;
        }
        at = quotation.span.end;
    }
    at > stretch.start && is_blank(passage, at, stretch.end)
}

fn is_blank(passage: Passage<'_>, start: u32, end: u32) -> bool {
    Span::new(start, end.max(start))
        .slice(passage.text)
        .trim()
        .is_empty()
}

/// Whether a quotation is an utterance by its form: it begins like a sentence and ends like one.
fn is_utterance(passage: Passage<'_>, stretch: Span) -> bool {
    let quotations = passage.quotations_in(stretch);
    let ends = quotations.first().zip(quotations.last());
    ends.is_some_and(|(first, last)| {
        let begin = first.inner.slice(passage.text).trim_start();
        last.closed && !begin.starts_with(char::is_lowercase)
    }) && ends_like_sentence(passage, stretch)
        && !is_titled(passage, stretch)
}

/// Whether the last quotation of a stretch ends as a sentence does.
pub(super) fn ends_like_sentence(passage: Passage<'_>, stretch: Span) -> bool {
    passage.quotations_in(stretch).last().is_some_and(|last| {
        let end = last.inner.slice(passage.text).trim_end();
        end.ends_with(['.', '!', '?', '…', ','])
    })
}

/// Whether most longer words begin with a capital, as in a title: `“The Lost Bridge of Strelsau”`.
pub(super) fn is_titled(passage: Passage<'_>, stretch: Span) -> bool {
    let long = stretch
        .slice(passage.text)
        .split_whitespace()
        .skip(1)
        .filter(|word| word.chars().count() > 3);
    let (all, capitals) = long.fold((0, 0), |(all, capitals), word| {
        (
            all + 1,
            capitals + usize::from(word.starts_with(char::is_uppercase)),
        )
    });
    all > 0 && capitals * 4 > all * 3
}

/// A paragraph of quotation alone between others that quote nobody: somebody says it, and nothing tells who.
pub(super) fn alone(passage: Passage<'_>, paragraph: Span) -> Option<Draft> {
    let first = passage.quotations.first()?;
    let is_one = all_quoted(passage, paragraph)
        && !first.continues
        && is_utterance(passage, paragraph)
        && passage.n_words(&[paragraph]) >= FEWEST;
    if !is_one {
        return None;
    }
    let content = vec![paragraph.trim(passage.text)];
    let mut why = vec![
        Reason {
            step: Step::Quotation,
            text: "the whole paragraph is in quotation marks, and ends as a sentence does".into(),
            span: Some(first.span),
            weight: 500,
        },
        doubt("no words say who speaks", None, -150),
    ];
    why.extend(passage.doubts.iter().cloned());
    Some(Draft {
        claimed: true,
        kind: AttributionKind::Direct,
        source: Vec::new(),
        cue: Vec::new(),
        quoted: passage.quoted(&content),
        content,
        confidence: lowered(ALONE, &why),
        why,
    })
}

/// A quotation with who said it behind a dash, in the same paragraph or in the next: `“Nobody asked us.” — Mira Castellan, mayor`.
pub(super) fn signed(
    passage: Passage<'_>,
    text: Text<'_>,
    paragraph: Span,
    next: Option<Span>,
) -> Option<Draft> {
    let last = passage.quotations.last()?;
    let said = Span::new(paragraph.start, last.span.end);
    if !all_quoted(passage, said) || !is_utterance(passage, said) {
        return None;
    }
    let rest = Span::new(last.span.end, paragraph.end.max(last.span.end));
    let rest = match is_blank(passage, rest.start, rest.end) {
        true => next?,
        false => rest,
    };
    let (dash, source) = signature(passage, text, rest)?;
    Some(draft(
        passage,
        said,
        source,
        dash,
        "a dash before a name, behind words in quotation marks",
    ))
}

/// The dash and the signer behind it, where a stretch is nothing else.
fn signature(passage: Passage<'_>, text: Text<'_>, stretch: Span) -> Option<(Span, Span)> {
    let stretch = stretch.trim(passage.text);
    let words = stretch.slice(passage.text);
    let name = words.trim_start_matches(['—', '–', '-', '―', '~']);
    let length = words.len() - name.len();
    if length == 0 || length > 6 {
        return None;
    }
    let dash = Span::new(stretch.start, stretch.start + length as u32);
    let source = Span::new(dash.end, stretch.end).trim(passage.text);
    let source = trim_stop(passage, source);
    is_signer(passage, text, source).then_some((dash, source))
}

/// A span without the stop behind it.
fn trim_stop(passage: Passage<'_>, span: Span) -> Span {
    let words = span.slice(passage.text);
    let is_short = words
        .rsplit(' ')
        .next()
        .is_some_and(|last| last.chars().count() <= 4);
    match words.ends_with('.') && !is_short {
        true => Span::new(span.start, span.end - 1),
        false => span,
    }
}

/// Whether a stretch names somebody: capitals, a title or a given name before the first comma, and no verb there.
fn is_signer(passage: Passage<'_>, text: Text<'_>, stretch: Span) -> bool {
    let words = stretch.slice(passage.text);
    let name = words.split([',', '(', ';']).next().unwrap_or(words).trim();
    let n_words = name.split_whitespace().take(LONGEST_NAME + 1).count();
    if n_words == 0 || n_words > LONGEST_NAME || passage.n_words(&[stretch]) > LONGEST {
        return false;
    }
    let tokens = passage
        .segments
        .tokens_in(Span::new(stretch.start, stretch.start + name.len() as u32));
    let has_verb = tokens.clone().any(|at| {
        text.tags
            .fine
            .get(at)
            .is_some_and(|&class| is_finite(class))
    });
    let classes = |word: &str| {
        text.lexicon
            .names
            .classes(&to_folded(word.trim_end_matches('.')))
    };
    let is_part = |word: &str| {
        let classes = classes(word);
        word.starts_with(char::is_uppercase)
            || classes.is_role()
            || classes.has_any(&[Class::Particle, Class::Function, Class::RoleModifier])
    };
    let n_capitals = name
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let is_known = name.split_whitespace().any(|word| {
        let classes = classes(word);
        classes.is_given()
            || classes.is_role()
            || classes.is_honorific()
            || classes.has(Class::Surname)
    });
    let is_sentence = words.contains(['“', '”', '"', '?', '!', ':']);
    !has_verb
        && !is_sentence
        && name.split_whitespace().all(is_part)
        && n_capitals > 0
        && (n_capitals > 1 || is_known)
        && name
            .split_whitespace()
            .next_back()
            .is_some_and(|last| !classes(last).has(Class::Function))
}

/// A quotation behind who said it and a colon, in a list of what people say: `Mira Castellan, Strelsau Herald: “Nobody asked us.”`.
pub(super) fn labelled(passage: Passage<'_>, text: Text<'_>, paragraph: Span) -> Option<Draft> {
    let first = passage.quotations.first()?;
    let said = Span::new(first.span.start, paragraph.end.max(first.span.start));
    if !all_quoted(passage, said) || !is_utterance(passage, said) {
        return None;
    }
    let label = Span::new(paragraph.start, first.span.start).trim(passage.text);
    let whole = label.slice(passage.text).strip_suffix(':')?;
    let start = whole.len()
        - whole
            .trim_start_matches(['•', '*', '-', '–', '▪', '●', ' '])
            .len();
    let source = Span::new(label.start + start as u32, label.start + whole.len() as u32);
    let source = source.trim(passage.text);
    let name = source.slice(passage.text).split(',').next().unwrap_or("");
    let mut words = source
        .slice(passage.text)
        .split(|letter: char| !letter.is_alphanumeric());
    let reports = words.any(|word| text.lexicon.cues.is_past_report(word));
    let is_named = name.split_whitespace().nth(1).is_some();
    let colon = Span::new(label.end - 1, label.end);
    (is_named && !reports && is_signer(passage, text, source)).then(|| {
        draft(
            passage,
            said,
            source,
            colon,
            "a colon behind a name, before words in quotation marks",
        )
    })
}

fn draft(passage: Passage<'_>, said: Span, source: Span, mark: Span, because: &str) -> Draft {
    let reason = |step, text: &str, span| Reason {
        step,
        text: text.into(),
        span: Some(span),
        weight: SIGNED as i16,
    };
    let content = vec![said.trim(passage.text)];
    let quoted = passage.quoted(&content);
    let mut why = vec![
        reason(Step::Cue, because, mark),
        reason(
            Step::Source,
            "is named beside the quotation, as the one who said it",
            source,
        ),
        reason(
            Step::Quotation,
            "the whole content stands in quotation marks",
            content[0],
        ),
    ];
    why.extend(passage.doubts.iter().cloned());
    Draft {
        claimed: true,
        kind: passage.kind(&content, &quoted),
        source: vec![source],
        cue: vec![mark],
        content,
        quoted,
        confidence: lowered(SIGNED, &why),
        why,
    }
}
