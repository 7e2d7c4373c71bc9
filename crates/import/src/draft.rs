//! Puts paragraphs together into one text, furniture marked as it comes.

use record::span::Span;

/// Whose words a paragraph holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The article's, as far as the importer knows; the engine looks on.
    Prose,
    /// Those of a menu, a caption, a page header.
    Furniture,
}

/// A text under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Paragraphs, each set off by an empty line.
    pub(super) text: String,
    /// Those that are furniture; sorted, disjoint.
    pub(super) furniture: Vec<Span>,
}

impl Draft {
    /// Adds a paragraph, trimmed; an empty one adds nothing.
    pub(super) fn push(&mut self, paragraph: &str, role: Role) {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(paragraph);
        if role == Role::Furniture {
            self.furniture
                .push(Span::new(start, self.text.len() as u32));
        }
    }

    /// Whether it has a letter or digit.
    pub(super) fn has_words(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }
}
