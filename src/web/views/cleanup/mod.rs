//! Cleaning up an actor: another name, kind or affiliation, one with another, two of one; each change can be taken back and made
//! again. The changes lie with the edition, beside what the program and people found.

mod change;
mod forms;
mod history;

pub use change::changed_actors;
pub use forms::{CleanUp, CleanUpProps};
pub use history::{History, HistoryProps};
