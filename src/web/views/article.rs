//! One article as an x-ray.

use yew::prelude::*;

use crate::{web::components::view_header, web::hooks::use_layer};

/// Props of [`Article`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ArticleProps {
    /// Short id; the edition has it.
    pub id: AttrValue,
}

/// The view.
#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let layered = use_layer();
    let name = layered
        .article(&props.id)
        .map_or_else(String::new, |(_, article)| {
            crate::web::words::title(article)
        });
    view_header(&name, "", Html::default())
}
