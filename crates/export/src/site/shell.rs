//! The page itself: what of it stays whatever it shows, and how that is taken from one page and written into the next.

use super::{
    markup::{between, escape},
    reading,
    settings::Settings,
};
use crate::armor;
use record::edition::{Edition, pack};

/// What opens the element that holds the packed edition.
const EDITION: &str = "<script type=\"text/plain\" id=\"edition\"";

/// What opens an element that holds a file of the site.
pub(super) const FILE: &str = "<script type=\"text/plain\" data-file";

/// What opens the element that holds the page's form.
const FRAME: &str = "<script type=\"text/plain\" id=\"frame\">";

/// The same, after the last of the files.
const FRAME_NEXT: &str = "\n<script type=\"text/plain\" id=\"frame\">";

/// What makes the page, without what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The page with slots, `{{name}}`, for all that follows.
    pub frame: String,
    /// Style of the text that can be read without the program.
    pub reading_style: String,
    /// The script elements that hold the files of the site, one a line.
    pub files: String,
    /// The script that unpacks them.
    pub unpack: String,
    /// The script that starts the page.
    pub boot: String,
}

/// Why a page cannot serve to make an edition, or holds none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The text is no edition in one page.
    #[error("no edition in one file: {0} is missing")]
    Foreign(&'static str),
    /// The text was an edition and has been changed on the way, by an editor or a mail program say.
    #[error("the file has been changed since it was made; take another copy")]
    Changed,
    /// The page was made by a program that cannot read the editions that this one writes.
    #[error(
        "its program reads editions up to format {0}, and this one writes format {now}; take a page in one file of this version",
        now = pack::VERSION
    )]
    Old(u8),
    /// The page holds the program, and no edition of its own.
    #[error("the file holds no edition, only the program")]
    Empty,
}

impl Shell {
    /// Takes the program from a page in one file.
    ///
    /// # Errors
    ///
    /// [`PageError::Foreign`] or [`PageError::Changed`] where `page` is not one; [`PageError::Old`] where its program could
    /// not show an edition of today.
    pub fn read(page: &str) -> Result<Self, PageError> {
        // Line ends may have been changed by a version control system; browsers make nothing of it.
        let page = &page.replace("\r\n", "\n");
        // A page holds its edition in the version that its program writes.
        let own = read_packed(page).unwrap_or_default();
        if let Some(version) = pack::older_version(&own) {
            return Err(PageError::Old(version));
        }
        let frame = between(page, FRAME, "</script>");
        let frame = frame.ok_or(PageError::Foreign("the frame"))?;
        let frame = String::from_utf8(armor::disarm(frame)).map_err(|_| PageError::Changed)?;
        let is_whole = SLOTS
            .iter()
            .all(|slot| frame.matches(&format!("{{{{{slot}}}}}")).count() == 1);
        if !is_whole {
            return Err(PageError::Changed);
        }
        let part = |open: &str, close: &str, what: &'static str| {
            let part = between(page, open, close);
            part.map(str::to_owned).ok_or(PageError::Foreign(what))
        };
        Ok(Self {
            frame,
            reading_style: part("<style>", "</style>", "the style")?,
            files: format!("{FILE}{}", part(FILE, FRAME_NEXT, "the program")?),
            unpack: part(
                "<script id=\"unpack\">",
                "</script>",
                "the script that unpacks",
            )?,
            boot: part(
                "<script type=\"module\" id=\"boot\">",
                "</script>",
                "the script that starts",
            )?,
        })
    }

    /// Paths of the files of the site, in their order; without those that only a page in one file needs.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let paths = self.files.split(FILE).skip(1);
        let paths = paths.filter_map(|rest| between(rest, "=\"", "\""));
        paths.filter(|path| !path.starts_with("single/"))
    }

    /// The page that shows `edition`.
    pub fn write(&self, edition: &Edition, settings: &Settings) -> String {
        let mut page = String::with_capacity(self.files.len() + (1 << 20));
        let mut pieces = self.frame.split("{{");
        page.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (slot, rest) = piece.split_once("}}").unwrap_or((piece, ""));
            match slot {
                "language" => page.push_str(&settings.language()),
                "title" => page.push_str(&escape(&format!("{} · On Record", edition.title))),
                "reading" => reading::write(edition, &mut page),
                "settings" => page.push_str(&settings.attributes()),
                "edition" => page.push_str(&armor::arm(&pack::pack(edition))),
                "reading-style" => page.push_str(&self.reading_style),
                "files" => page.push_str(&self.files),
                "frame" => page.push_str(&armor::arm(self.frame.as_bytes())),
                "unpack" => page.push_str(&self.unpack),
                "boot" => page.push_str(&self.boot),
                _ => {}
            }
            page.push_str(rest);
        }
        page
    }
}

/// Slots of the frame; each is there once.
const SLOTS: [&str; 10] = [
    "language",
    "title",
    "reading",
    "settings",
    "edition",
    "reading-style",
    "files",
    "frame",
    "unpack",
    "boot",
];

/// Whether a text is a page in one file, made by this program.
pub fn is_page(text: &str) -> bool {
    text.contains(EDITION) && text.contains(FRAME)
}

/// The packed edition in a page.
///
/// # Errors
///
/// Where `page` is none of ours, or holds the program alone.
pub fn read_packed(page: &str) -> Result<Vec<u8>, PageError> {
    let element = between(page, EDITION, "</script>").ok_or(PageError::Foreign("the edition"))?;
    let (_, text) = element
        .split_once('>')
        .ok_or(PageError::Foreign("the edition"))?;
    match armor::disarm(text) {
        packed if packed.is_empty() => Err(PageError::Empty),
        packed => Ok(packed),
    }
}

#[cfg(test)]
mod tests;
