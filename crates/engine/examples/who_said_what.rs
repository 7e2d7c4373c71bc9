//! Prints who said what in a text: `cargo run --example who_said_what -p engine < article.txt`. Needs nothing but the engine.
#![expect(clippy::print_stdout, reason = "what a command prints is its result")]

use engine::{Article, Lexicon, analyze};

fn main() -> std::io::Result<()> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let article = Article::from_text("standard input", text);
    let record = analyze(&article, Lexicon::bundled());
    for attribution in &record.attributions {
        let speakers = record
            .actors
            .iter()
            .filter(|actor| attribution.speakers.contains(&actor.id));
        let names: Vec<&str> = speakers.map(|actor| actor.name.as_str()).collect();
        let content = attribution
            .content
            .iter()
            .map(|span| span.slice(&article.text));
        let who = match names.as_slice() {
            [] => "not resolved".to_owned(),
            names => names.join(", "),
        };
        println!("{who}: {}", content.collect::<Vec<_>>().join(" … "));
    }
    Ok(())
}
