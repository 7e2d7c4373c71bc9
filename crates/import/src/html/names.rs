//! The elements, attributes and class names of HTML that decide about text.

/// What an element is for; only what decides about text and facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Text,
    Root,
    Title,
    Meta,
    JsonLd,
    Time,
    /// `h1` to `h6`, by number.
    Heading(u8),
    Paragraph,
    /// `div`, `section`, `td` of a layout ... : sets off what is inside.
    Container,
    Article,
    Navigation,
    Aside,
    Footer,
    Caption,
    Item,
    List,
    Row,
    Cell,
    Break,
    Preformatted,
    /// `q`, shown in quotation marks.
    Quote,
    Link,
    Inline,
    /// Scripts, styles, controls, pictures: never text.
    Skipped,
}

impl Tag {
    /// Whether text before and after stands on lines of its own.
    pub(super) const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Title
                | Self::Meta
                | Self::JsonLd
                | Self::Time
                | Self::Break
                | Self::Quote
                | Self::Link
                | Self::Inline
                | Self::Skipped
                | Self::Cell
        )
    }

    /// Whether an end tag inside cannot close what is outside.
    pub(super) const fn is_boundary(self) -> bool {
        self.is_block() || matches!(self, Self::Cell)
    }
}

/// Attributes that are kept.
pub(super) const ATTRIBUTES: [&str; 16] = [
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "type",
    "aria-hidden",
];

/// Known elements; anything else is passed through as if its tags were not there.
pub(super) const NAMES: [(&str, Tag); 96] = [
    ("a", Tag::Link),
    ("abbr", Tag::Inline),
    ("address", Tag::Container),
    ("article", Tag::Article),
    ("aside", Tag::Aside),
    ("audio", Tag::Skipped),
    ("b", Tag::Inline),
    ("big", Tag::Inline),
    ("blockquote", Tag::Container),
    ("body", Tag::Container),
    ("br", Tag::Break),
    ("button", Tag::Skipped),
    ("canvas", Tag::Skipped),
    ("caption", Tag::Caption),
    ("center", Tag::Container),
    ("cite", Tag::Inline),
    ("code", Tag::Inline),
    ("dd", Tag::Item),
    ("del", Tag::Skipped),
    ("details", Tag::Container),
    ("dfn", Tag::Inline),
    ("dialog", Tag::Container),
    ("div", Tag::Container),
    ("dl", Tag::List),
    ("dt", Tag::Item),
    ("em", Tag::Inline),
    ("fieldset", Tag::Container),
    ("figcaption", Tag::Caption),
    ("figure", Tag::Container),
    ("font", Tag::Inline),
    ("footer", Tag::Footer),
    ("form", Tag::Container),
    ("h1", Tag::Heading(1)),
    ("h2", Tag::Heading(2)),
    ("h3", Tag::Heading(3)),
    ("h4", Tag::Heading(4)),
    ("h5", Tag::Heading(5)),
    ("h6", Tag::Heading(6)),
    ("head", Tag::Container),
    ("header", Tag::Container),
    ("hgroup", Tag::Container),
    ("hr", Tag::Container),
    ("html", Tag::Container),
    ("i", Tag::Inline),
    ("iframe", Tag::Skipped),
    ("img", Tag::Skipped),
    ("input", Tag::Skipped),
    ("ins", Tag::Inline),
    ("kbd", Tag::Inline),
    ("label", Tag::Inline),
    ("legend", Tag::Caption),
    ("li", Tag::Item),
    ("link", Tag::Meta),
    ("main", Tag::Container),
    ("mark", Tag::Inline),
    ("math", Tag::Skipped),
    ("menu", Tag::List),
    ("meta", Tag::Meta),
    ("nav", Tag::Navigation),
    ("nobr", Tag::Inline),
    ("noscript", Tag::Skipped),
    ("object", Tag::Skipped),
    ("ol", Tag::List),
    ("option", Tag::Skipped),
    ("p", Tag::Paragraph),
    ("picture", Tag::Inline),
    ("pre", Tag::Preformatted),
    ("q", Tag::Quote),
    ("s", Tag::Inline),
    ("samp", Tag::Inline),
    ("script", Tag::Skipped),
    ("section", Tag::Container),
    ("select", Tag::Skipped),
    ("small", Tag::Inline),
    ("source", Tag::Skipped),
    ("span", Tag::Inline),
    ("strong", Tag::Inline),
    ("style", Tag::Skipped),
    ("sub", Tag::Inline),
    ("summary", Tag::Container),
    ("sup", Tag::Inline),
    ("svg", Tag::Skipped),
    ("table", Tag::Container),
    ("tbody", Tag::Container),
    ("td", Tag::Cell),
    ("template", Tag::Skipped),
    ("textarea", Tag::Skipped),
    ("tfoot", Tag::Container),
    ("th", Tag::Cell),
    ("thead", Tag::Container),
    ("time", Tag::Time),
    ("title", Tag::Title),
    ("tr", Tag::Row),
    ("u", Tag::Inline),
    ("ul", Tag::List),
    ("video", Tag::Skipped),
];

/// Elements that hold nothing and have no end tag.
pub(super) const EMPTY: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "source"];

/// Words of a class or id, and values of `role`, that say what is not the article's prose.
pub(super) const HINTS: [&str; 53] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertorial",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comment",
    "comments",
    "complementary",
    "consent",
    "contentinfo",
    "cookie",
    "cookies",
    "credit",
    "disqus",
    "donate",
    "donation",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "menubar",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promoted",
    "recirc",
    "recommended",
    "related",
    "search",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "taboola",
    "trending",
    "widget",
];

/// Classes of text that is there for screen readers or not shown at all.
pub(super) const UNSEEN: [&str; 5] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "hide",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name));
        assert!(HINTS.is_sorted());
    }
}
