//! A change of the actors of a corpus, as data.

use serde::{Deserialize, Serialize};

use crate::{ActorId, ActorKind};

/// One change with what is known of its making.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Edit {
    /// What is changed.
    pub change: Change,
    /// Who made it, by name or pseudonym; empty where that is not known.
    #[serde(default)]
    pub by: String,
    /// The day, `2026-01-15`; empty where that is not known.
    #[serde(default)]
    pub on: String,
    /// Why, a line for people; possibly empty.
    #[serde(default)]
    pub why: String,
    /// Its place in the one [history](crate::edition::history) of all decisions of an edition.
    #[serde(default)]
    pub turn: u32,
}

impl From<Change> for Edit {
    /// A change of whose making nothing is known.
    fn from(change: Change) -> Self {
        Self {
            change,
            by: String::new(),
            on: String::new(),
            why: String::new(),
            turn: 0,
        }
    }
}

/// A change of the actors of a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Two actors are one.
    Merge {
        /// The one that goes.
        actor: ActorId,
        /// The one that stays, with its name, kind and affiliation.
        into: ActorId,
    },
    /// An actor is two: part of its mentions are of somebody else.
    Split {
        /// The one that stays.
        actor: ActorId,
        /// Short ids of the articles in which all mentions are of the other; possibly empty.
        articles: Vec<String>,
        /// Mentions that read so are of the other in every article; possibly empty.
        names: Vec<String>,
        /// The other; new, or one that there is.
        to: ActorId,
        /// What the other is called.
        name: String,
    },
    /// An actor is shown by another name.
    Rename {
        /// Which.
        actor: ActorId,
        /// Its name.
        name: String,
    },
    /// An actor is of another kind.
    Kind {
        /// Which.
        actor: ActorId,
        /// Its kind.
        kind: ActorKind,
    },
    /// An actor belongs to another, or to none.
    Affiliation {
        /// Which.
        actor: ActorId,
        /// Where it belongs.
        of: Option<ActorId>,
    },
}

impl Change {
    /// The actor that it changes.
    pub const fn actor(&self) -> &ActorId {
        match self {
            Self::Merge { actor, .. }
            | Self::Split { actor, .. }
            | Self::Rename { actor, .. }
            | Self::Kind { actor, .. }
            | Self::Affiliation { actor, .. } => actor,
        }
    }

    /// Every id of an actor that it names.
    pub fn for_each_actor(&mut self, mut visit: impl FnMut(&mut ActorId)) {
        match self {
            Self::Merge { actor, into } => [actor, into].into_iter().for_each(visit),
            Self::Split { actor, to, .. } => [actor, to].into_iter().for_each(visit),
            Self::Rename { actor, .. } | Self::Kind { actor, .. } => visit(actor),
            Self::Affiliation { actor, of } => {
                visit(actor);
                of.iter_mut().for_each(visit);
            }
        }
    }

    /// The other actor that has a part in it.
    pub const fn other(&self) -> Option<&ActorId> {
        match self {
            Self::Merge { into, .. } => Some(into),
            Self::Split { to, .. } => Some(to),
            Self::Affiliation { of, .. } => of.as_ref(),
            Self::Rename { .. } | Self::Kind { .. } => None,
        }
    }
}
