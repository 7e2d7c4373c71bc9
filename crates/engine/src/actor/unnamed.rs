//! Actors that the article means without naming them: observers in general, a person's office, whoever signed.

use super::{
    cast::{Cast, Draft, Gender},
    word::Words,
};
use crate::lexicon::{fold::to_folded, names::Class};
use record::{ActorKind, slug::actor_slug};

impl Cast {
    /// The draft of observers in general, without a mention where the article has none.
    pub(crate) fn observers(&mut self) -> usize {
        self.named_group("Observers", ActorKind::Group)
    }

    /// The body that speaks for a person, such as `campaign` or `office`.
    pub(crate) fn office_of(&mut self, words: &Words<'_>, person: usize, noun: &str) -> usize {
        let draft = &self.drafts[person];
        let written = family_name_of(words, draft);
        let name = format!("{written} {noun}");
        let key = to_folded(&name);
        match self.by_name.get(&key) {
            Some(&at) => at,
            None => self.named_group(&name, ActorKind::Organisation),
        }
    }

    /// The person of a whole name, made where the article has none. Absent where the name is not one.
    pub(crate) fn person_called(&mut self, name: &str) -> Option<usize> {
        let slug = actor_slug(name);
        let is_person = |draft: &Draft| draft.kind == ActorKind::Person;
        let known = self
            .drafts
            .iter()
            .position(|draft| is_person(draft) && actor_slug(&draft.name) == slug);
        let is_name = (2..=4).contains(&name.split(' ').count())
            && name
                .split(' ')
                .all(|word| word.chars().next().is_some_and(char::is_uppercase))
            && !name.contains([',', '&']);
        known.or_else(|| is_name.then(|| self.add_unmentioned(name, ActorKind::Person)))
    }

    fn named_group(&mut self, name: &str, kind: ActorKind) -> usize {
        let key = to_folded(name);
        match self.by_name.get(&key) {
            Some(&at) => at,
            None => {
                let at = self.add_unmentioned(name, kind);
                *self.by_name.entry(&key) = at;
                at
            }
        }
    }

    fn add_unmentioned(&mut self, name: &str, kind: ActorKind) -> usize {
        self.add_draft(Draft {
            name: name.to_owned(),
            kind,
            known: None,
            owner: None,
            gender: Gender::Unknown,
            mentions: Vec::new(),
            titles: Vec::new(),
            words: to_folded(name).split(' ').map(str::to_owned).collect(),
        })
    }
}

/// How many mentions of a person are looked through for the one word by which the article calls it.
const MOST_MENTIONS: usize = 64;

/// The family name of a person as written: the word by which the article calls it by itself, whether it stands first or last in
/// the whole name; else the last, or the first of a name such as `Xi Jinping`.
fn family_name_of(words: &Words<'_>, draft: &Draft) -> String {
    let parts: Vec<&str> = draft.name.split(' ').collect();
    let is_called = |part: &&&str| {
        draft
            .mentions
            .iter()
            .take(MOST_MENTIONS)
            .any(|mention| mention.span.slice(words.text) == **part)
    };
    let is_first = |part: &&str| {
        let classes = words.lexicon.names.classes(&to_folded(part));
        classes.has(Class::SurnameFirst) && !classes.is_given()
    };
    let called = [parts.last(), parts.first()]
        .into_iter()
        .flatten()
        .find(is_called);
    let usual = || match (parts.first(), parts.last()) {
        (Some(first), _) if is_first(first) => Some(first),
        (_, last) => last,
    };
    called
        .or_else(usual)
        .map_or_else(|| draft.name.clone(), |part| (*part).to_owned())
}
