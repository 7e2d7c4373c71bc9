//! Examples of the two sets of annotated sentences: DSE (who is for or against whom) and NewsMTSC (how a sentence stands toward
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
use evaluation::sentences::{self, normal};

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

/// DSE, one or more files.
pub(crate) fn read_dse(files: &[String], valences: &Valences) -> Result<Vec<Example>> {
    let mut pairs = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        let new = sentences::read_dse(Path::new(file))?.into_iter();
        pairs.extend(new.filter(|pair| seen.insert(pair.key())));
    }
    let texts: Vec<String> = pairs.iter().map(|pair| normal(&pair.text)).collect();
    let lexicon = Lexicon::bundled();
    let examples = pairs.iter().zip(group(&texts)).map(|(pair, group)| {
        let passage = Passage::new(&pair.text, &pair.parties, lexicon);
        Example {
            features: passage.pair_features(valences, lexicon).into(),
            label: pair.label,
            group,
            acts: passage.acts(lexicon),
            windows: Default::default(),
        }
    });
    Ok(examples.collect())
}

/// NewsMTSC, one file.
pub(crate) fn read_newsmtsc(file: &Path, valences: &Valences) -> Result<Vec<Example>> {
    let targets = sentences::read_newsmtsc(file)?;
    let texts: Vec<String> = targets.iter().map(|target| normal(&target.text)).collect();
    let lexicon = Lexicon::bundled();
    let examples = targets.iter().zip(group(&texts)).map(|(target, group)| {
        let passage = Passage::new(&target.text, &[target.span], lexicon);
        Example {
            features: vec![passage.target_features(valences, lexicon)],
            label: target.label,
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
