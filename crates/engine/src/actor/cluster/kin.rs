//! Those whom an article calls by their given name alone because they belong to somebody's family: `his son, Otto`.

use crate::{
    actor::{cast::Cast, name::found::Name, word::Words},
    lexicon::names::Class,
};
use record::ActorKind;

/// How far before a name the noun may stand with which a list of names begins: `three sons, Otto, Bo and Jan`.
const MOST_BEFORE_LIST: usize = 12;

impl Cast {
    /// One word behind a word of kin: whoever was named in full before or shares the family name with somebody, else a person
    /// known by that word alone. Another one of that given name who is named later is a stranger. False where it is no such word.
    pub(super) fn add_kin(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let at = name.tokens.start;
        let word = words.get(at);
        if name.tokens.len() != 1 {
            return false;
        }
        if let Some(&draft) = self.by_kin.get_hashed(word.hash) {
            self.add_mention(words, draft, name);
            return true;
        }
        let can_be_name = !word.classes.has_any(&[
            Class::NotName,
            Class::Org,
            Class::Thing,
            Class::Role,
            Class::Leader,
            Class::Group,
            Class::Function,
            Class::Kin,
            Class::KinPlural,
        ]);
        let is_surname =
            !word.classes.is_given() && self.by_surname.get_hashed(word.hash).is_some();
        if !can_be_name || is_surname || !is_behind_kin(words, at) {
            return false;
        }
        if let Some(draft) = self.called(words, word.hash) {
            let person = &self.drafts[draft];
            let introduced = person
                .mentions
                .iter()
                .map(|mention| mention.span.start)
                .min();
            let shares_name = person
                .words
                .last()
                .and_then(|family| self.by_surname.get(family))
                .is_some_and(|bearers| bearers.len() > 1);
            if shares_name || introduced.is_some_and(|first| first < name.span.start) {
                self.add_mention(words, draft, name);
                return true;
            }
        }
        let draft = self.new_draft(
            words,
            name,
            ActorKind::Person,
            vec![words.folded(at).to_owned()],
        );
        *self.by_kin.entry_hashed(word.hash) = draft;
        self.add_mention(words, draft, name);
        true
    }
}

/// Whether a word stands where a relative or child is named: `his son Otto`, `a girl, Otto`, `a boy named Otto`, or in a list
/// behind such a noun.
fn is_behind_kin(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    if words.is(before, Class::Kin) {
        return true;
    }
    let is_named = matches!(words.folded(before), "named" | "called");
    if (words.written(before) == "," || is_named)
        && before.checked_sub(1).is_some_and(|noun| {
            words
                .get(noun)
                .classes
                .has_any(&[Class::Kin, Class::KinPlural])
        })
    {
        return true;
    }
    let mut start = at;
    while start > 0 && at - start < MOST_BEFORE_LIST {
        let word = words.get(start - 1);
        let is_part = word.capital && word.letter
            || matches!(
                words.written(start - 1),
                "," | "and" | ":" | "–" | "—" | "&"
            );
        if !is_part {
            break;
        }
        start -= 1;
    }
    start > 0 && start < at && words.is(start - 1, Class::KinPlural)
}
