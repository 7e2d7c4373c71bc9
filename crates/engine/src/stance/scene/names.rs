//! Who is named at each token of an article, and which state an adjective means.

use std::collections::BTreeMap;

use super::Scene;
use crate::lexicon::{
    Lexicon,
    fold::fold_into,
    names::{Case, Sense as Name, Written},
    stance::Role,
};
use record::{Actor, ActorKind, span::Span};

impl Scene<'_> {
    pub(super) fn place_actors(&mut self, lexicon: &Lexicon) {
        let segments = self.findings.segments;
        let is_group = |actor: &Actor<Span>| actor.kind == ActorKind::Group;
        let actors = (0..).zip(self.findings.actors);
        let (groups, others): (Vec<_>, Vec<_>) = actors.partition(|(_, actor)| is_group(actor));
        for (index, actor) in groups {
            for &mention in &actor.mentions {
                self.named[segments.tokens_in(mention)].fill(Some(index));
            }
        }
        let of_groups = self.named.clone();
        for (index, actor) in others {
            for &mention in &actor.mentions {
                let tokens = segments.tokens_in(mention);
                // Of a group's name, what a preposition leads to names another: `critics of Brandl`, but not `Brandl supporters`.
                let before = tokens.start.checked_sub(1);
                let is_led = before.is_some_and(|before| self.is(before, Role::Preposition));
                if of_groups.get(tokens.start).is_none_or(Option::is_none) || is_led {
                    self.named[tokens].fill(Some(index));
                }
            }
        }
        let states: BTreeMap<&str, u16> = (0..)
            .zip(self.findings.actors)
            .filter(|(_, actor)| actor.kind == ActorKind::State)
            .map(|(index, actor)| (actor.name.as_str(), index))
            .collect();
        if states.is_empty() {
            return;
        }
        let mut folded = String::new();
        let forms = &self.findings.tags.forms;
        let nations = forms.iter().map(|form| {
            let word = form.span.slice(self.findings.text);
            let is_name = word.starts_with(char::is_uppercase);
            is_name.then(|| nation(word, &mut folded, lexicon, &states))?
        });
        self.nation = forms.for_tokens(nations);
        for (nation, named) in self.nation.iter_mut().zip(&self.named) {
            *nation = nation.filter(|_| named.is_none());
        }
    }
}

/// The state that an adjective of nationality stands for (`Ruritanian`, `Ruritanian-made`).
fn nation(
    word: &str,
    folded: &mut String,
    lexicon: &Lexicon,
    states: &BTreeMap<&str, u16>,
) -> Option<u16> {
    folded.clear();
    fold_into(word, folded);
    let first = folded.split('-').next()?;
    if !lexicon.names.begins_phrase(first) {
        return None;
    }
    let written = Written {
        folded: first,
        capital: true,
        capitals: false,
    };
    let found = lexicon
        .names
        .find_phrase(std::iter::once(written), Case::Telling);
    let (Name::Adjective(state) | Name::People(state) | Name::State(state) | Name::Seat(state), _) =
        found?
    else {
        return None;
    };
    let known = lexicon.names.known.get(state as usize)?;
    states.get(known.name).copied()
}
