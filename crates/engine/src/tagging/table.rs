//! Weights by feature: a hash table made once, of which a look-up mostly reads one line of a processor's cache.

use super::{
    places::Places,
    rows::{KEY_BITS, Rows, key_of},
};

/// Weight of a quantised value: the square on its sign's side, so that small weights keep their differences.
/// (A linear byte loses 13 points of content F1; see `docs/accuracy.md`.)
pub const fn weight_of(quantised: i8) -> i16 {
    let value = quantised as i16;
    value * value.abs()
}

/// A feature with its weights: those of `N` labels next to each other, quantised, or as its layout says.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct Slot<const N: usize> {
    /// Key plus one, and the [layout](NEAR) above [`KEY_BITS`] and one more; 0 where empty.
    key: u32,
    weights: [i8; N],
}

impl<const N: usize> Slot<N> {
    /// The number of a long row.
    fn number(&self) -> u32 {
        let bytes = self.weights.first_chunk::<4>().copied();
        u32::from_le_bytes(bytes.unwrap_or_default().map(i8::cast_unsigned))
    }
}

/// Features of a token that are known, mostly no more.
const USUAL: usize = 16;

/// Features whose weights are added side by side; a power of two.
const BATCH: usize = 16;

/// How the weights of a slot are laid out.
const LAYOUT: u32 = KEY_BITS + 1;
/// The bits of a key.
const IS_KEY: u32 = (1 << LAYOUT) - 1;
/// Those of labels next to each other, none [heavy](LIGHT).
const NEAR: u32 = 0;
/// The same, some heavy.
const HEAVY: u32 = 1;
/// Up to `N_APART` labels anywhere, and then as many weights, each of two bytes.
const APART: u32 = 2;
/// The number of a row with the weights of all labels.
const LONG: u32 = 3;
/// The same, some of them heavy.
const HEAVY_LONG: u32 = 4;

/// Labels anywhere that stand in a slot with their weights, three bytes each.
const N_APART: usize = 4;

/// The largest quantised weight that is not heavy: of the others few are ever needed.
const LIGHT: u8 = 63;
/// So many weights that are not heavy add up in 16 bits without overflow.
const BLOCK: usize = i16::MAX as usize / weight_of(LIGHT as i8) as usize;

/// Weights of features for `W` labels, of which `N` next to each other are quickest; `N` is `W`, or three times `N_APART` and more.
#[derive(Debug)]
pub struct Table<const W: usize, const N: usize> {
    places: Places,
    /// One for each place.
    slots: Vec<Slot<N>>,
    long: Vec<[i16; W]>,
    /// The first of the labels next to each other.
    first: usize,
}

/// Where the weights of a feature are, if it is known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Find {
    place: u32,
    /// Key plus one.
    key: u32,
}

/// The features of one token.
#[derive(Debug, Default)]
pub(crate) struct Features {
    first: [u32; BATCH],
    /// How many of `first` there are.
    n: usize,
    /// Those beyond, of which no token has any so far.
    rest: Vec<u32>,
}

impl Features {
    /// Adds a feature.
    #[inline]
    pub(crate) fn push(&mut self, feature: u32) {
        match self.first.get_mut(self.n) {
            Some(place) => {
                *place = feature;
                self.n += 1;
            }
            None => self.rest.push(feature),
        }
    }

    /// Those that were added, in two parts.
    fn parts(&self) -> [&[u32]; 2] {
        let first = self.first.get(..self.n).unwrap_or(&self.first);
        [first, &self.rest]
    }
}

/// Features of many tokens that may be known. All are looked for before the weights of any are added, so that the way to the weights
/// of one token is not waited for before the next token is begun.
#[derive(Debug, Default)]
pub(crate) struct Finds {
    finds: Vec<Find>,
    /// For each token the end of its part.
    ends: Vec<u32>,
}

impl Finds {
    /// With room for what so many tokens mostly have.
    pub(crate) fn for_tokens(n: usize) -> Self {
        Self {
            finds: Vec::with_capacity(n * USUAL),
            ends: Vec::with_capacity(n),
        }
    }

    /// Looks for the features of the next token.
    pub(crate) fn look_for<const W: usize, const N: usize>(
        &mut self,
        table: &Table<W, N>,
        features: &Features,
    ) {
        for part in features.parts() {
            let finds = part.iter().map(|&feature| table.find(feature));
            self.finds.extend(finds);
        }
        self.ends.push(self.finds.len() as u32);
    }

    /// Adds the weights of the features of a token by its number.
    pub(crate) fn add<const W: usize, const N: usize>(
        &self,
        table: &Table<W, N>,
        token: usize,
        scores: &mut [i32; W],
    ) {
        let end_of = |token: usize| self.ends.get(token).copied().unwrap_or(0) as usize;
        let start = token.checked_sub(1).map_or(0, end_of);
        if let Some(finds) = self.finds.get(start..end_of(token)) {
            table.add_found(finds, scores);
        }
    }

    /// Forgets all tokens.
    pub(crate) fn clear(&mut self) {
        self.finds.clear();
        self.ends.clear();
    }
}

impl<const W: usize, const N: usize> Default for Table<W, N> {
    fn default() -> Self {
        Self::new(&Rows::default(), 0)
    }
}

impl<const W: usize, const N: usize> Table<W, N> {
    /// A table from rows in rising order of key, each with its labels (below `W`) in rising order and quantised weights.
    /// Quickest are features that speak for the labels from `first` on alone.
    pub fn new(rows: &Rows, first: usize) -> Self {
        const {
            assert!(
                N == W || N >= 3 * N_APART,
                "a slot holds labels that stand apart"
            )
        };
        let places = Places::new(rows.keys());
        let empty = Slot {
            key: 0,
            weights: [0; N],
        };
        let mut table = Self {
            slots: vec![empty; places.len()],
            places,
            long: Vec::new(),
            first,
        };
        for (key, row) in rows.iter() {
            let (layout, weights) = table.lay_out(row);
            let place = table.places.find(key);
            table.slots[place as usize] = Slot {
                key: (key + 1) | layout << LAYOUT,
                weights,
            };
        }
        table
    }

    fn lay_out(&mut self, row: &[(u8, i8)]) -> (u32, [i8; N]) {
        let mut weights = [0; N];
        let is_heavy = row.iter().any(|entry| entry.1.unsigned_abs() > LIGHT);
        let near = self.first..self.first + N;
        if row.iter().all(|entry| near.contains(&usize::from(entry.0))) {
            for (label, weight) in row {
                weights[usize::from(*label) - self.first] = *weight;
            }
            return (if is_heavy { HEAVY } else { NEAR }, weights);
        }
        if row.len() <= N_APART {
            for (at, (label, weight)) in row.iter().enumerate() {
                let [low, high] = weight_of(*weight).to_le_bytes();
                weights[at] = label.cast_signed();
                weights[N_APART + 2 * at] = low.cast_signed();
                weights[N_APART + 2 * at + 1] = high.cast_signed();
            }
            return (APART, weights);
        }
        let mut long = [0; W];
        for (label, weight) in row {
            if let Some(place) = long.get_mut(usize::from(*label)) {
                *place = weight_of(*weight);
            }
        }
        let number = (self.long.len() as u32).to_le_bytes();
        for (place, byte) in weights.iter_mut().zip(number) {
            *place = byte.cast_signed();
        }
        self.long.push(long);
        (if is_heavy { HEAVY_LONG } else { LONG }, weights)
    }

    /// Weight of one feature for one label.
    pub(crate) fn weight(&self, feature: u32, label: usize) -> i32 {
        let mut scores = [0; W];
        self.add_each([feature], &mut scores);
        scores.get(label).copied().unwrap_or(0)
    }

    /// Adds the weights of features.
    pub(crate) fn add_all(&self, features: &[u32], scores: &mut [i32; W]) {
        for features in features.chunks(BATCH) {
            let mut finds = [Find::default(); BATCH];
            for (find, &feature) in finds.iter_mut().zip(features) {
                *find = self.find(feature);
            }
            self.add_found(finds.get(..features.len()).unwrap_or(&finds), scores);
        }
    }

    /// The same for features of which there are always as many.
    pub(crate) fn add_each<const F: usize>(&self, features: [u32; F], scores: &mut [i32; W]) {
        self.add_found(&features.map(|feature| self.find(feature)), scores);
    }

    /// Where the weights of a feature would be.
    fn find(&self, feature: u32) -> Find {
        let key = key_of(feature);
        Find {
            place: self.places.find(key),
            key: key + 1,
        }
    }

    /// Adds the weights of what was [found](Table::find); rows are added in 16 bits as long as nothing overflows.
    fn add_found(&self, finds: &[Find], scores: &mut [i32; W]) {
        let mut near = [0; N];
        for finds in finds.chunks(BATCH) {
            let (mut long, mut n_long) = ([0; BATCH], 0);
            let (mut other, mut n_other) = ([0; BATCH], 0);
            for finds in finds.chunks(BLOCK) {
                let mut sums = [0; N];
                for find in finds {
                    let Some(slot) = self.slots.get(find.place as usize) else {
                        continue;
                    };
                    // Of a feature that is known, its layout is left.
                    let rest = slot.key ^ find.key;
                    if rest == NEAR << LAYOUT {
                        add_squares(&slot.weights, &mut sums);
                    } else if rest == LONG << LAYOUT {
                        long[n_long & (BATCH - 1)] = slot.number();
                        n_long += 1;
                    } else if rest & IS_KEY == 0 {
                        other[n_other & (BATCH - 1)] = find.place;
                        n_other += 1;
                    }
                }
                widen(&sums, &mut near);
            }
            self.add_long(long.get(..n_long).unwrap_or(&long), scores);
            self.add_other(other.get(..n_other).unwrap_or(&other), scores, &mut near);
        }
        for (score, sum) in scores.iter_mut().skip(self.first).zip(near) {
            *score += sum;
        }
    }

    /// Adds rows with the weights of all labels, none of them heavy, given by their numbers.
    fn add_long(&self, numbers: &[u32], scores: &mut [i32; W]) {
        for numbers in numbers.chunks(BLOCK) {
            let mut sums = [0; W];
            for &number in numbers {
                if let Some(row) = self.long.get(number as usize) {
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += weight;
                    }
                }
            }
            widen(&sums, scores);
        }
    }

    /// Adds weights that are heavy, or stand apart, given by their places.
    fn add_other(&self, places: &[u32], scores: &mut [i32; W], near: &mut [i32; N]) {
        for &place in places {
            let Some(slot) = self.slots.get(place as usize) else {
                continue;
            };
            match slot.key >> LAYOUT {
                HEAVY => {
                    for (sum, &weight) in near.iter_mut().zip(&slot.weights) {
                        *sum += i32::from(weight_of(weight));
                    }
                }
                APART => {
                    let (labels, weights) = slot.weights.split_at(N_APART.min(N));
                    for (label, weight) in labels.iter().zip(weights.as_chunks::<2>().0) {
                        let weight = i16::from_le_bytes(weight.map(i8::cast_unsigned));
                        if let Some(score) = scores.get_mut(usize::from(label.cast_unsigned())) {
                            *score += i32::from(weight);
                        }
                    }
                }
                _ => {
                    if let Some(row) = self.long.get(slot.number() as usize) {
                        widen(row, scores);
                    }
                }
            }
        }
    }
}

/// Adds quantised weights, none of them heavy.
fn add_squares<const N: usize>(weights: &[i8; N], sums: &mut [i16; N]) {
    for (sum, &weight) in sums.iter_mut().zip(weights) {
        *sum = sum.wrapping_add(weight_of(weight));
    }
}

fn widen<const N: usize>(sums: &[i16; N], scores: &mut [i32; N]) {
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += i32::from(*sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::rows::{QuantisedRow, read_rows, write_rows};
    use model_file::{FileError, Reader, Writer, unpack};

    /// Scores of one feature, by its row.
    fn expected<const W: usize>(row: &[(u8, i8)]) -> [i32; W] {
        let mut scores = [0; W];
        for (label, weight) in row {
            scores[*label as usize] = i32::from(weight_of(*weight));
        }
        scores
    }

    const fn feature_of(key: u32) -> u32 {
        key << (32 - KEY_BITS)
    }

    #[test]
    fn weights_are_found_again_after_writing() {
        let labels = |n: u32| match n % 9 {
            0 => 0..20,
            1 => 3..6,
            2 => 2..9,
            _ => 9..11,
        };
        // Light rows and heavy ones, of each length.
        let weight = |n: u32| {
            if n.is_multiple_of(5) {
                64 + (n % 63) as i8
            } else {
                (n % 120) as i8 - 60
            }
        };
        let rows: Rows = (0..500)
            .map(|n| {
                (
                    n * 7919,
                    labels(n).map(|label| (label, weight(n))).collect(),
                )
            })
            .collect();
        let mut writer = Writer::default();
        write_rows(&rows, &mut writer);
        let bytes = unpack(&writer.finish()).unwrap();
        let read = read_rows(&mut Reader::new(&bytes), 20).unwrap();
        assert_eq!(read, rows);
        let table: Table<20, 12> = Table::new(&read, 7);
        assert_eq!(table.long.len(), 56 + 56, "of more labels than stand apart");
        for (key, row) in rows.iter() {
            let mut scores = [0; 20];
            table.add_all(&[feature_of(key)], &mut scores);
            assert_eq!(scores, expected(row), "{key}");
            let alone: [i32; 20] =
                std::array::from_fn(|label| table.weight(feature_of(key), label));
            assert_eq!(alone, scores, "{key}");
        }
        let mut scores = [0; 20];
        table.add_all(&[feature_of(1)], &mut scores);
        assert_eq!(scores, [0; 20]);
        assert_eq!(
            read_rows(&mut Reader::new(&bytes), 5).err(),
            Some(FileError::Malformed("row"))
        );
    }

    #[test]
    fn many_rows_add_up_for_each_of_many_tokens() {
        // As heavy as can be, so that sums of 16 bits would overflow.
        let rows: Vec<QuantisedRow> = (0..200)
            .map(|n| {
                let most = if n % 3 == 0 { i8::MAX } else { LIGHT as i8 };
                (n * 83_777, vec![(1, most), (4, -most)])
            })
            .collect();
        let table: Table<5, 5> = Table::new(&rows.iter().cloned().collect(), 0);
        let known = |n: u32| feature_of(rows[(n % 200) as usize].0);
        let tokens: Vec<Vec<u32>> = (0..9)
            .map(|token| {
                (0..token)
                    .flat_map(|n| [known(n * 3 + token), feature_of(n * 2 + 1)])
                    .collect()
            })
            .collect();
        let mut finds = Finds::default();
        for token in &tokens {
            let mut features = Features::default();
            token.iter().for_each(|&feature| features.push(feature));
            finds.look_for(&table, &features);
        }
        for (number, features) in tokens.iter().enumerate() {
            let (mut found, mut sums) = ([0; 5], [0; 5]);
            finds.add(&table, number, &mut found);
            for feature in features {
                let row = rows.iter().find(|row| feature_of(row.0) == *feature);
                for (sum, score) in sums
                    .iter_mut()
                    .zip(row.map_or([0; 5], |row| expected(&row.1)))
                {
                    *sum += score;
                }
            }
            assert_eq!(found, sums, "{number}");
        }
    }

    #[test]
    fn a_token_may_have_more_features_than_are_added_side_by_side() {
        let row = |n: u32| (n, vec![(0, 9), (1, n as i8)]);
        let rows: Vec<QuantisedRow> = (0..2 * BATCH as u32 + 3).map(row).collect();
        let table: Table<2, 2> = Table::new(&rows.iter().cloned().collect(), 0);
        let mut features = Features::default();
        for (key, _) in &rows {
            features.push(feature_of(*key));
        }
        let mut finds = Finds::default();
        finds.look_for(&table, &features);
        let (mut found, mut sums) = ([0; 2], [0; 2]);
        finds.add(&table, 0, &mut found);
        for (_, row) in &rows {
            for (sum, score) in sums.iter_mut().zip(expected::<2>(row)) {
                *sum += score;
            }
        }
        assert_eq!(found, sums);
    }
}
