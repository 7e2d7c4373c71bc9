//! The page: the only place that knows yew or the browser.
