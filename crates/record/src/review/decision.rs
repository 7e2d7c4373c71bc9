//! Decisions on the entries of a record, and what comes of them, as data.

use serde::{Deserialize, Serialize};

use crate::{
    Actor, ActorId, Attribution, AttributionId, Facts, Issue, IssueId, Record, Stance, StanceId,
    Target, span::CodeSpan,
};

/// One decision, with what is known of its making. An entry of the machine's layer that no review names stays as it is and
/// counts as not reviewed. Of several decisions on one entry the last stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Review {
    /// What is decided.
    pub verdict: Verdict,
    /// Who decided, by name or pseudonym; empty where that is not known.
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

impl From<Verdict> for Review {
    /// A decision of whose making nothing is known.
    fn from(verdict: Verdict) -> Self {
        Self {
            verdict,
            by: String::new(),
            on: String::new(),
            why: String::new(),
            turn: 0,
        }
    }
}

/// A decision, in JSON an object of one key: `{"confirm": {"entry": {"stance": "…"}}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The entry is right as it stands.
    Confirm {
        /// Which.
        entry: EntryId,
    },
    /// There is no such thing.
    Reject {
        /// Which.
        entry: EntryId,
    },
    /// The entry is there but should read so. It keeps the entry's id, but for an actor: that takes the id given, and
    /// all that names it follows; two actors given one id become one.
    Correct {
        /// Which.
        entry: EntryId,
        /// How it should read.
        to: Entry,
    },
    /// The machine missed this.
    Add {
        /// What.
        new: Entry,
    },
}

impl Verdict {
    /// Every id of an actor that it names: of the entry it is on, and of those in an entry that it gives.
    pub fn for_each_actor(&mut self, mut visit: impl FnMut(&mut ActorId)) {
        let (entry, given) = match self {
            Self::Confirm { entry } | Self::Reject { entry } => (Some(entry), None),
            Self::Correct { entry, to } => (Some(entry), Some(to)),
            Self::Add { new } => (None, Some(new)),
        };
        if let Some(EntryId::Actor(id)) = entry {
            visit(id);
        }
        if let Some(given) = given {
            if let Entry::Actor(actor) = given {
                visit(&mut actor.id);
            }
            given.for_each_other_actor(visit);
        }
    }
}

/// Names an entry of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryId {
    /// The facts of publication.
    Facts,
    /// An actor.
    Actor(ActorId),
    /// An attribution.
    Attribution(AttributionId),
    /// A stance.
    Stance(StanceId),
    /// An issue.
    Issue(IssueId),
}

/// An entry as a person would have it.
#[allow(
    clippy::large_enum_variant,
    reason = "an entry stands in a decision, of which there are hundreds; most are attributions and stances"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// The facts of publication.
    Facts(Facts<CodeSpan>),
    /// An actor.
    Actor(Actor<CodeSpan>),
    /// An attribution.
    Attribution(Attribution<CodeSpan>),
    /// A stance.
    Stance(Stance<CodeSpan>),
    /// An issue.
    Issue(Issue<CodeSpan>),
}

impl Entry {
    /// Every id of an actor that it names, but an actor's own.
    pub fn for_each_other_actor(&mut self, mut visit: impl FnMut(&mut ActorId)) {
        match self {
            Self::Facts(_) | Self::Issue(_) => {}
            Self::Actor(actor) => actor.affiliation.iter_mut().for_each(visit),
            Self::Attribution(entry) => entry.speakers.iter_mut().for_each(visit),
            Self::Stance(stance) => {
                visit(&mut stance.holder);
                if let Target::Actor(target) = &mut stance.target {
                    visit(target);
                }
            }
        }
    }

    /// What names it.
    pub fn id(&self) -> EntryId {
        match self {
            Self::Facts(_) => EntryId::Facts,
            Self::Actor(actor) => EntryId::Actor(actor.id.clone()),
            Self::Attribution(entry) => EntryId::Attribution(entry.id.clone()),
            Self::Stance(stance) => EntryId::Stance(stance.id.clone()),
            Self::Issue(issue) => EntryId::Issue(issue.id.clone()),
        }
    }
}

/// What people said of an entry of the layer shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Found by the engine, no person has looked at it.
    Unreviewed,
    /// A person confirmed it.
    Confirmed,
    /// A person corrected it.
    Corrected,
    /// A person added it.
    Added,
}

/// A record with the reviews applied: rejected entries gone, corrected ones replaced, added ones in place; sorted as
/// [`Record`] demands. `marks` name what people said of each entry that stands in it and was reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The reviewed layer.
    pub record: Record<CodeSpan>,
    /// Sorted by id; an entry not in it is [`Mark::Unreviewed`].
    pub marks: Vec<(EntryId, Mark)>,
}

impl Reviewed {
    /// What people said of an entry.
    pub fn mark(&self, entry: &EntryId) -> Mark {
        let position = self.marks.binary_search_by(|(id, _)| id.cmp(entry));
        position
            .ok()
            .and_then(|position| self.marks.get(position))
            .map_or(Mark::Unreviewed, |(_, mark)| *mark)
    }
}
