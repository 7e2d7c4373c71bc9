//! `vary DIR OUT SEED`: the articles of a folder with some words exchanged for others of their class, to ask a larger tagger
//! about: so what it knows of words that the material has seldom is learned from it (after Tang et al., "Distilling
//! Task-Specific Knowledge from BERT into Simple Neural Networks", 2019). Annotated articles that are held out stay out.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Result, bail};
use engine::tagging::word_class::CLASSES;

use super::articles::{self, Article};
use crate::{random::Random, split};

/// Of 1000 words of an open class, so many are exchanged.
const SHARE: usize = 200;

/// Penn tags of the words that are exchanged.
const OPEN: [&str; 17] = [
    "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
    "CD", "UH", "FW",
];

/// Words of each class, with a number that rises by how much each is to be chosen.
type Words = BTreeMap<u8, Vec<(u32, String)>>;

pub(crate) fn run(args: &[String]) -> Result<()> {
    let [folder, out, seed] = args else {
        bail!("vary DIR OUT SEED");
    };
    let mut articles = articles::read(folder)?;
    articles.retain(|article| article.gold.is_empty() || !split::is_held_out(&article.name));
    let words = count(&articles);
    let mut random = Random::new(seed.parse()?);
    for kind in ["text", "ann"] {
        fs::create_dir_all(Path::new(out).join(kind))?;
    }
    for article in &articles {
        let name = format!("{}-v{seed}", article.name);
        let text = vary(article, &words, &mut random);
        fs::write(Path::new(out).join(format!("text/{name}.txt")), text)?;
        fs::write(Path::new(out).join(format!("ann/{name}.ann")), "")?;
    }
    Ok(())
}

/// Whether a token is of an open class and not the first of its sentence, where capitals say nothing.
fn is_open(article: &Article, token: usize) -> bool {
    let fine = usize::from(article.tags.fine()[token]);
    let span = article.segments.tokens[token].span;
    let sentence = article.segments.sentence_at(span.start);
    OPEN.contains(&CLASSES[fine].1) && sentence.is_none_or(|one| one.span.start != span.start)
}

/// Words by class, each as often as the root of its count: rare ones oftener than in the text.
fn count(articles: &[Article]) -> Words {
    let mut counts: BTreeMap<u8, BTreeMap<&str, u32>> = BTreeMap::new();
    for article in articles {
        for (at, token) in article.segments.tokens.iter().enumerate() {
            if is_open(article, at) {
                let of_class = counts.entry(article.tags.fine()[at]).or_default();
                *of_class.entry(token.span.slice(&article.text)).or_default() += 1;
            }
        }
    }
    let classes = counts.into_iter().map(|(class, words)| {
        let mut sum = 0;
        let often = words.into_iter().filter(|word| word.1 > 1);
        let risen = often.map(|(word, count)| {
            sum += f64::from(count * 100).sqrt() as u32;
            (sum, word.to_owned())
        });
        (class, risen.collect())
    });
    classes.collect()
}

fn vary(article: &Article, words: &Words, random: &mut Random) -> String {
    let mut text = String::with_capacity(article.text.len());
    let mut end = 0;
    for (at, token) in article.segments.tokens.iter().enumerate() {
        if !is_open(article, at) || random.below(1000) >= SHARE {
            continue;
        }
        let Some(known) = words.get(&article.tags.fine()[at]) else {
            continue;
        };
        let sum = known.last().map_or(0, |last| last.0);
        if sum == 0 {
            continue;
        }
        let chosen = random.below(sum as usize) as u32;
        let place = known.partition_point(|word| word.0 <= chosen);
        text += &article.text[end..token.span.start as usize];
        text += &known[place].1;
        end = token.span.end as usize;
    }
    text + &article.text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_open_classes_are_exchanged() {
        let folder = std::env::temp_dir().join(format!("on-record-vary-{}", std::process::id()));
        let [from, to] = ["from", "to"].map(|name| folder.join(name));
        fs::create_dir_all(&from).unwrap();
        let line = "The ministers of Ruritania said that the harbour and the railway would close.";
        fs::write(from.join("a.txt"), format!("{line}\n").repeat(40)).unwrap();
        fs::write(from.join("a.ann"), "").unwrap();
        let args = [from, to.clone()].map(|path| path.display().to_string());
        run(&[&args[..], &["5".to_owned()]].concat()).unwrap();
        let varied = fs::read_to_string(to.join("text/a-v5.txt")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let lines: Vec<Vec<&str>> = varied
            .lines()
            .map(|line| line.split(' ').collect())
            .collect();
        let plain: Vec<&str> = line.split(' ').collect();
        assert_eq!(lines.len(), 40);
        assert!(
            lines.iter().any(|line| *line != plain),
            "something is exchanged"
        );
        for (at, word) in plain.iter().enumerate() {
            if ["The", "of", "that", "the", "and"].contains(word) {
                assert!(lines.iter().all(|line| line[at] == *word), "{word}");
            }
        }
    }
}
