//! `cargo bench --bench query`: how long a choice and a letter typed take on an invented edition of 100,000 attributions.

use std::time::{Duration, Instant};

use on_record::query::{codec, facet::Facets, filter::Subject, invented, search::Search};

const N_QUOTES: u32 = 100_000;
const N_RUNS: usize = 200;

/// One in twenty takes longer than the figure printed.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn p95(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..N_RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[N_RUNS * 95 / 100]
}

#[expect(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]
fn main() {
    let invented = invented::edition(N_QUOTES, 1);
    let records: Vec<_> = invented.records.iter().collect();
    let texts: Vec<_> = invented.texts.iter().collect();
    let facets = Facets::prepare(&invented.index);
    let search = Search::prepare(&invented.index, &records, &texts);
    println!(
        "{N_QUOTES} quotes, {} actors, p95 of {N_RUNS} runs",
        invented.index.actors.len()
    );
    for (subject, query) in [
        (Subject::Quotes, ""),
        (
            Subject::Quotes,
            "kind=direct&outlet=the-wb-post,the-wc-post&sort=length",
        ),
        (
            Subject::Quotes,
            "speaker=actor-wa&about=actor-wb&kind=direct,mixed&polarity=critical",
        ),
        (Subject::Stances, "holder=actor-wa"),
        (Subject::Actors, "outlet=the-wb-post&kind=direct"),
    ] {
        let (filter, _) = codec::read(query);
        let rows = facets.run(&filter, subject, None).rows.len();
        let time = p95(|| drop(std::hint::black_box(facets.run(&filter, subject, None))));
        println!("filter and facets  {time:>10.2?}  {rows:>6} rows  {subject:?} {query}");
    }
    for query in ["wab", "wab wc", "\"wab wc\""] {
        let time = p95(|| drop(std::hint::black_box(search.find(query))));
        let n_quotes = search.find(query).map_or(0, |hits| hits.quotes.count());
        println!("search             {time:>10.2?}  {n_quotes:>6} rows  {query}");
    }
}
