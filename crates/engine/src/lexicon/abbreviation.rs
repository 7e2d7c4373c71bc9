//! Abbreviations that end in a full stop (`crates/engine/data/abbreviations.tsv`).

/// What the stop of an abbreviation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name; its stop never ends a sentence (`Mr.`).
    Title,
    /// Its stop ends no sentence when a number follows (`No. 5`, `Jan. 3`).
    Number,
    /// Its stop can end a sentence as well (`U.S.`, `Inc.`).
    Open,
}

/// The abbreviations by form, as written and without the final stop.
#[derive(Debug)]
pub struct Abbreviations {
    /// Sorted by form.
    rows: Vec<(&'static str, Abbreviation)>,
}

impl Default for Abbreviations {
    fn default() -> Self {
        let mut rows: Vec<_> = include_str!("../../data/abbreviations.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .map(|(form, kind)| {
                let kind = match kind {
                    "title" => Abbreviation::Title,
                    "number" => Abbreviation::Number,
                    _ => Abbreviation::Open,
                };
                (form, kind)
            })
            .collect();
        rows.sort_unstable_by_key(|&(form, _)| form);
        Self { rows }
    }
}

impl Abbreviations {
    /// The kind of an abbreviation given without its final stop, if it is one.
    pub fn find(&self, form: &str) -> Option<Abbreviation> {
        let at = self
            .rows
            .binary_search_by_key(&form, |&(form, _)| form)
            .ok()?;
        Some(self.rows[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_as_written_and_stand_once() {
        let list = Abbreviations::default();
        assert_eq!(list.find("Mr"), Some(Abbreviation::Title));
        assert_eq!(list.find("U.S"), Some(Abbreviation::Open));
        assert_eq!(list.find("Jan"), Some(Abbreviation::Number));
        assert_eq!(list.find("castle"), None);
        for pair in list.rows.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "listed twice");
        }
    }
}
