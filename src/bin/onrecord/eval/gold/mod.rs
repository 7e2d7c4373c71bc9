//! `onrecord eval gold`: agreement with hand-annotated articles. Spans are compared by characters; actors by the mentions
//! they share, so that ids need not be equal.

mod actors;
mod attributions;
mod data;
mod facts;
mod report;
mod stances;

use std::io::{self, BufWriter, Write as _};

use anyhow::Result;

use self::{actors::Mapping, data::Given, report::Report};
use crate::args::GoldArgs;

/// Runs the engine over the annotated articles and prints how far the two agree.
pub(crate) fn run(args: &GoldArgs) -> Result<()> {
    let given = if args.gold_attributions {
        Given::Attributions
    } else {
        Given::Text
    };
    let cases = data::load(
        &args.folder,
        args.articles.as_deref(),
        args.issues.as_deref(),
        given,
    )?;
    let mapping = Mapping::new(&cases);
    let mut report = Report::new(cases.iter().map(|case| case.gold.file.clone()).collect());
    facts::measure(&cases, &mut report);
    attributions::measure(&cases, &mapping, &mut report);
    actors::measure(&cases, &mapping, &mut report);
    actors::measure_metonyms(&cases, &mapping, &mut report);
    stances::measure(&cases, &mapping, &mut report);
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        writeln!(out, "{:#}", report.to_json())?;
    } else {
        report.write_table(&mut out)?;
    }
    if args.errors {
        report.write_notes(&mut out)?;
    }
    out.flush()?;
    Ok(())
}
