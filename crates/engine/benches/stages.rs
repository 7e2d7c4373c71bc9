//! `cargo bench --bench engine`: megabytes of text per second, stage by stage, over invented news: once in articles of
//! usual length, once as a single long text, which shows a stage whose time grows faster than its input. With the name of
//! a folder, over the texts in it.

use std::time::{Duration, Instant};

use engine::{
    actor,
    attribution::{self, quotation},
    clean,
    lexicon::Lexicon,
    quantity, segment, speaker, stance, tagging,
};
use record::{Record, corpus::Article, document::Document};

/// Stages in order.
const STAGES: &[&str] = &[
    "clean",
    "segment",
    "tag",
    "quotations",
    "attributions",
    "actors",
    "speakers",
    "stances",
    "quantities",
    "json",
];
/// Bytes of all texts together.
const SIZE: usize = 1 << 20;
/// Bytes of one article of usual length.
const ARTICLE: usize = 5 << 10;
/// Runs, of which the quickest counts.
const N_RUNS: usize = 3;

/// xorshift64*, so that every run has the same text.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % bound as u64) as usize
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }
}

const GIVEN: &[&str] = &[
    "Mira", "Otto", "Jana", "Leonid", "Amara", "Rudolf", "Nadia", "Viktor", "Helena", "Samuel",
    "Ingrid", "Paolo",
];
const FAMILY: &[&str] = &[
    "Castellan",
    "Brandl",
    "Voss",
    "Marsh",
    "Harkonen",
    "Kell",
    "Duarte",
    "Okafor",
    "Lindqvist",
    "Petrov",
    "Moreau",
    "Tanaka",
    "Ferrante",
    "Novak",
    "O’Rourke",
    "Zielinski",
];
const STATES: &[&str] = &[
    "Canada",
    "Norway",
    "Kenya",
    "Brazil",
    "Japan",
    "the United States",
    "Portugal",
    "Mexico",
];
const SEATS: &[&str] = &["Ottawa", "Oslo", "Nairobi", "Tokyo", "Washington", "Lisbon"];
const ROLES: &[&str] = &[
    "prime minister",
    "foreign minister",
    "trade envoy",
    "opposition leader",
    "economist",
    "spokesman",
    "analyst",
    "governor",
];
const VERBS: &[&str] = &[
    "said",
    "argued",
    "warned that",
    "told reporters that",
    "insisted that",
    "acknowledged that",
    "claimed",
    "added that",
    "predicted",
    "denied that",
];
const THINGS: &[&str] = &[
    "the tariffs on steel",
    "a treaty on fisheries",
    "the plan for the river",
    "closer ties",
    "the new visa rules",
    "a cut in subsidies",
    "the blockade of the port",
    "a loan of 40 million",
    "the ban on plums",
    "the joint statement",
];
const ACTS: &[&str] = &[
    "would hurt farmers on both sides of the border",
    "marks the end of a long dispute",
    "was a mistake that cannot be undone",
    "could open the way to talks in the spring",
    "has won little support among voters",
    "must be signed before the harvest",
    "threatens jobs in the north",
    "will be welcomed by exporters",
    "came too late to matter",
    "remains the best hope for peace",
];

/// Invented news of at least this many bytes.
fn invent(random: &mut Random, size: usize) -> String {
    let mut text = format!(
        "{} and {} at odds over {}\n\nBy {} {}\nJanuary {}, 2026\n\n",
        random.pick(STATES),
        random.pick(STATES),
        random.pick(THINGS),
        random.pick(GIVEN),
        random.pick(FAMILY),
        1 + random.below(28)
    );
    while text.len() < size {
        for _ in 0..=random.below(3) {
            let sentence = invent_sentence(random);
            text.push_str(&sentence);
            text.push(' ');
        }
        text.push_str("\n\n");
        if random.below(12) == 0 {
            text.push_str("Advertisement\n\nWhat comes next\n\n");
        }
    }
    text
}

fn invent_sentence(random: &mut Random) -> String {
    let (given, family) = (random.pick(GIVEN), random.pick(FAMILY));
    let (state, other, seat) = (random.pick(STATES), random.pick(STATES), random.pick(SEATS));
    let (thing, act, verb) = (random.pick(THINGS), random.pick(ACTS), random.pick(VERBS));
    let role = random.pick(ROLES);
    match random.below(7) {
        0 => format!("“{thing} {act},” said {given} {family}, the {role} of {state}."),
        1 => {
            format!("{given} {family}, a {role} at the University of {seat}, {verb} {thing} {act}.")
        }
        2 => format!("{seat} has criticised {other} over {thing}, which {act}."),
        3 => {
            format!("According to {family}, {thing} {act}, even where {other} had hoped for more.")
        }
        4 => format!("She called {thing} “a gift to {other}” and {verb} it {act}."),
        5 => format!(
            "The dispute over {thing} began in 2024, when {state} raised duties by 25 per cent."
        ),
        _ => format!("“We have waited long,” {family} {verb}. “Now {thing} {act}.”"),
    }
}

/// Invented articles of `size` bytes each.
fn invent_articles(size: usize) -> Vec<Article> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    (0..SIZE.div_ceil(size))
        .map(|number| Article::from_text(format!("{number}"), invent(&mut random, size)))
        .collect()
}

/// The text files of a folder, by name.
fn read(folder: &str) -> Vec<Article> {
    let entries = std::fs::read_dir(folder).expect("a folder of texts");
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let texts = files.iter().filter_map(|file| {
        let text = std::fs::read_to_string(file).ok()?;
        Some(Article::from_text(file.display().to_string(), text))
    });
    texts.collect()
}

/// Times of the stages, over all articles.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn run(articles: &[Article], lexicon: &Lexicon) -> ([Duration; STAGES.len()], usize) {
    let mut times = [Duration::ZERO; STAGES.len()];
    let mut n_attributions = 0;
    for article in articles {
        let text = article.text.as_str();
        let mut clock = Instant::now();
        let mut lap = |stage: usize| {
            let now = Instant::now();
            times[stage] += now - clock;
            clock = now;
        };
        let cleaned = clean::clean(article, lexicon);
        lap(0);
        let segments = segment::segment(text, cleaned.paragraphs, lexicon);
        lap(1);
        let tags = tagging::tag(text, &segments);
        lap(2);
        let quotations = quotation::find_quotations(text, &segments.paragraphs);
        lap(3);
        let mut attributions = attribution::find_attributions(attribution::Text {
            hash: article.hash,
            text,
            segments: &segments,
            tags: &tags,
            quotations: &quotations,
            language: &cleaned.facts.language,
            lexicon,
        });
        lap(4);
        let mut actors = actor::find_actors(text, &segments, &tags, &attributions, lexicon);
        lap(5);
        let byline = cleaned.facts.byline.as_ref();
        let speakers = speaker::find_speakers(&mut actors, &mut attributions, byline);
        let actors = actor::name_actors(actors, speakers, &mut attributions);
        lap(6);
        let findings = stance::Findings {
            hash: article.hash,
            text,
            segments: &segments,
            tags: &tags,
            attributions: &attributions,
            actors: &actors,
        };
        let issues = stance::find_issues(findings, &[], lexicon);
        let stances = stance::find_stances(findings, &issues, lexicon);
        lap(7);
        let quantities = quantity::find_quantities(text, &segments, &tags);
        lap(8);
        n_attributions += attributions.len();
        let record = Record {
            article: cleaned.facts,
            actors,
            attributions,
            stances,
            issues,
            figures: quantities.figures,
            dates: quantities.dates,
        };
        let document = Document::new(article, record, engine::analysis::ENGINE);
        std::hint::black_box(serde_json::to_string(&document).expect("plain data"));
        lap(9);
    }
    (times, n_attributions)
}

#[expect(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]
fn main() {
    let lexicon = Lexicon::bundled();
    let folder = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let corpora = match folder {
        Some(folder) => vec![read(&folder)],
        None => vec![invent_articles(ARTICLE), invent_articles(SIZE)],
    };
    for (at, articles) in corpora.iter().enumerate() {
        let articles = &articles[..];
        let n_bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        let mut best = [Duration::MAX; STAGES.len()];
        let mut n_attributions = 0;
        for _ in 0..N_RUNS {
            let (times, n_found) = run(articles, lexicon);
            for (best, time) in best.iter_mut().zip(times) {
                *best = time.min(*best);
            }
            n_attributions = n_found;
        }
        println!(
            "{} articles, {:.2} MB, {n_attributions} attributions",
            articles.len(),
            n_bytes as f64 / 1e6
        );
        let total: Duration = best.iter().sum();
        for (stage, time) in STAGES
            .iter()
            .chain(&["all"])
            .zip(best.iter().chain([&total]))
        {
            let seconds = time.as_secs_f64();
            println!(
                "  {stage:14}{:9.1} ms{:9.1} MB/s",
                1e3 * seconds,
                n_bytes as f64 / 1e6 / seconds.max(1e-9)
            );
        }
        if at == 0 {
            // What `cargo xtask bench` holds against the budget: articles of usual length.
            let speed = n_bytes as f64 / 1e6 / total.as_secs_f64().max(1e-9);
            println!("figure all {speed:.2}");
        }
    }
}
