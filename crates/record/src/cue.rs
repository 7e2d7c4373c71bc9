//! Words that attribute (`crates/engine/data/cues.tsv`): by lemma with class and group, looked up by any inflected form.

use std::sync::OnceLock;

use crate::CueGroup;
use crate::word_map::WordMap;

/// Class of a cue word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueClass {
    /// `said`
    Verb,
    /// `pledge`
    Noun,
    /// `convinced`
    Adjective,
    /// `according`
    Particle,
}

/// Form of a cue word; nouns, adjectives and particles are all [`CueForm::Base`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueForm {
    /// `say`
    Base,
    /// `says`
    Present,
    /// `said`
    Past,
    /// `saying`
    Progressive,
}

/// What the list says of one word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cue {
    /// Its class; the verb where verb and noun look alike.
    pub class: CueClass,
    /// Its form.
    pub form: CueForm,
    /// The attitude it lends.
    pub group: CueGroup,
    /// The word as the list has it: `say` for `said`.
    pub lemma: &'static str,
}

/// The cue words by form.
#[derive(Debug)]
pub struct Cues {
    /// Where forms coincide, the first of the list stands.
    forms: WordMap<Option<Cue>>,
}

impl Default for Cues {
    fn default() -> Self {
        let mut forms = WordMap::default();
        let list = include_str!("../data/cues.tsv");
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            add_forms(line, &mut forms);
        }
        Self { forms }
    }
}

impl Cues {
    /// The list that ships with the engine; built once.
    pub fn bundled() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(Self::default)
    }

    /// What the list says of a word, in any case.
    pub fn find(&self, word: &str) -> Option<Cue> {
        if word.is_ascii() {
            return *self.forms.get(word)?;
        }
        *self.forms.get(&word.to_lowercase())?
    }

    /// Whether a word is a reporting verb in a form that can follow its subject at once (`said`, `asks`).
    pub fn is_past_report(&self, word: &str) -> bool {
        self.find(word).is_some_and(|cue| {
            cue.class == CueClass::Verb && matches!(cue.form, CueForm::Past | CueForm::Present)
        })
    }
}

/// What the words of a cue say of the reporter's attitude: the first word with an attitude decides, then the first that
/// is listed at all. A cue of unlisted words is neutral; no words at all are [`CueGroup::None`].
///
/// ```
/// use record::{cue::cue_group, CueGroup};
/// assert_eq!(cue_group("has repeatedly warned"), CueGroup::Warning);
/// assert_eq!(cue_group("according to"), CueGroup::Neutral);
/// assert_eq!(cue_group(""), CueGroup::None);
/// ```
pub fn cue_group(cue: &str) -> CueGroup {
    deciding(cue).map_or(CueGroup::None, |(_, group)| group)
}

/// The word that decides the group of a cue, as the list has it, or as it stands where the list has none of its words.
///
/// ```
/// use record::cue::cue_verb;
/// assert_eq!(cue_verb("has repeatedly warned").as_deref(), Some("warn"));
/// assert_eq!(cue_verb("Added").as_deref(), Some("add"));
/// assert_eq!(cue_verb(""), None);
/// ```
pub fn cue_verb(cue: &str) -> Option<String> {
    let (word, _) = deciding(cue)?;
    let listed = Cues::bundled().find(word);
    Some(listed.map_or_else(|| word.to_lowercase(), |cue| cue.lemma.to_owned()))
}

/// The word that decides, and its group: the first with an attitude other than thinking, then the first that thinks, then
/// the first that is listed, then the first.
fn deciding(cue: &str) -> Option<(&str, CueGroup)> {
    let mut decides = None;
    let mut rank = 0;
    for word in cue.split(|character: char| !character.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let found = Cues::bundled().find(word);
        let group = found.map_or(CueGroup::Neutral, |cue| cue.group);
        let word_rank = match (found, group) {
            (None, _) => 1,
            (_, CueGroup::Neutral | CueGroup::None) => 2,
            (_, CueGroup::Thinking) => 3,
            _ => return Some((word, group)),
        };
        if word_rank > rank {
            (decides, rank) = (Some((word, group)), word_rank);
        }
    }
    decides
}

fn add_forms(line: &'static str, forms: &mut WordMap<Option<Cue>>) {
    let mut columns = line.split('\t');
    let (Some(lemma), Some(class), Some(group)) = (columns.next(), columns.next(), columns.next())
    else {
        return;
    };
    let class = match class {
        "v" => CueClass::Verb,
        "n" => CueClass::Noun,
        "a" => CueClass::Adjective,
        _ => CueClass::Particle,
    };
    let group = match group {
        "stressing" => CueGroup::Stressing,
        "doubting" => CueGroup::Doubting,
        "warning" => CueGroup::Warning,
        "praising" => CueGroup::Praising,
        "blaming" => CueGroup::Blaming,
        "thinking" => CueGroup::Thinking,
        _ => CueGroup::Neutral,
    };
    let mut add = |word: &str, form| {
        let cue = Cue {
            class,
            form,
            group,
            lemma,
        };
        forms.entry(word).get_or_insert(cue);
    };
    add(lemma, CueForm::Base);
    match class {
        CueClass::Verb => {
            add(&with_s(lemma), CueForm::Present);
            add(&with_suffix(lemma, "ing"), CueForm::Progressive);
            match columns.next() {
                Some(irregular) => irregular
                    .split(',')
                    .for_each(|word| add(word, CueForm::Past)),
                None => add(&with_suffix(lemma, "ed"), CueForm::Past),
            }
        }
        CueClass::Noun => add(&with_s(lemma), CueForm::Base),
        CueClass::Adjective | CueClass::Particle => {}
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Third person of a verb, plural of a noun.
fn with_s(lemma: &str) -> String {
    match lemma.as_bytes() {
        [stem @ .., before, b'y'] if !is_vowel(*before) && !stem.is_empty() => {
            format!("{}ies", &lemma[..lemma.len() - 1])
        }
        [.., b's' | b'x' | b'z' | b'o'] | [.., b's' | b'c', b'h'] => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// A verb with `ed` or `ing`: silent `e` dropped, `y` changed before `ed`, the last consonant of a short stem doubled.
fn with_suffix(lemma: &str, suffix: &str) -> String {
    const DOUBLED: [&str; 19] = [
        "admit", "beg", "begin", "brag", "commit", "dub", "label", "pan", "plan", "quip", "rebut",
        "refer", "rip", "slam", "spin", "submit", "tip", "hit", "prefer",
    ];
    let is_ing = suffix == "ing";
    match lemma.as_bytes() {
        [.., b'i', b'e'] if is_ing => format!("{}ying", &lemma[..lemma.len() - 2]),
        [.., b'e', b'e'] if is_ing => format!("{lemma}ing"),
        [.., b'e'] => format!("{}{suffix}", &lemma[..lemma.len() - 1]),
        [.., before, b'y'] if !is_ing && !is_vowel(*before) => {
            format!("{}ied", &lemma[..lemma.len() - 1])
        }
        [.., before, last] if DOUBLED.contains(&lemma) && is_vowel(*before) && !is_vowel(*last) => {
            format!("{lemma}{}{suffix}", char::from(*last))
        }
        _ => format!("{lemma}{suffix}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_are_found() {
        let cues = Cues::bundled();
        for word in [
            "said",
            "Says",
            "replied",
            "admitting",
            "warns",
            "told",
            "denies",
            "slammed",
            "lying",
            "agreeing",
            "thought",
            "referred",
            "swearing",
            "knocked",
        ] {
            assert_eq!(
                cues.find(word).map(|cue| cue.class),
                Some(CueClass::Verb),
                "{word}"
            );
        }
        assert_eq!(cues.find("castle"), None);
    }

    #[test]
    fn the_word_with_an_attitude_decides() {
        assert_eq!(cue_group("says it welcomes"), CueGroup::Praising);
        assert_eq!(cue_group("said he hopes"), CueGroup::Thinking);
        assert_eq!(cue_group("accused … of"), CueGroup::Blaming);
        assert_eq!(cue_group("frobnicated"), CueGroup::Neutral);
        assert_eq!(cue_group(" : "), CueGroup::None);
    }
}
