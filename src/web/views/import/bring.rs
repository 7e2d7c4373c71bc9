//! The ways in: a box for a pasted article, and a field for files.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::work;
use crate::web::browser;

/// Endings that the file dialog offers.
const ACCEPTED: &str = ".txt,.text,.asc,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.zip,.json,.jsonl,.ndjson,.onrecord";

/// Props of [`Bring`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BringProps {
    /// Whether articles are being analysed.
    pub(super) is_busy: bool,
}

/// Box and field.
#[component]
pub(super) fn Bring(props: &BringProps) -> Html {
    let text = use_node_ref();
    let has_text = use_state_eq(|| false);
    // What the clipboard gave last, plain and as HTML; it counts while the box holds just that.
    let pasted = use_mut_ref(|| (String::new(), String::new()));
    let value = |text: &NodeRef| {
        let field = text.cast::<HtmlTextAreaElement>();
        field.map(|field| field.value()).unwrap_or_default()
    };
    let oninput = {
        let (text, has_text) = (text.clone(), has_text.setter());
        Callback::from(move |_: InputEvent| has_text.set(!value(&text).trim().is_empty()))
    };
    let onpaste = {
        let pasted = pasted.clone();
        Callback::from(move |event: Event| {
            if let Some(found) = browser::pasted(&event) {
                *pasted.borrow_mut() = found;
            }
        })
    };
    let onclick = {
        let (text, has_text) = (text.clone(), has_text.setter());
        Callback::from(move |_: MouseEvent| {
            let plain = value(&text);
            let html = match &*pasted.borrow() {
                (copied, html) if is_same_but_breaks(copied, &plain) => html.clone(),
                _ => String::new(),
            };
            // The same text is not taken twice; what was pasted meanwhile stays.
            has_text.set(false);
            browser::focus("#import-text");
            let (text, has_text, taken) = (text.clone(), has_text.clone(), plain.clone());
            let on_done = Callback::from(move |is_taken: bool| {
                let field = text.cast::<HtmlTextAreaElement>();
                match field.filter(|field| field.value() == taken) {
                    Some(field) if is_taken => field.set_value(""),
                    _ => has_text.set(!value(&text).trim().is_empty()),
                }
            });
            work::paste(plain, html, on_done);
        })
    };
    let onchange = Callback::from(|event: Event| {
        work::bring(browser::list_files(browser::chosen_files(&event)));
        browser::empty_field(&event);
    });
    html! {
        <div class="bring" onfocusin={|_: FocusEvent| work::prepare()}>
            <div class="bring__paste">
                <label class="bring__label" for="import-text">{ "Paste an article" }</label>
                <textarea class="bring__text" id="import-text" ref={text} rows="7" dir="auto" disabled={props.is_busy}
                    placeholder="Headline, byline, text: all of it, menus and captions too" {oninput} {onpaste} />
                <button class="button" type="button" disabled={!*has_text || props.is_busy} {onclick}>{ "Add this text" }</button>
            </div>
            <div class="bring__files">
                <label class="bring__label" for="import-files">{ "Or choose files" }</label>
                <p class="bring__hint">{ "You can also drop them anywhere on this page." }</p>
                <input class="bring__field" id="import-files" type="file" multiple={true} accept={ACCEPTED} disabled={props.is_busy} {onchange} />
                <p class="bring__hint">
                    { "Text, saved web pages, Markdown, Word documents (.docx), PDFs with a text layer, zip archives of these, and editions of On Record." }
                </p>
            </div>
        </div>
    }
}

/// Fields hold line breaks in one form, clipboards in several.
fn is_same_but_breaks(copied: &str, text: &str) -> bool {
    let is_break = |character: &char| matches!(character, '\r' | '\n');
    copied
        .chars()
        .filter(|character| !is_break(character))
        .eq(text.chars().filter(|character| !is_break(character)))
}
