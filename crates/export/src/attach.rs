//! The text of an article that an edition shows in excerpts, brought by someone who holds the file: it is the one that was
//! analysed if its SHA-256 is that of the article, and nothing else will do, since every offset refers to it.

use thiserror::Error;

use super::text::{NotText, read_plain};
use record::{
    corpus::ArticleHash,
    edition::{Edition, Excerpts},
};

/// Why a file is not attached.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AttachError {
    /// No article of the edition has this hash.
    #[error(
        "“{file}” is not the file that was analysed: its fingerprint (SHA-256) is that of no article here. A copy saved anew, with one word or line break changed, is another file"
    )]
    NoMatch {
        /// The file.
        file: String,
    },
    /// The file is right but its text does not have the length that the edition says.
    #[error(
        "“{file}” is the right file, but this edition counts its letters otherwise; it was made by another version of the program"
    )]
    Length {
        /// The file.
        file: String,
    },
    /// The file is right but it is no plain text.
    #[error("“{file}” is the right file, but its text cannot be read here: {problem}")]
    NotText {
        /// The file.
        file: String,
        /// What stands in it.
        problem: NotText,
    },
}

/// Puts the text of a file in place of the excerpts of its article, whose position it answers.
///
/// # Errors
///
/// Where the file belongs to no article, or cannot be read; the edition stays as it was.
pub fn attach(edition: &mut Edition, file: &str, bytes: &[u8]) -> Result<usize, AttachError> {
    let hash = ArticleHash::of(bytes).to_hex();
    let mut articles = edition.articles.iter_mut().enumerate();
    let Some((at, article)) = articles.find(|(_, article)| article.sha256 == hash) else {
        return Err(AttachError::NoMatch {
            file: file.to_owned(),
        });
    };
    let text = read_plain(bytes).map_err(|problem| AttachError::NotText {
        file: file.to_owned(),
        problem,
    })?;
    let whole = Excerpts::whole(&text);
    if whole.len != article.text.len {
        return Err(AttachError::Length {
            file: file.to_owned(),
        });
    }
    article.text = whole;
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{edition::sample, review::sample::TEXT};

    /// The sample, as if made from the file of its text.
    fn edition() -> Edition {
        let mut edition = sample::edition();
        edition.articles[0].sha256 = ArticleHash::of(TEXT.as_bytes()).to_hex();
        edition
    }

    #[test]
    fn the_right_file_gives_the_whole_text() {
        let mut edition = edition();
        assert!(!edition.articles[0].text.is_whole());
        assert_eq!(attach(&mut edition, "lake.txt", TEXT.as_bytes()), Ok(0));
        assert!(edition.articles[0].text.is_whole());
        assert_eq!(edition.articles[0].text.fragments[0].text(), TEXT);
    }

    #[test]
    fn wide_text_without_a_mark_is_read_as_the_importers_read_it() {
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut edition = edition();
        edition.articles[0].sha256 = ArticleHash::of(&wide).to_hex();
        assert_eq!(attach(&mut edition, "lake.txt", &wide), Ok(0));
        assert_eq!(edition.articles[0].text.fragments[0].text(), TEXT);
    }

    #[test]
    fn any_other_file_changes_nothing() {
        let mut other = edition();
        let error = attach(
            &mut other,
            "lake (copy).txt",
            format!("{TEXT}\n").as_bytes(),
        )
        .expect_err("it is another file");
        assert!(
            error
                .to_string()
                .starts_with("“lake (copy).txt” is not the file that was analysed")
        );
        assert_eq!(other, edition());
        let mut short = edition();
        short.articles[0].text.len -= 1;
        let error = attach(&mut short, "lake.txt", TEXT.as_bytes());
        assert_eq!(
            error,
            Err(AttachError::Length {
                file: "lake.txt".to_owned()
            })
        );
    }
}
