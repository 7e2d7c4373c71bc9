//! What the words beside a name tell of it: person, body or place; man or woman.

use std::ops::Range;

use crate::{
    actor::{cast::Gender, name::found::Name, word::Words},
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::{ActorKind, span::Span};

/// Words behind a name in its sentence that can refer to it.
const PRONOUN_REACH: usize = 12;

pub(super) fn gender_of_title(words: &Words<'_>, title: &std::ops::Range<usize>) -> Gender {
    for at in title.clone() {
        let classes = words.get(at).classes;
        if classes.has(Class::HonorificHe) {
            return Gender::He;
        }
        if classes.has(Class::HonorificShe) {
            return Gender::She;
        }
        let folded = words.folded(at);
        if matches!(
            folded,
            "king" | "prince" | "congressman" | "chairman" | "spokesman" | "emperor" | "pope"
        ) {
            return Gender::He;
        }
        if matches!(
            folded,
            "queen" | "princess" | "congresswoman" | "chairwoman" | "spokeswoman" | "empress"
        ) {
            return Gender::She;
        }
    }
    Gender::Unknown
}

pub(super) fn gender_of(words: &Words<'_>, name: &Name) -> Gender {
    if let Some(title) = &name.title {
        let gender = gender_of_title(words, title);
        if gender != Gender::Unknown {
            return gender;
        }
    }
    if name.tokens.len() < 2 {
        return Gender::Unknown;
    }
    let given = words.get(name.tokens.start).classes;
    if given.has(Class::GivenHe) {
        Gender::He
    } else if given.has(Class::GivenShe) {
        Gender::She
    } else {
        Gender::Unknown
    }
}

/// Whether something beside or in a name of several words shows a person: a listed family name, a role before or behind
/// it, a reporting verb.
pub(super) fn shows_person(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let last = words.get(end - 1).classes;
    let first = words.get(start).classes;
    let has_name = last.has(Class::Surname) || first.has(Class::SurnameFirst);
    let cues = &words.lexicon.cues;
    let reports = cues.is_past_report(words.folded(end))
        || matches!(words.folded_before(start), "said" | "says" | "told");
    let before = words.before(start);
    // `Moss, who`
    let is_who =
        words.written(end) == "," && words.folded(end + 1) == "who" || words.folded(end) == "who";
    let has_role_before = before.classes.is_role() && before.letter;
    let has_role_behind = words.written(end) == ","
        && (end + 1..end + 8)
            .take_while(|&at| words.get(at).letter || words.get(at).joined)
            .any(|at| words.get(at).classes.is_role());
    // `her nephew, Otto Moss`
    let has_kin_before = words.folded_before(start) == ","
        && start > 1
        && words.get(start - 2).classes.has(Class::Kin)
        || before.classes.has(Class::Kin);
    has_name
        || has_kin_before
        || is_who
        || reports
        || has_role_before
        || has_role_behind
        || pronouns_after(words, name) > 0
}

/// The kind of a lone name, if it names an actor at all: a listed family name or the subject of a reporting verb is a
/// person, an acronym that comes back is an organisation.
pub(super) fn kind_of_stranger(words: &Words<'_>, names: &[&Name]) -> Option<ActorKind> {
    let first = names.first()?;
    let at = first.tokens.start;
    let classes = words.get(at).classes;
    if classes.has_any(&[
        Class::NotName,
        Class::Org,
        Class::Thing,
        Class::Role,
        Class::Leader,
        Class::Group,
        Class::Function,
        Class::MediaHead,
    ]) {
        return None;
    }
    if words.get(at).span.len() < 2 {
        return None;
    }
    // `Ruritanian History`, `Irish Catholic`: part of what the adjective begins.
    let is_part = |name: &&&Name| {
        let before = name.tokens.start.wrapping_sub(1);
        matches!(
            words.phrase_at(before, name.tokens.start, Case::Telling),
            Some((Sense::Adjective(_), _))
        )
    };
    if names.iter().all(|name| is_part(&name)) {
        return None;
    }
    // `Anti-Ruritanian`, `Franco-Ruritanian` are adjectives.
    let last = first.tokens.end - 1;
    let is_compound = last > at
        && (matches!(
            words.folded(at),
            "anti" | "pro" | "non" | "post" | "pre" | "ex" | "mid"
        ) || matches!(
            words.phrase_at(last, last + 1, Case::Telling),
            Some((Sense::Adjective(_), _))
        ));
    if is_compound {
        return None;
    }
    let written = words.written(at);
    if [".com", ".org", ".net"]
        .iter()
        .any(|end| written.to_ascii_lowercase().ends_with(end))
    {
        return Some(ActorKind::Organisation);
    }
    let is_real = |name: &&&Name| {
        let word = words.get(name.tokens.start);
        !word.initial || word.tag == WordClass::Name
    };
    let n_real = names.iter().filter(is_real).count();
    if n_real == 0 {
        return None;
    }
    // `the Moss plan` says nothing of Moss.
    let has_article = |name: &&&Name| {
        let is_attribute = matches!(
            words.get(name.tokens.end).tag,
            WordClass::Noun | WordClass::Adjective | WordClass::Name
        );
        // `the tariffs that Ruritania raised` is no article.
        let is_article = match words.folded_before(name.tokens.start) {
            "the" | "a" | "an" | "this" => true,
            "that" => words.before(name.tokens.start).tag == WordClass::Determiner,
            _ => false,
        };
        !is_attribute && is_article
    };
    let is_place = |name: &&&Name| {
        let at = name.tokens.start;
        let previous = words.folded_before(at);
        let is_of = previous == "of" && at > 1 && words.is(at - 2, Class::PlaceOf);
        let is_behind = previous == ","
            && at > 1
            && words.get(at - 2).capital
            && !words.get(name.tokens.end).letter;
        words.before(at).classes.has(Class::PlaceBefore) || is_of || is_behind
    };
    if names.iter().filter(is_place).count() * 2 >= names.len() {
        return None;
    }
    let reports = |name: &&&Name| reports(words, name);
    let n_articles = names.iter().filter(has_article).count();
    let n_reports = names.iter().filter(reports).count();
    let belongs = |name: &&&Name| words.is(name.tokens.end, Class::PersonTime);
    let n_persons = names
        .iter()
        .map(|name| pronouns_after(words, name))
        .sum::<i32>()
        + names.iter().filter(belongs).count() as i32 * 2;
    if words.get(at).capitals {
        let counts = n_real > 1 || n_articles > 0 || n_reports > 0;
        return counts.then_some(ActorKind::Organisation);
    }
    if names.iter().filter(|name| is_ruled(words, name)).count() * 2 >= names.len() {
        return Some(ActorKind::State);
    }
    if n_articles * 2 >= names.len() {
        return (n_reports > 0 || n_real > 2).then_some(ActorKind::Organisation);
    }
    // A family name that opens a sentence once can be any word.
    let acts = words.is_possessive(first.tokens.end)
        || matches!(
            words.get(first.tokens.end).tag,
            WordClass::Verb | WordClass::Auxiliary
        );
    let is_one_opening = names.len() == 1 && words.get(at).initial && n_reports == 0 && !acts;
    let is_surname = classes.has(Class::Surname) || classes.is_given();
    let is_person = (is_surname && !is_one_opening && n_persons >= 0) || n_reports > 0;
    if is_person || n_persons > 1 || (n_persons > 0 && n_real > 1) {
        return Some(ActorKind::Person);
    }
    (n_real > 1).then_some(ActorKind::Organisation)
}

/// Whether somebody leads what is named: `Prime Minister Mira Moss of Freedonia`, `Freedonia’s president`.
fn is_ruled(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let is_leader = |at: usize| {
        words.is(at, Class::Leader)
            || matches!(
                words.phrase_at(at, at + 2, Case::Mute),
                Some((Sense::Phrase(Class::Leader), _))
            )
    };
    let is_behind =
        words.folded_before(start) == "of" && (start.saturating_sub(6)..start - 1).any(is_leader);
    let is_before = words.is_possessive(end) && is_leader(end + 1);
    is_behind || is_before
}

/// Whether a reporting verb stands beside a name.
pub(super) fn reports(words: &Words<'_>, name: &Name) -> bool {
    let after = words.folded(name.tokens.end);
    let before = words.folded_before(name.tokens.start);
    // `Moss of Freedonia said`: it is Moss who speaks.
    let is_oblique = matches!(before, "of" | "from" | "in" | "at" | "by" | "for" | "with");
    !is_oblique && words.lexicon.cues.is_past_report(after)
        || matches!(before, "said" | "says" | "added")
}

/// Whether one of the last few spans that begin before another holds it.
pub(super) fn is_in(span: Span, sources: &[Span]) -> bool {
    let before = sources.partition_point(|source| source.start <= span.start);
    sources[..before]
        .iter()
        .rev()
        .take(4)
        .any(|source| source.contains(span))
}

/// Whether what follows a name speaks of it as of a company (`its`, `the company`).
pub(super) fn things_after(words: &Words<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    (end..end + 3 * PRONOUN_REACH).any(|at| {
        words.folded(at) == "the"
            && words.is(at + 1, Class::OrgDescription)
            && !words.get(at + 2).capital
    }) && pronouns_after(words, name) <= 0
}

/// 1 where the next personal pronoun behind a name is a person's, -1 where it is a thing's.
pub(super) fn pronouns_after(words: &Words<'_>, name: &Name) -> i32 {
    for at in name.tokens.end..name.tokens.end + PRONOUN_REACH {
        match words.folded(at) {
            "he" | "she" | "his" | "her" | "him" | "himself" | "herself" => return 1,
            "it" | "its" | "itself" => return -1,
            "." | "?" | "!" => return 0,
            _ if words.get(at).classes.is_given() && words.get(at).capital => return 0,
            _ => {}
        }
    }
    0
}

/// Whether a seat of government is written like a family name: one word with a capital that somebody may bear.
pub(super) fn can_be_surname(words: &Words<'_>, name: &Name) -> bool {
    name.tokens.len() == 1 && words.get(name.tokens.start).classes.has(Class::Surname)
}
