//! The engine as a module of its own: what the page fetches when someone brings an article. No part of the page, no yew:
//! functions from text or bytes to JSON, called through `web/engine/`.

use on_record::{
    analysis::{Options, analyze_with},
    exchange::{
        import::{self, Limits, Scope},
        json::Document,
        jsonl,
        text::{Charsets, Encoding},
    },
    lexicon::Lexicon,
    protocol::{Found, Reading, Task},
};
use wasm_bindgen::prelude::*;

fn main() {}

/// The record of an article given as a line of JSON (`id`, `text`, optional metadata): the line that `onrecord parse
/// --jsonl` prints for it.
///
/// # Errors
///
/// Where the line is not what [`jsonl::load_line`] reads.
#[wasm_bindgen]
pub fn parse(line: &str) -> Result<String, JsError> {
    let article = jsonl::load_line("article", 1, line)?;
    record(Task {
        article,
        issues: Vec::new(),
    })
}

/// The record of the article of a [`Task`], as a [`Document`].
///
/// # Errors
///
/// Where `task` is not JSON of that type.
#[wasm_bindgen]
pub fn analyze(task: &str) -> Result<String, JsError> {
    record(serde_json::from_str(task)?)
}

fn record(Task { article, issues }: Task) -> Result<String, JsError> {
    let options = Options {
        issues: &issues,
        ..Options::default()
    };
    let record = analyze_with(&article, Lexicon::bundled(), options);
    Ok(serde_json::to_string(&Document::new(&article, record))?)
}

/// What a file holds, read as a [`Reading`] says: a list of [`Found`], never empty.
///
/// # Errors
///
/// Where `reading` is not JSON of that type, or names an encoding that this browser does not have.
#[wasm_bindgen]
pub fn import(file: &str, bytes: &[u8], reading: &str) -> Result<String, JsError> {
    let reading: Reading = serde_json::from_str(reading)?;
    let encoding = match &reading.encoding {
        Some(label) => Encoding::parse(label, &BrowserCharsets)?,
        None => Encoding::Detect,
    };
    let options = import::Options {
        encoding: &encoding,
        charsets: &BrowserCharsets,
        scope: if reading.is_whole_page {
            Scope::Whole
        } else {
            Scope::Main
        },
        limits: Limits::default(),
    };
    let found: Vec<Found> = import::import(file, bytes, &options)
        .into_iter()
        .map(Found::from)
        .collect();
    Ok(serde_json::to_string(&found)?)
}

/// The browser's own tables: those of the WHATWG Encoding Standard, which the command line has from `encoding_rs`.
struct BrowserCharsets;

impl Charsets for BrowserCharsets {
    fn knows(&self, label: &str) -> bool {
        web_sys::TextDecoder::new_with_label(label).is_ok()
    }

    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, usize> {
        let options = web_sys::TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options);
        // Where the bytes do not fit, the browser does not say at which.
        decoder
            .and_then(|decoder| decoder.decode_with_u8_array(bytes))
            .map_err(|_| 0)
    }
}
