//! Rows of passages: quotes, stances, mentions. Ids join the tables with each other and with the records of the command
//! line; offsets count code points of the article's file.

use super::shown::Shown;
use crate::web::{
    figures::{mention_entry, target_label, target_value},
    route::Route,
    words,
};
use export::table::{Cell, Table};
use query::{
    filter::Key,
    index::{QuoteRow, StanceRow, TargetRow},
};
use record::{ActorId, span::CodeSpan};

/// Attributions, one a row.
pub(super) fn quotes(shown: &Shown<'_>, rows: &[u32]) -> Table {
    let rows = rows.iter().filter_map(|&at| quote(shown, at));
    Table {
        name: "quotes",
        caption: "Passages that an article attributes to someone".to_owned(),
        source: shown.source(),
        headers: &[
            "quote_id",
            "article_id",
            "outlet",
            "headline",
            "published_from",
            "published_to",
            "paragraph",
            "kind",
            "speaker_ids",
            "speakers",
            "source",
            "cue",
            "cue_group",
            "naming",
            "content",
            "quoted",
            "about_ids",
            "issue_ids",
            "stance_ids",
            "own_words",
            "reported_words",
            "confidence_per_mille",
            "review",
            "start",
            "end",
            "link",
        ],
        rows: rows.collect(),
    }
}

/// Stances, one a row.
pub(super) fn stances(shown: &Shown<'_>, rows: &[u32]) -> Table {
    let rows = rows.iter().filter_map(|&at| stance(shown, at));
    Table {
        name: "stances",
        caption: "Who stands where toward whom or what".to_owned(),
        source: shown.source(),
        headers: &[
            "stance_id",
            "article_id",
            "outlet",
            "headline",
            "published_from",
            "published_to",
            "paragraph",
            "holder_id",
            "holder",
            "target_id",
            "target",
            "polarity",
            "basis",
            "quote_id",
            "evidence",
            "confidence_per_mille",
            "review",
            "start",
            "end",
            "link",
        ],
        rows: rows.collect(),
    }
}

/// Mentions of actors, one a row.
pub(super) fn mentions(shown: &Shown<'_>, rows: &[u32]) -> Table {
    let rows = rows.iter().filter_map(|&at| mention(shown, at));
    Table {
        name: "mentions",
        caption: "Where an article names someone".to_owned(),
        source: shown.source(),
        headers: &[
            "article_id",
            "outlet",
            "headline",
            "published_from",
            "published_to",
            "paragraph",
            "actor_id",
            "actor",
            "words",
            "start",
            "end",
            "link",
        ],
        rows: rows.collect(),
    }
}

/// The columns that say where a passage stands: article, outlet, headline, days, paragraph.
fn place(shown: &Shown<'_>, article: u32, paragraph: u32) -> Option<Vec<Cell>> {
    let row = shown.layered.index.articles.get(article as usize)?;
    let (from, to) = row.published.clone().unzip();
    Some(vec![
        row.id.as_str().into(),
        row.outlet.clone().into(),
        row.title.clone().into(),
        from.into(),
        to.into(),
        (paragraph > 0).then_some(paragraph).into(),
    ])
}

fn quote(shown: &Shown<'_>, at: u32) -> Option<Vec<Cell>> {
    let layered = shown.layered;
    let row: &QuoteRow = layered.index.quotes.get(at as usize)?;
    let entry = layered.attribution(row)?;
    let source = layered.source(row.article)?;
    let text = |spans: &[CodeSpan]| {
        let words: Vec<String> = spans.iter().map(|&span| source.words_in(span)).collect();
        words.join(" … ")
    };
    let ids = |actors: &[u32]| ids(shown, actors);
    let index = &layered.index;
    let issues = row
        .issues
        .iter()
        .filter_map(|&at| index.issues.get(at as usize));
    let stances = layered.stances_on(at).iter().filter_map(|&at| {
        let stance = layered.stance(index.stances.get(at as usize)?)?;
        Some(stance.id.0.clone())
    });
    let names = row
        .speakers
        .iter()
        .filter_map(|&at| index.actors.get(at as usize));
    let whole = whole(entry);
    let mut cells = vec![entry.id.as_str().into()];
    cells.extend(place(shown, row.article, row.paragraph)?);
    cells.extend([
        Key::Kind
            .words()
            .get(row.kind as usize)
            .map(|word| word.0)
            .into(),
        ids(&row.speakers).into(),
        names
            .map(|actor| actor.name.clone())
            .collect::<Vec<_>>()
            .into(),
        text(&entry.source).into(),
        text(&entry.cue).into(),
        Key::Cue
            .words()
            .get(row.cue as usize)
            .map(|word| word.0)
            .into(),
        Key::Naming
            .words()
            .get(row.naming as usize)
            .map(|word| word.0)
            .into(),
        text(&entry.content).into(),
        text(&entry.quoted).into(),
        ids(&row.about).into(),
        issues
            .map(|issue| issue.id.0.clone())
            .collect::<Vec<_>>()
            .into(),
        stances.collect::<Vec<_>>().into(),
        row.n_own_words.into(),
        row.n_reported_words.into(),
        u32::from(row.confidence).into(),
        words::mark(row.mark).into(),
        whole.map(|span| span.start).into(),
        whole.map(|span| span.end).into(),
        shown
            .link(
                Route::Article(source.id().to_owned()),
                Some(entry.id.as_str()),
            )
            .into(),
    ]);
    Some(cells)
}

/// From the first to the last word of an attribution.
fn whole(entry: &record::Attribution<CodeSpan>) -> Option<CodeSpan> {
    let spans = entry
        .source
        .iter()
        .chain(&entry.cue)
        .chain(&entry.content)
        .chain(&entry.quoted);
    spans.copied().reduce(CodeSpan::cover)
}

fn ids(shown: &Shown<'_>, actors: &[u32]) -> Vec<String> {
    let actors = actors
        .iter()
        .filter_map(|&at| shown.layered.index.actors.get(at as usize));
    actors.map(|actor| actor.id.0.clone()).collect()
}

fn stance(shown: &Shown<'_>, at: u32) -> Option<Vec<Cell>> {
    let layered = shown.layered;
    let row: &StanceRow = layered.index.stances.get(at as usize)?;
    let stance = layered.stance(row)?;
    let source = layered.source(row.article)?;
    let holder = TargetRow::Actor(row.holder);
    let index = &layered.index;
    let mut cells = vec![stance.id.as_str().into()];
    cells.extend(place(shown, row.article, row.paragraph)?);
    cells.extend([
        target_value(index, holder).into(),
        target_label(index, holder).into(),
        target_value(index, row.target).into(),
        target_label(index, row.target).into(),
        words::polarity(row.polarity).into(),
        Key::Basis
            .words()
            .get(row.basis as usize)
            .map(|word| word.0)
            .into(),
        stance.attribution.as_ref().map(|id| id.0.clone()).into(),
        source.words_in(stance.evidence).into(),
        u32::from(row.confidence).into(),
        words::mark(row.mark).into(),
        stance.evidence.start.into(),
        stance.evidence.end.into(),
        shown
            .link(
                Route::Article(source.id().to_owned()),
                Some(stance.id.as_str()),
            )
            .into(),
    ]);
    Some(cells)
}

fn mention(shown: &Shown<'_>, at: u32) -> Option<Vec<Cell>> {
    let layered = shown.layered;
    let row = layered.index.mentions.get(at as usize)?;
    let actor = layered.index.actors.get(row.actor as usize)?;
    let source = layered.source(row.article)?;
    let mut cells = place(shown, row.article, row.paragraph)?;
    cells.extend([
        ActorId::as_str(&actor.id).into(),
        actor.name.as_str().into(),
        source.words_in(row.span).into(),
        row.span.start.into(),
        row.span.end.into(),
        shown
            .link(
                Route::Article(source.id().to_owned()),
                Some(&mention_entry(row.span)),
            )
            .into(),
    ]);
    Some(cells)
}
