//! What has to be on the machine. Each function finds one tool or installs it, with a line that says what, why and how
//! long; if that fails, the error names the remedy. Nothing that belongs to the user is replaced: our own programs are
//! compiled into the target folder, npm's packages lie in `tests/browser/node_modules`.

use std::{
    env::consts::EXE_SUFFIX,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result, bail};

use crate::process::{
    cargo, find_on_path, find_output, install, program, quiet, root, say, target,
};

/// Of wasm-opt; `tests/browser/package.json` names the same.
const BINARYEN: &str = "132";
const TARGET: &str = "wasm32-unknown-unknown";
/// Of Node.js; playwright-core asks for it.
const NODE: u32 = 20;
const CHROMIUMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The version of a package that `Cargo.lock` names.
fn locked_version(package: &str) -> Result<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    find_locked_version(&lock, package)
        .map(str::to_owned)
        .with_context(|| {
            format!(
                "Cargo.lock names no package `{package}`; `cargo update --workspace` writes it anew"
            )
        })
}

fn find_locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let rustc = || program(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let is_there = || {
        find_output(rustc().args(["--print", "target-libdir", "--target", TARGET]))
            .is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if is_there() {
        return Ok(());
    }
    if find_on_path("rustup").is_none() {
        bail!(
            "the compiler has no target {TARGET} and rustup is not on the search path\n\
             remedy: install Rust with rustup (https://rustup.rs), or add your distribution's package for this target"
        );
    }
    say(&format!(
        "installing the Rust target {TARGET} (the page is WebAssembly); a download, some seconds"
    ));
    install(program("rustup").args(["target", "add", TARGET])).context(
        "remedy: check the network and run `rustup target add wasm32-unknown-unknown`; where rustup cannot download, \
         Debian's packages rustc-web, cargo-web and rust-web-src hold the same",
    )?;
    if !is_there() {
        bail!(
            "rustup added {TARGET} to another toolchain than the one in use\nremedy: `rustup show` tells which is active here"
        );
    }
    Ok(())
}

/// What checks format and style.
pub(crate) fn lint_tools() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if find_output(cargo().args([command, "--version"])).is_some() {
            continue;
        }
        say(&format!(
            "installing the Rust component {component} (checks the code); a download, some seconds"
        ));
        install(program("rustup").args(["component", "add", component])).with_context(|| {
            format!("remedy: check the network and run `rustup component add {component}`, or install it with Rust")
        })?;
    }
    Ok(())
}

/// What joins a module to the browser: `wasm-bindgen` of the right version from the search path, or our own program that
/// is made of its library and takes the same options.
pub(crate) fn binder() -> Result<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    match find_on_path("wasm-bindgen").filter(|found| has_version(found, &version)) {
        Some(found) => Ok(found),
        None => own_program("bind"),
    }
}

/// What parts the page's module.
pub(crate) fn parter() -> Result<PathBuf> {
    own_program("part")
}

/// A program of the repository, compiled if it is not there. Cargo lets only one of several callers do so.
fn own_program(name: &str) -> Result<PathBuf> {
    quiet(cargo().args(["build", "--profile", "tools", "--package", name]))?;
    Ok(target().join(format!("tools/{name}{EXE_SUFFIX}")))
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    std::env::home_dir()
        .map(|home| home.join(".cargo"))
        .context("neither CARGO_HOME nor a home folder is known\nremedy: set CARGO_HOME")
}

/// Whether `file --version` answers with the version as one of its words.
fn has_version(file: &Path, version: &str) -> bool {
    find_output(program(file).arg("--version"))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

/// What makes modules small: of the right version from the search path, or npm's.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    match find_on_path("wasm-opt").filter(|found| has_version(found, BINARYEN)) {
        Some(found) => Ok(found),
        None => Ok(node_packages()?.join("wasm-opt")),
    }
}

/// wasm-opt and the packages of the browser tests; answers the folder of their programs.
pub(crate) fn node_packages() -> Result<PathBuf> {
    /// Two parts of a build may ask at the same time; the second waits for what the first installs.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let remedy = || {
        format!("remedy: install Node.js {NODE} or later (https://nodejs.org), which brings npm")
    };
    let node = find_output(program("node").arg("--version"))
        .with_context(|| format!("node is missing\n{}", remedy()))?;
    if find_major(&node).is_none_or(|major| major < NODE) {
        bail!("node is {node}, too old for the test tools\n{}", remedy());
    }
    let folder = root().join("tests/browser");
    let lock = fs::read(folder.join("package-lock.json"))
        .context("tests/browser/package-lock.json cannot be read")?;
    let modules = folder.join("node_modules");
    // The lock file is copied beside what it brought, so that a change of either is seen.
    let stamp = modules.join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules.join(".bin"));
    }
    say(
        "installing npm packages into tests/browser/node_modules (wasm-opt makes the module small; playwright-core, axe-core and html-validate test the page); some seconds",
    );
    install(npm()?.args(["ci", "--no-fund", "--no-audit", "--ignore-scripts"]).current_dir(&folder)).context(
        "remedy: check the network (or npm's `registry` setting), then run `npm ci` in tests/browser and try again",
    )?;
    fs::write(&stamp, lock).context("tests/browser/node_modules cannot be written")?;
    Ok(modules.join(".bin"))
}

fn npm() -> Result<Command> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if find_output(program(name).arg("--version")).is_none() {
        bail!(
            "npm is missing\nremedy: install Node.js {NODE} or later (https://nodejs.org), which brings npm"
        );
    }
    Ok(program(name))
}

/// 20 of `v20.19.1`.
fn find_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// A Chromium to test with: the one that `CHROMIUM` names, one on the search path, or the distribution's.
pub(crate) fn chromium() -> Result<OsString> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        if !Path::new(&named).is_file() {
            bail!(
                "CHROMIUM names `{}`, which is not a file\nremedy: correct or unset it",
                named.display()
            );
        }
        return Ok(named);
    }
    if let Some(found) = find_chromium() {
        return Ok(found.into());
    }
    let remedy = "remedy: install Chromium or Chrome, or let CHROMIUM name the program";
    let is_root = find_output(program("id").arg("-u")).as_deref() == Some("0");
    if !is_root || find_on_path("apt-get").is_none() {
        bail!(
            "no Chromium was found\n{remedy}; on Debian: apt-get install chromium fonts-liberation fonts-noto-core"
        );
    }
    say(
        "installing Debian's chromium and two font packages (the browser walks run in it); a download, about a minute",
    );
    install(apt().arg("update")).context(remedy)?;
    install(apt().args([
        "install",
        "-y",
        "chromium",
        "fonts-liberation",
        "fonts-noto-core",
    ]))
    .context(remedy)?;
    find_chromium()
        .map(OsString::from)
        .context("chromium was installed but is not on the search path")
}

/// Firefox and `WebKit`, in which two journeys are walked: installed where that is a matter of Debian's packages, else named
/// as left out. Never fails, since Chromium's walks cover the same ground.
pub(crate) fn other_engines() {
    let has_firefox = find_on_path("firefox-esr")
        .or_else(|| find_on_path("firefox"))
        .is_some();
    let has_webkit = ["WebKitWebDriver", "xvfb-run"]
        .iter()
        .all(|name| find_on_path(name).is_some());
    if has_firefox && has_webkit {
        return;
    }
    let is_root = find_output(program("id").arg("-u")).as_deref() == Some("0");
    let installed = is_root
        && find_on_path("apt-get").is_some()
        && {
            say(
                "installing Debian's firefox-esr, webkit2gtk-driver and xvfb (two journeys are walked in them too); a download, about a minute",
            );
            let packages = ["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];
            install(apt().arg("update")).is_ok()
                && install(apt().args(["install", "-y"]).args(packages)).is_ok()
        };
    if !installed {
        say(
            "Firefox or WebKit is not here, so their walks are skipped; on Debian: apt-get install firefox-esr webkit2gtk-driver xvfb xauth",
        );
    }
}

fn apt() -> Command {
    let mut command = program("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn find_chromium() -> Option<PathBuf> {
    let elsewhere = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];
    CHROMIUMS
        .iter()
        .find_map(|name| find_on_path(name))
        .or_else(|| {
            elsewhere
                .iter()
                .map(PathBuf::from)
                .find(|path| path.is_file())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_the_package() {
        let lock = "[[package]]\nname = \"lute-strings\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"lute\"\nversion = \"0.2.1\"\n";
        assert_eq!(find_locked_version(lock, "lute"), Some("0.2.1"));
        assert_eq!(find_locked_version(lock, "lyre"), None);
    }

    #[test]
    fn the_locked_bindgen_is_the_one_that_the_manifest_pins() {
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let locked = locked_version("wasm-bindgen").unwrap();
        assert!(
            manifest.contains(&format!("\"={locked}\"")),
            "Cargo.toml does not pin wasm-bindgen {locked}"
        );
    }

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(find_major("v20.19.1"), Some(20));
        assert_eq!(find_major("nonsense"), None);
    }
}
