//! The whole site as one file, `dist/on-record.html`: opened from a disk it needs no server, and every further edition is
//! made from it (`crates/export/src/site/`).
//!
//! Each file of the site lies in it packed (LZMA, which is a sixth smaller than deflate on modules) and armoured as text.
//! The few scripts that run are named by their hashes in the file's policy.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use export::armor;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};

use crate::{
    dist::{ONE_FILE, all_files},
    module::{self, digest},
    native,
    process::{program, quiet, root, target},
};

/// Puts everything in `dist` into one file there, but the engine's wide module, for which there is no room.
pub(crate) fn make(dist: &Path) -> Result<()> {
    let index = read(&dist.join("index.html"))?;
    let mut files = Vec::new();
    for path in all_files(dist, "")? {
        if path != ONE_FILE && !path.starts_with("wide-") {
            files.push((
                path.clone(),
                fs::read(dist.join(&path)).with_context(|| path.clone())?,
            ));
        }
    }
    let app = app_script(&files)?;
    let engine = engine_script(&files)?;
    let answer = without_modules(&text_of(&files, "/answer.js")?);
    let worker = bare(&format!("{answer}\n{}", source("worker.js")?));
    let connect = without_modules(&text_of(&files, "/connect.js")?);
    let boot = bare(&format!("{answer}\n{connect}\n{}", source("boot.js")?));
    let unpack = bare(&source("unpack.js")?);
    let styles = text_of(&files, ".css")?;
    let reading_style = source("reading.css")?;
    for (name, script) in [
        ("single/app.js", &app),
        ("single/engine.js", &engine),
        ("single/worker.js", &worker),
    ] {
        files.push((name.to_owned(), script.clone().into_bytes()));
    }

    let icon = between(&index, "<link rel=\"icon\"", ">").context("index.html has no icon")?;
    let start = between(&index, "<div id=\"app\">", "</div>\n<aside")
        .context("index.html has no plain list of articles")?;
    // What no edition changes is settled here; the frame keeps the other slots.
    let frame = fill(&source("frame.html")?, &|slot| match slot {
        "script-hashes" => Some(hashes(&[&unpack, &boot, &app, &engine])),
        "style-hashes" => Some(hashes(&[&reading_style, &styles])),
        "icon" => Some(format!("<link rel=\"icon\"{icon}>")),
        _ => None,
    });
    let files = blocks(&files)?;
    let page = fill(&frame, &|slot| {
        Some(match slot {
            "language" => "en".to_owned(),
            "title" => "On Record".to_owned(),
            "reading" => start.to_owned(),
            "reading-style" => reading_style.clone(),
            "unpack" => unpack.clone(),
            "boot" => boot.clone(),
            "frame" => armor::arm(frame.as_bytes()),
            "files" => files.clone(),
            _ => String::new(),
        })
    });
    let path = dist.join(ONE_FILE);
    fs::write(&path, page).with_context(|| path.display().to_string())
}

/// Makes the file in `dist` anew through the command, as anybody makes an edition: with the bundled articles as text that
/// can be read without scripts.
pub(crate) fn make_readable() -> Result<()> {
    let made = module::workshop("single")?.join(ONE_FILE);
    let file = root().join("dist").join(ONE_FILE);
    quiet(
        program(native::program("onrecord")?)
            .args(["edition", "corpus", "--shell"])
            .arg(&file)
            .arg("--out")
            .arg(&made),
    )?;
    let page = read(&made)?;
    let (before, rest) = page
        .split_once(EDITION)
        .context("no place for an edition")?;
    let (_, after) = rest
        .split_once("</script>")
        .context("no place for an edition")?;
    // The bundled edition is in the module.
    fs::write(&file, format!("{before}{EDITION}</script>{after}"))
        .with_context(|| file.display().to_string())?;
    Ok(())
}

/// Where the file lies as it was first made, without its articles as text.
pub(crate) fn plain() -> PathBuf {
    target().join("xtask/site").join(ONE_FILE)
}

/// What opens the element for an edition other than the module's own.
const EDITION: &str = "<script type=\"text/plain\" id=\"edition\">";

/// A script element for each file: data to a browser, not code.
fn blocks(files: &[(String, Vec<u8>)]) -> Result<String> {
    let mut blocks = Vec::new();
    for (path, bytes) in files {
        ensure!(
            !path.contains(['"', '&', '<', ' ']),
            "{path}: no name for a file of the site"
        );
        let alike = ALIKE.iter().find(|(ending, _)| path.ends_with(ending));
        let others = alike.map_or([].as_slice(), |(_, others)| others);
        let find = |other: &&str| files.iter().find(|(path, _)| path.ends_with(other));
        let after: Vec<&(String, Vec<u8>)> = others.iter().filter_map(find).collect();
        let paths: Vec<&str> = after.iter().map(|(path, _)| path.as_str()).collect();
        let attribute = match paths.as_slice() {
            [] => String::new(),
            paths => format!(" data-after=\"{}\"", paths.join(" ")),
        };
        let before: Vec<u8> = after.iter().flat_map(|(_, bytes)| bytes).copied().collect();
        blocks.push(format!(
            "<script type=\"text/plain\" data-file=\"{path}\" data-size=\"{}\"{attribute}>{}</script>",
            bytes.len(),
            armor::arm(&pack(bytes, &before)?)
        ));
    }
    Ok(blocks.join("\n"))
}

/// Files that are packed as what others, which are read anyway, do not have.
const ALIKE: [(&str, &[&str]); 4] = [
    ("single/app.js", &["/app.js"]),
    ("single/engine.js", &["/engine.js"]),
    ("/split_later.wasm", &["/app_bg.wasm"]),
    ("/engine_bg.wasm", &["/app_bg.wasm", "/split_later.wasm"]),
];

/// Bytes packed as `web/single/unpack.js` reads them, who knows `before`; kept, since the engine takes seconds and seldom
/// changes.
fn pack(bytes: &[u8], before: &[u8]) -> Result<Vec<u8>> {
    let folder = module::kept("packed")?;
    let kept: PathBuf = folder.join(format!("{:016x}-{:016x}", digest(bytes), digest(before)));
    if let Ok(packed) = fs::read(&kept) {
        return Ok(packed);
    }
    let mut options = LzmaOptions::with_preset(9);
    // Instructions are not aligned, so positions tell nothing.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.preset_dict = (!before.is_empty()).then(|| before.to_vec());
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    let packed = writer.finish()?;
    fs::write(&kept, &packed).with_context(|| kept.display().to_string())?;
    Ok(packed)
}

/// The page's glue with the loader of its second part, as one plain script that offers the start.
fn app_script(files: &[(String, Vec<u8>)]) -> Result<String> {
    let glue = replaced(
        &text_of(files, "/app.js")?,
        &[
            ("import * as import1 from \"./__wasm_split.js\"", ""),
            ("export { initSync, __wbg_init as default };", ""),
            ("import.meta.url", "document.baseURI"),
        ],
    )?;
    let loader = replaced(
        &text_of(files, "/__wasm_split.js")?,
        &[
            ("import { initSync } from \"./app.js\";", ""),
            (
                "export const __wasm_split_load_later",
                "const __wasm_split_load_later",
            ),
            (
                "fetch(new URL(\"./split_later.wasm\", import.meta.url));\n    src.catch(() => {});",
                "globalThis.onRecordPage.response(\"/split_later.wasm\");",
            ),
        ],
    )?;
    Ok(format!(
        "globalThis.onRecordApp = (() => {{\n{loader}\nconst import1 = {{ __wasm_split_load_later }};\n{glue}\nreturn __wbg_init;\n}})();\n"
    ))
}

/// The engine's glue as one plain script that offers the start and the engine's functions.
fn engine_script(files: &[(String, Vec<u8>)]) -> Result<String> {
    let module = text_of(files, "/engine.js")?;
    let names: Vec<&str> = module
        .split("\nexport function ")
        .skip(1)
        .filter_map(|rest| rest.split('(').next())
        .collect();
    ensure!(!names.is_empty(), "engine.js exports no function");
    let exported: Vec<&str> = module
        .lines()
        .filter(|line| line.starts_with("export {"))
        .collect();
    let glue = replaced(&module, &[("import.meta.url", "\"file:\"")])?;
    let mut renamed = String::new();
    for line in &exported {
        for (name, other) in line
            .trim_start_matches("export {")
            .trim_end_matches(['}', ';', ' '])
            .split(',')
            .filter_map(|item| item.split_once(" as "))
        {
            let other = if other.trim() == "default" {
                "start"
            } else {
                other.trim()
            };
            renamed += &format!(", {other}: {}", name.trim());
        }
    }
    let offered = names.join(", ");
    Ok(format!(
        "globalThis.onRecordEngine = (() => {{\n{}\nreturn {{ {offered}{renamed} }};\n}})();\n",
        without_modules(&glue)
    ))
}

/// A module's text without its imports and exports: for scripts that are joined to one. Ours write each on a line.
fn without_modules(module: &str) -> String {
    let mut joined = String::new();
    for line in module.lines() {
        if line.starts_with("import ") || line.starts_with("export {") {
            continue;
        }
        joined += line.strip_prefix("export ").unwrap_or(line);
        joined.push('\n');
    }
    joined
}

/// A script without its comments, each on lines of its own, and without indentation: every edition carries it as it is.
/// None of ours has a text of several lines, which this would change.
fn bare(script: &str) -> String {
    let mut bare = String::new();
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    bare
}

/// Replaces each text, which must be there: a new version of a tool may write others.
fn replaced(text: &str, pairs: &[(&str, &str)]) -> Result<String> {
    let mut text = text.to_owned();
    for (old, new) in pairs {
        ensure!(
            text.contains(old),
            "the tools' script no longer says `{old}`"
        );
        text = text.replace(old, new);
    }
    Ok(text)
}

/// What a policy calls inline scripts or styles by.
fn hashes(texts: &[&String]) -> String {
    let hash = |text: &&String| {
        format!(
            "'sha256-{}'",
            STANDARD.encode(Sha256::digest(text.as_bytes()))
        )
    };
    texts.iter().map(hash).collect::<Vec<_>>().join(" ")
}

/// A page with its slots, `{{name}}`, filled; one without a content stays. What is put in is not looked at again.
fn fill(page: &str, content: &dyn Fn(&str) -> Option<String>) -> String {
    let mut pieces = page.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (slot, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        filled += &content(slot).unwrap_or_else(|| format!("{{{{{slot}}}}}"));
        filled += rest;
    }
    filled
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    Some(text.split_once(open)?.1.split_once(close)?.0)
}

fn text_of(files: &[(String, Vec<u8>)], ending: &str) -> Result<String> {
    let file = files.iter().find(|(path, _)| path.ends_with(ending));
    let (path, bytes) = file.with_context(|| format!("the site has no file …{ending}"))?;
    String::from_utf8(bytes.clone()).with_context(|| path.clone())
}

fn source(name: &str) -> Result<String> {
    read(&root().join("web/single").join(name))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_without_imports_and_exports_is_a_script() {
        let module = "import { a } from \"./a.js\";\nexport function b() {\n  return a;\n}\nexport { b as c };\n";
        assert_eq!(without_modules(module), "function b() {\n  return a;\n}\n");
    }

    #[test]
    fn comments_go_and_code_stays() {
        let script = "// Why.\n/** What. */\nconst a = 1;\n\n/**\n * More.\n */\nfunction b() {\n  return a; // Here.\n}\n";
        assert_eq!(
            bare(script),
            "const a = 1;\nfunction b() {\nreturn a; // Here.\n}\n"
        );
    }

    #[test]
    fn a_text_that_is_gone_is_named() {
        let error = replaced("abc", &[("b", "x"), ("q", "y")]).unwrap_err();
        assert!(error.to_string().contains("`q`"));
        assert_eq!(replaced("abc", &[("b", "x")]).unwrap(), "axc");
    }
}
