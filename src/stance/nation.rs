//! Adjectives of nationality as names of states: in `Freedonian goods` the goods are Freedonia's.

use std::collections::BTreeMap;

use crate::{
    lexicon::{Lexicon, stance::fold_into},
    record::{Actor, ActorKind},
    span::Span,
};

/// The adjectives that stand for a state actor of one article.
pub(super) struct Nations {
    by_adjective: BTreeMap<String, u16>,
}

/// Letters that a name of a state and its adjective share at least.
const N_SHARED: usize = 4;

impl Nations {
    pub(super) fn new(actors: &[Actor<Span>], _lexicon: &Lexicon) -> Self {
        let mut by_adjective = BTreeMap::new();
        for (index, actor) in actors.iter().enumerate() {
            if actor.kind != ActorKind::State {
                continue;
            }
            let mut name = String::new();
            fold_into(&actor.name, &mut name);
            for adjective in adjectives(&name) {
                by_adjective.entry(adjective).or_insert(index as u16);
            }
        }
        Self { by_adjective }
    }

    /// The state that a word stands for, as position among the actors; the word must be capitalised.
    pub(super) fn find(&self, word: &str) -> Option<u16> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let mut form = String::new();
        fold_into(word, &mut form);
        let form = form
            .split_once(['-', '–'])
            .map_or(form.as_str(), |(first, _)| first);
        self.by_adjective.get(form).copied()
    }
}

/// Regular adjectives of a state's name: Freedonia, Freedonian; Ruritan, Ruritanian.
fn adjectives(name: &str) -> Vec<String> {
    let stem = name.trim_end_matches(['a', 'o', 'y', 'e']);
    if stem.chars().count() < N_SHARED {
        return Vec::new();
    }
    let mut forms = vec![format!("{name}n"), format!("{name}ns")];
    for ending in ["ian", "an", "ese", "ish", "ean"] {
        forms.push(format!("{stem}{ending}"));
        forms.push(format!("{stem}{ending}s"));
    }
    forms
}
