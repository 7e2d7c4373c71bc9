//! The first pass: the role of each token, from its words and those around it, and from how often its word is a cue.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Result;
use engine::{
    attribution::{
        context::CONTEXT_FAMILIES,
        features::{CENTRE, WINDOW, WINDOW_FAMILIES},
        label::{Label, N_LABELS, Role},
        model::{Parts, in_points},
        paragraph::{N_PLACES, Paragraph, rate_key},
        reach::{N_PARTS, ReachParts},
    },
    tagging::{grid::Each, rows::key_of},
};
use record::span::Span;

use super::{articles::Article, crf, options::Options, patterns, sequence::Sequence};

/// The first pass that some articles teach, as kept under a name if it is.
pub(super) fn first_pass(name: &str, material: &[&Article], options: &Options) -> Result<Parts> {
    let kept = options.keep.as_ref();
    let kept = kept.map(|folder| format!("{folder}/{name}.model"));
    let mut parts = match kept.as_ref().filter(|file| Path::new(file).exists()) {
        Some(file) => Parts::read(&fs::read(file)?)?,
        None => learn(material, options),
    };
    if let Some(file) = kept {
        fs::write(file, parts.write())?;
    }
    parts.bonus = in_points(options.bonus, i32::try_from(parts.unit)?);
    Ok(parts)
}

/// Learns the first pass; its second one is empty, its confidence uncalibrated.
fn learn(material: &[&Article], options: &Options) -> Parts {
    let rates = Rates::count(material);
    let sequences = sequences(material, &rates);
    let learned = crf::learn::<N_LABELS, Label>(&sequences, &options.settings);
    let found = learned.quantise(options.prune, WINDOW);
    let unit = found.unit as i32;
    Parts {
        rates: rates.table(),
        rows: found.rows.into_iter().collect(),
        edges: found.edges,
        unit: found.unit,
        bonus: in_points(options.bonus, unit),
        patterns: patterns::count(material),
        calibration: vec![(0, 0), (1000, 1000)],
        reach: no_reach(),
    }
}

/// A second pass that has learned nothing.
fn no_reach() -> ReachParts {
    ReachParts {
        rows: Default::default(),
        edges: vec![0; N_PLACES * N_PARTS * N_PARTS],
        unit: 1,
        bonus: [0; N_PARTS],
    }
}

/// One sequence for each paragraph in which the engine would look for attributions.
fn sequences(articles: &[&Article], rates: &Rates) -> Vec<Sequence> {
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
        let paragraphs = article.segments.paragraphs.iter();
        sequences.extend(paragraphs.filter_map(|span| sequence(article, *span, rate)));
    }
    sequences
}

/// The features and labels of a paragraph, if anything in it hints at an attribution.
fn sequence(article: &Article, span: Span, rate: impl Fn(usize) -> u8) -> Option<Sequence> {
    let paragraph = Paragraph::new(
        &article.segments,
        &article.tags,
        &article.quotations,
        span,
        rate,
    );
    if !paragraph.has_hint() {
        return None;
    }
    let n = paragraph.len();
    let mut windows = Vec::with_capacity(n);
    for token in 0..n {
        let mut keys = Vec::with_capacity(16);
        let mut sink = Each {
            families: &WINDOW_FAMILIES,
            emit: |feature| keys.push(key_of(feature)),
        };
        paragraph.window(token, &mut sink);
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
        let mut sink = Each {
            families: &CONTEXT_FAMILIES,
            emit: |feature| features.push(crf::at_slot(key_of(feature), CENTRE)),
        };
        paragraph.context(token, &mut sink);
        ends.push(features.len() as u32);
    }
    let tokens = article.segments.tokens_in(span);
    let labels = &article.labels[tokens.clone()];
    let likely = article.likely.get(tokens).unwrap_or(&[]);
    Some(Sequence {
        likely: likely.iter().flatten().copied().collect(),
        features,
        ends,
        places: (0..n).map(|at| paragraph.transition(at) as u8).collect(),
        labels: labels.iter().map(|label| label.0).collect(),
    })
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
