use super::*;
use crate::{
    ActorId, Attribution, AttributionId, AttributionKind, Reader, Record, StanceId,
    review::sample::{attribution, machine, span, wanted},
    span::CodeSpan,
};

fn find<'a>(record: &'a Record<CodeSpan>, id: &str) -> &'a Attribution<CodeSpan> {
    let found = record
        .attributions
        .iter()
        .find(|entry| entry.id.as_str() == id);
    found.unwrap()
}

/// A decision of whose making all is known.
fn signed(verdict: Verdict) -> Review {
    Review {
        verdict,
        by: "Ana".to_owned(),
        on: "2031-03-20".to_owned(),
        why: "the caption says so".to_owned(),
        turn: 7,
    }
}

/// A record, whoever found its entries.
fn whoever(mut record: Record<CodeSpan>) -> Record<CodeSpan> {
    record
        .actors
        .iter_mut()
        .for_each(|entry| entry.reader = Reader::Fast);
    record
        .attributions
        .iter_mut()
        .for_each(|entry| entry.reader = Reader::Fast);
    record
        .stances
        .iter_mut()
        .for_each(|entry| entry.reader = Reader::Fast);
    record
}

fn speakers(record: &Record<CodeSpan>, id: &str) -> Vec<String> {
    let speakers = find(record, id).speakers.iter();
    speakers.map(ToString::to_string).collect()
}

#[test]
fn decisions_lead_to_what_is_wanted() {
    let machine = machine();
    let reviewed = apply(&machine, &decide(&machine, &wanted()));
    let mut record = whoever(reviewed.record.clone());
    record.actors.sort_by(|left, right| left.id.cmp(&right.id));
    let mut expected = wanted();
    expected
        .actors
        .sort_by(|left, right| left.id.cmp(&right.id));
    assert_eq!(record, expected);

    let mark = |id| reviewed.mark(&EntryId::Attribution(AttributionId::from(id)));
    assert_eq!(mark("a-lake"), Mark::Confirmed);
    assert_eq!(mark("a-late"), Mark::Added);
    assert_eq!(
        mark("a-quota"),
        Mark::Confirmed,
        "the speaker is right once the two are one"
    );
    let mark = |id| reviewed.mark(&EntryId::Stance(StanceId::from(id)));
    assert_eq!(mark("s-plan"), Mark::Corrected);
    let reader = |id| find(&reviewed.record, id).reader;
    assert_eq!(
        (reader("a-lake"), reader("a-late")),
        (Reader::Fast, Reader::Person)
    );
}

#[test]
fn what_the_machine_wrote_follows_a_new_id() {
    let mut castellan = machine().actors[4].clone();
    castellan.id = ActorId::from("mira-castellan");
    let reviews = [Verdict::Correct {
        entry: EntryId::Actor(ActorId::from("castellan")),
        to: Entry::Actor(castellan),
    }]
    .map(Review::from);
    let record = apply(&machine(), &reviews).record;
    assert_eq!(speakers(&record, "a-quota"), ["mira-castellan"]);
    assert_eq!(record.stances[1].holder.as_str(), "mira-castellan");
    let joined = record
        .actors
        .iter()
        .find(|actor| actor.id.as_str() == "mira-castellan")
        .unwrap();
    assert_eq!(
        joined.mentions,
        [span("Mira Castellan", 0), span("Castellan", 1)]
    );
}

#[test]
fn what_rests_on_a_rejected_actor_goes() {
    let reviews = [Verdict::Reject {
        entry: EntryId::Actor(ActorId::from("castellan")),
    }]
    .map(Review::from);
    let record = apply(&machine(), &reviews).record;
    assert!(speakers(&record, "a-quota").is_empty());
    assert_eq!(record.stances.len(), 1);
}

#[test]
fn a_stance_survives_its_attribution() {
    let reviews = [Verdict::Reject {
        entry: EntryId::Attribution(AttributionId::from("a-quota")),
    }]
    .map(Review::from);
    let record = apply(&machine(), &reviews).record;
    assert_eq!(record.stances.len(), 2);
    assert_eq!(record.stances[1].attribution, None);
}

#[test]
fn the_last_decision_stands() {
    let entry = EntryId::Attribution(AttributionId::from("a-lake"));
    let reviews = [
        Verdict::Reject {
            entry: entry.clone(),
        },
        Verdict::Confirm {
            entry: entry.clone(),
        },
    ]
    .map(Review::from);
    assert_eq!(apply(&machine(), &reviews).mark(&entry), Mark::Confirmed);
}

#[test]
fn decisions_on_nothing_do_nothing() {
    let reviews = [
        Verdict::Confirm {
            entry: EntryId::Stance(StanceId::from("gone")),
        },
        Verdict::Correct {
            entry: EntryId::Facts,
            to: Entry::Actor(machine().actors[0].clone()),
        },
    ]
    .map(Review::from);
    let reviewed = apply(&machine(), &reviews);
    assert_eq!(reviewed.record.article, machine().article);
    assert_eq!(reviewed.marks, []);
}

#[test]
fn reviews_survive_an_engine_that_finds_everything() {
    let (old, reviews) = (machine(), decide(&machine(), &wanted()));
    let moved = reanchor(&reviews, &old, &wanted());
    assert!(
        moved
            .reviews
            .iter()
            .all(|review| matches!(review.verdict, Verdict::Confirm { .. })),
        "{moved:?}"
    );
    assert_eq!(apply(&wanted(), &moved.reviews).marks.len(), 10);
    assert_eq!(moved.moved, []);
}

#[test]
fn reviews_survive_an_engine_that_finds_nothing() {
    let mut empty = wanted();
    empty.actors.clear();
    empty.attributions.clear();
    empty.stances.clear();
    empty.issues.clear();
    let reviews = decide(&machine(), &wanted());
    let moved = reanchor(&reviews, &machine(), &empty);
    let reviewed = whoever(apply(&empty, &moved.reviews).record);
    assert_eq!(reviewed.attributions, wanted().attributions);
    assert_eq!(reviewed.stances, wanted().stances);
    assert_eq!(reviewed.actors.len(), wanted().actors.len());
    let lake = EntryId::Attribution(AttributionId::from("a-lake"));
    assert!(moved.moved.contains(&(lake, Mark::Added)));
}

#[test]
fn a_rejection_follows_the_entry() {
    let mut new = machine();
    new.attributions[2].id = AttributionId::from("a-plan-again");
    let reviews = [Verdict::Reject {
        entry: EntryId::Attribution(AttributionId::from("a-plan")),
    }]
    .map(signed);
    let moved = reanchor(&reviews, &machine(), &new);
    assert_eq!(
        moved.reviews,
        [Review {
            verdict: Verdict::Reject {
                entry: EntryId::Attribution(AttributionId::from("a-plan-again")),
            },
            ..reviews[0].clone()
        }]
    );
}

#[test]
fn reviewed_entries_keep_the_actors_they_name() {
    let added = attribution(
        "a-new",
        AttributionKind::Indirect,
        ["Castellan warned", "warned", "the plan", ""],
        "castellan",
    );
    let reviews = [Verdict::Add {
        new: Entry::Attribution(added),
    }]
    .map(Review::from);
    let mut new = wanted();
    new.actors[0].id = ActorId::from("the-premier");
    new.attributions.clear();
    new.stances.clear();
    let moved = reanchor(&reviews, &machine(), &new);
    assert_eq!(
        speakers(&apply(&new, &moved.reviews).record, "a-new"),
        ["the-premier"]
    );
}

#[test]
fn who_decided_when_and_why_goes_with_a_decision() {
    let old = machine();
    let reviews: Vec<Review> = decide(&old, &wanted())
        .into_iter()
        .zip(1..)
        .map(|(review, turn)| Review {
            turn,
            ..signed(review.verdict)
        })
        .collect();
    let mut empty = wanted();
    empty.attributions.clear();
    empty.stances.clear();
    for new in [wanted(), empty] {
        let moved = reanchor(&reviews, &old, &new);
        assert!(!moved.reviews.is_empty());
        for review in &moved.reviews {
            assert_eq!(
                (review.by.as_str(), review.turn > 0),
                ("Ana", true),
                "{review:?}"
            );
        }
    }
}

#[test]
fn json_tells_what_is_known_of_a_decision() {
    let bare = Review::from(Verdict::Confirm {
        entry: EntryId::Facts,
    });
    let json = serde_json::to_string(&bare).unwrap();
    assert_eq!(json, r#"{"verdict":{"confirm":{"entry":"facts"}}}"#);
    assert_eq!(serde_json::from_str::<Review>(&json).unwrap(), bare);
    let whole = signed(bare.verdict);
    let json = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<Review>(&json).unwrap(), whole);
    let packed = postcard::to_allocvec(&whole).unwrap();
    assert_eq!(postcard::from_bytes::<Review>(&packed).unwrap(), whole);
}
