//! Acts of several words, by `crates/engine/data/idioms.tsv`: `took aim at Brandl`, `came to Brandl's defence`.

use std::ops::Range;

use super::{
    party::{acting_at, owner_at},
    slot::Clause,
};
use crate::{
    lexicon::{
        idiom::{Following, Idiom},
        stance::{Place, Role},
    },
    stance::{clause::find_subject_of, phrase::find_phrases, position::Frame, scene::Scene},
    tagging::WordClass,
};

/// Words between two words of an idiom at most: `threw his full and public weight behind`.
const MAX_GAP: usize = 3;
/// The same where an owner stands between: `came to the embattled Otto Brandl's defence`.
const MAX_OWNER: usize = 7;

/// Where an idiom stands, and what stands within it.
struct Match {
    /// Its last token.
    last: usize,
    /// The tokens that say whose its last word is, that word included.
    owned: Option<Range<usize>>,
    /// Whether a word within it negates it: `has no confidence in`.
    is_negated: bool,
}

/// The act of the first idiom that begins with the verb at `at` and fits, added to `frames`.
pub(super) fn find_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    frames: &mut Vec<Frame>,
) {
    let rows = scene.idiom_rows[at];
    let is_verb = matches!(scene.class(at), WordClass::Verb | WordClass::Auxiliary);
    let Some(form) = rows.form.filter(|_| is_verb) else {
        return;
    };
    let idioms = scene.idioms.in_rows(rows).iter();
    let fitting = idioms.filter_map(|idiom| Some((idiom, fit(scene, sentence, at, idiom)?)));
    let Some((idiom, found)) = { fitting }.next() else {
        return;
    };
    let Some(mut subject) = find_subject_of(scene, sentence, at, Some(form)) else {
        return;
    };
    if subject.is_passive {
        return;
    }
    subject.is_negated ^= found.is_negated;
    let acting = acting_at(scene, sentence, at, Some(&subject));
    let phrases = find_phrases(scene, sentence, found.last);
    let direct = phrases.first().map(|phrase| phrase.tokens.clone());
    let clause = Clause {
        scene,
        at,
        at_end: found.last + 1,
        subject: Some(&subject),
        object: found.owned.or(direct),
        phrases: &phrases,
        cue: scene.cue_of[at],
    };
    for slot in &idiom.slots {
        clause.fill(slot, &acting, false, frames);
    }
}

/// Where the words of an idiom stand behind its verb, with the preposition behind them that leads to the target.
fn fit(scene: &Scene<'_>, sentence: &Range<usize>, at: usize, idiom: &Idiom) -> Option<Match> {
    let mut found = Match {
        last: at,
        owned: None,
        is_negated: false,
    };
    for word in &idiom.words {
        let from = found.last + 1;
        let reach = if word.is_owned { MAX_OWNER } else { MAX_GAP };
        let next = find_following(scene, from..sentence.end.min(from + reach + 1), word)?;
        found.is_negated ^= (from..next).any(|token| scene.is(token, Role::Negation));
        found.last = next;
        if word.is_owned {
            (from..next).find(|&token| owner_at(scene, token).is_some())?;
            found.owned = Some(from..next + 1);
        }
    }
    let is_led = idiom.slots.iter().any(|slot| match &slot.place {
        Place::After(preposition) => scene.is_word(found.last + 1, preposition),
        _ => true,
    });
    (is_led && found.last + 1 < sentence.end || found.owned.is_some()).then_some(found)
}

/// The token in a stretch that is the next word of an idiom; before it stand only words that can modify or own it.
fn find_following(scene: &Scene<'_>, stretch: Range<usize>, word: &Following) -> Option<usize> {
    for token in stretch {
        if word.any.iter().any(|form| scene.is_word(token, form)) {
            return Some(token);
        }
        let is_modifier = scene.is(token, Role::Determiner)
            || scene.is(token, Role::Negation)
            || scene.is(token, Role::Auxiliary)
            || scene.is_word(token, "and")
            || matches!(scene.class(token), WordClass::Adjective | WordClass::Adverb)
            // `all trade talks`
            || scene.class(token) == WordClass::Noun
                && scene.class(token + 1) == WordClass::Noun
                && word.any.iter().any(|form| scene.is_word(token + 1, form));
        let is_owner = word.is_owned
            && (scene.named[token].is_some()
                || scene.is_possessive(token)
                || scene.class(token) == WordClass::Noun);
        if !is_modifier && !is_owner {
            return None;
        }
    }
    None
}
