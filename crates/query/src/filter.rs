//! What a visitor has chosen. A [`Filter`] means the same in every view: it selects *passages* (quotes, stances,
//! mentions); actors and articles are listed by them.
//!
//! | key | quotes | stances | mentions |
//! |---|---|---|---|
//! | `speaker` | who says it | who holds it | - |
//! | `about` | an actor that the content mentions | the actor that is the target | the actor named |
//! | `who` | kind of the speaker | kind of the holder | kind of the actor named |
//! | `naming`, `kind`, `cue`, `verb` | of the quote | of the quote it rests on | - |
//! | `issue` | touched by the content | the target, or touched by the quote it rests on | - |
//! | `holder`, `target`, `polarity`, `basis` | of one stance that rests on it | of the stance | - |
//! | `outlet`, `article` | where it stands | where it stands | where it stands |
//!
//! Several values of one key widen (or), several keys narrow (and). On quotes, the four keys of stances must be met by
//! one and the same stance. A key marked `-` is kept in the address and named as not applied.
//!
//! Actors are listed if they speak in a selected quote, hold a selected stance or are named by a selected mention,
//! articles if a selected passage stands in them. Stances and mentions are asked only if they have all chosen keys by
//! themselves, without borrowing from a quote, so that `kind=direct` lists who is heard directly and no one else. On
//! actors, `who` asks for the kind of the actor listed.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Layer;

/// What a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// [`Index::quotes`](super::index::Index::quotes).
    Quotes,
    /// [`Index::stances`](super::index::Index::stances).
    Stances,
    /// [`Index::mentions`](super::index::Index::mentions).
    Mentions,
    /// [`Index::actors`](super::index::Index::actors).
    Actors,
    /// [`Index::articles`](super::index::Index::articles).
    Articles,
}

/// What can be chosen from; the order is that of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Who says it.
    Speaker,
    /// Who is talked about.
    About,
    /// Kind of actor.
    Who,
    /// Outlet.
    Outlet,
    /// Article.
    Article,
    /// Direct, mixed, indirect.
    Kind,
    /// What the cue says.
    Cue,
    /// The reporting verb itself.
    Verb,
    /// How the source is named.
    Naming,
    /// Who holds a stance.
    Holder,
    /// Toward whom or what a stance is.
    Target,
    /// Issue.
    Issue,
    /// Supportive, critical, ambivalent.
    Polarity,
    /// What a stance rests on.
    Basis,
}

/// A word of addresses and what people read for it.
pub type Word = (&'static str, &'static str);

impl Key {
    /// All keys, in the order of addresses.
    pub const ALL: [Self; 14] = [
        Self::Speaker,
        Self::About,
        Self::Who,
        Self::Outlet,
        Self::Article,
        Self::Kind,
        Self::Cue,
        Self::Verb,
        Self::Naming,
        Self::Holder,
        Self::Target,
        Self::Issue,
        Self::Polarity,
        Self::Basis,
    ];

    /// The key as written in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::About => "about",
            Self::Who => "who",
            Self::Outlet => "outlet",
            Self::Article => "article",
            Self::Kind => "kind",
            Self::Cue => "cue",
            Self::Verb => "verb",
            Self::Naming => "naming",
            Self::Holder => "holder",
            Self::Target => "target",
            Self::Issue => "issue",
            Self::Polarity => "polarity",
            Self::Basis => "basis",
        }
    }

    /// The key as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Speaker => "Speaker",
            Self::About => "Talked about",
            Self::Who => "Kind of actor",
            Self::Outlet => "Outlet",
            Self::Article => "Article",
            Self::Kind => "Kind of quote",
            Self::Cue => "Kind of reporting word",
            Self::Verb => "Reporting word",
            Self::Naming => "How the source is named",
            Self::Holder => "Stance of",
            Self::Target => "Stance toward",
            Self::Issue => "Issue",
            Self::Polarity => "Stance",
            Self::Basis => "Stance shown by",
        }
    }

    /// The key written so, if there is one.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str() == word)
    }

    /// The values of a key that has the same ones in every edition, in the order in which they are shown (that of the
    /// enum they stand for, `unresolved` last); empty for keys whose values are actors, issues, outlets, articles or verbs.
    pub fn words(self) -> &'static [Word] {
        match self {
            Self::Who => &[
                ("state", "State"),
                ("person", "Person"),
                ("organisation", "Organisation"),
                ("media", "Media"),
                ("group", "Group without a name"),
                ("unresolved", "Not resolved"),
            ],
            Self::Kind => &[
                ("direct", "Direct"),
                ("mixed", "Partly in quotation marks"),
                ("indirect", "Reported"),
            ],
            Self::Cue => &[
                ("neutral", "Neutral (said)"),
                ("stressing", "Stressing (insisted)"),
                ("doubting", "Doubting (claimed)"),
                ("warning", "Warning (warned)"),
                ("praising", "Praising (hailed)"),
                ("blaming", "Blaming (accused)"),
                ("thinking", "Thinking (believes)"),
                ("none", "No reporting word"),
            ],
            Self::Naming => &[
                ("named", "By name"),
                ("role", "By role only"),
                ("group", "As an unnamed group"),
                ("document", "As a document"),
                ("outlet", "As another outlet"),
                ("absent", "Not named"),
            ],
            Self::Polarity => &[
                ("supportive", "Supportive"),
                ("critical", "Critical"),
                ("ambivalent", "Ambivalent"),
            ],
            Self::Basis => &[
                ("quote", "Own words"),
                ("reported", "Reported"),
                ("action", "Action"),
            ],
            _ => &[],
        }
    }
}

/// In which order a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// As in the edition: by article and position; actors by words heard.
    #[default]
    Article,
    /// By name of the speaker, holder or actor, those without one last.
    Speaker,
    /// Longest first: words of a quote or an article.
    Length,
    /// Least certain first, which is what there is to look at.
    Confidence,
    /// Most mentioned actors first.
    Mentions,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 5] = [
        Self::Article,
        Self::Speaker,
        Self::Length,
        Self::Confidence,
        Self::Mentions,
    ];

    /// The order as written in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Speaker => "speaker",
            Self::Length => "length",
            Self::Confidence => "confidence",
            Self::Mentions => "mentions",
        }
    }

    /// The order as people read it over a list.
    pub fn label(self, subject: Subject) -> &'static str {
        match (self, subject) {
            (Self::Article, Subject::Actors) => "Most heard first",
            (Self::Article, Subject::Articles) => "As in the edition",
            (Self::Article, _) => "As in the articles",
            (Self::Speaker, Subject::Quotes) => "By speaker",
            (Self::Speaker, Subject::Stances) => "By holder",
            (Self::Speaker, _) => "By name",
            (Self::Length, _) => "Longest first",
            (Self::Confidence, _) => "Least certain first",
            (Self::Mentions, _) => "Most named first",
        }
    }

    /// The orders that make a difference to a list, the default first.
    pub fn offered(subject: Subject) -> &'static [Self] {
        match subject {
            Subject::Quotes => &[Self::Article, Self::Speaker, Self::Length, Self::Confidence],
            Subject::Stances => &[Self::Article, Self::Speaker, Self::Confidence],
            Subject::Mentions => &[Self::Article, Self::Speaker],
            Subject::Actors => &[Self::Article, Self::Speaker, Self::Mentions],
            Subject::Articles => &[Self::Article, Self::Length],
        }
    }
}

/// What a visitor has chosen. Values are kept as they stand in addresses, whether the edition knows them or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words searched for, as typed.
    pub text: String,
    /// Which layer.
    pub layer: Layer,
    /// In which order.
    pub sort: Sort,
    /// No set is empty, no value is.
    chosen: BTreeMap<Key, BTreeSet<String>>,
}

impl Filter {
    /// The filter that asks for `values` of one key and nothing else.
    pub fn of<'a>(key: Key, values: impl IntoIterator<Item = &'a str>) -> Self {
        values
            .into_iter()
            .fold(Self::default(), |filter, value| filter.with(key, value))
    }

    /// Values chosen of a key, in alphabetical order.
    pub fn chosen(&self, key: Key) -> impl Iterator<Item = &str> {
        self.chosen
            .get(&key)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// Keys of which something is chosen, in the order of addresses.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.chosen.keys().copied()
    }

    /// Whether the value is chosen.
    pub fn has(&self, key: Key, value: &str) -> bool {
        self.chosen
            .get(&key)
            .is_some_and(|values| values.contains(value))
    }

    /// Whether all passages are selected.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.chosen.is_empty()
    }

    /// The same with one more value; the empty value is none.
    #[must_use]
    pub fn with(mut self, key: Key, value: &str) -> Self {
        if !value.is_empty() {
            self.chosen.entry(key).or_default().insert(value.to_owned());
        }
        self
    }

    /// The same without the value.
    #[must_use]
    pub fn without(mut self, key: Key, value: &str) -> Self {
        if let Some(values) = self.chosen.get_mut(&key) {
            values.remove(value);
            if values.is_empty() {
                self.chosen.remove(&key);
            }
        }
        self
    }

    /// The same with the value chosen if it was not, and the other way round.
    #[must_use]
    pub fn toggled(self, key: Key, value: &str) -> Self {
        match self.has(key, value) {
            true => self.without(key, value),
            false => self.with(key, value),
        }
    }

    /// The same with this value of the key and no other.
    #[must_use]
    pub fn only(self, key: Key, value: &str) -> Self {
        self.cleared(key).with(key, value)
    }

    /// The same with nothing chosen of the key.
    #[must_use]
    pub fn cleared(mut self, key: Key) -> Self {
        self.chosen.remove(&key);
        self
    }

    /// The same with other words searched for.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// The same in another order.
    #[must_use]
    pub fn sorted(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// Everything selected again; layer and order stay.
    #[must_use]
    pub fn reset(&self) -> Self {
        Self {
            layer: self.layer,
            sort: self.sort,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_and_go() {
        let filter = Filter::of(Key::Kind, ["mixed", "direct", "mixed", ""]);
        assert_eq!(
            filter.chosen(Key::Kind).collect::<Vec<_>>(),
            ["direct", "mixed"]
        );
        let filter = filter
            .toggled(Key::Kind, "mixed")
            .toggled(Key::Kind, "direct");
        assert_eq!(filter, Filter::default());
        assert!(filter.is_empty());
        let only = Filter::of(Key::Kind, ["mixed"]).only(Key::Kind, "direct");
        assert_eq!(only, Filter::of(Key::Kind, ["direct"]));
    }
}
