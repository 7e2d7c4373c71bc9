//! Whether the label of a paragraph names a voice. `THE FACTS:` comes back like a speaker, and so do `WHEN:` and `CLAIM:`.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Form, Label, last_word};
use crate::{
    attribution::text::Text,
    lexicon::{
        fold::to_folded,
        names::{Class, Classes},
    },
};

/// Words of sorts that name or describe people, and bodies that speak as one (`THE COURT`).
const PEOPLE: [Class; 13] = [
    Class::HonorificHe,
    Class::HonorificShe,
    Class::Honorific,
    Class::Leader,
    Class::Role,
    Class::Group,
    Class::GroupWeak,
    Class::GivenHe,
    Class::GivenShe,
    Class::Given,
    Class::Surname,
    Class::SurnameFirst,
    Class::Org,
];
/// What conversations call those whose part is to talk, or of whom no more is known (`UNIDENTIFIED MALE`). Sorted.
const PARTS: [&str; 13] = [
    "announcer",
    "answer",
    "caller",
    "female",
    "interpreter",
    "interviewer",
    "male",
    "narrator",
    "operator",
    "question",
    "questioner",
    "translator",
    "voice",
];
/// Words of those who talk with each other. Sorted.
const TALK: [&str; 20] = [
    "hello", "i", "me", "mine", "my", "okay", "our", "ours", "please", "thank", "thanks", "us",
    "we", "welcome", "yeah", "yes", "you", "your", "yours", "yourself",
];
/// So many words of one voice show that it talks, if it does.
const ENOUGH: usize = 12;

/// The names of labels, as written, that are no voice's: question words and the like, and words that are no names by any
/// list, if nothing under them is talk and nobody is called so in the rest of the text.
pub(super) fn no_voices<'a>(text: Text<'a>, labels: &[Option<Label<'a>>]) -> BTreeSet<&'a str> {
    let mut none = BTreeSet::new();
    let mut doubtful = BTreeMap::<&str, Heard>::new();
    let labels_of_names = labels
        .iter()
        .flatten()
        .filter(|label| label.form != Form::Letter);
    for label in labels_of_names {
        match sort(text, label.name) {
            Sort::Person => {}
            Sort::Function => {
                none.insert(label.name);
            }
            Sort::Other => doubtful.entry(label.name).or_default().hear(label.said),
        }
    }
    doubtful.retain(|_, heard| heard.is_silent());
    if !doubtful.is_empty() {
        let known = called(text, labels);
        doubtful.retain(|name, _| !known.contains(&to_folded(last_word(name))));
    }
    none.extend(doubtful.into_keys());
    none
}

enum Sort {
    /// Has a word that names or describes people.
    Person,
    /// Begins or ends in a word that neither names nor describes anything.
    Function,
    /// No list has it.
    Other,
}

fn sort(text: Text<'_>, name: &str) -> Sort {
    let words: Vec<String> = name.split(' ').map(to_folded).collect();
    let classes = |word: &String| text.lexicon.names.classes(word.trim_end_matches('.'));
    let is_part = |word: &String| PARTS.binary_search(&word.as_str()).is_ok();
    if words
        .iter()
        .any(|word| classes(word).has_any(&PEOPLE) || is_part(word))
    {
        return Sort::Person;
    }
    let is_function = |word: &String| {
        let classes: Classes = classes(word);
        classes.has(Class::Function) && !matches!(word.as_str(), "the" | "a" | "an")
    };
    match words.first().is_some_and(is_function) || words.last().is_some_and(is_function) {
        true => Sort::Function,
        false => Sort::Other,
    }
}

/// What stands under a label.
#[derive(Default)]
struct Heard {
    n_turns: usize,
    n_words: usize,
    talks: bool,
}

impl Heard {
    fn hear(&mut self, said: &str) {
        let said = said.trim_start();
        // Words that others are quoted with are not the voice's own.
        let own = said.split(['“', '”', '"']).step_by(2);
        let words = own.clone().flat_map(|part| {
            part.split(|letter: char| !letter.is_alphabetic())
                .filter(|word| !word.is_empty())
        });
        self.n_turns += 1;
        self.n_words += said.split_whitespace().count();
        self.talks = self.talks
            || said.starts_with(['“', '"', '‘', '«', '„'])
            || own.clone().any(|part| part.contains('?'))
            || words
                .map(to_folded)
                .any(|word| TALK.binary_search(&word.as_str()).is_ok());
    }

    /// Whether enough was said that a voice would have been heard.
    const fn is_silent(&self) -> bool {
        !self.talks && self.n_turns > 1 && self.n_words >= ENOUGH
    }
}

/// Words that stand with a capital in the midst of sentences outside the labels, folded.
fn called(text: Text<'_>, labels: &[Option<Label<'_>>]) -> BTreeSet<String> {
    let labels: Vec<_> = labels.iter().flatten().map(|label| label.span).collect();
    let in_label = |start: u32| {
        let at = labels.partition_point(|label| label.end <= start);
        labels.get(at).is_some_and(|label| label.start <= start)
    };
    let mut called = BTreeSet::new();
    for sentence in &text.segments.sentences {
        for token in text.segments.tokens_of(sentence).iter().skip(1) {
            let word = token.span.slice(text.text);
            let is_name = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
            if is_name && !in_label(token.span.start) {
                called.insert(to_folded(word));
            }
        }
    }
    called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(TALK.is_sorted());
        assert!(PARTS.is_sorted());
    }

    #[track_caller]
    fn check(turns: &[&str], is_silent: bool) {
        let mut heard = Heard::default();
        turns.iter().for_each(|turn| heard.hear(turn));
        assert_eq!(heard.is_silent(), is_silent, "{turns:?}");
    }

    #[test]
    fn who_talks() {
        let fact = "That is not so. The ministry counted more in May.";
        check(&[fact, fact], true);
        check(&[fact], false);
        check(&["That is so.", "It is."], false);
        check(&[fact, "The council, as you know, owns the lake."], false);
        check(&[fact, "Who owns the lake of Zenda and its boats?"], false);
        check(&[fact, "“The lake is closed.”"], false);
        check(
            &[fact, "It was called “a gift to you” by nobody else."],
            true,
        );
    }
}
