//! Any bytes as `a.zip`: articles that keep their promises, or errors; never a panic.
#![no_main]

#[path = "../checked.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    checked::import_checked("a.zip", data);
});
