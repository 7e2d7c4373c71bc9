//! Counts of tests, read from what test programs print.

use std::{fmt, ops::AddAssign};

/// How many tests did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Held.
    pub(crate) passed: u32,
    /// Did not hold.
    pub(crate) failed: u32,
    /// Were not run.
    pub(crate) skipped: u32,
}

impl Tally {
    /// A single check.
    pub(crate) fn of(succeeded: bool) -> Self {
        Self {
            passed: u32::from(succeeded),
            failed: u32::from(!succeeded),
            skipped: 0,
        }
    }

    /// The sum of all result lines of `cargo test` and `node --test`.
    pub(crate) fn read(lines: &[String]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            sum += read_cargo(line)
                .or_else(|| read_node(line))
                .unwrap_or_default();
        }
        sum
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        match self.skipped {
            0 => Ok(()),
            skipped => write!(formatter, ", {skipped} skipped"),
        }
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; ...`
fn read_cargo(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(what)?.trim().parse().ok())
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored")?,
    })
}

/// `ℹ pass 3`, `ℹ fail 0` and so on, each on a line of its own.
fn read_node(line: &str) -> Option<Tally> {
    let mut words = line.strip_prefix("ℹ ")?.split(' ');
    let what = words.next()?;
    let count = words.next()?.parse().ok()?;
    let mut tally = Tally::default();
    match what {
        "pass" => tally.passed = count,
        "fail" | "cancelled" => tally.failed = count,
        "skipped" | "todo" => tally.skipped = count,
        _ => return None,
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, passed: u32, failed: u32, skipped: u32) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        assert_eq!(
            Tally::read(&lines),
            Tally {
                passed,
                failed,
                skipped
            }
        );
    }

    #[test]
    fn results_of_several_cargo_tests_add_up() {
        check(
            "running 3 tests\ntest a ... ok\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            4,
            2,
            1,
        );
    }

    #[test]
    fn results_of_node_are_read() {
        check(
            "ℹ tests 9\nℹ suites 2\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0",
            5,
            2,
            2,
        );
    }

    #[test]
    fn talk_is_not_counted() {
        check(
            "test result: none\n7 passed; 3 failed\nℹ duration_ms 12",
            0,
            0,
            0,
        );
    }

    #[test]
    fn the_closing_line_names_what_was_skipped_only_if_something_was() {
        let mut tally = Tally::of(true);
        assert_eq!(tally.to_string(), "1 passed, 0 failed");
        tally += Tally {
            skipped: 2,
            ..Tally::of(false)
        };
        assert_eq!(tally.to_string(), "1 passed, 1 failed, 2 skipped");
    }
}
