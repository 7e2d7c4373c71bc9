//! Descriptions that stand for an actor already named: `the prime minister`, `the Ruritanian leader`, `the paper`,
//! `the country`. Only certain ones: one fitting actor in the article, or one in the sentences just before.

mod before;

use std::ops::Range;

use super::{
    cast::{Cast, Mention},
    holder::{folded_phrase, holders, role_at},
    role::found::Found,
    word::Words,
};
use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::{ActorKind, span::Span, word_map::hash_of};

/// How many sentences back a description may point where several actors fit.
const MOST_SENTENCES: usize = 3;

/// A description with the draft for which it stands.
type Described = (Mention, usize);

/// Descriptions of the article, by position.
pub(crate) fn find_descriptions(
    words: &Words<'_>,
    cast: &Cast,
    mentions: &[(Span, usize)],
    roles: &[Vec<Found>],
    affiliations: &[Option<usize>],
) -> Vec<Described> {
    let finder = Finder {
        words,
        cast,
        mentions,
        holders: holders(words, cast, roles),
        affiliations,
        roles,
    };
    let mut found = Vec::new();
    for sentence in &words.segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let mut at = range.start;
        while at < range.end {
            match finder.describe(at, &range) {
                Some((mention, draft)) => {
                    at = mention.end.max(at + 1);
                    found.push((mention, draft));
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Finder<'a, 'b> {
    words: &'a Words<'b>,
    cast: &'a Cast,
    mentions: &'a [(Span, usize)],
    holders: Vec<(String, usize)>,
    affiliations: &'a [Option<usize>],
    roles: &'a [Vec<Found>],
}

impl Finder<'_, '_> {
    fn describe(&self, at: usize, sentence: &Range<usize>) -> Option<Described> {
        const THE: u64 = hash_of("the");
        const HIS: u64 = hash_of("his");
        const HER: u64 = hash_of("her");
        match self.words.get(at).hash {
            THE => self.describe_by_article(at, sentence),
            HIS | HER if matches!(self.words.folded(at + 1), "government" | "administration") => {
                self.government_of_person(at)
            }
            _ => self.describe_by_possessor(at, sentence),
        }
    }

    /// `the country`, `the paper`, `the company`, `the [Ruritanian] prime minister`
    fn describe_by_article(&self, at: usize, sentence: &Range<usize>) -> Option<Described> {
        let words = self.words;
        let noun = at + 1;
        if noun >= sentence.end {
            return None;
        }
        let is_alone = |after: usize| !self.goes_on(after, sentence.end);
        let folded = words.folded(noun);
        let classes = words.get(noun).classes;
        let mention = |end: usize| Mention {
            span: words.span(at, end),
            first: at,
            end,
            is_name: false,
        };
        if folded == "country" && is_alone(noun + 1) {
            return Some((mention(noun + 1), self.country_before(at, sentence)?));
        }
        if let Some((Sense::Adjective(state), n_words)) =
            words.phrase_at(noun, sentence.end, Case::Telling)
        {
            let (n_role, is_leader) = role_at(self.words, noun + n_words, sentence.end)?;
            let end = noun + n_words + n_role;
            return is_alone(end).then_some((
                mention(end),
                self.leader_of(noun + n_words..end, is_leader, state)?,
            ));
        }
        if classes.has(Class::MediaDescription) && is_alone(noun + 1) {
            return Some((mention(noun + 1), self.last_of_kind(at, ActorKind::Media)?));
        }
        if classes.has(Class::OrgDescription) && !classes.is_role() && is_alone(noun + 1) {
            return Some((mention(noun + 1), self.body_before(at, folded)?));
        }
        let Some((n_role, is_leader)) = role_at(self.words, noun, sentence.end) else {
            let (end, holder) = self.narrowed_holder(noun, sentence.end)?;
            return Some((mention(end), holder));
        };
        let end = noun + n_role;
        if !is_alone(end) {
            let (end, holder) = self.narrowed_holder(noun, sentence.end)?;
            return Some((mention(end), holder));
        }
        let holder = self.holder(noun..end, at, is_leader)?;
        Some((mention(end), holder))
    }

    /// Whether a phrase goes on with what makes it another: a name, another noun, `of ...`.
    fn goes_on(&self, after: usize, end: usize) -> bool {
        if after >= end {
            return false;
        }
        let word = self.words.get(after);
        let folded = self.words.folded(after);
        let is_noun = word.letter
            && matches!(
                word.tag,
                WordClass::Noun | WordClass::Name | WordClass::Adjective
            );
        is_noun
            || (word.capital && !word.initial)
            || folded == "of"
            || (folded == "-" && word.joined)
    }

    /// `Ruritania's prime minister` where no name follows.
    fn describe_by_possessor(&self, at: usize, sentence: &Range<usize>) -> Option<Described> {
        let words = self.words;
        if !words.get(at).capital {
            return None;
        }
        let (sense, n_words) = words.phrase_at(at, sentence.end, Case::Telling)?;
        let Sense::State(state) = sense else {
            return None;
        };
        let clitic = at + n_words;
        if !words.is_possessive(clitic) {
            return None;
        }
        let noun = clitic + 1;
        let (n_role, is_leader) = role_at(self.words, noun, sentence.end)?;
        let end = noun + n_role;
        if self.goes_on(end, sentence.end)
            || (words.written(end) == "," && words.get(end + 1).capital)
        {
            return None;
        }
        let draft = self.leader_of(noun..end, is_leader, state)?;
        let mention = Mention {
            span: words.span(at, end),
            first: at,
            end,
            is_name: false,
        };
        Some((mention, draft))
    }

    /// Whoever of the article has the role and belongs to the state; nobody where several do.
    fn leader_of(&self, role: Range<usize>, is_leader: bool, state: u32) -> Option<usize> {
        let owner = self.cast.listed(state)?;
        let noun = folded_phrase(self.words, role);
        let any_leader = noun == "leader";
        let belongs = |draft: usize| self.affiliations.get(draft).copied().flatten();
        let mut fitting = self
            .holders_of(&noun)
            .filter(|&draft| belongs(draft) == Some(owner));
        if let Some(first) = fitting.next() {
            return fitting.next().is_none().then_some(first);
        }
        // A leader of whom the article does not say which state, and the only one.
        let mut others = self
            .holders_of(&noun)
            .filter(|&draft| belongs(draft).is_none());
        let only = others.next().filter(|_| is_leader || any_leader)?;
        others.next().is_none().then_some(only)
    }

    fn holders_of<'c>(&'c self, noun: &'c str) -> impl Iterator<Item = usize> + 'c {
        let first = self
            .holders
            .partition_point(|(held, _)| held.as_str() < noun);
        self.holders[first..]
            .iter()
            .take_while(move |(held, _)| held == noun)
            .map(|&(_, draft)| draft)
    }

    /// The only holder of a role who was named before, or the one named in the last few sentences.
    fn holder(&self, role: Range<usize>, at: usize, is_leader: bool) -> Option<usize> {
        let noun = folded_phrase(self.words, role);
        if noun == "leader" && !is_leader {
            return None;
        }
        let place = self.words.get(at).span.start;
        let sentence = self.words.sentence_of(at);
        let nearest = |draft: usize| {
            let mentions = &self.cast.drafts[draft].mentions;
            let before = mentions.partition_point(|mention| mention.span.start < place);
            let last = mentions[..before].last()?;
            Some(sentence.saturating_sub(self.words.sentence_of(last.first)))
        };
        let mut fitting: Vec<(usize, usize)> = self
            .holders_of(&noun)
            .take(64)
            .filter_map(|draft| Some((nearest(draft)?, draft)))
            .collect();
        fitting.sort_unstable();
        match fitting.as_slice() {
            [(_, only)] => Some(*only),
            [(near, first), (far, _), ..] if *near <= MOST_SENTENCES && near < far => Some(*first),
            _ => None,
        }
    }

    /// `his government`: the state of the leader named last.
    fn government_of_person(&self, at: usize) -> Option<Described> {
        let place = self.words.get(at).span.start;
        let after = self
            .mentions
            .partition_point(|(span, _)| span.start < place);
        let person = self.mentions[..after]
            .iter()
            .rev()
            .take(12)
            .map(|&(_, draft)| draft)
            .find(|&draft| self.cast.drafts[draft].kind == ActorKind::Person)?;
        let leads = self.holders_of("leader").any(|draft| draft == person);
        let state = self.affiliations.get(person).copied().flatten()?;
        let mention = Mention {
            span: self.words.span(at, at + 2),
            first: at,
            end: at + 2,
            is_name: false,
        };
        (leads && self.cast.drafts[state].kind == ActorKind::State).then_some((mention, state))
    }
}
