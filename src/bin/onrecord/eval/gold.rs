//! Agreement with hand-annotated articles.
use anyhow::Result;

use crate::args::GoldArgs;

pub(crate) fn run(_args: &GoldArgs) -> Result<()> {
    anyhow::bail!("not measured yet")
}
