//! How good the stance stage is by itself: on annotated actors and attributions instead of found ones. Takes the folder of
//! annotations, that of the texts, and the list of issues.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context as _, Result, bail};
use engine::{clean, lexicon::Lexicon, segment, stance, tagging};
use record::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, NamedIssue, Polarity,
    Reader, Target,
    corpus::Article,
    span::{CodeSpan, OffsetMap, Span},
};
use serde_json::Value;

/// Prints what is missed and invented, article by article, and the shares.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [gold, seeds, issues] = args else {
        bail!("stances GOLD TEXTS ISSUES");
    };
    let issues: Value = serde_json::from_str(&fs::read_to_string(issues)?)?;
    let issues: Vec<NamedIssue> = serde_json::from_value(issues["issues"].clone())?;
    let mut total = [0; 3];
    for entry in sorted(Path::new(gold))? {
        let annotation: Value = serde_json::from_str(&fs::read_to_string(&entry)?)?;
        if annotation["stances"].is_null() {
            continue;
        }
        let name = entry.file_stem().context("a file")?.to_string_lossy();
        let text = fs::read_to_string(Path::new(seeds).join(format!("{name}.txt")))?;
        let counts = measure(
            &annotation,
            &Article::from_text(name.clone(), text),
            &issues,
        )?;
        println!("{name}: {}", shares(counts));
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    println!("all: {}", shares(total));
    Ok(())
}

fn shares([right, found, expected]: [usize; 3]) -> String {
    let share = |whole: usize| 100.0 * right as f64 / whole.max(1) as f64;
    let f1 = 200.0 * right as f64 / (found + expected).max(1) as f64;
    format!(
        "{right} of {found} found right (P {:.0}), {expected} expected (R {:.0}), F1 {f1:.0}",
        share(found),
        share(expected)
    )
}

fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "json"));
    files.sort();
    Ok(files)
}

fn measure(annotation: &Value, article: &Article, issues: &[NamedIssue]) -> Result<[usize; 3]> {
    let lexicon = Lexicon::bundled();
    let map = OffsetMap::new(&article.text);
    let cleaned = clean::clean(article, lexicon);
    let segments = segment::segment(&article.text, cleaned.paragraphs, lexicon);
    let tags = tagging::tag(&article.text, &segments);
    let actors = actors(annotation, &map);
    let attributions = attributions(annotation, &map);
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
    let (mut clear, mut arguable) = (BTreeSet::new(), BTreeSet::new());
    for stance in list(&annotation["stances"]) {
        let polarity: Polarity = serde_json::from_value(stance["polarity"].clone())?;
        let key = (
            string(&stance["holder"]),
            string(&stance["target"]),
            polarity,
        );
        let set = if stance["strength"] == "clear" {
            &mut clear
        } else {
            &mut arguable
        };
        set.insert(key);
    }
    let mut found = BTreeSet::new();
    for stance in &stances {
        let target = match &stance.target {
            Target::Actor(id) => id.0.clone(),
            Target::Issue(id) => format!("issue:{id}"),
        };
        let key = (stance.holder.0.clone(), target, stance.polarity);
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
    for stance in list(&annotation["stances"]) {
        let polarity: Polarity = serde_json::from_value(stance["polarity"].clone())?;
        let key = (
            string(&stance["holder"]),
            string(&stance["target"]),
            polarity,
        );
        if !found.contains(&key) && clear.contains(&key) {
            println!(
                "- {} {:?} {} {}",
                key.0,
                key.2,
                key.1,
                string(&stance["text"])
            );
        }
    }
    Ok([clear.intersection(&found).count(), found.len(), clear.len()])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn span(value: &Value, map: &OffsetMap) -> Option<Span> {
    let span: CodeSpan = serde_json::from_value(value.clone()).ok()?;
    Some(map.to_span(span))
}

fn spans(value: &Value, map: &OffsetMap) -> Vec<Span> {
    list(value)
        .iter()
        .filter_map(|value| span(value, map))
        .collect()
}

fn actors(annotation: &Value, map: &OffsetMap) -> Vec<Actor<Span>> {
    list(&annotation["actors"])
        .iter()
        .map(|actor| Actor {
            id: ActorId(string(&actor["id"])),
            name: string(&actor["name"]),
            kind: serde_json::from_value(actor["kind"].clone()).unwrap_or(ActorKind::Group),
            aliases: Vec::new(),
            roles: Vec::new(),
            affiliation: None,
            mentions: spans(&actor["mentions"], map),
            reader: Reader::Fast,
        })
        .collect()
}

fn attributions(annotation: &Value, map: &OffsetMap) -> Vec<Attribution<Span>> {
    list(&annotation["attributions"])
        .iter()
        .map(|entry| Attribution {
            id: AttributionId(string(&entry["id"])),
            kind: serde_json::from_value(entry["kind"].clone())
                .unwrap_or(AttributionKind::Indirect),
            source: span(&entry["source"], map).into_iter().collect(),
            cue: spans(&entry["cue"], map),
            content: spans(&entry["content"], map),
            quoted: spans(&entry["quoted"], map),
            speakers: list(&entry["speakers"])
                .iter()
                .map(|id| ActorId(string(id)))
                .collect(),
            confidence: 1000,
            why: Vec::new(),
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        })
        .collect()
}
