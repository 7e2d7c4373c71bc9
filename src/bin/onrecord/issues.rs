//! A list of what a corpus debates, as a file: `{"issues": [{"id", "label", "description", "terms"}]}`.

use std::{io::Write, path::Path};

use anyhow::Result;
use record::NamedIssue;

/// Reads the issues that a person has named; the label serves where the list names no terms.
pub(crate) fn read_issues(path: &Path) -> Result<Vec<NamedIssue>> {
    let mut issues = evaluation::gold::read_issues(path)?;
    for issue in &mut issues {
        if issue.terms.is_empty() {
            issue.terms.push(issue.label.clone());
        }
    }
    Ok(issues)
}

/// Writes issues so that [`read_issues`] reads them.
pub(crate) fn write_issues(out: &mut impl Write, issues: &[NamedIssue]) -> Result<()> {
    let list = serde_json::json!({ "issues": issues });
    writeln!(out, "{}", serde_json::to_string_pretty(&list)?)?;
    Ok(())
}
