//! Tones: a few numbers for each of many words, by which the model of single targets knows words that its own material does
//! not have. Each tone is a direction among word vectors that matters for what is felt toward somebody; the workbench finds
//! them (`workbench/src/positions/tones.rs`).

use model_file::{FileError, Reader, Writer};

/// Numbers of a word.
pub const N_TONES: usize = 5;
/// Stretches of a sentence in which they are added up: all but the target, twelve words to its left and right, three around it.
pub const N_WINDOWS: usize = 4;
/// Answers to the question about one target: critical, neutral, supportive.
const N_ANSWERS: usize = 3;

/// Numbers of one word.
pub type Tone = [i8; N_TONES];

/// Tones of words, and what they speak for.
#[derive(Debug, Default)]
pub struct Tones {
    /// Sorted; see [`norm_of`](crate::tagging::word::norm_of).
    keys: Vec<u32>,
    /// As long as `keys`.
    values: Vec<Tone>,
    /// For each window and tone what a step adds to each answer, in [`UNIT`](super::model::UNIT).
    mix: Vec<[i32; N_ANSWERS]>,
}

impl Tones {
    /// From hashes of lower-case words with their tones; `mix` has `N_WINDOWS * N_TONES` rows, the tones of a window together.
    pub fn new(mut rows: Vec<(u32, Tone)>, mix: Vec<[i32; N_ANSWERS]>) -> Self {
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        Self {
            keys: rows.iter().map(|row| row.0).collect(),
            values: rows.into_iter().map(|row| row.1).collect(),
            mix,
        }
    }

    /// What the words of each window, each once, add to the answers.
    pub(super) fn scores(&self, windows: &[Vec<u32>; N_WINDOWS]) -> [i32; N_ANSWERS] {
        let mut scores = [0; N_ANSWERS];
        for (window, mix) in windows.iter().zip(self.mix.chunks(N_TONES)) {
            for word in window {
                let Some(tone) = self.find(*word) else {
                    continue;
                };
                for (step, row) in tone.iter().zip(mix) {
                    for (score, weight) in scores.iter_mut().zip(row) {
                        *score += i32::from(*step) * weight;
                    }
                }
            }
        }
        scores
    }

    fn find(&self, key: u32) -> Option<&Tone> {
        let at = self.keys.binary_search(&key).ok()?;
        self.values.get(at)
    }

    /// Appends them to a file.
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.rising(&self.keys);
        // One tone after the other packs better than one word after the other.
        for tone in 0..N_TONES {
            for value in &self.values {
                writer.small(value[tone]);
            }
        }
        for row in &self.mix {
            for &weight in row {
                writer.signed(weight);
            }
        }
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, FileError> {
        let keys = reader.rising()?;
        let mut values = vec![[0; N_TONES]; keys.len()];
        for tone in 0..N_TONES {
            for value in &mut values {
                value[tone] = reader.small()?;
            }
        }
        let mut mix = vec![[0; N_ANSWERS]; N_WINDOWS * N_TONES];
        for weight in mix.as_flattened_mut() {
            *weight = reader.signed()?;
        }
        Ok(Self { keys, values, mix })
    }
}

/// The words of a sentence in each window around a target, each once, in order of their hashes.
pub(super) fn windows(left: &[u32], right: &[u32]) -> [Vec<u32>; N_WINDOWS] {
    let last = |n: usize| left.get(left.len().saturating_sub(n)..).unwrap_or(left);
    let first = |n: usize| right.get(..n.min(right.len())).unwrap_or(right);
    let all = [
        [left, right].concat(),
        last(12).to_vec(),
        first(12).to_vec(),
        [last(3), first(3)].concat(),
    ];
    all.map(|mut window| {
        window.sort_unstable();
        window.dedup();
        window
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_once_in_each_window() {
        let long: Vec<u32> = (100..120).collect();
        let [all, left, right, near] = windows(&long, &[7, 7, 8]);
        assert_eq!(all.len(), 22);
        assert_eq!(left, (108..120).collect::<Vec<_>>());
        assert_eq!(right, [7, 8]);
        assert_eq!(near, [7, 8, 117, 118, 119]);
    }

    #[test]
    fn scores_add_up_over_windows() {
        let mut mix = vec![[0; N_ANSWERS]; N_WINDOWS * N_TONES];
        mix[0] = [1, 0, -1];
        mix[3 * N_TONES + 1] = [0, 10, 0];
        let tones = Tones::new(vec![(9, [2, 0, 0, 0, 0]), (7, [0, 3, 0, 0, 0])], mix);
        assert_eq!(tones.scores(&windows(&[9], &[7, 1])), [2, 30, -2]);
    }
}
