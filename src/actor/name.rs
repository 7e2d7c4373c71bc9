//! Words with capitals to names: where each begins and ends and what sort of actor it can name. Works on the shape of a
//! run of capitals: listed names, titles, given names, and the words that head the names of organisations and things.

use std::ops::Range;

use super::{
    place::{Reading, reading_of},
    word::Words,
};
use crate::{
    lexicon::names::{Case, Class, Sense},
    span::Span,
    tagging::WordClass,
};

/// What a stretch of text names, before it is known who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A state by its name, its government, or its seat of government where that acts.
    State(u32),
    /// A listed organisation or outlet.
    Known(u32),
    /// The people of a state.
    People(u32),
    /// A continent or the like.
    Region,
    /// A province, by its government.
    Province,
    /// A person by two or more words, or behind a title.
    Person,
    /// An organisation that no list has.
    Organisation,
    /// An outlet that no list has.
    Media,
    /// Several words that no list has: a person if anything else says so.
    Pair,
    /// One word that no list has.
    Lone,
    /// People without a name of their own.
    Group,
    /// As [`What::Group`], if it is one elsewhere in the article.
    MaybeGroup,
    /// The outlets of a state (`Ruritanian state media`).
    Outlets,
}

/// One name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Where the name stands, without title.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it can name.
    pub(crate) what: What,
    /// The tokens of the title before it, with the state or body to which the title belongs.
    pub(crate) title: Option<Range<usize>>,
}

/// A name without title.
pub(crate) fn name(words: &Words<'_>, tokens: Range<usize>, what: What) -> Name {
    Name {
        span: words.span(tokens.start, tokens.end),
        tokens,
        what,
        title: None,
    }
}

/// Appends the names of one sentence, by position. Where capitals say nothing only listed names and given names count.
pub(crate) fn find_names(words: &Words<'_>, sentence: usize, names: &mut Vec<Name>) {
    let Some(range) = words
        .segments
        .sentences
        .get(sentence)
        .map(|sentence| sentence.tokens.clone())
    else {
        return;
    };
    let mut scan = Scan {
        words,
        end: range.end as usize,
        case: words.cases.get(sentence).copied().unwrap_or(Case::Telling),
        names,
    };
    let mut at = range.start as usize;
    while at < scan.end {
        at = scan.step(at).max(at + 1);
    }
}

/// What heads the name of something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    Organisation,
    Media,
    Thing,
}

struct Scan<'a, 'b> {
    words: &'a Words<'b>,
    end: usize,
    case: Case,
    names: &'a mut Vec<Name>,
}

impl Scan<'_, '_> {
    /// Reads what begins at a token; returns the first token after it.
    fn step(&mut self, at: usize) -> usize {
        if self.case == Case::Mute {
            return self.step_mute(at);
        }
        let word = self.words.get(at);
        if !word.capital {
            return match self.words.phrase_at(at, self.end, self.case) {
                Some((Sense::Body(known) | Sense::Outlet(known), n_words)) => {
                    self.push(at..at + n_words, What::Known(known))
                }
                Some((Sense::House(state), n_words)) => {
                    self.push(at..at + n_words, What::State(state))
                }
                _ => at + 1,
            };
        }
        let end = self.end_of_run(at);
        let mut part = at;
        while part < end {
            part = self.parse(part, end).max(part + 1);
        }
        part
    }

    /// A sentence whose capitals say nothing: listed names, and given names with the word behind them.
    fn step_mute(&mut self, at: usize) -> usize {
        let word = self.words.get(at);
        if !word.letter && !word.capital {
            return at + 1;
        }
        if let Some((sense, n_words)) = self.words.phrase_at(at, self.end, self.case) {
            let is_short = n_words == 1 && word.span.len() < 4 && !word.capital;
            let can_be_common = n_words == 1
                && word
                    .classes
                    .has_any(&[Class::Function, Class::NotName, Class::Role]);
            if !is_short && !can_be_common {
                return self.parse_listed(at, at + n_words, sense, self.end);
            }
            return at + n_words;
        }
        let next = self.words.get(at + 1);
        let is_name = word.classes.is_given()
            && next.letter
            && at + 1 < self.end
            && word.span.len() > 2
            && next.classes == Default::default()
            && self
                .words
                .lexicon
                .cues
                .find(self.words.folded(at + 1))
                .is_none();
        if is_name && word.capital == next.capital {
            return self.push(at..at + 2, What::Person);
        }
        at + 1
    }

    fn push(&mut self, tokens: Range<usize>, what: What) -> usize {
        let end = tokens.end;
        self.names.push(name(self.words, tokens, what));
        end
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.words.is(at, class)
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.words.get(at).capital
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.words.get(at).joined && matches!(self.words.written(at), "-" | "–" | "‑" | "/")
    }

    /// Where a run of capitals ends, with the small words that names have inside.
    fn end_of_run(&self, start: usize) -> usize {
        let mut at = start;
        let (mut has_head, mut has_of) = (false, false);
        loop {
            if self.is_capital(at) {
                let classes = self.words.get(at).classes;
                has_head |=
                    classes.has_any(&[Class::Org, Class::Thing, Class::Role, Class::Leader]);
                at += 1;
                continue;
            }
            if at >= self.end || at == start {
                return at;
            }
            let folded = self.words.folded(at);
            let follows = |n: usize| self.is_capital(at + n);
            let of_the = 1 + usize::from(self.words.folded(at + 1) == "the");
            let width = match folded {
                "-" | "–" | "‑" | "/"
                    if self.is_hyphen(at) && self.words.get(at + 1).joined && follows(1) =>
                {
                    1
                }
                "-" if self.is_hyphen(at)
                    && self.words.get(at + 1).letter
                    && self.goes_on_small(start, at) =>
                {
                    2
                }
                "&" if follows(1) => 1,
                "of" if has_head && follows(of_the) => {
                    has_of = true;
                    of_the
                }
                "for" | "on" | "to" if has_head && follows(of_the) && self.heads_body(at) => {
                    has_of = true;
                    of_the
                }
                "and"
                    if (has_of || self.is(start, Class::Org))
                        && follows(1)
                        && self.goes_on_after_and(at) =>
                {
                    1
                }
                "'s" | "'" | "’s" if follows(1) && self.owns_body(at) => 1,
                _ if self.is(at, Class::Particle) => {
                    match (1..4).find(|&n| !self.is_particle(at + n)) {
                        Some(n)
                            if follows(n)
                                && (self.words.before(at).capital || self.is_hyphen(at - 1)) =>
                        {
                            n
                        }
                        _ => return at,
                    }
                }
                _ => return at,
            };
            at += width;
        }
    }

    fn is_particle(&self, at: usize) -> bool {
        at < self.end
            && (self.is(at, Class::Particle) || self.is_hyphen(at))
            && !self.words.get(at).capital
    }

    /// Whether the word before a preposition heads the name of a body (`Council on`, `Center for`).
    fn heads_body(&self, at: usize) -> bool {
        self.words.before(at).classes.has(Class::Org)
    }

    /// `Han Seo-yeon`: a given name behind a family name goes on in small letters.
    fn goes_on_small(&self, start: usize, hyphen: usize) -> bool {
        self.is(start, Class::SurnameFirst)
            && hyphen == start + 2
            && self.words.get(hyphen + 1).joined
    }

    /// `Farmers' Union`, `People's Front`: a plural that owns what heads a body.
    fn owns_body(&self, at: usize) -> bool {
        let owner = self.words.folded_before(at);
        let is_plural = matches!(owner, "people" | "women" | "men" | "children")
            || self.words.folded(at) == "'" && owner.ends_with('s');
        is_plural
            && (at + 1..at + 4)
                .take_while(|&next| self.is_capital(next))
                .any(|next| self.is(next, Class::Org))
    }

    /// `Ministry of Trade and Industry` goes on after `and`, `University of Ottawa and Canada` does not.
    fn goes_on_after_and(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        let is_listed = |at| matches!(self.words.phrase_at(at, self.end, self.case), Some((sense, _)) if !matches!(sense, Sense::Phrase(_)));
        !next.classes.is_given()
            && !next.classes.is_role()
            && !is_listed(at + 1)
            && !is_listed(at - 1)
    }

    /// Reads the first name of a run; returns where the next begins.
    fn parse(&mut self, at: usize, end: usize) -> usize {
        let word = self.words.get(at);
        if !word.capital {
            return at + 1;
        }
        if let Some((sense, n_words)) = self.words.phrase_at(at, self.end, self.case)
            && !matches!(sense, Sense::Phrase(_))
        {
            return self.parse_listed(at, at + n_words, sense, end.max(at + n_words));
        }
        if let Some(after) = self.end_of_title(at, end) {
            return self.parse_titled(at, after, end);
        }
        if word.classes.has(Class::Function) && (word.initial || !word.classes.is_given()) {
            return at + 1;
        }
        let is_opening = word.initial
            && !word.classes.is_given()
            && matches!(
                word.tag,
                WordClass::Verb
                    | WordClass::Adverb
                    | WordClass::Auxiliary
                    | WordClass::Interjection
                    | WordClass::Pronoun
                    | WordClass::Number
                    | WordClass::Subordinator
                    | WordClass::Conjunction
                    | WordClass::Adposition
            );
        if is_opening {
            return at + 1;
        }
        if let Some(after) = self.parse_headed(at, end) {
            return after;
        }
        if let Some((Sense::Phrase(class), n_words)) = self.words.phrase_at(at, end, self.case)
            && matches!(class, Class::NotName | Class::Region | Class::Thing)
        {
            let after = at + n_words;
            return if class == Class::Region {
                self.push(at..after, What::Region)
            } else {
                after
            };
        }
        if word.classes.has(Class::Region) {
            return self.push(at..at + 1, What::Region);
        }
        // `R-Pa.` behind a lawmaker's name.
        if word.span.len() == 1
            && !self.words.written(at + 1).starts_with('.')
            && (self.is_hyphen(at + 1) || at + 1 >= end)
        {
            return end.min(at + 3);
        }
        if word.classes.has(Class::NotName) && !(word.classes.is_given() && self.is_capital(at + 1))
        {
            return at + 1;
        }
        self.parse_unlisted(at, end)
    }

    /// A name that the lists have, unless it is part of a longer one.
    fn parse_listed(&mut self, at: usize, after: usize, sense: Sense, end: usize) -> usize {
        let word = self.words.get(at);
        if after == at + 1 && word.classes.is_given() && self.begins_person(at, end) {
            return self.parse_unlisted(at, end);
        }
        // `The National` is an outlet, `The National Electoral Office` begins behind its article.
        if self.words.folded(at) == "the"
            && after < end
            && self
                .parse_headed(at + 1, end)
                .is_some_and(|longer| longer > after)
        {
            return end;
        }
        if !matches!(sense, Sense::People(_))
            && after < end
            && self.case == Case::Telling
            && let Some(longer) = self.parse_headed(at, end)
            && longer > after
        {
            return longer;
        }
        if after == at + 1 && !self.can_be_name(at) {
            return after;
        }
        match sense {
            Sense::State(state) => match self.end_of_state_body(after) {
                Some(body_end) => self.push_state_body(at, body_end, state),
                None => self.push(at..after, What::State(state)),
            },
            Sense::House(state) => self.push(at..after, What::State(state)),
            Sense::Seat(state) => {
                if reading_of(self.words, at, after, self.end) == Reading::State {
                    self.push(at..after, What::State(state));
                }
                after
            }
            Sense::Adjective(state) => match self.end_of_state_body(after) {
                Some(body_end) => self.push_state_body(at, body_end, state),
                None => after,
            },
            // `Ruritanians Ada Moss and Bo Wren`: a role of theirs.
            Sense::People(_)
                if self.words.get(after).classes.is_given() && self.is_capital(after) =>
            {
                after
            }
            Sense::People(state) => self.push(at..after, What::People(state)),
            Sense::Body(known) | Sense::Outlet(known) => self.push(at..after, What::Known(known)),
            Sense::Province => {
                let body = self.words.folded(after);
                if matches!(body, "government" | "legislature") {
                    return self.push(at..after + 1, What::Province);
                }
                after
            }
            Sense::Region => self.push(at..after, What::Region),
            Sense::Place => self.end_of_place(after),
            Sense::Phrase(_) => after,
        }
    }

    /// The state behind a place (`Strelsau, Ruritania,`) says where it lies.
    fn end_of_place(&self, after: usize) -> usize {
        if self.words.written(after) != "," {
            return after;
        }
        match self.words.phrase_at(after + 1, self.end, self.case) {
            Some((Sense::State(_) | Sense::Province, n_words)) => {
                let next = after + 1 + n_words;
                let closes = next >= self.end || !self.words.get(next).letter;
                if closes && !self.words.is_possessive(next) {
                    next
                } else {
                    after
                }
            }
            _ => after,
        }
    }

    /// A listed word that is common as well is no name where any word has a capital and a tagger thinks otherwise.
    fn can_be_name(&self, at: usize) -> bool {
        let word = self.words.get(at);
        !word.initial
            || matches!(
                word.tag,
                WordClass::Name | WordClass::Other | WordClass::Adjective | WordClass::Noun
            )
    }

    /// `French interior ministry`, `US government`: where the body ends that begins with a state.
    fn end_of_state_body(&self, after: usize) -> Option<usize> {
        let is_inside = |at: usize| {
            let word = self.words.get(at);
            let is_small = word.classes.has(Class::Function) && word.tag != WordClass::Adjective;
            at < self.end && !word.capital && word.letter && !is_small
        };
        let body = (after..after + 3)
            .take_while(|&at| is_inside(at))
            .take_while(|&at| !self.is_clause(at))
            .find(|&at| self.is(at, Class::StateBody))?;
        Some(body + 1)
    }

    fn is_clause(&self, at: usize) -> bool {
        let tag = self.words.get(at).tag;
        matches!(
            tag,
            WordClass::Verb | WordClass::Auxiliary | WordClass::Adposition
        )
    }

    fn push_state_body(&mut self, at: usize, end: usize, state: u32) -> usize {
        let is_state = matches!(
            self.words.folded(end - 1),
            "government" | "regime" | "junta"
        );
        let what = if is_state {
            What::State(state)
        } else {
            What::Organisation
        };
        self.push(at..end, what)
    }

    /// Where a title ends that begins here: honorifics and roles, with what a role is of.
    fn end_of_title(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        loop {
            if let Some((Sense::Phrase(Class::Leader | Class::Role | Class::Honorific), n_words)) =
                self.words.phrase_at(at, end, self.case)
            {
                at += n_words;
                continue;
            }
            let classes = self.words.get(at).classes;
            let is_title = at < end
                && self.is_capital(at)
                && (classes.is_honorific() || classes.is_role())
                && !(classes.is_given() && self.is_capital(at + 1) && at > start);
            if !is_title {
                break;
            }
            at += 1;
            if self.is_hyphen(at)
                && matches!(self.words.folded(at + 1), "elect" | "designate" | "general")
            {
                at += 2;
            }
        }
        if at == start {
            return None;
        }
        let is_department = self.words.folded(at) == "of" && self.is(at + 1, Class::Department);
        Some(if is_department { at + 2 } else { at })
    }

    /// A title, and the person behind it if there is one.
    fn parse_titled(&mut self, start: usize, after: usize, end: usize) -> usize {
        if let Some(headed) = self.parse_headed(start, end)
            && !self.words.get(after).classes.is_given()
        {
            return headed;
        }
        let name_end = self.end_of_person(after, end);
        let has_name = after < end && self.words.get(after).capital && name_end > after;
        let is_listed = matches!(
            self.words.phrase_at(after, end, self.case),
            Some((Sense::State(_) | Sense::Adjective(_) | Sense::People(_) | Sense::Body(_) | Sense::Outlet(_), n_words))
                if after + n_words >= name_end
        );
        // A role that is a family name as well, behind a given name, was read with it; a role alone is no name.
        if !has_name || (is_listed && !self.words.get(after).classes.is_given()) {
            return after;
        }
        let mut person = name(self.words, after..name_end, What::Person);
        person.title = Some(start..after);
        self.names.push(person);
        name_end
    }

    /// Where the name of a person ends that begins here.
    fn end_of_person(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end && at < start + 8 {
            let word = self.words.get(at);
            if !word.capital {
                if self.is_hyphen(at) && self.goes_on_small(start, at) && !self.is_capital(at + 1) {
                    return at + 2;
                }
                let joins = self.is_hyphen(at) || self.is(at, Class::Particle);
                if joins
                    && at > start
                    && (at..at + 4).any(|next| next < end && self.is_capital(next))
                {
                    at += 1;
                    continue;
                }
                break;
            }
            let n_before = at - start;
            let is_boundary = match self.words.phrase_at(at, end, self.case) {
                Some((
                    Sense::State(_) | Sense::Adjective(_) | Sense::People(_) | Sense::Body(_),
                    _,
                )) => n_before != 1,
                _ => false,
            };
            let is_title =
                word.classes.is_role() && self.is_capital(at + 1) && !word.classes.is_given();
            let is_other = word.classes.has(Class::NotName) || word.classes.has(Class::Function);
            if n_before > 0
                && !word.joined
                && (is_boundary || is_title || is_other)
                && !word.classes.has(Class::Particle)
            {
                break;
            }
            at += 1;
            if self.words.written(at) == "." && self.words.get(at).joined && word.span.len() == 1 {
                at += 1;
            }
        }
        while at > start && !self.words.get(at - 1).capital && self.words.written(at - 1) != "." {
            at -= 1;
        }
        at
    }

    /// Whether a given name has a family name behind it.
    fn begins_person(&self, at: usize, end: usize) -> bool {
        let next = self.words.get(at + 1);
        let is_name = |classes: crate::lexicon::names::Classes| {
            !classes.is_role()
                && !classes.has_any(&[
                    Class::Org,
                    Class::Thing,
                    Class::NotName,
                    Class::Function,
                    Class::Group,
                ])
        };
        at + 1 < end && next.capital && (is_name(next.classes) || next.classes.has(Class::Surname))
    }

    /// A name that ends in a word such as `University`, `Times` or `Agreement`; things are passed over.
    fn parse_headed(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut last: Option<(usize, Head)> = None;
        let mut at = start;
        let mut crossed_of = false;
        while at < end {
            let word = self.words.get(at);
            if word.capital {
                if at > start && self.starts_title(at, end) {
                    break;
                }
                match self.head_of(at) {
                    Some(head) => last = Some((at + 1, head)),
                    None if crossed_of => last = last.map(|(_, head)| (at + 1, head)),
                    None => {}
                }
            } else if matches!(self.words.folded(at), "of" | "for" | "on" | "to" | "and") {
                // What stands behind the preposition belongs to the head before it.
                last?;
                if last.is_some_and(|(_, head)| head == Head::Thing)
                    && self.words.folded(at) != "of"
                {
                    break;
                }
                crossed_of = true;
            }
            at += 1;
        }
        let (after, head) = last?;
        let n_words = after - start;
        let first = self.words.get(start);
        let is_person =
            first.classes.is_given() && n_words == 2 && self.is(after - 1, Class::Surname);
        let is_lone_head = n_words == 1;
        if is_person || (is_lone_head && head != Head::Thing) {
            return None;
        }
        if is_lone_head && (first.classes.is_given() || first.classes.has(Class::Surname)) {
            return None;
        }
        match head {
            Head::Thing => {}
            Head::Organisation => {
                self.push(start..after, What::Organisation);
            }
            Head::Media => {
                self.push(start..after, What::Media);
            }
        }
        Some(after)
    }

    /// Whether a title with a person behind it begins here, inside a run.
    fn starts_title(&self, at: usize, end: usize) -> bool {
        let classes = self.words.get(at).classes;
        (classes.is_role() || classes.is_honorific())
            && !classes.has(Class::Org)
            && at + 1 < end
            && self
                .end_of_title(at, end)
                .is_some_and(|after| after < end && self.words.get(after).capital)
    }

    fn head_of(&self, at: usize) -> Option<Head> {
        let classes = self.words.get(at).classes;
        if classes.has(Class::Org) {
            Some(Head::Organisation)
        } else if classes.has(Class::MediaHead) && !classes.has(Class::Thing) {
            Some(Head::Media)
        } else if classes.has(Class::Thing) {
            Some(Head::Thing)
        } else {
            None
        }
    }

    /// `van der Meulen` by itself begins with its small words.
    fn start_with_particles(&self, start: usize) -> usize {
        let mut first = start;
        while first > 0 && start - first < 3 && self.is(first - 1, Class::Particle) {
            let word = self.words.get(first - 1);
            if word.capital
                || word.classes.has(Class::Function)
                || !word.letter
                || self.words.get(first).joined
            {
                break;
            }
            first -= 1;
        }
        first
    }

    /// Words that no list has: a person where there are several, unless an article stands before them.
    fn parse_unlisted(&mut self, start: usize, end: usize) -> usize {
        let end_of_person = self.end_of_person(start, end);
        let after = if self.words.get(start).classes.is_given() {
            end_of_person.max(start + 1)
        } else {
            let is_end = |at: &usize| matches!(self.words.phrase_at(*at, end, self.case), Some((sense, _)) if !matches!(sense, Sense::Phrase(_) | Sense::Place));
            (start + 1..end_of_person)
                .find(is_end)
                .unwrap_or(end_of_person)
                .max(start + 1)
        };
        let mut after = after;
        while after > start + 1
            && !self.words.get(after - 1).capital
            && self.words.written(after - 1) != "."
        {
            after -= 1;
        }
        let n_capitals = (start..after)
            .filter(|&at| self.words.get(at).capital)
            .count();
        if self.is(after, Class::PersonBody)
            && after < self.end
            && !self.words.get(after + 1).classes.is_role()
        {
            return self.push(start..after + 1, What::Organisation);
        }
        let has_article = matches!(self.words.folded_before(start), "the" | "a" | "an")
            && !self.words.get(start).classes.is_given();
        let start = self.start_with_particles(start);
        let has_initial = (start..after).any(|at| self.words.written(at).ends_with('.'));
        let has_particle =
            (start + 1..after).any(|at| !self.words.get(at).capital && !self.is_hyphen(at));
        let is_told = self.words.folded_before(start) == "told"
            || (has_article && start > 1 && self.words.folded(start - 2) == "told");
        let what = match n_capitals {
            2.. if self.is(start, Class::MediaFirst) || (is_told && has_article) => What::Media,
            0 | 1 if !has_particle => What::Lone,
            _ if has_article => What::Organisation,
            _ if after < end && self.starts_title(after, end) => What::Organisation,
            _ if self.words.get(start).classes.is_given() || has_initial || has_particle => {
                What::Person
            }
            _ => What::Pair,
        };
        self.push(start..after, what)
    }
}
