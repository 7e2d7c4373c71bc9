//! How much of a text an edition carries. Articles are other people's work: a public edition holds quoted words in full,
//! and of the rest only spans that carry a record entry, at most [`MAX_WORDS`] of each, never more than that in one run.

use serde::{Deserialize, Serialize};

use super::fragment::Fragment;
use crate::{
    Record,
    edition::words::{WordStarts, words},
    span::CodeSpan,
};

/// Most words carried of one span that is not a quotation, and most words in one run outside quotation marks.
pub const MAX_WORDS: u32 = 30;

/// A run of this many words outside quotation marks is broken, so that neighbouring spans do not add up to prose. Lower shows less; at [`MAX_WORDS`] only the hard limit would remain.
const LEAD: u32 = 24;

/// Fewest words left out before a run may go on with the rest of a long span. Names, sources, cues and the opening words
/// of an entry are not held back by it.
const MIN_GAP: u32 = 8;

/// Opening words of a content or evidence span that are carried in any case, so that no entry is without its place.
const OPENING: usize = 3;

/// Parts of one text. A whole text is the case of one fragment from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpts {
    /// Sorted by start, disjoint, none empty. Fragments of an excerpt are either words in quotation marks or words
    /// outside; where the two meet, so do two fragments.
    pub fragments: Vec<Fragment>,
    /// Length of the whole text in code points.
    pub len: u32,
}

/// A stretch of a text as an edition has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that the edition carries.
    Text {
        /// Where.
        span: CodeSpan,
        /// The words.
        text: &'a str,
    },
    /// Words that it does not carry.
    Elided {
        /// Where.
        span: CodeSpan,
        /// How many; 0 where only marks or white space are missing.
        n_words: u32,
    },
}

impl Excerpts {
    /// The whole of a text.
    pub fn whole(text: &str) -> Self {
        let fragment = Fragment::new(0, text.to_owned());
        Self {
            len: fragment.span().len(),
            fragments: if text.is_empty() {
                vec![]
            } else {
                vec![fragment]
            },
        }
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        match self.fragments.as_slice() {
            [] => self.len == 0,
            [only] => only.span() == CodeSpan::new(0, self.len),
            _ => false,
        }
    }

    /// What `span` holds, piece by piece; tiles the span, cut to the length of the text. Adjacent fragments come as one
    /// piece each.
    pub fn pieces(&self, span: CodeSpan, words: &WordStarts) -> Vec<Piece<'_>> {
        let span = CodeSpan::new(span.start, span.end.min(self.len));
        let elided = |from: u32, to: u32| Piece::Elided {
            span: CodeSpan::new(from, to),
            n_words: words.count(CodeSpan::new(from, to)),
        };
        let mut pieces = Vec::new();
        let mut at = span.start;
        let after = self
            .fragments
            .partition_point(|fragment| fragment.start <= span.start);
        for fragment in &self.fragments[after.saturating_sub(1)..] {
            if fragment.start >= span.end {
                break;
            }
            let (part, text) = fragment.part(span);
            if part.is_empty() {
                continue;
            }
            if at < part.start {
                pieces.push(elided(at, part.start));
            }
            pieces.push(Piece::Text { span: part, text });
            at = part.end;
        }
        if at < span.end {
            pieces.push(elided(at, span.end));
        }
        pieces
    }

    /// The words that a public edition may carry of `text`; `shown` is the layer that a visitor sees first, `other` any
    /// more whose entries want evidence.
    ///
    /// Carried in full are the quoted words of `shown` with their marks: those that a person has looked at, where
    /// someone has. All other spans are cut to their first [`MAX_WORDS`] words, quotations of `other` included, since
    /// a mispaired mark may take half an article for a quotation. Furniture is left out but for the facts of
    /// publication.
    pub fn of(text: &str, shown: &Record<CodeSpan>, other: &[&Record<CodeSpan>]) -> Self {
        let words: Vec<CodeSpan> = words(text).collect();
        let mut plan = Plan::new(&words);
        for record in std::iter::once(&shown).chain(other) {
            plan.want_entries(record);
        }
        plan.drop_furniture(&shown.article.furniture);
        plan.want_facts(shown);
        for quoted in shown.attributions.iter().flat_map(|entry| &entry.quoted) {
            plan.mark(*quoted, u32::MAX, Want::Quoted);
        }
        plan.thin();
        plan.cut(text)
    }
}

/// Why a word is wanted; a higher reason wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Want {
    /// Not at all.
    #[default]
    Nothing,
    /// Inside a content or evidence span.
    Inside,
    /// A name, source, cue, role, figure, date or fact, or the opening of a content or evidence span: short, and the entry cannot be
    /// read without it.
    Core,
    /// In quotation marks.
    Quoted,
}

/// Which words of a text are carried.
struct Plan<'a> {
    words: &'a [CodeSpan],
    wants: Vec<Want>,
}

impl<'a> Plan<'a> {
    fn new(words: &'a [CodeSpan]) -> Self {
        Self {
            words,
            wants: vec![Want::Nothing; words.len()],
        }
    }

    /// Wants the first `limit` words of `span`.
    fn mark(&mut self, span: CodeSpan, limit: u32, want: Want) {
        let first = self.words.partition_point(|word| word.end <= span.start);
        let words = self.words[first..].iter().zip(&mut self.wants[first..]);
        let inside = words.take_while(|(word, _)| word.start < span.end);
        for (position, (_, wanted)) in inside.take(limit as usize).enumerate() {
            let want = match want {
                Want::Inside if position < OPENING => Want::Core,
                want => want,
            };
            *wanted = (*wanted).max(want);
        }
    }

    fn want_entries(&mut self, record: &Record<CodeSpan>) {
        let content = record.attributions.iter().flat_map(|entry| {
            let spans = entry.content.iter().chain(&entry.quoted);
            spans.chain(entry.why.iter().filter_map(|reason| reason.span.as_ref()))
        });
        let evidence = record.stances.iter().flat_map(|stance| {
            let reasons = stance.why.iter().filter_map(|reason| reason.span.as_ref());
            std::iter::once(&stance.evidence).chain(reasons)
        });
        for span in content.chain(evidence) {
            self.mark(*span, MAX_WORDS, Want::Inside);
        }
        let ends = record
            .attributions
            .iter()
            .flat_map(|entry| entry.source.iter().chain(&entry.cue));
        let names = record.actors.iter().flat_map(|actor| {
            let roles = actor.roles.iter().map(|role| &role.span);
            actor.mentions.iter().chain(roles)
        });
        let issues = record.issues.iter().flat_map(|issue| &issue.mentions);
        let figures = record
            .figures
            .iter()
            .flat_map(|figure| std::iter::once(&figure.span).chain(&figure.counted));
        let dates = record.dates.iter().map(|date| &date.span);
        for span in ends.chain(names).chain(issues).chain(figures).chain(dates) {
            self.mark(*span, MAX_WORDS, Want::Core);
        }
    }

    fn want_facts(&mut self, record: &Record<CodeSpan>) {
        let facts = &record.article;
        let facts = [&facts.title, &facts.outlet, &facts.byline];
        for span in facts.into_iter().flatten().filter_map(|fact| fact.span) {
            self.mark(span, MAX_WORDS, Want::Core);
        }
    }

    fn drop_furniture(&mut self, furniture: &[CodeSpan]) {
        for (word, want) in self.words.iter().zip(&mut self.wants) {
            if furniture.iter().any(|part| part.overlaps(*word)) {
                *want = Want::Nothing;
            }
        }
    }

    /// Breaks runs outside quotation marks that neighbouring spans make together.
    fn thin(&mut self) {
        let mut run = 0;
        // Words left out since a run was broken; none where no run is.
        let mut broken: Option<u32> = None;
        for want in &mut self.wants {
            let keep = match *want {
                Want::Nothing => false,
                Want::Quoted => {
                    (run, broken) = (0, None);
                    continue;
                }
                Want::Core => run < MAX_WORDS,
                Want::Inside => broken.is_none() && run < LEAD,
            };
            if keep {
                run += 1;
                continue;
            }
            if *want > Want::Nothing && broken.is_none() {
                broken = Some(0);
            }
            *want = Want::Nothing;
            run = 0;
            broken = broken
                .map(|hidden| hidden + 1)
                .filter(|hidden| *hidden < MIN_GAP);
        }
    }

    /// Fragments of the words still wanted, with the marks and spaces that belong to them.
    fn cut(&self, text: &str) -> Excerpts {
        let characters: Vec<char> = text.chars().collect();
        let mut groups: Vec<Group> = Vec::new();
        let mut goes_on = false;
        for (word, want) in self.words.iter().zip(&self.wants) {
            let is_quoted = *want == Want::Quoted;
            match groups.last_mut() {
                _ if *want == Want::Nothing => {}
                Some(group) if goes_on && group.is_quoted == is_quoted => group.span.end = word.end,
                Some(group) if goes_on => {
                    let between = if is_quoted {
                        marks_before(&characters, word.start)
                    } else {
                        marks_after(&characters, group.span.end)
                    };
                    let between = between.clamp(group.span.end, word.start);
                    group.span.end = between;
                    groups.push(Group {
                        span: CodeSpan::new(between, word.end),
                        is_quoted,
                    });
                }
                _ => groups.push(Group {
                    span: CodeSpan::new(marks_before(&characters, word.start), word.end),
                    is_quoted,
                }),
            }
            goes_on = *want > Want::Nothing;
        }
        let nexts = groups.iter().skip(1).map(|group| group.span.start);
        let fragments = groups
            .iter()
            .zip(nexts.chain([u32::MAX]))
            .map(|(group, next)| {
                let end = marks_after(&characters, group.span.end).min(next);
                let inside = characters.get(group.span.start as usize..end as usize);
                let text = inside.unwrap_or_default().iter().collect();
                Fragment::new(group.span.start, text)
            })
            .collect();
        Excerpts {
            fragments,
            len: characters.len() as u32,
        }
    }
}

/// Adjacent words that are carried, all in quotation marks or all outside.
struct Group {
    span: CodeSpan,
    is_quoted: bool,
}

/// Where the marks begin that stand directly before a word; the word's start where another word touches it.
fn marks_before(characters: &[char], start: u32) -> u32 {
    let before = characters.get(..start as usize).unwrap_or_default();
    let marks = before.iter().rev().take_while(|c| is_mark(**c)).count() as u32;
    match before.iter().rev().nth(marks as usize) {
        Some(touching) if touching.is_alphanumeric() => start,
        _ => start - marks,
    }
}

/// Where the marks end that stand directly after a word; the word's end where another word touches it.
fn marks_after(characters: &[char], end: u32) -> u32 {
    let after = characters.get(end as usize..).unwrap_or_default();
    let marks = after.iter().take_while(|c| is_mark(**c)).count() as u32;
    match after.get(marks as usize) {
        Some(touching) if touching.is_alphanumeric() => end,
        _ => end + marks,
    }
}

fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

#[cfg(test)]
mod tests;
