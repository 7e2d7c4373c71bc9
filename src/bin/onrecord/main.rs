//! The command line of On Record.

fn main() {}
