//! A site with several files, for any static host, showing another edition than the one it came with.

use super::{markup::escape, reading, settings::Settings};
use record::edition::{Edition, pack};

/// The packed edition, beside the page.
const EDITION: &str = "edition.onrecord";

/// The files of a site that shows `edition`, by their paths: those of the site (`files`), with the edition in place of its
/// own, and `page`, the edition as one file, from which further ones are made. Of the engine's modules it has the plain one, which is
/// all that a page in one file has.
pub fn host_files(
    mut files: Vec<(String, Vec<u8>)>,
    edition: &Edition,
    settings: &Settings,
    page: String,
) -> Vec<(String, Vec<u8>)> {
    let packed = pack::pack(edition);
    files.retain(|(path, _)| path != EDITION);
    for (path, bytes) in &mut files {
        let text = || String::from_utf8_lossy(bytes);
        *bytes = match path.as_str() {
            "index.html" => {
                let index = replace_between(&text(), "<meta name=\"wide\"", "\n", "");
                host_index(&index, edition, settings, EDITION).into_bytes()
            }
            "offline.js" => host_worker(&without_wide(&text()), &packed, EDITION).into_bytes(),
            _ => continue,
        };
    }
    files.push((EDITION.to_owned(), packed));
    files.push(("on-record.html".to_owned(), page.into_bytes()));
    files
}

/// The site's `index.html` for `edition`, which lies beside it, packed, under the name `packed`. What is not found in
/// `index` is left as it is: a page of a later form still opens, with its own edition.
fn host_index(index: &str, edition: &Edition, settings: &Settings, packed: &str) -> String {
    let root = format!(
        "<html lang=\"{}\" data-edition=\"{}\"{}>",
        settings.language(),
        escape(packed),
        settings.attributes()
    );
    let title = format!("<title>{} · On Record</title>", escape(&edition.title));
    let page = replace_between(index, "<html ", ">", &root);
    let page = replace_between(&page, "<title>", "</title>", &title);
    let page = replace_marked(&page, "edition", &heading(edition));
    replace_marked(&page, "corpus", &reading::list(edition))
}

/// The worker without the files of the engine's wide module in its list.
fn without_wide(worker: &str) -> String {
    let list = worker.split_once("FILES = [");
    let Some((before, (list, after))) =
        list.and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    else {
        return worker.to_owned();
    };
    let files = list.split(", ").filter(|path| !path.starts_with("\"wide-"));
    let files: Vec<&str> = files.collect();
    format!("{before}FILES = [{}]{after}", files.join(", "))
}

/// The site's worker for use without a network, for a site that holds the edition `packed` under the name `name`: another
/// edition is another version.
fn host_worker(worker: &str, packed: &[u8], name: &str) -> String {
    // FNV-1a: tells versions apart, and no more is asked of it.
    let digest = packed
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    worker
        .replacen("VERSION = \"", &format!("VERSION = \"{digest:016x}-"), 1)
        .replacen(&format!("FILES = [\"{name}\", "), "FILES = [", 1)
        .replacen("FILES = [", &format!("FILES = [\"{name}\", "), 1)
}

/// The page's head down to the heading of its first view.
fn heading(edition: &Edition) -> String {
    let (title, note) = (escape(&edition.title), escape(&edition.note));
    format!(
        "<div class=\"edition-line\"><p class=\"edition-line__title\">{title}</p></div>\n</header>\n\
         <main class=\"view\">\n<div class=\"view-header\"><div class=\"view-header__words\"><h1>{title}</h1>\
         <p class=\"view-header__lede\">{note}</p></div></div>"
    )
}

/// `page` with another part of that name; its marks stay, for the next edition.
fn replace_marked(page: &str, name: &str, new: &str) -> String {
    let (open, close) = (
        format!("<!-- {name}: begin"),
        format!("<!-- {name}: end -->"),
    );
    let marked = format!("{open} -->\n{new}\n{close}");
    replace_between(page, &open, &close, &marked)
}

/// `text` with `new` in place of the first stretch that `open` begins and `close` ends, both included.
fn replace_between(text: &str, open: &str, close: &str, new: &str) -> String {
    let found = text
        .split_once(open)
        .and_then(|(before, rest)| Some((before, rest.split_once(close)?.1)));
    match found {
        Some((before, after)) => format!("{before}{new}{after}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::edition::sample;

    #[test]
    fn a_site_that_is_made_has_the_plain_module_alone() {
        let index = "<html lang=\"en\">\n<meta name=\"engine\" content=\"engine-1/connect.js\">\n\
            <meta name=\"wide\" content=\"wide-2/connect.js\">\n</head>";
        let worker = "const FILES = [\"wide-2/a.js\", \"wide-2/b.wasm\", \"./\", \"app-3/a.js\"];\nother = \"wide-\";";
        let files = [("index.html", index), ("offline.js", worker)];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let made = host_files(
            files.into(),
            &sample::edition(),
            &Settings::default(),
            String::new(),
        );
        let text = |at: usize| String::from_utf8_lossy(&made[at].1);
        assert!(
            text(0).ends_with("<meta name=\"engine\" content=\"engine-1/connect.js\">\n</head>")
        );
        assert_eq!(
            text(1),
            "const FILES = [\"edition.onrecord\", \"./\", \"app-3/a.js\"];\nother = \"wide-\";"
        );
    }

    #[test]
    fn another_edition_is_another_version_to_keep() {
        let worker = include_str!("../../../../web/offline/offline.js");
        let made = host_worker(worker, b"plums", "edition.onrecord");
        assert!(made.contains("FILES = [\"edition.onrecord\", ]"));
        let again = host_worker(&made, b"pears", "edition.onrecord");
        assert_eq!(again.matches("edition.onrecord").count(), 1);
        assert!(!made.contains("VERSION = \"0\""));
        assert_ne!(made, host_worker(worker, b"pears", "edition.onrecord"));
    }

    #[test]
    fn the_sites_own_first_page_shows_another_edition() {
        let index = include_str!("../../../../index.html");
        let mut edition = sample::edition();
        edition.title = "Plums & <b>".to_owned();
        let first = host_index(
            index,
            &Edition::default(),
            &Settings::default(),
            "edition.onrecord",
        );
        let made = host_index(&first, &edition, &Settings::default(), "edition.onrecord");
        assert_eq!(
            made,
            host_index(index, &edition, &Settings::default(), "edition.onrecord")
        );
        assert!(made.contains("<html lang=\"en\" data-edition=\"edition.onrecord\">"));
        assert!(made.contains("<title>Plums &amp; &lt;b&gt; · On Record</title>"));
        assert_eq!(made.matches("class=\"start__article\"").count(), 1);
        assert!(made.contains("<h1>Plums &amp; &lt;b&gt;</h1>"));
        assert_eq!(made.matches("</header>").count(), 1);
    }
}
