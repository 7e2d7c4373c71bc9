//! The downloads of a part of the open view.

use yew::{platform::spawn_local, prelude::*};

use crate::web::{
    browser,
    components::Downloads,
    export::{Format, Part, Shown},
    hooks::{use_address, use_layer},
    later,
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
        let (layered, address) = (layered.clone(), address.clone());
        spawn_local(async move {
            let later = later::load().await.ok();
            let (Some(later), Some(&format)) = (later, part.formats().get(form)) else {
                return told.emit(None);
            };
            let shown = Shown {
                layered: &layered,
                address: &address,
                page: &browser::page_address(),
            };
            (later.save)(&shown, part, format, told);
        });
    });
    html! { <Downloads what={part.label()} forms={part.forms()} {on_choose} /> }
}

/// Makes a file of a part and hands it to the browser; tells its name, or none if that was not possible. Reached through
/// `second_part` alone, so that the makers of files stay out of the first load.
pub(in crate::web) fn save(
    shown: &Shown<'_>,
    part: Part,
    format: Format,
    told: Callback<Option<AttrValue>>,
) {
    let Some(file) = shown.file(part, format) else {
        return told.emit(None);
    };
    let tell = move |name: String, is_saved: bool| told.emit(is_saved.then(|| name.into()));
    if format == Format::Png {
        let name = file.name.clone();
        browser::save_png(file.name, &file.text, move |is_saved| tell(name, is_saved));
    } else {
        let is_saved = browser::save(&file.name, file.media_type, &file.text);
        tell(file.name, is_saved);
    }
}
