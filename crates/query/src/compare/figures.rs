//! Figures and dates side by side: what several articles say of the same thing in one row, so that it shows where they
//! differ.

use std::collections::BTreeMap;

use super::{
    Sources,
    words::{content_stems, n_shared},
};
use record::{
    Facts, Figure,
    calendar::{DateBasis, Days, resolve},
    order,
    span::CodeSpan,
};

/// A figure or date where an article states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Position of the article.
    pub article: u32,
    /// Where.
    pub span: CodeSpan,
    /// As written.
    pub text: String,
    /// Paragraph, counted from 1.
    pub paragraph: u32,
}

/// Figures for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureGroup {
    /// What is counted, in the words of the article that says most; empty where no sentence says.
    pub label: String,
    /// Unit, as in [`Figure::unit`].
    pub unit: String,
    /// For each article compared its figures, each with its value in thousandths.
    pub cells: Vec<Vec<(Stated, u64)>>,
}

impl FigureGroup {
    /// Number of articles that state a figure.
    pub fn n_articles(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether articles state different figures: no figure that all who state one have in common.
    pub fn differs(&self) -> bool {
        let mut stating = self.cells.iter().filter(|cell| !cell.is_empty());
        let Some(first) = stating.next() else {
            return false;
        };
        let others: Vec<_> = stating.collect();
        let everywhere = |value: u64| {
            others
                .iter()
                .all(|cell| cell.iter().any(|&(_, other)| other == value))
        };
        !others.is_empty() && !first.iter().any(|&(_, value)| everywhere(value))
    }
}

/// Figures of the articles compared, by what they count: those in most articles first, then by first place.
///
/// Two figures of one unit stand together if they count the same: more than half of the words with content in their
/// phrases are the same, two at the least: many different things are a share of `plums`. The same value needs only one such word in common, or none at all where it is no round
/// number: nobody else counts 48,715.
pub fn figures(sources: Sources<'_>) -> Vec<FigureGroup> {
    struct Growing {
        group: FigureGroup,
        phrases: Vec<(Vec<String>, u64)>,
    }
    let mut growing: Vec<Growing> = Vec::new();
    for (column, article, source, record) in sources.columns() {
        for figure in &record.figures {
            let label = figure.counted.map(|span| source.words_in(span));
            let label = label.unwrap_or_default();
            let stems = content_stems(&label);
            let of_unit = |growing: &&mut Growing| growing.group.unit == figure.unit;
            let fits = |growing: &&mut Growing| {
                let mut phrases = growing.phrases.iter();
                phrases.any(|(other, value)| is_same(&stems, other, figure, *value))
            };
            let stated = Stated {
                article,
                span: figure.span,
                text: source.words_in(figure.span),
                paragraph: source.paragraph(figure.span.start),
            };
            let found = growing.iter_mut().filter(of_unit).find(fits);
            let place = match found {
                Some(place) => place,
                None => {
                    growing.push(Growing {
                        group: FigureGroup {
                            label: String::new(),
                            unit: figure.unit.clone(),
                            cells: vec![Vec::new(); sources.articles.len()],
                        },
                        phrases: Vec::new(),
                    });
                    let last = growing.len() - 1;
                    &mut growing[last]
                }
            };
            if label.len() > place.group.label.len() {
                place.group.label = label;
            }
            place.group.cells[column].push((stated, figure.value));
            place.phrases.push((stems, figure.value));
        }
    }
    let mut groups: Vec<FigureGroup> = growing.into_iter().map(|growing| growing.group).collect();
    order::by_key(&mut groups, |group| std::cmp::Reverse(group.n_articles()));
    groups
}

fn is_same(stems: &[String], other: &[String], figure: &Figure<CodeSpan>, value: u64) -> bool {
    let shared = n_shared(stems, other);
    if figure.value == value && (shared > 0 || is_telling(value)) {
        return true;
    }
    let either = stems.len() + other.len() - shared;
    shared > 1 && 2 * shared > either
}

/// Whether a value has three digits or more that are not zeros at its end: hardly a coincidence.
fn is_telling(value: u64) -> bool {
    let mut digits = value;
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits >= 100
}

/// A date, with the articles that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateGroup {
    /// The days meant; none where they hang on a day of publication that is not known.
    pub days: Option<Days>,
    /// For each article compared where it names them, each with what that rests on.
    pub cells: Vec<Vec<(Stated, Option<DateBasis>)>>,
}

impl DateGroup {
    /// Number of articles that name the date.
    pub fn n_articles(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Dates of the articles compared, earliest first, those that cannot be resolved last.
pub fn dates(sources: Sources<'_>) -> Vec<DateGroup> {
    let mut groups: BTreeMap<(bool, Option<Days>), DateGroup> = BTreeMap::new();
    for (column, article, source, record) in sources.columns() {
        let published = published(&record.article);
        for date in &record.dates {
            let resolved = resolve(&date.value, published);
            let days = resolved.map(|(days, _)| days);
            let group = groups
                .entry((days.is_none(), days))
                .or_insert_with(|| DateGroup {
                    days,
                    cells: vec![Vec::new(); sources.articles.len()],
                });
            let stated = Stated {
                article,
                span: date.span,
                text: source.words_in(date.span),
                paragraph: source.paragraph(date.span.start),
            };
            group.cells[column].push((stated, resolved.map(|(_, basis)| basis)));
        }
    }
    groups.into_values().collect()
}

/// The days on which an article can have appeared, if known.
pub fn published(facts: &Facts<CodeSpan>) -> Option<Days> {
    let published = facts.published.as_ref()?;
    Days::find(&published.from, &published.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;

    #[test]
    fn figures_for_one_thing_stand_in_one_row() {
        sample::with(|sources| {
            let groups = figures(sources);
            let seen: Vec<(&str, Vec<String>, bool)> = groups
                .iter()
                .map(|group| {
                    let cell = |cell: &Vec<(Stated, u64)>| {
                        let texts: Vec<&str> = cell
                            .iter()
                            .map(|(stated, _)| stated.text.as_str())
                            .collect();
                        texts.join("; ")
                    };
                    let cells = group.cells.iter().map(cell).collect();
                    (group.label.as_str(), cells, group.differs())
                })
                .collect();
            let cells = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
            assert_eq!(
                seen,
                [
                    (
                        "salt duty",
                        cells(["15 percent", "84 percent", "12 percent"]),
                        true
                    ),
                    (
                        "boats are waiting",
                        cells(["", "100,000", "One hundred thousand"]),
                        false
                    ),
                ]
            );
        });
    }

    #[test]
    fn dates_are_resolved_by_each_articles_day() {
        sample::with(|sources| {
            let groups = dates(sources);
            let seen: Vec<(String, usize)> = groups
                .iter()
                .filter_map(|group| Some((group.days?.from.to_string(), group.n_articles())))
                .collect();
            // The Courier of Wednesday 15 January 2031 says “on Tuesday”.
            assert_eq!(
                seen,
                [("2029-01-01".to_owned(), 2), ("2031-01-14".to_owned(), 1)]
            );
            assert_eq!(groups[1].cells[0][0].1, Some(DateBasis::Counted));
            assert_eq!(groups[1].cells[0][0].0.paragraph, 2);
        });
    }

    #[test]
    fn only_telling_values_are_the_same_by_themselves() {
        assert!(is_telling(48_715_000) && is_telling(6_125));
        assert!(!is_telling(49_000_000) && !is_telling(100_000) && !is_telling(0));
    }
}
