//! Long work in slices, so that the page answers in between.

use gloo::utils::window;
use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds of work between two pauses: less than a frame that anybody would notice.
const SLICE: f64 = 24.0;

/// When work began or paused last.
#[derive(Clone, Copy, Debug)]
pub struct Pace(f64);

impl Default for Pace {
    fn default() -> Self {
        Self(Date::now())
    }
}

impl Pace {
    /// Lets the browser draw and answer, if it is time.
    pub async fn breathe(&mut self) {
        if Date::now() - self.0 < SLICE {
            return;
        }
        let pause = Promise::new(&mut |resolve, _| {
            // Where there are no timers there is no page to answer either.
            let _ = window().set_timeout_with_callback(&resolve);
        });
        // It is resolved, never rejected.
        let _ = JsFuture::from(pause).await;
        self.0 = Date::now();
    }
}
