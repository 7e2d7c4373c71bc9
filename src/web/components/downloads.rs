//! What is shown, to take along: one button for each form of file. Says when the file is there.

use yew::prelude::*;

/// Props of [`Downloads`].
#[derive(Clone, PartialEq, Properties)]
pub struct DownloadsProps {
    /// What is downloaded: "this list".
    pub what: AttrValue,
    /// The forms on offer.
    pub forms: &'static [&'static str],
    /// Called with the position of the form chosen, and with what is to be told when the file is saved or has failed:
    /// its name, or none.
    pub on_choose: Callback<(usize, Callback<Option<AttrValue>>)>,
}

/// The buttons, and what became of the last one pressed.
#[component]
pub fn Downloads(props: &DownloadsProps) -> Html {
    let outcome = use_state(AttrValue::default);
    let told = {
        let outcome = outcome.clone();
        Callback::from(move |name: Option<AttrValue>| {
            outcome.set(match name {
                Some(name) => format!("Saved as {name}.").into(),
                None => "This browser could not make the file.".into(),
            });
        })
    };
    let buttons = props.forms.iter().enumerate().map(|(at, form)| {
        let (on_choose, told) = (props.on_choose.clone(), told.clone());
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit((at, told.clone())));
        html! {
            <button class="downloads__form" type="button" {onclick}>
                { *form }<span class="visually-hidden">{ " of " }{ &props.what }</span>
            </button>
        }
    });
    html! {
        <div class="downloads" role="group" aria-label={format!("Download {}", props.what)}>
            <span class="downloads__label" aria-hidden="true">{ "Download " }{ &props.what }</span>
            { for buttons }
            <span class="downloads__outcome" role="status">{ &*outcome }</span>
        </div>
    }
}
