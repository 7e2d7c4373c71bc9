//! The arguments as typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Who said what, about whom, and where they stand, from news articles.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, about, max_term_width = 100)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print what is found in articles, one JSON object per article and line
    Parse(ParseArgs),
    /// Make an edition of articles, reviews and other editions
    Edition(EditionArgs),
    /// Print who of two marked parties stands how toward the other, or how a sentence stands toward one
    Stance(StanceArgs),
    /// Measure the engine against annotated data
    Eval(EvalArgs),
}

/// Arguments of `onrecord parse`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit codes: 0 something was found, 1 nothing was found, 2 an input failed (the others are printed all the same).
Offsets are half-open and count Unicode code points of the decoded text; a byte order mark is not part of it. Of a page or
document that is the text of its article: --text prints it with the record.")]
pub(crate) struct ParseArgs {
    /// Files (text, Markdown, HTML, DOCX, PDF, JSON, or zip of these), folders (their texts, pages, documents and PDFs,
    /// sorted), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Indent the output for reading
    #[arg(long)]
    pub(crate) pretty: bool,
    /// Put the text that the offsets count in into each record, as its last key, "text"
    #[arg(long)]
    pub(crate) text: bool,
    /// Read one article per line: {"id", "text"} and optionally "title", "outlet", "byline", "published"
    #[arg(long, conflicts_with = "encoding")]
    pub(crate) jsonl: bool,
    /// Encoding of the files, by its label on the web; otherwise a byte order mark, UTF-16 where every other byte is zero,
    /// valid UTF-8, or else windows-1252
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// What the debate is about: {"issues": [{"id", "label", "terms": [..]}]}; otherwise each article's own key phrases
    #[arg(long, value_name = "FILE")]
    pub(crate) issues: Option<PathBuf>,
    /// Print no records but the issues that the articles have in common, as a file for --issues
    #[arg(long, conflicts_with_all = ["issues", "pretty", "text"])]
    pub(crate) list_issues: bool,
}

/// Arguments of `onrecord edition`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An edition holds the full text of its articles: publish it only where you may publish them.
The program of a page or site comes from an edition in a single file: the one that `cargo xtask build` leaves in dist/, the one attached
to a release, or any edition somebody made of it.
Exit codes: 0 the edition was written, 1 no article was found, 2 something failed and nothing was written.")]
pub(crate) struct EditionArgs {
    /// Files (text, Markdown, HTML, DOCX, PDF, JSON lines, reviews, editions, or zip of these), folders, or - for standard
    /// input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where to write: a file that ends in .html (a page that holds everything), in .zip (a site for any web host), in
    /// .onrecord (for another program), or a folder of JSON files such as this program's own `corpus`: a name without an
    /// ending, or with / at its end
    #[arg(short, long, value_name = "OUT")]
    pub(crate) out: PathBuf,
    /// Write a page that holds everything, whatever the file is called
    #[arg(long)]
    pub(crate) single_file: bool,
    /// Write a site for any web host: a folder, or an archive if the name ends in .zip
    #[arg(long, conflicts_with = "single_file")]
    pub(crate) site: bool,
    /// Edition in a single file from which page or site takes its program
    #[arg(long, value_name = "FILE", default_value = "dist/on-record.html")]
    pub(crate) shell: PathBuf,
    /// Language of the edition, as in a web page
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: String,
    /// Views that the page offers, such as quotes,compare; all if not given
    #[arg(long, value_name = "VIEWS", value_delimiter = ',')]
    pub(crate) views: Vec<String>,
    /// Name of the edition
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// A sentence or two about it
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// List of issues with their terms, such as a corpus's issues.json; otherwise the engine looks for key phrases
    #[arg(long, value_name = "FILE")]
    pub(crate) issues: Option<PathBuf>,
    /// Encoding of the texts, by its label on the web
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
}

/// Arguments of `onrecord stance`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A line is {\"text\", \"p\": [start, end], \"q\": [start, end]}; the answer is {\"direction\": \"p->q\" | \"q->p\" | \"none\",
\"polarity\", \"confidence\", \"why\"}. Without \"q\" the answer is how the text stands toward p, whoever speaks.
Offsets are half-open and count Unicode code points. Exit codes: 0 a stance was found, 1 none was, 2 a line failed.")]
pub(crate) struct StanceArgs {
    /// Files, folders (their .jsonl and .ndjson files, sorted), or - for standard input
    #[arg(default_value = "-", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The format of input and output; there is no other
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// Arguments of `onrecord eval`.
#[derive(Debug, clap::Args)]
pub(crate) struct EvalArgs {
    /// Which data.
    #[command(subcommand)]
    pub(crate) data: EvalData,
}

/// Annotated data to measure against.
#[derive(Debug, Subcommand)]
pub(crate) enum EvalData {
    /// Facts, furniture, attributions, actors, metonyms and stances against hand-annotated articles
    Gold(GoldArgs),
    /// Directed stance between two parties of a sentence (DSE, Park, Pan and Joo 2021); repeated sentences are left out
    Dse {
        /// The annotated sentences
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Files of which no sentence is to be measured on, such as those that were learned from
        #[arg(long, value_name = "FILE")]
        without: Vec<PathBuf>,
    },
    /// Sentiment toward a person or group in a sentence (NewsMTSC, Hamborg and Donnay 2021)
    Newsmtsc {
        /// The annotated sentences, one JSON object per line
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Attributions against the PolNeAR corpus of political news
    Polnear(PolnearArgs),
}

/// Arguments of `onrecord eval polnear`.
#[derive(Debug, clap::Args)]
pub(crate) struct PolnearArgs {
    /// Folder of the corpus: `ARTICLE.txt` and `ARTICLE_ANNOTATOR.ann` at any depth
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Measure these instead of the engine: JSON lines with "file" and "attributions", as `onrecord parse` prints them
    #[arg(long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Arguments of `onrecord eval gold`.
#[derive(Debug, clap::Args)]
pub(crate) struct GoldArgs {
    /// Folder of the annotations: one JSON file per article, actors.json, metonyms.json
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Folder of the texts; otherwise `seeds` or `articles` beside DIR, or DIR itself
    #[arg(long, value_name = "DIR")]
    pub(crate) articles: Option<PathBuf>,
    /// List of issues with their terms, such as a corpus's issues.json; otherwise DIR's own, by their labels
    #[arg(long, value_name = "FILE")]
    pub(crate) issues: Option<PathBuf>,
    /// Give the engine the annotated attributions, to measure speakers by themselves
    #[arg(long)]
    pub(crate) gold_attributions: bool,
    /// Print the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// List what was missed (-), what was invented (+) and what was found but is wrong (~)
    #[arg(long)]
    pub(crate) errors: bool,
}
