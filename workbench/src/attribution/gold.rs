//! PolNeAR as labels. The format is described in `scripts` of the data's own repository; offsets are code points.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use on_record::{
    attribution::label::{Label, Role},
    segment::Segments,
    span::{CodeSpan, OffsetMap, Span},
};

/// Spans in bytes, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Vec<Span>,
    pub(crate) content: Vec<Span>,
}

/// Name, text and annotations of each article of `text/` and `ann/`, by name.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<(String, String, Vec<Attribution>)>> {
    let mut files: Vec<_> = fs::read_dir(folder.join("ann"))
        .with_context(|| format!("cannot list {}/ann", folder.display()))?
        .collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut articles: BTreeMap<String, (String, Vec<Attribution>)> = BTreeMap::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some((stem, _)) = name
            .strip_suffix(".ann")
            .and_then(|name| name.rsplit_once('_'))
        else {
            continue;
        };
        if articles.contains_key(stem) {
            continue;
        }
        let path = folder.join("text").join(format!("{stem}.txt"));
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let annotations =
            read_annotations(&fs::read_to_string(file.path())?, &OffsetMap::new(&text));
        articles.insert(stem.to_owned(), (text, annotations));
    }
    Ok(articles
        .into_iter()
        .map(|(name, (text, gold))| (name, text, gold))
        .collect())
}

fn read_annotations(text: &str, map: &OffsetMap) -> Vec<Attribution> {
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with('T')) {
        let mut columns = line.split('\t');
        let (Some(id), Some(rest)) = (columns.next(), columns.next()) else {
            continue;
        };
        let Some((_, offsets)) = rest.split_once(' ') else {
            continue;
        };
        let parsed = offsets.split(';').filter_map(|pair| {
            let (start, end) = pair.split_once(' ')?;
            Some(map.to_span(CodeSpan::new(start.parse().ok()?, end.parse().ok()?)))
        });
        spans.insert(id, parsed.collect());
    }
    let mut found = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('E')) {
        let Some((_, arguments)) = line.split_once('\t') else {
            continue;
        };
        let mut attribution = Attribution::default();
        for argument in arguments.split_whitespace() {
            let Some((role, id)) = argument.split_once(':') else {
                continue;
            };
            let spans = spans.get(id).cloned().unwrap_or_default();
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => attribution.source.extend(spans),
                "Cue" => attribution.cue.extend(spans),
                "Content" => attribution.content.extend(spans),
                _ => {}
            }
        }
        for spans in [
            &mut attribution.source,
            &mut attribution.cue,
            &mut attribution.content,
        ] {
            spans.sort();
        }
        if !attribution.cue.is_empty() || !attribution.content.is_empty() {
            found.push(attribution);
        }
    }
    found
}

/// The label of each token.
pub(crate) fn labels(segments: &Segments, gold: &[Attribution]) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; segments.tokens.len()];
    for attribution in gold {
        let cue = attribution.cue.first().map_or(0, |cue| cue.start);
        let mut reach: Option<(usize, usize)> = None;
        let roles = [
            (&attribution.source, Role::SourceBefore, Role::SourceAfter),
            (&attribution.cue, Role::Cue, Role::Cue),
            (
                &attribution.content,
                Role::ContentBefore,
                Role::ContentAfter,
            ),
        ];
        for (spans, before, after) in roles {
            for span in spans {
                let role = if span.start < cue { before } else { after };
                let range = segments.tokens_in(*span);
                let paragraph = |token: usize| {
                    segments
                        .sentence_at(segments.tokens[token].span.start)
                        .map(|s| s.paragraph)
                };
                let mut is_first = true;
                for token in range.clone() {
                    if token > range.start && paragraph(token) != paragraph(token - 1) {
                        is_first = true;
                    }
                    if labels[token].role().is_none() {
                        labels[token] = if is_first {
                            Label::first(role)
                        } else {
                            Label::inside(role)
                        };
                        is_first = false;
                    }
                }
                let (low, high) = reach.unwrap_or((range.start, range.end));
                reach = Some((low.min(range.start), high.max(range.end)));
            }
        }
        let (low, high) = reach.unwrap_or((0, 0));
        for label in labels.get_mut(low..high).unwrap_or(&mut []) {
            if *label == Label::OUTSIDE {
                *label = Label::BETWEEN;
            }
        }
    }
    // The inside of a span whose beginning another span took.
    let mut last = Label::OUTSIDE;
    for label in &mut labels {
        if !last.allows(*label)
            && let Some(role) = label.role()
        {
            *label = Label::first(role);
        }
        last = *label;
    }
    labels
}
