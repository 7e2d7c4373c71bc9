//! Any two texts as a clipboard.
#![no_main]

#[path = "../checked.rs"]
mod checked;

use import::{Clipboard, import_clipboard};

libfuzzer_sys::fuzz_target!(|pieces: (&str, &str)| {
    let (plain, html) = pieces;
    if let Ok(imported) = import_clipboard("pasted text", Clipboard { plain, html }, &checked::options()) {
        checked::check(&imported);
    }
});
