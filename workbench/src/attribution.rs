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

use std::{collections::BTreeMap, fs, path::Path, thread, time::Instant};

use anyhow::{Result, bail};
use on_record::{
    attribution::{
        Linking, Text, attributions_of,
        features::{CENTRE, N_PLACES, Paragraph, WINDOW, rate_key},
        label::{Label, N_LABELS, Role},
        link::{self, Chunk, Patterns, pattern_of},
        model::{Parts, RoleModel, in_points},
        quotation::{Quotation, find_quotations},
        reach::{N_PARTS, Part, ReachParts, View},
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
    /// Settings of the second pass.
    pub(crate) reach: crf::Settings,
    /// Parts of the material that are labelled in turn by what the others teach.
    pub(crate) parts: u32,
    /// Folder in which the models of the first pass are kept, and from which they are taken.
    pub(crate) keep: Option<String>,
    /// Bonus of sources and of contents in the second pass, in thousandths of a natural logarithm; absent, one of the parts
    /// chooses.
    pub(crate) reach_bonus: Option<(i32, i32)>,
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
            parts
        }
        None => learn(&material, options)?,
    };
    fs::write(&options.out, parts.write())?;
    let held_out: Vec<&Article> = articles
        .iter()
        .filter(|a| split::is_held_out(&a.name))
        .collect();
    eprintln!(
        "held out: {}",
        summary(&measure_all(&RoleModel::new(parts.clone()), &held_out)).0
    );
    let card = card::write(&parts, &held_out, articles.len(), options)?;
    eprintln!("{card}\nmeasured after {:?}", start.elapsed());
    if options.all {
        parts = learn(&articles.iter().collect::<Vec<_>>(), options)?;
    }
    fs::write(&options.out, parts.write())?;
    fs::write(Path::new(&options.out).with_extension("model.md"), card)?;
    eprintln!("done after {:?}", start.elapsed());
    Ok(())
}

fn learn(material: &[&Article], options: &Options) -> Result<Parts> {
    let kept = options
        .keep
        .as_ref()
        .map(|folder| format!("{folder}/all.model"));
    let mut parts = match kept.as_ref().filter(|file| Path::new(file).exists()) {
        Some(file) => Parts::read(&fs::read(file)?)?,
        None => learn_labels(material, options),
    };
    if let Some(file) = kept {
        fs::write(file, parts.write())?;
    }
    parts.bonus = in_points(options.bonus, i32::try_from(parts.unit)?);
    (parts.reach, parts.calibration) = learn_reach(material, options)?;
    Ok(parts)
}

/// The first pass.
fn learn_labels(material: &[&Article], options: &Options) -> Parts {
    let rates = Rates::count(material);
    let sequences = sequences(material, &rates);
    let learned = crf::learn::<N_LABELS, Label>(&sequences, &options.settings);
    let found = learned.quantise(options.prune, WINDOW);
    let unit = found.unit as i32;
    Parts {
        rates: rates.table(),
        rows: found.rows,
        edges: found.edges,
        unit: found.unit,
        bonus: in_points(options.bonus, unit),
        patterns: count_patterns(material),
        calibration: vec![(0, 0), (1000, 1000)],
        reach: no_reach(),
    }
}

fn no_reach() -> ReachParts {
    ReachParts {
        rows: Vec::new(),
        edges: vec![0; N_PLACES * N_PARTS * N_PARTS],
        unit: 1,
        bonus: [0; N_PARTS],
    }
}

/// The second pass, from labels that a first pass gives to articles that it has not seen: one for each of some parts of
/// the material, learned from the others.
fn learn_reach(material: &[&Article], options: &Options) -> Result<(ReachParts, Vec<(u16, u16)>)> {
    let teach = |part: u32| -> Result<(Parts, Vec<crf::Sequence>)> {
        let is_own = |article: &Article| split::part_of(&article.name, options.parts) == part;
        let (own, others): (Vec<&Article>, Vec<&Article>) =
            material.iter().partition(|article| is_own(article));
        let kept = options.keep.as_ref();
        let kept = kept.map(|folder| format!("{folder}/part-{part}.model"));
        let mut parts = match kept.as_ref().filter(|file| Path::new(file).exists()) {
            Some(file) => Parts::read(&fs::read(file)?)?,
            None => learn_labels(&others, options),
        };
        if let Some(file) = kept {
            fs::write(file, parts.write())?;
        }
        parts.bonus = in_points(options.bonus, i32::try_from(parts.unit)?);
        let model = RoleModel::new(parts.clone());
        let mut sequences = Vec::new();
        for article in own {
            reach_sequences(&model, article, &mut sequences);
        }
        Ok((parts, sequences))
    };
    let taught: Vec<Result<(Parts, Vec<crf::Sequence>)>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..options.parts)
            .map(|part| scope.spawn(move || teach(part)))
            .collect();
        let threads = threads.into_iter();
        threads
            .map(|thread| thread.join().unwrap_or_else(|_| bail!("a part failed")))
            .collect()
    });
    let mut taught = taught.into_iter().collect::<Result<Vec<_>>>()?;
    let Some((first, own)) = taught.pop() else {
        bail!("no part");
    };
    let mut sequences: Vec<crf::Sequence> = taught.into_iter().flat_map(|part| part.1).collect();
    let is_last =
        |article: &&Article| split::part_of(&article.name, options.parts) + 1 == options.parts;
    let part: Vec<&Article> = material.iter().copied().filter(is_last).collect();
    let mut tuned = Parts {
        reach: learn_parts(&sequences, options),
        ..first
    };
    let bonus = match options.reach_bonus {
        Some(bonus) => bonus,
        None => choose_bonus(&tuned, &part),
    };
    tuned.reach = with_reach_bonus(tuned.reach, bonus);
    let calibration = calibrate(&tuned, &part)?;
    sequences.extend(own);
    eprintln!("{} cues to look at", sequences.len());
    let reach = learn_parts(&sequences, options);
    Ok((with_reach_bonus(reach, bonus), calibration))
}

fn learn_parts(sequences: &[crf::Sequence], options: &Options) -> ReachParts {
    let learned = crf::learn::<N_PARTS, Part>(sequences, &options.reach);
    let found = learned.quantise(options.prune, 1);
    ReachParts {
        rows: found.rows,
        edges: found.edges,
        unit: found.unit,
        bonus: [0; N_PARTS],
    }
}

/// Bonus of sources and of contents, in thousandths of a natural logarithm.
type Bonus = (i32, i32);

fn with_reach_bonus(mut parts: ReachParts, (source, content): Bonus) -> ReachParts {
    let unit = parts.unit as i32;
    parts.bonus = [0, in_points(source, unit), 0, in_points(content, unit), 0];
    parts
}

/// The bonus that does best on some articles, which have taught neither pass: attributions count as much as all exact spans.
fn choose_bonus(parts: &Parts, articles: &[&Article]) -> Bonus {
    let mut best = (0.0, (0, 0));
    for source in [1000, 1400, 1800, 2200] {
        for content in [300, 600, 900] {
            let reach = with_reach_bonus(parts.reach.clone(), (source, content));
            let model = RoleModel::new(Parts {
                reach,
                ..parts.clone()
            });
            let (line, worth) = summary(&measure_all(&model, articles));
            eprintln!("bonus {source} {content}: {line}");
            if worth > best.0 {
                best = (worth, (source, content));
            }
        }
    }
    eprintln!("chosen {:?}", best.1);
    best.1
}

/// F1 with precision and recall of the main measures, and one number to choose by.
fn summary(parts: &[(String, measure::Tallies)]) -> (String, f64) {
    let sum = measure::total(parts.iter().map(|part| &part.1));
    let rates = |name: &str| sum.get(name).copied().unwrap_or_default().rates();
    let line = card::MEASURES.map(|name| {
        let [p, r, f] = rates(name).map(|rate| 100.0 * rate);
        format!("{name} {f:.1} ({p:.0}/{r:.0})")
    });
    let exact = ["exact source", "exact cue", "exact content"].map(|name| rates(name)[2]);
    let worth = rates("attribution")[2] + exact.iter().sum::<f64>() / 3.0;
    (line.join("  "), worth)
}

/// A sequence for each cue that the first pass sees, and for each that it misses where its words may attribute.
fn reach_sequences(model: &RoleModel, article: &Article, sequences: &mut Vec<crf::Sequence>) {
    for span in &article.segments.paragraphs {
        let first = article.segments.tokens_in(*span).start;
        let paragraph = model.see(&article.segments, &article.tags, &article.quotations, *span);
        let Some(scores) = model.score(&paragraph) else {
            continue;
        };
        let labels = model.label(&scores);
        let likely = model.likely(&scores).rows;
        for cue in link::chunks(&labels)
            .iter()
            .filter(|chunk| chunk.role == Role::Cue)
        {
            let view = View::new(&paragraph, &labels, &likely, &cue.tokens);
            let parts = gold::parts(article, first, &cue.tokens);
            let mut sequence = crf::Sequence::default();
            for at in view.range() {
                if cue.tokens.contains(&at) {
                    // As in the engine, where a cue's tokens have no features: nothing pulls them away from outside.
                    sequence.features.push(crf::at_slot(0, 0));
                } else {
                    view.features(at, &mut |feature| {
                        sequence.features.push(crf::at_slot(key_of(feature), 0));
                    });
                }
                sequence.ends.push(sequence.features.len() as u32);
                sequence.places.push(view.place(at));
                sequence
                    .labels
                    .push(parts.get(&at).map_or(0, |part| part.0));
            }
            repair(&mut sequence.labels);
            sequences.push(sequence);
        }
    }
}

/// Where the beginning of a span lies outside the range or inside the cue, the next token begins it.
fn repair(labels: &mut [u8]) {
    let mut last = 0;
    for label in labels {
        if !<Part as on_record::attribution::chain::Grammar>::allows(last, *label) {
            *label -= 1;
        }
        last = *label;
    }
}

/// Confidence by raw score: the share of attributions of each range that are right, made to rise.
fn calibrate(parts: &Parts, articles: &[&Article]) -> Result<Vec<(u16, u16)>> {
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
    let mut rising = vec![(0, 0)];
    for (raw, share) in points.chain([(1000, 0)]) {
        let last = rising.last().copied().unwrap_or_default();
        rising.push((raw.max(last.0), share.max(last.1)));
    }
    Ok(rising)
}

/// Confidence of each attribution found in each article, and whether it is right: content and source overlap
/// with those of one in the gold by at least one half.
fn judge(model: &RoleModel, articles: &[&Article]) -> Vec<(String, Vec<(u16, bool)>)> {
    articles
        .iter()
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
                article.segments.paragraphs[at],
                rate,
            );
            let range = article.segments.tokens_in(article.segments.paragraphs[at]);
            let n = paragraph.len();
            let mut windows = Vec::with_capacity(n);
            for token in 0..n {
                let mut keys = Vec::with_capacity(16);
                paragraph.window(token, &mut |feature| keys.push(key_of(feature)));
                windows.push(keys);
            }
            let mut features = Vec::with_capacity(n * 130);
            let mut ends = Vec::with_capacity(n);
            for token in 0..n {
                for slot in 0..WINDOW {
                    // The window of a token begins CENTRE tokens before it.
                    let anchor = (token + CENTRE).checked_sub(slot);
                    if let Some(keys) = anchor.and_then(|anchor| windows.get(anchor)) {
                        features.extend(keys.iter().map(|key| crf::at_slot(*key, slot)));
                    }
                }
                paragraph.context(token, &mut |feature| {
                    features.push(crf::at_slot(key_of(feature), CENTRE));
                });
                ends.push(features.len() as u32);
            }
            if paragraph.has_hint() {
                sequences.push(crf::Sequence {
                    features,
                    ends,
                    places: (0..paragraph.len())
                        .map(|at| paragraph.transition(at) as u8)
                        .collect(),
                    labels: article.labels[range].iter().map(|label| label.0).collect(),
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
                        chunks.push(Chunk {
                            role,
                            tokens,
                            sure: 0,
                        });
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

/// Attributions of an article by a model, without those inside another's content, which the corpus leaves out.
fn find(model: &RoleModel, article: &Article) -> Vec<record::Attribution> {
    let text = Text {
        hash: ArticleHash::of(article.text.as_bytes()),
        text: &article.text,
        segments: &article.segments,
        tags: &article.tags,
        quotations: &article.quotations,
        language: "en",
    };
    let mut found = attributions_of(text, model, Linking::ByCue, |_, paragraph| {
        model.score(paragraph)
    });
    let map = OffsetMap::new(&article.text);
    let spans = found
        .iter()
        .map(|entry| to_spans(&map, [&entry.source, &entry.cue, &entry.content]));
    let mut keep = measure::outermost(&spans.collect::<Vec<_>>()).into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    found
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

/// The measures of each article.
fn measure_all(model: &RoleModel, articles: &[&Article]) -> Vec<(String, measure::Tallies)> {
    articles
        .iter()
        .map(|article| {
            let map = OffsetMap::new(&article.text);
            let (gold, found) = both_sides(model, article, &map);
            let tallies = measure::count(&measure::Text::new(&article.text), &gold, &found);
            (article.name.clone(), tallies)
        })
        .collect()
}
