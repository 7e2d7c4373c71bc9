//! Full text search over what an edition carries. Case, accents, the shapes of quotation marks and dashes do not matter.
//! Words inside quotation marks must follow each other; all other words must occur in any order, the last of them may be
//! the beginning of a word, since a visitor is still typing it.
//!
//! An inverted index from folded words to their places, with the row's words kept as ranges of places: a query marks where
//! each of its parts begins in one bit set and asks each row whether its ranges hold a whole part.

use super::{
    bits::Bits,
    index::Index,
    lists::Lists,
    vocabulary::{GAP, Numbering, Part, Words, each_token},
};
use record::{Attribution, Record, edition::Excerpts, order, span::CodeSpan};

/// What a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHits {
    /// Quotes with all parts of the query in content, source or cue.
    pub quotes: Bits,
    /// Stances with all parts in their evidence.
    pub stances: Bits,
    /// Mentions with all parts in the name as written.
    pub mentions: Bits,
    /// Actors with all parts in one of their names.
    pub actors: Bits,
    /// Articles with all parts in the headline or in the text that the edition carries.
    pub articles: Bits,
    /// For each part of the query that the edition has, the places where it begins, and how many words follow its first.
    begins: Vec<(Bits, u32)>,
}

/// The words of one layer of an edition.
#[derive(Clone, Debug)]
pub struct Search {
    words: Words,
    /// Number of the word at each place; [`GAP`] between pieces of text.
    places: Vec<u32>,
    spans: Vec<CodeSpan>,
    /// Where the places of each article start, and where the last one's end.
    article_starts: Vec<u32>,
    quotes: Ranges,
    stances: Ranges,
    mentions: Ranges,
    /// Folded names of each actor, one list of words each.
    names: Vec<Vec<Vec<u32>>>,
    /// Folded headlines.
    titles: Vec<Vec<u32>>,
}

/// For each row, half-open ranges of places: sorted, none touching the next, so that words in a row lie in one of them.
type Ranges = Lists<(u32, u32)>;

impl Search {
    /// Reads the texts of an edition once. `records` are those of the index's layer and `texts` what the edition carries,
    /// article by article.
    pub fn prepare(index: &Index, records: &[&Record<CodeSpan>], texts: &[&Excerpts]) -> Self {
        let mut numbering = Numbering::default();
        let mut places = Vec::new();
        let mut spans = Vec::new();
        let mut article_starts = vec![0];
        for text in texts {
            for fragment in &text.fragments {
                each_token(fragment.text(), |word, start, end| {
                    places.push(numbering.number(word));
                    spans.push(CodeSpan::new(fragment.start + start, fragment.start + end));
                });
                let end = fragment.span().end;
                places.push(GAP);
                spans.push(CodeSpan::new(end, end));
            }
            article_starts.push(places.len() as u32);
        }
        let names = index.actors.iter().map(|actor| {
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            names.map(|name| numbering.numbers(name)).collect()
        });
        let names: Vec<Vec<Vec<u32>>> = names.collect();
        let titles = index.articles.iter().map(|article| {
            let title = article.title.as_deref().unwrap_or_default();
            numbering.numbers(title)
        });
        let titles = titles.collect();
        let mut search = Self {
            words: Words::default(),
            places,
            spans,
            article_starts,
            quotes: Ranges::default(),
            stances: Ranges::default(),
            mentions: Ranges::default(),
            names,
            titles,
        };
        search.read_rows(index, records);
        search.words = numbering.sorted(&mut search.places, &mut search.names, &mut search.titles);
        search
    }

    fn read_rows(&mut self, index: &Index, records: &[&Record<CodeSpan>]) {
        let record = |article: u32| records.get(article as usize);
        let quotes = index.quotes.iter().map(|row| {
            let entry =
                record(row.article).and_then(|record| record.attributions.get(row.entry as usize));
            entry
                .map(|entry| self.ranges(row.article, entry_spans(entry)))
                .unwrap_or_default()
        });
        let quotes = quotes.collect();
        let stances = index.stances.iter().map(|row| {
            let entry =
                record(row.article).and_then(|record| record.stances.get(row.entry as usize));
            entry
                .map(|entry| self.ranges(row.article, [entry.evidence]))
                .unwrap_or_default()
        });
        let stances = stances.collect();
        let mentions = index
            .mentions
            .iter()
            .map(|row| self.ranges(row.article, [row.span]));
        self.mentions = mentions.collect();
        self.quotes = quotes;
        self.stances = stances;
    }

    /// The places inside spans of an article.
    fn ranges(&self, article: u32, spans: impl IntoIterator<Item = CodeSpan>) -> Vec<(u32, u32)> {
        let (first, last) = self.article(article);
        let places = &self.spans[first as usize..last as usize];
        let range = |span: CodeSpan| {
            let start = places.partition_point(|place| place.end <= span.start);
            let end = places.partition_point(|place| place.start < span.end);
            (first + start as u32, first + end as u32)
        };
        let mut ranges: Vec<(u32, u32)> = spans
            .into_iter()
            .map(range)
            .filter(|(start, end)| start < end)
            .collect();
        ranges.sort_unstable();
        ranges.dedup_by(|next, last| {
            let touches = next.0 <= last.1;
            if touches {
                last.1 = last.1.max(next.1);
            }
            touches
        });
        ranges
    }

    /// First place of an article, and one past its last.
    fn article(&self, article: u32) -> (u32, u32) {
        let at = article as usize;
        match (self.article_starts.get(at), self.article_starts.get(at + 1)) {
            (Some(&start), Some(&end)) => (start, end),
            _ => (0, 0),
        }
    }

    /// Looks for what a visitor typed; nothing where it holds no word.
    pub fn find(&self, text: &str) -> Option<SearchHits> {
        let parts: Vec<Option<Part>> = self.parts(text);
        if parts.is_empty() {
            return None;
        }
        let n_articles = self.article_starts.len() as u32 - 1;
        let mut hits = SearchHits {
            quotes: Bits::all(self.quotes.len()),
            stances: Bits::all(self.stances.len()),
            mentions: Bits::all(self.mentions.len()),
            actors: Bits::none(self.names.len() as u32),
            articles: Bits::all(n_articles),
            begins: Vec::new(),
        };
        for part in &parts {
            let mut marked = Bits::none(self.places.len() as u32);
            if let Some(part) = part {
                self.mark(part, &mut marked);
            }
            let before = part.as_ref().map_or(0, |part| part.words.len() as u32);
            keep_marked(&mut hits.quotes, &self.quotes, &marked, before);
            keep_marked(&mut hits.stances, &self.stances, &marked, before);
            keep_marked(&mut hits.mentions, &self.mentions, &marked, before);
            for article in 0..n_articles {
                let (start, end) = self.article(article);
                let title = self.titles.get(article as usize);
                let in_title = || {
                    let both = title.zip(part.as_ref());
                    both.is_some_and(|(title, part)| part.is_in(title))
                };
                if !marked.any_in(start, end) && !in_title() {
                    hits.articles.remove(article);
                }
            }
            hits.begins.push((marked, before));
        }
        for (names, actor) in self.names.iter().zip(0..) {
            let all_parts = |name: &Vec<u32>| {
                parts
                    .iter()
                    .all(|part| part.as_ref().is_some_and(|part| part.is_in(name)))
            };
            if names.iter().any(all_parts) {
                hits.actors.insert(actor);
            }
        }
        Some(hits)
    }

    /// The words to mark in an article: sorted, disjoint, in code points of its text.
    pub fn marks(&self, hits: &SearchHits, article: u32) -> Vec<CodeSpan> {
        let (start, end) = self.article(article);
        let mut marks = Vec::new();
        for (begins, before) in &hits.begins {
            for at in (start..end).filter(|&at| begins.contains(at)) {
                let last = self.spans.get((at + before) as usize);
                let whole = self.spans.get(at as usize).zip(last);
                marks.extend(whole.map(|(first, last)| first.cover(*last)));
            }
        }
        join(&mut marks);
        marks
    }

    /// The parts of a query; one that holds a word which the edition does not have is `None`.
    fn parts(&self, text: &str) -> Vec<Option<Part>> {
        let mut parts = Vec::new();
        let is_mark = |character: char| "\"“”„‟«»".contains(character);
        let pieces: Vec<&str> = text.split(is_mark).collect();
        for (at, piece) in pieces.iter().enumerate() {
            let is_phrase = at % 2 == 1;
            let is_last = at + 1 == pieces.len();
            let chunks: Vec<&str> = match is_phrase {
                true => vec![piece],
                false => piece.split_whitespace().collect(),
            };
            for (chunk_at, chunk) in chunks.iter().enumerate() {
                let mut words = Vec::new();
                each_token(chunk, |word, _, _| words.push(word.to_owned()));
                let is_open = is_last && chunk_at + 1 == chunks.len();
                if !words.is_empty() {
                    parts.push(self.words.part(&words, is_open));
                }
            }
        }
        parts
    }

    /// Marks the places where a part begins.
    fn mark(&self, part: &Part, marked: &mut Bits) {
        let before = part.words.len();
        for word in part.last.clone() {
            for &place in self.words.places.get(word) {
                let end = place as usize;
                let Some(start) = end.checked_sub(before) else {
                    continue;
                };
                if self.places[start..end] == part.words[..] {
                    marked.insert(start as u32);
                }
            }
        }
    }
}

/// The spans of an attribution in which a search looks.
fn entry_spans(entry: &Attribution<CodeSpan>) -> impl Iterator<Item = CodeSpan> {
    entry
        .content
        .iter()
        .chain(&entry.source)
        .chain(&entry.cue)
        .copied()
}

/// Takes out the rows that hold no whole part; `before` words of it precede its last.
fn keep_marked(rows: &mut Bits, ranges: &Ranges, marked: &Bits, before: u32) {
    rows.keep(|row| {
        for &(start, end) in ranges.get(row) {
            if marked.any_in(start, end.saturating_sub(before)) {
                return true;
            }
        }
        false
    });
}

/// Sorts spans and joins those that overlap.
fn join(spans: &mut Vec<CodeSpan>) {
    order::natural(spans);
    let mut joined: Vec<CodeSpan> = Vec::with_capacity(spans.len());
    for &span in spans.iter() {
        match joined.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    *spans = joined;
}

#[cfg(test)]
mod tests;
