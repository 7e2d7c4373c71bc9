//! Links to the passages that figures count. Each narrows one scope: the layer with the articles and outlets looked at, or a
//! whole filter.

use super::target::{polarity_value, target_value};
use crate::web::{route::Route, store::Layered};
use query::{
    filter::{Filter, Key, Subject},
    index::{ActorRow, ArticleRow, Index, TargetRow},
};
use record::Polarity;

/// A scope: a filter that the figures narrow further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    scope: Filter,
}

impl Figures {
    /// What `filter` says of layer, outlet and article.
    pub fn within(filter: &Filter) -> Self {
        let mut scope = filter.reset().sorted(Default::default());
        for key in [Key::Outlet, Key::Article] {
            scope = filter
                .chosen(key)
                .fold(scope, |scope, value| scope.with(key, value));
        }
        Self { scope }
    }

    /// All that `filter` says. Figures of a speaker, kind or the like then take the part of its choices that fits.
    pub fn under(filter: &Filter) -> Self {
        Self {
            scope: filter.clone().sorted(Default::default()),
        }
    }

    /// The scope as a filter.
    pub fn scope(&self) -> &Filter {
        &self.scope
    }

    /// One article alone.
    pub fn article(&self, article: &ArticleRow) -> Self {
        Self {
            scope: self.scope.clone().only(Key::Article, &article.id),
        }
    }

    /// Positions of the passages in scope.
    pub fn rows(&self, layered: &Layered, subject: Subject) -> Vec<u32> {
        rows(layered, &self.scope, subject)
    }

    fn with(&self, route: &Route, key: Key, values: &[&str]) -> Filtered {
        Filtered {
            route: route.clone(),
            filter: self.scope.clone(),
        }
        .with(key, values)
    }

    /// Everything in scope.
    pub fn quotes(&self) -> Filtered {
        Filtered {
            route: Route::Quotes,
            filter: self.scope.clone(),
        }
    }

    /// Quotes of a kind of naming, cue or the like.
    pub fn quotes_with(&self, key: Key, values: &[&str]) -> Filtered {
        self.with(&Route::Quotes, key, values)
    }

    /// Stances with values of a key.
    pub fn stances_with(&self, key: Key, values: &[&str]) -> Filtered {
        self.with(&Route::Stances, key, values)
    }

    /// What an actor says.
    pub fn said(&self, actor: &ActorRow) -> Filtered {
        self.quotes_with(Key::Speaker, &[actor.id.as_str()])
    }

    /// What an actor says in quotation marks.
    pub fn own(&self, actor: &ActorRow) -> String {
        self.said(actor)
            .with(Key::Kind, &["direct", "mixed"])
            .href()
    }

    /// What an actor is reported to say.
    pub fn reported(&self, actor: &ActorRow) -> String {
        self.said(actor).with(Key::Kind, &["indirect"]).href()
    }

    /// What others, or the actor, say with the actor's name in it.
    pub fn about(&self, actor: &ActorRow) -> Filtered {
        self.quotes_with(Key::About, &[actor.id.as_str()])
    }

    /// Passages that name an actor.
    pub fn mentions(&self, actor: &ActorRow) -> String {
        self.with(&Route::Mentions, Key::About, &[actor.id.as_str()])
            .href()
    }

    /// Those with the words of a name in them.
    pub fn named(&self, actor: &ActorRow, name: &str) -> Filtered {
        let words: String = name.split(['"', '“', '”', '„', '‟', '«', '»']).collect();
        let filter = self.scope.clone().with_text(&format!("“{words}”"));
        let route = Route::Mentions;
        Filtered { route, filter }.with(Key::About, &[actor.id.as_str()])
    }

    /// Stances that an actor holds.
    pub fn held(&self, actor: &ActorRow) -> Filtered {
        self.stances_with(Key::Holder, &[actor.id.as_str()])
    }

    /// Stances toward an actor or issue.
    pub fn toward(&self, index: &Index, target: TargetRow) -> Filtered {
        self.stances_with(Key::Target, &[target_value(index, target).as_str()])
    }

    /// Actors to which the articles in scope attribute anything.
    pub fn voices(&self) -> Filtered {
        self.with(&Route::Actors, Key::Kind, &["direct", "mixed", "indirect"])
    }
}

/// A list and what it is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filtered {
    route: Route,
    filter: Filter,
}

impl Filtered {
    /// Narrowed to those of `values` that are chosen or, where none of them is, to all of them.
    #[must_use]
    pub fn with(mut self, key: Key, values: &[&str]) -> Self {
        let is_chosen = |value: &&&str| self.filter.has(key, value);
        let chosen: Vec<&&str> = values.iter().filter(is_chosen).collect();
        let values = if chosen.is_empty() {
            values.iter().collect()
        } else {
            chosen
        };
        let bare = self.filter.cleared(key);
        self.filter = values
            .iter()
            .fold(bare, |filter, value| filter.with(key, value));
        self
    }

    /// Narrowed to a polarity.
    #[must_use]
    pub fn of(self, polarity: Polarity) -> Self {
        self.with(Key::Polarity, &[polarity_value(polarity)])
    }

    /// The link.
    pub fn href(&self) -> String {
        self.route.href(&self.filter)
    }

    /// What the list is narrowed to.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Positions of the list's entries, which are of `subject`.
    pub fn rows(&self, layered: &Layered, subject: Subject) -> Vec<u32> {
        rows(layered, &self.filter, subject)
    }

    /// Length of the list behind the link.
    pub fn count(&self, layered: &Layered) -> u32 {
        let subject = match self.route {
            Route::Stances => Subject::Stances,
            Route::Mentions => Subject::Mentions,
            Route::Actors => Subject::Actors,
            Route::Articles => Subject::Articles,
            _ => Subject::Quotes,
        };
        let hits = layered.find(&self.filter.text);
        layered.facets.count(&self.filter, subject, hits.as_deref())
    }
}

fn rows(layered: &Layered, filter: &Filter, subject: Subject) -> Vec<u32> {
    let hits = layered.find(&filter.text);
    layered.facets.rows(filter, subject, hits.as_deref())
}
