//! Why the program took a passage so, in words that a fifteen-year-old reads without help.

use yew::prelude::*;

use crate::web::{store::Layered, words};
use query::index::Layer;
use record::{
    AttributionKind, Basis, Reason, Step, edition::EditionArticle, review::Mark, span::CodeSpan,
};

/// What sort of decision a why-card explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// That a passage is an attribution of a kind.
    Attribution(AttributionKind),
    /// That a passage shows a stance on a basis.
    Stance(Basis),
}

/// The why-card of an attribution or a stance.
pub fn view_why(
    layered: &Layered,
    decided: Decided,
    reasons: &[Reason<CodeSpan>],
    mark: Mark,
    article: &EditionArticle,
) -> Html {
    let verdict = match mark {
        Mark::Unreviewed if layered.index.layer == Layer::Machine => {
            "The program found this. “Reviewed by people” shows what a person made of it."
        }
        Mark::Unreviewed => "The program found this. No person has checked it.",
        Mark::Confirmed => "The program found this, and a person who read the article agreed.",
        Mark::Corrected => {
            "The program found this, and a person who read the article corrected it."
        }
        Mark::Added => "The program missed this. A person who read the article added it.",
    };
    html! {
        <section class="why">
            <h2 class="why__title">{ "Why it says so" }</h2>
            <p>{ verdict }</p>
            { view_track_record(layered, decided) }
            if !reasons.is_empty() {
                <dl class="why__steps">{ for reasons.iter().map(|reason| view_reason(reason, article)) }</dl>
            }
        </section>
    }
}

/// "Of 34 passages of this kind that the program found and people checked, 31 were right."
fn view_track_record(layered: &Layered, decided: Decided) -> Html {
    let agreement = match decided {
        Decided::Attribution(kind) => layered.agreement_on_kind(kind),
        Decided::Stance(basis) => layered.agreement_on_basis(basis),
    };
    if agreement.decided() == 0 {
        return Html::default();
    }
    let noun = match decided {
        Decided::Attribution(kind) => format!("passages it took for “{}”", words::kind(kind)),
        Decided::Stance(basis) => {
            format!("positions it found on the basis “{}”", words::basis(basis))
        }
    };
    let said = match decided {
        Decided::Attribution(_) => "were given to the right speaker",
        Decided::Stance(_) => "had the right holder, target and side",
    };
    let n_right = agreement.right + agreement.same;
    let otherwise = match agreement.same {
        0 => String::new(),
        n => format!(" In {n} of these, people marked more or fewer words."),
    };
    html! {
        <p class="why__record">
            { format!("How often the program is right: of {} {noun} and people checked, {n_right} {said}.{otherwise}",
                agreement.decided()) }
        </p>
    }
}

fn view_reason(reason: &Reason<CodeSpan>, article: &EditionArticle) -> Html {
    let against = reason.weight < 0 || matches!(reason.step, Step::Rejected | Step::Doubt);
    let sign = if against { "−" } else { "+" };
    let word = if against {
        "speaks against: "
    } else {
        "speaks for: "
    };
    let seen = reason
        .span
        .map(|span| article.words_in(span))
        .filter(|seen| !seen.is_empty());
    html! {
        <div class="why__reason" data-against={against.to_string()}>
            <dt class="why__step">{ step(reason.step) }</dt>
            <dd class="why__text">
                <span class="why__sign" aria-hidden="true">{ sign }</span>
                <span class="visually-hidden">{ word }</span>
                { reason.text.clone() }
                if let Some(seen) = seen { <q class="why__seen">{ seen }</q> }
            </dd>
        </div>
    }
}

fn step(step: Step) -> &'static str {
    match step {
        Step::Quotation => "Quotation marks",
        Step::Cue => "Reporting word",
        Step::Source => "Who is named",
        Step::Content => "How far it reaches",
        Step::Speaker => "Who that is",
        Step::Rejected => "Passed over",
        Step::Target => "Who is meant",
        Step::Polarity => "For or against",
        Step::Shifter => "What turns it",
        Step::Doubt => "In doubt",
    }
}
