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
    let mut scores: Vec<(&str, usize)> =
        wordings.languages_of("").map(|(tag, _)| (tag, 0)).collect();
    let mut n_words = 0;
    let words = text
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty());
    for word in words.take(SAMPLE) {
        n_words += 1;
        let word = word.to_lowercase();
        for (score, (_, is_small)) in scores.iter_mut().zip(wordings.languages_of(&word)) {
            score.1 += usize::from(is_small);
        }
    }
    let best = scores.iter().max_by_key(|score| score.1).copied();
    let Some((tag, n_best)) = best else {
        return "und";
    };
    let next = scores
        .iter()
        .filter(|score| score.0 != tag)
        .map(|score| score.1)
        .max();
    let leads = next.is_none_or(|next| n_best * 3 >= next * 4);
    if n_best >= 5 && n_best * 1000 >= n_words * NEEDED && leads {
        wordings
            .languages_of("")
            .map(|(known, _)| known)
            .find(|known| *known == tag)
            .unwrap_or("und")
    } else {
        "und"
    }
}

fn by_script(text: &str) -> Option<&'static str> {
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
