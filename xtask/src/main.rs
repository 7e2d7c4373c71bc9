//! Set-up, build, serve and test of On Record: `cargo xtask help`.

fn main() -> anyhow::Result<()> {
    anyhow::bail!("no command is implemented yet")
}
