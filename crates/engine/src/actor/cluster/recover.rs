//! Names that only the rest of the article explains: family names that are also places, peoples or common words.

use crate::{
    actor::{
        cast::Cast,
        name::found::{Name, What},
        word::Words,
    },
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};

impl Cast {
    /// Adds family names of persons named in full elsewhere where the lists or the tagger took the word for something
    /// else: `Bolton` is a city, `English` a language, `Schilling` opens a sentence like a verb.
    pub(super) fn add_bearers(&mut self, words: &Words<'_>, names: &[Name]) {
        let mut is_taken = vec![false; words.list.len()];
        for name in names {
            let start = name
                .title
                .as_ref()
                .map_or(name.tokens.start, |title| title.start);
            let taken = is_taken.get_mut(start..name.tokens.end);
            taken.into_iter().flatten().for_each(|at| *at = true);
        }
        for (sentence, case) in words.segments.sentences.iter().zip(&words.cases) {
            if *case == Case::Mute {
                continue;
            }
            for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
                if !words.get(at).capital
                    || is_taken.get(at).copied().unwrap_or(true)
                    || self.by_surname.get_hashed(words.get(at).hash).is_none()
                    || !can_be_surname_here(words, at)
                {
                    continue;
                }
                let name = Name {
                    span: words.get(at).span,
                    tokens: at..at + 1,
                    what: What::Lone,
                    title: None,
                };
                self.add_surname(words, &name);
            }
        }
    }
}

/// Whether a word with a capital that is a family name elsewhere can be one here: it stands alone, and what the lists
/// have for it does not fit better.
fn can_be_surname_here(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let (before, next) = (words.before(at), words.get(at + 1));
    let is_addressed = before.classes.is_honorific() || before.classes.is_role();
    let is_behind_name = before.capital && before.letter && !before.initial && !is_addressed;
    let goes_on =
        next.capital && next.letter && !next.joined || (next.joined && words.folded(at + 1) == "-");
    if is_behind_name || goes_on || word.joined && words.folded_before(at) == "-" {
        return false;
    }
    let cues = &words.lexicon.cues;
    let speaks = cues.is_past_report(words.folded(at + 1))
        || matches!(words.folded_before(at), "said" | "says" | "added" | "told");
    if is_addressed || speaks {
        return true;
    }
    let is_in = before.classes.has(Class::PlaceBefore)
        || matches!(
            words.folded_before(at),
            "to" | "from" | "of" | "near" | "the"
        );
    match words.phrase_at(at, at + 1, Case::Telling) {
        Some((Sense::Place | Sense::Province, _)) => !is_in,
        Some((Sense::Phrase(_), _)) | None => {
            let is_common = word.classes.has_any(&[
                Class::Function,
                Class::NotName,
                Class::Role,
                Class::Leader,
            ]);
            let acts = matches!(next.tag, WordClass::Verb | WordClass::Auxiliary)
                || words.is_possessive(at + 1)
                || matches!(words.folded(at + 1), "," | "and" | "who");
            !is_common && (!word.initial || acts)
        }
        Some(_) => false,
    }
}
