//! What the models see of a token: its letters as hashes, taken once and without allocation.

use super::cluster::Clusters;

/// A token as the models see it. All fields but the flags are hashes or classes, equal on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Lower-case letters; figures by kind; curly apostrophes as straight ones.
    pub(crate) norm: u32,
    /// The same without the ending of an inflected form: `argu` for `argues`, `arguing`, `argue`.
    pub(crate) stem: u32,
    /// The last one to four letters of the same.
    pub(crate) suffix: [u32; 4],
    /// The first three letters of the same.
    pub(crate) prefix: u32,
    /// Runs of capitals, small letters, figures and marks.
    pub(crate) shape: u32,
    /// Brown cluster, 0 where unknown: the lowest bits are the topmost branches.
    pub(crate) cluster: u32,
    /// Case of the first letter and sort of the token.
    pub(crate) sort: Sort,
}

/// Coarse sort of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// Begins with a small letter.
    Small,
    /// Begins with a capital.
    Capital,
    /// More than one letter, capitals only.
    AllCapitals,
    /// Begins with a figure.
    Figure,
    /// Anything else.
    #[default]
    Mark,
}

/// Hashes of figures that share one normal form.
const YEAR: u32 = 0x5945_4152;
const NUMBER: u32 = 0x4e55_4d42;

/// FNV-1a, one character at a time.
const fn step(hash: u32, character: char) -> u32 {
    (hash ^ character as u32).wrapping_mul(0x0100_0193)
}
const SEED: u32 = 0x811c_9dc5;

/// Hash of a word's lower-case form, the same as `Word::norm` of a token without figures.
pub fn norm_of(word: &str) -> u32 {
    word.chars().flat_map(lower).fold(SEED, step)
}

/// Hash of a word as written, by which clusters are found.
pub fn form_of(word: &str) -> u32 {
    word.chars().fold(SEED, step)
}

/// One feature from a template and up to two values: the key into a weight table.
pub(crate) const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut hash = a
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(template.wrapping_mul(0x85eb_ca77))
        ^ b.wrapping_mul(0xc2b2_ae3d).rotate_left(15);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
    hash ^ (hash >> 15)
}

fn lower(character: char) -> impl Iterator<Item = char> {
    let straight = if character == '’' { '\'' } else { character };
    straight.to_lowercase()
}

/// A kind of character.
#[derive(Clone, Copy)]
struct Kind {
    /// What stands for it in a shape.
    sign: char,
    /// Its place in [`Letters::kinds`].
    bit: u8,
}

const FIGURE: Kind = Kind { sign: 'd', bit: 1 };
const SMALL: Kind = Kind { sign: 'x', bit: 2 };
const CAPITAL: Kind = Kind { sign: 'X', bit: 4 };
/// A mark within numbers and names.
const INNER: Kind = Kind { sign: '.', bit: 8 };
const OTHER: Kind = Kind { sign: 'o', bit: 16 };

/// The kind of every ASCII character.
const KINDS: [Kind; 128] = {
    let (mut kinds, mut at) = ([OTHER; 128], 0);
    while at < 128 {
        kinds[at] = match at as u8 {
            b'0'..=b'9' => FIGURE,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'.' | b',' | b':' | b'-' => INNER,
            _ => OTHER,
        };
        at += 1;
    }
    kinds
};

fn kind_of(character: char) -> Kind {
    match KINDS.get(character as usize) {
        Some(&kind) => kind,
        None if character.is_lowercase() => SMALL,
        None if character.is_uppercase() => CAPITAL,
        None => OTHER,
    }
}

/// One token as the models see it.
pub fn read_word(form: &str, clusters: &Clusters) -> Word {
    let letters = Letters::of(form);
    let cluster = clusters.find(letters.form, letters.lower);
    letters.to_word(cluster)
}

/// The same of many tokens.
pub(crate) fn read_words<'a>(
    forms: impl Iterator<Item = &'a str>,
    clusters: &Clusters,
) -> Vec<Word> {
    let mut hashes = Vec::new();
    let words = forms.map(|form| {
        let letters = Letters::of(form);
        hashes.push((letters.form, letters.lower));
        letters.to_word(0)
    });
    let mut words: Vec<Word> = words.collect();
    // To find a cluster is mostly to wait for memory, and a short loop waits for several at once.
    for (word, (form, lower)) in words.iter_mut().zip(hashes) {
        word.cluster = clusters.find(form, lower);
    }
    words
}

/// Running hashes over the letters of one token.
struct Letters {
    form: u32,
    lower: u32,
    prefix: u32,
    shape: u32,
    /// The last four, in lower case.
    last: [char; 4],
    /// [`Letters::lower`] as it was before each of the last three.
    before: [u32; 3],
    /// Bit of the kind of the last.
    last_kind: u8,
    n_letters: u32,
    /// A bit for each kind that came up.
    kinds: u8,
    /// As written.
    first: char,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            form: SEED,
            lower: SEED,
            prefix: SEED,
            shape: SEED,
            last: ['\0'; 4],
            before: [SEED; 3],
            last_kind: 0,
            n_letters: 0,
            kinds: 0,
            first: ' ',
        }
    }
}

impl Letters {
    fn of(form: &str) -> Self {
        let mut letters = Self {
            first: form.chars().next().unwrap_or(' '),
            ..Self::default()
        };
        for character in form.chars() {
            letters.see(character);
        }
        letters
    }

    fn to_word(&self, cluster: u32) -> Word {
        Word {
            norm: self.norm(),
            stem: self.stem(),
            suffix: self.suffixes(),
            prefix: self.prefix,
            shape: self.shape,
            cluster,
            sort: self.sort(),
        }
    }

    fn see(&mut self, character: char) {
        let kind = kind_of(character);
        let small = if character.is_ascii() {
            character.to_ascii_lowercase()
        } else {
            lower(character).next().unwrap_or(character)
        };
        self.form = step(self.form, character);
        self.before = [self.before[1], self.before[2], self.lower];
        self.last = [self.last[1], self.last[2], self.last[3], small];
        self.lower = step(self.lower, small);
        self.n_letters += 1;
        self.kinds |= kind.bit;
        // Chosen, not branched to: whether a kind goes on is hard to foresee.
        let prefixes = [self.prefix, self.lower];
        self.prefix = prefixes[usize::from(self.n_letters <= 3)];
        let shapes = [step(self.shape, kind.sign), self.shape];
        self.shape = shapes[usize::from(kind.bit == self.last_kind)];
        self.last_kind = kind.bit;
    }

    /// Whether every letter is of one kind.
    const fn is_all(&self, kind: Kind) -> bool {
        self.kinds == kind.bit
    }

    const fn has(&self, kind: Kind) -> bool {
        self.kinds & kind.bit != 0
    }

    fn norm(&self) -> u32 {
        let is_figure = self.has(FIGURE) && !self.has(OTHER) && !self.has(CAPITAL);
        let is_year = self.n_letters == 4 && matches!(self.first, '1' | '2');
        if self.is_all(FIGURE) && is_year {
            YEAR
        } else if is_figure && self.first.is_ascii_digit() && self.last[3].is_ascii_digit() {
            NUMBER
        } else {
            self.lower
        }
    }

    /// Hash of the letters before an ending; rough, but the same for most forms of a word.
    fn stem(&self) -> u32 {
        if self.has(FIGURE) || self.n_letters < 4 {
            return self.norm();
        }
        let [three, two, one] = self.before;
        match self.last {
            [_, 'i', 'n', 'g'] if self.n_letters > 5 => three,
            [_, 'i', 'e', 'd' | 's'] => step(three, 'y'),
            [_, _, 'e', 'd' | 's'] if self.n_letters > 4 => two,
            [_, _, 's', 's'] => self.lower,
            [_, _, _, 's' | 'e'] => one,
            _ => self.lower,
        }
    }

    fn suffixes(&self) -> [u32; 4] {
        let mut hash = SEED;
        let mut suffixes = [SEED; 4];
        for (suffix, &letter) in suffixes.iter_mut().zip(self.last.iter().rev()) {
            if letter != '\0' {
                hash = step(hash, letter);
            }
            *suffix = hash;
        }
        suffixes
    }

    fn sort(&self) -> Sort {
        if self.first.is_ascii_digit() {
            Sort::Figure
        } else if self.is_all(CAPITAL) && self.n_letters > 1 {
            Sort::AllCapitals
        } else if self.first.is_uppercase() {
            Sort::Capital
        } else if self.first.is_alphabetic() {
            Sort::Small
        } else {
            Sort::Mark
        }
    }
}
