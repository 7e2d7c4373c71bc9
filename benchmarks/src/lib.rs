//! What the benchmarks share: a clock, a terminal and a way to say how long most runs take. Programs here run natively
//! and, joined to Node.js by wasm-bindgen, as the WebAssembly that the page is.

pub mod corpus;

/// Milliseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
pub fn now() -> f64 {
    use std::{sync::OnceLock, time::Instant};
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}

/// Milliseconds since some moment.
#[cfg(target_arch = "wasm32")]
pub fn now() -> f64 {
    let performance = global("performance");
    let value = method(&performance, "now").call0(&performance);
    value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
}

/// Says one line.
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]
pub fn say(line: &str) {
    println!("{line}");
}

/// Says one line.
#[cfg(target_arch = "wasm32")]
pub fn say(line: &str) {
    let console = global("console");
    // A host without a console has nobody to listen.
    let _ = method(&console, "log").call1(&console, &line.into());
}

#[cfg(target_arch = "wasm32")]
fn global(name: &str) -> wasm_bindgen::JsValue {
    js_sys::Reflect::get(&js_sys::global(), &name.into()).unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn method(object: &wasm_bindgen::JsValue, name: &str) -> js_sys::Function {
    js_sys::Reflect::get(object, &name.into())
        .map_or_else(|_| js_sys::Function::default(), Into::into)
}

/// Times of runs, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Runs once more: five times, of which the quickest counts, since other programs may take the processor from one.
    pub fn run<T>(&mut self, mut work: impl FnMut() -> T) {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let start = now();
            std::hint::black_box(work());
            best = best.min(now() - start);
        }
        self.0.push(best);
    }

    /// Runs once more, and only once; answers what it made.
    pub fn run_once<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = now();
        let made = work();
        self.0.push(now() - start);
        made
    }

    /// One run in twenty takes longer; 0 if there was none.
    pub fn p95(&mut self) -> f64 {
        self.0.sort_by(f64::total_cmp);
        self.0.get(self.0.len() * 95 / 100).copied().unwrap_or(0.0)
    }

    /// One run in two takes longer; 0 if there was none.
    pub fn median(&mut self) -> f64 {
        self.0.sort_by(f64::total_cmp);
        self.0.get(self.0.len() / 2).copied().unwrap_or(0.0)
    }

    /// All of them together.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Adds the runs of another.
    pub fn add(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}
