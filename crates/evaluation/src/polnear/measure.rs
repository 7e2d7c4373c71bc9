//! The measures of attribution in `PolNeAR`, over plain spans in code points: exact, begin, soft and token scores of each
//! role, and paired attributions. Free of the engine, so that training steers by the very same figures.

use std::collections::{BTreeMap, BTreeSet};

/// One attribution; spans are half-open and count code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// Source, cue, content.
    pub roles: [Vec<(u32, u32)>; 3],
}

/// Names of the roles, in order.
pub const ROLES: [&str; 3] = ["source", "cue", "content"];

/// Right among the found, found, right among the expected, expected. The two kinds of right differ for direct
/// attributions only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Right among the found.
    pub right: f64,
    /// All that was found.
    pub found: f64,
    /// Right among the expected.
    pub recalled: f64,
    /// All that was expected.
    pub expected: f64,
}

impl Tally {
    fn same(right: f64, found: usize, expected: usize) -> Self {
        Self {
            right,
            found: found as f64,
            recalled: right,
            expected: expected as f64,
        }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.recalled += other.recalled;
        self.expected += other.expected;
    }

    /// Precision, recall, F1; nothing found where nothing was expected is perfect.
    pub fn rates(self) -> [f64; 3] {
        let share = |part: f64, whole: f64, other: f64| match whole > 0.0 {
            true => part / whole,
            false if other > 0.0 => 0.0,
            false => 1.0,
        };
        let precision = share(self.right, self.found, self.expected);
        let recall = share(self.recalled, self.expected, self.found);
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        [precision, recall, f1]
    }
}

/// For each entry whether its cue stands in no other entry's content: the corpus annotates these alone, the engine finds the
/// others as well, which can be neither right nor wrong here.
pub fn outermost(entries: &[Spans]) -> Vec<bool> {
    let contents = |cue: (u32, u32), outer: &Spans| {
        let mut content = outer.roles[2].iter();
        content.any(|span| span.0 <= cue.0 && cue.1 <= span.1)
    };
    let is_nested = |entry: &Spans| {
        let cue = entry.roles[1].first();
        cue.is_some_and(|cue| entries.iter().any(|other| contents(*cue, other)))
    };
    entries.iter().map(|entry| !is_nested(entry)).collect()
}

/// Tallies by measure.
pub type Tallies = BTreeMap<String, Tally>;

/// The measures in the order in which they are printed.
pub fn order() -> Vec<String> {
    let mut names = Vec::new();
    for measure in ["exact", "begin", "soft", "token"] {
        names.extend(ROLES.map(|role| format!("{measure} {role}")));
    }
    for kind in ["", "direct ", "mixed ", "indirect "] {
        for measure in ["attribution", "loose source", "content only", "all exact"] {
            names.push(format!("{kind}{measure}"));
        }
    }
    names
}

/// Adds tallies up.
pub fn total<'a>(parts: impl IntoIterator<Item = &'a Tallies>) -> Tallies {
    let mut sum = Tallies::new();
    for part in parts {
        for (name, tally) in part {
            sum.entry(name.clone()).or_default().add(*tally);
        }
    }
    sum
}

/// The tokens of a text, for scoring only: runs of word characters, and every other mark alone.
pub struct Text {
    /// Start and end in code points.
    bounds: Vec<(u32, u32)>,
    is_word: Vec<bool>,
    is_quoted: Vec<bool>,
}

type Core = BTreeSet<u32>;

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

impl Text {
    /// Cuts a text into tokens.
    pub fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let quoted = quoted(&letters);
        let mut bounds: Vec<(u32, u32)> = Vec::new();
        let mut words: Vec<bool> = Vec::new();
        for (at, &letter) in letters.iter().enumerate() {
            let word = is_word(letter);
            let joins = word
                && words.last() == Some(&true)
                && bounds.last().is_some_and(|last| last.1 == at as u32);
            if joins {
                if let Some(last) = bounds.last_mut() {
                    last.1 += 1;
                }
            } else if word || !letter.is_whitespace() {
                bounds.push((at as u32, at as u32 + 1));
                words.push(word);
            }
        }
        Self {
            is_quoted: bounds
                .iter()
                .map(|&(start, _)| quoted[start as usize])
                .collect(),
            bounds,
            is_word: words,
        }
    }

    /// The word tokens that spans touch; their marks only where there is no word.
    fn core(&self, spans: &[(u32, u32)]) -> Core {
        let mut all = Core::new();
        for &(start, end) in spans {
            let first = self.bounds.partition_point(|token| token.1 <= start);
            let last = self.bounds.partition_point(|token| token.0 < end);
            all.extend(first as u32..last.max(first) as u32);
        }
        let words: Core = all
            .iter()
            .copied()
            .filter(|&token| self.is_word[token as usize])
            .collect();
        if words.is_empty() { all } else { words }
    }

    /// 0 where all of the content's words are in quotation marks, 2 where none is, else 1.
    fn kind(&self, content: &Core) -> usize {
        let quoted =
            |token: &&u32| self.is_quoted[**token as usize] && self.is_word[**token as usize];
        match content.iter().filter(quoted).count() {
            0 => 2,
            n if n == content.len() => 0,
            _ => 1,
        }
    }
}

/// Whether each code point is inside double quotation marks; an open mark ends with its line.
fn quoted(letters: &[char]) -> Vec<bool> {
    let mut inside = vec![false; letters.len()];
    let mut open = false;
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1);
        match letters[at] {
            '\n' => open = false,
            '`' if next == Some(&'`') => {
                open = true;
                at += 1;
            }
            '\'' if next == Some(&'\'') => {
                open = false;
                at += 1;
            }
            '“' | '„' | '«' | '‟' => open = true,
            '”' | '»' => open = false,
            '"' | '＂' => open = !open,
            _ => inside[at] = open,
        }
        at += 1;
    }
    inside
}

fn jaccard(a: &Core, b: &Core) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    match (all, shared) {
        (0, _) => 1.0,
        (_, 0) => 0.0,
        _ => shared as f64 / all as f64,
    }
}

/// Two entries paired, by position, and how well they fit.
type Pairing = (usize, usize, f64);

/// Pairs greedily by falling value, then by position; a value of 0 forbids.
fn pair(n: usize, m: usize, value: impl Fn(usize, usize) -> f64) -> Vec<Pairing> {
    let mut candidates = Vec::new();
    for i in 0..n {
        for j in 0..m {
            let value = value(i, j);
            if value > 0.0 {
                candidates.push((i, j, value));
            }
        }
    }
    candidates.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
    let (mut left, mut right) = (vec![false; n], vec![false; m]);
    candidates.retain(|&(i, j, _)| {
        let free = !left[i] && !right[j];
        if free {
            left[i] = true;
            right[j] = true;
        }
        free
    });
    candidates
}

/// The measures of one article.
pub fn count(text: &Text, gold: &[Spans], found: &[Spans]) -> Tallies {
    let cores = |list: &[Spans]| -> Vec<[Core; 3]> {
        list.iter()
            .map(|entry| [0, 1, 2].map(|role| text.core(&entry.roles[role])))
            .filter(|cores| cores.iter().any(|core| !core.is_empty()))
            .collect()
    };
    let (gold, found) = (cores(gold), cores(found));
    let mut tallies = Tallies::new();
    for (role, name) in ROLES.iter().enumerate() {
        let distinct = |list: &[[Core; 3]]| -> BTreeSet<Core> {
            list.iter()
                .map(|entry| entry[role].clone())
                .filter(|core| !core.is_empty())
                .collect()
        };
        count_role(name, &distinct(&gold), &distinct(&found), &mut tallies);
    }
    count_pairs(text, &gold, &found, &mut tallies);
    tallies
}

fn count_role(role: &str, gold: &BTreeSet<Core>, found: &BTreeSet<Core>, tallies: &mut Tallies) {
    let mut put = |measure: &str, tally| {
        tallies.insert(format!("{measure} {role}"), tally);
    };
    let right = gold.intersection(found).count() as f64;
    put("exact", Tally::same(right, found.len(), gold.len()));
    let begins = |set: &BTreeSet<Core>| -> BTreeSet<u32> {
        set.iter()
            .filter_map(|core| core.first().copied())
            .collect()
    };
    let (g, f) = (begins(gold), begins(found));
    put(
        "begin",
        Tally::same(g.intersection(&f).count() as f64, f.len(), g.len()),
    );
    let (g, f): (Vec<&Core>, Vec<&Core>) = (gold.iter().collect(), found.iter().collect());
    let soft: f64 = pair(g.len(), f.len(), |i, j| jaccard(g[i], f[j]))
        .iter()
        .map(|pair| pair.2)
        .sum();
    put("soft", Tally::same(soft, f.len(), g.len()));
    let union = |set: &BTreeSet<Core>| -> Core { set.iter().flatten().copied().collect() };
    let (g, f) = (union(gold), union(found));
    put(
        "token",
        Tally::same(g.intersection(&f).count() as f64, f.len(), g.len()),
    );
}

fn count_pairs(text: &Text, gold: &[[Core; 3]], found: &[[Core; 3]], tallies: &mut Tallies) {
    let content =
        |i: usize, j: usize| Some(jaccard(&gold[i][2], &found[j][2])).filter(|&v| v >= 0.5);
    let source =
        |i: usize, j: usize| Some(jaccard(&gold[i][0], &found[j][0])).filter(|&v| v >= 0.5);
    let touch = |i: usize, j: usize| {
        let (g, f) = (&gold[i][0], &found[j][0]);
        !g.is_disjoint(f) || (g.is_empty() && f.is_empty())
    };
    let gold_kinds: Vec<usize> = gold.iter().map(|entry| text.kind(&entry[2])).collect();
    let found_kinds: Vec<usize> = found.iter().map(|entry| text.kind(&entry[2])).collect();
    let measures: [(&str, Vec<Pairing>); 4] = [
        (
            "attribution",
            pair(gold.len(), found.len(), |i, j| {
                content(i, j).zip(source(i, j)).map_or(0.0, |(c, s)| c + s)
            }),
        ),
        (
            "loose source",
            pair(gold.len(), found.len(), |i, j| {
                content(i, j).filter(|_| touch(i, j)).unwrap_or(0.0)
            }),
        ),
        (
            "content only",
            pair(gold.len(), found.len(), |i, j| content(i, j).unwrap_or(0.0)),
        ),
        (
            "all exact",
            pair(gold.len(), found.len(), |i, j| {
                f64::from(u8::from(gold[i] == found[j]))
            }),
        ),
    ];
    for (name, pairs) in measures {
        let all = Tally::same(pairs.len() as f64, found.len(), gold.len());
        tallies.insert(name.to_owned(), all);
        for (kind, label) in ["direct", "mixed", "indirect"].iter().enumerate() {
            let of = |kinds: &[usize]| kinds.iter().filter(|&&found| found == kind).count() as f64;
            let right = pairs
                .iter()
                .filter(|pair| found_kinds[pair.1] == kind)
                .count();
            let recalled = pairs
                .iter()
                .filter(|pair| gold_kinds[pair.0] == kind)
                .count();
            let tally = Tally {
                right: right as f64,
                found: of(&found_kinds),
                recalled: recalled as f64,
                expected: of(&gold_kinds),
            };
            tallies.insert(format!("{label} {name}"), tally);
        }
    }
}

/// Bounds between which 95 in 100 samples of articles, drawn with replacement, have their F1; by measure.
pub fn intervals(parts: &[Tallies], samples: usize) -> BTreeMap<String, (f64, f64)> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % parts.len().max(1)
    };
    let mut runs: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..samples {
        let sample: Vec<&Tallies> = (0..parts.len()).map(|_| &parts[draw()]).collect();
        for (name, tally) in total(sample) {
            runs.entry(name).or_default().push(tally.rates()[2]);
        }
    }
    runs.into_iter()
        .map(|(name, mut values)| {
            values.sort_by(f64::total_cmp);
            let low = values[samples * 25 / 1000];
            let high = values[(samples * 975 / 1000).min(samples - 1)];
            (name, (low, high))
        })
        .collect()
}
