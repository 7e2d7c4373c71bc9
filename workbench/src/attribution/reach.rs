//! The second pass: for each cue, the tokens around it that are its source and its content, where the first pass labels every
//! token without regard to whose it is.

use std::thread;

use anyhow::{Result, bail};
use on_record::{
    attribution::{
        chain::Grammar as _,
        features::N_PLACES,
        label::Role,
        link,
        model::{Parts, RoleModel, in_points},
        reach::{N_PARTS, Part, ReachParts, View},
    },
    tagging::table::key_of,
};

use super::{Options, articles::Article, calibration, crf, first_pass, gold, score};
use crate::split;

/// Learns the second pass and the calibration, from labels that a first pass gives to articles that it has not seen: one
/// for each of some parts of the material, learned from the others. The last part chooses the bonus and calibrates.
pub(super) fn learn(
    material: &[&Article],
    options: &Options,
) -> Result<(ReachParts, Vec<(u16, u16)>)> {
    let taught: Vec<Result<(Parts, Vec<crf::Sequence>)>> = thread::scope(|scope| {
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
    tuned.reach = with_bonus(tuned.reach, bonus);
    let calibration = calibration::measure(&tuned, &part)?;
    sequences.extend(own);
    eprintln!("{} cues to look at", sequences.len());
    let reach = learn_parts(&sequences, options);
    Ok((with_bonus(reach, bonus), calibration))
}

/// The first pass that all parts but one teach, and the cues that it sees in that one.
fn teach(
    part: u32,
    material: &[&Article],
    options: &Options,
) -> Result<(Parts, Vec<crf::Sequence>)> {
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

/// A second pass that has learned nothing.
pub(super) fn none() -> ReachParts {
    ReachParts {
        rows: Vec::new(),
        edges: vec![0; N_PLACES * N_PARTS * N_PARTS],
        unit: 1,
        bonus: [0; N_PARTS],
    }
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

fn with_bonus(mut parts: ReachParts, (source, content): Bonus) -> ReachParts {
    let unit = parts.unit as i32;
    parts.bonus = [0, in_points(source, unit), 0, in_points(content, unit), 0];
    parts
}

/// The bonus that does best on some articles, which have taught neither pass: attributions count as much as all exact spans.
fn choose_bonus(parts: &Parts, articles: &[&Article]) -> Bonus {
    let mut best = (0.0, (0, 0));
    for source in [1000, 1400, 1800, 2200] {
        for content in [300, 600, 900] {
            let reach = with_bonus(parts.reach.clone(), (source, content));
            let model = RoleModel::new(Parts {
                reach,
                ..parts.clone()
            });
            let (line, worth) = score::summary(&score::measure_all(&model, articles));
            eprintln!("bonus {source} {content}: {line}");
            if worth > best.0 {
                best = (worth, (source, content));
            }
        }
    }
    eprintln!("chosen {:?}", best.1);
    best.1
}

/// A sequence for each cue that the first pass sees, and for each that it misses where its words may attribute.
fn sequences(model: &RoleModel, article: &Article, sequences: &mut Vec<crf::Sequence>) {
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
        if !Part::allows(last, *label) {
            *label -= 1;
        }
        last = *label;
    }
}
