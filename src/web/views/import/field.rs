//! The facts of an article that a person can correct.

use record::{
    Fact, Facts, Published,
    corpus::{Given, GivenFact},
};

/// The basis of a fact that a person typed.
pub(super) const BY_HAND: &str = "entered by hand";

/// A fact that can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Outlet,
    Byline,
    Published,
}

impl Field {
    pub(super) const ALL: [Self; 4] = [Self::Title, Self::Outlet, Self::Byline, Self::Published];

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Outlet => "Outlet",
            Self::Byline => "Byline",
            Self::Published => "Date",
        }
    }

    /// The fact with its basis, if it is known.
    pub(super) fn read(self, facts: &Facts) -> Option<(&str, &str)> {
        let fact = match self {
            Self::Title => &facts.title,
            Self::Outlet => &facts.outlet,
            Self::Byline => &facts.byline,
            Self::Published => {
                let days = facts.published.as_ref()?;
                return Some((&days.from, &days.basis));
            }
        };
        fact.as_ref()
            .map(|fact| (fact.text.as_str(), fact.basis.as_str()))
    }

    /// Puts it into a preview before the engine has looked again.
    pub(super) fn show(self, facts: &mut Facts, fact: Option<&GivenFact>) {
        let shown = fact.map(|GivenFact { text, basis }| Fact {
            text: text.clone(),
            span: None,
            basis: basis.clone(),
        });
        match self {
            Self::Title => facts.title = shown,
            Self::Outlet => facts.outlet = shown,
            Self::Byline => facts.byline = shown,
            Self::Published => {
                facts.published = shown.map(|day| Published {
                    from: day.text.clone(),
                    to: day.text,
                    basis: day.basis,
                });
            }
        }
    }

    pub(super) fn given(self, given: &mut Given) -> &mut Option<GivenFact> {
        match self {
            Self::Title => &mut given.title,
            Self::Outlet => &mut given.outlet,
            Self::Byline => &mut given.byline,
            Self::Published => &mut given.published,
        }
    }
}
