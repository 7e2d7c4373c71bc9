//! Verbs that say how somebody spoke, and are no reporting verbs elsewhere: `“The soup is hot!” sighed Castellan`. By its place a
//! verb right behind an utterance says who uttered it, whatever the verb.

use super::{
    draft::Draft, passage::Passage, quotation::Quotation, reason::lowered, text::Text,
    uncued::is_titled,
};
use record::{Reason, Step, span::Span};

/// Confidence, per mille, that the verb is a cue.
const SURE: u16 = 650;
/// Tokens of a source at most.
const LONGEST: usize = 8;

/// The attributions of quotations that no other one has, by the verb and its subject behind them.
pub(super) fn find(passage: Passage<'_>, text: Text<'_>, found: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<Span> = found
        .iter()
        .flat_map(|draft| draft.content.iter().copied())
        .collect();
    taken.sort_unstable();
    let mut reach = 0;
    for span in &mut taken {
        reach = span.end.max(reach);
        // From here on the end of each is the furthest of all up to it.
        span.end = reach;
    }
    let is_free = |quotation: &&Quotation| {
        let before = taken.partition_point(|span| span.start < quotation.inner.end);
        before == 0 || taken[before - 1].end <= quotation.inner.start
    };
    let free = passage.quotations.iter().filter(is_free);
    free.filter_map(|quotation| behind(passage, text, quotation))
        .collect()
}

fn behind(passage: Passage<'_>, text: Text<'_>, quotation: &Quotation) -> Option<Draft> {
    let said = quotation.inner.slice(passage.text).trim();
    let is_utterance = quotation.closed
        && said.ends_with([',', '!', '?', '…', '—'])
        && !said.starts_with(char::is_lowercase)
        && passage.n_words(&[quotation.inner]) > 2
        && !is_titled(passage, quotation.inner);
    if !is_utterance {
        return None;
    }
    let tokens = &passage.segments.tokens;
    let end = passage.segments.tokens_in(quotation.span).end;
    let sentence = passage.segments.sentence_at(quotation.span.end - 1)?;
    let last = sentence.tokens.end as usize;
    let lead = Span::new(
        sentence.span.start,
        quotation.span.start.max(sentence.span.start),
    );
    if passage.n_words(&[lead]) > 1 {
        return None;
    }
    let class = |at: usize| if at < last { text.tags.penn(at) } else { "" };
    let word = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token| token.span.slice(passage.text))
    };
    let is_verb = |at: usize| {
        let is_past = matches!(class(at), "VBD" | "VBZ" | "VBN") || word(at).ends_with("ed");
        is_past
            && word(at).starts_with(char::is_lowercase)
            && word(at).len() > 2
            && !is_be(word(at))
    };
    let (verb, source) = if is_verb(end) {
        (end, subject(&class, &word, end + 1)?)
    } else {
        let subject = subject(&class, &word, end).filter(|_| said.ends_with(','))?;
        let verb = subject.end;
        let closes = matches!(word(verb + 1), "." | "," | ";" | ":" | "")
            || matches!(class(verb + 1), "IN" | "RB" | "");
        if !is_verb(verb) || !closes {
            return None;
        }
        (verb, subject)
    };
    // `bellowed the pilot, Kofi Brandl`
    let named = (source.end + 1..last.min(source.end + LONGEST))
        .take_while(|&at| word(at).starts_with(char::is_uppercase) && class(at) == "NNP")
        .last()
        .filter(|_| verb < source.start && word(source.end) == ",");
    let end_of_source = named.map_or(source.end, |name| name + 1);
    let source = tokens[source.start]
        .span
        .cover(tokens[end_of_source - 1].span);
    let cue = tokens[verb].span;
    let reason = |step, text: &str, span: Span| Reason {
        step,
        text: text.into(),
        span: Some(span),
        weight: SURE as i16,
    };
    let content = vec![quotation.span];
    let quoted = passage.quoted(&content);
    let mut why = vec![
        reason(
            Step::Cue,
            "a verb beside whole words in quotation marks, with its subject",
            cue,
        ),
        reason(
            Step::Source,
            "is the subject of the verb beside the quotation",
            source,
        ),
        reason(
            Step::Quotation,
            "the whole content stands in quotation marks",
            quotation.inner,
        ),
    ];
    why.extend(passage.doubts.iter().cloned());
    Some(Draft {
        claimed: true,
        kind: passage.kind(&content, &quoted),
        source: vec![source],
        cue: vec![cue],
        content,
        quoted,
        confidence: lowered(SURE, &why),
        why,
    })
}

/// Forms of `to be` and `to have`, which say what the quoted words are.
fn is_be(word: &str) -> bool {
    ["is", "was", "are", "were", "has", "had", "be", "been"].contains(&word)
}

/// A name with its titles, a pronoun, or an article and a noun, from a token on.
fn subject<'a>(
    class: &impl Fn(usize) -> &'static str,
    word: &impl Fn(usize) -> &'a str,
    start: usize,
) -> Option<std::ops::Range<usize>> {
    if matches!(
        word(start),
        "he" | "she" | "they" | "He" | "She" | "They" | "I" | "we"
    ) {
        return Some(start..start + 1);
    }
    let is_article = matches!(class(start), "DT" | "PRP$");
    let is_part = |at: usize| match is_article {
        true => matches!(class(at), "NN" | "NNS" | "NNP" | "JJ" | "DT" | "PRP$"),
        false => {
            word(at).starts_with(char::is_uppercase)
                && matches!(class(at), "NNP" | "NNPS" | "NN" | "JJ" | "NNS")
        }
    };
    let mut end = start;
    while end < start + LONGEST && is_part(end) {
        end += 1;
    }
    let named = (start..end).any(|at| matches!(class(at), "NN" | "NNS" | "NNP" | "NNPS"));
    (end > start + usize::from(is_article) && named).then_some(start..end)
}
