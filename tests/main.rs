//! Everything that is tested across crates, as one program: the stages on marked cases and gold articles, properties, the
//! importers on real files, the command line, the markup of the page, and the rules of the repository.

mod actors;
mod clean_cases;
mod cli;
mod corpus;
mod format1;
mod gold;
mod import;
mod marked_cases;
mod markup;
mod matrix;
mod names;
mod polnear;
mod properties;
mod stance_cases;
mod start_page;
mod support;
mod tidy;
mod time;
