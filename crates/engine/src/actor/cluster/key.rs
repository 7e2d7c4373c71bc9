//! The forms in which names are compared.

use crate::{
    actor::{
        agree::{Agreement, agree},
        name::found::Name,
        word::Words,
    },
    lexicon::names::Class,
};
use record::word_map::{NOTHING, hash_of, hash_on};

/// The folded words of a name, joined by blanks; hyphens join without.
pub(super) fn written_key_of(words: &Words<'_>, name: &Name) -> String {
    name_words(words, name).join(" ")
}

/// The [hash](hash_of) of the same.
pub(super) fn key_of(words: &Words<'_>, name: &Name) -> u64 {
    let start = name.tokens.start;
    name.tokens.clone().fold(NOTHING, |hash, at| {
        let parted = at > start && !words.get(at).joined;
        let hash = if parted { hash_on(hash, " ") } else { hash };
        hash_on(hash, words.folded(at))
    })
}

/// The hash of words joined by blanks.
pub(super) fn key_of_words(words: &[String]) -> u64 {
    let mut words = words.iter();
    let first = words.next().map_or(NOTHING, |word| hash_of(word));
    words.fold(first, |hash, word| hash_on(hash_on(hash, " "), word))
}

/// The key of a group is that of its words without those that only count it: `many other analysts` are `analysts`.
pub(super) fn key_of_group(words: &Words<'_>, name: &Name) -> u64 {
    let start = name.tokens.start;
    if !words.get(start + 1).joined && !words.is(start, Class::Quantifier) {
        return key_of(words, name);
    }
    let names = &words.lexicon.names;
    let list = name_words(words, name);
    let n_counting = list
        .iter()
        .take_while(|word| names.classes(word).has(Class::Quantifier))
        .count();
    key_of_words(&list[n_counting.min(list.len() - 1)..])
}

/// The folded words of a name; what hyphens join is one word.
pub(super) fn name_words(words: &Words<'_>, name: &Name) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for at in name.tokens.clone() {
        let folded = words.folded(at);
        let joins = at > name.tokens.start && words.get(at).joined;
        match list.last_mut() {
            Some(last) if joins => last.push_str(folded),
            _ => list.push(folded.to_owned()),
        }
    }
    list
}

/// The words of a person's name that tell it apart: no `Jr.`, family names with their particles.
pub(super) fn person_words(words: &Words<'_>, name: &Name) -> Vec<String> {
    let names = &words.lexicon.names;
    let mut list = name_words(words, name);
    while list.len() > 1
        && list
            .last()
            .is_some_and(|word| names.classes(word).has(Class::Generation))
    {
        list.pop();
    }
    // `van der Berg` is one family name, also where it stands alone.
    let is_particle = |word: &String| names.classes(word).has(Class::Particle);
    let is_given = |word: &String| names.classes(word).is_given();
    let is_alone = list.len() > 1
        && list[..list.len() - 1].iter().all(is_particle)
        && (list.len() > 2 || !list.first().is_some_and(is_given));
    if is_alone {
        return vec![list.join(" ")];
    }
    if let Some(first) = (1..list.len().saturating_sub(1)).find(|&at| is_particle(&list[at]))
        && list[first..list.len() - 1].iter().all(is_particle)
    {
        let family = list.split_off(first).join(" ");
        list.push(family);
    }
    list
}

/// A family name without the article that may be left out: `al-hakimi` is `hakimi`.
pub(super) fn family_key<'a>(words: &Words<'_>, family: &'a str) -> &'a str {
    match family.split_once(['-', ' ']) {
        Some((article, rest))
            if !rest.is_empty()
                && words
                    .lexicon
                    .names
                    .classes(article)
                    .has(Class::FamilyArticle) =>
        {
            rest
        }
        _ => family,
    }
}

/// Whether a full name can be that of a person already met under another one with the same last word: forms of one name,
/// or a family name of several words without the given name (`Vander Plaats` of `Bob Vander Plaats`).
pub(super) fn are_one_person(words: &Words<'_>, one: &[String], other: &[String]) -> bool {
    let names = &words.lexicon.names;
    let (shorter, longer) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_family_name = shorter.len() > 1
        && shorter.len() < longer.len()
        && longer.ends_with(shorter)
        && shorter
            .first()
            .is_some_and(|word| !names.classes(word).is_given());
    is_family_name || agree(names, one, other) != Agreement::No
}
