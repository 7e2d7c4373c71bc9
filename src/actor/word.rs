//! The tokens of an article as the finder of names sees them: folded, with their classes and the way they are written.

use crate::{
    lexicon::{
        Lexicon,
        fold::fold_into,
        names::{Case, Class, Classes, Sense, Written},
    },
    segment::{Segments, Sentence},
    span::Span,
    tagging::{Tags, WordClass},
};

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What the lists say of it.
    pub(crate) classes: Classes,
    /// Its word class, [`WordClass::Other`] where no tagger ran.
    pub(crate) tag: WordClass,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// All its letters, two or more, are capitals.
    pub(crate) capitals: bool,
    /// Tagged as a plural noun.
    pub(crate) plural: bool,
    /// Begins with a letter.
    pub(crate) letter: bool,
    /// Stands where any word has a capital: first in its sentence, or first in quotation marks or behind a colon.
    pub(crate) initial: bool,
    /// No white space stands before it.
    pub(crate) joined: bool,
    folded: (u32, u32),
}

/// All tokens of an article, with its text.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) lexicon: &'a Lexicon,
    /// One for each of the segments' tokens.
    pub(crate) list: Vec<Word>,
    /// For each sentence whether its capitals say anything.
    pub(crate) cases: Vec<Case>,
    folded: String,
}

impl<'a> Words<'a> {
    pub(crate) fn new(
        text: &'a str,
        segments: &'a Segments,
        tags: &Tags,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut words = Self {
            text,
            segments,
            lexicon,
            list: Vec::with_capacity(segments.tokens.len()),
            cases: Vec::with_capacity(segments.sentences.len()),
            folded: String::with_capacity(text.len()),
        };
        let mut end_before = 0;
        for (number, token) in segments.tokens.iter().enumerate() {
            let tag = tags.word_classes.get(number).copied().unwrap_or_default();
            words.push(token.span, tag, tags.penn(number) == "NNS", end_before);
            end_before = token.span.end;
        }
        for sentence in &segments.sentences {
            words.mark_initials(sentence);
            let case = words.case_of(sentence);
            words.cases.push(case);
        }
        words
    }

    fn push(&mut self, span: Span, tag: WordClass, plural: bool, end_before: u32) {
        let written = span.slice(self.text);
        let start = self.folded.len() as u32;
        fold_into(written, &mut self.folded);
        let folded = (start, self.folded.len() as u32);
        let first = written.chars().next().unwrap_or(' ');
        let capital = first.is_uppercase();
        self.list.push(Word {
            span,
            classes: self.lexicon.names.classes(slice(&self.folded, folded)),
            tag,
            capital,
            capitals: capital && written.len() > 1 && !written.chars().any(char::is_lowercase),
            plural,
            letter: first.is_alphabetic(),
            initial: false,
            joined: span.start == end_before && span.start > 0,
            folded,
        });
    }

    fn mark_initials(&mut self, sentence: &Sentence) {
        let mut initial = true;
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let Some(word) = self.list.get_mut(at) else {
                return;
            };
            word.initial = initial;
            let written = word.span.slice(self.text);
            let opens = matches!(
                written,
                "“" | "\""
                    | "‘"
                    | "«"
                    | "„"
                    | ":"
                    | "–"
                    | "—"
                    | "--"
                    | "•"
                    | "("
                    | "["
                    | "``"
                    | "'"
            );
            initial = opens || (initial && !word.letter);
        }
    }

    /// Case is mute where nearly every longer word has a capital, or nearly none of the whole article has.
    fn case_of(&self, sentence: &Sentence) -> Case {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let telling =
            |word: &&Word| word.letter && word.span.len() > 3 && !word.classes.has(Class::Function);
        let n_long = self.list[range.clone()].iter().filter(telling).count();
        let n_capital = self.list[range.clone()]
            .iter()
            .filter(telling)
            .filter(|word| word.capital)
            .count();
        let last = self.list.get(range.end.wrapping_sub(1));
        let is_heading = last.is_some_and(|word| word.letter) && range.len() < 12;
        let is_title = n_capital == n_long && (n_long > 3 || (n_long > 1 && is_heading));
        if is_title || (n_long > 8 && n_capital * 10 >= n_long * 9) {
            Case::Mute
        } else {
            Case::Telling
        }
    }

    /// The word at a position; a blank one beyond the end.
    pub(crate) fn get(&self, at: usize) -> Word {
        self.list.get(at).copied().unwrap_or(Word {
            span: Span::new(0, 0),
            classes: Classes::default(),
            tag: WordClass::Other,
            capital: false,
            capitals: false,
            plural: false,
            letter: false,
            initial: false,
            joined: false,
            folded: (0, 0),
        })
    }

    /// The word before a position; a blank one before the first.
    pub(crate) fn before(&self, at: usize) -> Word {
        at.checked_sub(1)
            .map_or_else(|| self.get(usize::MAX), |at| self.get(at))
    }

    /// A word in its folded spelling.
    pub(crate) fn folded(&self, at: usize) -> &str {
        slice(&self.folded, self.get(at).folded)
    }

    /// The word before a position in its folded spelling.
    pub(crate) fn folded_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.folded(at))
    }

    /// A word as written.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.get(at).span.slice(self.text)
    }

    /// Whether a word belongs to a class.
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).classes.has(class)
    }

    /// From the first of some words to the last.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.get(start).span.start, self.before(end).span.end)
    }

    /// The longest listed phrase at a position, before `end`.
    pub(crate) fn phrase_at(&self, at: usize, end: usize, case: Case) -> Option<(Sense, usize)> {
        if !self.lexicon.names.begins_phrase(self.folded(at)) {
            return None;
        }
        let words = (at..end).map(|at| {
            let word = self.get(at);
            Written {
                folded: self.folded(at),
                capital: word.capital,
                capitals: word.capitals,
            }
        });
        self.lexicon.names.find_phrase(words, case)
    }

    /// Whether the word at a position is a clitic of possession.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        let folded = self.folded(at);
        folded == "'s"
            || (folded == "'" && self.get(at).joined && self.folded_before(at).ends_with('s'))
    }

    /// The sentence that holds a token, as position.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        let after = self
            .segments
            .sentences
            .partition_point(|sentence| sentence.tokens.start as usize <= at);
        after.saturating_sub(1)
    }
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}
