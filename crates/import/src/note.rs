//! What a person should know about an imported article before trusting it.

use std::fmt;

/// One remark; `Display` says it in a sentence for people, and what to do where something can be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Characters that the encoding does not have, and surrogates that stand alone: each stands as U+FFFD.
    Unreadable {
        /// How many.
        n: usize,
        /// Line of the first, from 1.
        line: usize,
    },
    /// Control characters, NUL among them: each was replaced by U+FFFD.
    Controls {
        /// How many.
        n: usize,
        /// Line of the first, from 1.
        line: usize,
    },
    /// Characters that steer the direction of writing; kept.
    Direction {
        /// How many.
        n: usize,
        /// Line of the first, from 1.
        line: usize,
    },
    /// Menus, lists of links and the like outside the article that are not part of the text.
    LeftOut {
        /// How many words.
        n_words: usize,
    },
    /// Paragraphs outside the article; kept, as furniture.
    Outside {
        /// How many words.
        n_words: usize,
    },
    /// No part of the page stands out as the article: all of it was taken.
    NoMainText,
    /// Lines of a PDF were put into paragraphs.
    LinesMended,
    /// Words divided at the end of a line were joined.
    HyphensJoined {
        /// How many.
        n: usize,
        /// The first of them, as it stands now.
        example: String,
    },
    /// Pages set in columns, which were read one after the other.
    Columns {
        /// The first such page, from 1.
        page: usize,
        /// How many pages.
        n: usize,
    },
    /// Lines that stand at the top or foot of pages; kept, as furniture.
    RunningLines {
        /// The line that is repeated most.
        example: String,
        /// On how many pages.
        n_pages: usize,
    },
    /// Pages without text, such as pictures of pages.
    EmptyPages {
        /// The first, from 1.
        page: usize,
        /// How many.
        n: usize,
    },
    /// Characters of a PDF whose font does not say which they are.
    UnknownGlyphs {
        /// How many.
        n: usize,
    },
    /// Footnotes, endnotes or comments of a document; kept at the end, as furniture.
    Asides {
        /// How many paragraphs.
        n: usize,
    },
    /// Changes that are marked in a document: the text is as if they were accepted.
    TrackedChanges,
    /// Links and pictures of Markdown were reduced to their words.
    MarkdownReduced,
    /// The text is not in English.
    Language {
        /// Its BCP 47 tag.
        tag: String,
    },
}

impl Note {
    /// What to say of a text in this language; nothing where it is English or not known.
    pub fn on_language(tag: &str) -> Option<Self> {
        (!matches!(tag, "en" | "und" | "")).then(|| Self::Language {
            tag: tag.to_owned(),
        })
    }
}

/// English names of the languages that the engine can tell apart.
fn language_name(tag: &str) -> &str {
    match tag {
        "de" => "German",
        "el" => "Greek",
        "es" => "Spanish",
        "fr" => "French",
        "he" => "Hebrew",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "nl" => "Dutch",
        "pt" => "Portuguese",
        "zh" => "Chinese",
        other => other,
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |n: &usize| if *n == 1 { "" } else { "s" };
        let stands = |n: &usize| if *n == 1 { "stands" } else { "stand" };
        match self {
            Self::Unreadable { n, line } => write!(
                out,
                "{n} character{} could not be read and {} as \u{fffd}, the first in line {line}: try another encoding",
                s(n),
                stands(n)
            ),
            Self::Controls { n, line } => write!(
                out,
                "{n} control character{} {} as \u{fffd}, the first in line {line}",
                s(n),
                stands(n)
            ),
            Self::Direction { n, line } => write!(
                out,
                "{n} character{} that steer{} the direction of writing, the first in line {line}: words may be shown in another order than they are stored",
                s(n),
                if *n == 1 { "s" } else { "" }
            ),
            Self::LeftOut { n_words } => write!(
                out,
                "left out: {n_words} word{} of menus and lists of links outside the article",
                s(n_words)
            ),
            Self::Outside { n_words } => write!(
                out,
                "{n_words} word{} outside the article kept as furniture: check whether they belong to it",
                s(n_words)
            ),
            Self::NoMainText => {
                out.write_str("no part of the page stands out as the article: check what is prose")
            }
            Self::LinesMended => {
                out.write_str("line order mended: check where paragraphs begin and end")
            }
            Self::HyphensJoined { n, example } => write!(
                out,
                "{n} word{} divided at a line's end joined, the first is \u{201c}{example}\u{201d}",
                s(n)
            ),
            Self::Columns { page, n } => write!(
                out,
                "{n} page{} in columns, the first is page {page}: check the order of paragraphs",
                s(n)
            ),
            Self::RunningLines { example, n_pages } => write!(
                out,
                "lines at the top or foot of {n_pages} page{} marked as furniture, such as \u{201c}{example}\u{201d}",
                s(n_pages)
            ),
            Self::EmptyPages { page, n } => write!(
                out,
                "{n} page{} without text, the first is page {page}: pictures of text cannot be read",
                s(n)
            ),
            Self::UnknownGlyphs { n } => write!(
                out,
                "{n} character{} whose font does not say what they are {} as \u{fffd}",
                s(n),
                stands(n)
            ),
            Self::Asides { n } => write!(
                out,
                "{n} paragraph{} of notes kept at the end as furniture",
                s(n)
            ),
            Self::TrackedChanges => {
                out.write_str("the document marks changes: the text is as if they were accepted")
            }
            Self::MarkdownReduced => out.write_str("links and pictures reduced to their words"),
            Self::Language { tag } => write!(
                out,
                "the text seems to be in {}: it can be read and searched, but quotations, speakers and positions are found in English only",
                language_name(tag)
            ),
        }
    }
}
