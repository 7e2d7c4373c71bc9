//! Labelled spans to attributions. A paragraph's spans are cut into groups by the likeliest patterns seen in training,
//! such as source, cue, content; a cue without a source of its own takes that of the group before in its sentence.

use std::ops::Range;

use super::label::{Label, Role};

/// A span of one role, as token positions in its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its role.
    pub role: Role,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// How probable it is that it begins and ends there, per mille.
    pub sure: u16,
}

/// One attribution as chunks of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Own chunks in order, then the source taken from another group, if any.
    pub chunks: Vec<Chunk>,
    /// Whether the source is that of the group before.
    pub shares_source: bool,
    /// Whether it stands inside another's content.
    pub is_nested: bool,
    /// Whether the source is said not to have said it.
    pub is_unsaid: bool,
    /// How usual the pattern is: cost in hundredths of a natural logarithm, 0 for one that is certain.
    pub cost: u32,
    /// How probable it is that this is an attribution at all, per mille.
    pub sure: u16,
}

impl Group {
    /// How sure the labellers are of all of it, per mille: a score that rises with the share of groups that are right, not
    /// yet that share.
    pub fn raw(&self) -> u16 {
        let spans = self
            .chunks
            .iter()
            .map(|chunk| f32::from(chunk.sure) / 1000.0);
        let sure: f32 = spans.map(|sure| sure.max(0.02).sqrt()).product();
        let sure = sure * f32::from(self.sure) / 1000.0;
        (sure / (1.0 + self.cost as f32 / 1000.0) * 1000.0) as u16
    }
}

/// Patterns of groups and their costs, in hundredths of a natural logarithm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns {
    /// Sorted by pattern; see [`pattern_of`].
    pub rows: Vec<(Vec<u8>, u32)>,
}

/// No pattern has more chunks.
const LONGEST: usize = 8;

/// The role of each chunk as a number from 1, with 0 where another sentence begins.
pub fn pattern_of(chunks: &[Chunk], sentence: impl Fn(usize) -> u32) -> Vec<u8> {
    let mut pattern = Vec::with_capacity(chunks.len() * 2);
    let mut last = None;
    for chunk in chunks {
        if last.is_some_and(|last| last != sentence(chunk.tokens.start)) {
            pattern.push(0);
        }
        pattern.push(chunk.role as u8 + 1);
        last = Some(sentence(chunk.tokens.end - 1));
    }
    pattern
}

/// The spans of a sequence of labels, in order.
pub fn chunks(labels: &[Label]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(role) = label.role() else { continue };
        match chunks.last_mut() {
            Some(last) if !label.is_first() && last.role == role && last.tokens.end == at => {
                last.tokens.end = at + 1;
            }
            _ => chunks.push(Chunk {
                role,
                tokens: at..at + 1,
                sure: 0,
            }),
        }
    }
    chunks
}

impl Patterns {
    fn cost(&self, chunks: &[Chunk], sentence: &impl Fn(usize) -> u32) -> u32 {
        let pattern = pattern_of(chunks, sentence);
        match self.rows.binary_search_by(|row| row.0.cmp(&pattern)) {
            Ok(at) => self.rows[at].1,
            Err(_) => 900 + 300 * chunks.len() as u32,
        }
    }

    /// Cuts the chunks of one paragraph into groups; `sentence` gives the number of a token's sentence. A group without
    /// content and cue is dropped.
    pub fn link(&self, chunks: &[Chunk], sentence: impl Fn(usize) -> u32) -> Vec<Group> {
        let mut best: Vec<(u32, usize)> = vec![(0, 0)];
        for end in 1..=chunks.len() {
            let choice = (end.saturating_sub(LONGEST)..end)
                .map(|start| {
                    (
                        best[start].0 + self.cost(&chunks[start..end], &sentence),
                        start,
                    )
                })
                .min()
                .unwrap_or((0, 0));
            best.push(choice);
        }
        let mut cuts = Vec::new();
        let mut end = chunks.len();
        while end > 0 {
            let start = best[end].1;
            cuts.push(start..end);
            end = start;
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut last: Option<(Vec<Chunk>, u32)> = None;
        for cut in cuts.into_iter().rev() {
            let own = &chunks[cut];
            let Some((first, end)) = own.first().zip(own.last()) else {
                continue;
            };
            let mut group = Group {
                chunks: own.to_vec(),
                shares_source: false,
                is_nested: false,
                is_unsaid: false,
                cost: self.cost(own, &sentence),
                sure: 1000,
            };
            let has = |test: fn(Role) -> bool| own.iter().any(|chunk| test(chunk.role));
            let has_cue = has(|role| role == Role::Cue);
            if has(Role::is_source) {
                let sources = own.iter().filter(|chunk| chunk.role.is_source()).cloned();
                last = Some((sources.collect(), sentence(end.tokens.end - 1)));
            } else if let Some((sources, number)) = &last
                && has_cue
                && *number == sentence(first.tokens.start)
            {
                group.chunks.extend(sources.iter().cloned());
                group.shares_source = true;
            }
            if has_cue || has(Role::is_content) {
                groups.push(group);
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(roles: &[Role], expected: &[&[usize]]) {
        let s_c_t = vec![1, 3, 5];
        let t_s_c = vec![4, 1, 3];
        let c_t = vec![3, 5];
        let mut rows = vec![(s_c_t, 50), (t_s_c, 120), (c_t, 200)];
        rows.sort();
        let chunks: Vec<Chunk> = roles
            .iter()
            .enumerate()
            .map(|(at, &role)| Chunk {
                role,
                tokens: at..at + 1,
                sure: 0,
            })
            .collect();
        let groups = Patterns { rows }.link(&chunks, |_| 0);
        let found: Vec<Vec<usize>> = groups
            .iter()
            .map(|group| {
                group
                    .chunks
                    .iter()
                    .map(|chunk| chunk.tokens.start)
                    .collect()
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_likeliest_cut_wins() {
        use Role::{ContentAfter, ContentBefore, Cue, SourceBefore};
        check(&[SourceBefore, Cue, ContentAfter], &[&[0, 1, 2]]);
        check(
            &[
                ContentBefore,
                SourceBefore,
                Cue,
                SourceBefore,
                Cue,
                ContentAfter,
            ],
            &[&[0, 1, 2], &[3, 4, 5]],
        );
    }

    #[test]
    fn a_second_cue_takes_the_source_before_it() {
        use Role::{ContentAfter, Cue, SourceBefore};
        check(
            &[SourceBefore, Cue, ContentAfter, Cue, ContentAfter],
            &[&[0, 1, 2], &[3, 4, 0]],
        );
    }
}
