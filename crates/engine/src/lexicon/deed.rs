//! Verbs for what is done, not said (`appointed`), read from `crates/engine/data/deeds.tsv`.

use super::{stance::rows, verb::verb_forms};
use record::word_map::WordMap;

/// The list, by every form of its verbs.
#[derive(Debug)]
pub struct Deeds {
    forms: WordMap<bool>,
}

impl Default for Deeds {
    fn default() -> Self {
        Self::parse(include_str!("../../data/deeds.tsv"))
    }
}

impl Deeds {
    /// Reads the list; rows that do not parse are left out.
    pub fn parse(list: &str) -> Self {
        let mut forms = WordMap::default();
        for row in rows(list) {
            let Some((verb, irregular)) = row.split_once('\t') else {
                continue;
            };
            for (form, _) in verb_forms(verb, irregular.trim_matches('-')) {
                *forms.entry(&form) = true;
            }
        }
        Self { forms }
    }

    /// Whether a word, in lower case, is a form of such a verb.
    pub fn contains(&self, word: &str) -> bool {
        self.forms.get(word).is_some_and(|&is_deed| is_deed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found() {
        let deeds = Deeds::parse("# head\nban\tbanned\nstrike\tstruck\n");
        for form in ["ban", "bans", "banning", "banned", "struck", "striking"] {
            assert!(deeds.contains(form), "{form}");
        }
        assert!(!deeds.contains("bank"));
    }

    #[test]
    fn no_verb_is_a_cue_as_well() {
        let cues = record::cue::Cues::bundled();
        let both: Vec<_> = rows(include_str!("../../data/deeds.tsv"))
            .filter_map(|row| row.split('\t').next())
            .filter(|verb| {
                cues.find(verb)
                    .is_some_and(|cue| cue.class == record::cue::CueClass::Verb)
            })
            .collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
