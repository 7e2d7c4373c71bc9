//! An edition, written at once: a page, a site, one packed file or a folder of JSON.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use engine::analysis::ENGINE;
use export::site::{Settings, Shell, host_files, zip};
use lzma_rust2::LzmaReader;
use record::edition::{
    Edition,
    files::{ArticleFile, EditionFile, FORMAT, IssuesFile, ReviewsFile, to_diffable_json},
    pack,
};

use crate::args::EditionArgs;

/// One page that holds everything.
pub(super) fn write_page(edition: &Edition, shell: &Shell, args: &EditionArgs) -> Result<usize> {
    let page = shell.write(edition, &settings(args));
    write_whole(&args.out, page.as_bytes())?;
    Ok(page.len())
}

/// The files of a site, in an archive.
pub(super) fn write_archive(edition: &Edition, shell: &Shell, args: &EditionArgs) -> Result<usize> {
    let archive = zip(&site(edition, shell, args)?)?;
    write_whole(&args.out, &archive)?;
    Ok(archive.len())
}

/// The same in a folder.
pub(super) fn write_site(edition: &Edition, shell: &Shell, args: &EditionArgs) -> Result<usize> {
    let files = site(edition, shell, args)?;
    write_files(&args.out, &files)?;
    Ok(files.iter().map(|(_, bytes)| bytes.len()).sum())
}

fn settings(args: &EditionArgs) -> Settings {
    Settings {
        language: args.language.clone(),
        views: args.views.clone(),
    }
}

/// What the page makes of its own parts: the same files with the same bytes.
fn site(edition: &Edition, shell: &Shell, args: &EditionArgs) -> Result<Vec<(String, Vec<u8>)>> {
    let mut unpacked = BTreeMap::new();
    let mut files = Vec::new();
    for path in shell.paths() {
        let mut parts = Path::new(path).components();
        ensure!(
            parts.all(|part| matches!(part, Component::Normal(_))),
            "{path}: no name for a file of a site; take another copy of {NAME_OF_SHELL}"
        );
        unpack(shell, path, 0, &mut unpacked)?;
        files.push((path.to_owned(), unpacked[path].clone()));
    }
    let settings = settings(args);
    let page = shell.write(edition, &settings);
    Ok(host_files(files, edition, &settings, page))
}

/// Unpacks a file of the site, after those that it may repeat: `depth` counts how far those have led.
fn unpack(
    shell: &Shell,
    path: &str,
    depth: usize,
    unpacked: &mut BTreeMap<String, Vec<u8>>,
) -> Result<()> {
    if unpacked.contains_key(path) {
        return Ok(());
    }
    let damaged = || format!("{path}: damaged in {NAME_OF_SHELL}; take another copy of it");
    let file = shell.packed_file(path).with_context(damaged)?;
    let mut before = Vec::new();
    for other in &file.after {
        ensure!(depth < DEEPEST, damaged());
        unpack(shell, other, depth + 1, unpacked)?;
        before.extend_from_slice(&unpacked[other]);
    }
    let size = u32::try_from(before.len() + file.n_bytes).with_context(damaged)?;
    let packed = file.packed.as_slice();
    let mut reader = LzmaReader::new(packed, file.n_bytes as u64, 3, 0, 0, size, Some(&before))
        .with_context(damaged)?;
    let mut bytes = Vec::with_capacity(file.n_bytes);
    reader.read_to_end(&mut bytes).with_context(damaged)?;
    ensure!(bytes.len() == file.n_bytes, damaged());
    unpacked.insert(path.to_owned(), bytes);
    Ok(())
}

/// What people know the page by from which the program comes.
const NAME_OF_SHELL: &str = "the file that --shell names";

/// How many files may be packed one after another, each as what the one before it lacks.
const DEEPEST: usize = 4;

/// One packed file.
pub(super) fn write_packed(edition: &Edition, out: &Path) -> Result<usize> {
    let packed = pack::pack(edition);
    write_whole(out, &packed)?;
    Ok(packed.len())
}

/// Writes beside the name and renames, so that a broken-off run leaves no half edition.
fn write_whole(out: &Path, bytes: &[u8]) -> Result<()> {
    let part = part_of(out);
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, out)
    };
    write().with_context(|| format!("{}: cannot be written", out.display()))
}

/// The files of an edition, as `corpus/` has them.
pub(super) fn write_folder(edition: &Edition, out: &Path) -> Result<usize> {
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let file = EditionFile {
        format: FORMAT,
        title: edition.title.clone(),
        note: edition.note.clone(),
        articles: edition
            .articles
            .iter()
            .map(|article| article.id().to_owned())
            .collect(),
        edits: edition.edits.clone(),
    };
    written.insert("edition.json".to_owned(), to_diffable_json(&file)?);
    let issues = IssuesFile {
        issues: edition.issues.clone(),
    };
    written.insert("issues.json".to_owned(), to_diffable_json(&issues)?);
    for article in &edition.articles {
        let id = article.id();
        let reviews = ReviewsFile {
            format: FORMAT,
            sha256: article.sha256.clone(),
            reviews: article.reviews.clone(),
        };
        let file = ArticleFile {
            format: FORMAT,
            file: article.file.clone(),
            sha256: article.sha256.clone(),
            engine: ENGINE.to_owned(),
            machine: article.machine.clone(),
            blocks: article.blocks.clone(),
            words: article.words.clone(),
            text: article.text.clone(),
        };
        written.insert(format!("articles/{id}.json"), to_diffable_json(&file)?);
        written.insert(format!("reviews/{id}.json"), to_diffable_json(&reviews)?);
    }
    let files: Vec<(String, Vec<u8>)> = written
        .into_iter()
        .map(|(path, json)| (path, json.into_bytes()))
        .collect();
    write_files(out, &files)?;
    Ok(files.iter().map(|(_, bytes)| bytes.len()).sum())
}

/// Writes files into a new folder: into one beside it first, so that a broken-off run leaves no half edition.
fn write_files(out: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let part = part_of(out);
    ensure!(
        !part.exists(),
        "{}: is there already, perhaps since a run broke off; remove it or name another folder",
        part.display()
    );
    for (path, bytes) in files {
        let path = part.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("{}: cannot be made", folder.display()))?;
        }
        fs::write(&path, bytes)
            .with_context(|| format!("{}: cannot be written", path.display()))?;
    }
    fs::rename(&part, out).with_context(|| format!("{}: cannot be written", out.display()))
}

/// The name under which something is written before it is whole: beside `out`, even where that has a slash at its end.
fn part_of(out: &Path) -> PathBuf {
    let mut name = out.components().as_path().as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
