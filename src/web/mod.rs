//! The page: the only place that knows yew or the browser. `app` holds providers and shell, `route` what an address
//! means, `store` the unpacked edition, `figures` what views and downloads count alike; views assemble components,
//! components know neither route nor store.

pub mod app;
pub mod browser;
pub mod components;
pub mod device;
pub mod engine;
pub mod export;
pub mod figures;
pub mod hooks;
pub mod later;
pub mod publish;
pub mod route;
pub mod second_part;
pub mod store;
pub mod views;
pub mod words;

pub use app::App;

/// Renders the page into the element `app`, whatever stands there until then.
pub fn start() {
    later::fetch_by(second_part::fetch);
    browser::mend_fragments();
    match browser::find("#app") {
        Some(root) => yew::Renderer::<App>::with_root(root.into()).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
