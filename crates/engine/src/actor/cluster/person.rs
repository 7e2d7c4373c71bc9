//! Names of persons, full and short, and names of which it must first be found out whose they are.

use super::{
    beside::{can_be_called, is_beside_body, looks_like_person},
    evidence::{gender_of, gender_of_title, is_in, things_after},
    key::{are_one_person, family_key, key_of, name_words, person_words},
    stranger::{acts_or_owns, kind_of_stranger},
};
use crate::{
    actor::{
        cast::{Cast, Gender, Mention},
        name::found::Name,
        subject::acts_between_commas,
        word::Words,
    },
    lexicon::{
        fold::squeeze,
        names::{Case, Class},
    },
};
use record::{ActorKind, span::Span, word_map::hash_of};

/// How often a name is compared with others that share its key before it counts as new; bounds the work on odd input.
const MOST_CANDIDATES: usize = 24;
/// How often somebody is called by the family name alone until it is taken for his.
const LEAST_ALONE: usize = 2;
/// How many mentions are looked through for the last before a place.
const MOST_MENTIONS: usize = 64;

impl Cast {
    /// A person by the words of the name, at least one.
    pub(super) fn add_person(&mut self, words: &Words<'_>, name: &Name, parts: &[String]) {
        if self.is_family_with_article(words, parts) && self.add_surname(words, name) {
            return;
        }
        let at = match self.find_person(words, parts, name) {
            Some(at) => {
                if parts.len() > self.drafts[at].words.len() {
                    self.drafts[at].name = squeeze(name.span.slice(words.text));
                    self.drafts[at].words = parts.to_vec();
                }
                at
            }
            None => {
                let (given, surname) = (&parts[0], &parts[parts.len() - 1]);
                let at = self.new_draft(words, name, ActorKind::Person, parts.to_vec());
                self.by_surname.entry(family_key(words, surname)).push(at);
                if words.lexicon.names.classes(given).has(Class::SurnameFirst) {
                    self.by_surname.entry(given).push(at);
                } else {
                    self.by_given.entry(given).push(at);
                }
                at
            }
        };
        self.add_mention(words, at, name);
    }

    /// Whether the words of a name are a family name with its article that somebody bears: `Al Ashry` of `Ahmed al Ashry`.
    fn is_family_with_article(&self, words: &Words<'_>, parts: &[String]) -> bool {
        let [article, family] = parts else {
            return false;
        };
        let names = &words.lexicon.names;
        let whole = format!("{article} {family}");
        names.classes(article).has(Class::FamilyArticle)
            && self.by_surname.get(family).is_some_and(|bearers| {
                bearers
                    .iter()
                    .take(MOST_CANDIDATES)
                    .any(|&at| self.drafts[at].words.last() == Some(&whole))
            })
    }

    /// A person already met under a full name that can be the same.
    pub(super) fn find_person(
        &self,
        words: &Words<'_>,
        parts: &[String],
        name: &Name,
    ) -> Option<usize> {
        let candidates = self.by_surname.get(family_key(words, parts.last()?))?;
        let gender = gender_of(words, name);
        candidates
            .iter()
            .rev()
            .take(MOST_CANDIDATES)
            .copied()
            .find(|&at| {
                let draft = &self.drafts[at];
                let clash = matches!(
                    (draft.gender, gender),
                    (Gender::He, Gender::She) | (Gender::She, Gender::He)
                );
                !clash && are_one_person(words, &draft.words, parts)
            })
    }

    /// A family name behind a title.
    pub(super) fn add_short_person(&mut self, words: &Words<'_>, name: &Name, parts: &[String]) {
        if !self.add_surname(words, name) {
            let surname = parts.last().map_or("", String::as_str);
            let at = self.new_draft(words, name, ActorKind::Person, parts.to_vec());
            self.by_surname.entry(family_key(words, surname)).push(at);
            self.add_mention(words, at, name);
        }
    }

    /// A family name: of somebody named in full who bears it and is not of the other gender.
    pub(super) fn add_surname(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let key = match name.tokens.len() {
            1 => words.get(name.tokens.start).hash,
            _ => hash_of(family_key(words, &person_words(words, name).join(" "))),
        };
        let Some(candidates) = self.by_surname.get_hashed(key) else {
            return false;
        };
        let Some(at) = self.bearer(words, candidates, name) else {
            return false;
        };
        self.add_mention(words, at, name);
        true
    }

    /// Whom of several bearers of a family name it names by itself: whoever was introduced first, since news gives the
    /// others their given names again; but another one who has acted since.
    fn bearer(&self, words: &Words<'_>, candidates: &[usize], name: &Name) -> Option<usize> {
        let title_gender = name
            .title
            .as_ref()
            .map_or(Gender::Unknown, |title| gender_of_title(words, title));
        let fits = |&at: &usize| {
            let gender = self.drafts[at].gender;
            title_gender == Gender::Unknown || gender == Gender::Unknown || gender == title_gender
        };
        let place = name.span.start;
        let mut first: Option<(u32, usize)> = None;
        let mut last: Option<(u32, usize, bool)> = None;
        for at in candidates
            .iter()
            .rev()
            .take(MOST_CANDIDATES)
            .copied()
            .filter(fits)
        {
            let mentions = &self.drafts[at].mentions;
            let introduced = mentions
                .first()
                .map_or(u32::MAX, |mention| mention.span.start);
            if first.is_none_or(|first| (introduced, at) < first) {
                first = Some((introduced, at));
            }
            let before = mentions
                .iter()
                .rev()
                .take(MOST_MENTIONS)
                .filter(|mention| mention.span.start < place)
                .max_by_key(|mention| mention.span.start);
            if let Some(mention) = before
                && last.is_none_or(|last| (mention.span.start, at) > (last.0, last.1))
            {
                last = Some((
                    mention.span.start,
                    at,
                    acts_between_commas(words, mention.first, mention.end),
                ));
            }
        }
        let (introduced, main) = first?;
        match last {
            // Who was called by the family name alone before the other one came is so called afterwards too.
            Some((_, at, true)) if at != main && self.is_called_so(main, at) => Some(main),
            Some((_, at, true)) => Some(at),
            Some((_, at, false)) if introduced > place => Some(at),
            _ => Some(main),
        }
    }

    /// Whether a person was called by one word more than once before another one was named first.
    fn is_called_so(&self, person: usize, other: usize) -> bool {
        let Some(introduced) = self.drafts[other]
            .mentions
            .iter()
            .map(|mention| mention.span.start)
            .min()
        else {
            return false;
        };
        let mentions = self.drafts[person].mentions.iter();
        let alone = mentions
            .filter(|mention| mention.end == mention.first + 1 && mention.span.start < introduced);
        alone.take(LEAST_ALONE).count() == LEAST_ALONE
    }

    /// One word: family name, given name, short form or acronym of somebody named in full. False where of nobody.
    pub(super) fn add_lone(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let key = key_of(words, name);
        let is_plain = words.get(name.tokens.start).capitals;
        if let Some(bodies) = self.by_short.get_hashed(key).filter(|_| is_plain)
            && let Some(&at) = bodies.first()
        {
            self.add_mention(words, at, name);
            return true;
        }
        if self.add_surname(words, name) {
            return true;
        }
        let bodies = self.by_short.get_hashed(key).map_or(&[][..], Vec::as_slice);
        let before = |&&at: &&usize| {
            let first = self.drafts[at]
                .mentions
                .iter()
                .map(|mention| mention.span.start)
                .min();
            first.is_some_and(|first| first < name.span.start)
        };
        let earlier = bodies
            .iter()
            .take(MOST_CANDIDATES)
            .rev()
            .find(before)
            .copied();
        if let Some(at) = earlier {
            self.add_mention(words, at, name);
            return true;
        }
        if can_be_called(words, name)
            && let Some(at) = self.called(words, key)
        {
            self.add_mention(words, at, name);
            return true;
        }
        false
    }

    /// The one person who bears a given name, or one of which it is a short form.
    pub(super) fn called(&self, words: &Words<'_>, given: u64) -> Option<usize> {
        let full = words.lexicon.names.full_forms_hashed(given);
        let mut all = self
            .by_given
            .get_hashed(given)
            .into_iter()
            .chain(full.iter().filter_map(|name| self.by_given.get(name)))
            .flatten();
        let first = *all.next()?;
        all.next().is_none().then_some(first)
    }

    /// Several words that nothing shows to be a person: one all the same where it is called by its last word elsewhere; a
    /// body where something belongs to it, where it comes back, or where it speaks; else nobody.
    pub(super) fn add_pair(
        &mut self,
        words: &Words<'_>,
        names: &[&Name],
        is_called: bool,
        is_called_body: bool,
        sources: &[Span],
    ) {
        let Some(first) = names.first() else { return };
        let parts = person_words(words, first);
        let belongs = |name: &&&Name| {
            words.folded_before(name.tokens.start) == "of"
                && name.tokens.start > 1
                && words.is(name.tokens.start - 2, Class::Owned)
        };
        let speaks = names.iter().any(|name| is_in(name.span, sources));
        let is_body = is_called_body
            || names.iter().any(|name| {
                belongs(&name) || things_after(words, name) || is_beside_body(words, name)
            });
        let is_like_person =
            !speaks && !is_body && names.iter().all(|name| looks_like_person(words, name));
        if !is_body
            && (is_called || is_like_person || self.find_person(words, &parts, first).is_some())
        {
            for name in names {
                self.add_person(words, name, &person_words(words, name));
            }
        } else if is_body
            || speaks
            || names.len() > 1 && names.iter().any(|name| acts_or_owns(words, name))
        {
            names
                .iter()
                .for_each(|name| self.add_body(words, name, ActorKind::Organisation));
        }
    }

    /// One word that nothing else explains: an actor only if there is evidence for it.
    pub(super) fn add_stranger(&mut self, words: &Words<'_>, names: &[&Name], sources: &[Span]) {
        let Some(kind) = kind_of_stranger(words, names, sources) else {
            return;
        };
        let Some(first) = names.first() else { return };
        let parts = name_words(words, first);
        let at = self.new_draft(words, first, kind, parts);
        for name in names {
            self.add_mention(words, at, name);
        }
    }

    /// Adds family names in headlines whose capitals say nothing; only of persons whom the rest of the article names.
    pub(crate) fn add_headlines(&mut self, words: &Words<'_>) {
        let mut found = Vec::new();
        for (sentence, case) in words.segments.sentences.iter().zip(&words.cases) {
            if *case == Case::Telling {
                continue;
            }
            for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
                let word = words.get(at);
                let Some([bearer]) = self.by_surname.get_hashed(word.hash).map(Vec::as_slice)
                else {
                    continue;
                };
                let draft = &self.drafts[*bearer];
                let is_given = draft.words.len() > 1 && words.folded_before(at) == draft.words[0];
                let first = if is_given { at - 1 } else { at };
                let span = words.span(first, at + 1);
                let cues = &words.lexicon.cues;
                let acts = cues.is_past_report(words.folded(at + 1))
                    || words.is_possessive(at + 1)
                    || matches!(words.folded_before(at), "said" | "says" | "told");
                if !(word.capital || acts)
                    || word.classes.has_any(&[Class::Function, Class::NotName])
                {
                    continue;
                }
                let mention = Mention {
                    span,
                    first,
                    end: at + 1,
                    is_name: true,
                };
                found.push((mention, *bearer));
            }
        }
        self.add_descriptions(found);
    }
}
