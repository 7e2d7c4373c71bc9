//! One actor, one id across a corpus.

use crate::record::{ActorId, Record};

/// Two ids that stand for one actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Position of the record in which `from` stands.
    pub record: usize,
    /// Id in that record.
    pub from: ActorId,
    /// Id of the actor across the corpus.
    pub into: ActorId,
}

/// Merges that are certain, in order of record and id. Adding a record never changes the id of an actor of another
/// unless the new one shows its fuller name.
pub fn find_merges<S>(_records: &[Record<S>]) -> Vec<Merge> {
    Vec::new()
}
