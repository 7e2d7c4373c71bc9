//! `train attribution`: the attribution model, from PolNeAR. A first pass labels the tokens of a paragraph, a second looks at
//! each cue that it finds; both are conditional random fields. What is learned is measured on articles that taught nothing,
//! and written with a card that says how good it is.

mod articles;
mod calibration;
mod card;
mod crf;
mod gold;
mod labels;
mod options;
mod patterns;
mod reach;
mod score;
mod sequence;
pub(crate) mod silver;
mod target;
pub(crate) mod vary;

use std::{fs, path::Path, time::Instant};

use anyhow::Result;
use engine::attribution::model::{Parts, RoleModel};

use crate::split;
use articles::Article;
pub(crate) use crf::Settings;
pub(crate) use options::Options;

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
    let mut parts = labels::first_pass("all", material, options)?;
    let learned = reach::learn(material, options)?;
    parts.reach = learned.reach;
    parts.calibration = learned.calibration;
    Ok(reach::with_bonus(&parts, learned.bonus))
}
