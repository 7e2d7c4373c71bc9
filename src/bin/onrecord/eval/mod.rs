//! `onrecord eval`: how far the engine agrees with annotated data, one file a data set. The data are read, and the measures
//! taken, by [`evaluation`].

mod gold;
mod polnear;
mod sentences;

use anyhow::Result;

use crate::{
    args::{EvalArgs, EvalData},
    outcome::Outcome,
};

/// Measures and prints; succeeds whatever the figures are.
pub(crate) fn run(args: &EvalArgs) -> Result<Outcome> {
    match &args.data {
        EvalData::Gold(args) => gold::run(args)?,
        EvalData::Dse { file, without } => sentences::run_dse(file, without)?,
        EvalData::Newsmtsc { file } => sentences::run_newsmtsc(file)?,
        EvalData::Polnear(args) => polnear::run(args)?,
    }
    Ok(Outcome::Found)
}
