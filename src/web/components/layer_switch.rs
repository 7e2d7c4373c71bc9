//! Which layer is shown: what people reviewed, or the program alone.

use yew::prelude::*;

use crate::web::words;
use query::index::Layer;

/// Props of [`LayerSwitch`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LayerSwitchProps {
    /// The layer shown.
    pub layer: Layer,
    /// Link to this view in the reviewed layer.
    pub reviewed: AttrValue,
    /// Link to this view in the machine's layer.
    pub machine: AttrValue,
}

/// Two links, the present one marked.
#[component]
pub fn LayerSwitch(props: &LayerSwitchProps) -> Html {
    let link = |layer: Layer, href: &AttrValue| {
        let current = (layer == props.layer).then_some("true");
        html! {
            <a class="layer-switch__link" href={href} aria-current={current}>{ words::layer(layer) }</a>
        }
    };
    html! {
        <div class="layer-switch" role="group" aria-label="Layer shown">
            <span class="layer-switch__label" aria-hidden="true">{ "Shown as" }</span>
            { link(Layer::Reviewed, &props.reviewed) }
            { link(Layer::Machine, &props.machine) }
        </div>
    }
}
