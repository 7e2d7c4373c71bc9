//! The downloads of a part of the open view.

use yew::prelude::*;

use crate::web::{
    browser,
    components::Downloads,
    export::{Format, Part, Shown},
    hooks::{use_address, use_layer},
};

/// Props of [`PartDownloads`].
#[derive(Clone, PartialEq, Properties)]
pub struct PartDownloadsProps {
    /// Which part.
    pub part: Part,
}

/// The forms in which the part can be had; files are made when one is chosen.
#[component]
pub fn PartDownloads(props: &PartDownloadsProps) -> Html {
    let (layered, address) = (use_layer(), use_address());
    let part = props.part;
    let on_choose = Callback::from(move |(form, told): (usize, Callback<Option<AttrValue>>)| {
        let shown = Shown {
            layered: &layered,
            address: &address,
            page: &browser::page_address(),
        };
        let format = part.formats().get(form);
        let file = format.and_then(|&format| shown.file(part, format));
        let (Some(file), Some(format)) = (file, format) else {
            return told.emit(None);
        };
        let tell = move |name: String, is_saved: bool| told.emit(is_saved.then(|| name.into()));
        if *format == Format::Png {
            let name = file.name.clone();
            browser::save_png(file.name, &file.text, move |is_saved| tell(name, is_saved));
        } else {
            let is_saved = browser::save(&file.name, file.media_type, &file.text);
            tell(file.name, is_saved);
        }
    });
    html! { <Downloads what={part.label()} forms={part.forms()} {on_choose} /> }
}
