//! Making the edition shown a file to give away: what it is called, what it offers, and, before it is saved, how large it
//! is and what it holds.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use crate::web::{
    browser,
    components::view_header,
    device,
    hooks::use_edition,
    publish::{Form, Made, make},
    store::Origin,
    words::{counted, number},
};
use export::site::Settings;
use record::edition::Edition;

const LEDE: &str = "The articles shown, with everything found in them and this whole program, as a file that opens on any \
                    computer, without a network.";

/// Views that an edition may offer, by their addresses; the overview and the page about the program are always there.
const VIEWS: [(&str, &str); 6] = [
    ("actors", "Actors"),
    ("quotes", "Quotes"),
    ("stances", "Stances"),
    ("compare", "Compare"),
    ("timeline", "Timeline"),
    ("articles", "Articles"),
];

/// What a person has filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wish {
    title: String,
    language: String,
    note: String,
    /// Whether each of [`VIEWS`] is offered.
    views: [bool; 6],
    has_reviews: bool,
}

impl Wish {
    /// What the page says of itself, which whoever made it may have chosen.
    fn of(edition: &Edition) -> Self {
        let chosen = browser::chosen_views();
        Self {
            title: edition.title.clone(),
            language: browser::page_language(),
            note: edition.note.clone(),
            views: VIEWS.map(|(name, _)| {
                let chosen = chosen.as_deref();
                chosen.is_none_or(|chosen| chosen.split(' ').any(|view| view == name))
            }),
            has_reviews: true,
        }
    }

    fn settings(&self) -> Settings {
        let chosen = VIEWS
            .iter()
            .zip(self.views)
            .filter(|(_, is_chosen)| *is_chosen);
        let views: Vec<String> = chosen.map(|((name, _), _)| (*name).to_owned()).collect();
        Settings {
            language: self.language.clone(),
            // None at all is a choice too, and must not read as all.
            views: match views.len() {
                6 => Vec::new(),
                0 => vec!["overview".to_owned()],
                _ => views,
            },
        }
    }

    fn edition(&self, shown: &Edition) -> Edition {
        let mut edition = shown.clone();
        edition.title = self.title.trim().to_owned();
        edition.note = self.note.trim().to_owned();
        if !self.has_reviews {
            edition
                .articles
                .iter_mut()
                .for_each(|article| article.reviews.clear());
            edition.edits.clear();
        }
        edition
    }
}

/// How far the file is.
#[derive(Clone, PartialEq)]
enum Work {
    Idle,
    Making,
    Ready(Rc<Made>),
    Failed(AttrValue),
}

/// The view. Another edition is another form to fill in.
#[component]
pub fn Publish() -> Html {
    let shown = use_edition();
    let edition = shown.store.edition.clone();
    html! { <Maker key={edition.title.clone()} edition={edition.clone()} origin={shown.origin} /> }
}

/// Props of [`Maker`].
#[derive(Clone, PartialEq, Properties)]
struct MakerProps {
    /// The edition shown.
    edition: Rc<Edition>,
    /// Where it comes from.
    origin: Origin,
}

#[component]
fn Maker(props: &MakerProps) -> Html {
    let shown = props.edition.clone();
    let wish = use_state_eq(|| Wish::of(&shown));
    let work = use_state_eq(|| Work::Idle);
    // What is filled in anew makes a file that was made before another one.
    let fill = |change: fn(&mut Wish, &Event)| {
        let (wish, work) = (wish.clone(), work.setter());
        move |event: &Event| {
            let mut new = (*wish).clone();
            change(&mut new, event);
            wish.set(new);
            work.set(Work::Idle);
        }
    };
    let typed = |change: fn(&mut Wish, &Event)| {
        let fill = fill(change);
        Callback::from(move |event: InputEvent| fill(&event))
    };
    let ticked = |change: fn(&mut Wish, &Event)| {
        let fill = fill(change);
        Callback::from(move |event: Event| fill(&event))
    };
    let press = |form: Form| {
        let (wish, work, shown) = (wish.clone(), work.setter(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            let (wish, work, shown) = (wish.clone(), work.clone(), shown.clone());
            work.set(Work::Making);
            spawn_local(async move {
                let made = make(&wish.edition(&shown), &wish.settings(), form).await;
                work.set(match made {
                    Ok(made) => Work::Ready(Rc::new(made)),
                    Err(error) => Work::Failed(error.to_string().into()),
                });
            });
        })
    };
    let is_busy = *work == Work::Making || wish.title.trim().is_empty();
    html! {
        <div class="publish">
            { view_header("Make my edition", LEDE, Html::default()) }
            <div class="field">
                <label class="field__label" for="publish-title">{ "Title" }</label>
                <input class="field__input" id="publish-title" type="text" maxlength="200" dir="auto" value={wish.title.clone()}
                    oninput={typed(|wish, event| wish.title = browser::field_value(event))} />
            </div>
            <div class="field">
                <label class="field__label" for="publish-language">{ "Language, as a tag such as en or en-CA" }</label>
                <input class="field__input" id="publish-language" type="text" maxlength="35" value={wish.language.clone()}
                    oninput={typed(|wish, event| wish.language = browser::field_value(event))} />
            </div>
            <div class="field">
                <label class="field__label" for="publish-note">{ "A note to its readers" }</label>
                <textarea class="field__input publish__note" id="publish-note" rows="3" dir="auto" value={wish.note.clone()}
                    oninput={typed(|wish, event| wish.note = browser::field_value(event))} />
            </div>
            <fieldset class="publish__views">
                <legend>{ "Views it offers, besides the overview" }</legend>
                { for VIEWS.iter().zip(wish.views).enumerate().map(|(at, ((_, name), is_chosen))| {
                    let (wish, work) = (wish.clone(), work.setter());
                    let onchange = Callback::from(move |event: Event| {
                        let mut new = (*wish).clone();
                        new.views[at] = browser::is_checked(&event).unwrap_or(true);
                        wish.set(new);
                        work.set(Work::Idle);
                    });
                    html! { <label><input type="checkbox" checked={is_chosen} {onchange} />{ " " }{ *name }</label> }
                }) }
            </fieldset>
            { view_reviews(&shown, &wish, ticked(|wish, event| wish.has_reviews = browser::is_checked(event).unwrap_or(true))) }
            <p class="publish__text" data-whole={n_whole(&shown).to_string()}>{ view_text(&shown) }</p>
            <p class="publish__makers">
                <button class="button button--main" type="button" disabled={is_busy} onclick={press(Form::Page)}>{ "Make one HTML file" }</button>
                <button class="button" type="button" disabled={is_busy} onclick={press(Form::Archive)}>{ "Make a zip for a web host" }</button>
            </p>
            <div class="publish__outcome" role="status">{ view_outcome(&work, &shown, props.origin) }</div>
        </div>
    }
}

/// Saves the file. It is a copy of the edition: where that is kept on the device, the day is noted.
fn save(made: &Made, origin: Origin) {
    if let (true, Origin::Kept(id)) = (made.save(), origin) {
        spawn_local(async move {
            // Where the day cannot be noted, the copy was made all the same.
            let _ = device::note_copy(id).await;
        });
    }
}

fn view_reviews(shown: &Edition, wish: &Wish, onchange: Callback<Event>) -> Html {
    let n = shown
        .articles
        .iter()
        .map(|article| article.reviews.len())
        .sum::<usize>()
        + shown.edits.len();
    if n == 0 {
        return Html::default();
    }
    html! {
        <label class="publish__reviews">
            <input type="checkbox" checked={wish.has_reviews} {onchange} />
            { " With " }{ counted(n as u32, "decision") }{ " that people made on what the program found" }
        </label>
    }
}

fn n_whole(edition: &Edition) -> usize {
    edition
        .articles
        .iter()
        .filter(|article| article.text.is_whole())
        .count()
}

/// How much of the articles the file will hold.
fn view_text(edition: &Edition) -> Html {
    let n = edition.articles.len();
    let words = match n_whole(edition) {
        0 => format!(
            "It holds excerpts of {}, as this edition does, and not their full text.",
            counted(n as u32, "article")
        ),
        whole if whole == n => format!(
            "It holds the full text of {}.",
            counted(n as u32, "article")
        ),
        whole => format!(
            "It holds the full text of {}, and excerpts of the others.",
            counted(whole as u32, "article")
        ),
    };
    let advice = match n_whole(edition) {
        0 => "",
        _ => {
            " Articles belong to those who wrote them: give the file only to people who may have them."
        }
    };
    html! { <><strong>{ words }</strong>{ advice }</> }
}

fn view_outcome(work: &Work, shown: &Edition, origin: Origin) -> Html {
    match work {
        Work::Idle => Html::default(),
        Work::Making => Html::from("Making the file …"),
        Work::Failed(why) => {
            html! { <p class="publish__error">{ "No file was made: " }{ why }{ "." }</p> }
        }
        Work::Ready(made) => {
            let onclick = {
                let made = made.clone();
                // A browser that refuses says so itself.
                Callback::from(move |_: MouseEvent| save(&made, origin))
            };
            let how = match made.form {
                Form::Page => {
                    "It opens by a double click, on any computer with a browser, and makes further editions itself."
                }
                Form::Archive => {
                    "Unpack it on any web host, in any folder; it needs nothing else there."
                }
            };
            let n_kilobytes = made.bytes.len().div_ceil(1000) as u32;
            html! {
                <>
                    <p><strong class="publish__name">{ made.name.clone() }</strong>{ ", " }{ number(n_kilobytes) }{ " KB. " }
                        { view_text(shown) }</p>
                    <p>{ how }</p>
                    <button class="button button--main" type="button" {onclick}>{ "Save it" }</button>
                </>
            }
        }
    }
}
