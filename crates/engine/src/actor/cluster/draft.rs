//! Names to drafts.

use super::{
    evidence::gender_of,
    key::{key_of, name_words},
};
use crate::{
    actor::{
        cast::{Cast, Draft, Gender, Mention},
        name::found::Name,
        word::Words,
    },
    lexicon::{fold::squeeze, names::Class},
};
use record::ActorKind;

impl Cast {
    /// Adds a name to a draft.
    pub(super) fn add_mention(&mut self, words: &Words<'_>, at: usize, name: &Name) {
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

    /// Adds a draft by the first of its names, which it does not hold yet.
    pub(super) fn new_draft(
        &mut self,
        words: &Words<'_>,
        name: &Name,
        kind: ActorKind,
        parts: Vec<String>,
    ) -> usize {
        self.add_draft(Draft {
            name: squeeze(name.span.slice(words.text)),
            kind,
            known: None,
            owner: None,
            gender: Gender::Unknown,
            mentions: Vec::new(),
            titles: Vec::new(),
            words: parts,
        })
    }

    /// Adds a name to the draft with a key, made where there is none; returns it.
    pub(super) fn add_by_name(
        &mut self,
        words: &Words<'_>,
        name: &Name,
        key: u64,
        kind: ActorKind,
    ) -> usize {
        let at = match self.by_name.get_hashed(key) {
            Some(&at) => at,
            None => {
                let at = self.new_draft(words, name, kind, name_words(words, name));
                *self.by_name.entry_hashed(key) = at;
                at
            }
        };
        self.add_mention(words, at, name);
        at
    }

    /// A body by its whole name; its first word and its initials can stand for it later.
    pub(super) fn add_body(&mut self, words: &Words<'_>, name: &Name, kind: ActorKind) {
        let key = key_of(words, name);
        let is_new = self.by_name.get_hashed(key).is_none();
        let at = self.add_by_name(words, name, key, kind);
        if is_new {
            let parts = self.drafts[at].words.clone();
            // `Castellan` is not the Castellan campaign.
            let is_suffix = |word: &String| {
                let classes = words.lexicon.names.classes(word);
                classes.has(Class::Org) && !classes.has(Class::PersonBody)
            };
            let (first_parts, last) = parts.split_at(parts.len().saturating_sub(1));
            for short in last
                .iter()
                .filter(|_| parts.len() > 1)
                .chain(first_parts.iter().skip(1).filter(|word| is_suffix(word)))
            {
                self.by_short.entry(short).push(at);
            }
            if parts.len() > 1 && parts[1..].iter().all(is_suffix) {
                self.by_short.entry(&parts[0]).push(at);
            }
            let initials: String = name
                .tokens
                .clone()
                .filter(|&at| words.get(at).capital)
                .filter_map(|at| words.folded(at).chars().next())
                .collect();
            if initials.len() > 1 {
                self.by_short.entry(&initials).push(at);
            }
        }
        // `Ruritanian Farmers Union (RFU)`
        let (open, acronym, close) = (name.tokens.end, name.tokens.end + 1, name.tokens.end + 2);
        if words.written(open) == "(" && words.written(close) == ")" && words.get(acronym).capitals
        {
            let short = words.get(acronym).hash;
            self.by_short.entry_hashed(short).insert(0, at);
        }
    }
}
