//! Predicates of several words that show a stance (`took aim at`), read from `crates/engine/data/idioms.tsv`.

use super::{
    stance::{Slot, parse_slot, rows},
    verb::{VerbForm, verb_forms},
};
use record::word_map::WordMap;

/// The list, by the forms of its verbs.
#[derive(Debug)]
pub struct Idioms {
    by_verb: WordMap<IdiomRows>,
    idioms: Vec<Idiom>,
}

/// The rows of one verb form; none where it is in no row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct IdiomRows {
    start: u16,
    end: u16,
    pub(crate) form: Option<VerbForm>,
}

/// What follows a verb, and whom it is aimed at then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idiom {
    /// The words that follow, in order.
    pub words: Vec<Following>,
    /// Where its targets stand.
    pub slots: Vec<Slot>,
}

/// One word of an idiom after its verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// The words of which one stands there, in lower case.
    pub any: Vec<Box<str>>,
    /// Whether the target is whose it is: `came to Brandl's defence`.
    pub is_owned: bool,
}

impl Default for Idioms {
    fn default() -> Self {
        Self::parse(include_str!("../../data/idioms.tsv"))
    }
}

impl Idioms {
    /// Reads the list; rows that do not parse are left out.
    pub fn parse(list: &str) -> Self {
        let mut by_verb: WordMap<IdiomRows> = WordMap::default();
        let mut idioms: Vec<Idiom> = Vec::new();
        for row in rows(list) {
            let columns: Vec<&str> = row.split('\t').collect();
            let &[verb, irregular, words, slots] = columns.as_slice() else {
                continue;
            };
            let at = idioms.len() as u16;
            idioms.push(Idiom {
                words: parse_words(words),
                slots: slots.split_whitespace().filter_map(parse_slot).collect(),
            });
            for (form, kind) in verb_forms(verb, irregular.trim_matches('-')) {
                let rows = by_verb.entry(&form);
                if rows.form.is_none() {
                    (rows.start, rows.form) = (at, Some(kind));
                }
                rows.end = at + 1;
            }
        }
        Self { by_verb, idioms }
    }

    /// For each of the folded words that have these [hashes](record::word_map::hash_of) the rows of the verb that it is a form of.
    pub(crate) fn of_verbs(&self, hashes: impl Iterator<Item = u64> + Clone) -> Vec<IdiomRows> {
        self.by_verb.get_all(hashes)
    }

    /// The idioms in some rows, in the order of the list.
    pub(crate) fn in_rows(&self, rows: IdiomRows) -> &[Idiom] {
        let range = usize::from(rows.start)..usize::from(rows.end);
        self.idioms.get(range).unwrap_or_default()
    }
}

fn parse_words(words: &str) -> Vec<Following> {
    let mut is_owned = false;
    let mut following = Vec::new();
    for word in words.split_whitespace() {
        if word == "~" {
            is_owned = true;
            continue;
        }
        following.push(Following {
            any: word.split('|').map(Box::from).collect(),
            is_owned,
        });
        is_owned = false;
    }
    following
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{fold::hash_folded, stance::Place};

    #[test]
    fn rows_are_found_by_every_form_of_their_verb() {
        let idioms = Idioms::parse(
            "# head\ntake\ttook taken\taim\tat:-\ntake\ttook taken\t~ side|part\to:+\nturn\t-\tback\ton:-\n",
        );
        let words = ["took", "turned", "turnip"].map(hash_folded);
        let [took, turned, turnip] = idioms.of_verbs(words.into_iter())[..] else {
            panic!("one for each word");
        };
        let rows = idioms.in_rows(took);
        assert_eq!((rows.len(), took.form), (2, Some(VerbForm::Past)));
        assert_eq!(rows[0].slots[0].place, Place::After("at".into()));
        assert!(rows[1].words[0].is_owned && rows[1].words[0].any.len() == 2);
        assert_eq!(idioms.in_rows(turned).len(), 1);
        assert!(idioms.in_rows(turnip).is_empty());
    }

    #[test]
    fn rows_of_a_verb_stand_together_in_the_list() {
        let list = include_str!("../../data/idioms.tsv");
        let verbs: Vec<&str> = rows(list)
            .filter_map(|row| row.split('\t').next())
            .collect();
        let mut seen = verbs.clone();
        seen.dedup();
        let n_runs = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(n_runs, seen.len(), "a verb's rows are apart");
        assert_eq!(Idioms::default().idioms.len(), verbs.len());
    }
}
