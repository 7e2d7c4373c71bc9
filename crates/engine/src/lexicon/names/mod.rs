//! Names and the words that show what they name (`crates/engine/data/actors/`): states with their seats of government and peoples,
//! bodies, outlets, places, given names with their short forms, roles, heads of organisations' names.

mod class;
mod phrase;
mod sense;

pub use class::{Class, Classes};
pub(crate) use phrase::Seen;
pub use phrase::{Case, Phrases, Written};
pub use sense::Sense;

use phrase::PhraseList;

use crate::lexicon::fold::fold_into;
use record::ActorKind;
use record::word_map::WordMap;

/// An actor that the lists know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Common English name.
    pub name: &'static str,
    /// State, organisation or media.
    pub kind: ActorKind,
    /// Position in [`Names::known`] of the state to which it belongs.
    pub owner: Option<u32>,
}

/// What the lists have for one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its classes.
    pub classes: Classes,
    /// The phrases that begin with it.
    pub phrases: Option<Phrases>,
}

/// The lists of `crates/engine/data/actors/`, looked up by folded words.
#[derive(Debug)]
pub struct Names {
    /// Actors that the lists name, in their order.
    pub known: Vec<Known>,
    /// Folded words.
    words: WordMap<Entry>,
    phrases: PhraseList,
    /// Short form to given names.
    nicknames: WordMap<Vec<&'static str>>,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self {
            known: Vec::new(),
            words: WordMap::default(),
            phrases: PhraseList::default(),
            nicknames: WordMap::default(),
        };
        names.add_states(include_str!("../../../data/actors/states.tsv"));
        let bodies = include_str!("../../../data/actors/bodies.tsv");
        names.add_actors(bodies, ActorKind::Organisation);
        names.add_actors(
            include_str!("../../../data/actors/outlets.tsv"),
            ActorKind::Media,
        );
        names.add_words(include_str!("../../../data/actors/words.tsv"), ';');
        names.add_words(include_str!("../../../data/actors/given-names.tsv"), ' ');
        names.add_words(include_str!("../../../data/actors/surnames.tsv"), ' ');
        names.add_places(include_str!("../../../data/actors/places.tsv"));
        names.add_nicknames(include_str!("../../../data/actors/nicknames.tsv"));
        let words = &mut names.words;
        names.phrases.close(|first, phrases| {
            words.entry_hashed(first).phrases = Some(phrases);
        });
        names
    }
}

impl Names {
    /// What the lists have for a folded word.
    pub fn find(&self, folded: &str) -> Entry {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// What the lists have for each of the folded words that have these [hashes](record::word_map::hash_of).
    pub(crate) fn find_all(&self, hashes: impl Iterator<Item = u64> + Clone) -> Vec<Entry> {
        self.words.get_all(hashes)
    }

    /// The classes of a folded word.
    pub fn classes(&self, folded: &str) -> Classes {
        self.find(folded).classes
    }

    /// The longest listed phrase with which `words` begin: its sense and number of words. Where one phrase has several
    /// senses, that of the first list: states before bodies, outlets and places.
    pub fn find_phrase<'a>(
        &self,
        words: impl Iterator<Item = Written<'a>> + Clone,
        case: Case,
    ) -> Option<(Sense, usize)> {
        let first = words.clone().next()?;
        let phrases = self.find(first.folded).phrases?;
        self.find_phrase_of(phrases, words.map(Seen::from), case)
    }

    /// As [`find_phrase`](Self::find_phrase), with the phrases of the first word as [`Entry::phrases`] has them.
    pub(crate) fn find_phrase_of(
        &self,
        phrases: Phrases,
        words: impl Iterator<Item = Seen> + Clone,
        case: Case,
    ) -> Option<(Sense, usize)> {
        self.phrases.find(phrases, words, case)
    }

    /// Whether one of some phrases can stand where a word with this hash stands behind the first; else none does, whatever the case.
    pub(crate) fn may_begin(&self, phrases: Phrases, second: u64) -> bool {
        self.phrases.may_begin(phrases, second)
    }

    /// Whether any listed phrase begins with the folded word.
    pub fn begins_phrase(&self, folded: &str) -> bool {
        self.find(folded).phrases.is_some()
    }

    /// Whether two folded given names can be one person's: equal, a short form, or two short forms of one name.
    pub fn are_forms_of_one_name(&self, one: &str, other: &str) -> bool {
        let of = |short: &str| self.full_forms(short);
        one == other
            || of(one).contains(&other)
            || of(other).contains(&one)
            || of(one).iter().any(|name| of(other).contains(name))
    }

    /// The given names of which a folded one is a short form.
    pub fn full_forms(&self, short: &str) -> &[&'static str] {
        self.nicknames.get(short).map_or(&[], Vec::as_slice)
    }

    /// As [`full_forms`](Self::full_forms), by the [hash](record::word_map::hash_of) of the short form.
    pub(crate) fn full_forms_hashed(&self, short: u64) -> &[&'static str] {
        let forms = self.nicknames.get_hashed(short);
        forms.map_or(&[], Vec::as_slice)
    }

    fn add_states(&mut self, list: &'static str) {
        for mut columns in rows(list) {
            let name = columns.next().unwrap_or_default();
            let at = self.add_known(name, ActorKind::State, None);
            let mut column = || {
                columns
                    .next()
                    .unwrap_or_default()
                    .split(';')
                    .filter(|form| !form.is_empty())
            };
            self.add_phrase(name, Sense::State(at));
            for form in column() {
                self.add_phrase(form, Sense::State(at));
            }
            for form in column() {
                self.add_phrase(form, Sense::Seat(at));
            }
            for form in column() {
                self.add_phrase(form, Sense::House(at));
            }
            let adjectives: Vec<_> = column().collect();
            let people: Vec<_> = column().map(str::to_owned).collect();
            for form in &adjectives {
                self.add_phrase(form, Sense::Adjective(at));
                if people.is_empty() {
                    self.add_phrase(&format!("{form}s"), Sense::People(at));
                }
            }
            for form in people {
                self.add_phrase(&form, Sense::People(at));
            }
        }
    }

    fn add_actors(&mut self, list: &'static str, kind: ActorKind) {
        for mut columns in rows(list) {
            let name = columns.next().unwrap_or_default();
            let forms = columns.next().unwrap_or_default();
            let owner = columns.next().and_then(|owner| self.find_known(owner));
            let at = self.add_known(name, kind, owner);
            for form in
                std::iter::once(name).chain(forms.split(';').filter(|form| !form.is_empty()))
            {
                let sense = match kind {
                    ActorKind::Media => Sense::Outlet(at),
                    _ => Sense::Body(at),
                };
                self.add_phrase(form, sense);
            }
        }
    }

    fn add_words(&mut self, list: &'static str, separator: char) {
        for mut columns in rows(list) {
            let label = columns.next().unwrap_or_default();
            let Some(&(_, class)) = class::CLASSES.iter().find(|(name, _)| *name == label) else {
                continue;
            };
            let mut folded = String::new();
            for word in columns.next().unwrap_or_default().split(separator) {
                if word.contains([' ', '-']) {
                    self.add_phrase(word, Sense::Phrase(class));
                } else {
                    folded.clear();
                    fold_into(word, &mut folded);
                    self.words.entry(&folded).classes.add(class);
                }
            }
        }
    }

    fn add_places(&mut self, list: &'static str) {
        for mut columns in rows(list) {
            let sense = match columns.next() {
                Some("province") => Sense::Province,
                _ => Sense::Place,
            };
            for name in columns.next().unwrap_or_default().split(';') {
                self.add_phrase(name, sense);
            }
        }
    }

    fn add_nicknames(&mut self, list: &'static str) {
        for mut columns in rows(list) {
            let name = columns.next().unwrap_or_default();
            for short in columns.next().unwrap_or_default().split(' ') {
                self.nicknames.entry(short).push(name);
            }
        }
    }

    fn add_known(&mut self, name: &'static str, kind: ActorKind, owner: Option<u32>) -> u32 {
        self.known.push(Known { name, kind, owner });
        self.known.len() as u32 - 1
    }

    fn find_known(&self, name: &str) -> Option<u32> {
        self.known
            .iter()
            .position(|known| known.name == name)
            .map(|at| at as u32)
    }

    fn add_phrase(&mut self, phrase: &str, sense: Sense) {
        self.phrases.add(phrase, sense);
    }
}

/// The rows of a list, as columns; without its opening comments.
fn rows(list: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::fold::to_folded;

    fn find(names: &Names, phrase: &str, case: Case) -> Option<(String, usize)> {
        let folded: Vec<_> = phrase
            .split(' ')
            .map(|word| (word, to_folded(word)))
            .collect();
        let words = folded.iter().map(|(word, folded)| Written {
            folded,
            capital: word.starts_with(char::is_uppercase),
            capitals: !word.contains(char::is_lowercase),
        });
        let (sense, n_words) = names.find_phrase(words, case)?;
        let name = match sense {
            Sense::State(at)
            | Sense::Seat(at)
            | Sense::House(at)
            | Sense::Adjective(at)
            | Sense::People(at)
            | Sense::Body(at)
            | Sense::Outlet(at) => names.known[at as usize].name.to_owned(),
            other => format!("{other:?}"),
        };
        Some((name, n_words))
    }

    #[test]
    fn the_longest_phrase_in_the_right_case_is_found() {
        let names = Names::default();
        let check = |phrase: &str, expected: Option<(&str, usize)>| {
            let expected = expected.map(|(name, n_words)| (name.to_owned(), n_words));
            assert_eq!(find(&names, phrase, Case::Telling), expected, "{phrase}");
        };
        check("South Korea said", Some(("South Korea", 2)));
        check("the Élysée", None);
        check("Élysée Palace", Some(("France", 2)));
        check("WHO said", Some(("World Health Organization", 1)));
        check("Who said", None);
        check("who said", None);
        check("Poles vote", Some(("Poland", 1)));
        check("poles apart", None);
        check("prime minister of", Some(("Phrase(Leader)", 2)));
        check("Brussels agreed", Some(("European Union", 1)));
        assert_eq!(
            find(&names, "SOUTH KOREA SAYS", Case::Mute),
            Some(("South Korea".to_owned(), 2))
        );
    }

    #[test]
    fn words_have_their_classes() {
        let names = Names::default();
        assert!(names.classes("mira").is_given());
        assert!(names.classes("university").has(Class::Org));
        assert!(names.classes("analysts").has(Class::Group));
        assert!(names.are_forms_of_one_name("bill", "william"));
        assert!(names.are_forms_of_one_name("bill", "will"));
        assert!(!names.are_forms_of_one_name("bill", "boris"));
    }
}
