//! The tables of a comparison.

use super::{
    maker::{Maker, heading},
    stated::{FIGURES, TIMELINE},
};
use crate::web::{export::part::Compared, route::Route};
use export::table::{Cell, Table};
use query::{
    compare::{
        ladder::{Ladder, Rung},
        missing::{Missing, Thing},
        phrase::{Change, Fate, Version, phrases},
        table::{self, issues, voices},
    },
    filter::Key,
};

const VOICES: &[&str] = &[
    "article_id",
    "outlet",
    "actor_id",
    "actor",
    "passages",
    "quoted_passages",
    "own_words",
    "reported_words",
    "article_words",
    "link",
];
const NAMING: &[&str] = &[
    "article_id",
    "outlet",
    "naming",
    "passages",
    "words",
    "article_words",
    "link",
];
const VERBS: &[&str] = &["article_id", "outlet", "group", "verb", "passages", "link"];
const ISSUES: &[&str] = &[
    "article_id",
    "outlet",
    "issue_id",
    "issue",
    "passages",
    "link",
];
const PHRASES: &[&str] = &[
    "phrase",
    "article_id",
    "outlet",
    "speaker_ids",
    "attribution_id",
    "fate",
    "words",
    "put_in",
    "left_out",
    "link",
];
const MISSING: &[&str] = &[
    "article_id",
    "outlet",
    "kind",
    "id",
    "name",
    "in_article_ids",
];
impl Maker<'_> {
    /// A section as a table.
    pub(super) fn table(&self, part: Compared) -> Table {
        let (headers, rows) = match part {
            Compared::Voices => (VOICES, self.voices()),
            Compared::Naming => (NAMING, self.naming()),
            Compared::Verbs => (VERBS, self.verbs()),
            Compared::Issues => (ISSUES, self.issues()),
            Compared::Phrases => (PHRASES, self.phrases()),
            Compared::Missing => (MISSING, self.missing()),
            Compared::Figures => (FIGURES, self.figures()),
            Compared::Timeline => (TIMELINE, self.timeline()),
        };
        let (name, caption) = heading(part);
        Table {
            name,
            caption: caption.to_owned(),
            source: self.shown.source(),
            headers,
            rows,
        }
    }

    fn voices(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (speaker, cells) in voices(self.sources).rows {
            let actor = speaker.and_then(|at| self.sources.index.actors.get(at as usize));
            let id = actor.map_or("unresolved", |actor| actor.id.as_str());
            self.each_column(&mut rows, |column, n_words, filter| {
                let cell = cells.get(column).filter(|cell| cell.n_quotes > 0)?;
                Some(vec![
                    actor.map(|actor| actor.id.as_str()).into(),
                    actor.map(|actor| actor.name.as_str()).into(),
                    cell.n_quotes.into(),
                    cell.n_own.into(),
                    cell.own_words.into(),
                    cell.reported_words.into(),
                    n_words.into(),
                    self.quotes(&filter.with(Key::Speaker, id)),
                ])
            });
        }
        rows
    }

    fn naming(&self) -> Vec<Vec<Cell>> {
        let ladder = Ladder::of(self.sources);
        let mut rows = Vec::new();
        for rung in Rung::ALL {
            let value = match rung {
                Rung::Of(naming) => Key::Naming.words().get(naming as usize).map(|word| word.0),
                Rung::Attributing => Some("attributing"),
                Rung::Writer => Some("writer"),
            };
            let is_list = matches!(rung, Rung::Of(_));
            self.each_column(&mut rows, |column, n_words, filter| {
                let step = ladder.step(column, rung);
                let filter = filter.with(Key::Naming, value.unwrap_or_default());
                Some(vec![
                    value.into(),
                    is_list.then_some(step.n_quotes).into(),
                    step.n_words.into(),
                    n_words.into(),
                    if is_list {
                        self.quotes(&filter)
                    } else {
                        Cell::Absent
                    },
                ])
            });
        }
        rows
    }

    fn verbs(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (group, _) in table::cues(self.sources).rows {
            let word = Key::Cue
                .words()
                .get(group as usize)
                .map_or("", |word| word.0);
            for &at in self.sources.articles {
                for (verb, n) in table::verbs(self.sources, group, at) {
                    let verb = self.sources.index.verbs.get(verb as usize);
                    if let Some((place, _, filter)) = self.article(at) {
                        let filter = filter.with(Key::Cue, word);
                        let verb = verb.map_or("", String::as_str);
                        let link = self.quotes(&filter.with(Key::Verb, verb));
                        let cells = [word.into(), verb.into(), n.into(), link];
                        rows.push(place.into_iter().chain(cells).collect());
                    }
                }
            }
        }
        rows
    }

    fn issues(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (issue, cells) in issues(self.sources).rows {
            let issue = self.sources.index.issues.get(issue as usize);
            self.each_column(&mut rows, |column, _, filter| {
                let (issue, cell) = issue.zip(cells.get(column))?;
                let filter = filter.with(Key::Issue, issue.id.as_str());
                (cell.n_quotes > 0).then(|| {
                    vec![
                        issue.id.as_str().into(),
                        issue.label.as_str().into(),
                        cell.n_quotes.into(),
                        self.quotes(&filter),
                    ]
                })
            });
        }
        rows
    }

    fn phrases(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (number, phrase) in (1u32..).zip(phrases(self.sources)) {
            let ids = phrase.speakers.iter();
            let ids: Vec<String> = ids
                .filter_map(|&at| Some(self.sources.index.actors.get(at as usize)?.id.0.clone()))
                .collect();
            rows.extend(phrase.versions().filter_map(|version| {
                let (place, ..) = self.article(version.article)?;
                let quote = self.sources.index.quotes.get(version.quote as usize)?;
                let id = self.shown.layered.attribution(quote)?.id.as_str();
                let mut row: Vec<Cell> = vec![number.into()];
                row.extend(place);
                row.extend([
                    ids.clone().into(),
                    id.into(),
                    fate(version.fate).into(),
                    words_of(version, &[Change::Same, Change::Added]),
                    words_of(version, &[Change::Added]),
                    words_of(version, &[Change::LeftOut]),
                    self.shown.link(Route::Quotes, Some(id)).into(),
                ]);
                Some(row)
            }));
        }
        rows
    }

    fn missing(&self) -> Vec<Vec<Cell>> {
        let missing = Missing::of(self.sources);
        let index = self.sources.index;
        let mut rows = Vec::new();
        for (&at, absences) in self.sources.articles.iter().zip(&missing.columns) {
            for absence in absences {
                let (kind, id, name) = match absence.thing {
                    Thing::Actor(at) => {
                        let actor = index.actors.get(at as usize);
                        (
                            "actor",
                            actor.map(|actor| actor.id.as_str()),
                            actor.map(|actor| actor.name.as_str()),
                        )
                    }
                    Thing::Issue(at) => {
                        let issue = index.issues.get(at as usize);
                        (
                            "issue",
                            issue.map(|issue| issue.id.as_str()),
                            issue.map(|issue| issue.label.as_str()),
                        )
                    }
                    Thing::Figure(at) => {
                        let figure = missing.figures.get(at as usize);
                        ("figure", None, figure.map(|figure| figure.label.as_str()))
                    }
                };
                let others = absence.articles.iter();
                let others = others.filter_map(|&at| index.articles.get(at as usize));
                let others: Vec<String> = others.map(|article| article.id.clone()).collect();
                if let Some((place, ..)) = self.article(at) {
                    let cells = [kind.into(), id.into(), name.into(), others.into()];
                    rows.push(place.into_iter().chain(cells).collect());
                }
            }
        }
        rows
    }
}

fn words_of(version: &Version, changes: &[Change]) -> Cell {
    let parts = version.parts.iter();
    let chosen = parts.filter(|part| changes.contains(&part.change));
    let words: Vec<&str> = chosen.map(|part| part.text.as_str()).collect();
    words.join(" ").into()
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Fullest => "fullest",
        Fate::Kept => "kept",
        Fate::Cut => "cut",
        Fate::MarksLost => "marks lost",
        Fate::Paraphrased => "paraphrased",
    }
}
