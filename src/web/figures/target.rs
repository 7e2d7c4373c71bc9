//! Actors, issues and polarities as addresses and people name them.

use crate::web::words;
use query::index::{Index, TargetRow};
use record::Polarity;

/// A polarity as written in addresses.
pub fn polarity_value(polarity: Polarity) -> &'static str {
    words::polarity(polarity)
}

/// A target as written in addresses; empty for one that the index does not have, which no filter takes.
pub fn target_value(index: &Index, target: TargetRow) -> String {
    match target {
        TargetRow::Actor(at) => index
            .actors
            .get(at as usize)
            .map(|actor| actor.id.0.clone()),
        TargetRow::Issue(at) => index
            .issues
            .get(at as usize)
            .map(|issue| format!("issue:{}", issue.id)),
    }
    .unwrap_or_default()
}

/// A target as people read it.
pub fn target_label(index: &Index, target: TargetRow) -> String {
    match target {
        TargetRow::Actor(at) => index
            .actors
            .get(at as usize)
            .map(|actor| actor.name.clone()),
        TargetRow::Issue(at) => index
            .issues
            .get(at as usize)
            .map(|issue| issue.label.clone()),
    }
    .unwrap_or_default()
}
