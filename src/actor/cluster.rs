//! Names to actors within one article: full names first, then what can only be a shorter form of one of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    name::{Name, What},
    role::state_in,
    slug::to_slug,
    word::Words,
};
use crate::{
    lexicon::{
        fold::to_folded,
        names::{Case, Class},
    },
    record::ActorKind,
    span::Span,
    tagging::WordClass,
};

/// How often a name is compared with others that share its key before it counts as new; bounds the work on odd input.
const MOST_CANDIDATES: usize = 24;

/// Whether `he` or `she` can be said of a person, as far as titles and given names tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gender {
    He,
    She,
    #[default]
    Unknown,
}

/// One mention of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where.
    pub(crate) span: Span,
    /// First token.
    pub(crate) first: usize,
    /// Last token, exclusive.
    pub(crate) end: usize,
    /// Whether it names the actor; a description does not.
    pub(crate) is_name: bool,
}

/// An actor in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) kind: ActorKind,
    /// Position among the listed actors, if it is one of them.
    pub(crate) known: Option<u32>,
    /// Listed state to which it belongs.
    pub(crate) owner: Option<u32>,
    pub(crate) gender: Gender,
    pub(crate) mentions: Vec<Mention>,
    /// Titles before its name, by tokens.
    pub(crate) titles: Vec<std::ops::Range<usize>>,
    /// Folded words of the name; for persons without particles of address.
    words: Vec<String>,
}

/// Actors of one article in the making.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) drafts: Vec<Draft>,
    /// By listed actor.
    by_known: BTreeMap<u32, usize>,
    /// By whole folded name.
    by_name: BTreeMap<String, usize>,
    /// Persons by folded family name, and by given name where they are called by it.
    by_surname: BTreeMap<String, Vec<usize>>,
    by_given: BTreeMap<String, Vec<usize>>,
    /// Bodies by first word and by acronym.
    by_short: BTreeMap<String, Vec<usize>>,
}

/// Sorts names into actors. Names must be sorted by position.
pub(crate) fn cluster(words: &Words<'_>, names: &[Name], sources: &[Span]) -> Cast {
    let mut cast = Cast::default();
    // Full names before short ones, so that a surname finds its bearer wherever it stands.
    for name in names {
        match name.what {
            What::State(_) if can_be_surname(words, name) => {}
            What::State(known) | What::Known(known) => cast.add_known(words, name, known),
            What::MaybeGroup => {}
            What::People(state) => cast.add_people(words, name, state),
            What::Organisation => cast.add_body(words, name, ActorKind::Organisation),
            What::Media => cast.add_body(words, name, ActorKind::Media),
            What::Region => cast.add_by_name(words, name, key_of(words, name), ActorKind::Group),
            What::Group => {
                cast.add_by_name(words, name, key_of_group(words, name), ActorKind::Group)
            }
            What::Outlets => cast.add_outlets(words, name),
            What::Province => cast.add_by_name(words, name, key_of(words, name), ActorKind::State),
            What::Person if !is_short(words, name) => cast.add_person(words, name),
            What::Pair if shows_person(words, name) => cast.add_person(words, name),
            What::Person | What::Pair | What::Lone => {}
        }
    }
    for name in names {
        if name.what == What::Person && is_short(words, name) {
            cast.add_short_person(words, name);
        }
    }
    for name in names {
        match name.what {
            What::MaybeGroup => {
                let key = key_of_group(words, name);
                if cast.by_name.contains_key(&key) {
                    cast.add_by_name(words, name, key, ActorKind::Group);
                }
            }
            What::State(known) if can_be_surname(words, name) => {
                if !reports(words, name) || !cast.add_surname(words, name) {
                    cast.add_known(words, name, known);
                }
            }
            _ => {}
        }
    }
    let lone = names.iter().filter(|name| name.what == What::Lone);
    let called: BTreeSet<&str> = lone.map(|name| words.folded(name.tokens.end - 1)).collect();
    let mut pairs = BTreeMap::<String, Vec<&Name>>::new();
    for name in names
        .iter()
        .filter(|name| name.what == What::Pair && !shows_person(words, name))
    {
        pairs.entry(key_of(words, name)).or_default().push(name);
    }
    for names in pairs.values() {
        let is_called = names
            .iter()
            .any(|name| called.contains(words.folded(name.tokens.end - 1)));
        cast.add_pair(words, names, is_called, sources);
    }
    let mut strangers = BTreeMap::<String, Vec<&Name>>::new();
    for name in names {
        if name.what == What::Lone && !cast.add_lone(words, name) {
            strangers.entry(key_of(words, name)).or_default().push(name);
        }
    }
    for names in strangers.values() {
        cast.add_stranger(words, names);
    }
    for draft in &mut cast.drafts {
        draft
            .mentions
            .sort_by_key(|mention| (mention.span.start, mention.span.end));
        draft.mentions.dedup();
    }
    cast
}

/// The folded words of a name, joined by blanks; hyphens join without.
fn key_of(words: &Words<'_>, name: &Name) -> String {
    name_words(words, name).join(" ")
}

/// The folded words of a group without those that only count it: `many other analysts` are `analysts`.
fn key_of_group(words: &Words<'_>, name: &Name) -> String {
    let names = &words.lexicon.names;
    let list = name_words(words, name);
    let n_counting = list
        .iter()
        .take_while(|word| names.classes(word).has(Class::Quantifier))
        .count();
    list[n_counting.min(list.len() - 1)..].join(" ")
}

/// The folded words of a name; what hyphens join is one word.
fn name_words(words: &Words<'_>, name: &Name) -> Vec<String> {
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
fn person_words(words: &Words<'_>, name: &Name) -> Vec<String> {
    let names = &words.lexicon.names;
    let mut list = name_words(words, name);
    while list.len() > 1
        && list
            .last()
            .is_some_and(|word| names.classes(word).has(Class::Generation))
    {
        list.pop();
    }
    // `van der Berg` is one family name.
    let is_particle = |word: &String| names.classes(word).has(Class::Particle);
    if let Some(first) = (1..list.len().saturating_sub(1)).find(|&at| is_particle(&list[at]))
        && list[first..list.len() - 1].iter().all(is_particle)
    {
        let family = list.split_off(first).join(" ");
        list.push(family);
    }
    list
}

fn is_short(words: &Words<'_>, name: &Name) -> bool {
    person_words(words, name).len() < 2
}

impl Cast {
    fn add_draft(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    fn add_mention(&mut self, words: &Words<'_>, at: usize, name: &Name) {
        let draft = &mut self.drafts[at];
        draft.mentions.push(Mention {
            span: name.span,
            first: name.tokens.start,
            end: name.tokens.end,
            is_name: true,
        });
        if let Some(title) = &name.title {
            draft.titles.push(title.clone());
        }
        if draft.kind == ActorKind::Person && draft.gender == Gender::Unknown {
            draft.gender = gender_of(words, name);
        }
    }

    fn new_draft(
        &mut self,
        words: &Words<'_>,
        name: &Name,
        kind: ActorKind,
        parts: Vec<String>,
    ) -> usize {
        let written = name
            .span
            .slice(words.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        self.add_draft(Draft {
            name: written,
            kind,
            known: None,
            owner: None,
            gender: Gender::Unknown,
            mentions: Vec::new(),
            titles: Vec::new(),
            words: parts,
        })
    }

    fn add_known(&mut self, words: &Words<'_>, name: &Name, known: u32) {
        let at = match self.by_known.get(&known) {
            Some(&at) => at,
            None => {
                let listed = &words.lexicon.names.known[known as usize];
                let at = self.new_draft(words, name, listed.kind, Vec::new());
                self.drafts[at].name = listed.name.to_owned();
                self.drafts[at].known = Some(known);
                self.drafts[at].owner = listed.owner;
                if listed.kind != ActorKind::State
                    && let Some(last) = listed
                        .name
                        .split(' ')
                        .nth(1)
                        .and(listed.name.rsplit(' ').next())
                {
                    self.by_short.entry(to_folded(last)).or_default().push(at);
                }
                self.by_known.insert(known, at);
                at
            }
        };
        self.add_mention(words, at, name);
    }

    fn add_people(&mut self, words: &Words<'_>, name: &Name, state: u32) {
        let key = key_of(words, name);
        self.add_by_name(words, name, key.clone(), ActorKind::Group);
        if let Some(&at) = self.by_name.get(&key) {
            self.drafts[at].owner = Some(state);
        }
    }

    /// The outlets of a state are one, whether called `state media` or `media`.
    fn add_outlets(&mut self, words: &Words<'_>, name: &Name) {
        let state = state_in(words, &name.tokens);
        let key = state.map_or_else(|| key_of(words, name), |state| format!("media of {state}"));
        self.add_by_name(words, name, key.clone(), ActorKind::Media);
        if let Some(&at) = self.by_name.get(&key) {
            self.drafts[at].owner = state;
        }
    }

    fn add_by_name(&mut self, words: &Words<'_>, name: &Name, key: String, kind: ActorKind) {
        let at = match self.by_name.get(&key) {
            Some(&at) => at,
            None => {
                let at = self.new_draft(words, name, kind, name_words(words, name));
                self.by_name.insert(key, at);
                at
            }
        };
        self.add_mention(words, at, name);
    }

    /// A body by its whole name; its first word and its initials can stand for it later.
    fn add_body(&mut self, words: &Words<'_>, name: &Name, kind: ActorKind) {
        let key = key_of(words, name);
        let is_new = !self.by_name.contains_key(&key);
        self.add_by_name(words, name, key.clone(), kind);
        let Some(&at) = self.by_name.get(&key) else {
            return;
        };
        if is_new {
            let parts = self.drafts[at].words.clone();
            let is_suffix = |word: &String| words.lexicon.names.classes(word).has(Class::Org);
            if let Some(last) = parts.last().filter(|_| parts.len() > 1) {
                self.by_short.entry(last.clone()).or_default().push(at);
            }
            if parts.len() > 1 && parts[1..].iter().all(is_suffix) {
                self.by_short.entry(parts[0].clone()).or_default().push(at);
            }
            let initials: String = name
                .tokens
                .clone()
                .filter(|&at| words.get(at).capital)
                .filter_map(|at| words.folded(at).chars().next())
                .collect();
            if initials.len() > 1 {
                self.by_short.entry(initials).or_default().push(at);
            }
        }
        // `Ruritanian Farmers Union (RFU)`
        let (open, acronym, close) = (name.tokens.end, name.tokens.end + 1, name.tokens.end + 2);
        if words.written(open) == "(" && words.written(close) == ")" && words.get(acronym).capitals
        {
            let short = words.folded(acronym).to_owned();
            self.by_short.entry(short).or_default().insert(0, at);
        }
    }

    fn add_person(&mut self, words: &Words<'_>, name: &Name) {
        let parts = person_words(words, name);
        let at = match self.find_person(words, &parts, name) {
            Some(at) => {
                if parts.len() > self.drafts[at].words.len() {
                    self.drafts[at].name = written(words, name);
                    self.drafts[at].words = parts;
                }
                at
            }
            None => {
                let (given, surname) = (parts[0].clone(), parts[parts.len() - 1].clone());
                let surname_first = words.lexicon.names.classes(&given).has(Class::SurnameFirst);
                let at = self.new_draft(words, name, ActorKind::Person, parts);
                self.by_surname.entry(surname).or_default().push(at);
                if surname_first {
                    self.by_surname.entry(given).or_default().push(at);
                } else {
                    self.by_given.entry(given).or_default().push(at);
                }
                at
            }
        };
        self.add_mention(words, at, name);
    }

    /// Several words that nothing shows to be a person: one all the same where it is called by its last word elsewhere; a
    /// body where something belongs to it, where it comes back, or where it speaks; else nobody.
    fn add_pair(&mut self, words: &Words<'_>, names: &[&Name], is_called: bool, sources: &[Span]) {
        let Some(first) = names.first() else { return };
        let parts = person_words(words, first);
        let belongs = |name: &&&Name| {
            words.folded_before(name.tokens.start) == "of"
                && name.tokens.start > 1
                && words.is(name.tokens.start - 2, Class::Owned)
        };
        let speaks = names.iter().any(|name| is_in(name.span, sources));
        let is_body = names
            .iter()
            .any(|name| belongs(&name) || things_after(words, name));
        if !is_body && (is_called || self.find_person(words, &parts, first).is_some()) {
            names.iter().for_each(|name| self.add_person(words, name));
        } else if is_body || names.len() > 1 || speaks {
            names
                .iter()
                .for_each(|name| self.add_body(words, name, ActorKind::Organisation));
        }
    }

    /// A person already met under a full name that can be the same.
    fn find_person(&self, words: &Words<'_>, parts: &[String], name: &Name) -> Option<usize> {
        let candidates = self.by_surname.get(parts.last()?)?;
        let gender = gender_of(words, name);
        candidates
            .iter()
            .rev()
            .take(MOST_CANDIDATES)
            .copied()
            .find(|&at| {
                let draft = &self.drafts[at];
                let clash = matches!(
                    (draft.gender, gender),
                    (Gender::He, Gender::She) | (Gender::She, Gender::He)
                );
                !clash && are_one_person(words, &draft.words, parts)
            })
    }

    /// A family name behind a title.
    fn add_short_person(&mut self, words: &Words<'_>, name: &Name) {
        if !self.add_surname(words, name) {
            let parts = person_words(words, name);
            let surname = parts.last().cloned().unwrap_or_default();
            let at = self.new_draft(words, name, ActorKind::Person, parts);
            self.by_surname.entry(surname).or_default().push(at);
            self.add_mention(words, at, name);
        }
    }

    /// A family name: of the person last named who bears it and is not of the other gender.
    fn add_surname(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let parts = person_words(words, name);
        let key = parts.join(" ");
        let Some(candidates) = self.by_surname.get(&key) else {
            return false;
        };
        let Some(at) = self.nearest(words, candidates, name) else {
            return false;
        };
        self.add_mention(words, at, name);
        true
    }

    fn nearest(&self, words: &Words<'_>, candidates: &[usize], name: &Name) -> Option<usize> {
        let title_gender = name
            .title
            .as_ref()
            .map_or(Gender::Unknown, |title| gender_of_title(words, title));
        let fits = |&at: &usize| {
            let gender = self.drafts[at].gender;
            title_gender == Gender::Unknown || gender == Gender::Unknown || gender == title_gender
        };
        let distance = |at: usize| {
            let mentions = &self.drafts[at].mentions;
            let before = mentions
                .iter()
                .rev()
                .filter(|mention| mention.span.start < name.span.start)
                .map(|mention| name.span.start - mention.span.start)
                .min();
            // Whoever is named only later comes last.
            before.unwrap_or(u32::MAX)
        };
        candidates
            .iter()
            .rev()
            .take(MOST_CANDIDATES)
            .copied()
            .filter(fits)
            .min_by_key(|&at| (distance(at), at))
    }

    /// One word: family name, given name, short form or acronym of somebody named in full. False where of nobody.
    fn add_lone(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let key = key_of(words, name);
        let is_plain = words.get(name.tokens.start).capitals;
        if let Some(bodies) = self.by_short.get(&key).filter(|_| is_plain)
            && let Some(&at) = bodies.first()
        {
            self.add_mention(words, at, name);
            return true;
        }
        if self.add_surname(words, name) {
            return true;
        }
        let bodies = self.by_short.get(&key).map_or(&[][..], Vec::as_slice);
        let before = |&&at: &&usize| {
            let first = self.drafts[at]
                .mentions
                .iter()
                .map(|mention| mention.span.start)
                .min();
            first.is_some_and(|first| first < name.span.start)
        };
        let earlier = bodies
            .iter()
            .take(MOST_CANDIDATES)
            .rev()
            .find(before)
            .copied();
        if let Some(at) = earlier {
            self.add_mention(words, at, name);
            return true;
        }
        if let Some([at]) = self.by_given.get(&key).map(Vec::as_slice) {
            let at = *at;
            self.add_mention(words, at, name);
            return true;
        }
        false
    }

    /// One word that nothing else explains: an actor only if there is evidence for it.
    fn add_stranger(&mut self, words: &Words<'_>, names: &[&Name]) {
        let Some(kind) = kind_of_stranger(words, names) else {
            return;
        };
        let Some(first) = names.first() else { return };
        let parts = name_words(words, first);
        let at = self.new_draft(words, first, kind, parts);
        for name in names {
            self.add_mention(words, at, name);
        }
    }

    /// Adds family names in headlines whose capitals say nothing; only of persons whom the rest of the article names.
    pub(crate) fn add_headlines(&mut self, words: &Words<'_>) {
        for (sentence, case) in words.segments.sentences.iter().zip(&words.cases) {
            if *case == Case::Telling {
                continue;
            }
            for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
                let word = words.get(at);
                let Some([bearer]) = self.by_surname.get(words.folded(at)).map(Vec::as_slice)
                else {
                    continue;
                };
                let draft = &self.drafts[*bearer];
                let is_given = draft.words.len() > 1 && words.folded_before(at) == draft.words[0];
                let first = if is_given { at - 1 } else { at };
                let span = words.span(first, at + 1);
                let is_covered = draft
                    .mentions
                    .iter()
                    .any(|mention| mention.span.overlaps(span));
                if !word.capital
                    || is_covered
                    || word.classes.has_any(&[Class::Function, Class::NotName])
                {
                    continue;
                }
                let mention = Mention {
                    span,
                    first,
                    end: at + 1,
                    is_name: true,
                };
                let draft = *bearer;
                self.add_description(draft, mention);
            }
        }
    }

    /// Adds a description that stands for a draft.
    pub(crate) fn add_description(&mut self, draft: usize, mention: Mention) {
        let mentions = &mut self.drafts[draft].mentions;
        let at = mentions.partition_point(|other| other.span <= mention.span);
        if at == 0 || mentions[at - 1].span != mention.span {
            mentions.insert(at, mention);
        }
    }

    /// The draft of a listed actor.
    pub(crate) fn listed(&self, known: u32) -> Option<usize> {
        self.by_known.get(&known).copied()
    }

    /// All mentions with the positions of their drafts, by place.
    pub(crate) fn mentions(&self) -> Vec<(Span, usize)> {
        let mut mentions: Vec<(Span, usize)> = self
            .drafts
            .iter()
            .enumerate()
            .flat_map(|(number, draft)| {
                draft
                    .mentions
                    .iter()
                    .map(move |mention| (mention.span, number))
            })
            .collect();
        mentions.sort_unstable();
        mentions
    }
}

fn written(words: &Words<'_>, name: &Name) -> String {
    name.span
        .slice(words.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether two full names with one family name can be one person's: `Bill Moss` and `William J. Moss`, not `Ada Moss`.
pub(crate) fn are_one_person(words: &Words<'_>, one: &[String], other: &[String]) -> bool {
    let (Some(given), Some(other_given)) = (one.first(), other.first()) else {
        return false;
    };
    if one.len() < 2 || other.len() < 2 {
        return true;
    }
    let initial = |name: &str| {
        name.strip_suffix('.')
            .filter(|letter| letter.chars().count() == 1)
            .and_then(|letter| letter.chars().next())
    };
    match (initial(given), initial(other_given)) {
        (Some(letter), _) => other_given.starts_with(letter),
        (None, Some(letter)) => given.starts_with(letter),
        (None, None) => words
            .lexicon
            .names
            .are_forms_of_one_name(given, other_given),
    }
}

fn gender_of_title(words: &Words<'_>, title: &std::ops::Range<usize>) -> Gender {
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

fn gender_of(words: &Words<'_>, name: &Name) -> Gender {
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
fn shows_person(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let last = words.get(end - 1).classes;
    let first = words.get(start).classes;
    let has_name = last.has(Class::Surname) || first.has(Class::SurnameFirst);
    let cues = &words.lexicon.cues;
    let reports = cues.is_past_report(words.folded(end))
        || matches!(words.folded_before(start), "said" | "says" | "told");
    let before = words.before(start);
    let has_role_before = before.classes.is_role() && before.letter;
    let has_role_behind = words.written(end) == ","
        && (end + 1..end + 8)
            .take_while(|&at| words.get(at).letter || words.get(at).joined)
            .any(|at| words.get(at).classes.is_role());
    has_name || reports || has_role_before || has_role_behind || pronouns_after(words, name) > 0
}

/// The kind of a lone name, if it names an actor at all: a listed family name or the subject of a reporting verb is a
/// person, an acronym that comes back is an organisation.
fn kind_of_stranger(words: &Words<'_>, names: &[&Name]) -> Option<ActorKind> {
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
    let is_real = |name: &&&Name| {
        let word = words.get(name.tokens.start);
        !word.initial || word.tag == WordClass::Name
    };
    let n_real = names.iter().filter(is_real).count();
    if n_real == 0 {
        return None;
    }
    let has_article = |name: &&&Name| {
        matches!(
            words.folded_before(name.tokens.start),
            "the" | "a" | "an" | "this" | "that"
        )
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
    if n_persons > 0 {
        return Some(ActorKind::Person);
    }
    if n_articles > 0 {
        return (n_reports > 0 || n_real > 2).then_some(ActorKind::Organisation);
    }
    let is_person = classes.has(Class::Surname) || classes.is_given() || n_reports > 0;
    if is_person && n_persons == 0 {
        return Some(ActorKind::Person);
    }
    (n_real > 1).then_some(ActorKind::Organisation)
}

/// Whether a reporting verb stands beside a name.
fn reports(words: &Words<'_>, name: &Name) -> bool {
    let after = words.folded(name.tokens.end);
    let before = words.folded_before(name.tokens.start);
    words.lexicon.cues.is_past_report(after) || matches!(before, "said" | "says" | "added")
}

/// Whether a seat of government is written like a family name: one word with a capital that somebody may bear.
fn can_be_surname(words: &Words<'_>, name: &Name) -> bool {
    name.tokens.len() == 1 && words.get(name.tokens.start).classes.has(Class::Surname)
}

/// Whether one of the last few spans that begin before another holds it.
fn is_in(span: Span, sources: &[Span]) -> bool {
    let before = sources.partition_point(|source| source.start <= span.start);
    sources[..before]
        .iter()
        .rev()
        .take(4)
        .any(|source| source.contains(span))
}

/// Whether what follows a name speaks of it as of a company (`its`, `the company`).
fn things_after(words: &Words<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    (end..end + 3 * PRONOUN_REACH).any(|at| {
        words.folded(at) == "the"
            && words.is(at + 1, Class::OrgDescription)
            && !words.get(at + 2).capital
    }) && pronouns_after(words, name) <= 0
}

/// Words behind a name in its sentence that can refer to it.
const PRONOUN_REACH: usize = 12;

/// 1 where the next personal pronoun behind a name is a person's, -1 where it is a thing's.
fn pronouns_after(words: &Words<'_>, name: &Name) -> i32 {
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

/// Ids of the drafts, distinct: the name in lower case with hyphens.
pub(crate) fn ids(cast: &Cast) -> Vec<String> {
    let mut taken = BTreeMap::<String, usize>::new();
    cast.drafts
        .iter()
        .map(|draft| {
            let slug = to_slug(&draft.name);
            let n_taken = taken.entry(slug.clone()).or_insert(0);
            *n_taken += 1;
            match *n_taken {
                1 => slug,
                n => format!("{slug}-{n}"),
            }
        })
        .collect()
}
