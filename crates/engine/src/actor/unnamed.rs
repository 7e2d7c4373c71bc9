//! Actors that the article means without naming them: observers in general, a person's office, whoever signed.

use super::cast::{Cast, Draft, Gender};
use crate::lexicon::fold::to_folded;
use record::{ActorKind, slug::actor_slug};

impl Cast {
    /// The draft of observers in general, without a mention where the article has none.
    pub(crate) fn observers(&mut self) -> usize {
        self.named_group("Observers", ActorKind::Group)
    }

    /// The body that speaks for a person, such as `campaign` or `office`.
    pub(crate) fn office_of(&mut self, person: usize, noun: &str) -> usize {
        let draft = &self.drafts[person];
        let family = draft.words.last().cloned().unwrap_or_default();
        let written = draft.name.rsplit(' ').next().unwrap_or(&draft.name);
        let name = format!("{written} {noun}");
        let key = format!("{family} {noun}");
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
