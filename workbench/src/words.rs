//! `train words`: the word class model, an averaged perceptron over silver tags.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use engine::tagging::{
    cluster::Clusters,
    rows::{self, KEY_BITS, key_of},
    word::{self, Word},
    word_class::{CLASSES, N_FEATURES, WordModel, features, known_key},
};
use model_file::Writer;

use crate::random::Random;

const N: usize = CLASSES.len();

/// Options of one run.
pub(crate) struct Options {
    /// Files of silver tags as `scripts/silver_tags.py` writes them.
    pub(crate) silver: Vec<String>,
    /// Words and their clusters.
    pub(crate) clusters: String,
    /// Where the model goes; its card lies beside it.
    pub(crate) out: String,
    /// Passes over the material.
    pub(crate) epochs: usize,
    /// Averaged weights below this size are dropped: fewer bytes, less accuracy.
    pub(crate) prune: f32,
}

struct Sentence {
    words: Vec<Word>,
    gold: Vec<u8>,
    is_held_out: bool,
}

/// Trains, measures on held-out articles, writes model and card.
pub(crate) fn train(options: &Options) -> Result<()> {
    let clusters = read_clusters(&options.clusters)?;
    let sentences = read_silver(&options.silver, &clusters)?;
    let (held_out, material): (Vec<_>, Vec<_>) = sentences.into_iter().partition(|s| s.is_held_out);
    let n_tokens: usize = material.iter().map(|sentence| sentence.words.len()).sum();
    eprintln!(
        "{} sentences, {n_tokens} tokens, {} held out",
        material.len(),
        held_out.len()
    );
    let known = find_known(&material);
    let weights = learn(&material, &known, options.epochs);
    let rows = quantise(&weights, options.prune);
    let mut writer = Writer::default();
    clusters.write(&mut writer);
    writer.rising(&known.iter().map(|row| row.0).collect::<Vec<_>>());
    for (_, class) in &known {
        writer.number(u32::from(*class));
    }
    rows::write_rows(&rows.iter().cloned().collect(), &mut writer);
    let file = writer.finish();
    let model = WordModel::read(&file)?;
    let (fine, coarse) = measure(&model, &held_out);
    let entries: usize = rows.iter().map(|row| row.1.len()).sum();
    let card = format!(
        include_str!("words.card.md"),
        n_tokens = n_tokens,
        bytes = file.len(),
        features = rows.len(),
        entries = entries,
        known = known.len(),
        fine = fine,
        coarse = coarse,
        epochs = options.epochs,
        prune = options.prune,
    );
    eprintln!("{card}");
    fs::write(&options.out, file)?;
    fs::write(Path::new(&options.out).with_extension("model.md"), card)?;
    Ok(())
}

fn read_clusters(path: &str) -> Result<Clusters> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    let rows: Vec<(u32, u32)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(form, class)| Ok((word::form_of(form), class.parse()?)))
        .collect::<Result<_>>()?;
    Ok(Clusters::new(rows))
}

fn class_of(tag: &str) -> u8 {
    let (universal, penn) = tag.split_once('-').unwrap_or((tag, ""));
    let same = |entry: &(engine::tagging::WordClass, &str)| {
        entry.1 == penn && format!("{:?}", entry.0) == name_of(universal)
    };
    let exact = CLASSES.iter().position(same);
    let near = || CLASSES.iter().position(|entry| entry.1 == penn);
    exact.or_else(near).unwrap_or(49) as u8
}

fn name_of(universal: &str) -> &str {
    match universal {
        "ADJ" => "Adjective",
        "ADP" => "Adposition",
        "ADV" => "Adverb",
        "AUX" => "Auxiliary",
        "CCONJ" => "Conjunction",
        "SCONJ" => "Subordinator",
        "DET" => "Determiner",
        "INTJ" => "Interjection",
        "NOUN" => "Noun",
        "NUM" => "Number",
        "PART" => "Particle",
        "PRON" => "Pronoun",
        "PROPN" => "Name",
        "PUNCT" => "Punctuation",
        "SYM" => "Symbol",
        "VERB" => "Verb",
        _ => "Other",
    }
}

fn read_silver(paths: &[String], clusters: &Clusters) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
        for line in text.lines() {
            let value: serde_json::Value = serde_json::from_str(line)?;
            let list = |key: &str| value[key].as_array().cloned().unwrap_or_default();
            let file = value["file"].as_str().unwrap_or("");
            let is_held_out = crate::split::is_held_out(file);
            let (words, tags, starts) = (list("words"), list("tags"), list("starts"));
            if words.len() != tags.len() || words.len() != starts.len() {
                bail!("{path}: columns of unequal length");
            }
            for (at, (word, tag)) in words.iter().zip(&tags).enumerate() {
                if at == 0 || starts[at].as_bool() == Some(true) {
                    sentences.push(Sentence {
                        words: Vec::new(),
                        gold: Vec::new(),
                        is_held_out,
                    });
                }
                if let Some(sentence) = sentences.last_mut() {
                    sentence
                        .words
                        .push(word::read_word(word.as_str().unwrap_or(""), clusters));
                    sentence.gold.push(class_of(tag.as_str().unwrap_or("")));
                }
            }
        }
    }
    Ok(sentences)
}

/// Words seen at least 40 times of which 998 in 1,000 have the same class.
fn find_known(sentences: &[Sentence]) -> Vec<(u32, u8)> {
    let mut counts = std::collections::BTreeMap::<u32, [u32; N]>::new();
    for sentence in sentences {
        for (word, gold) in sentence.words.iter().zip(&sentence.gold) {
            counts.entry(known_key(word)).or_insert([0; N])[usize::from(*gold)] += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(key, counts)| {
            let total: u32 = counts.iter().sum();
            let (class, &most) = counts.iter().enumerate().max_by_key(|row| row.1)?;
            (total >= 20 && most * 1000 >= total * 970).then_some((key, class as u8))
        })
        .collect()
}

/// Averaged weights, row by row, with the key of each row.
struct Weights {
    keys: Vec<u32>,
    rows: Vec<[f32; N]>,
}

fn learn(sentences: &[Sentence], known: &[(u32, u8)], epochs: usize) -> Weights {
    let mut row_of = vec![u32::MAX; 1 << KEY_BITS];
    let mut keys: Vec<u32> = Vec::new();
    let mut rows: Vec<[f32; N]> = Vec::new();
    let mut totals: Vec<[f64; N]> = Vec::new();
    let mut random = Random::new(1);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut clock = 1.0_f64;
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut right, mut seen) = (0, 0);
        for &at in &order {
            let sentence = &sentences[at];
            let mut classes = vec![0_u8; sentence.words.len()];
            for position in 0..classes.len() {
                let key = known_key(&sentence.words[position]);
                if let Ok(found) = known.binary_search_by_key(&key, |row| row.0) {
                    classes[position] = known[found].1;
                    continue;
                }
                let active: [u32; N_FEATURES] =
                    features(&sentence.words, &classes, position).map(key_of);
                let mut scores = [0.0_f32; N];
                for &key in &active {
                    if let Some(row) = rows.get(row_of[key as usize] as usize) {
                        for (score, weight) in scores.iter_mut().zip(row) {
                            *score += weight;
                        }
                    }
                }
                let guess = (0..N).fold(
                    0,
                    |best, at| if scores[at] > scores[best] { at } else { best },
                );
                let gold = usize::from(sentence.gold[position]);
                seen += 1;
                clock += 1.0;
                if guess == gold {
                    right += 1;
                } else {
                    for &key in &active {
                        let slot = &mut row_of[key as usize];
                        if *slot == u32::MAX {
                            *slot = rows.len() as u32;
                            keys.push(key);
                            rows.push([0.0; N]);
                            totals.push([0.0; N]);
                        }
                        let row = *slot as usize;
                        for (class, change) in [(gold, 1.0), (guess, -1.0)] {
                            rows[row][class] += change;
                            totals[row][class] += f64::from(change) * clock;
                        }
                    }
                }
                classes[position] = guess as u8;
            }
        }
        eprintln!(
            "epoch {epoch}: {:.4} of {seen}",
            f64::from(right) / f64::from(seen)
        );
    }
    for (row, total) in rows.iter_mut().zip(&totals) {
        for (weight, total) in row.iter_mut().zip(total) {
            *weight -= (total / clock) as f32;
        }
    }
    Weights { keys, rows }
}

/// One byte a weight, on a square-root scale; see [`weight_of`](engine::tagging::table::weight_of).
fn quantise(weights: &Weights, prune: f32) -> Vec<(u32, Vec<(u8, i8)>)> {
    let most = weights
        .rows
        .iter()
        .flatten()
        .fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = weights
        .keys
        .iter()
        .zip(&weights.rows)
        .map(|(&key, row)| {
            let kept = row
                .iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= prune)
                .map(|(class, weight)| {
                    let size = ((weight.abs() / most).sqrt() * 127.0).round();
                    (class as u8, size.copysign(*weight) as i8)
                })
                .filter(|entry| entry.1 != 0)
                .collect();
            (key, kept)
        })
        .filter(|(_, row): &(u32, Vec<_>)| !row.is_empty())
        .collect();
    rows.sort_by_key(|row| row.0);
    rows
}

/// Shares of held-out tokens whose fine and whose universal class is that of the silver tags, in per cent.
fn measure(model: &WordModel, sentences: &[Sentence]) -> (f64, f64) {
    let (mut fine, mut coarse, mut seen) = (0, 0, 0);
    for sentence in sentences {
        let found = model.tag_words(&sentence.words);
        for (found, gold) in found.iter().zip(&sentence.gold) {
            seen += 1;
            fine += u32::from(found == gold);
            coarse += u32::from(CLASSES[usize::from(*found)].0 == CLASSES[usize::from(*gold)].0);
        }
    }
    let share = |n: u32| 100.0 * f64::from(n) / f64::from(seen.max(1));
    (share(fine), share(coarse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_find_their_class() {
        assert_eq!(class_of("AUX-VBZ"), 19);
        assert_eq!(class_of("AUX-IN"), 2);
        assert_eq!(CLASSES[usize::from(class_of("ODD-ODD"))].1, "XX");
    }
}
