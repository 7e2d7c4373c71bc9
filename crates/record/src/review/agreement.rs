//! How often the machine was right, as far as people have looked.

use super::decision::{Entry, EntryId, Review, Verdict};
use crate::{ActorId, AttributionKind, Basis, Record, Target, span::CodeSpan};

/// What people decided on entries of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Entries that they confirmed as they stand.
    pub right: u32,
    /// Entries that are there but should have read otherwise.
    pub mended: u32,
    /// Of these, entries that say the same and mark other words: an attribution with its speakers, a stance with its holder,
    /// target and polarity. Of other entries none.
    pub same: u32,
    /// Entries that are none.
    pub wrong: u32,
    /// Entries that the machine did not find.
    pub missed: u32,
    /// Entries of this sort that are in the text, by the reviews; a corrected entry counts as what it was corrected to, so
    /// that this is the length of the reviewed list.
    pub present: u32,
}

impl Agreement {
    /// Entries of the machine that people decided on.
    pub fn decided(self) -> u32 {
        self.right + self.mended + self.wrong
    }

    /// The sum over several articles.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            mended: self.mended + other.mended,
            same: self.same + other.same,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
            present: self.present + other.present,
        }
    }

    /// Counts the last decision on an entry of the machine. `is_meant` tells whether an entry as a person has it is of the
    /// sort; whether the machine's is has been asked before, but for `present`.
    fn count(
        &mut self,
        decision: Option<&Verdict>,
        machine_is_meant: bool,
        is_meant: impl Fn(&Entry) -> bool,
    ) {
        let counted = u32::from(machine_is_meant);
        match decision {
            Some(Verdict::Confirm { .. }) => {
                self.right += counted;
                self.present += counted;
            }
            Some(Verdict::Correct { to, .. }) => {
                self.mended += counted;
                self.present += u32::from(is_meant(to));
            }
            Some(Verdict::Reject { .. }) => self.wrong += counted,
            _ => {}
        }
    }

    fn count_added(&mut self, reviews: &[Review], is_meant: impl Fn(&Entry) -> bool) {
        let added = reviews
            .iter()
            .filter(|review| matches!(&review.verdict, Verdict::Add { new } if is_meant(new)));
        let added = added.count() as u32;
        self.missed += added;
        self.present += added;
    }
}

fn last_decision<'a>(reviews: &'a [Review], entry: &EntryId) -> Option<&'a Verdict> {
    let mut verdicts = reviews.iter().rev().map(|review| &review.verdict);
    verdicts.find(|verdict| match verdict {
        Verdict::Confirm { entry: id }
        | Verdict::Reject { entry: id }
        | Verdict::Correct { entry: id, .. } => id == entry,
        Verdict::Add { .. } => false,
    })
}

/// The id that an actor of the machine has by the reviews.
fn renamed<'a>(reviews: &'a [Review], id: &'a ActorId) -> &'a ActorId {
    match last_decision(reviews, &EntryId::Actor(id.clone())) {
        Some(Verdict::Correct {
            to: Entry::Actor(to),
            ..
        }) => &to.id,
        _ => id,
    }
}

/// Decisions on the attributions of one article, of one kind (as the machine has it) or all.
pub fn attributions(
    machine: &Record<CodeSpan>,
    reviews: &[Review],
    kind: Option<AttributionKind>,
) -> Agreement {
    let mut agreement = Agreement::default();
    let is_kind = |of: AttributionKind| kind.is_none_or(|kind| kind == of);
    let is_meant = |new: &Entry| matches!(new, Entry::Attribution(entry) if is_kind(entry.kind));
    for entry in &machine.attributions {
        let decision = last_decision(reviews, &EntryId::Attribution(entry.id.clone()));
        agreement.count(decision, is_kind(entry.kind), is_meant);
        if let Some(Verdict::Correct {
            to: Entry::Attribution(to),
            ..
        }) = decision
        {
            let mut speakers = entry.speakers.iter().map(|id| renamed(reviews, id));
            let is_same = to.speakers.len() == entry.speakers.len()
                && speakers.all(|id| to.speakers.contains(id));
            agreement.same += u32::from(is_kind(entry.kind) && is_same);
        }
    }
    agreement.count_added(reviews, is_meant);
    agreement
}

/// Decisions on the stances of one article, all or those of one basis.
pub fn stances(machine: &Record<CodeSpan>, reviews: &[Review], basis: Option<Basis>) -> Agreement {
    let mut agreement = Agreement::default();
    let is_basis = |of: Basis| basis.is_none_or(|basis| basis == of);
    let is_meant = |new: &Entry| matches!(new, Entry::Stance(entry) if is_basis(entry.basis));
    for entry in &machine.stances {
        let decision = last_decision(reviews, &EntryId::Stance(entry.id.clone()));
        agreement.count(decision, is_basis(entry.basis), is_meant);
        if let Some(Verdict::Correct {
            to: Entry::Stance(to),
            ..
        }) = decision
        {
            let is_target = match (&entry.target, &to.target) {
                (Target::Actor(id), Target::Actor(to)) => renamed(reviews, id) == to,
                (target, to) => target == to,
            };
            let is_same = renamed(reviews, &entry.holder) == &to.holder
                && is_target
                && entry.polarity == to.polarity;
            agreement.same += u32::from(is_basis(entry.basis) && is_same);
        }
    }
    agreement.count_added(reviews, is_meant);
    agreement
}

/// Decisions on the actors of one article.
pub fn actors(machine: &Record<CodeSpan>, reviews: &[Review]) -> Agreement {
    let mut agreement = Agreement::default();
    for entry in &machine.actors {
        let decision = last_decision(reviews, &EntryId::Actor(entry.id.clone()));
        agreement.count(decision, true, |_| true);
    }
    agreement.count_added(reviews, |new| matches!(new, Entry::Actor(_)));
    agreement
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Attribution, AttributionId, Facts, Reader};

    fn attribution(id: &str, kind: AttributionKind) -> Attribution<CodeSpan> {
        Attribution {
            id: AttributionId::from(id),
            kind,
            source: Vec::new(),
            cue: Vec::new(),
            content: Vec::new(),
            quoted: Vec::new(),
            speakers: Vec::new(),
            confidence: 500,
            why: Vec::new(),
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        }
    }

    #[test]
    fn the_last_decision_counts() {
        use AttributionKind::{Direct, Indirect};
        let machine = Record {
            article: Facts {
                title: None,
                outlet: None,
                byline: None,
                published: None,
                language: "en".to_owned(),
                furniture: Vec::new(),
                address: None,
                document: None,
            },
            attributions: vec![
                attribution("a", Direct),
                attribution("b", Direct),
                attribution("c", Indirect),
            ],
            ..Record::default()
        };
        let entry = |id: &str| EntryId::Attribution(AttributionId::from(id));
        let reviews = [
            Verdict::Reject { entry: entry("a") },
            Verdict::Confirm { entry: entry("a") },
            Verdict::Reject { entry: entry("c") },
            Verdict::Add {
                new: Entry::Attribution(attribution("d", Direct)),
            },
        ]
        .map(Review::from);
        let direct = attributions(&machine, &reviews, Some(Direct));
        assert_eq!(
            direct,
            Agreement {
                right: 1,
                missed: 1,
                present: 2,
                ..Agreement::default()
            }
        );
        let to = Entry::Attribution(attribution("b", Indirect));
        let entry = entry("b");
        let corrected = [Review::from(Verdict::Correct { entry, to })];
        let present = |kind| attributions(&machine, &corrected, Some(kind)).present;
        assert_eq!((present(Direct), present(Indirect)), (0, 1));
        assert_eq!(attributions(&machine, &corrected, Some(Direct)).mended, 1);

        let all = attributions(&machine, &reviews, None);
        assert_eq!((all.decided(), all.present), (2, 2));
    }
}
