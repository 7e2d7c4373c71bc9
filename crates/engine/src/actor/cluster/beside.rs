//! What stands beside a name that no list has, and shows a person or a body: an age, an occupation, what is done to persons
//! alone, what only a body has.

use std::ops::Range;

use crate::{
    actor::{name::found::Name, subject::acts, word::Words},
    lexicon::names::{Case, Class},
    tagging::WordClass,
};

/// The longest apposition in words whose noun is looked for.
const MOST_APPOSITION: usize = 7;

/// Whether the words beside a name are those of a person.
pub(super) fn is_beside_person(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    has_age(words, start, end)
        || is_done_to(words, start, end)
        || is_occupation_before(words, start)
        || is_occupation_behind(words, end)
        || is_next_pronoun(words, name)
}

/// Whether two or three words that no list has look like somebody's name: one of them is no word of English news, none is
/// written in capitals, and they stand where a person can: no place to which somebody goes, no title of a work in quotation
/// marks, not before a noun that they would only describe.
pub(super) fn looks_like_person(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let is_plain = |at: usize| {
        let word = words.get(at);
        !word.capitals
            && (!word.capital || word.span.len() > 2)
            && !word.classes.has_any(&[
                Class::Field,
                Class::Org,
                Class::Thing,
                Class::NotName,
                Class::Time,
                Class::Function,
            ])
            && !word.plural
            && !has_inner_capital(words.written(at))
            && !words.folded(at).contains(|c: char| c.is_ascii_digit())
    };
    let first_is_strange = words.get(start).strange;
    let n_parts = (start..end).filter(|&at| !words.get(at).joined).count();
    let before = words.before(start);
    // `the great Anglo-Saxon`, `a firm called Tarn Mount`
    let is_described = before.tag == WordClass::Adjective
        && !before.capital
        && !before.classes.has(Class::RoleModifier)
        || before.classes.has(Class::Naming)
        || before.tag == WordClass::Name && before.letter;
    let next = words.get(end);
    let is_attribute =
        matches!(next.tag, WordClass::Noun | WordClass::Adjective) && !next.capital && next.letter
            || words.written(end) == "-" && next.joined;
    let is_marked = matches!(
        words.written(start.wrapping_sub(1)),
        "“" | "\"" | "‘" | "``" | "''" | "#" | "@" | "-"
    ) || matches!(words.written(end), "”" | "’" | "''");
    let is_telling = words.cases.get(words.sentence_of(start)) == Some(&Case::Telling);
    let goes_on =
        next.capital && next.letter || before.capital && before.letter && !before.classes.is_role();
    is_telling
        && first_is_strange
        && n_parts > 1
        && (start..end).all(is_plain)
        && (2..=4).contains(&(end - start))
        && !is_described
        && !is_attribute
        && !is_marked
        && !goes_on
        && !is_where(words, start)
}

/// `NextGen`, and not `McTarn` or `D’Arn`: a capital behind a small letter, as brands write themselves.
fn has_inner_capital(written: &str) -> bool {
    let letters: Vec<char> = written.chars().collect();
    let is_prefix = |at: usize| at <= 3;
    letters
        .windows(2)
        .enumerate()
        .any(|(at, pair)| pair[0].is_lowercase() && pair[1].is_uppercase() && !is_prefix(at + 1))
        || letters.len() > 2
            && letters[0].is_uppercase()
            && letters[1].is_uppercase()
            && letters[2].is_lowercase()
}

/// Whether a preposition of place stands before a name.
fn is_where(words: &Words<'_>, start: usize) -> bool {
    matches!(
        words.folded_before(start),
        "in" | "at"
            | "near"
            | "to"
            | "from"
            | "of"
            | "on"
            | "into"
            | "across"
            | "outside"
            | "through"
            | "around"
            | "toward"
            | "towards"
            | "via"
            | "over"
            | "the"
            | "a"
            | "an"
    )
}

/// Whether the words beside a name are those of a body: what only a body has or is, a result of a match.
pub(super) fn is_beside_body(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let next = words.get(end);
    let has_part =
        next.classes.has(Class::BodyPart) && !next.capital && next.tag == WordClass::Noun
            || words.is_possessive(end) && has_body_noun(words, end + 1);
    let is_of = words.folded_before(start) == "of"
        && start > 1
        && words.is(start - 2, Class::BodyOnly)
        && !words.is_possessive(end);
    // `2-0`
    let is_figure = |at: usize| {
        words.written(at).bytes().all(|byte| byte.is_ascii_digit()) && at < words.list.len()
    };
    let has_score = is_figure(end)
        && matches!(words.written(end + 1), "-" | "–")
        && words.get(end + 1).joined
        && is_figure(end + 2);
    // `the militia Tarrahda said`; not `the party Ada Moss leads`
    let before = words.before(start);
    let is_clause = words.get(end).tag == WordClass::Verb
        && !words.lexicon.cues.is_past_report(words.folded(end));
    let is_described = before.classes.has(Class::OrgDescription) && !before.capital && !is_clause;
    has_part || is_of || has_score || is_described
}

/// Whether a noun phrase that follows a possessor means what only a body has: `’s longtime chief executive`.
fn has_body_noun(words: &Words<'_>, start: usize) -> bool {
    let noun = (start..start + 4)
        .take_while(|&at| {
            let word = words.get(at);
            !word.capital && matches!(word.tag, WordClass::Noun | WordClass::Adjective)
        })
        .last();
    noun.is_some_and(|noun| words.is(noun, Class::BodyOnly))
}

/// `Olu Bankole, 34,` and `34-year-old Olu Bankole`
fn has_age(words: &Words<'_>, start: usize, end: usize) -> bool {
    let is_age = |at: usize| {
        let written = words.written(at);
        (1..=3).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_behind = words.written(end) == ","
        && is_age(end + 1)
        && matches!(words.written(end + 2), "," | "." | ";");
    let is_before =
        words.folded_before(start) == "old" && start > 4 && words.folded(start - 3) == "year"
            || words.folded_before(start).ends_with("-year-old");
    is_behind || is_before
}

/// `Police arrested Olu Bankole`, `Olu Bankole was arrested`
fn is_done_to(words: &Words<'_>, start: usize, end: usize) -> bool {
    let is_passive = words.get(end).tag == WordClass::Auxiliary
        && (end + 1..end + 3).any(|at| words.is(at, Class::DoneToPerson));
    start > 0 && words.is(start - 1, Class::DoneToPerson) || is_passive
}

/// `fisherman Olu Bankole`
fn is_occupation_before(words: &Words<'_>, start: usize) -> bool {
    start > 0 && !words.get(start - 1).capital && is_occupation(words, start - 1)
}

/// `Olu Bankole, a fisherman from Brixholm,`
fn is_occupation_behind(words: &Words<'_>, end: usize) -> bool {
    if words.written(end) != "," {
        return false;
    }
    let is_inside = |at: &usize| {
        let word = words.get(*at);
        (word.letter || word.joined && words.written(*at) == "-")
            && !matches!(
                word.tag,
                WordClass::Adposition | WordClass::Verb | WordClass::Auxiliary
            )
            && !matches!(
                words.folded(*at),
                "and" | "who" | "which" | "whose" | "," | "’s" | "'s"
            )
    };
    let last = (end + 1..end + 1 + MOST_APPOSITION)
        .take_while(is_inside)
        .last();
    last.is_some_and(|noun| is_occupation(words, noun))
}

/// Whether a noun says what a person does: a listed one, or one that ends like `farmer` and means no firm.
fn is_occupation(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let folded = words.folded(at);
    let has_ending = ["er", "or", "ist", "ian", "man", "woman"]
        .iter()
        .any(|ending| folded.ends_with(ending))
        && folded.len() > 4;
    let is_other = word.classes.has_any(&[
        Class::FirmNoun,
        Class::OrgDescription,
        Class::MediaDescription,
        Class::Org,
        Class::Thing,
        Class::Document,
        Class::Function,
        Class::NotName,
    ]);
    word.letter
        && word.tag == WordClass::Noun
        && !word.plural
        && (word.classes.has(Class::Occupation) || has_ending && !is_other)
}

/// Whether the next sentence begins with `he` or `she`, nobody else of this one can be meant, and the name is no place to
/// which somebody goes.
fn is_next_pronoun(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let number = words.sentence_of(start);
    let sentences = &words.segments.sentences;
    let (Some(here), Some(next)) = (sentences.get(number), sentences.get(number + 1)) else {
        return false;
    };
    let first = next.tokens.start as usize;
    let opens = first + usize::from(!words.get(first).letter);
    if !matches!(words.folded(opens), "he" | "she" | "his" | "her") {
        return false;
    }
    let range = here.tokens.start as usize..here.tokens.end as usize;
    let is_other = |at: usize| {
        let word = words.get(at);
        !(start..end).contains(&at)
            && (word.capital
                && !word.initial
                && (word.classes.is_given()
                    || word.classes.has(Class::Surname)
                    || word.classes.is_honorific())
                || matches!(words.folded(at), "he" | "she" | "his" | "her" | "him"))
    };
    let last = words.get(end - 1).classes;
    if last.has_any(&[Class::Field, Class::Org, Class::Thing, Class::BodyOnly]) {
        return false;
    }
    let is_alone = name.tokens.len() == 1;
    let is_object = words.get(start).strange && words.before(start).tag == WordClass::Verb;
    let case = words.cases.get(number).copied();
    if is_alone && (case != Some(Case::Telling) || words.before(start).capital) {
        return false;
    }
    !is_where(words, start)
        && !range.into_iter().any(is_other)
        && (!is_alone || acts(words, start, end) || is_object)
}

/// Whether a given name by itself can be somebody's: not `the Bill`, nor `Grace before meals` at the beginning of a sentence, where
/// any noun has a capital.
pub(super) fn can_be_called(words: &Words<'_>, name: &Name) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let before = words.before(start);
    let is_common =
        matches!(
            words.folded_before(start),
            "the" | "a" | "an" | "this" | "that" | "its" | "our"
        ) || before.tag == WordClass::Adjective && !before.capital && words.is(start, Class::Thing);
    let next = words.get(end);
    let is_figure = next.tag == WordClass::Number
        || words.written(end).starts_with(|c: char| c.is_ascii_digit());
    let goes_on = matches!(next.tag, WordClass::Adposition | WordClass::Subordinator)
        || next.tag == WordClass::Noun && !next.capital;
    let is_opening = words.get(start).initial && goes_on;
    !(is_common || is_figure || is_opening)
}
