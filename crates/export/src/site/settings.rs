//! What is decided beside the articles.

use super::markup::escape;

/// What whoever makes an edition decides beside its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of title, note and articles, as a BCP 47 tag; `en` where empty.
    pub language: String,
    /// Names of the views that the page offers, as in addresses; all where empty. Others open all the same for who has
    /// their address.
    pub views: Vec<String>,
}

impl Settings {
    /// The language, as an attribute may hold it.
    pub(super) fn language(&self) -> String {
        match self.language.trim() {
            "" => "en".to_owned(),
            language => escape(language),
        }
    }

    /// Further attributes of the page's root.
    pub(super) fn attributes(&self) -> String {
        match self.views.as_slice() {
            [] => String::new(),
            views => format!(" data-views=\"{}\"", escape(&views.join(" "))),
        }
    }
}
