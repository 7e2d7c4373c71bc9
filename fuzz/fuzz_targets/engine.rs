//! Any text through the whole engine: spans in bounds, on character boundaries.
#![no_main]

use engine::{analysis::analyze, lexicon::Lexicon};
use record::{corpus::Article, document::Document};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let article = Article::from_text("a.txt", text);
    let record = analyze(&article, Lexicon::bundled());
    for attribution in &record.attributions {
        for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
            assert!(text.get(span.start as usize..span.end as usize).is_some_and(|part| !part.is_empty()));
        }
    }
    // Conversion to code points meets every span of the record.
    let _ = Document::new(&article, record, engine::analysis::ENGINE);
});
