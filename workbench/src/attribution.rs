//! `train attribution`: the attribution model, from PolNeAR.

mod card;
mod crf;
mod gold;
#[expect(
    dead_code,
    reason = "the command line prints measures that steer nothing"
)]
#[path = "../../src/bin/onrecord/eval/polnear/measure.rs"]
mod measure;
#[path = "../../src/bin/onrecord/eval/polnear/read.rs"]
mod read;

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use anyhow::Result;
use on_record::{
    attribution::{
        attributions_of,
        features::{Paragraph, rate_key},
        label::{Label, Role},
        link::{Chunk, Patterns, pattern_of},
        model::{Parts, RoleModel, in_points},
        quotation::{Quotation, find_quotations},
    },
    corpus::ArticleHash,
    lexicon::Lexicon,
    record,
    segment::{Segments, segment},
    span::{OffsetMap, Span},
    tagging::{self, Tags, table::key_of},
};

use crate::{split, tokens::paragraphs_of};
pub(crate) use crf::Settings;

/// Options of one run.
pub(crate) struct Options {
    /// Folder with `text` and `ann`.
    pub(crate) data: String,
    /// Where the model goes; its card lies beside it.
    pub(crate) out: String,
    pub(crate) settings: crf::Settings,
    /// Takes the weights of this model instead of learning them, to measure and calibrate anew.
    pub(crate) weights: Option<String>,
    /// Trains on the held-out articles as well.
    pub(crate) all: bool,
    /// Bonus of a span, in thousandths of a natural logarithm.
    pub(crate) bonus: i32,
    /// Weights below this size, in natural logarithms, are dropped.
    pub(crate) prune: f32,
}

/// One article with its annotations.
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) segments: Segments,
    pub(crate) tags: Tags,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) gold: Vec<gold::Attribution>,
    /// One a token.
    pub(crate) labels: Vec<Label>,
}

/// Trains on nine articles of ten, measures and calibrates on the tenth, then trains on all and writes model and card.
pub(crate) fn train(options: &Options) -> Result<()> {
    #[expect(
        clippy::disallowed_methods,
        reason = "says how long it took; no result depends on it"
    )]
    let start = Instant::now();
    let articles = read_articles(&options.data)?;
    eprintln!("{} articles read in {:?}", articles.len(), start.elapsed());
    let material: Vec<&Article> = articles
        .iter()
        .filter(|article| !split::is_held_out(&article.name))
        .collect();
    let mut parts = match &options.weights {
        Some(file) => {
            let mut parts = Parts::read(&fs::read(file)?)?;
            parts.bonus = in_points(options.bonus, i32::try_from(parts.unit)?);
            parts.calibration = vec![(0, 0), (1000, 1000)];
            parts
        }
        None => learn(&material, options),
    };
    report(&parts, &articles)?;
    parts.calibration = calibrate(&parts, &articles)?;
    let card = card::write(&parts, &articles, options)?;
    eprintln!("{card}\nmeasured after {:?}", start.elapsed());
    if options.all {
        let calibration = parts.calibration;
        parts = learn(&articles.iter().collect::<Vec<_>>(), options);
        parts.calibration = calibration;
    }
    fs::write(&options.out, parts.write())?;
    fs::write(Path::new(&options.out).with_extension("model.md"), card)?;
    eprintln!("done after {:?}", start.elapsed());
    Ok(())
}

fn learn(material: &[&Article], options: &Options) -> Parts {
    let rates = Rates::count(material);
    let sequences = sequences(material, &rates);
    let learned = crf::learn(&sequences, &options.settings);
    let patterns = count_patterns(material);
    learned.quantise(rates.table(), patterns, options.prune, options.bonus)
}

/// Confidence by raw score: the share of attributions of each range that are right, made to rise.
fn calibrate(parts: &Parts, articles: &[Article]) -> Result<Vec<(u16, u16)>> {
    let mut cases = Vec::new();
    for (_, found) in judge(&RoleModel::read(&parts.write())?, articles) {
        cases.extend(found);
    }
    cases.sort_unstable();
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    for bin in cases.chunks(cases.len().div_ceil(24).max(1)) {
        let n = bin.len() as f64;
        let raw = bin.iter().map(|case| f64::from(case.0)).sum::<f64>();
        let right = bin.iter().filter(|case| case.1).count() as f64;
        pools.push((raw, right, n));
        while let [.., a, b] = pools[..] {
            if a.1 / a.2 < b.1 / b.2 {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    let points = pools.iter().map(|&(raw, right, n)| {
        // A case of each outcome is added, so that no confidence is 0 or 1.
        (
            (raw / n) as u16,
            (1000.0 * (right + 1.0) / (n + 2.0)) as u16,
        )
    });
    let last = points.clone().next_back().map_or(0, |point| point.1);
    Ok(points.chain([(1000, last)]).collect())
}

/// Confidence of each attribution found in each held-out article, and whether it is right: content and source overlap
/// with those of one in the gold by at least one half.
fn judge(model: &RoleModel, articles: &[Article]) -> Vec<(String, Vec<(u16, bool)>)> {
    let held_out = articles
        .iter()
        .filter(|article| split::is_held_out(&article.name));
    held_out
        .map(|article| {
            let map = OffsetMap::new(&article.text);
            let (gold, found) = both_sides(model, article, &map);
            let text = measure::Text::new(&article.text);
            let confidences = find(model, article)
                .into_iter()
                .map(|entry| entry.confidence);
            let judged = confidences.zip(&found).map(|(confidence, entry)| {
                let one = std::slice::from_ref(entry);
                let tallies = measure::count(&text, &gold, one);
                (
                    confidence,
                    tallies
                        .get("attribution")
                        .is_some_and(|tally| tally.right > 0.0),
                )
            });
            (article.name.clone(), judged.collect())
        })
        .collect()
}

fn both_sides(
    model: &RoleModel,
    article: &Article,
    map: &OffsetMap,
) -> (Vec<measure::Spans>, Vec<measure::Spans>) {
    let gold = article
        .gold
        .iter()
        .map(|entry| to_spans(map, [&entry.source, &entry.cue, &entry.content]));
    let found = find(model, article);
    let found = found
        .iter()
        .map(|entry| to_spans(map, [&entry.source, &entry.cue, &entry.content]));
    (gold.collect(), found.collect())
}

fn read_articles(folder: &str) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for (name, text, gold) in gold::read_folder(Path::new(folder))? {
        let segments = segment(&text, paragraphs_of(&text), Lexicon::bundled());
        let tags = tagging::tag(&text, &segments);
        let quotations = find_quotations(&text, &segments.paragraphs);
        let labels = gold::labels(&segments, &gold);
        articles.push(Article {
            name,
            text,
            segments,
            tags,
            quotations,
            gold,
            labels,
        });
    }
    Ok(articles)
}

/// How often each word was a cue, by article so that an article's own counts can be left out.
struct Rates {
    total: BTreeMap<u32, (u32, u32)>,
}

impl Rates {
    fn count(articles: &[&Article]) -> Self {
        let mut total = BTreeMap::new();
        for article in articles {
            for (key, counts) in own_counts(article) {
                let entry = total.entry(key).or_insert((0, 0));
                entry.0 += counts.0;
                entry.1 += counts.1;
            }
        }
        Self { total }
    }

    fn table(&self) -> Vec<(u32, u8)> {
        self.total
            .iter()
            .map(|(key, &(cues, all))| (*key, bin(cues, all)))
            .filter(|row| row.1 > 1)
            .collect()
    }
}

fn own_counts(article: &Article) -> BTreeMap<u32, (u32, u32)> {
    let mut counts = BTreeMap::new();
    for token in 0..article.labels.len() {
        let entry = counts.entry(key_at(article, token)).or_insert((0, 0));
        entry.1 += 1;
        entry.0 += u32::from(article.labels[token].role() == Some(Role::Cue));
    }
    counts
}

fn key_at(article: &Article, token: usize) -> u32 {
    rate_key(&article.tags.words()[token], article.tags.fine()[token])
}

/// Bin of a rate; a word that was never a cue, or seen once, has none.
fn bin(cues: u32, all: u32) -> u8 {
    if all < 2 || cues == 0 {
        return 0;
    }
    let rate = (f64::from(cues) + 0.1) / (f64::from(all) + 2.0);
    let above = [0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85];
    1 + above.iter().filter(|&&edge| rate >= edge).count() as u8
}

fn sequences(articles: &[&Article], rates: &Rates) -> Vec<crf::Sequence> {
    let mut sequences = Vec::new();
    for article in articles {
        let own = own_counts(article);
        let rate = |token: usize| {
            let key = key_at(article, token);
            let (cues, all) = rates.total.get(&key).copied().unwrap_or((0, 0));
            let (own_cues, own_all) = own.get(&key).copied().unwrap_or((0, 0));
            // As in the table, the lowest bin counts as none.
            match bin(cues - own_cues, all - own_all) {
                1 => 0,
                bin => bin,
            }
        };
        for at in 0..article.segments.paragraphs.len() {
            let paragraph = Paragraph::new(
                &article.segments,
                &article.tags,
                &article.quotations,
                at,
                rate,
            );
            let range = article.segments.tokens_in(article.segments.paragraphs[at]);
            let mut features = Vec::with_capacity(paragraph.len() * 100);
            let mut ends = Vec::with_capacity(paragraph.len());
            for token in 0..paragraph.len() {
                paragraph.features(token, |feature| features.push(key_of(feature)));
                ends.push(features.len() as u32);
            }
            if paragraph.has_hint() {
                sequences.push(crf::Sequence {
                    features,
                    ends,
                    places: (0..paragraph.len())
                        .map(|at| paragraph.transition(at) as u8)
                        .collect(),
                    labels: article.labels[range].to_vec(),
                });
            }
        }
    }
    sequences
}

/// How often each pattern of spans makes an attribution.
fn count_patterns(articles: &[&Article]) -> Patterns {
    let mut counts: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
    for article in articles {
        for attribution in &article.gold {
            let cue = attribution.cue.first().map_or(0, |cue| cue.start);
            let mut chunks = Vec::new();
            let roles = [
                (&attribution.source, Role::SourceBefore, Role::SourceAfter),
                (&attribution.cue, Role::Cue, Role::Cue),
                (
                    &attribution.content,
                    Role::ContentBefore,
                    Role::ContentAfter,
                ),
            ];
            for (spans, before, after) in roles {
                for span in spans {
                    let tokens = article.segments.tokens_in(*span);
                    let role = if span.start < cue { before } else { after };
                    // A source that another attribution labels is not there when this one is linked.
                    let is_labelled = article
                        .labels
                        .get(tokens.start)
                        .and_then(|label| label.role());
                    if !tokens.is_empty() && is_labelled == Some(role) {
                        chunks.push(Chunk { role, tokens });
                    }
                }
            }
            chunks.sort_by_key(|chunk| chunk.tokens.start);
            let sentence = |token: usize| {
                let start = article.segments.tokens[token].span.start;
                let at = article
                    .segments
                    .sentences
                    .partition_point(|s| s.span.start <= start);
                at as u32
            };
            if !chunks.is_empty() {
                *counts.entry(pattern_of(&chunks, sentence)).or_default() += 1;
            }
        }
    }
    let total: u32 = counts.values().sum();
    let kept = counts.into_iter().filter(|row| row.1 > 2);
    Patterns {
        rows: kept
            .map(|(pattern, count)| {
                let cost = (f64::from(total) / f64::from(count)).ln() * 100.0;
                (pattern, cost as u32)
            })
            .collect(),
    }
}

/// Attributions of an article by a model.
fn find(model: &RoleModel, article: &Article) -> Vec<record::Attribution> {
    let score = |at| model.score(&article.segments, &article.tags, &article.quotations, at);
    attributions_of(
        ArticleHash::of(article.text.as_bytes()),
        &article.text,
        &article.segments,
        &article.quotations,
        model,
        score,
    )
}

fn to_spans(map: &OffsetMap, [source, cue, content]: [&[Span]; 3]) -> measure::Spans {
    let convert = |spans: &[Span]| {
        let code = spans.iter().map(|span| map.to_code_span(*span));
        code.map(|span| (span.start, span.end)).collect()
    };
    measure::Spans {
        roles: [convert(source), convert(cue), convert(content)],
    }
}

/// The measures of each held-out article.
fn measure_all(model: &RoleModel, articles: &[Article]) -> Vec<(String, measure::Tallies)> {
    articles
        .iter()
        .filter(|article| split::is_held_out(&article.name))
        .map(|article| {
            let map = OffsetMap::new(&article.text);
            let (gold, found) = both_sides(model, article, &map);
            let tallies = measure::count(&measure::Text::new(&article.text), &gold, &found);
            (article.name.clone(), tallies)
        })
        .collect()
}

/// A line for each bonus, to choose by.
fn report(parts: &Parts, articles: &[Article]) -> Result<()> {
    for bonus in [200, 300, 400] {
        let model = RoleModel::read(&parts.write())?.with_bonus(bonus);
        let parts = measure_all(&model, articles);
        let sum = measure::total(parts.iter().map(|part| &part.1));
        let line = card::MEASURES.map(|name| {
            let [p, r, f] = sum.get(name).copied().unwrap_or_default().rates();
            format!(
                "{name} {:.1} ({:.0}/{:.0})",
                100.0 * f,
                100.0 * p,
                100.0 * r
            )
        });
        eprintln!("bonus {bonus}: {}", line.join("  "));
    }
    Ok(())
}
