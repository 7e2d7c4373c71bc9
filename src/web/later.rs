//! What the first part of the page has from the second (`web::second_part`), which the first load leaves out and the browser
//! fetches once the first view stands. Nothing here names what is in it, so that its views can ask for it as well.

use std::{cell::Cell, pin::Pin, rc::Rc};

use gloo::timers::callback::Timeout;
use yew::{platform::spawn_local, prelude::*};

use super::{
    export::{Format, Part, Shown},
    route::Route,
    store::Origin,
};
use record::edition::Edition;

/// How long the first view is left alone before the second part is fetched, in milliseconds. Long enough for it to be
/// drawn on a slow phone, shorter than a reader takes to choose.
const QUIET: u32 = 600;

/// An edition read from the device with where it came from; none where that failed.
pub type Reopened = Option<(Origin, Rc<Edition>)>;

/// What the second part offers to the first: functions, so that nothing else ties the two together.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// Draws a view for which [`Route::is_later`] holds.
    pub view: fn(&Route) -> Html,
    /// Makes a file of what is shown and hands it to the browser; tells its name, or none if that was not possible.
    pub save: fn(&Shown<'_>, Part, Format, Callback<Option<AttrValue>>),
    /// Reads an edition that is kept on the device under that number; tells none where that fails, and says why where
    /// articles are added.
    pub reopen: fn(u32, Callback<Reopened>),
    /// Keeps what has changed in it.
    pub keep: fn(u32, Rc<Edition>),
    /// Makes a file of an edition that is not kept and hands it to the browser.
    pub download: fn(Rc<Edition>),
}

/// The second part did not arrive: the network is gone, or the site has changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the second part of the program could not be loaded")]
pub struct NotLoaded;

/// The way to the second part, whether it has to be fetched or not.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<Later, NotLoaded>>>>;

thread_local! {
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
    static LOADED: Cell<Option<Later>> = const { Cell::new(None) };
}

/// Says how the second part is fetched. Call once, before anything is rendered.
pub fn fetch_by(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// The second part; fetched at the first call, at once from then on.
///
/// # Errors
///
/// Where it does not arrive, or nothing has said how it is fetched. The next call tries again.
pub async fn load() -> Result<Later, NotLoaded> {
    if let Some(later) = LOADED.get() {
        return Ok(later);
    }
    let fetch = FETCH.get().ok_or(NotLoaded)?;
    let later = fetch().await?;
    LOADED.set(Some(later));
    Ok(later)
}

/// How far the second part has come.
pub enum Arrival {
    /// On its way, or not yet asked for.
    Awaited,
    /// It was needed and did not come; the callback tries again.
    Failed(Callback<MouseEvent>),
    /// Here.
    Here(Later),
}

/// Fetches the second part: at once if it is `needed`, else when the first view has stood for a while. A fetch that fails
/// before it is needed is passed over in silence; the need tries again.
#[hook]
pub fn use_later(needed: bool) -> Arrival {
    let has_failed = use_state_eq(|| false);
    let update = use_force_update();
    let is_here = LOADED.get().is_some();
    let fetch = {
        let has_failed = has_failed.setter();
        move || {
            has_failed.set(false);
            spawn_local(async move {
                match load().await {
                    Ok(_) => update.force_update(),
                    Err(NotLoaded) => has_failed.set(needed),
                }
            });
        }
    };
    let again = fetch.clone();
    use_effect_with((needed, is_here), move |&(needed, is_here)| {
        let wait = if needed { 0 } else { QUIET };
        let timeout = (!is_here).then(|| Timeout::new(wait, fetch));
        move || drop(timeout)
    });
    match LOADED.get() {
        Some(later) => Arrival::Here(later),
        None if *has_failed => Arrival::Failed(Callback::from(move |_| again.clone()())),
        None => Arrival::Awaited,
    }
}
