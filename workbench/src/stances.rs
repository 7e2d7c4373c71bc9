//! How good the stance stage is by itself: on annotated actors and attributions instead of found ones. Takes the folder of
//! annotations, that of the texts, and the list of issues.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context as _, Result, bail};
use engine::{clean, lexicon::Lexicon, segment, stance, tagging};
use evaluation::{
    gold::{GoldArticle, GoldAttribution, GoldStance, Strength, read_folder, read_issues},
    score::Count,
};
use record::{
    Actor, Attribution, AttributionId, NamedIssue, Polarity, Reader,
    corpus::Article,
    span::{CodeSpan, OffsetMap, Span},
};

/// Prints what is missed and invented, article by article, and the shares.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [folder, texts, issues] = args else {
        bail!("stances GOLD TEXTS ISSUES");
    };
    let issues = read_issues(Path::new(issues))?;
    let mut total = Count::default();
    for gold in read_folder(Path::new(folder))? {
        let path = Path::new(texts).join(&gold.file);
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let name = gold.file.strip_suffix(".txt").unwrap_or(&gold.file);
        let count = measure(&gold, &Article::from_text(name, text), &issues);
        println!("{name}: {}", shares(count));
        total.add(count);
    }
    println!("all: {}", shares(total));
    Ok(())
}

fn shares(count: Count) -> String {
    let Count {
        right,
        found,
        expected,
    } = count;
    let share = |whole: usize| 100.0 * right as f64 / whole.max(1) as f64;
    let f1 = 200.0 * right as f64 / (found + expected).max(1) as f64;
    format!(
        "{right} of {found} found right (P {:.0}), {expected} expected (R {:.0}), F1 {f1:.0}",
        share(found),
        share(expected)
    )
}

/// Holder, target, polarity.
type Key = (String, String, Polarity);

fn key_of(stance: &GoldStance) -> Key {
    (
        stance.holder.0.clone(),
        stance.target.clone().into(),
        stance.polarity,
    )
}

fn measure(gold: &GoldArticle, article: &Article, issues: &[NamedIssue]) -> Count {
    let lexicon = Lexicon::bundled();
    let map = OffsetMap::new(&article.text);
    let cleaned = clean::clean(article, lexicon);
    let segments = segment::segment(&article.text, cleaned.paragraphs, lexicon);
    let tags = tagging::tag(&article.text, &segments);
    let actors: Vec<_> = gold.actors.iter().map(|one| to_actor(one, &map)).collect();
    let attributions = gold.attributions.iter();
    let attributions: Vec<_> = attributions.map(|one| to_attribution(one, &map)).collect();
    let findings = stance::Findings {
        hash: article.hash,
        text: &article.text,
        segments: &segments,
        tags: &tags,
        attributions: &attributions,
        actors: &actors,
    };
    let issues = stance::find_issues(findings, issues, lexicon);
    let stances = stance::find_stances(findings, &issues, lexicon);
    let keys = |strength: Strength| -> BTreeSet<Key> {
        let of_strength = gold.stances.iter().filter(|one| one.strength == strength);
        of_strength.map(key_of).collect()
    };
    let (clear, arguable) = (keys(Strength::Clear), keys(Strength::Arguable));
    let mut found = BTreeSet::new();
    for stance in &stances {
        let key = (
            stance.holder.0.clone(),
            stance.target.clone().into(),
            stance.polarity,
        );
        let mark = match (clear.contains(&key), arguable.contains(&key)) {
            (true, _) => '=',
            (_, true) => '~',
            _ => '+',
        };
        let words = stance.evidence.slice(&article.text).replace('\n', " ");
        println!(
            "{mark} {} {:?} {} ({:?} {}) {words} | {}",
            key.0, key.2, key.1, stance.basis, stance.confidence, stance.why[0].text
        );
        if mark != '~' {
            found.insert(key);
        }
    }
    for stance in &gold.stances {
        let key = key_of(stance);
        if !found.contains(&key) && clear.contains(&key) {
            println!("- {} {:?} {} {}", key.0, key.2, key.1, stance.text);
        }
    }
    Count::new(clear.intersection(&found).count(), found.len(), clear.len())
}

fn to_spans(spans: &[CodeSpan], map: &OffsetMap) -> Vec<Span> {
    spans.iter().map(|&span| map.to_span(span)).collect()
}

/// An annotated actor with nothing but what the stage looks at.
fn to_actor(gold: &Actor<CodeSpan>, map: &OffsetMap) -> Actor<Span> {
    Actor {
        id: gold.id.clone(),
        name: gold.name.clone(),
        kind: gold.kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        affiliation: None,
        mentions: to_spans(&gold.mentions, map),
        reader: Reader::Fast,
    }
}

fn to_attribution(gold: &GoldAttribution, map: &OffsetMap) -> Attribution<Span> {
    Attribution {
        id: AttributionId(gold.id.clone()),
        kind: gold.kind,
        source: to_spans(gold.source.as_slice(), map),
        cue: to_spans(&gold.cue, map),
        content: to_spans(&gold.content, map),
        quoted: to_spans(&gold.quoted, map),
        speakers: gold.speakers.clone(),
        confidence: 1000,
        why: Vec::new(),
        speaker_confidence: None,
        claimed: true,
        reader: Reader::Fast,
    }
}
