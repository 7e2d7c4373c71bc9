//! How long a choice and a letter typed take: filter, facet counts and order of every list over invented editions, under
//! filters drawn as visitors choose, common values more often. The last line is the figure of the budget.

use benchmarks::{Times, say};
use query::{
    facet::Facets,
    filter::{Filter, Key, Sort, Subject},
    invented::{self, Dice},
    search::Search,
};

const SIZES: [u32; 3] = [1_000, 10_000, 100_000];
/// Filters for each list.
const N_FILTERS: u32 = 150;
const SUBJECTS: [Subject; 5] = [
    Subject::Quotes,
    Subject::Stances,
    Subject::Mentions,
    Subject::Actors,
    Subject::Articles,
];

fn main() {
    for n_quotes in SIZES {
        measure(n_quotes);
    }
}

fn measure(n_quotes: u32) {
    let invented = invented::edition(n_quotes, 1);
    let records: Vec<_> = invented.records.iter().collect();
    let texts: Vec<_> = invented.texts.iter().collect();
    let mut preparing = Times::default();
    let facets = preparing.run_once(|| Facets::prepare(&invented.index));
    let search = preparing.run_once(|| Search::prepare(&invented.index, &records, &texts));
    say(&format!("prepare n={n_quotes} ms={:.0}", preparing.total()));

    let mut all = Times::default();
    for subject in SUBJECTS {
        let mut dice = Dice::new(7);
        let mut times = Times::default();
        for _ in 0..N_FILTERS {
            let filter = draw(&mut dice, &facets, subject);
            times.run(|| facets.run(&filter, subject, None));
        }
        say(&format!(
            "choice n={n_quotes} list={subject:?} median={:.2} p95={:.2}",
            times.median(),
            times.p95()
        ));
        all.add(&times);
    }
    let mut typing = Times::default();
    for query in ["b", "ba", "bada", "ba da", "\"ba da\"", "ba da fe", "qqq"] {
        for _ in 0..10 {
            typing.run(|| search.find(query));
        }
        let hits = search.find(query);
        for subject in SUBJECTS {
            let filter = Filter::default();
            all.run(|| facets.run(&filter, subject, hits.as_ref()));
        }
    }
    say(&format!(
        "search n={n_quotes} median={:.2} p95={:.2}",
        typing.median(),
        typing.p95()
    ));
    say(&format!(
        "filter n={n_quotes} median={:.2} p95={:.2}",
        all.median(),
        all.p95()
    ));
    if n_quotes == SIZES[2] {
        say(&format!("figure filter {:.2}", all.p95()));
    }
}

/// One to four values of one to three keys that the list knows, in any of its orders.
fn draw(dice: &mut Dice, facets: &Facets, subject: Subject) -> Filter {
    let offered = facets.run(&Filter::default(), subject, None).facets;
    let orders = Sort::offered(subject);
    let mut filter = Filter::default().sorted(orders[dice.below(orders.len() as u32) as usize]);
    for _ in 0..=dice.below(3) {
        let facet = &offered[dice.below(offered.len() as u32) as usize];
        let key: Key = facet.key;
        for _ in 0..=dice.falling(3) {
            let count = &facet.values[dice.falling(facet.values.len() as u32) as usize];
            filter = filter.with(key, &facets.values(key)[count.value as usize].value);
        }
    }
    filter
}
