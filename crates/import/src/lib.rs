//! Files that people have to articles: text, web pages, Markdown, documents, PDFs, our own JSON and editions, archives of
//! these, and what a clipboard holds. Total: any bytes give articles with notes, or an error that names file, place and
//! a way on. Nothing of a file is run, loaded from elsewhere or written; text is never cut, but marked as furniture.
//!
//! A library without I/O, for the command line and the page's engine.

pub mod jsonl;

mod archive;
mod characters;
mod decode;
mod docx;
mod draft;
mod error;
mod html;
mod item;
mod kind;
mod markdown;
mod note;
mod options;
mod ours;
mod pdf;
mod read;
mod twins;

use self::read::{Made, Source};
pub use self::{
    archive::{Limits, PassedOver},
    decode::EncodingChoice,
    error::{ImportError, Problem},
    item::{Imported, Item},
    kind::{ENDINGS, Kind, sniff},
    note::Note,
    options::{Options, Scope, Wordless},
    twins::{Twins, find_twins},
};
use record::corpus::{ArticleHash, Given};

/// What a clipboard holds of one piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clipboard<'a> {
    /// `text/plain`; surrogates that stand alone replaced by U+FFFD, as `String::from_utf16_lossy` does.
    pub plain: &'a str,
    /// `text/html`; possibly empty.
    pub html: &'a str,
}

/// Everything in a file, in its order; never empty.
///
/// # Examples
///
/// ```
/// use import::{Item, Options, import};
///
/// let page = b"<title>Plums</title><h1>Plum tariffs lifted</h1><p>Mira Kell said \x93no\x94.";
/// let items = import("plums.html", page, &Options::default());
/// let [Item::Article(plums)] = items.as_slice() else { panic!("one article") };
/// assert_eq!(plums.article.text, "Plum tariffs lifted\n\nMira Kell said “no”.");
/// ```
pub fn import(file: &str, bytes: &[u8], options: &Options<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    read::read_file(file, bytes, options, &mut items);
    items
}

/// What was pasted, under a name for people such as `pasted text 2`.
///
/// The HTML is read where it holds what the plain text holds, and nothing of it is left out: a person chose it.
///
/// # Errors
///
/// Where there are no words in it, or more than the limit for one file.
pub fn import_clipboard(
    name: &str,
    clipboard: Clipboard<'_>,
    options: &Options<'_>,
) -> Result<Imported, ImportError> {
    let source = Source {
        file: name,
        inside: None,
    };
    let n_bytes = clipboard.plain.len().max(clipboard.html.len());
    if n_bytes > options.limits.file {
        return Err(source.refuse(Problem::TooLarge {
            limit: options.limits.file,
        }));
    }
    let n_words = |text: &str| text.split_whitespace().count();
    let page =
        (!clipboard.html.trim().is_empty()).then(|| html::read(clipboard.html, Scope::Whole));
    let page = page.filter(|page| n_words(&page.draft.text) * 10 >= n_words(clipboard.plain) * 8);
    let made = match page {
        Some(page) => Made::from_draft(page.draft, page.given, page.notes),
        None => Made::new(clipboard.plain.to_owned(), Given::default(), Vec::new()),
    };
    if !made.text.contains(char::is_alphanumeric) {
        return Err(source.refuse(Problem::NoWords {
            what: "piece of text",
            remedy: "copy the article and paste again",
        }));
    }
    let hash = ArticleHash::of(made.text.as_bytes());
    Ok(source.finish(hash, Kind::Text, None, made))
}
