//! `train MODEL OPTIONS`: the models of `crates/engine/data/`.

use anyhow::{Context, Result, bail};

use crate::{attribution, positions, words};

const HELP: &str = "\
train words --silver FILE... --clusters FILE [--out crates/engine/data/words.model] [--epochs 6] [--prune 2.2]
train attribution --data DIR [--silver DIR... --scores FILE...] [--out crates/engine/data/attribution.model] [--epochs 8] [--alpha 0.02] [--l1 12] [--min-count 8] [--averaged 5]
    [--noise 0] [--reach-epochs 8] [--reach-alpha 0.02] [--reach-l1 9] [--reach-averaged 5] [--reach-noise 0]
    [--parts 3] [--bonus 800] [--prune 0.02] [--keep FOLDER] [--weights MODEL]
    [--all yes]
train stance --data DIR --valences vader_lexicon.txt --vectors vectors.txt [--out crates/engine/data/stance.model] [--parts 5] [--least 6] [--prune 0.015]";

/// Options as typed: each name with its values.
pub(crate) struct Typed(Vec<(String, Vec<String>)>);

impl Typed {
    fn parse(args: &[String]) -> Result<Self> {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for arg in args {
            match (arg.strip_prefix("--"), all.last_mut()) {
                (Some(name), _) => all.push((name.to_owned(), Vec::new())),
                (None, Some(last)) => last.1.push(arg.clone()),
                (None, None) => bail!("unexpected `{arg}`\n{HELP}"),
            }
        }
        Ok(Self(all))
    }

    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let same = self.0.iter().filter(|option| option.0 == name);
        same.flat_map(|option| option.1.clone()).collect()
    }

    pub(crate) fn one(&self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    pub(crate) fn required(&self, name: &str) -> Result<String> {
        self.one(name)
            .with_context(|| format!("--{name} is missing\n{HELP}"))
    }

    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str, default: T) -> Result<T> {
        match self.one(name) {
            Some(text) => text
                .parse()
                .ok()
                .with_context(|| format!("--{name}: bad number `{text}`")),
            None => Ok(default),
        }
    }
}

/// Trains the model named first.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let Some((model, rest)) = args.split_first() else {
        bail!("which model?\n{HELP}");
    };
    let typed = Typed::parse(rest)?;
    match model.as_str() {
        "words" => words::train(&words::Options {
            silver: typed.all("silver"),
            clusters: typed.required("clusters")?,
            out: typed
                .one("out")
                .unwrap_or_else(|| "crates/engine/data/words.model".into()),
            epochs: typed.number("epochs", 6)?,
            prune: typed.number("prune", 2.2)?,
        }),
        "attribution" => attribution::train(&attribution::Options {
            data: typed.required("data")?,
            silver: typed.all("silver"),
            scores: typed.all("scores"),
            out: typed
                .one("out")
                .unwrap_or_else(|| "crates/engine/data/attribution.model".into()),
            settings: attribution::Settings {
                epochs: typed.number("epochs", 8)?,
                alpha: typed.number("alpha", 0.02)?,
                l1: typed.number("l1", 12.0)?,
                l2: typed.number("l2", 0.0)?,
                min_count: typed.number("min-count", 8)?,
                seed: typed.number("seed", 1)?,
                averaged: typed.number("averaged", 5)?,
                noise: typed.number("noise", 0)?,
            },
            reach: attribution::Settings {
                epochs: typed.number("reach-epochs", 8)?,
                alpha: typed.number("reach-alpha", 0.02)?,
                l1: typed.number("reach-l1", 9.0)?,
                l2: 0.0,
                min_count: 3,
                seed: 1,
                averaged: typed.number("reach-averaged", 5)?,
                noise: typed.number("reach-noise", 0)?,
            },
            parts: typed.number("parts", 3)?,
            keep: typed.one("keep"),
            weights: typed.one("weights"),
            all: typed.one("all").is_some(),
            bonus: typed.number("bonus", 800)?,
            prune: typed.number("prune", 0.02)?,
        }),
        "stance" => stance(&typed),
        other => bail!("unknown model `{other}`\n{HELP}"),
    }
}

fn stance(typed: &Typed) -> Result<()> {
    let data = typed.one("data").unwrap_or_default();
    let given = |name: &str, file: &str| {
        let given = typed.one(name);
        given.unwrap_or_else(|| format!("{data}/{file}"))
    };
    let mut dse = typed.all("dse");
    if dse.is_empty() {
        dse = vec![
            format!("{data}/dse/train.txt"),
            format!("{data}/dse/valid.txt"),
        ];
    }
    let defaults = positions::Settings::default();
    positions::train(&positions::Options {
        dse,
        newsmtsc: given("newsmtsc", "newsmtsc/train.jsonl"),
        valences: typed.required("valences")?,
        vectors: typed.required("vectors")?,
        least: typed.number("least", 6)?,
        prune: typed.number("prune", 0.015)?,
        parts: typed.number("parts", 5)?,
        out: typed
            .one("out")
            .unwrap_or_else(|| "crates/engine/data/stance.model".into()),
        settings: positions::Settings {
            passes: typed.number("passes", defaults.passes)?,
            decay: typed.number("decay", defaults.decay)?,
            balance: typed.number("balance", defaults.balance)?,
            sharpen: typed.number("sharpen", defaults.sharpen)?,
        },
        of_targets: positions::Settings {
            passes: typed.number("passes", defaults.passes)?,
            decay: typed.number("target-decay", 60.0)?,
            ..defaults
        },
    })
}
