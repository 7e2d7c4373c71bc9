//! All decisions of an edition in one history: those on entries, which lie with their articles, and those on actors, which
//! lie with the edition. Each knows its turn, so that they can lie apart and be taken back in order.

use crate::{
    edition::Edition,
    order,
    review::{Review, edits::Edit},
};

/// One decision of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision<'a> {
    /// On an entry of the article at this position.
    Entry(u32, &'a Review),
    /// On the actors of the whole corpus.
    Actors(&'a Edit),
}

impl Decision<'_> {
    /// Its place in the history.
    pub const fn turn(&self) -> u32 {
        match self {
            Self::Entry(_, review) => review.turn,
            Self::Actors(edit) => edit.turn,
        }
    }
}

/// The history, from the first decision to the last. Decisions of one turn (of files made by hand, say) stand in the order
/// of the articles, those on actors last.
pub fn history(edition: &Edition) -> Vec<Decision<'_>> {
    let mut decisions = Vec::new();
    for (position, article) in (0..).zip(&edition.articles) {
        let reviews = article.reviews.iter();
        decisions.extend(reviews.map(|review| Decision::Entry(position, review)));
    }
    decisions.extend(edition.edits.iter().map(Decision::Actors));
    order::by_key(&mut decisions, Decision::turn);
    decisions
}

/// The turn of the next decision.
pub fn next_turn(edition: &Edition) -> u32 {
    turns(edition)
        .max()
        .map_or(1, |last| last.saturating_add(1))
}

fn turns(edition: &Edition) -> impl Iterator<Item = u32> {
    let articles = edition.articles.iter();
    let reviews = articles.flat_map(|article| article.reviews.iter().map(|review| review.turn));
    reviews.chain(edition.edits.iter().map(|edit| edit.turn))
}

/// Gives every decision a turn, in the order in which they would be applied: those on entries first, article by article.
pub fn number(edition: &mut Edition) {
    let mut turn = 0;
    let mut next = || {
        turn += 1;
        turn
    };
    let reviews = edition
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.reviews);
    reviews.for_each(|review| review.turn = next());
    edition.edits.iter_mut().for_each(|edit| edit.turn = next());
}

/// Gives decisions that come by themselves, in a file of reviews say, the turns behind `last`, in their own order; answers
/// the last turn then. Decisions of one turn keep the order in which they lie.
pub fn follow(reviews: &mut [Review], last: u32) -> u32 {
    order::by_key(reviews, |review| review.turn);
    let mut turn = last;
    for review in reviews {
        turn = turn.saturating_add(1);
        review.turn = turn;
    }
    turn
}

/// Puts every decision behind `turns` others, for an edition that is joined to one that has these.
pub fn shift(edition: &mut Edition, turns: u32) {
    let reviews = edition
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.reviews);
    reviews.for_each(|review| review.turn = review.turn.saturating_add(turns));
    let edits = edition.edits.iter_mut();
    edits.for_each(|edit| edit.turn = edit.turn.saturating_add(turns));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ActorId,
        edition::sample,
        review::{EntryId, Verdict, edits::Change},
    };

    #[test]
    fn decisions_on_entries_and_actors_are_one_history() {
        let mut edition = sample::edition();
        edition.articles[0].reviews.clear();
        assert_eq!((history(&edition).len(), next_turn(&edition)), (0, 1));
        let review = |turn| Review {
            turn,
            by: "Ana".to_owned(),
            why: "the caption says so".to_owned(),
            ..Verdict::Confirm {
                entry: EntryId::Facts,
            }
            .into()
        };
        let change = Change::Rename {
            actor: ActorId::from("otto"),
            name: "Otto".to_owned(),
        };
        edition.articles[0].reviews = vec![review(1), review(3)];
        edition.edits = vec![Edit {
            turn: 2,
            ..change.into()
        }];
        let turns: Vec<u32> = history(&edition).iter().map(Decision::turn).collect();
        assert_eq!((turns, next_turn(&edition)), (vec![1, 2, 3], 4));
        assert!(matches!(history(&edition)[1], Decision::Actors(_)));
        shift(&mut edition, 10);
        assert_eq!(next_turn(&edition), 14);
        let mut others = [review(3), review(0), review(0)];
        others[0].why = "last".to_owned();
        assert_eq!(follow(&mut others, next_turn(&edition) - 1), 16);
        assert_eq!(others.each_ref().map(|review| review.turn), [14, 15, 16]);
        assert_eq!(others[2].why, "last");
        number(&mut edition);
        assert!(matches!(history(&edition)[2], Decision::Actors(edit) if edit.turn == 3));
    }
}
