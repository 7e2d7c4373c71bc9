//! Companies that bear the name of their founder: `Moss cut two hundred jobs. Otto Moss, its founder, was in tears.`

use std::collections::BTreeMap;

use super::evidence::{pronouns_after, things_after};
use crate::{
    actor::{
        cast::Cast,
        name::found::{Name, What},
        word::Words,
    },
    lexicon::names::{Case, Class},
};
use record::ActorKind;

/// Companies by the hash of the one word of their name, each with its draft once it has one.
pub(super) type Namesakes = BTreeMap<u64, Option<usize>>;

impl Cast {
    /// Family names that are companies too: named by itself before anybody bears it in full, never with a word for a person
    /// beside it, while the sentence that brings in the bearer speaks of a company and of founding or owning it.
    pub(super) fn find_namesakes(&self, words: &Words<'_>, names: &[Name]) -> Namesakes {
        let mut lone = BTreeMap::<u64, Vec<&Name>>::new();
        for name in names {
            let key = words.get(name.tokens.start).hash;
            if name.what == What::Lone
                && name.tokens.len() == 1
                && self.by_surname.get_hashed(key).is_some()
            {
                lone.entry(key).or_default().push(name);
            }
        }
        lone.into_iter()
            .filter(|(key, names)| self.is_namesake(words, *key, names))
            .map(|(key, _)| (key, None))
            .collect()
    }

    fn is_namesake(&self, words: &Words<'_>, key: u64, names: &[&Name]) -> bool {
        let bearers = self
            .by_surname
            .get_hashed(key)
            .map_or(&[][..], Vec::as_slice);
        let first = bearers
            .iter()
            .take(8)
            .filter_map(|&at| self.drafts[at].mentions.first())
            .min_by_key(|mention| mention.span);
        let Some(first) = first else {
            return false;
        };
        let before: Vec<&Name> = names
            .iter()
            .copied()
            .filter(|name| name.span.start < first.span.start && is_told(words, name))
            .collect();
        if before.is_empty() || before.iter().any(|name| is_person_here(words, name)) {
            return false;
        }
        let sentence = &words.segments.sentences[words.sentence_of(first.first)];
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let is_founded = range
            .clone()
            .take(MOST_WORDS)
            .any(|at| words.is(at, Class::Founding));
        let has_company = range.take(MOST_WORDS).any(|at| {
            let next = words.get(at + 1).classes;
            words.is(at, Class::Company)
                || words.folded(at) == "its" && (next.has(Class::Founding) || next.is_role())
        });
        let is_thing = before.iter().any(|name| {
            let end = name.tokens.end;
            things_after(words, name)
                || words.written(end) == "," && words.folded(end + 1) == "which"
                || (end..end + MOST_BEFORE_ITS).any(|at| words.folded(at) == "its")
                || words.folded_before(name.tokens.start) == "of"
                    && name.tokens.start > 1
                    && words.is(name.tokens.start - 2, Class::Owned)
        });
        is_founded && (has_company || is_thing)
    }

    /// Adds a name that is a company's here; false where it is none or a person's.
    pub(super) fn add_namesake(
        &mut self,
        words: &Words<'_>,
        name: &Name,
        namesakes: &mut Namesakes,
    ) -> bool {
        let key = words.get(name.tokens.start).hash;
        let Some(&company) = namesakes.get(&key) else {
            return false;
        };
        if name.tokens.len() != 1 || is_person_here(words, name) {
            return false;
        }
        let at = company.unwrap_or_else(|| {
            let parts = vec![words.folded(name.tokens.start).to_owned()];
            self.new_draft(words, name, ActorKind::Organisation, parts)
        });
        namesakes.insert(key, Some(at));
        self.add_mention(words, at, name);
        true
    }
}

/// How many words of a sentence are looked at.
const MOST_WORDS: usize = 60;
/// How far behind a name `its` can stand for it.
const MOST_BEFORE_ITS: usize = 6;

/// Whether a name stands in a sentence of the text, not in a heading.
fn is_told(words: &Words<'_>, name: &Name) -> bool {
    let number = words.sentence_of(name.tokens.start);
    let is_telling = words.cases.get(number) == Some(&Case::Telling);
    let last = words
        .segments
        .sentences
        .get(number)
        .map_or(0, |sentence| sentence.tokens.end as usize);
    is_telling && !words.before(last).letter
}

/// Whether what follows a name speaks of it as of a person.
fn is_person_here(words: &Words<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    let is_who =
        words.folded(end) == "who" || words.written(end) == "," && words.folded(end + 1) == "who";
    is_who || pronouns_after(words, name) > 0
}
