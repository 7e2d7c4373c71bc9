//! Words set off in a paragraph of their own behind a line that ends in a colon: `Abara wrote:` and then the letter, `She went on
//! to say:` and then a quotation, `The council also said:` and then a list.

use super::{
    doubt::bullet, draft::Draft, label::Role, link::Group, passage::Passage, place::is_finite,
    reason::lowered, text::Text, uncued::all_quoted,
};
use crate::lexicon::introduction::Introducing;
use record::{Reason, Step, span::Span};

/// Confidence, per mille, where the words stand in quotation marks, and where they do not.
const QUOTED: u16 = 750;
const PLAIN: u16 = 550;
/// Tokens between verb and colon at most, where none of them says that words follow.
const NEAR: usize = 4;
/// Tokens of a source at most.
const LONGEST_SOURCE: usize = 16;
/// Fewer words without marks are a heading.
const FEWEST: usize = 4;

/// A line that introduces what somebody said.
#[derive(Clone, Debug)]
pub(super) struct Introduction {
    source: Vec<Span>,
    cue: Vec<Span>,
    /// Whether what follows is the speaker's without quotation marks too.
    takes_plain: bool,
    /// Whether an item of the list has been taken.
    is_list: bool,
    /// The attribution, by its position, that the model found in the line itself or that the words have become.
    draft: Option<usize>,
}

/// How a paragraph behind an introduction is its speaker's.
enum Form {
    Quoted,
    Plain,
    Item(Span),
}

/// The introduction with which a paragraph ends; `groups` are those that the model found in it, `drafts` the attributions of the
/// article so far, of which the paragraph's own begin at `first`.
pub(super) fn introduction(
    passage: Passage<'_>,
    text: Text<'_>,
    paragraph: Span,
    groups: &[Group],
    drafts: &[Draft],
    first: usize,
) -> Option<Introduction> {
    let end = paragraph.trim(passage.text);
    if !end.slice(passage.text).ends_with(':') {
        return None;
    }
    let sentence = passage.segments.sentence_at(end.end - 1)?;
    let colon = passage.segments.tokens_in(end).end.checked_sub(1)?;
    let is_inside = |at: usize| {
        let span = passage.segments.tokens[at].span;
        !passage.quotations_in(span).is_empty()
    };
    let begin = (sentence.tokens.start as usize).max(passage.first);
    let word = |at: usize| passage.segments.tokens[at].span.slice(passage.text);
    let reports = |at: &usize| {
        let found = text.lexicon.introductions.find(word(*at));
        let is_verb = *at == begin
            || text.tags.penn(*at).starts_with("VB") && word(*at).starts_with(char::is_lowercase);
        is_verb
            && (found == Introducing::Saying || text.lexicon.cues.is_past_report(word(*at)))
            && !is_inside(*at)
    };
    let verb = (begin..colon).rev().find(reports)?;
    let introduces = |at: usize| text.lexicon.introductions.find(word(at));
    let points = (verb + 1..colon).any(|at| introduces(at) == Introducing::Thing);
    let takes_plain = introduces(verb) == Introducing::Saying && (points || colon - verb <= NEAR);
    let cue = passage.segments.tokens[verb].span;
    let holds = |spans: &[Span]| spans.iter().any(|span| span.overlaps(cue));
    let draft = (first..drafts.len()).find(|&at| holds(&drafts[at].cue));
    if let Some(at) = draft {
        let own = &drafts[at];
        // What the line itself says already is not what it introduces, unless it only points at it.
        let says = own
            .content
            .iter()
            .any(|part| sentence.span.overlaps(*part) && !passage.quotations_in(*part).is_empty());
        let is_of_line = own.content.iter().all(|part| sentence.span.overlaps(*part));
        if says || !(points || takes_plain) {
            return None;
        }
        let source = match own.source.is_empty() {
            true => source_beside(passage, text, begin, verb, colon),
            false => own.source.clone(),
        };
        return Some(Introduction {
            source,
            cue: own.cue.clone(),
            takes_plain,
            is_list: false,
            draft: draft.filter(|_| is_of_line),
        });
    }
    let at = verb - passage.first;
    let group = groups.iter().find(|group| {
        let mut cues = group.chunks.iter().filter(|chunk| chunk.role == Role::Cue);
        cues.any(|chunk| chunk.tokens.contains(&at))
    });
    let spans = |test: fn(Role) -> bool| -> Vec<Span> {
        let chunks = group.iter().flat_map(|group| &group.chunks);
        let mut spans: Vec<Span> = chunks
            .filter(|chunk| test(chunk.role))
            .filter_map(|chunk| passage.span_of(&chunk.tokens))
            .collect();
        spans.sort_unstable();
        spans
    };
    let mut source = spans(Role::is_source);
    if source.is_empty() {
        source = source_beside(passage, text, begin, verb, colon);
    }
    Some(Introduction {
        source,
        cue: vec![cue],
        takes_plain,
        is_list: false,
        draft: None,
    })
}

/// The subject of a verb by its place: what stands before it as far as a comma or another verb, or all behind it where it opens
/// the sentence (`Stated Moss:`).
fn source_beside(
    passage: Passage<'_>,
    text: Text<'_>,
    begin: usize,
    verb: usize,
    colon: usize,
) -> Vec<Span> {
    let tokens = &passage.segments.tokens;
    let word = |at: usize| tokens[at].span.slice(passage.text);
    let class = |at: usize| text.tags.penn(at);
    let cover = |from: usize, to: usize| -> Vec<Span> {
        let whole = tokens.get(from..to).unwrap_or(&[]);
        let whole = whole.first().zip(whole.last());
        whole
            .map(|(first, last)| first.span.cover(last.span))
            .into_iter()
            .collect()
    };
    if verb == begin {
        return match colon - verb <= NEAR + 1 && word(verb + 1).starts_with(char::is_uppercase) {
            true => cover(verb + 1, colon),
            false => Vec::new(),
        };
    }
    let mut end = verb;
    while end > begin
        && (matches!(class(end - 1), "RB" | "MD" | "TO" | "RBR")
            || text
                .tags
                .fine
                .get(end - 1)
                .is_some_and(|&class| is_finite(class)))
    {
        end -= 1;
    }
    let mut start = end;
    let is_edge = |at: usize| {
        let is_apart = tokens[at].span.end < tokens[at + 1].span.start;
        matches!(word(at), "," | ";" | ":" | "—" | "–" | "--" | "(" | ")")
            || word(at) == "-" && is_apart
            || is_finite(text.tags.fine.get(at).copied().unwrap_or(0))
            || matches!(class(at), "WP" | "WDT" | "WRB")
            || !passage.quotations_in(tokens[at].span).is_empty()
    };
    while start > begin && end - start < LONGEST_SOURCE && !is_edge(start - 1) {
        start -= 1;
    }
    while start < end && matches!(class(start), "IN" | "CC") {
        start += 1;
    }
    let is_noun = |at: usize| matches!(class(at), "NN" | "NNS" | "NNP" | "NNPS" | "PRP");
    match (start..end).any(is_noun) {
        true => cover(start, end),
        false => Vec::new(),
    }
}

/// Whether an item of a list says itself who says it: `- Jana Voss said that the port would open`.
pub(super) fn names_speaker(passage: Passage<'_>, text: Text<'_>, paragraph: Span) -> bool {
    let reports = |at: usize| {
        let span = passage.segments.tokens[at].span;
        text.tags.penn(at) == "VBD"
            && text.lexicon.cues.is_past_report(span.slice(passage.text))
            && passage.quotations_in(span).is_empty()
    };
    bullet(passage.text, paragraph).is_some() && passage.segments.tokens_in(paragraph).any(reports)
}

impl Introduction {
    /// Gives a paragraph to whoever it introduces. Returns whether the paragraph is one of them.
    pub(super) fn take(
        &mut self,
        passage: Passage<'_>,
        paragraph: Span,
        drafts: &mut Vec<Draft>,
    ) -> Option<Span> {
        let form = self.form(passage, paragraph)?;
        let (said, confidence) = match form {
            Form::Quoted => (paragraph.trim(passage.text), QUOTED),
            Form::Plain => (paragraph.trim(passage.text), PLAIN),
            Form::Item(said) => (said, PLAIN),
        };
        if self.is_list
            && let Some(draft) = self.draft.and_then(|at| drafts.get_mut(at))
        {
            draft.content.push(said);
            draft.quoted = passage.quoted_further(&draft.quoted, said);
            return Some(said);
        }
        let content = vec![said];
        let quoted = passage.quoted(&content);
        let reason = |step, text: &str, span: Span| Reason {
            step,
            text: text.into(),
            span: Some(span),
            weight: confidence as i16,
        };
        let mut why = Vec::new();
        let cue = self.cue.first().map(|&cue| {
            reason(
                Step::Cue,
                "stands in a line that ends in a colon, and introduces somebody’s words",
                cue,
            )
        });
        why.extend(cue);
        let source = self.source.first().map(|&source| {
            reason(
                Step::Source,
                "is named in the line that introduces the words",
                source,
            )
        });
        why.extend(source);
        why.push(reason(
            Step::Content,
            "is set off behind a line that introduces it",
            said,
        ));
        why.extend(passage.doubts.iter().cloned());
        let draft = Draft {
            claimed: true,
            kind: passage.kind(&content, &quoted),
            source: self.source.clone(),
            cue: self.cue.clone(),
            content,
            quoted,
            confidence: lowered(confidence, &why),
            why,
        };
        match self.draft.and_then(|at| drafts.get_mut(at)) {
            Some(own) => *own = draft,
            None => {
                self.draft = Some(drafts.len());
                drafts.push(draft);
            }
        }
        self.is_list = matches!(form, Form::Item(_));
        Some(said)
    }

    /// Whether more items of a list may follow.
    pub(super) const fn goes_on(&self) -> bool {
        self.is_list
    }

    fn form(&self, passage: Passage<'_>, paragraph: Span) -> Option<Form> {
        let words = paragraph.slice(passage.text).trim();
        if let Some(mark) = bullet(passage.text, paragraph) {
            let said = Span::new(mark.end, paragraph.end).trim(passage.text);
            return (self.takes_plain && !said.is_empty()).then_some(Form::Item(said));
        }
        if self.is_list {
            return None;
        }
        if all_quoted(passage, paragraph) {
            return (passage.n_words(&[paragraph]) > 1).then_some(Form::Quoted);
        }
        let opens = words.starts_with(['“', '"', '‘', '«', '„', '\'', '(', '[']);
        let ends = words.ends_with(['.', '!', '?', '…', '”']);
        let is_words = !self.source.is_empty()
            && self.takes_plain
            && !opens
            && ends
            && passage.n_words(&[paragraph]) >= FEWEST;
        is_words.then_some(Form::Plain)
    }
}
