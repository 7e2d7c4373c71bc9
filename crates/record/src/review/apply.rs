//! Puts reviews over a machine layer. Total: a decision on an entry that is not there, or of another kind, has no
//! effect; a reference to an actor that is gone goes with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Actor, ActorId, Attribution, Facts, Issue, Reader, Record, Stance, Target, order,
    review::decision::{Entry, EntryId, Mark, Review, Reviewed, Verdict},
    span::CodeSpan,
};

/// The reviewed layer: `machine` with the decisions of `reviews` on it. The last decision on an entry stands.
///
/// Where an actor gets another id, entries that the machine wrote follow. A stance whose holder or target actor is
/// rejected goes; an attribution loses that speaker and stays.
pub fn apply(machine: &Record<CodeSpan>, reviews: &[Review]) -> Reviewed {
    let decisions = Decisions::of(reviews);
    let mut marks = BTreeMap::new();
    let article = decisions.settle(std::slice::from_ref(&machine.article));
    let actors = decisions.settle(&machine.actors);
    let names = Names {
        known: order::set(actors.iter().map(|settled| settled.entry.id.clone())),
        renamed: decisions.renamed(&machine.actors),
    };
    let attributions = settle_attributions(decisions.settle(&machine.attributions), &names);
    let stances = decisions.settle(&machine.stances);
    let mut record = Record {
        article: note(article, &mut marks)
            .pop()
            .unwrap_or_else(|| machine.article.clone()),
        actors: join_actors(note(actors, &mut marks), &names),
        stances: note(settle_stances(stances, &attributions, &names), &mut marks),
        attributions: note(attributions, &mut marks),
        issues: note(decisions.settle(&machine.issues), &mut marks),
        figures: machine.figures.clone(),
        dates: machine.dates.clone(),
    };
    sort(&mut record);
    Reviewed {
        record,
        marks: marks.into_iter().collect(),
    }
}

/// Puts the entries of a record into the order that [`Record`] promises.
pub(super) fn sort(record: &mut Record<CodeSpan>) {
    let first = |spans: &[CodeSpan]| {
        spans
            .first()
            .copied()
            .unwrap_or(CodeSpan::new(u32::MAX, u32::MAX))
    };
    order::by(&mut record.actors, |one, other| {
        let key = |actor: &Actor<CodeSpan>| first(&actor.mentions);
        (key(one), &one.id).cmp(&(key(other), &other.id))
    });
    order::by(&mut record.attributions, |one, other| {
        let key = |entry: &Attribution<CodeSpan>| {
            let content = first(&entry.content);
            (first(&entry.cue).min(content), content)
        };
        (key(one), &one.id).cmp(&(key(other), &other.id))
    });
    order::by(&mut record.stances, |one, other| {
        (one.evidence, &one.id).cmp(&(other.evidence, &other.id))
    });
    order::by(&mut record.issues, |one, other| {
        let key = |issue: &Issue<CodeSpan>| first(&issue.mentions);
        (key(one), &one.id).cmp(&(key(other), &other.id))
    });
}

/// An entry as the reviewed layer has it.
struct Settled<T> {
    entry: T,
    mark: Mark,
}

/// The last decision on each entry, and what is added.
struct Decisions<'a> {
    on: BTreeMap<&'a EntryId, &'a Verdict>,
    added: BTreeMap<EntryId, &'a Entry>,
}

impl<'a> Decisions<'a> {
    fn of(reviews: &'a [Review]) -> Self {
        let mut decisions = Self {
            on: BTreeMap::new(),
            added: BTreeMap::new(),
        };
        for Review { verdict, .. } in reviews {
            match verdict {
                Verdict::Confirm { entry }
                | Verdict::Reject { entry }
                | Verdict::Correct { entry, .. } => {
                    decisions.on.insert(entry, verdict);
                }
                Verdict::Add { new } => {
                    decisions.added.insert(new.id(), new);
                }
            }
        }
        decisions
    }

    /// The entries of one kind that stand: the machine's that are not rejected, then those added. An added entry stands
    /// in for one of the machine's that has its id.
    fn settle<T: Reviewable>(&self, machine: &[T]) -> Vec<Settled<T>> {
        let mut settled = Vec::new();
        for entry in machine {
            let id = entry.entry_id();
            if self.added.contains_key(&id) {
                continue;
            }
            let (entry, mark) = match self.on.get(&id) {
                Some(Verdict::Reject { .. }) => continue,
                Some(Verdict::Confirm { .. }) => (entry.clone(), Mark::Confirmed),
                Some(Verdict::Correct { to, .. }) => match T::pick(to) {
                    Some(to) => (to.clone().in_place_of(entry).by_person(), Mark::Corrected),
                    None => (entry.clone(), Mark::Unreviewed),
                },
                Some(Verdict::Add { .. }) | None => (entry.clone(), Mark::Unreviewed),
            };
            settled.push(Settled { entry, mark });
        }
        let added = self.added.values().filter_map(|entry| T::pick(entry));
        settled.extend(added.map(|entry| Settled {
            entry: entry.clone().by_person(),
            mark: Mark::Added,
        }));
        settled
    }

    /// New id of each of the machine's actors; none where it is rejected.
    fn renamed(&self, machine: &[Actor<CodeSpan>]) -> BTreeMap<ActorId, Option<ActorId>> {
        let renamed = machine.iter().map(|actor| {
            let id = actor.entry_id();
            let new = match self.on.get(&id) {
                Some(Verdict::Reject { .. }) if !self.added.contains_key(&id) => None,
                Some(Verdict::Correct {
                    to: Entry::Actor(to),
                    ..
                }) => Some(to.id.clone()),
                _ => Some(actor.id.clone()),
            };
            (actor.id.clone(), new)
        });
        order::map(renamed)
    }
}

/// Actors of the reviewed layer by the ids under which entries may know them.
struct Names {
    known: BTreeSet<ActorId>,
    renamed: BTreeMap<ActorId, Option<ActorId>>,
}

impl Names {
    /// The actor that an entry means by `id`: a person knows the ids of the reviewed layer first, the machine its own.
    fn find(&self, id: &ActorId, mark: Mark) -> Option<ActorId> {
        let known = self.known.get(id).cloned();
        let renamed = self.renamed.get(id).cloned();
        match mark {
            Mark::Corrected | Mark::Added => known.or(renamed.flatten()),
            Mark::Unreviewed | Mark::Confirmed => renamed.unwrap_or(known),
        }
    }
}

/// The entries of `settled`, their marks written down.
fn note<T: Reviewable>(settled: Vec<Settled<T>>, marks: &mut BTreeMap<EntryId, Mark>) -> Vec<T> {
    let noted = settled.into_iter().map(|Settled { entry, mark }| {
        if mark != Mark::Unreviewed {
            marks.insert(entry.entry_id(), mark);
        }
        entry
    });
    noted.collect()
}

/// Makes one of those that have one id; affiliations follow new ids.
fn join_actors(actors: Vec<Actor<CodeSpan>>, names: &Names) -> Vec<Actor<CodeSpan>> {
    let mut by_id: BTreeMap<ActorId, Actor<CodeSpan>> = BTreeMap::new();
    for mut actor in actors {
        let affiliation = actor.affiliation.take();
        actor.affiliation = affiliation.and_then(|id| names.find(&id, Mark::Corrected));
        let Some(known) = by_id.get_mut(&actor.id) else {
            by_id.insert(actor.id.clone(), actor);
            continue;
        };
        known.absorb(actor);
        known
            .mentions
            .dedup_by(|next, before| before.overlaps(*next));
    }
    by_id.into_values().collect()
}

fn settle_attributions(
    mut settled: Vec<Settled<Attribution<CodeSpan>>>,
    names: &Names,
) -> Vec<Settled<Attribution<CodeSpan>>> {
    for Settled { entry, mark } in &mut settled {
        let mut speakers = Vec::new();
        for speaker in entry.speakers.iter().filter_map(|id| names.find(id, *mark)) {
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        entry.speakers = speakers;
    }
    settled
}

fn settle_stances(
    settled: Vec<Settled<Stance<CodeSpan>>>,
    attributions: &[Settled<Attribution<CodeSpan>>],
    names: &Names,
) -> Vec<Settled<Stance<CodeSpan>>> {
    let known = order::set(attributions.iter().map(|settled| &settled.entry.id));
    let resolve = |Settled { mut entry, mark }: Settled<Stance<CodeSpan>>| {
        entry.holder = names.find(&entry.holder, mark)?;
        if let Target::Actor(target) = &entry.target {
            entry.target = Target::Actor(names.find(target, mark)?);
        }
        entry.attribution = entry.attribution.filter(|id| known.contains(id));
        Some(Settled { entry, mark })
    };
    settled.into_iter().filter_map(resolve).collect()
}

/// A kind of entry that people decide on.
pub(super) trait Reviewable: Clone {
    /// What names it.
    fn entry_id(&self) -> EntryId;

    /// The entry, if it is of this kind.
    fn pick(entry: &Entry) -> Option<&Self>;

    /// The entry among all kinds.
    fn wrap(self) -> Entry;

    /// The correction as it stands in the layer.
    fn in_place_of(self, corrected: &Self) -> Self;

    /// The entry as one that a person wrote.
    fn by_person(self) -> Self;
}

macro_rules! reviewable {
    ($kind:ident, |$to:ident, $corrected:ident| $id:expr) => {
        impl Reviewable for $kind<CodeSpan> {
            fn entry_id(&self) -> EntryId {
                EntryId::$kind(self.id.clone())
            }

            fn pick(entry: &Entry) -> Option<&Self> {
                match entry {
                    Entry::$kind(entry) => Some(entry),
                    _ => None,
                }
            }

            fn wrap(self) -> Entry {
                Entry::$kind(self)
            }

            fn in_place_of(self, $corrected: &Self) -> Self {
                let $to = self;
                Self { id: $id, ..$to }
            }

            fn by_person(self) -> Self {
                Self {
                    reader: Reader::Person,
                    ..self
                }
            }
        }
    };
}
reviewable!(Actor, |to, _corrected| to.id);
reviewable!(Attribution, |to, corrected| corrected.id.clone());
reviewable!(Stance, |to, corrected| corrected.id.clone());
reviewable!(Issue, |to, corrected| corrected.id.clone());

impl Reviewable for Facts<CodeSpan> {
    fn entry_id(&self) -> EntryId {
        EntryId::Facts
    }

    fn pick(entry: &Entry) -> Option<&Self> {
        match entry {
            Entry::Facts(facts) => Some(facts),
            _ => None,
        }
    }

    fn wrap(self) -> Entry {
        Entry::Facts(self)
    }

    fn in_place_of(self, _: &Self) -> Self {
        self
    }

    fn by_person(self) -> Self {
        self
    }
}
