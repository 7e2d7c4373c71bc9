//! The annotated articles lie beside a checkout of the project, not in it; where they are missing these tests say so and
//! have nothing to check.

use std::{env, ffi::OsStr};

use record::{Actor, Attribution, AttributionId, Reader, Stance};

use super::*;

/// The bundled corpus made again from its articles, if they are there.
fn make_bundled() -> Option<(Settings, Corpus)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shared = root.join("../shared");
    if !shared.join("seeds").is_dir() {
        eprintln!("skipped: {} has no seeds", shared.display());
        return None;
    }
    let settings = Settings {
        articles: shared.join("seeds"),
        gold: Some(shared.join("gold")),
        issues: None,
        out: root.join("corpus"),
    };
    let corpus = make(&settings).unwrap();
    Some((settings, corpus))
}

/// The annotation of each article of `corpus`.
fn annotations(settings: &Settings) -> Vec<(Article, Record<CodeSpan>)> {
    let articles = read_articles(&settings.articles).unwrap();
    let annotated = articles.into_iter().map(|article| {
        let wanted = read_wanted(settings, &article).unwrap().unwrap();
        (article, wanted)
    });
    annotated.collect()
}

#[test]
fn the_committed_corpus_is_current() {
    let Some((settings, corpus)) = make_bundled() else {
        return;
    };
    let made = to_json(&corpus).unwrap();
    for (path, json) in &made {
        let committed = fs::read_to_string(settings.out.join(path)).unwrap_or_default();
        let first = json
            .lines()
            .zip(committed.lines())
            .position(|(new, old)| new != old);
        assert!(
            *json == committed,
            "corpus/{} is not what the engine makes today, from line {}: run `cargo xtask corpus`",
            path.display(),
            first.map_or(0, |line| line + 1)
        );
    }
    for folder in ["articles", "reviews"] {
        for entry in fs::read_dir(settings.out.join(folder)).unwrap() {
            let path = Path::new(folder).join(entry.unwrap().file_name());
            assert!(
                made.contains_key(&path),
                "corpus/{} belongs to no article",
                path.display()
            );
        }
    }
}

#[test]
fn making_it_twice_gives_the_same_bytes() {
    let Some((settings, corpus)) = make_bundled() else {
        return;
    };
    let again = make(&settings).unwrap();
    assert!(to_json(&corpus).unwrap() == to_json(&again).unwrap());
}

#[test]
fn the_reviewed_layer_is_the_annotation() {
    let Some((settings, corpus)) = make_bundled() else {
        return;
    };
    let annotations = annotations(&settings);
    assert_eq!(annotations.len(), corpus.articles.len());
    for ((article, wanted), (file, reviews)) in annotations.iter().zip(&corpus.articles) {
        let reviewed = review::apply(&file.machine, &reviews.reviews).record;
        assert_eq!(reviewed.article, wanted.article, "{}", article.file);
        assert_eq!(actors(&reviewed), actors(wanted), "{}", article.file);
        assert_eq!(
            attributions(&reviewed),
            attributions(wanted),
            "{}",
            article.file
        );
        assert_eq!(stances(&reviewed), stances(wanted), "{}", article.file);
        let n_reviewed = review::apply(&file.machine, &reviews.reviews).marks.len();
        let n_entries =
            1 + reviewed.actors.len() + reviewed.attributions.len() + reviewed.stances.len();
        assert_eq!(
            n_reviewed, n_entries,
            "{}: every entry has its mark",
            article.file
        );
    }
}

/// Actors by id, whoever found them, with aliases in order: order of aliases carries no meaning.
fn actors(record: &Record<CodeSpan>) -> Vec<Actor<CodeSpan>> {
    let mut actors = record.actors.clone();
    for actor in &mut actors {
        actor.aliases.sort();
        actor.reader = Reader::Fast;
    }
    actors.sort_by(|left, right| left.id.cmp(&right.id));
    actors
}

/// Attributions without what the machine alone has: id, confidence, reasons.
fn attributions(record: &Record<CodeSpan>) -> Vec<Attribution<CodeSpan>> {
    let plain = |entry: &Attribution<CodeSpan>| Attribution {
        id: AttributionId::default(),
        confidence: 0,
        speaker_confidence: None,
        why: Vec::new(),
        reader: Reader::Fast,
        ..entry.clone()
    };
    let mut entries: Vec<_> = record.attributions.iter().map(plain).collect();
    entries.sort_by(|left, right| (&left.content, &left.cue).cmp(&(&right.content, &right.cue)));
    entries
}

/// Stances without id, each with the content of its attribution, and with confidence and reasons where it is arguable.
fn stances(record: &Record<CodeSpan>) -> Vec<(Stance<CodeSpan>, Vec<CodeSpan>)> {
    let plain = |stance: &Stance<CodeSpan>| {
        let rests_on = record
            .attributions
            .iter()
            .find(|entry| Some(&entry.id) == stance.attribution.as_ref());
        let content = rests_on.map_or_else(Vec::new, |entry| entry.content.clone());
        assert_eq!(rests_on.is_some(), stance.attribution.is_some());
        let mut stance = Stance {
            id: Default::default(),
            attribution: None,
            polarity_confidence: None,
            reader: Reader::Fast,
            ..stance.clone()
        };
        let is_arguable = stance
            .why
            .iter()
            .any(|reason| reason.text == gold::ARGUABLE);
        if !is_arguable {
            stance.confidence = 1000;
            stance.why.clear();
        }
        (stance, content)
    };
    let mut stances: Vec<_> = record.stances.iter().map(plain).collect();
    let key = |stance: &Stance<CodeSpan>| {
        (
            stance.evidence,
            stance.holder.clone(),
            stance.target.clone(),
            stance.polarity,
        )
    };
    stances.sort_by_cached_key(|(stance, _)| key(stance));
    stances
}

#[test]
fn excerpts_are_the_words_of_the_text() {
    let Some((settings, corpus)) = make_bundled() else {
        return;
    };
    for ((article, _), (file, _)) in annotations(&settings).iter().zip(&corpus.articles) {
        let offsets = OffsetMap::new(&article.text);
        for fragment in &file.text.fragments {
            let span = offsets.to_span(fragment.span());
            assert_eq!(
                span.slice(&article.text),
                fragment.text(),
                "{}",
                article.file
            );
        }
    }
}

#[test]
fn annotations_of_another_text_are_refused() {
    let folder = env::temp_dir().join(format!("workbench-corpus-{}", std::process::id()));
    let (articles, gold) = (folder.join("articles"), folder.join("gold"));
    fs::create_dir_all(&articles).unwrap();
    fs::create_dir_all(&gold).unwrap();
    fs::write(
        articles.join("one.txt"),
        "“We will meet,” said Mira Castellan.",
    )
    .unwrap();
    let facts = r#"{"title": null, "outlet": null, "byline": null, "language": "en", "published": null,
                    "provenance": [], "boilerplate": []}"#;
    let annotation = format!(
        r#"{{"file": "one.txt", "sha256": "00", "article": {facts}, "actors": [], "attributions": [], "stances": []}}"#
    );
    fs::write(gold.join("one.json"), annotation).unwrap();
    let settings = Settings {
        articles,
        gold: Some(gold),
        issues: None,
        out: folder.join("out"),
    };
    let error = make(&settings)
        .err()
        .map(|error| format!("{error:#}"))
        .unwrap_or_default();
    fs::remove_dir_all(&folder).unwrap();
    assert!(
        error.contains("one.json") && error.contains("hashes differ"),
        "{error}"
    );
}

#[test]
fn options_are_read() {
    let parse = |arguments: &str| {
        let arguments: Vec<String> = arguments.split(' ').map(str::to_owned).collect();
        Settings::parse(&arguments).map_err(|error| error.to_string())
    };
    let settings = parse("--articles a --gold g").unwrap();
    assert_eq!(settings.out.file_name(), Some(OsStr::new("corpus")));
    assert_eq!(
        parse("--gold g").err().unwrap(),
        "`--articles DIR` is missing"
    );
    assert_eq!(
        parse("--article a").err().unwrap(),
        "unknown option `--article`"
    );
    assert_eq!(
        parse("--articles").err().unwrap(),
        "`--articles` needs a path"
    );
}
