//! What a filter selects of an index, before it is put in order. The rows of actors and articles hang on passages of
//! three kinds, so a selection holds what each kind must pass, key by key, and can leave one key aside to count it.

use super::{
    bits::Bits,
    facet::Facets,
    filter::{Filter, Key, Subject},
    lists::Lists,
    search::SearchHits,
    tables::Table,
};

/// The keys that a quote meets through a stance that rests on it.
pub(super) const OF_STANCES: [Key; 4] = [Key::Holder, Key::Target, Key::Polarity, Key::Basis];

/// The rows that pass each key of which something is chosen.
struct Passing {
    /// Rows with the words searched for.
    found: Bits,
    keys: Vec<(Key, Bits)>,
}

impl Passing {
    /// The rows that pass all keys but `except`.
    fn rows(&self, except: Option<Key>) -> Bits {
        let mut rows = self.found.clone();
        let others = self.keys.iter().filter(|(key, _)| Some(*key) != except);
        others.for_each(|(_, passing)| rows.intersect(passing));
        rows
    }
}

/// Which of the three kinds of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passage {
    Quote,
    Stance,
    Mention,
}

/// How a passage counts toward the rows of a list.
#[derive(Clone, Copy)]
enum Counted {
    Itself,
    Actors,
    Article,
}

/// A filter's selection before it is counted.
pub(super) struct Selection<'a> {
    facets: &'a Facets,
    counted: Counted,
    /// What the rows of the list themselves must pass.
    entities: Passing,
    entity_table: Option<&'a Table>,
    /// What passages of each kind must pass, by the keys that have a meaning for them.
    passages: Vec<(Passage, Passing)>,
    /// Keys asked of passages of which something is chosen.
    chosen: Vec<Key>,
    /// For quotes, what one of their stances must pass.
    stances: Passing,
    /// Whether a row needs a selected passage.
    needs_passage: bool,
    n_rows: u32,
}

impl Facets {
    /// Works out what `filter` asks of a list.
    pub(super) fn select(
        &self,
        filter: &Filter,
        subject: Subject,
        hits: Option<&SearchHits>,
    ) -> Selection<'_> {
        use Passage::{Mention, Quote, Stance};
        let (passages, counted, entity_table): (&[Passage], _, _) = match subject {
            Subject::Quotes => (&[Quote], Counted::Itself, None),
            Subject::Stances => (&[Stance], Counted::Itself, None),
            Subject::Mentions => (&[Mention], Counted::Itself, None),
            Subject::Actors => (
                &[Quote, Stance, Mention],
                Counted::Actors,
                Some(&self.actors),
            ),
            Subject::Articles => (
                &[Quote, Stance, Mention],
                Counted::Article,
                Some(&self.articles),
            ),
        };
        let of_entity = |key: Key| entity_table.is_some_and(|table| table.rows(key).is_some());
        let chosen: Vec<Key> = filter
            .keys()
            .filter(|&key| self.knows_one(filter, key))
            .filter(|&key| {
                !of_entity(key) && passages.iter().any(|&passage| self.has(passage, key))
            })
            .collect();
        let n_rows =
            entity_table.map_or_else(|| self.table(passages[0]).n_rows, |table| table.n_rows);
        let found = |n_rows, rows: fn(&SearchHits) -> &Bits| {
            hits.map_or_else(|| Bits::all(n_rows), |hits| rows(hits).clone())
        };
        let found_here = match subject {
            Subject::Quotes => found(n_rows, |hits| &hits.quotes),
            Subject::Stances => found(n_rows, |hits| &hits.stances),
            Subject::Mentions => found(n_rows, |hits| &hits.mentions),
            Subject::Actors => found(n_rows, |hits| &hits.actors),
            Subject::Articles => found(n_rows, |hits| &hits.articles),
        };
        let pass = |table: &Table, keys: &mut dyn Iterator<Item = Key>, found| Passing {
            found,
            keys: keys
                .filter_map(|key| Some((key, self.passing(table, key, filter)?)))
                .collect(),
        };
        Selection {
            facets: self,
            counted,
            passages: passages
                .iter()
                .map(|&passage| {
                    let table = self.table(passage);
                    let all = Bits::all(table.n_rows);
                    (passage, pass(table, &mut chosen.iter().copied(), all))
                })
                .collect(),
            stances: pass(
                &self.stances,
                &mut chosen
                    .iter()
                    .copied()
                    .filter(|key| OF_STANCES.contains(key)),
                Bits::all(self.stances.n_rows),
            ),
            entities: match entity_table {
                Some(table) => pass(table, &mut filter.keys(), found_here),
                None => Passing {
                    found: found_here,
                    keys: Vec::new(),
                },
            },
            entity_table,
            needs_passage: entity_table.is_none() || !chosen.is_empty(),
            n_rows,
            chosen,
        }
    }

    fn knows_one(&self, filter: &Filter, key: Key) -> bool {
        self.values(key)
            .iter()
            .any(|known| filter.has(key, &known.value))
    }

    fn table(&self, passage: Passage) -> &Table {
        match passage {
            Passage::Quote => &self.quotes,
            Passage::Stance => &self.stances,
            Passage::Mention => &self.mentions,
        }
    }

    /// Whether a key has a meaning for a kind of passage.
    fn has(&self, passage: Passage, key: Key) -> bool {
        self.table(passage).rows(key).is_some()
            || passage == Passage::Quote && OF_STANCES.contains(&key)
    }

    /// Whether a kind of passage can answer for a key by itself: a stance has no speaker, cue or kind of its own.
    fn is_own(&self, passage: Passage, key: Key) -> bool {
        const OF_QUOTES: [Key; 4] = [Key::Speaker, Key::Kind, Key::Cue, Key::Naming];
        let borrowed = passage == Passage::Stance && OF_QUOTES.contains(&key);
        self.table(passage).rows(key).is_some() && !borrowed
    }

    /// Rows with one of the chosen values; values that the edition does not know have no effect.
    fn passing(&self, table: &Table, key: Key, filter: &Filter) -> Option<Bits> {
        let lists = table.rows(key)?;
        let mut passing = None;
        for (at, value) in self.values(key).iter().enumerate() {
            if filter.has(key, &value.value) {
                let rows = passing.get_or_insert_with(|| Bits::none(table.n_rows));
                lists
                    .get(at as u32)
                    .iter()
                    .for_each(|&row| rows.insert(row));
            }
        }
        passing
    }
}

/// Counts each row of a list once for each value.
struct Tally {
    last_value: Vec<u32>,
    counts: Vec<u32>,
}

impl Tally {
    fn add(&mut self, value: u32, row: u32) {
        if let Some(last) = self.last_value.get_mut(row as usize)
            && *last != value
        {
            *last = value;
            self.counts[value as usize] += 1;
        }
    }
}

impl Selection<'_> {
    pub(super) fn applies(&self, key: Key) -> bool {
        let of_entity = self
            .entity_table
            .is_some_and(|table| table.rows(key).is_some());
        of_entity
            || self
                .passages
                .iter()
                .any(|&(passage, _)| self.facets.has(passage, key))
    }

    /// The kinds of passages asked for the chosen keys and `also`: quotes always, since they have all keys, by themselves or
    /// through the stances that rest on them; the others if they have all these keys by themselves. One key less can
    /// therefore only add kinds, and a stricter filter never finds more.
    fn asked(&self, also: Option<Key>) -> impl Iterator<Item = &(Passage, Passing)> {
        self.passages
            .iter()
            .filter(move |&&(passage, _)| match self.counted {
                Counted::Itself => true,
                Counted::Actors | Counted::Article => {
                    let mut keys = self.chosen.iter().copied().chain(also);
                    passage == Passage::Quote || keys.all(|key| self.facets.is_own(passage, key))
                }
            })
    }

    /// The rows of the list.
    pub(super) fn rows(&self) -> Bits {
        let mut rows = self.entities.rows(None);
        if self.needs_passage {
            rows.intersect(&self.with_passage());
        }
        rows
    }

    /// Rows that have a selected passage.
    fn with_passage(&self) -> Bits {
        let mut rows = Bits::none(self.n_rows);
        for (passage, passing) in self.asked(None) {
            let selected = self.selected(*passage, passing, None);
            selected
                .iter()
                .for_each(|at| self.each_counted(*passage, at, |row| rows.insert(row)));
        }
        rows
    }

    /// Passages that pass all keys but `except`.
    fn selected(&self, passage: Passage, passing: &Passing, except: Option<Key>) -> Bits {
        let mut selected = passing.rows(except);
        if passage == Passage::Quote && !self.stances.keys.is_empty() {
            let mut shown = Bits::none(selected.n_rows());
            for stance in self.stances.rows(None).iter() {
                self.facets
                    .stance_quote
                    .get(stance)
                    .iter()
                    .for_each(|&quote| shown.insert(quote));
            }
            selected.intersect(&shown);
        }
        selected
    }

    /// The rows toward which a passage counts.
    fn each_counted(&self, passage: Passage, at: u32, mut each: impl FnMut(u32)) {
        let table = self.facets.table(passage);
        match self.counted {
            Counted::Itself => each(at),
            Counted::Actors => table.actors.get(at).iter().for_each(|&row| each(row)),
            Counted::Article => table.article.get(at).iter().for_each(|&row| each(row)),
        }
    }

    /// For each value of `key`, the number of rows with this value alone.
    pub(super) fn counts(&self, key: Key) -> Vec<u32> {
        let facets = self.facets;
        let n_values = facets.values(key).len();
        let mut tally = Tally {
            last_value: vec![u32::MAX; self.n_rows as usize],
            counts: vec![0; n_values],
        };
        if let Some(lists) = self.entity_table.and_then(|table| table.rows(key)) {
            let mut rows = self.entities.rows(Some(key));
            if self.needs_passage {
                rows.intersect(&self.with_passage());
            }
            for value in 0..lists.len() {
                let among = lists.get(value).iter().filter(|&&row| rows.contains(row));
                among.for_each(|&row| tally.add(value, row));
            }
            return tally.counts;
        }
        let entities = self.entities.rows(None);
        let sources: Vec<Source<'_>> = self
            .asked(Some(key))
            .filter_map(|(passage, passing)| self.source(*passage, passing, key))
            .collect();
        // Values outside, kinds of passages inside: the tally sees all rows of one value together.
        for value in 0..n_values as u32 {
            let mut count = |passage, at| {
                self.each_counted(passage, at, |row| {
                    if entities.contains(row) {
                        tally.add(value, row);
                    }
                });
            };
            for source in &sources {
                let rows = source.lists.get(value).iter();
                let rows = rows.filter(|&&row| source.selected.contains(row));
                match &source.quotes {
                    None => rows.for_each(|&row| count(source.passage, row)),
                    Some(quotes) => rows
                        .flat_map(|&stance| facets.stance_quote.get(stance))
                        .filter(|&&quote| quotes.contains(quote))
                        .for_each(|&quote| count(Passage::Quote, quote)),
                }
            }
        }
        tally.counts
    }

    /// What one kind of passage adds to the counts of `key`; nothing if the key has no meaning for it.
    fn source(&self, passage: Passage, passing: &Passing, key: Key) -> Option<Source<'_>> {
        if let Some(lists) = self.facets.table(passage).rows(key) {
            return Some(Source {
                passage,
                lists,
                selected: self.selected(passage, passing, Some(key)),
                quotes: None,
            });
        }
        let lists = self.facets.stances.rows(key)?;
        (passage == Passage::Quote).then(|| Source {
            passage,
            lists,
            selected: self.stances.rows(Some(key)),
            quotes: Some(passing.rows(None)),
        })
    }
}

/// The lists of a key for one kind of passage, and the rows that all other keys pass.
struct Source<'a> {
    passage: Passage,
    lists: &'a Lists,
    /// Rows of `lists` to count.
    selected: Bits,
    /// Where `lists` are of stances, the quotes to count.
    quotes: Option<Bits>,
}
