//! What a filter selects of an index, before it is put in order. The rows of actors and articles hang on passages of
//! three kinds, so a selection holds what each kind must pass, key by key, and can leave one key aside to count it.

use super::{
    bits::Bits,
    filter::{Filter, Key, Subject},
    search::SearchHits,
    tables::{Table, Tables},
    value_rows::ValueRows,
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
    tables: &'a Tables,
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
    /// Quotes with such a stance.
    shown: Bits,
    /// Whether a row needs a selected passage.
    needs_passage: bool,
    n_rows: u32,
}

impl Tables {
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
            .filter(|&key| !self.chosen(filter, key).is_empty())
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
        let of_stances = chosen.iter().filter(|key| OF_STANCES.contains(key));
        let all_stances = Bits::all(self.stances.n_rows);
        let stances = pass(&self.stances, &mut of_stances.copied(), all_stances);
        let mut shown = Bits::none(self.quotes.n_rows);
        if !stances.keys.is_empty() {
            for stance in stances.rows(None).iter() {
                for &quote in self.stance_quote.get(stance) {
                    shown.insert(quote);
                }
            }
        }
        Selection {
            tables: self,
            counted,
            passages: passages
                .iter()
                .map(|&passage| {
                    let table = self.table(passage);
                    let all = Bits::all(table.n_rows);
                    (passage, pass(table, &mut chosen.iter().copied(), all))
                })
                .collect(),
            stances,
            shown,
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
        const OF_QUOTES: [Key; 5] = [Key::Speaker, Key::Kind, Key::Cue, Key::Verb, Key::Naming];
        let borrowed = passage == Passage::Stance && OF_QUOTES.contains(&key);
        self.table(passage).rows(key).is_some() && !borrowed
    }

    /// Rows with one of the chosen values; values that the edition does not know have no effect.
    fn passing(&self, table: &Table, key: Key, filter: &Filter) -> Option<Bits> {
        let values = table.rows(key)?;
        let chosen = self.chosen(filter, key);
        let mut passing = Bits::none(table.n_rows);
        for &value in &chosen {
            values.add_to(value, &mut passing);
        }
        (!chosen.is_empty()).then_some(passing)
    }
}

/// Counts each row of a list once for each value.
struct Tally {
    last_value: Vec<u32>,
    counts: Vec<u32>,
}

impl Tally {
    #[inline(always)]
    fn add(&mut self, value: u32, row: u32, among: &Bits) {
        if let Some(last) = self.last_value.get_mut(row as usize)
            && *last != value
        {
            *last = value;
            self.counts[value as usize] += u32::from(among.contains(row));
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
                .any(|&(passage, _)| self.tables.has(passage, key))
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
                    passage == Passage::Quote || keys.all(|key| self.tables.is_own(passage, key))
                }
            })
    }

    /// The rows of the list.
    pub(super) fn rows(&self) -> Bits {
        self.with_passage(self.entities.rows(None))
    }

    /// Those of `rows` that have a selected passage, if they need one.
    fn with_passage(&self, mut rows: Bits) -> Bits {
        if self.needs_passage {
            let mut reached = Bits::none(self.n_rows);
            for (passage, passing) in self.asked(None) {
                let selected = self.selected(*passage, passing, None);
                match self.counted {
                    Counted::Itself => reached.unite(&selected),
                    _ => {
                        let table = self.tables.table(*passage);
                        selected.iter().for_each(|at| {
                            self.each_counted(table, at, |row| reached.insert(row));
                        });
                    }
                }
            }
            rows.intersect(&reached);
        }
        rows
    }

    /// Passages that pass all keys but `except`.
    fn selected(&self, passage: Passage, passing: &Passing, except: Option<Key>) -> Bits {
        let mut selected = passing.rows(except);
        if passage == Passage::Quote && !self.stances.keys.is_empty() {
            selected.intersect(&self.shown);
        }
        selected
    }

    /// The rows toward which a passage counts.
    #[inline(always)]
    fn each_counted(&self, table: &Table, at: u32, mut each: impl FnMut(u32)) {
        match self.counted {
            Counted::Itself => each(at),
            Counted::Actors => table.actors.get(at).iter().copied().for_each(each),
            Counted::Article => {
                if let Some(&row) = table.article.get(at as usize) {
                    each(row);
                }
            }
        }
    }

    /// For each value of `key`, the number of rows with this value alone.
    pub(super) fn counts(&self, key: Key) -> Vec<u32> {
        if let Some(values) = self.entity_table.and_then(|table| table.rows(key)) {
            return values.counts(&self.with_passage(self.entities.rows(Some(key))));
        }
        let entities = self.entities.rows(None);
        let sources: Vec<Source<'_>> = self
            .asked(Some(key))
            .filter_map(|(passage, passing)| self.source(*passage, passing, key))
            .collect();
        if let (Counted::Itself, [source]) = (self.counted, &sources[..])
            && source.quotes.is_none()
        {
            let mut rows = entities;
            rows.intersect(&source.selected);
            return source.values.counts(&rows);
        }
        let n_values = self.tables.values(key).len();
        let mut tally = Tally {
            last_value: vec![u32::MAX; self.n_rows as usize],
            counts: vec![0; n_values],
        };
        // Values outside, kinds of passages inside: the tally sees all rows of one value together.
        for value in 0..n_values as u32 {
            for source in &sources {
                self.count(source, value, &entities, &mut tally);
            }
        }
        tally.counts
    }

    /// Adds the rows that one kind of passage counts toward, of those that have a value.
    fn count(&self, source: &Source<'_>, value: u32, entities: &Bits, tally: &mut Tally) {
        let table = self.tables.table(source.passage);
        let Some(quotes) = &source.quotes else {
            source.values.each_among(value, &source.selected, |at| {
                self.each_counted(table, at, |row| tally.add(value, row, entities));
            });
            return;
        };
        source.values.each_among(value, &source.selected, |stance| {
            for &quote in self.tables.stance_quote.get(stance) {
                if quotes.contains(quote) {
                    self.each_counted(table, quote, |row| tally.add(value, row, entities));
                }
            }
        });
    }

    /// What one kind of passage adds to the counts of `key`; nothing if the key has no meaning for it.
    fn source(&self, passage: Passage, passing: &Passing, key: Key) -> Option<Source<'_>> {
        if let Some(values) = self.tables.table(passage).rows(key) {
            return Some(Source {
                passage,
                values,
                selected: self.selected(passage, passing, Some(key)),
                quotes: None,
            });
        }
        let values = self.tables.stances.rows(key)?;
        (passage == Passage::Quote).then(|| Source {
            passage,
            values,
            selected: self.stances.rows(Some(key)),
            quotes: Some(passing.rows(None)),
        })
    }
}

/// The values of a key for one kind of passage, and the rows that all other keys pass.
struct Source<'a> {
    passage: Passage,
    values: &'a ValueRows,
    /// Rows of `values` to count.
    selected: Bits,
    /// Where `values` are of stances, the quotes to count.
    quotes: Option<Bits>,
}
