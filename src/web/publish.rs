//! The edition shown, made into a file to give away: one page that holds everything, or an archive for any web host. Both
//! take program and engine, byte for byte, from what this page itself came as.

use wasm_bindgen::{JsCast, JsValue};

use super::{browser, engine::describe};
use export::site::{PageError, Settings, Shell, host_files, zip};
use record::{edition::Edition, slug::to_slug};

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One page, opened by a double click.
    Page,
    /// An archive of the site, to be unpacked on a web host.
    Archive,
}

/// A file, not yet saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// What it is.
    pub form: Form,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Made {
    /// Hands it to the browser to be saved; whether it took it.
    pub fn save(&self) -> bool {
        let media_type = match self.form {
            Form::Page => "text/html;charset=utf-8",
            Form::Archive => "application/zip",
        };
        browser::save_bytes(&self.name, media_type, &self.bytes)
    }
}

/// Why no file was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The parts of the program could not be fetched.
    #[error("the program’s parts could not be fetched; with a network connection it may work")]
    NotFetched,
    /// The site that this page came from does not have them: it is still being built, say.
    #[error("the program’s parts are not there: {0}")]
    NotThere(String),
    /// What was fetched is no page in one file.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The archive could not be put together.
    #[error("the archive could not be made")]
    Archive,
}

impl From<JsValue> for PublishError {
    fn from(error: JsValue) -> Self {
        // What a browser throws where the network fails it.
        match error.dyn_ref::<js_sys::TypeError>() {
            Some(_) => Self::NotFetched,
            None => Self::NotThere(describe(&error)),
        }
    }
}

/// Makes a file of `edition`.
///
/// # Errors
///
/// [`PublishError::NotFetched`] where the page came from a host and that is out of reach; [`PublishError::NotThere`] where the
/// host does not have what is needed.
pub async fn make(
    edition: &Edition,
    settings: &Settings,
    form: Form,
) -> Result<Made, PublishError> {
    let shell = Shell::read(&browser::read_site_page().await?)?;
    let page = shell.write(edition, settings);
    let stem = file_stem(&edition.title);
    let (ending, bytes) = match form {
        Form::Page => ("html", page.into_bytes()),
        Form::Archive => {
            let mut files = Vec::new();
            for path in shell.paths() {
                files.push((path.to_owned(), browser::read_site_file(path).await?));
            }
            let files = host_files(files, edition, settings, page);
            ("zip", zip(&files).map_err(|_| PublishError::Archive)?)
        }
    };
    Ok(Made {
        name: format!("{stem}.{ending}"),
        form,
        bytes,
    })
}

/// A file name that every system takes, from a title.
fn file_stem(title: &str) -> String {
    const LONGEST: usize = 60;
    let slug = to_slug(title);
    let words = slug.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut stem = words.join("-");
    stem.truncate(LONGEST);
    match stem.trim_end_matches('-') {
        "" => "edition".to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_of_files() {
        assert_eq!(file_stem("Plums, and ‘Freedonia’!"), "plums-and-freedonia");
        assert_eq!(file_stem("../<script>"), "script");
        assert_eq!(file_stem("L’Élysée, 国 1"), "lelysee-1");
        assert_eq!(file_stem("国"), "edition");
        assert_eq!(file_stem(&"a b".repeat(100)).len(), 60);
    }
}
