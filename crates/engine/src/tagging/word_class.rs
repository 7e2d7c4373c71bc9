//! Word classes: a greedy averaged perceptron from left to right (Collins 2002), words that nearly always have one class looked up. Learned
//! from the tags that spaCy's `en_core_web_sm` (MIT) gives to news; see `crates/engine/data/words.model.md`.

use std::sync::OnceLock;

use super::{
    bundled::model_file,
    class::WordClass,
    cluster::Clusters,
    rows::{Rows, read_rows},
    table::{Features, Finds, Table},
    word::{Sort, Word, feature},
};
use crate::segment::Sentence;
use model_file::{FileError, Reader, unpack};
use record::word_map::Map;

/// The classes that are told apart: the universal class and the Penn tag.
pub const CLASSES: [(WordClass, &str); 55] = [
    (WordClass::Noun, "NN"),
    (WordClass::Name, "NNP"),
    (WordClass::Adposition, "IN"),
    (WordClass::Determiner, "DT"),
    (WordClass::Adjective, "JJ"),
    (WordClass::Noun, "NNS"),
    (WordClass::Punctuation, ","),
    (WordClass::Punctuation, "."),
    (WordClass::Pronoun, "PRP"),
    (WordClass::Adverb, "RB"),
    (WordClass::Verb, "VBD"),
    (WordClass::Verb, "VB"),
    (WordClass::Conjunction, "CC"),
    (WordClass::Verb, "VBG"),
    (WordClass::Verb, "VBN"),
    (WordClass::Number, "CD"),
    (WordClass::Particle, "TO"),
    (WordClass::Punctuation, "''"),
    (WordClass::Subordinator, "IN"),
    (WordClass::Auxiliary, "VBZ"),
    (WordClass::Pronoun, "PRP$"),
    (WordClass::Punctuation, "``"),
    (WordClass::Verb, "VBZ"),
    (WordClass::Auxiliary, "MD"),
    (WordClass::Particle, "POS"),
    (WordClass::Verb, "VBP"),
    (WordClass::Auxiliary, "VBD"),
    (WordClass::Punctuation, "HYPH"),
    (WordClass::Auxiliary, "VBP"),
    (WordClass::Punctuation, ":"),
    (WordClass::Pronoun, "WP"),
    (WordClass::Particle, "RB"),
    (WordClass::Pronoun, "WDT"),
    (WordClass::Pronoun, "DT"),
    (WordClass::Auxiliary, "VB"),
    (WordClass::Name, "NNPS"),
    (WordClass::Adposition, "RP"),
    (WordClass::Subordinator, "WRB"),
    (WordClass::Adjective, "JJR"),
    (WordClass::Punctuation, "-RRB-"),
    (WordClass::Auxiliary, "VBN"),
    (WordClass::Adverb, "RBR"),
    (WordClass::Adjective, "JJS"),
    (WordClass::Pronoun, "NN"),
    (WordClass::Punctuation, "-LRB-"),
    (WordClass::Pronoun, "EX"),
    (WordClass::Symbol, "$"),
    (WordClass::Adverb, "RBS"),
    (WordClass::Auxiliary, "VBG"),
    (WordClass::Other, "XX"),
    (WordClass::Symbol, "SYM"),
    (WordClass::Determiner, "PDT"),
    (WordClass::Interjection, "UH"),
    (WordClass::Other, "ADD"),
    (WordClass::Determiner, "WP$"),
];

/// Position in [`CLASSES`] before the first word of a sentence.
const START: u8 = CLASSES.len() as u8;

/// Stands for a class that is not known yet.
const UNKNOWN: u8 = u8::MAX;

/// Number of features of a word.
pub const N_FEATURES: usize = 20;
/// Those of them that depend on the words alone.
const N_FIXED: usize = 15;

/// Sums that are taken, as many as fill vectors; the first are those of [`CLASSES`].
const N_SUMS: usize = CLASSES.len().next_multiple_of(8);

/// The model: clusters, words of one class, weights.
#[derive(Debug, Default)]
pub struct WordModel {
    pub(crate) clusters: Clusters,
    /// By [`known_key`]: the class of words that nearly always have one.
    known: Map,
    weights: Table<N_SUMS, 12>,
}

impl WordModel {
    /// The model that ships with the engine.
    ///
    /// # Panics
    /// Never: a test reads the file.
    pub fn bundled() -> &'static Self {
        static MODEL: OnceLock<WordModel> = OnceLock::new();
        let file = model_file!("words.model");
        MODEL.get_or_init(|| Self::read(file).expect("the bundled model is whole"))
    }

    /// A model from its parts; `known` gives classes by [`known_key`].
    pub fn new(clusters: Clusters, known: Vec<(u32, u8)>, rows: &Rows) -> Self {
        let known = known
            .into_iter()
            .map(|(key, class)| (key, u32::from(class)));
        Self {
            clusters,
            known: Map::new(known),
            weights: Table::new(rows, 0),
        }
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// A [`FileError`] where the file is not such a model.
    pub fn read(file: &[u8]) -> Result<Self, FileError> {
        let bytes = unpack(file)?;
        let mut reader = Reader::new(&bytes);
        let clusters = Clusters::read(&mut reader)?;
        let keys = reader.rising()?;
        let mut known = Vec::with_capacity(keys.len());
        for key in keys {
            let class = reader.number()?;
            if class as usize >= CLASSES.len() {
                return Err(FileError::Malformed("class"));
            }
            known.push((key, class as u8));
        }
        let rows = read_rows(&mut reader, CLASSES.len())?;
        Ok(Self::new(clusters, known, &rows))
    }

    /// Finds the classes of the words that have none [that is known](Self::find_known).
    pub(crate) fn tag(&self, words: &[Word], classes: &mut [u8], sentences: &[Sentence]) {
        let mut finds = Finds::default();
        for sentence in sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            if let (Some(words), Some(classes)) = (words.get(range.clone()), classes.get_mut(range))
            {
                self.tag_sentence(words, classes, &mut finds);
            }
        }
    }

    /// Positions in [`CLASSES`] of the words of one sentence.
    pub fn tag_words(&self, words: &[Word]) -> Vec<u8> {
        let mut classes: Vec<u8> = words.iter().map(|word| self.find_known(word)).collect();
        self.tag_sentence(words, &mut classes, &mut Finds::default());
        classes
    }

    /// What does not depend on the classes before a word is looked for in all words first.
    fn tag_sentence(&self, words: &[Word], classes: &mut [u8], finds: &mut Finds) {
        finds.clear();
        for (at, _) in classes
            .iter()
            .enumerate()
            .filter(|class| *class.1 == UNKNOWN)
        {
            let mut features = Features::default();
            for feature in fixed_features(words, at) {
                features.push(feature);
            }
            finds.look_for(&self.weights, &features);
        }
        let mut number = 0;
        for at in 0..words.len() {
            if classes[at] == UNKNOWN {
                let mut scores = [0; N_SUMS];
                finds.add(&self.weights, number, &mut scores);
                self.weights
                    .add_each(features_after(words, classes, at), &mut scores);
                classes[at] = best(scores.get(..CLASSES.len()).unwrap_or(&scores));
                number += 1;
            }
        }
    }

    /// The class of a word that nearly always has one, else [`UNKNOWN`].
    pub(crate) fn find_known(&self, word: &Word) -> u8 {
        let class = self.known.get(known_key(word));
        class.map_or(UNKNOWN, |class| class as u8)
    }
}

/// Position of the highest score, the first where several are equal.
pub fn best(scores: &[i32]) -> u8 {
    let most = scores.iter().copied().fold(i32::MIN, i32::max);
    scores.iter().position(|&score| score == most).unwrap_or(0) as u8
}

/// The key by which a word is known that nearly always has one class: its letters and whether it begins with a capital.
pub fn known_key(word: &Word) -> u32 {
    feature(0, word.norm, u32::from(word.sort > Sort::Small)) >> 4
}

/// The word so many places before or behind, an empty one beyond the ends.
fn near(words: &[Word], at: usize, offset: isize) -> Word {
    let there = at.checked_add_signed(offset);
    let word = there.and_then(|at| words.get(at));
    word.copied().unwrap_or_default()
}

/// The features of the word at `at`; of `classes` only those before it are read.
pub fn features(words: &[Word], classes: &[u8], at: usize) -> [u32; N_FEATURES] {
    let mut features = [0; N_FEATURES];
    let (fixed, after) = features.split_at_mut(N_FIXED);
    fixed.copy_from_slice(&fixed_features(words, at));
    after.copy_from_slice(&features_after(words, classes, at));
    features
}

/// The features that depend on the words alone.
fn fixed_features(words: &[Word], at: usize) -> [u32; N_FIXED] {
    let word = &words[at];
    let [before2, before, after, after2] = [-2, -1, 1, 2].map(|offset| near(words, at, offset));
    let sort = word.sort as u32;
    [
        feature(1, word.norm, 0),
        feature(3, word.suffix[1], sort),
        feature(4, word.suffix[2], sort),
        feature(5, word.suffix[3], sort),
        feature(6, word.prefix, 0),
        feature(10, before.norm, 0),
        feature(12, before2.norm, 0),
        feature(13, after.norm, 0),
        feature(14, after.suffix[2], 0),
        feature(15, after2.norm, 0),
        feature(16, word.shape, u32::from(at == 0)),
        feature(17, word.shape, after.shape),
        feature(18, word.cluster, sort),
        feature(21, before.cluster, 0),
        feature(24, word.norm, after.norm),
    ]
}

/// The features that depend on the classes before.
fn features_after(words: &[Word], classes: &[u8], at: usize) -> [u32; N_FEATURES - N_FIXED] {
    let (word, after) = (words[at], near(words, at, 1));
    let class = |back: usize| at.checked_sub(back).map_or(START, |at| classes[at]).into();
    let (last, last2): (u32, u32) = (class(1), class(2));
    [
        feature(8, last, last2),
        feature(19, word.cluster & 63, last),
        feature(23, last, after.norm),
        feature(25, last, after.cluster & 63),
        feature(26, word.suffix[2], last),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon::Lexicon, segment::segment, tagging};
    use record::span::Span;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let whole = Span::new(0, text.len() as u32);
        let segments = segment(text, vec![whole], Lexicon::bundled());
        let tags = tagging::tag(text, &segments);
        let found: Vec<&str> = (0..segments.tokens.len()).map(|at| tags.penn(at)).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn the_bundled_model_tags_plain_news() {
        check(
            "Mira Castellan said she would not sign the treaty.",
            "NNP NNP VBD PRP MD RB VB DT NN .",
        );
        check(
            "Freedonia's ministers have been warned that prices could rise.",
            "NNP POS NNS VBP VBN VBN IN NNS MD VB .",
        );
    }

    #[test]
    fn auxiliaries_and_subordinators_are_told_apart() {
        let text = "She has said that the deal has a price.";
        let segments = segment(
            text,
            vec![Span::new(0, text.len() as u32)],
            Lexicon::bundled(),
        );
        let classes = tagging::tag(text, &segments).word_classes;
        assert_eq!(classes[1], WordClass::Auxiliary);
        assert_eq!(classes[3], WordClass::Subordinator);
        assert_eq!(classes[6], WordClass::Verb);
    }
}
