//! What of a view can be taken along, and in which forms.

/// A part of a view that can be downloaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The actors or articles listed.
    List,
    /// The passages listed; of an article, its attributions.
    Passages,
    /// Who is heard, article by article.
    Grid,
    /// Who stands where.
    Matrix,
    /// The same as lines.
    Network,
    /// A section of a comparison.
    Compared(Compared),
}

/// The sections of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the heading of its section")]
pub enum Compared {
    Voices,
    Naming,
    Verbs,
    Issues,
    Phrases,
    Missing,
    Figures,
    Timeline,
}

impl Part {
    /// What people call the part.
    pub fn label(self) -> &'static str {
        match self {
            Self::List | Self::Passages => "this list",
            Self::Compared(Compared::Timeline) => "this timeline",
            Self::Grid | Self::Compared(_) => "this comparison",
            Self::Matrix => "this matrix",
            Self::Network => "this network",
        }
    }

    /// The forms in which the part can be had.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::List | Self::Compared(Compared::Phrases | Compared::Missing) => {
                &[Format::Csv, Format::Json]
            }
            Self::Passages => &[Format::Csv, Format::Json, Format::Annotations],
            Self::Grid | Self::Matrix | Self::Network | Self::Compared(_) => {
                &[Format::Csv, Format::Json, Format::Svg, Format::Png]
            }
        }
    }

    /// What people call these forms, in the same order.
    pub fn forms(self) -> &'static [&'static str] {
        match self.formats() {
            [_, _] => &["CSV", "JSON"],
            [_, _, _] => &["CSV", "JSON", "Web annotations"],
            _ => &["CSV", "JSON", "SVG", "PNG"],
        }
    }
}

/// What is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
    /// For tools that lay notes over texts.
    Annotations,
    /// A picture of lines, which stays sharp at any size.
    Svg,
    /// A picture of points. Made of the lines, by the browser.
    Png,
}
