//! Whom `who` and `which` stand for: the phrase right before them, which may be a name, a description of somebody named, or
//! people without a name, who then stay open.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::is_time,
};
use crate::{lexicon::names::Class, tagging::WordClass};
use record::{ActorKind, Step, span::Span};

/// How many phrases a chain of prepositions is followed through: `the head of the board of the clinic in Strelsau`.
const MOST_PHRASES: usize = 6;
/// How many words a phrase without a name has at most.
const MOST_WORDS: usize = 12;
/// How many words are passed over between a phrase and its clause.
const MOST_BETWEEN: usize = 60;

/// Whom a relative clause is about.
enum Antecedent {
    /// Names, the nearest last.
    Named(Vec<(Span, usize)>),
    /// A phrase without a name: `the widows`, `a clerk at the mill`.
    Common(Range<usize>),
}

impl Resolver<'_, '_> {
    /// `who` and `which` stand for the phrase right before them. A name counts only where it is all of that phrase, or where
    /// the phrase describes it between commas.
    pub(super) fn relative(&self, pronoun: usize) -> Choice {
        let Some(sentence) = self
            .segments()
            .sentence_at(self.words.get(pronoun).span.start)
        else {
            return Choice::default();
        };
        let first = sentence.tokens.start as usize;
        let found = match self.antecedent(first, pronoun) {
            Some(Antecedent::Named(found)) => found,
            Some(Antecedent::Common(phrase)) => {
                return self
                    .role(&phrase, self.words.get(phrase.start).span.start)
                    .or(|| self.body_of_spokesman(&phrase));
            }
            None => return Choice::default(),
        };
        Choice {
            speakers: found.iter().map(|&(_, draft)| draft).collect(),
            why: found
                .iter()
                .map(|&(span, draft)| {
                    let text = format!("the clause hangs on {}", self.draft(draft).name);
                    reason(Step::Speaker, text, Some(span), 800)
                })
                .collect(),
        }
    }

    fn antecedent(&self, first: usize, pronoun: usize) -> Option<Antecedent> {
        let words = self.words;
        let mut pronoun = pronoun;
        // `Moss, who resigned and who said`: the clause goes on with another one.
        while matches!(words.folded_before(pronoun), "and" | "but" | "or") {
            pronoun = (first..pronoun.checked_sub(1)?)
                .rev()
                .take(MOST_BETWEEN)
                .find(|&at| matches!(words.folded(at), "who" | "which"))?;
        }
        let is_person = words.folded(pronoun) != "which";
        let is_parted = pronoun > first && !words.before(pronoun).letter;
        let end = self.end_of_phrase(first, pronoun);
        let mut at = end;
        let mut common = None;
        for _ in 0..MOST_PHRASES {
            if at <= first {
                break;
            }
            if let Some((span, draft)) = self.mention_ending_at(at) {
                let start = self.start_of_name(first, span);
                let preposition = self.preposition_before(first, start);
                // `Moss of Strelsau, who`: an unknown place behind somebody's name.
                let is_home = preposition.is_some_and(|at| {
                    matches!(words.folded(at), "of" | "from" | "in")
                        && self.segments().tokens_in(span).len() == 1
                        && self
                            .mention_ending_at(self.end_of_phrase(first, at))
                            .is_some_and(|(_, draft)| self.draft(draft).kind == ActorKind::Person)
                });
                let is_possible = !is_home
                    && match self.draft(draft).kind {
                        ActorKind::Person => is_person,
                        ActorKind::Group => true,
                        _ => !is_person || common.is_none() && !self.hangs_on_somebody(preposition),
                    };
                // `a friend of Moss who`, without a comma, is the friend.
                let is_narrowed = self.draft(draft).kind != ActorKind::Group
                    && common.is_none()
                    && !is_parted
                    && self.hangs_on_noun(preposition);
                if is_possible && !is_narrowed {
                    return Some(Antecedent::Named(self.joined_before(
                        first,
                        pronoun,
                        (span, draft),
                    )));
                }
                match preposition {
                    Some(preposition) => at = self.end_of_phrase(first, preposition),
                    None => break,
                }
                continue;
            }
            let phrase = self.start_of_common(first, at)..at;
            if phrase.is_empty() {
                break;
            }
            let preposition = self.preposition_before(first, phrase.start);
            let is_place = words.get(phrase.start).capital && common.is_none();
            if !is_place {
                common = Some(phrase.start..end);
            }
            match preposition {
                Some(preposition) if preposition > first => {
                    at = preposition;
                    // `Moss of Strelsau, who`: a name goes on with a place.
                    if !is_place && self.mention_ending_at(at).is_some() {
                        break;
                    }
                }
                _ if is_place => break,
                _ => {
                    return self
                        .described_before(first, phrase, is_person)
                        .or_else(|| common.map(Antecedent::Common));
                }
            }
        }
        common.map(Antecedent::Common)
    }

    /// Without the commas, dashes, ages and bracketed words that can stand between a phrase and its clause.
    fn end_of_phrase(&self, first: usize, end: usize) -> usize {
        let words = self.words;
        let mut at = end;
        while at > first && end - at < MOST_BETWEEN && self.mention_ending_at(at).is_none() {
            let last = at - 1;
            // `Moss last week, who`
            let is_late = is_time(words.folded(last)) && at < end;
            let is_mark = matches!(words.written(last), "," | "–" | "—" | "--" | "”" | "\"");
            let is_age = words.get(last).tag == WordClass::Number
                && last > first
                && words.written(last - 1) == ",";
            let is_self = matches!(
                words.folded(last),
                "himself" | "herself" | "itself" | "themselves" | "jr" | "jr." | "sr" | "sr."
            );
            if words.written(last) == ")" {
                let Some(open) = (first..last)
                    .rev()
                    .take(MOST_WORDS)
                    .find(|&at| words.written(at) == "(")
                else {
                    return at;
                };
                at = open;
            } else if is_mark || is_age || is_self || is_late {
                at = last;
            } else {
                return at;
            }
        }
        at
    }

    /// The longest mention whose last word stands right before a position.
    pub(super) fn mention_ending_at(&self, at: usize) -> Option<(Span, usize)> {
        let end = self.words.before(at).span.end;
        self.mentions_before(end)
            .take(4)
            .filter(|(mention, _)| mention.end == end)
            .max_by_key(|(mention, draft)| (mention.len(), std::cmp::Reverse(*draft)))
    }

    /// Where the phrase of a name begins, with its title and article.
    fn start_of_name(&self, first: usize, mention: Span) -> usize {
        let words = self.words;
        let mut at = self.segments().tokens_in(mention).start;
        while at > first {
            let word = words.get(at - 1);
            let is_title = word.classes.is_role()
                || word.classes.is_honorific()
                || word.classes.has(Class::RoleModifier);
            if !(is_title || matches!(words.folded(at - 1), "the" | "a" | "an")) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The preposition right before a phrase.
    fn preposition_before(&self, first: usize, start: usize) -> Option<usize> {
        let at = start.checked_sub(1).filter(|&at| at >= first)?;
        (self.words.get(at).tag == WordClass::Adposition
            || matches!(
                self.words.folded(at),
                "of" | "at" | "for" | "from" | "in" | "to" | "with"
            ))
        .then_some(at)
    }

    /// Whether a preposition hangs on a noun without a name: `a friend of`.
    fn hangs_on_noun(&self, preposition: Option<usize>) -> bool {
        preposition
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| {
                let word = self.words.get(at);
                word.tag == WordClass::Noun && !word.capital && word.letter
            })
    }

    /// Whether a preposition hangs on somebody, named or not: `a clerk at`, `Moss of`.
    fn hangs_on_somebody(&self, preposition: Option<usize>) -> bool {
        let Some(at) = preposition else {
            return false;
        };
        let is_person = self
            .mention_ending_at(at)
            .is_some_and(|(_, draft)| self.draft(draft).kind == ActorKind::Person);
        let noun = self.words.before(at);
        let is_thing = noun.classes.has_any(&[Class::Document, Class::Thing]);
        is_person || self.hangs_on_noun(preposition) && !is_thing
    }

    /// Where a phrase without a name begins.
    fn start_of_common(&self, first: usize, end: usize) -> usize {
        let words = self.words;
        let mut at = end;
        while at > first && end - at < MOST_WORDS {
            let word = words.get(at - 1);
            let folded = words.folded(at - 1);
            if at == end
                && !matches!(
                    word.tag,
                    WordClass::Noun
                        | WordClass::Name
                        | WordClass::Adjective
                        | WordClass::Number
                        | WordClass::Other
                        | WordClass::Pronoun
                        | WordClass::Determiner
                )
            {
                break;
            }
            if word.tag == WordClass::Determiner
                || matches!(
                    folded,
                    "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one" | "some" | "those"
                )
            {
                return at - 1;
            }
            let is_part = word.letter
                && matches!(
                    word.tag,
                    WordClass::Noun
                        | WordClass::Name
                        | WordClass::Adjective
                        | WordClass::Number
                        | WordClass::Other
                )
                || word.tag == WordClass::Number
                || words.is_possessive(at - 1)
                || folded == "-" && (word.joined || words.get(at).joined)
                || at < end && folded == "and";
            if !is_part {
                break;
            }
            at -= 1;
        }
        while at < end && words.folded(at) == "and" {
            at += 1;
        }
        at
    }

    /// `Moss, a judge from Strelsau who`: somebody named before the comma, whom the phrase behind it describes.
    fn described_before(
        &self,
        first: usize,
        phrase: Range<usize>,
        is_person: bool,
    ) -> Option<Antecedent> {
        let words = self.words;
        let is_description = matches!(
            words.folded(phrase.start),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one"
        ) || phrase.clone().any(|at| words.get(at).classes.is_role());
        let comma = phrase.start.checked_sub(1).filter(|&at| at >= first)?;
        if !is_description || !matches!(words.written(comma), "," | "–" | "—" | "--") {
            return None;
        }
        let end = self.end_of_phrase(first, comma);
        let (span, draft) = self.mention_ending_at(end)?;
        let is_possible = is_person == (self.draft(draft).kind == ActorKind::Person);
        is_possible.then(|| Antecedent::Named(vec![(span, draft)]))
    }

    /// A name with those joined to it before, where the verb of the clause or a pronoun says that there are several.
    fn joined_before(
        &self,
        first: usize,
        pronoun: usize,
        last: (Span, usize),
    ) -> Vec<(Span, usize)> {
        let words = self.words;
        let is_plural = matches!(
            words.folded(pronoun + 1),
            "are" | "were" | "have" | "say" | "both"
        ) || (pronoun + 2..pronoun + 5)
            .any(|at| matches!(words.folded(at), "they" | "their"));
        let mut found = vec![last];
        if !is_plural {
            return found;
        }
        let start = self.start_of_name(first, last.0);
        if start > first + 1
            && words.folded_before(start) == "and"
            && let Some(other) = self.mention_ending_at(start - 1)
            && other.1 != last.1
        {
            found.insert(0, other);
        }
        found
    }
}
