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
mod kind;
mod markdown;
mod note;
mod ours;
mod pdf;
mod read;
mod twins;

use self::read::{Made, Source};
pub use self::{
    archive::{Limits, PassedOver},
    decode::EncodingChoice,
    error::{ImportError, Problem},
    kind::{ENDINGS, Kind, sniff},
    note::Note,
    twins::{Twins, find_twins},
};
use export::text::{Builtin, Charsets, Encoding};
use record::{
    corpus::{Article, ArticleHash, Given},
    document::Document,
    edition::{Edition, files::ReviewsFile},
};

/// How to read.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Encoding of texts and pages; [`Encoding::Detect`] unless a person chose one.
    pub encoding: &'a Encoding,
    /// Encodings beyond Unicode and windows-1252.
    pub charsets: &'a dyn Charsets,
    /// How much of a web page.
    pub scope: Scope,
    /// Limits on archives and files.
    pub limits: Limits,
    /// What becomes of texts without words.
    pub wordless: Wordless,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            encoding: &Encoding::Detect,
            charsets: &Builtin,
            scope: Scope::default(),
            limits: Limits::default(),
            wordless: Wordless::default(),
        }
    }
}

/// What becomes of an empty file, and of a plain text without a letter or digit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wordless {
    /// It is refused: a person who chose it chose the wrong file.
    #[default]
    Refuse,
    /// It is an article like any other, so that a filter answers each text.
    Keep,
}

/// How much of a web page becomes text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The article, and prose outside it as furniture; menus and lists of links outside are left out.
    #[default]
    Main,
    /// All that is shown; what is not the article's is furniture.
    Whole,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An article.
    Article(Box<Imported>),
    /// A record, which is no article even where it carries the text.
    Record {
        /// Name of the file.
        file: String,
        /// The record.
        document: Box<Document>,
    },
    /// Decisions of people on the record of an article.
    Reviews {
        /// Name of the file.
        file: String,
        /// The decisions.
        reviews: Box<ReviewsFile>,
    },
    /// A whole edition.
    Edition {
        /// Name of the file.
        file: String,
        /// The edition.
        edition: Box<Edition>,
    },
    /// Files of an archive that are no articles.
    PassedOver(PassedOver),
    /// Something that cannot be used.
    Refused(ImportError),
}

/// An article with what is to be known of how it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Text and facts; its hash is that of the file's bytes.
    pub article: Article,
    /// What sort of file it was.
    pub kind: Kind,
    /// Path inside the archive from which it came.
    pub inside: Option<String>,
    /// How its bytes were decoded; absent where the format knows.
    pub encoding: Option<EncodingChoice>,
    /// What a person should check; possibly empty.
    pub notes: Vec<Note>,
}

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
