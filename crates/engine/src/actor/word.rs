//! The tokens of an article as the finder of names sees them: folded, with their classes and the way they are written.

use std::ops::Range;

use crate::{
    lexicon::{
        Lexicon,
        fold::fold_into,
        names::{Case, Class, Classes, Entry, Phrases, Seen, Sense},
    },
    segment::{Segments, Sentence},
    tagging::{
        Tags, WordClass,
        form::{Form, Forms},
    },
};
use record::span::Span;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What the lists say of it.
    pub(crate) classes: Classes,
    /// The listed phrases that begin with it.
    phrases: Option<Phrases>,
    /// Whether the word behind it lets one of them stand here.
    may_begin: bool,
    /// Of the folded word, see [`hash_of`].
    pub(crate) hash: u64,
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
    /// Neither as written nor in small letters among the words that English news uses.
    pub(crate) strange: bool,
    folded: (u32, u32),
}

/// A blank word, as stands beyond the ends of a text.
const NO_WORD: Word = Word {
    span: Span::new(0, 0),
    classes: Classes::NONE,
    phrases: None,
    may_begin: false,
    hash: 0,
    tag: WordClass::Other,
    capital: false,
    capitals: false,
    plural: false,
    letter: false,
    initial: false,
    joined: false,
    strange: false,
    folded: (0, 0),
};

/// So many telling words an article must have before their capitals are judged as a whole.
const LEAST_TELLING: usize = 12;
/// Fewer than one capital in so many telling words is an article without capitals; plain news has one in four.
const FEW_CAPITALS: usize = 60;

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
    /// The text without the case of its ASCII letters, and behind it every form that has others.
    folded: String,
}

impl<'a> Words<'a> {
    pub(crate) fn new(
        text: &'a str,
        segments: &'a Segments,
        tags: &Tags,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut folded = text.to_ascii_lowercase();
        let mut words = Self {
            text,
            segments,
            lexicon,
            list: read_forms(text, &tags.forms, lexicon, &mut folded),
            cases: Vec::with_capacity(segments.sentences.len()),
            folded,
        };
        let mut end_before = 0;
        for (number, (word, token)) in words.list.iter_mut().zip(&segments.tokens).enumerate() {
            word.span = token.span;
            word.tag = tags.word_classes.get(number).copied().unwrap_or_default();
            word.plural = tags.penn(number) == "NNS";
            word.strange = tags.words.get(number).is_some_and(|seen| seen.cluster == 0);
            word.joined = token.span.start == end_before && end_before > 0;
            end_before = token.span.end;
        }
        words.mark_beginnings();
        let is_mute = words.is_mute();
        for sentence in &segments.sentences {
            words.mark_initials(sentence);
            let case = if is_mute {
                Case::Mute
            } else {
                words.case_of(sentence)
            };
            words.cases.push(case);
        }
        words
    }

    /// Whether the capitals of the whole article say nothing: hardly any word has one, or nearly all are written in them.
    fn is_mute(&self) -> bool {
        let (mut n_long, mut n_capital, mut n_capitals) = (0, 0, 0);
        for word in self.list.iter().filter(|word| is_telling(word)) {
            n_long += 1;
            n_capital += usize::from(word.capital && !word.initial);
            n_capitals += usize::from(word.capitals);
        }
        let is_small = n_capital * FEW_CAPITALS < n_long && n_capitals < 2;
        n_long >= LEAST_TELLING && (is_small || n_capitals * 10 >= n_long * 8)
    }

    /// Most words that begin a listed phrase stand before another word than its second.
    fn mark_beginnings(&mut self) {
        let mut second = 0;
        for word in self.list.iter_mut().rev() {
            word.may_begin = word
                .phrases
                .is_some_and(|phrases| self.lexicon.names.may_begin(phrases, second));
            second = word.hash;
        }
    }

    fn mark_initials(&mut self, sentence: &Sentence) {
        let mut initial = true;
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let Some(word) = self.list.get_mut(at) else {
                return;
            };
            word.initial = initial;
            let opens = |mark: &str| {
                matches!(
                    mark,
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
                )
            };
            initial = !word.letter && (initial || opens(word.span.slice(self.text)));
        }
    }

    /// Case is mute where nearly every longer word has a capital, or nearly none of the whole article has.
    fn case_of(&self, sentence: &Sentence) -> Case {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let sentence = self.list.get(range.clone()).unwrap_or_default();
        let (mut n_long, mut n_capital, mut n_small) = (0, 0, 0);
        for word in sentence {
            let is_telling = is_telling(word);
            n_long += usize::from(is_telling);
            n_capital += usize::from(is_telling && word.capital);
            let is_small = word.letter && !word.capital && !word.joined;
            n_small += usize::from(is_small && !word.classes.has(Class::Function));
        }
        let last = self.list.get(range.end.wrapping_sub(1));
        let is_heading = last.is_some_and(|word| word.letter) && range.len() < 12;
        // `Ada Moss sat with Otto Brandl.` has names and a short verb.
        if n_small > 0 && last.is_some_and(|word| !word.letter) && n_long < 12 {
            return Case::Telling;
        }
        let is_title = n_capital == n_long && (n_long > 3 || (n_long > 1 && is_heading));
        if is_title || (n_long > 8 && n_capital * 10 >= n_long * 9) {
            Case::Mute
        } else {
            Case::Telling
        }
    }

    /// The word at a position; a blank one beyond the end.
    pub(crate) fn get(&self, at: usize) -> Word {
        self.list.get(at).copied().unwrap_or(NO_WORD)
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

    /// Whether a listed phrase can begin at a position.
    pub(crate) fn begins_phrase(&self, at: usize) -> bool {
        self.get(at).phrases.is_some()
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
    #[inline]
    pub(crate) fn phrase_at(&self, at: usize, end: usize, case: Case) -> Option<(Sense, usize)> {
        let first = self.list.get(at).filter(|word| word.may_begin)?;
        self.find_phrase(first.phrases?, at, end, case)
    }

    #[inline(never)]
    fn find_phrase(
        &self,
        phrases: Phrases,
        at: usize,
        end: usize,
        case: Case,
    ) -> Option<(Sense, usize)> {
        let words = self.list.get(at..end.min(self.list.len()))?;
        let words = words.iter().map(|word| Seen {
            hash: word.hash,
            capital: word.capital,
            capitals: word.capitals,
        });
        self.lexicon.names.find_phrase_of(phrases, words, case)
    }

    /// Whether the word at a position is a clitic of possession.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        let folded = self.folded(at);
        folded == "'s"
            || (folded == "'" && self.get(at).joined && self.folded_before(at).ends_with('s'))
    }

    /// The first state that some tokens name or have as an adjective.
    pub(crate) fn state_in(&self, tokens: &Range<usize>) -> Option<u32> {
        tokens
            .clone()
            .find_map(|at| match self.phrase_at(at, tokens.end, Case::Telling) {
                Some((
                    Sense::State(state)
                    | Sense::Adjective(state)
                    | Sense::Seat(state)
                    | Sense::House(state)
                    | Sense::People(state),
                    _,
                )) => Some(state),
                _ => None,
            })
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

/// Of each token what the lists and its letters say wherever it stands.
fn read_forms(text: &str, forms: &Forms, lexicon: &Lexicon, folded: &mut String) -> Vec<Word> {
    let entries = lexicon.names.find_all(forms.hashes());
    let forms_with_entries = forms.iter().zip(entries);
    forms.for_tokens(forms_with_entries.map(|(form, entry)| read_form(text, form, entry, folded)))
}

fn read_form(text: &str, form: &Form, entry: Entry, folded: &mut String) -> Word {
    let written = form.span.slice(text);
    let place = if written.is_ascii() {
        (form.span.start, form.span.end)
    } else {
        let start = folded.len() as u32;
        fold_into(written, folded);
        (start, folded.len() as u32)
    };
    let first = written.chars().next().unwrap_or(' ');
    let capital = first.is_uppercase();
    Word {
        classes: entry.classes,
        phrases: entry.phrases,
        hash: form.hash,
        capital,
        capitals: capital && written.len() > 1 && !written.chars().any(char::is_lowercase),
        letter: first.is_alphabetic(),
        folded: place,
        ..NO_WORD
    }
}

/// Whether the capital of a word can say something: a longer word that is not a small one.
fn is_telling(word: &Word) -> bool {
    word.letter && word.span.len() > 3 && !word.classes.has(Class::Function)
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}
