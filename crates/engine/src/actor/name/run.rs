//! How far a run of capitals goes, with the small words that names have inside.

use super::scan::Scan;
use crate::{
    lexicon::names::{Class, Sense},
    tagging::WordClass,
};

impl Scan<'_, '_> {
    /// Where a run of capitals ends, with the small words that names have inside.
    pub(super) fn end_of_run(&self, start: usize) -> usize {
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
                "-" | "–" | "‑"
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
                "for" | "on" | "to"
                    if has_head
                        && follows(of_the)
                        && self.heads_body(at)
                        && self.is_purpose(at, at + of_the) =>
                {
                    has_of = true;
                    of_the
                }
                "and"
                    if follows(1)
                        && self.goes_on_after_and(at)
                        && (has_of
                            || self.is(start, Class::Org)
                            || self.joins_fields(start, at)) =>
                {
                    1
                }
                "," if has_of && follows(1) && self.lists_fields(at) => 1,
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

    pub(super) fn is_particle(&self, at: usize) -> bool {
        at < self.end
            && (self.is(at, Class::Particle) || self.is_hyphen(at))
            && !self.words.get(at).capital
    }

    /// Whether the word before a preposition heads the name of a body (`Council on`, `Center for`).
    pub(super) fn heads_body(&self, at: usize) -> bool {
        self.words.before(at).classes.has(Class::Org)
    }

    /// Whether what stands behind `for`, `on` or `to` says what a body is for, and not when, where or to whom something was done.
    fn is_purpose(&self, preposition: usize, at: usize) -> bool {
        if self.is(at, Class::Time) || self.is(at, Class::Function) {
            return false;
        }
        match self.words.folded(preposition) {
            "to" => self.is(at, Class::BaseVerb),
            _ => true,
        }
    }

    /// `the World Grain and Fishery Council`, `Norda Coal and Steel Company`: two things that one body is for, whose head follows.
    fn joins_fields(&self, start: usize, and: usize) -> bool {
        let is_head = |at: usize| self.is(at, Class::Org) && !self.is(at, Class::Field);
        let is_listed = (start..and).any(|at| {
            matches!(
                self.words.phrase_at(at, and, self.case),
                Some((sense, _)) if !matches!(sense, Sense::Phrase(_) | Sense::Adjective(_) | Sense::Place)
            )
        });
        let has_head = (and + 2..and + 4)
            .take_while(|&at| self.is_capital(at))
            .any(is_head);
        let is_name = |at: usize| {
            let word = self.words.get(at);
            word.classes.is_given() || word.classes.is_role() || word.capitals
        };
        let is_whole = matches!(self.words.folded_before(start), "the")
            && and - start <= 3
            && !(start..and).any(|at| is_head(at) || is_name(at));
        let are_fields = self.is(and - 1, Class::Field) && !(start..and).any(is_head);
        has_head && !is_listed && (are_fields || is_whole)
    }

    /// `Ministry of Housing, Health and Sport`: fields that commas part, with `and` before the last.
    fn lists_fields(&self, comma: usize) -> bool {
        let is_field = |at: usize| self.is_capital(at) && self.is(at, Class::Field);
        let mut at = comma + 1;
        while at < comma + 8 && is_field(at) {
            at += 1;
            match self.words.folded(at) {
                "," => at += 1,
                "and" | "&" => return is_field(comma - 1) && is_field(at + 1),
                _ => {}
            }
        }
        false
    }

    /// `Han Seo-yeon`: a given name behind a family name goes on in small letters. Known by the family name, or by its halves,
    /// which are no words of English news.
    pub(super) fn goes_on_small(&self, start: usize, hyphen: usize) -> bool {
        let (first, second) = (
            self.words.get(hyphen.wrapping_sub(1)),
            self.words.get(hyphen + 1),
        );
        let is_short = |n: usize| (2..=6).contains(&n);
        let has_form = is_short(first.span.len() as usize)
            && is_short(second.span.len() as usize)
            && !second.capital
            && (first.strange
                || second.strange
                || first.tag == WordClass::Name && second.tag == WordClass::Name)
            && !first.classes.has(Class::Function)
            && !second.classes.is_role();
        let family = hyphen.wrapping_sub(2);
        hyphen >= start + 2
            && second.joined
            && self.is_capital(family)
            && (self.is(family, Class::SurnameFirst)
                || has_form && !self.words.get(family).classes.is_role())
    }

    /// `Farmers' Union`, `People's Front`: a plural that owns what heads a body.
    pub(super) fn owns_body(&self, at: usize) -> bool {
        let owner = self.words.folded_before(at);
        let is_plural = matches!(owner, "people" | "women" | "men" | "children")
            || self.words.folded(at) == "'" && owner.ends_with('s');
        is_plural
            && (at + 1..at + 4)
                .take_while(|&next| self.is_capital(next))
                .any(|next| self.is(next, Class::Org))
    }

    /// `Ministry of Trade and Industry` goes on after `and`, `University of Ottawa and Canada` does not.
    pub(super) fn goes_on_after_and(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        let is_listed = |at| matches!(self.words.phrase_at(at, self.end, self.case), Some((sense, _)) if !matches!(sense, Sense::Phrase(_)));
        !next.classes.is_given()
            && !next.classes.is_role()
            && !is_listed(at + 1)
            && !is_listed(at - 1)
    }
}
