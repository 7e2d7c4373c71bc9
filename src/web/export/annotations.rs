//! The passages of a list as Web Annotations.

use super::shown::Shown;
use crate::web::{
    figures::{mention_entry, target_label},
    route::Route,
    words,
};
use export::annotation::{Annotation, Named};
use query::{
    filter::Subject,
    index::{ActorRow, TargetRow},
};
use record::span::CodeSpan;

/// The passages at `rows` of a list of `subject`; none of a list that has no passages.
pub(super) fn of<'a>(shown: &Shown<'a>, subject: Subject, rows: &[u32]) -> Vec<Annotation<'a>> {
    let one = match subject {
        Subject::Quotes => quote,
        Subject::Stances => stance,
        Subject::Mentions => mention,
        Subject::Actors | Subject::Articles => return Vec::new(),
    };
    rows.iter().filter_map(|&at| one(shown, at)).collect()
}

fn actor(shown: &Shown<'_>, role: &'static str, at: u32) -> Option<Named> {
    let actor: &ActorRow = shown.layered.index.actors.get(at as usize)?;
    Some(Named {
        role,
        link: shown.link(Route::Actor(actor.id.clone()), None),
        name: actor.name.clone(),
    })
}

fn link(shown: &Shown<'_>, article: &str, entry: &str) -> String {
    shown.link(Route::Article(article.to_owned()), Some(entry))
}

fn quote<'a>(shown: &Shown<'a>, at: u32) -> Option<Annotation<'a>> {
    let row = shown.layered.index.quotes.get(at as usize)?;
    let entry = shown.layered.attribution(row)?;
    let article = shown.layered.source(row.article)?;
    let mut spans: Vec<(&'static str, CodeSpan)> = Vec::new();
    for (role, parts) in [
        ("source", &entry.source),
        ("cue", &entry.cue),
        ("content", &entry.content),
    ] {
        spans.extend(parts.iter().map(|&span| (role, span)));
    }
    if entry.content.is_empty() {
        spans.extend(entry.quoted.iter().map(|&span| ("content", span)));
    }
    Some(Annotation {
        link: link(shown, article.id(), entry.id.as_str()),
        tags: vec![
            words::kind(row.kind).to_owned(),
            words::mark(row.mark).to_owned(),
        ],
        named: row
            .speakers
            .iter()
            .filter_map(|&at| actor(shown, "speaker", at))
            .collect(),
        article,
        spans,
    })
}

fn stance<'a>(shown: &Shown<'a>, at: u32) -> Option<Annotation<'a>> {
    let index = &shown.layered.index;
    let row = index.stances.get(at as usize)?;
    let stance = shown.layered.stance(row)?;
    let article = shown.layered.source(row.article)?;
    let target = match row.target {
        TargetRow::Actor(at) => actor(shown, "target", at),
        TargetRow::Issue(_) => None,
    };
    let mut tags = vec![
        words::polarity(row.polarity).to_owned(),
        words::basis(row.basis).to_owned(),
        words::mark(row.mark).to_owned(),
    ];
    if target.is_none() {
        tags.push(format!("toward {}", target_label(index, row.target)));
    }
    Some(Annotation {
        link: link(shown, article.id(), stance.id.as_str()),
        tags,
        named: actor(shown, "holder", row.holder)
            .into_iter()
            .chain(target)
            .collect(),
        article,
        spans: vec![("evidence", stance.evidence)],
    })
}

fn mention<'a>(shown: &Shown<'a>, at: u32) -> Option<Annotation<'a>> {
    let row = shown.layered.index.mentions.get(at as usize)?;
    let article = shown.layered.source(row.article)?;
    Some(Annotation {
        link: link(shown, article.id(), &mention_entry(row.span)),
        tags: vec!["mention".to_owned()],
        named: actor(shown, "mentioned", row.actor).into_iter().collect(),
        article,
        spans: vec![("mention", row.span)],
    })
}
