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

/// Hash of a word's lower-case form, the same as [`Word::norm`] of a token without figures.
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

/// Kinds of characters that shapes are made of: small letters, capitals, figures, marks within numbers and names, others.
const fn find_kind(character: char) -> u8 {
    match character {
        '0'..='9' => b'd',
        'a'..='z' => b'x',
        'A'..='Z' => b'X',
        '.' | ',' | ':' | '-' => b'.',
        _ => b'o',
    }
}

/// [`find_kind`] of every ASCII character.
const KINDS: [u8; 128] = {
    let (mut kinds, mut at) = ([0; 128], 0);
    while at < 128 {
        kinds[at] = find_kind(at as u8 as char);
        at += 1;
    }
    kinds
};

fn kind_of(character: char) -> u8 {
    match KINDS.get(character as usize) {
        Some(&kind) => kind,
        None if character.is_lowercase() => b'x',
        None if character.is_uppercase() => b'X',
        None => b'o',
    }
}

/// One token as the models see it.
pub fn read_word(form: &str, clusters: &Clusters) -> Word {
    let mut word = Word::default();
    let mut letters = Letters::default();
    for character in form.chars() {
        letters.see(character);
    }
    word.norm = letters.norm();
    word.stem = letters.stem();
    word.suffix = letters.suffixes();
    word.prefix = letters.prefix;
    word.shape = letters.shape;
    word.sort = letters.sort();
    word.cluster = clusters.find(letters.form, letters.lower);
    word
}

/// Running hashes over the letters of one token.
struct Letters {
    form: u32,
    lower: u32,
    prefix: u32,
    shape: u32,
    last: [char; 4],
    /// [`Letters::lower`] as it was before each of them.
    before: [u32; 4],
    last_kind: u8,
    n_letters: u32,
    n_capitals: u32,
    n_figures: u32,
    n_other: u32,
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
            before: [SEED; 4],
            last_kind: b' ',
            n_letters: 0,
            n_capitals: 0,
            n_figures: 0,
            n_other: 0,
            first: ' ',
        }
    }
}

impl Letters {
    fn see(&mut self, character: char) {
        if self.n_letters == 0 {
            self.first = character;
        }
        let kind = kind_of(character);
        let small = match kind {
            b'X' if character.is_ascii() => character.to_ascii_lowercase(),
            _ if character.is_ascii() => character,
            _ => lower(character).next().unwrap_or(character),
        };
        self.form = step(self.form, character);
        let [_, three, two, one] = self.before;
        self.before = [three, two, one, self.lower];
        self.lower = step(self.lower, small);
        if self.n_letters < 3 {
            self.prefix = step(self.prefix, small);
        }
        self.last = [self.last[1], self.last[2], self.last[3], small];
        self.n_letters += 1;
        self.n_figures += u32::from(kind == b'd');
        self.n_capitals += u32::from(kind == b'X');
        self.n_other += u32::from(kind == b'o');
        // Chosen, not branched to: whether a kind goes on is hard to foresee.
        let shapes = [step(self.shape, char::from(kind)), self.shape];
        self.shape = shapes[usize::from(kind == self.last_kind)];
        self.last_kind = kind;
    }

    fn norm(&self) -> u32 {
        let is_figure = self.n_figures > 0 && self.n_other == 0 && self.n_capitals == 0;
        let all_figures = self.n_figures == self.n_letters;
        if is_figure && all_figures && self.n_letters == 4 && matches!(self.first, '1' | '2') {
            YEAR
        } else if is_figure && self.first.is_ascii_digit() && self.last[3].is_ascii_digit() {
            NUMBER
        } else {
            self.lower
        }
    }

    /// Hash of the letters before an ending; rough, but the same for most forms of a word.
    fn stem(&self) -> u32 {
        if self.n_figures > 0 || self.n_letters < 4 {
            return self.norm();
        }
        let [_, three, two, one] = self.before;
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
        } else if self.n_capitals > 1 && self.n_capitals == self.n_letters {
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
