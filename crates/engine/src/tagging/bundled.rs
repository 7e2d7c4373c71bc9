//! The model files that the engine carries.

/// The file of a model in `crates/engine/data/`.
#[cfg(not(feature = "plain-models"))]
macro_rules! model_file {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
    };
}

/// The same, as `build.rs` leaves it for the engine's module.
#[cfg(feature = "plain-models")]
macro_rules! model_file {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub(crate) use model_file;
