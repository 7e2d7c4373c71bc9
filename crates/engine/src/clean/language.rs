//! The main language of a text, by the share of its small words. Good enough to say that an article is not in English;
//! after Grefenstette, Comparing two language identification schemes, 1995.

use crate::lexicon::wording::Wordings;

/// Words looked at.
const SAMPLE: usize = 600;
/// Share of small words that a language needs, per mille: English news has about 350, and under 100 of any other's.
const NEEDED: usize = 120;

/// BCP 47 tag of the main language, `und` where it is not clear.
///
/// Scripts that few languages use are told by their letters; the others by small words, where one language must lead all
/// others by a third and have at least five.
pub(super) fn find_language(text: &str, wordings: &Wordings) -> &'static str {
    if let Some(tag) = by_script(text) {
        return tag;
    }
    let tags = wordings.languages();
    let mut scores = vec![0; tags.len()];
    let mut n_words = 0;
    for word in letters(text).take(SAMPLE) {
        n_words += 1;
        let mut bits = if word.is_ascii() {
            wordings.languages_of(word)
        } else {
            let lower = word.chars().flat_map(char::to_lowercase);
            wordings.languages_of(&lower.collect::<String>())
        };
        while bits != 0 {
            scores[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    let mut ranked: Vec<(usize, &'static str)> =
        scores.into_iter().zip(tags.iter().copied()).collect();
    ranked.sort_by_key(|&(n, _)| std::cmp::Reverse(n));
    match ranked.as_slice() {
        [(n_best, tag), (n_next, _), ..]
            if *n_best >= 5 && n_best * 1000 >= n_words * NEEDED && n_best * 3 >= n_next * 4 =>
        {
            tag
        }
        _ => "und",
    }
}

/// The runs of letters of a text.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| !character.is_alphabetic());
        let n_plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_whole = rest.as_bytes().get(n_plain).is_none_or(u8::is_ascii);
        let end = if is_whole {
            n_plain
        } else {
            let is_end = |character: char| !character.is_alphabetic();
            rest.find(is_end).unwrap_or(rest.len())
        };
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        rest = rest.get(end..)?;
        Some(word)
    })
}

fn by_script(text: &str) -> Option<&'static str> {
    // The scripts told here begin their letters with other bytes than Latin, Cyrillic, Arabic and all signs do.
    let is_other = |byte: u8| matches!(byte, 0xcd..=0xcf | 0xd6 | 0xd7 | 0xe3..=0xed);
    if !text.bytes().fold(false, |any, byte| any | is_other(byte)) {
        return None;
    }
    let (mut n_letters, mut counts) = (0, [0; 5]);
    for character in text
        .chars()
        .filter(|character| character.is_alphabetic())
        .take(4 * SAMPLE)
    {
        n_letters += 1;
        let script = match character {
            '\u{3040}'..='\u{30ff}' => 0,
            '\u{ac00}'..='\u{d7a3}' => 1,
            '\u{4e00}'..='\u{9fff}' => 2,
            '\u{370}'..='\u{3ff}' => 3,
            '\u{590}'..='\u{5ff}' => 4,
            _ => continue,
        };
        counts[script] += 1;
    }
    let [kana, hangul, han, greek, hebrew] = counts;
    let is_most = |n: usize| n > 0 && n * 2 > n_letters;
    match () {
        () if kana > 0 && is_most(kana + han) && kana * 10 > han => Some("ja"),
        () if is_most(hangul + han) && hangul > han => Some("ko"),
        () if is_most(han) => Some("zh"),
        () if is_most(greek) => Some("el"),
        () if is_most(hebrew) => Some("he"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(find_language(text, &Wordings::default()), expected);
    }

    #[test]
    fn languages_are_told_apart() {
        check(
            "The prime minister of Freedonia said on Tuesday that the treaty was dead and would not be signed.",
            "en",
        );
        check(
            "La première ministre de Freedonia a dit mardi que le traité est mort et qu’il ne sera pas signé par elle.",
            "fr",
        );
        check(
            "Die Ministerin hat am Dienstag gesagt, dass der Vertrag nicht mehr gilt und auch nicht wird.",
            "de",
        );
        check(
            "La ministra dijo el martes que el tratado no se firmará y que los aranceles son para todos.",
            "es",
        );
        check("弗里多尼亚总理星期二说，条约已经失效。", "zh");
        check("Mira spoke.", "und");
        check("", "und");
    }
}
