//! Any bytes as the contents of a packed edition: one that passes the check can be shown, others are errors; never a panic.
#![no_main]

#[path = "../checked.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // Deflated here, so that the fuzzer does not have to guess how.
    let deflated = miniz_oxide::deflate::compress_to_vec(data, 1);
    // As its first format wrote it, and as the present one does.
    for head in [&b"OnR\x01"[..], b"OnR\x02\x02"] {
        checked::import_checked("a.onrecord", &[head, &deflated].concat());
    }
});
