//! Any bytes as the contents of a packed edition: one that passes the check can be shown, others are errors; never a panic.
#![no_main]

#[path = "../checked.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // Deflated here, so that the fuzzer does not have to guess how.
    let mut packed = b"OnR\x01".to_vec();
    packed.extend(miniz_oxide::deflate::compress_to_vec(data, 1));
    checked::import_checked("a.onrecord", &packed);
});
