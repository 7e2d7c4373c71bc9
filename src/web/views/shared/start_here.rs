//! Questions of the kind that teachers set, each with the view that helps to answer it. Made from what the edition has: a
//! question without passages is not asked.

use yew::prelude::*;

use crate::web::{
    figures::{Figures, Filtered, target_label, target_value},
    route::{Address, Route},
    store::Layered,
    words,
};
use query::{
    compare::{heard::HeardGrid, positions::Positions},
    filter::Key,
};

/// A question, how many passages there are to answer it, and the link to them.
struct Question {
    words: String,
    /// None where the answer is a comparison.
    n: Option<u32>,
    noun: &'static str,
    href: String,
}

/// As many as fill two or three columns evenly.
const SHOWN: usize = 6;

/// The questions as a list.
pub fn view_start_here(
    layered: &Layered,
    grid: &HeardGrid,
    positions: &Positions,
    figures: &Figures,
) -> Html {
    let items = questions(layered, grid, positions, figures).into_iter().filter(|question| question.n != Some(0)).take(SHOWN).map(|question| {
        html! {
            <li class="start-here__item">
                <a class="start-here__question" href={question.href} data-count={question.n.map(|n| n.to_string())}>
                    { question.words }
                    <span class="start-here__figure">{ question.n.map(words::number) }{ " " }{ question.noun }</span>
                </a>
            </li>
        }
    });
    html! { <ol class="start-here">{ for items }</ol> }
}

fn questions(
    layered: &Layered,
    grid: &HeardGrid,
    positions: &Positions,
    figures: &Figures,
) -> Vec<Question> {
    let index = &layered.index;
    let ask = |words: String, noun, list: Filtered| Question {
        words,
        n: Some(list.count(layered)),
        noun,
        href: list.href(),
    };
    let mut questions = Vec::new();
    if index.articles.len() > 1 {
        let compare = |words: &str, section: &str| Question {
            words: words.to_owned(),
            n: None,
            noun: "compared side by side",
            href: Address {
                route: Route::Compare,
                filter: figures.scope().clone(),
                entry: Some(section.to_owned()),
                ..Address::default()
            }
            .href(),
        };
        questions.extend([
            compare("Which outlet lets unnamed sources speak most?", "naming"),
            compare(
                "What becomes of one sentence from outlet to outlet?",
                "phrases",
            ),
        ]);
    }
    questions.extend([
        ask(
            "Who speaks without being named? Why might that be?".to_owned(),
            "passages",
            figures.quotes_with(Key::Naming, &["role", "group"]),
        ),
        ask(
            "Which reporting words doubt, warn or blame? Whose words are they?".to_owned(),
            "passages",
            figures.quotes_with(Key::Cue, &["doubting", "warning", "blaming"]),
        ),
    ]);
    let silent = (0..)
        .zip(&index.actors)
        .filter(|&(at, _)| !grid.total(at).is_heard());
    if let Some((_, actor)) =
        silent.max_by_key(|&(at, _)| (grid.total(at).n_mentions, std::cmp::Reverse(at)))
    {
        questions.push(ask(
            format!("{} is talked about but never heard. By whom?", actor.name),
            "passages",
            figures.about(actor),
        ));
    }
    if let Some((holder, target, _)) = positions
        .contradictions()
        .max_by_key(|(.., tally)| tally.total())
        && let Some(actor) = index.actors.get(holder as usize)
    {
        let target_value = target_value(index, target);
        questions.push(ask(
            format!(
                "For or against? What does {} hold of {}?",
                actor.name,
                target_label(index, target)
            ),
            "stances",
            figures.held(actor).with(Key::Target, &[&target_value]),
        ));
    }
    questions.push(ask(
        "Who criticises whom?".to_owned(),
        "stances",
        figures.stances_with(Key::Polarity, &["critical"]),
    ));
    questions.push(ask(
        "Which positions show in what people do, not in what they say?".to_owned(),
        "stances",
        figures.stances_with(Key::Basis, &["action"]),
    ));
    if let Some(actor) = index.actors.first() {
        questions.push(ask(
            format!(
                "What does {} say in quotation marks, and what is only reported?",
                actor.name
            ),
            "passages",
            figures.said(actor),
        ));
    }
    questions
}
