//! What the words beside a name tell of it: person, body or place; man or woman.

use std::ops::Range;

use super::beside::{is_beside_body, is_beside_person};
use crate::{
    actor::{cast::Gender, name::found::Name, word::Words},
    lexicon::names::Class,
};
use record::span::Span;

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
    // `Al-Barqawi`, `del Pozuelo`: a family name alone.
    let first = words.get(name.tokens.start);
    let is_family = first.classes.has(Class::Particle)
        && (!first.capital || words.get(name.tokens.start + 1).joined);
    if is_family {
        return Gender::Unknown;
    }
    let given = first.classes;
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
    if is_beside_body(words, name) {
        return false;
    }
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
        || is_beside_person(words, name)
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
