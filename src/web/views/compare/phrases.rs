//! The life of a phrase: one utterance, version by version.

use yew::prelude::*;

use super::comparison::Comparison;
use crate::web::{
    figures::article_href,
    route::{Picture, Route},
    words,
};
use query::compare::phrase::{Change, Fate, Part, Phrase, Version, phrases};

/// Phrases shown before "show all".
const SHORT: usize = 6;

/// Words left out that are still spelled out; more are counted, since the fullest version stands above.
const SPELLED: u32 = 10;

/// All phrases that two articles share.
pub(super) fn view_phrases(view: &Comparison) -> Html {
    let found = phrases(view.sources());
    if found.is_empty() {
        return html! { <p class="compare__none">{ "No utterance stands in more than one of these articles." }</p> };
    }
    let is_whole = view.address.arranged.is_whole(Picture::Phrases);
    let n_shown = if is_whole { found.len() } else { SHORT };
    let items = found
        .iter()
        .take(n_shown)
        .map(|phrase| view_phrase(view, phrase));
    html! {
        <>
            <p class="compare__key">
                <span>{ "words " }<ins class="diff__added">{ "put in" }</ins></span>
                <span>{ "words " }<del class="diff__gone">{ "left out" }</del></span>
                <span><span class="diff__quoted">{ "“quoted”" }</span>{ " words stand in quotation marks" }</span>
            </p>
            <div class="phrases">{ for items }</div>
            if found.len() > SHORT {
                { view.view_more(Picture::Phrases, &format!("Show all {} phrases", words::number(found.len() as u32))) }
            }
        </>
    }
}

fn view_phrase(view: &Comparison, phrase: &Phrase) -> Html {
    let index = &view.layered.index;
    let speakers = phrase.speakers.iter().filter_map(|&at| {
        let actor = index.actors.get(at as usize)?;
        let href = Route::Actor(actor.id.clone()).href(&view.layered.bare_filter());
        Some(html! { <a class="phrase__speaker" {href}>{ actor.name.clone() }</a> })
    });
    let speakers: Vec<Html> = speakers.collect();
    let is_nobody = speakers.is_empty();
    let versions = phrase.versions().map(|version| view_version(view, version));
    let count = format!(
        "in {} of {} articles",
        phrase.n_articles(),
        view.articles.len()
    );
    html! {
        <article class="phrase">
            <h3 class="phrase__title">
                if is_nobody { <span class="phrase__speaker">{ "Speaker not resolved" }</span> }
                { for speakers }
                <span class="phrase__count">{ count }</span>
            </h3>
            <ul class="phrase__versions">{ for versions }</ul>
        </article>
    }
}

fn view_version(view: &Comparison, version: &Version) -> Html {
    let index = &view.layered.index;
    let outlet = index
        .articles
        .get(version.article as usize)
        .map(words::outlet);
    let entry = index
        .quotes
        .get(version.quote as usize)
        .and_then(|row| view.layered.attribution(row))
        .map_or_else(String::new, |entry| entry.id.0.clone());
    let href = article_href(&view.layered, version.article, entry);
    let (fate, label) = fate(version.fate);
    html! {
        <li class="phrase__version" data-fate={fate}>
            <p class="phrase__where">
                <a {href}>{ outlet }</a>
                <span class="phrase__fate">{ label }</span>
            </p>
            <blockquote class="phrase__words">{ for view_parts(version) }</blockquote>
        </li>
    }
}

/// What became of it, for styles and for people.
fn fate(fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::Fullest => ("fullest", "the fullest version"),
        Fate::Kept => ("kept", "quotation kept"),
        Fate::Cut => ("cut", "quotation cut"),
        Fate::MarksLost => ("lost", "quotation marks lost"),
        Fate::Paraphrased => ("paraphrased", "in other words"),
    }
}

/// The words with their changes; of a paraphrase only its own, since hardly a word is where it was.
fn view_parts(version: &Version) -> Vec<Html> {
    let is_paraphrase = version.fate == Fate::Paraphrased;
    let mut shown = Vec::new();
    // Whether the part before is inside quotation marks, so that a run of parts has one pair of marks.
    let mut is_open = false;
    let own = |part: &&Part| part.change != Change::LeftOut;
    for (at, part) in version.parts.iter().enumerate() {
        let is_own = own(&part);
        if is_paraphrase && !is_own {
            continue;
        }
        // Marks close before words left out unless the quotation goes on after them.
        let mut next = version.parts.iter().skip(at).filter(own);
        let goes_on = next
            .next()
            .is_some_and(|next| next.is_quoted && !next.after_gap);
        if !is_own && is_open && !goes_on {
            shown.push(Html::from("”"));
            is_open = false;
        }
        if is_own {
            if is_open && (!part.is_quoted || part.after_gap) {
                shown.push(Html::from("”"));
                is_open = false;
            }
            if !shown.is_empty() {
                shown.push(Html::from(if part.after_gap { " … " } else { " " }));
            }
            if part.is_quoted && !is_open {
                shown.push(Html::from("“"));
                is_open = true;
            }
        } else {
            shown.push(Html::from(" "));
        }
        shown.push(view_part(part, is_paraphrase));
    }
    if is_open {
        shown.push(Html::from("”"));
    }
    shown
}

fn view_part(part: &Part, is_paraphrase: bool) -> Html {
    let text = part.text.clone();
    match part.change {
        Change::LeftOut if part.n_words > SPELLED => {
            html! { <del class="diff__gone diff__gone--long">{ format!("{} left out", words::counted(part.n_words, "word")) }</del> }
        }
        Change::LeftOut => html! { <del class="diff__gone">{ text }</del> },
        Change::Added if !is_paraphrase => html! { <ins class="diff__added">{ text }</ins> },
        Change::Same if is_paraphrase => html! { <span class="diff__same">{ text }</span> },
        _ if part.is_quoted => html! { <span class="diff__quoted">{ text }</span> },
        _ => Html::from(text),
    }
}
