//! The pictures of a comparison: the rows that the view shows, a column for each article; and of a timeline, a lane for
//! each.

use super::maker::{Maker, heading};
use crate::web::{
    export::part::Compared,
    figures::compared::{RUNGS, SOURCES, VOICES, percent, share},
    route,
    words::{self, counted},
};
use export::picture::{self, Drawing, Event, Grid, Lane, Line, Mark, Picture};
use query::{
    compare::{
        figures::figures,
        ladder::Ladder,
        table::{self, Cell},
        timeline::{Panel, Timeline},
    },
    filter::Key,
};
use record::calendar::Days;

/// The key of a bar that has one part.
const PASSAGES: &[&str] = &["passages"];

impl Maker<'_> {
    /// A section as a picture; none of those that are texts.
    pub(super) fn picture(&self, part: Compared) -> Option<Picture> {
        let drawing = match part {
            Compared::Voices => self.draw_voices(),
            Compared::Naming => self.draw_naming(),
            Compared::Verbs => self.draw_verbs(),
            Compared::Issues => self.draw_issues(),
            Compared::Figures => self.draw_figures(),
            Compared::Timeline => self.draw_timeline(),
            Compared::Phrases | Compared::Missing => return None,
        };
        let (name, title) = heading(part);
        Some(Picture {
            name,
            title: title.to_owned(),
            source: self.shown.source(),
            drawing,
        })
    }

    fn is_whole(&self, picture: route::Picture) -> bool {
        self.shown.address.arranged.is_whole(picture)
    }

    fn outlets(&self) -> Vec<String> {
        let articles = self.sources.articles.iter();
        let rows = articles.filter_map(|&at| self.sources.index.articles.get(at as usize));
        rows.map(words::outlet).collect()
    }

    fn grid(&self, key: &'static [&'static str], full: Option<u32>, lines: Vec<Line>) -> Drawing {
        Drawing::Grid(Grid {
            key,
            full,
            columns: self.outlets(),
            lines,
        })
    }

    fn draw_voices(&self) -> Drawing {
        let voices = table::voices(self.sources);
        let n_shown = if self.is_whole(route::Picture::Voices) {
            voices.rows.len()
        } else {
            VOICES
        };
        // Passages overlap: all voices together have each word once, which the ladder counts.
        let ladder = Ladder::of(self.sources);
        let all = voices.totals.iter().enumerate().map(|(column, total)| {
            let words = ladder.sum(column, &SOURCES).n_words;
            let share = percent(share(words, ladder.n_words(column)));
            (total.n_quotes > 0).then(|| picture::Cell {
                bar: [0, 0],
                figures: format!(
                    "{}, {share} of the words",
                    counted(total.n_quotes, "passage")
                ),
            })
        });
        let all = Line::Row("All voices".to_owned(), all.collect());
        let cell = |cell: &Cell| {
            (cell.n_quotes > 0).then(|| picture::Cell {
                bar: [cell.own_words, cell.reported_words],
                figures: format!(
                    "{}, {}",
                    counted(cell.n_quotes, "passage"),
                    counted(cell.words(), "word")
                ),
            })
        };
        let rows = voices.rows.iter().take(n_shown).map(|(speaker, cells)| {
            let actor = speaker.and_then(|at| self.sources.index.actors.get(at as usize));
            let name = actor.map_or("Speaker not resolved", |actor| &actor.name);
            Line::Row(name.to_owned(), cells.iter().map(cell).collect())
        });
        let key: &[&str] = &["words inside quotation marks", "words reported"];
        self.grid(key, None, [all].into_iter().chain(rows).collect())
    }

    fn draw_naming(&self) -> Drawing {
        let ladder = Ladder::of(self.sources);
        let rows = RUNGS.iter().map(|&(rungs, _, label, level)| {
            let cells = (0..self.sources.articles.len()).map(|column| {
                let step = ladder.sum(column, rungs);
                let share = share(step.n_words, ladder.n_words(column));
                let passages =
                    (step.n_quotes > 0).then(|| format!(", {}", counted(step.n_quotes, "passage")));
                (step.n_words + step.n_quotes > 0).then(|| picture::Cell {
                    bar: [share, 0],
                    figures: format!("{}{}", percent(share), passages.unwrap_or_default()),
                })
            });
            let label = match level {
                Some("part") => format!("– {label}"),
                _ => label.to_owned(),
            };
            Line::Row(label, cells.collect())
        });
        let is_there =
            |line: &Line| matches!(line, Line::Row(_, cells) if cells.iter().any(Option::is_some));
        let key: &[&str] = &["share of the article’s words"];
        self.grid(key, Some(1000), rows.filter(is_there).collect())
    }

    fn draw_verbs(&self) -> Drawing {
        let groups = table::cues(self.sources).rows.into_iter();
        let rows = groups.map(|(group, cells)| {
            let label = Key::Cue.words().get(group as usize);
            let columns = self.sources.articles.iter().zip(&cells);
            let cells = columns.map(|(&at, cell)| {
                let verbs = table::verbs(self.sources, group, at).into_iter();
                let verbs = verbs.filter_map(|(verb, n)| {
                    Some(format!(
                        "{}\u{a0}{n}",
                        self.sources.index.verbs.get(verb as usize)?
                    ))
                });
                let mut verbs: Vec<String> = verbs.collect();
                if verbs.is_empty() {
                    verbs.push(counted(cell.n_quotes, "passage"));
                }
                (cell.n_quotes > 0).then(|| picture::Cell {
                    bar: [0, 0],
                    figures: verbs.join(", "),
                })
            });
            let label = label.map_or("", |word| word.1);
            Line::Row(label.to_owned(), cells.collect())
        });
        self.grid(&[], None, rows.collect())
    }

    fn draw_issues(&self) -> Drawing {
        let issues = table::issues(self.sources);
        let rows = issues.rows.iter().filter_map(|(issue, cells)| {
            let issue = self.sources.index.issues.get(*issue as usize)?;
            let cells = cells.iter().map(|cell| {
                (cell.n_quotes > 0).then(|| picture::Cell {
                    bar: [cell.n_quotes, 0],
                    figures: counted(cell.n_quotes, "passage"),
                })
            });
            Some(Line::Row(issue.label.clone(), cells.collect()))
        });
        self.grid(PASSAGES, None, rows.collect())
    }

    fn draw_figures(&self) -> Drawing {
        let is_whole = self.is_whole(route::Picture::Figures);
        let groups = figures(self.sources).into_iter();
        let rows = groups.filter(|group| is_whole || group.n_articles() > 1);
        let rows = rows.map(|group| {
            let cells = group.cells.iter().map(|cell| {
                let texts: Vec<&str> = cell
                    .iter()
                    .map(|(stated, _)| stated.text.as_str())
                    .collect();
                (!cell.is_empty()).then(|| picture::Cell {
                    bar: [0, 0],
                    figures: texts.join("; "),
                })
            });
            let label = match group.label.as_str() {
                "" => "not said of what",
                label => label,
            };
            Line::Row(label.to_owned(), cells.collect())
        });
        self.grid(&[], None, rows.collect())
    }

    fn draw_timeline(&self) -> Drawing {
        let timeline = Timeline::of(self.sources);
        let lanes = self
            .outlets()
            .into_iter()
            .enumerate()
            .map(|(column, label)| {
                let published = timeline.published.get(column).copied().flatten();
                let appeared = published.map(|days| (days, Mark::Own, "appeared".to_owned()));
                let named = timeline.dates.iter().filter_map(|group| {
                    let (stated, _) = group.cells.get(column)?.first()?;
                    Some((group.days?, Mark::Named, format!("“{}”", stated.text)))
                });
                let mut events: Vec<_> = appeared.into_iter().chain(named).collect();
                record::order::by_key(&mut events, |&(days, ..)| days);
                let event = |(days, mark, label): (Days, Mark, String)| {
                    let range = words::date_range(days);
                    let says_more = label.trim_matches(['“', '”']) != range;
                    Event {
                        places: timeline.places(days),
                        mark,
                        label: if says_more {
                            format!("{range}: {label}")
                        } else {
                            range
                        },
                    }
                };
                Lane {
                    label,
                    events: events.into_iter().map(event).collect(),
                }
            });
        let ticks = timeline.panels.iter().flat_map(|panel| &panel.ticks);
        Drawing::Timeline(picture::Timeline {
            parts: timeline.panels.iter().map(extent).collect(),
            ticks: ticks.map(|tick| (tick.at, words::tick(*tick))).collect(),
            lanes: lanes.collect(),
        })
    }
}

fn extent(panel: &Panel) -> (u32, u32) {
    (panel.start, panel.end)
}
