//! `train attribution`: the attribution model, from PolNeAR. A first pass labels the tokens of a paragraph, a second looks at
//! each cue that it finds; both are conditional random fields. What is learned is measured on articles that taught nothing,
//! and written with a card that says how good it is.

mod articles;
mod calibration;
mod card;
mod crf;
mod gold;
mod labels;
mod patterns;
mod reach;
mod score;
pub(crate) mod silver;
mod target;
pub(crate) mod vary;

use std::{fs, path::Path, time::Instant};

use anyhow::Result;
use engine::attribution::model::{Parts, RoleModel, in_points};

use crate::split;
use articles::Article;
pub(crate) use crf::Settings;

/// Options of one run.
pub(crate) struct Options {
    /// Folder with `text` and `ann`.
    pub(crate) data: String,
    /// Folders of the same form that a tagger annotated, to learn from as well.
    pub(crate) silver: Vec<String>,
    /// Files of scores that the tagger gave to their tokens.
    pub(crate) scores: Vec<String>,
    /// Where the model goes; its card lies beside it.
    pub(crate) out: String,
    pub(crate) settings: crf::Settings,
    /// Settings of the second pass.
    pub(crate) reach: crf::Settings,
    /// Parts of the material that are labelled in turn by what the others teach.
    pub(crate) parts: u32,
    /// Folder in which the models of the first pass are kept, and from which they are taken.
    pub(crate) keep: Option<String>,
    /// Takes the weights of this model instead of learning them, to measure and calibrate anew.
    pub(crate) weights: Option<String>,
    /// Trains on the held-out articles as well.
    pub(crate) all: bool,
    /// Bonus of a span in the first pass while the second learns from it, in thousandths of a natural logarithm.
    pub(crate) bonus: i32,
    /// Weights below this size, in natural logarithms, are dropped.
    pub(crate) prune: f32,
}

/// Trains on nine articles of ten, measures and calibrates on the tenth, then trains on all and writes model and card.
pub(crate) fn train(options: &Options) -> Result<()> {
    #[expect(
        clippy::disallowed_methods,
        reason = "says how long it took; no result depends on it"
    )]
    let start = Instant::now();
    let articles = articles::read(&options.data)?;
    let mut silver = Vec::new();
    for folder in &options.silver {
        silver.extend(articles::read(folder)?);
    }
    for article in &mut silver {
        article.is_silver = true;
    }
    for file in &options.scores {
        silver::listen(&mut silver, file)?;
    }
    eprintln!("{} articles read in {:?}", articles.len(), start.elapsed());
    let material: Vec<&Article> = articles
        .iter()
        .filter(|article| !split::is_held_out(&article.name))
        .chain(&silver)
        .collect();
    let mut parts = match &options.weights {
        Some(file) => Parts::read(&fs::read(file)?)?,
        None => learn(&material, options)?,
    };
    fs::write(&options.out, parts.write())?;
    let held_out: Vec<&Article> = articles
        .iter()
        .filter(|a| split::is_held_out(&a.name))
        .collect();
    eprintln!(
        "held out: {}",
        score::summary(&score::measure_all(
            &RoleModel::new(parts.clone()),
            &held_out
        ))
        .0
    );
    let card = card::write(&parts, &held_out, (articles.len(), silver.len()), options)?;
    eprintln!("{card}\nmeasured after {:?}", start.elapsed());
    if options.all {
        parts = learn(&articles.iter().chain(&silver).collect::<Vec<_>>(), options)?;
    }
    fs::write(&options.out, parts.write())?;
    fs::write(Path::new(&options.out).with_extension("model.md"), card)?;
    eprintln!("done after {:?}", start.elapsed());
    Ok(())
}

fn learn(material: &[&Article], options: &Options) -> Result<Parts> {
    let mut parts = first_pass("all", material, options)?;
    let learned = reach::learn(material, options)?;
    parts.reach = learned.reach;
    parts.calibration = learned.calibration;
    Ok(reach::with_bonus(&parts, learned.bonus))
}

/// The first pass that some articles teach, as kept under a name if it is.
fn first_pass(name: &str, material: &[&Article], options: &Options) -> Result<Parts> {
    let kept = options.keep.as_ref();
    let kept = kept.map(|folder| format!("{folder}/{name}.model"));
    let mut parts = match kept.as_ref().filter(|file| Path::new(file).exists()) {
        Some(file) => Parts::read(&fs::read(file)?)?,
        None => labels::learn(material, options),
    };
    if let Some(file) = kept {
        fs::write(file, parts.write())?;
    }
    parts.bonus = in_points(options.bonus, i32::try_from(parts.unit)?);
    Ok(parts)
}
