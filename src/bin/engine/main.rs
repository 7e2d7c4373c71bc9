//! The engine as a module of its own: what the page fetches when someone brings an article. No part of the page, no yew:
//! functions from bytes to bytes, called through `web/engine/`; what the bytes are, `protocol` says. The corpus under way
//! stays here from call to call.

mod found;

use std::cell::RefCell;

use engine::{
    Lexicon,
    analysis::{ENGINE, analyze},
    gathering::Gathering,
};
use export::text::{Charsets, Encoding};
use import::{Clipboard, Item, Scope, find_twins, jsonl};
use js_sys::WebAssembly::RuntimeError;
use on_record::protocol::{Found, Likeness, Reading, Start, Task, decode, encode};
use record::{document::Document, edition::pack};
use wasm_bindgen::prelude::*;

use self::found::found;

/// A panic reaches the page as what it says and where, instead of the browser's word for a trap. The module is not to be
/// called again, as after any other `RuntimeError` (`web/engine/answer.js`).
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_val(RuntimeError::new(&panic.to_string()).into());
    }));
}

thread_local! {
    static GATHERING: RefCell<Gathering> = RefCell::default();
}

/// The record of an article given as a line of JSON (`id`, `text`, optional metadata): the line that `onrecord parse
/// --jsonl` prints for it.
///
/// # Errors
///
/// Where the line is not what [`jsonl::load_line`] reads.
#[wasm_bindgen]
pub fn parse(line: &str) -> Result<String, JsError> {
    let article = jsonl::load_line("article", 1, line)?;
    let record = analyze(&article, Lexicon::bundled());
    Ok(serde_json::to_string(&Document::new(
        &article, record, ENGINE,
    ))?)
}

/// What a file holds, read as a [`Reading`] says: a list of [`Found`], never empty.
///
/// # Errors
///
/// Where `reading` is not one, or names an encoding that this browser does not have.
#[wasm_bindgen]
pub fn read(file: &str, bytes: &[u8], reading: &[u8]) -> Result<Vec<u8>, JsError> {
    let reading: Reading = decode(reading)?;
    let encoding = match &reading.encoding {
        Some(label) => Encoding::parse(label, &BrowserCharsets)?,
        None => Encoding::Detect,
    };
    let scope = if reading.is_whole_page {
        Scope::Whole
    } else {
        Scope::Main
    };
    let items = import::import(file, bytes, &options(&encoding, scope));
    let found: Vec<Found> = items.into_iter().map(found).collect();
    Ok(encode(&found))
}

/// What was pasted, as plain text and, where the clipboard had it, HTML: one [`Found`].
#[wasm_bindgen]
pub fn paste(name: &str, plain: &str, html: &str) -> Vec<u8> {
    let options = options(&Encoding::Detect, Scope::Whole);
    let item = match import::import_clipboard(name, Clipboard { plain, html }, &options) {
        Ok(imported) => Item::Article(Box::new(imported)),
        Err(error) => Item::Refused(error),
    };
    encode(&found(item))
}

fn options(encoding: &Encoding, scope: Scope) -> import::Options<'_> {
    import::Options {
        encoding,
        charsets: &BrowserCharsets,
        scope,
        ..import::Options::default()
    }
}

/// The [`Preview`](record::preview::Preview) of an article of whose facts or lines a person has said something.
///
/// # Errors
///
/// Where `article` is not one.
#[wasm_bindgen]
pub fn preview(article: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(encode(&engine::preview::preview(
        &decode(article)?,
        Lexicon::bundled(),
    )))
}

/// Which of a list of texts are the same, or nearly: a list of [`Likeness`].
///
/// # Errors
///
/// Where `texts` is no list of strings.
#[wasm_bindgen]
pub fn twins(texts: &[u8]) -> Result<Vec<u8>, JsError> {
    let texts: Vec<String> = decode(texts)?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let likenesses: Vec<Likeness> = find_twins(&texts)
        .into_iter()
        .map(|twins| Likeness {
            first: twins.first as u32,
            second: twins.second as u32,
            contained: twins.contained,
        })
        .collect();
    Ok(encode(&likenesses))
}

/// Begins a corpus as a [`Start`] says; the one before it is gone.
///
/// # Errors
///
/// Where `start` is not one.
#[wasm_bindgen]
pub fn begin(start: &[u8]) -> Result<(), JsError> {
    let Start { issues, settled } = decode(start)?;
    GATHERING.set(Gathering {
        issues,
        settled,
        articles: Vec::new(),
    });
    Ok(())
}

/// Finds the record of the article of a [`Task`], as one of the corpus begun.
///
/// # Errors
///
/// Where `task` is not one.
#[wasm_bindgen]
pub fn add(task: &[u8]) -> Result<(), JsError> {
    let Task { article, reviews } = decode(task)?;
    GATHERING.with_borrow_mut(|gathering| gathering.add(&article, reviews, Lexicon::bundled()));
    Ok(())
}

/// Gives one id to one actor, after the last article.
#[wasm_bindgen]
pub fn unite() {
    GATHERING.with_borrow_mut(Gathering::unite_actors);
}

/// The article at a position of the corpus, as an edition has it; nothing where there are no more.
#[wasm_bindgen]
pub fn take(number: u32) -> Option<Vec<u8>> {
    GATHERING.with_borrow(|gathering| gathering.articles.get(number as usize).map(encode))
}

/// An edition as one packed file.
///
/// # Errors
///
/// Where `edition` is not one.
#[wasm_bindgen]
pub fn pack(edition: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(pack::pack(&decode(edition)?))
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
