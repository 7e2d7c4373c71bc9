//! The second pass: for each cue, the tokens around it that are its source and its content, where the first pass labels every
//! token without regard to whose it is.

use std::thread;

use anyhow::{Result, bail};
use engine::{
    attribution::{
        grammar::Grammar as _,
        label::Role,
        link,
        model::{Parts, RoleModel, in_points},
        reach::{FAMILIES, N_PARTS, Part, ReachParts, View},
    },
    tagging::{grid::Each, rows::key_of},
};

use super::{
    articles::Article, calibration, crf, gold, labels::first_pass, options::Options, score,
    sequence::Sequence,
};
use crate::split;

/// The second pass, and what was learned for both.
pub(super) struct Learned {
    pub(super) reach: ReachParts,
    pub(super) calibration: Vec<(u16, u16)>,
    pub(super) bonus: Bonus,
}

/// Learns the second pass and the calibration, from labels that a first pass gives to articles that it has not seen: one
/// for each of some parts of the material, learned from the others. What people annotated of the last part chooses the bonus
/// and calibrates.
pub(super) fn learn(material: &[&Article], options: &Options) -> Result<Learned> {
    let taught: Vec<Result<(Parts, Vec<Sequence>)>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..options.parts)
            .map(|part| scope.spawn(move || teach(part, material, options)))
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
    let mut sequences: Vec<Sequence> = taught.into_iter().flat_map(|part| part.1).collect();
    let is_last = |article: &&Article| {
        !article.is_silver && split::part_of(&article.name, options.parts) + 1 == options.parts
    };
    let part: Vec<&Article> = material.iter().copied().filter(is_last).collect();
    let mut tuned = Parts {
        reach: learn_parts(&sequences, options),
        ..first
    };
    let bonus = choose_bonus(&tuned, &part);
    tuned = with_bonus(&tuned, bonus);
    let calibration = calibration::measure(&tuned, &part)?;
    sequences.extend(own);
    eprintln!("{} cues to look at", sequences.len());
    Ok(Learned {
        reach: learn_parts(&sequences, options),
        calibration,
        bonus,
    })
}

/// The first pass that all parts but one teach, and the cues that it sees in that one.
fn teach(part: u32, material: &[&Article], options: &Options) -> Result<(Parts, Vec<Sequence>)> {
    let is_own = |article: &Article| split::part_of(&article.name, options.parts) == part;
    let (own, others): (Vec<&Article>, Vec<&Article>) =
        material.iter().partition(|article| is_own(article));
    let parts = first_pass(&format!("part-{part}"), &others, options)?;
    let model = RoleModel::new(parts.clone());
    let mut found = Vec::new();
    for article in own {
        sequences(&model, article, &mut found);
    }
    Ok((parts, found))
}

fn learn_parts(sequences: &[Sequence], options: &Options) -> ReachParts {
    let learned = crf::learn::<N_PARTS, Part>(sequences, &options.reach);
    let found = learned.quantise(options.prune, 1);
    ReachParts {
        rows: found.rows.into_iter().collect(),
        edges: found.edges,
        unit: found.unit,
        bonus: [0; N_PARTS],
    }
}

/// What is added in decoding to what begins a span in the first pass, and to sources and contents in the second, in
/// thousandths of a natural logarithm: above 0 finds more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bonus {
    pub(super) span: i32,
    pub(super) source: i32,
    pub(super) content: i32,
}

/// The same parts with another bonus.
pub(super) fn with_bonus(parts: &Parts, bonus: Bonus) -> Parts {
    let mut parts = parts.clone();
    parts.bonus = in_points(bonus.span, parts.unit as i32);
    let unit = parts.reach.unit as i32;
    let [source, content] = [bonus.source, bonus.content].map(|bonus| in_points(bonus, unit));
    parts.reach.bonus = [0, source, 0, content, 0];
    parts
}

/// The bonus that does best on some articles, which have taught neither pass: attributions count as much as all exact spans.
fn choose_bonus(parts: &Parts, articles: &[&Article]) -> Bonus {
    let mut best = (0.0, Bonus::default());
    for span in [600, 800, 1000, 1200] {
        for source in [1000, 1400, 1800, 2200] {
            for content in [300, 600, 900] {
                let bonus = Bonus {
                    span,
                    source,
                    content,
                };
                let model = RoleModel::new(with_bonus(parts, bonus));
                let (line, worth) = score::summary(&score::measure_all(&model, articles));
                eprintln!("{bonus:?}: {worth:.4} {line}");
                if worth > best.0 {
                    best = (worth, bonus);
                }
            }
        }
    }
    eprintln!("chosen {:?}", best.1);
    best.1
}

/// A sequence for each cue that the first pass sees, and for each that it misses where its words may attribute.
fn sequences(model: &RoleModel, article: &Article, sequences: &mut Vec<Sequence>) {
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
            let parts = gold::parts(&article.segments, &article.gold, first, &cue.tokens);
            let mut sequence = Sequence::default();
            for at in view.range() {
                if cue.tokens.contains(&at) {
                    // As in the engine, where a cue's tokens have no features: nothing pulls them away from outside.
                    sequence.features.push(crf::at_slot(0, 0));
                } else {
                    let mut sink = Each {
                        families: &FAMILIES,
                        emit: |feature| {
                            sequence.features.push(crf::at_slot(key_of(feature), 0));
                        },
                    };
                    view.features(at, &mut sink);
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
        if !Part::allows(last, *label) {
            *label -= 1;
        }
        last = *label;
    }
}
