//! What a comparison sets side by side, and how it writes shares.

use super::scope::Figures;
use crate::web::store::Layered;
use query::{
    compare::{MAX_ARTICLES, ladder::Rung},
    filter::{Filter, Subject},
    index::Naming,
};

/// The articles that a filter chooses, in the edition's order, at most five; without a choice the first five.
pub fn chosen_articles(layered: &Layered, filter: &Filter) -> Vec<u32> {
    let mut articles = Figures::within(filter).rows(layered, Subject::Articles);
    articles.truncate(MAX_ARTICLES);
    articles
}

/// The rungs of what is attributed.
pub const SOURCES: [Rung; 6] = [
    Rung::Of(Naming::Named),
    Rung::Of(Naming::RoleOnly),
    Rung::Of(Naming::UnnamedGroup),
    Rung::Of(Naming::Document),
    Rung::Of(Naming::OtherOutlet),
    Rung::Of(Naming::Absent),
];

/// Speakers shown before "show all".
pub const VOICES: usize = 10;

/// The rows of the ladder: their rungs, how filters write them, label, whether they belong to the sum above.
pub type RungRow = (
    &'static [Rung],
    &'static [&'static str],
    &'static str,
    Option<&'static str>,
);

/// The rungs from the most open to the writer alone, two of them summed.
pub const RUNGS: [RungRow; 9] = [
    (&[Rung::Of(Naming::Named)], &["named"], "By name", None),
    (
        &[Rung::Of(Naming::RoleOnly), Rung::Of(Naming::UnnamedGroup)],
        &["role", "group"],
        "Without a name",
        Some("sum"),
    ),
    (
        &[Rung::Of(Naming::RoleOnly)],
        &["role"],
        "by role only",
        Some("part"),
    ),
    (
        &[Rung::Of(Naming::UnnamedGroup)],
        &["group"],
        "as an unnamed group",
        Some("part"),
    ),
    (
        &[Rung::Of(Naming::Document)],
        &["document"],
        "A document or poll",
        None,
    ),
    (
        &[Rung::Of(Naming::OtherOutlet)],
        &["outlet"],
        "Another outlet",
        None,
    ),
    (
        &[Rung::Of(Naming::Absent)],
        &["absent"],
        "No source named",
        None,
    ),
    (&[Rung::Attributing], &[], "The words that attribute", None),
    (&[Rung::Writer], &[], "The writer alone", None),
];

/// `12 %`; of what is less than one, that it is.
pub fn percent(per_mille: u32) -> String {
    match per_mille {
        0 => "0\u{a0}%".to_owned(),
        1..10 => "<\u{202f}1\u{a0}%".to_owned(),
        _ => format!("{}\u{a0}%", (per_mille + 5) / 10),
    }
}

/// Words of all, per mille.
pub fn share(words: u32, all: u32) -> u32 {
    (u64::from(words) * 1000 / u64::from(all.max(1))) as u32
}
