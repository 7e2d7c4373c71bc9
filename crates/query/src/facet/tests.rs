//! A small index by hand for what each key means, and invented ones for what must hold of any.

use proptest::prelude::*;

use super::*;
use crate::{
    filter::Sort,
    index::{QuoteRow, StanceRow, TargetRow},
    invented,
    selection::OF_STANCES,
};
use record::Polarity;

const SUBJECTS: [Subject; 5] = [
    Subject::Quotes,
    Subject::Stances,
    Subject::Mentions,
    Subject::Actors,
    Subject::Articles,
];

/// Three quotes of two actors in two articles. The first is critical of actor 1 and supportive of issue 0.
fn small() -> Index {
    let mut index = invented::edition(30, 1).index;
    index.quotes = [0, 1, 29].map(|at| index.quotes[at].clone()).into();
    index.stances = vec![index.stances[0].clone(); 3];
    index.mentions.truncate(2);
    let quote = |row: &mut QuoteRow, speakers: &[u32], about: &[u32]| {
        row.speakers = speakers.to_vec();
        row.about = about.to_vec();
        row.issues = Vec::new();
    };
    quote(&mut index.quotes[0], &[0], &[1]);
    quote(&mut index.quotes[1], &[0, 1], &[]);
    quote(&mut index.quotes[2], &[], &[0, 1]);
    let stance = |row: &mut StanceRow, target, polarity, quote| {
        (row.article, row.holder, row.target, row.polarity, row.quote) =
            (0, 0, target, polarity, quote);
    };
    stance(
        &mut index.stances[0],
        TargetRow::Actor(1),
        Polarity::Critical,
        Some(0),
    );
    stance(
        &mut index.stances[1],
        TargetRow::Issue(0),
        Polarity::Supportive,
        Some(0),
    );
    stance(
        &mut index.stances[2],
        TargetRow::Actor(1),
        Polarity::Supportive,
        None,
    );
    (index.mentions[0].actor, index.mentions[0].article) = (2, 0);
    (index.mentions[1].actor, index.mentions[1].article) = (0, 1);
    index
}

#[track_caller]
fn check(query: &str, subject: Subject, rows: &[u32]) {
    let facets = Facets::prepare(&small());
    let (filter, ignored) = codec::read(query);
    assert_eq!(ignored, [], "{query}");
    assert_eq!(facets.run(&filter, subject, None).rows, rows, "{query}");
}

#[test]
fn keys_mean_what_the_table_says() {
    use Subject::{Actors, Articles, Mentions, Quotes, Stances};
    check("", Quotes, &[0, 1, 2]);
    check("speaker=actor-wa", Quotes, &[0, 1]);
    check("speaker=actor-wb,unresolved", Quotes, &[1, 2]);
    check("speaker=actor-wa&about=actor-wb", Quotes, &[0]);
    check("target=issue:issue-wa", Quotes, &[0]);
    check("target=issue:issue-wa&polarity=supportive", Quotes, &[0]);
    // Both hold of the first quote, but not of one stance on it.
    check("target=actor-wb&polarity=supportive", Quotes, &[]);
    check("target=actor-wb&polarity=supportive", Stances, &[2]);
    check("speaker=actor-wa&about=actor-wb", Stances, &[0, 2]);
    check("issue=issue-wa", Stances, &[1]);
    check("about=actor-wa&outlet=unknown", Mentions, &[]);
    check("about=actor-wc&outlet=unknown", Mentions, &[0]);
    check("speaker=unresolved", Actors, &[]);
    check("about=actor-wb", Actors, &[0]);
    check("polarity=supportive", Actors, &[0]);
    check("kind=direct,mixed,indirect&polarity=critical", Actors, &[0]);
    check("article=00000001&kind=direct,mixed,indirect", Actors, &[]);
    check("article=00000000", Actors, &[0, 1, 2]);
    check("article=00000001&who=state", Actors, &[0]);
    check("speaker=unresolved", Articles, &[1]);
    check("article=00000000&speaker=unresolved", Articles, &[]);
}

#[test]
fn a_key_without_meaning_is_named_and_has_no_effect() {
    let facets = Facets::prepare(&small());
    let filter = Filter::of(Key::Speaker, ["actor-wa"]);
    let outcome = facets.run(&filter, Subject::Mentions, None);
    assert_eq!(outcome.rows, [0, 1]);
    assert_eq!(outcome.not_applied, [Key::Speaker]);
}

#[test]
fn an_unknown_value_has_no_effect_and_is_reported() {
    let facets = Facets::prepare(&small());
    let filter = Filter::of(Key::Speaker, ["actor-xa", "nobody-at-all"]);
    let (resolved, ignored) = facets.resolve(&filter);
    assert!(resolved.is_empty());
    let nearest: Vec<Option<&str>> = ignored.iter().map(|part| part.nearest.as_deref()).collect();
    assert_eq!(nearest, [Some("Actor wa"), None]);
    for subject in SUBJECTS {
        let all = facets.run(&Filter::default(), subject, None);
        assert_eq!(
            facets.run(&filter, subject, None).rows,
            all.rows,
            "{subject:?}"
        );
    }
}

#[test]
fn every_value_offered_survives_the_address() {
    let facets = Facets::prepare(&invented::edition(60, 2).index);
    for key in Key::ALL {
        for value in facets.values(key) {
            let filter = Filter::of(key, [value.value.as_str()]);
            assert_eq!(
                codec::read(&codec::write(&filter)),
                (filter, vec![]),
                "{key:?}"
            );
        }
    }
}

#[test]
fn orders_keep_the_rows() {
    let facets = Facets::prepare(&invented::edition(300, 5).index);
    for subject in SUBJECTS {
        let plain = facets.run(&Filter::default(), subject, None).rows;
        for &sort in Sort::offered(subject) {
            let mut rows = facets
                .run(&Filter::default().sorted(sort), subject, None)
                .rows;
            rows.sort_unstable();
            assert_eq!(rows, plain, "{subject:?} {sort:?}");
        }
    }
}

fn filters() -> impl Strategy<Value = (u64, Filter)> {
    (
        0..4_u64,
        proptest::collection::vec((0..Key::ALL.len(), 0..64_usize), 0..4),
    )
        .prop_map(|(seed, choices)| {
            let facets = Facets::prepare(&invented::edition(200, seed).index);
            let choose = |filter: Filter, (key, value): (usize, usize)| {
                let key = Key::ALL[key];
                let values = facets.values(key);
                filter.with(key, &values[value % values.len()].value)
            };
            (seed, choices.into_iter().fold(Filter::default(), choose))
        })
}

/// Whether a quote passes, said as plainly as possible.
fn quote_passes(index: &Index, facets: &Facets, filter: &Filter, at: usize) -> bool {
    let row = &index.quotes[at];
    let chose = |key: Key, position: u32| {
        facets
            .values(key)
            .get(position as usize)
            .is_some_and(|value| filter.has(key, &value.value))
    };
    let passes = |key: Key, positions: &[u32]| {
        filter.chosen(key).next().is_none()
            || positions.iter().any(|&position| chose(key, position))
    };
    let unresolved = [index.actors.len() as u32];
    let kinds: Vec<u32> = row
        .speakers
        .iter()
        .map(|&actor| index.actors[actor as usize].kind as u32)
        .collect();
    let outlet = index.articles[row.article as usize].outlet_key.as_str();
    let stance_passes = |stance: &StanceRow| {
        let target = match stance.target {
            TargetRow::Actor(actor) => actor,
            TargetRow::Issue(issue) => index.actors.len() as u32 + issue,
        };
        stance.quote == Some(at as u32)
            && passes(Key::Holder, &[stance.holder])
            && passes(Key::Target, &[target])
            && passes(Key::Polarity, &[stance.polarity as u32])
            && passes(Key::Basis, &[stance.basis as u32])
    };
    passes(
        Key::Speaker,
        if row.speakers.is_empty() {
            &unresolved
        } else {
            &row.speakers
        },
    ) && passes(Key::Who, if kinds.is_empty() { &[5] } else { &kinds })
        && passes(Key::About, &row.about)
        && passes(Key::Issue, &row.issues)
        && passes(Key::Kind, &[row.kind as u32])
        && passes(Key::Cue, &[row.cue as u32])
        && passes(Key::Verb, row.verb.as_slice())
        && passes(Key::Naming, &[row.naming as u32])
        && passes(Key::Article, &[row.article])
        && (filter.chosen(Key::Outlet).next().is_none() || filter.has(Key::Outlet, outlet))
        && (OF_STANCES
            .iter()
            .all(|&key| filter.chosen(key).next().is_none())
            || index.stances.iter().any(stance_passes))
}

proptest! {
    #[test]
    fn quotes_are_those_that_pass_one_by_one((seed, filter) in filters()) {
        let index = invented::edition(200, seed).index;
        let facets = Facets::prepare(&index);
        let expected: Vec<u32> = (0..index.quotes.len())
            .filter(|&at| quote_passes(&index, &facets, &filter, at))
            .map(|at| at as u32)
            .collect();
        prop_assert_eq!(facets.run(&filter, Subject::Quotes, None).rows, expected);
    }

    #[test]
    fn a_count_is_the_length_of_the_list_with_this_value_alone((seed, filter) in filters(), text in any::<bool>()) {
        let invented = invented::edition(200, seed);
        let facets = Facets::prepare(&invented.index);
        let records: Vec<_> = invented.records.iter().collect();
        let texts: Vec<_> = invented.texts.iter().collect();
        let search = crate::search::Search::prepare(&invented.index, &records, &texts);
        let hits = if text { search.find("ba") } else { None };
        for subject in SUBJECTS {
            let outcome = facets.run(&filter, subject, hits.as_ref());
            for facet in outcome.facets {
                for count in facet.values {
                    let value = &facets.values(facet.key)[count.value as usize].value;
                    let only = facets.run(&filter.clone().only(facet.key, value), subject, hits.as_ref());
                    prop_assert_eq!(only.rows.len() as u32, count.count, "{:?} {:?} {}", subject, facet.key, value);
                }
            }
        }
    }

    #[test]
    fn a_stricter_filter_never_finds_more((seed, filter) in filters()) {
        let facets = Facets::prepare(&invented::edition(200, seed).index);
        for subject in SUBJECTS {
            for key in filter.keys() {
                let looser = facets.run(&filter.clone().cleared(key), subject, None).rows;
                let rows = facets.run(&filter, subject, None).rows;
                prop_assert!(rows.iter().all(|row| looser.contains(row)), "{:?} {:?}", subject, key);
            }
        }
    }
}
