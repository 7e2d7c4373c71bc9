//! One actor: names, roles, what is said by and about it, stances held and received.

use yew::prelude::*;

use crate::{record::ActorId, web::components::view_header, web::hooks::use_layer};

/// Props of [`Actor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActorProps {
    /// Which; the edition has it.
    pub id: ActorId,
}

/// The view.
#[component]
pub fn Actor(props: &ActorProps) -> Html {
    let layered = use_layer();
    let name = layered
        .actor(&props.id)
        .map_or_else(String::new, |actor| actor.name.clone());
    view_header(&name, "", Html::default())
}
