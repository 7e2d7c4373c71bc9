//! How sources are named, from those with a name down to the writer alone, in passages and in words. Every word of an
//! article's own prose stands on exactly one rung, so that shares add up.

use super::Sources;
use crate::index::Naming;
use record::{Attribution, Record, span::CodeSpan};

/// One rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Words of sources named so.
    Of(Naming),
    /// The words that attribute: `the envoy said`.
    Attributing,
    /// Words outside any attribution.
    Writer,
}

impl Rung {
    /// All rungs, the best identified first.
    pub const ALL: [Self; 8] = [
        Self::Of(Naming::Named),
        Self::Of(Naming::RoleOnly),
        Self::Of(Naming::UnnamedGroup),
        Self::Of(Naming::Document),
        Self::Of(Naming::OtherOutlet),
        Self::Of(Naming::Absent),
        Self::Attributing,
        Self::Writer,
    ];

    fn at(self) -> usize {
        match self {
            Self::Of(naming) => naming as usize,
            Self::Attributing => 6,
            Self::Writer => 7,
        }
    }
}

/// What one article has on one rung.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Passages attributed to such sources; 0 on the last two rungs, which are no passages.
    pub n_quotes: u32,
    /// Words that stand on the rung.
    pub n_words: u32,
}

/// The ladders of the articles compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    columns: Vec<[Step; 8]>,
}

impl Ladder {
    /// Counts passages and words. A word inside several passages belongs to the shortest, which is the innermost.
    pub fn of(sources: Sources<'_>) -> Self {
        let mut columns = vec![[Step::default(); 8]; sources.articles.len()];
        for (column, article, source, record) in sources.columns() {
            let steps = &mut columns[column];
            let rows = sources.index.quotes.iter();
            let namings: Vec<Naming> = rows
                .filter(|row| row.article == article)
                .map(|row| row.naming)
                .collect();
            for naming in &namings {
                steps[*naming as usize].n_quotes += 1;
            }
            let starts = source.words.as_slice();
            let mut rungs = vec![None; starts.len()];
            let mut paint = |span: CodeSpan, rung: Rung| {
                let first = starts.partition_point(|&start| start < span.start);
                let last = starts.partition_point(|&start| start < span.end);
                if let Some(words) = rungs.get_mut(first..last) {
                    words.fill(Some(rung));
                }
            };
            for block in source.blocks.iter().filter(|block| !block.is_furniture) {
                paint(block.span, Rung::Writer);
            }
            paint_passages(record, &namings, &mut paint);
            for rung in rungs.into_iter().flatten() {
                steps[rung.at()].n_words += 1;
            }
        }
        Self { columns }
    }

    /// A rung in the article of a column.
    pub fn step(&self, column: usize, rung: Rung) -> Step {
        let steps = self.columns.get(column);
        steps.map_or_else(Step::default, |steps| steps[rung.at()])
    }

    /// Several rungs together.
    pub fn sum(&self, column: usize, rungs: &[Rung]) -> Step {
        rungs.iter().fold(Step::default(), |sum, &rung| {
            let step = self.step(column, rung);
            Step {
                n_quotes: sum.n_quotes + step.n_quotes,
                n_words: sum.n_words + step.n_words,
            }
        })
    }

    /// Words of an article's own prose.
    pub fn n_words(&self, column: usize) -> u32 {
        self.sum(column, &Rung::ALL).n_words
    }
}

/// Longest passages first, so that those inside them lie over them; the words that attribute last.
fn paint_passages(
    record: &Record<CodeSpan>,
    namings: &[Naming],
    paint: &mut impl FnMut(CodeSpan, Rung),
) {
    let length = |entry: &Attribution<CodeSpan>| entry.content.iter().map(|span| span.len()).sum();
    let mut entries: Vec<(u32, &Attribution<CodeSpan>, Naming)> = record
        .attributions
        .iter()
        .filter(|entry| entry.claimed)
        .zip(namings)
        .map(|(entry, &naming)| (length(entry), entry, naming))
        .collect();
    record::order::by_key(&mut entries, |&(length, ..)| std::cmp::Reverse(length));
    for (_, entry, naming) in &entries {
        for &span in entry.source.iter().chain(&entry.cue) {
            paint(span, Rung::Attributing);
        }
        for &span in &entry.content {
            paint(span, Rung::Of(*naming));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;

    #[test]
    fn every_word_stands_on_one_rung() {
        sample::with(|sources| {
            let ladder = Ladder::of(sources);
            for (column, row) in sources.index.articles.iter().enumerate() {
                assert_eq!(ladder.n_words(column), row.n_words);
            }
        });
    }

    /// Courier: “The lake will open to all boats in spring,” said Mira Castellan. Officials said the salt duty would fall
    /// to 15 percent. The rest is the writer's.
    #[test]
    fn rungs_have_the_words_of_their_sources() {
        sample::with(|sources| {
            let ladder = Ladder::of(sources);
            let step = |column, rung| {
                let step = ladder.step(column, rung);
                (step.n_quotes, step.n_words)
            };
            assert_eq!(step(0, Rung::Of(Naming::Named)), (1, 9));
            assert_eq!(step(0, Rung::Of(Naming::UnnamedGroup)), (1, 8));
            assert_eq!(step(0, Rung::Attributing), (0, 5));
            assert_eq!(step(1, Rung::Of(Naming::Named)), (2, 7 + 6));
            assert_eq!(step(2, Rung::Of(Naming::UnnamedGroup)), (1, 9));
            assert_eq!(ladder.step(9, Rung::Writer), Step::default());
        });
    }
}
