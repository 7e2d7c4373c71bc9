//! Any bytes as `a.docx`: articles that keep their promises, or errors; never a panic.
#![no_main]

#[path = "../checked.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // A valid archive around any XML, so that the fuzzer does not have to guess checksums.
    checked::import_checked("a.docx", &checked::document(data));
});
