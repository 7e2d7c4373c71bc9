//! Which of the attributions of one paragraph has each of its quotations. The model looks at each cue by itself: it can give one
//! quotation to two cues, take a clause of the reporter's for part of the words before it, or leave out words that go on. The
//! quotations are outermost ones; attributions whose cue stands inside of one are left as they are.

use super::{draft::Draft, passage::Passage};
use record::{Step, span::Span};

/// Marks that end an utterance before the words that say whose it is.
const ENDS: [char; 6] = [',', '.', '!', '?', '…', '—'];

/// So many attributions before and behind one can have its words. A paragraph may have thousands.
const NEAR: usize = 6;

/// Puts the contents of a paragraph's attributions right by its quotations. Where no cue of the paragraph stands outside of
/// them, nothing changes.
pub(super) fn settle(passage: Passage<'_>, drafts: &mut [Draft]) {
    if passage.quotations.is_empty() || drafts.is_empty() {
        return;
    }
    let before: Vec<Vec<Span>> = drafts.iter().map(|draft| draft.content.clone()).collect();
    for at in 0..drafts.len() {
        give_back(passage, drafts, at);
    }
    for draft in drafts.iter_mut() {
        leave_clause(passage, draft);
    }
    go_on(passage, drafts);
    for (draft, before) in drafts.iter_mut().zip(before) {
        if draft.content != before {
            renew(passage, draft);
        }
    }
}

/// The positions of an attribution and of those that stand next to it.
fn near(n_drafts: usize, at: usize) -> std::ops::Range<usize> {
    at.saturating_sub(NEAR)..n_drafts.min(at + NEAR + 1)
}

/// Kind, quoted words and reasons of an attribution whose content has changed.
fn renew(passage: Passage<'_>, draft: &mut Draft) {
    draft.quoted = passage.quoted(&draft.content);
    draft.kind = passage.kind(&draft.content, &draft.quoted);
    let content = &draft.content;
    draft.why.retain(|reason| {
        reason.step != Step::Content
            || reason
                .span
                .is_none_or(|span| content.iter().any(|part| part.overlaps(span)))
    });
}

/// The cue of an attribution of the reporter's, outside of all quotations.
fn outer_cue(passage: Passage<'_>, draft: &Draft) -> Option<Span> {
    let cue = draft.cue.first().copied()?;
    passage.quotations_in(cue).is_empty().then_some(cue)
}

/// The sentence of a byte.
fn sentence(passage: Passage<'_>, byte: u32) -> Option<Span> {
    passage
        .segments
        .sentence_at(byte)
        .map(|sentence| sentence.span)
}

/// Takes from an attribution what is quoted in another sentence that has a cue of its own for it: `She was asked, “Why?” He
/// answered, “I forget.”`
fn give_back(passage: Passage<'_>, drafts: &mut [Draft], at: usize) {
    let Some(own) = outer_cue(passage, &drafts[at]).and_then(|cue| sentence(passage, cue.start))
    else {
        return;
    };
    let source = &mut drafts[at].source;
    let is_own = |span: &Span| own.contains(*span);
    if source.len() > 1 && source.iter().any(is_own) {
        source.retain(is_own);
    }
    let mut others = Vec::new();
    for (number, other) in near(drafts.len(), at).map(|number| (number, &drafts[number])) {
        let Some(theirs) = outer_cue(passage, other)
            .and_then(|cue| sentence(passage, cue.start))
            .filter(|theirs| number != at && *theirs != own)
        else {
            continue;
        };
        let quotes = passage.quotations_in(theirs).iter().any(|quotation| {
            theirs.contains(quotation.span)
                && other
                    .content
                    .iter()
                    .any(|part| part.contains(quotation.inner))
        });
        if quotes && drafts[at].content.iter().any(|part| part.overlaps(theirs)) {
            others.push(theirs);
        }
    }
    let mut content = drafts[at].content.clone();
    for theirs in others {
        cut(passage, &mut content, theirs);
    }
    if !content.is_empty() {
        drafts[at].content = content;
    }
}

/// Leaves the reporter's own clause out behind whole words before the cue: `“Never,” she said of the plan`, `he added, pointing at
/// the door`. What is quoted in the clause stays.
fn leave_clause(passage: Passage<'_>, draft: &mut Draft) {
    let Some(cue) = outer_cue(passage, draft) else {
        return;
    };
    let Some(own) = sentence(passage, cue.start) else {
        return;
    };
    let is_whole = |part: &Span| {
        let touched = passage.quotations_in(*part);
        let begins = sentence(passage, part.start).is_some_and(|first| {
            passage.n_words(&[Span::new(first.start, part.start.max(first.start))]) < 2
        });
        begins
            && part.end <= cue.start
            && own.overlaps(*part)
            && touched.last().is_some_and(|last| {
                last.closed
                    && last.span.end >= part.end
                    && last.inner.slice(passage.text).ends_with(ENDS)
            })
            && touched
                .first()
                .is_some_and(|first| first.span.start <= part.start)
    };
    if !draft.content.iter().any(is_whole) {
        return;
    }
    let behind = Span::new(cue.end, own.end.max(cue.end));
    let quoted = passage.quotations_in(behind).iter();
    let mut from = behind.start;
    let mut content = draft.content.clone();
    for quotation in quoted.filter(|quotation| passage.n_words(&[quotation.inner]) > 2) {
        cut(
            passage,
            &mut content,
            Span::new(from, quotation.span.start.max(from)),
        );
        from = quotation.span.end.max(from);
    }
    cut(passage, &mut content, Span::new(from, behind.end.max(from)));
    if !content.is_empty() {
        draft.content = content;
    }
}

/// Sentences wholly in quotation marks behind a sentence whose quotation comes before its cue go on the same words: `“We left,”
/// said Moss, who lived there. “It was time.”`
fn go_on(passage: Passage<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let Some(own) = outer_cue(passage, draft).and_then(|cue| sentence(passage, cue.start))
        else {
            continue;
        };
        let cue = draft.cue[0];
        let begins = |part: &Span| {
            part.end <= cue.start
                && passage
                    .quotations_in(*part)
                    .iter()
                    .any(|quotation| quotation.span.start <= part.start)
        };
        if draft.source.is_empty() || !draft.content.iter().any(begins) {
            continue;
        }
        let Some(next) = alone_behind(passage, own.end) else {
            continue;
        };
        let is_taken = |other: &Draft| {
            outer_cue(passage, other).is_some_and(|cue| {
                let theirs = sentence(passage, cue.start);
                theirs != Some(own) && other.content.iter().any(|part| part.overlaps(next))
            })
        };
        let has = draft.content.iter().any(|part| part.contains(next));
        let others = near(drafts.len(), at);
        if has || others.clone().any(|number| is_taken(&drafts[number])) {
            continue;
        }
        for number in others {
            let other = &mut drafts[number];
            if number == at {
                other.content.push(next);
                other.content.sort_unstable();
                other.content = passage.merge(std::mem::take(&mut other.content));
            } else if outer_cue(passage, other).is_some() {
                let mut content = other.content.clone();
                cut(passage, &mut content, next);
                if !content.is_empty() {
                    other.content = content;
                }
            }
        }
    }
}

/// The quotations that stand alone behind a byte, with nothing of the reporter's up to where their last sentence ends.
fn alone_behind(passage: Passage<'_>, byte: u32) -> Option<Span> {
    let from = passage
        .quotations
        .partition_point(|quotation| quotation.span.start < byte);
    let first = passage.quotations.get(from)?;
    let is_gap = |start: u32, end: u32| {
        Span::new(start, end.max(start))
            .slice(passage.text)
            .trim()
            .is_empty()
    };
    if !is_gap(byte, first.span.start) {
        return None;
    }
    let mut whole: Option<Span> = None;
    let mut end = byte;
    for quotation in &passage.quotations[from..] {
        if !is_gap(end, quotation.span.start) {
            break;
        }
        let inner = quotation.inner.slice(passage.text);
        let starts = inner
            .trim_start()
            .starts_with(|letter: char| !letter.is_lowercase());
        let last = sentence(passage, quotation.span.end.saturating_sub(1))?;
        let is_alone = last.end <= quotation.span.end || is_gap(quotation.span.end, last.end);
        if !starts || !is_alone || !inner.trim_end().ends_with(['.', '!', '?', '…', '—', '-']) {
            break;
        }
        whole = Some(whole.map_or(quotation.span, |whole| whole.cover(quotation.span)));
        end = quotation.span.end;
    }
    whole
}

/// Takes a stretch out of a content, and marks that are left loose at the edges.
fn cut(passage: Passage<'_>, content: &mut Vec<Span>, stretch: Span) {
    let mut left = Vec::with_capacity(content.len() + 1);
    for part in content.iter() {
        if !part.overlaps(stretch) {
            left.push(*part);
            continue;
        }
        let sides = [
            Span::new(part.start, stretch.start.max(part.start)),
            Span::new(stretch.end.min(part.end), part.end),
        ];
        for side in sides {
            let tokens = passage.segments.tokens_in(side);
            let tokens = tokens.start.saturating_sub(passage.first)
                ..tokens.end.saturating_sub(passage.first);
            if side.is_empty() || passage.n_words(&[side]) == 0 {
                continue;
            }
            left.extend(passage.span_of(&tokens));
        }
    }
    *content = left;
}

/// Puts an attribution of all of a paragraph's quotations in the place of those that the model found outside of them.
pub(super) fn replace(passage: Passage<'_>, drafts: &mut Vec<Draft>, first: usize, whole: Draft) {
    let own = drafts.split_off(first.min(drafts.len()));
    let inside = own.into_iter().filter(|draft| {
        draft
            .cue
            .first()
            .is_some_and(|cue| !passage.quotations_in(*cue).is_empty())
    });
    let inside: Vec<Draft> = inside.collect();
    drafts.push(whole);
    drafts.extend(inside);
}
