//! Reads the two sets of annotated sentences: DSE (who is for or against whom) and NewsMTSC (how a sentence stands toward
//! somebody). Drops what repeats, and puts sentences that share a long stretch of words into one group, so that none is
//! both learned from and measured on.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result};
use engine::{
    lexicon::Lexicon,
    stance::{model::Valences, pair::Passage, tones::N_WINDOWS},
    tagging::{rows::key_of, word::norm_of},
};
use record::span::{CodeSpan, OffsetMap, Span};

/// One sentence with its label, as features.
pub(crate) struct Example {
    /// One list of features a question: two for a pair (p toward q, q toward p), one for a target.
    pub(crate) features: Vec<Vec<u32>>,
    /// DSE: 0 to 4. NewsMTSC: 0 negative, 1 neutral, 2 positive.
    pub(crate) label: usize,
    /// Sentences that belong together share it.
    pub(crate) group: u32,
    /// What the word lists make of a pair: sign times trust, one a question.
    pub(crate) acts: [i16; 2],
    /// Hashes of the words in each window around a target; empty for a pair.
    pub(crate) windows: [Vec<u32>; N_WINDOWS],
}

/// A stretch of so many words makes two sentences near-duplicates.
const SHINGLE: usize = 8;

/// Gives each sentence the number of its group: those that share a stretch of eight words, and chains of them.
fn group(sentences: &[String]) -> Vec<u32> {
    let mut parent: Vec<usize> = (0..sentences.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let words: Vec<&str> = sentence.split(' ').collect();
        let shingles: Vec<String> = if words.len() < SHINGLE {
            vec![sentence.clone()]
        } else {
            words
                .windows(SHINGLE)
                .map(|words| words.join(" "))
                .collect()
        };
        for shingle in shingles {
            let other = *seen.entry(shingle).or_insert(index);
            let (one, other) = (root(&mut parent, index), root(&mut parent, other));
            parent[one.max(other)] = one.min(other);
        }
    }
    (0..sentences.len())
        .map(|index| root(&mut parent, index) as u32)
        .collect()
}

/// Letters and digits of a sentence in lower case, word by word.
fn normal(text: &str) -> String {
    let words: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// A line of DSE without its brackets, and the two parties. `None` where the line is not as described.
pub(crate) fn parse_dse(line: &str) -> Option<(String, [Span; 2], usize)> {
    let mut fields = line.split('\t');
    let marked = fields.next()?;
    let label = fields.nth(2)?.trim().parse().ok()?;
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for character in marked.chars() {
        match character {
            '[' if open.is_none() && spans.len() < 2 => open = Some(text.len() as u32),
            ']' if open.is_some() => {
                let start = open.take()?;
                spans.push(Span::new(start, text.len() as u32));
            }
            _ => text.push(character),
        }
    }
    Some((text, [*spans.first()?, *spans.get(1)?], label))
}

/// DSE, one or more files.
pub(crate) fn read_dse(files: &[String], valences: &Valences) -> Result<Vec<Example>> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        let whole = fs::read_to_string(file).with_context(|| file.clone())?;
        for line in whole.split('\n').filter(|line| !line.is_empty()) {
            let Some((text, spans, label)) = parse_dse(line) else {
                continue;
            };
            if seen.insert((normal(&text), spans.map(|span| normal(span.slice(&text))))) {
                rows.push((text, spans, label));
            }
        }
    }
    let groups = group(&rows.iter().map(|row| normal(&row.0)).collect::<Vec<_>>());
    let lexicon = Lexicon::bundled();
    let examples = rows
        .iter()
        .zip(groups)
        .map(|((text, spans, label), group)| {
            let passage = Passage::new(text, spans, lexicon);
            Example {
                features: passage.pair_features(valences, lexicon).into(),
                label: *label,
                group,
                acts: passage.acts(lexicon),
                windows: Default::default(),
            }
        });
    Ok(examples.collect())
}

/// NewsMTSC, one file.
pub(crate) fn read_newsmtsc(file: &Path, valences: &Valences) -> Result<Vec<Example>> {
    let whole = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut rows = Vec::new();
    for line in whole.split('\n').filter(|line| !line.is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["sentence_normalized"].as_str().unwrap_or_default();
        let map = OffsetMap::new(text);
        for target in value["targets"].as_array().map_or(&[][..], Vec::as_slice) {
            let bound = |name: &str| target[name].as_u64().unwrap_or(0) as u32;
            let span = map.to_span(CodeSpan::new(bound("from"), bound("to")));
            let polarity = target["polarity"].as_f64().unwrap_or(4.0);
            rows.push((text.to_owned(), span, polarity as usize / 2 - 1));
        }
    }
    let groups = group(&rows.iter().map(|row| normal(&row.0)).collect::<Vec<_>>());
    let lexicon = Lexicon::bundled();
    let examples = rows.iter().zip(groups).map(|((text, span, label), group)| {
        let passage = Passage::new(text, &[*span], lexicon);
        Example {
            features: vec![passage.target_features(valences, lexicon)],
            label: *label,
            group,
            acts: [0; 2],
            windows: passage.target_windows(),
        }
    });
    Ok(examples.collect())
}

/// The valences of VADER's `vader_lexicon.txt`: word, mean from -4 to 4, and more that is not used.
pub(crate) fn read_valences(file: &Path) -> Result<Valences> {
    let whole = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let rows = whole.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let word = fields.next()?;
        let mean: f32 = fields.next()?.parse().ok()?;
        let is_word = word.chars().all(|letter| letter.is_ascii_lowercase());
        is_word.then(|| (norm_of(word), (mean * 10.0).round() as i8))
    });
    Ok(Valences::new(rows.collect()))
}

/// Numbers the keys of all features that occur in at least `least` examples; the others are dropped. Returns the keys.
pub(crate) fn number_features(examples: &mut [Example], least: usize) -> Vec<u32> {
    let mut all: Vec<u32> = examples
        .iter_mut()
        .flat_map(|example| {
            let mut keys = Vec::new();
            for feature in example.features.iter_mut().flatten() {
                *feature = key_of(*feature);
                keys.push(*feature);
            }
            keys.sort_unstable();
            keys.dedup();
            keys
        })
        .collect();
    all.sort_unstable();
    let keys: Vec<u32> = all
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() >= least)
        .map(|same| same[0])
        .collect();
    for question in examples
        .iter_mut()
        .flat_map(|example| &mut example.features)
    {
        let numbers = question
            .iter()
            .filter_map(|key| keys.binary_search(key).ok());
        *question = numbers.map(|number| number as u32).collect();
        question.sort_unstable();
        question.dedup();
    }
    keys
}
