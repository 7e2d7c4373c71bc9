//! A list of what a corpus debates, as a file: `{"issues": [{"id", "label", "description", "terms"}]}`.

use std::{fs, io::Write, path::Path};

use anyhow::{Context as _, Result};
use record::{IssueId, NamedIssue};
use serde::Deserialize;

#[derive(Deserialize)]
struct Listed {
    issues: Vec<ListedIssue>,
}

#[derive(Deserialize)]
struct ListedIssue {
    id: IssueId,
    label: String,
    #[serde(default)]
    description: String,
    /// The label serves where the list names no terms.
    #[serde(default)]
    terms: Vec<String>,
}

/// Reads the issues that a person has named.
pub(crate) fn read_issues(path: &Path) -> Result<Vec<NamedIssue>> {
    let show = || path.display().to_string();
    let json = fs::read_to_string(path).with_context(show)?;
    let listed: Listed = serde_json::from_str(&json).with_context(show)?;
    let named = listed.issues.into_iter().map(|issue| NamedIssue {
        id: issue.id,
        terms: if issue.terms.is_empty() {
            vec![issue.label.clone()]
        } else {
            issue.terms
        },
        label: issue.label,
        description: issue.description,
    });
    Ok(named.collect())
}

/// Writes issues so that [`read_issues`] reads them.
pub(crate) fn write_issues(out: &mut impl Write, issues: &[NamedIssue]) -> Result<()> {
    let list = serde_json::json!({ "issues": issues });
    writeln!(out, "{}", serde_json::to_string_pretty(&list)?)?;
    Ok(())
}
