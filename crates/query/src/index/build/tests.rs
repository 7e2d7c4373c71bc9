use super::*;
use crate::index::{Naming, layer_of};
use record::{
    AttributionKind, CueGroup, Polarity,
    edition::{Excerpts, sample},
};

fn build(layer: Layer) -> Index {
    let edition = sample::edition();
    Index::build(&edition, layer, &layer_of(&edition, layer))
}

fn names(index: &Index, actors: &[u32]) -> Vec<String> {
    let rows = actors.iter().map(|actor| &index.actors[*actor as usize]);
    rows.map(|row| row.id.to_string()).collect()
}

#[test]
fn articles_count_their_own_prose() {
    let index = build(Layer::Reviewed);
    let [article] = index.articles.as_slice() else {
        panic!("one article");
    };
    assert_eq!(article.id, "abababab");
    assert_eq!(article.outlet_key, "the-strelsau-courier");
    assert_eq!(article.n_words, 4 + 19 + 17);
    assert_eq!(build(Layer::Machine).articles[0].outlet_key, "unknown");
}

#[test]
fn actors_stand_by_words_heard() {
    let index = build(Layer::Reviewed);
    let all: Vec<u32> = (0..index.actors.len() as u32).collect();
    assert_eq!(
        names(&index, &all),
        ["mira-castellan", "officials", "freedonia", "ruritania"]
    );
    let castellan = &index.actors[0];
    assert_eq!((castellan.n_own_words, castellan.n_reported_words), (8, 7));
    assert_eq!(castellan.aliases, ["Mira Castellan", "Castellan"]);
}

#[test]
fn quotes_say_who_about_whom_and_how() {
    let index = build(Layer::Reviewed);
    let [lake, quota, late] = index.quotes.as_slice() else {
        panic!("three quotes");
    };
    assert_eq!(names(&index, &lake.speakers), ["mira-castellan"]);
    assert_eq!(
        (lake.kind, lake.cue, lake.naming),
        (AttributionKind::Direct, CueGroup::Neutral, Naming::Named)
    );
    assert_eq!(
        (lake.n_own_words, lake.n_reported_words, lake.paragraph),
        (8, 0, 2)
    );
    assert_eq!(
        (lake.about.as_slice(), lake.issues.as_slice(), lake.mark),
        (&[][..], &[0][..], Mark::Confirmed)
    );

    assert_eq!(names(&index, &quota.about), ["freedonia"]);
    assert_eq!((quota.cue, quota.paragraph), (CueGroup::Warning, 3));
    assert_eq!(quota.polarities, [Polarity::Supportive]);
    assert_eq!(
        (late.naming, late.mark),
        (Naming::UnnamedGroup, Mark::Added)
    );
}

#[test]
fn stances_name_their_quote() {
    let index = build(Layer::Reviewed);
    let [plan, quota] = index.stances.as_slice() else {
        panic!("two stances");
    };
    assert_eq!(
        (plan.target, plan.quote, plan.mark),
        (TargetRow::Issue(0), None, Mark::Corrected)
    );
    assert_eq!((quota.quote, quota.paragraph), (Some(1), 3));
    assert_eq!(names(&index, &[quota.holder]), ["mira-castellan"]);
}

#[test]
fn layers_differ_where_people_decided() {
    let machine = build(Layer::Machine);
    assert_eq!(machine.actors.len(), 5);
    assert!(
        machine
            .quotes
            .iter()
            .all(|quote| quote.mark == Mark::Unreviewed)
    );
    assert_eq!(machine.stances[0].polarity, Polarity::Critical);
    assert_eq!(
        machine.mentions.len(),
        build(Layer::Reviewed).mentions.len()
    );
}

#[test]
fn leaving_words_out_changes_no_row() {
    let mut edition = sample::edition();
    let cut = build(Layer::Reviewed);
    edition.articles[0].text = Excerpts::whole(record::review::sample::TEXT);
    let whole = Index::build(
        &edition,
        Layer::Reviewed,
        &layer_of(&edition, Layer::Reviewed),
    );
    assert!(!sample::edition().articles[0].text.is_whole());
    assert_eq!(cut, whole);
}
