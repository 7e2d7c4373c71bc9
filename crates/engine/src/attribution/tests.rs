//! The stage as a whole: another labeller in the model's place, and texts that are no plain news.

use super::{
    chain::Scores,
    label::{Label, N_LABELS},
    *,
};
use crate::{analysis::analyze, lexicon::Lexicon, segment::segment, tagging};
use record::{
    Reason, Step,
    corpus::{Article, ArticleHash},
};

fn found_in(text: &str) -> Vec<Attribution<Span>> {
    analyze(&Article::from_text("test", text), Lexicon::bundled()).attributions
}

fn doubts(entry: &Attribution<Span>) -> Vec<&str> {
    let doubts = entry.why.iter();
    doubts
        .filter(|reason: &&Reason| reason.step == Step::Doubt)
        .map(|reason| reason.text.as_str())
        .collect()
}

/// Labels by one rule: what stands before `said` is its source, what follows its content.
fn by_rule(text: &str, segments: &Segments) -> Option<Scores> {
    let words = segments.tokens.iter().map(|token| token.span.slice(text));
    let words: Vec<&str> = words.collect();
    let cue = words.iter().position(|&word| word == "said")?;
    let label = |at: usize| match at {
        0 => Label::first(Role::SourceBefore),
        _ if at < cue => Label::inside(Role::SourceBefore),
        _ if at == cue => Label::first(Role::Cue),
        _ if at == cue + 1 => Label::first(Role::ContentAfter),
        _ => Label::inside(Role::ContentAfter),
    };
    let rows = (0..words.len()).map(|at| {
        let mut row = [0; N_LABELS];
        row[usize::from(label(at).0)] = 10_000;
        row
    });
    Some(Scores {
        rows: rows.collect(),
        places: vec![0; words.len()],
        unit: 1000,
    })
}

#[test]
fn another_labeller_takes_the_models_place() {
    let text = "The pilot of the ferry said nobody had seen the lighthouse.";
    let segments = segment(
        text,
        vec![Span::new(0, text.len() as u32)],
        Lexicon::bundled(),
    );
    let tags = tagging::tag(text, &segments);
    let source = Text {
        hash: ArticleHash::of(text.as_bytes()),
        text,
        segments: &segments,
        tags: &tags,
        quotations: &[],
        language: "en",
        lexicon: Lexicon::bundled(),
    };
    let model = RoleModel::bundled();
    let found = attributions_of(source, model, Linking::ByPattern, |_, _| {
        by_rule(text, &segments)
    });
    let words =
        |spans: &[Span]| -> Vec<&str> { spans.iter().map(|span| span.slice(text)).collect() };
    assert_eq!(found.len(), 1);
    assert_eq!(words(&found[0].source), ["The pilot of the ferry"]);
    assert_eq!(words(&found[0].cue), ["said"]);
    assert_eq!(words(&found[0].content), ["nobody had seen the lighthouse"]);
    // Too few rows, or none, are no reason to fail.
    for n in [0, 3] {
        attributions_of(source, model, Linking::ByCue, |_, _| {
            let mut scores = by_rule(text, &segments)?;
            scores.rows.truncate(n);
            scores.places.truncate(n);
            Some(scores)
        });
    }
}

#[test]
fn the_letters_of_an_interview_are_no_source() {
    let text = "Q: Did Mira Castellan read the treaty?\nA: She said that it was too long.\n";
    for entry in found_in(text) {
        for span in entry.source {
            assert!(!matches!(span.slice(text), "Q" | "A"));
        }
    }
}

#[test]
fn text_of_another_sort_lowers_the_confidence_and_says_so() {
    let plain =
        "Mira Castellan said that the treaty was dead and would never be signed by Freedonia.";
    let sure = found_in(plain)[0].confidence;
    for entry in found_in(&plain.to_uppercase()) {
        assert!(entry.confidence < sure);
        assert!(doubts(&entry).iter().any(|text| text.contains("capitals")));
    }
    let among = |line: &str| {
        let text = format!("Jana Voss left on Monday.\n\n{line}\n\nNobody was surprised.");
        found_in(&text).remove(0)
    };
    let sure = among("Otto Brandl said that the treaty was dead.").confidence;
    for (line, reason) in [
        ("- Otto Brandl said that the treaty was dead.", "list"),
        ("Otto Brandl said that “the treaty was dead.", "partner"),
    ] {
        let entry = among(line);
        assert!(entry.confidence < sure, "{line}");
        assert!(doubts(&entry).iter().any(|text| text.contains(reason)));
    }
    let french = "« Le traité est mort », a dit la ministre Jana Voss mardi dans la capitale. Elle a dit que les \
                  prix ne sont pas pour elle une question qui se pose avec les voisins de la mer.";
    for entry in found_in(french) {
        assert!(doubts(&entry).iter().any(|text| text.contains("English")));
    }
}

#[test]
fn a_cue_found_twice_gives_one_attribution() {
    // “said” is found in the paragraph, and again inside what follows “says”, with another source.
    let text = "¡ says who Mira Castellan said \u{200b} of :  \" 'n' Getty Images o  ”";
    let found = found_in(text);
    let mut ids: Vec<&str> = found.iter().map(|entry| entry.id.0.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), found.len());
    let said = found.iter().find(|entry| entry.cue == [Span::new(27, 31)]);
    let sources = &said.expect("an attribution of “said”").source;
    assert_eq!(sources, &[Span::new(8, 26)], "not the surer of the two");
}

#[test]
fn odd_texts_give_a_record() {
    for text in [
        "",
        "\"",
        "said",
        "“““””’’‘‘",
        "said said said said said",
        "'He said 'no' to 'us'' she said.'",
        "- one\n- two said\n- three, he said\n",
        "\u{200b}said\u{feff} “\u{301}x” said",
        "he said\u{a0}“no\n\n\nno” he said “",
    ] {
        found_in(text);
        found_in(&text.repeat(50));
    }
}
