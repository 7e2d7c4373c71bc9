//! How pictures are arranged, as far as the address says it.

/// How the pictures of a view are arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// What the rows of the matrix are ordered by: `name`, or a target as filters write it; by number where none.
    pub rows: Option<String>,
    /// What its columns are ordered by: `name`, or a holder; by number where none.
    pub columns: Option<String>,
    /// The pictures of which all rows are shown, not the first ones alone; sorted, distinct.
    pub whole: Vec<Picture>,
}

impl Arranged {
    /// Whether a picture is shown whole.
    pub fn is_whole(&self, picture: Picture) -> bool {
        self.whole.contains(&picture)
    }

    /// The same with a picture whole if it was short, and the other way round.
    #[must_use]
    pub fn toggled(mut self, picture: Picture) -> Self {
        match self.whole.iter().position(|&whole| whole == picture) {
            Some(at) => drop(self.whole.remove(at)),
            None => {
                let at = self.whole.partition_point(|&whole| whole < picture);
                self.whole.insert(at, picture);
            }
        }
        self
    }
}

/// A picture that starts short, or not drawn at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    /// Who is heard.
    Heard,
    /// Who stands where.
    Positions,
    /// The same as lines.
    Network,
    /// Who speaks, in a comparison.
    Voices,
    /// What became of utterances.
    Phrases,
    /// Figures side by side.
    Figures,
}

impl Picture {
    /// All of them.
    pub(super) const ALL: [Self; 6] = [
        Self::Heard,
        Self::Positions,
        Self::Network,
        Self::Voices,
        Self::Phrases,
        Self::Figures,
    ];

    /// The picture as written in addresses.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::Positions => "positions",
            Self::Network => "network",
            Self::Voices => "voices",
            Self::Phrases => "phrases",
            Self::Figures => "figures",
        }
    }
}
