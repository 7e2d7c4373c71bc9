//! How far a run of capitals goes, with the small words that names have inside.

use super::scan::Scan;
use crate::lexicon::names::{Class, Sense};

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

    pub(super) fn is_particle(&self, at: usize) -> bool {
        at < self.end
            && (self.is(at, Class::Particle) || self.is_hyphen(at))
            && !self.words.get(at).capital
    }

    /// Whether the word before a preposition heads the name of a body (`Council on`, `Center for`).
    pub(super) fn heads_body(&self, at: usize) -> bool {
        self.words.before(at).classes.has(Class::Org)
    }

    /// `Han Seo-yeon`: a given name behind a family name goes on in small letters.
    pub(super) fn goes_on_small(&self, start: usize, hyphen: usize) -> bool {
        self.is(start, Class::SurnameFirst)
            && hyphen == start + 2
            && self.words.get(hyphen + 1).joined
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
