//! Words that make no key phrase, singular and folded; sorted.

use std::sync::OnceLock;

use record::word_map::WordMap;

/// A list of words that say too little.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum List {
    /// No part of a phrase.
    Empty = 1,
    /// No phrase ends in one.
    Vague = 1 << 1,
    /// No phrase of one word.
    Bare = 1 << 2,
}

/// A bit for each [`List`] that has the word with this [hash](record::word_map::hash_of).
pub(super) fn lists_of(hash: u64) -> u8 {
    static LISTS: OnceLock<WordMap<u8>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let mut lists = WordMap::<u8>::default();
        for (list, words) in [
            (List::Empty, EMPTY),
            (List::Vague, VAGUE),
            (List::Bare, BARE),
        ] {
            for word in words.split_whitespace() {
                *lists.entry(word) |= list as u8;
            }
        }
        lists
    });
    lists.get_hashed(hash).copied().unwrap_or(0)
}

/// Nouns of time and measure and adjectives that order or compare: no part of a phrase. Singular, folded.
const EMPTY: &str = "
additional afternoon annual april august best big biggest billion broad broader cent century certain close
closer common current daily day decade december deep deeper different early evening february few first former
friday full further general good great greatest growing highest hour important increasing january july june
key large largest last late latest least little long lowest main major many march million minor minute monday
month monthly morning much new next night november october old ongoing other overall own particular past
percent possible potential previous quarter real recent same saturday second september several short
significant single small specific strong stronger such sunday third thursday time today tomorrow top total
tuesday various very wednesday week weekend weekly whole wide wider worst year yearly yesterday
";

/// Nouns that say who speaks, how, or nothing in particular: no phrase ends in one. Singular, folded.
const VAGUE: &str = "
address adviser aide ally analyst answer author body boss candidate case chair chairman chairwoman challenger
champion chief circumstance colleague comment congressman congresswoman contender country critic customer
daughter delegate deputy director donor economist editor event example expert fact fan father follower founder
frontrunner government governor group guest head hero host idea interview issue item journalist kind lawmaker
leader letter lot man manager matter mayor member minister moment mother name nation neighbor neighbour news
newspaper nominee number office officer official opponent owner part participant party passenger people person
place player point politician predecessor premier president problem professor question reader reason remark
report reporter representative result rival runner secretary senator situation son source speaker spectator
speech speechwriter spokesman spokesperson spokeswoman state statement step story successor supporter suspect
teammate thing victim viewer way winner witness woman word world
";

/// Nouns that name an issue only with a word beside them: `relations` of whom, a `deal` on what. No phrase of one word.
/// Singular, folded.
const BARE: &str = "
access accord accusation action administration advantage agreement allegation alliance amount anger announcement
answer approach argument assault attack attempt authority award ballot benefit border budget business caucus
ceremony challenge chance change child citizen claim community company comparison concern condition conflict
contest control convention conversation cooperation cost crisis criticism danger data day deal debate decision
decline decrease defeat delay demand development dialogue difficulty discussion dispute economy effect effort
election endorsement evidence exchange expectation experience failure faith family fight figure fund future game
gender goal growth history hope idea impact incident increase industry influence information interest job law
lead leadership level link loss market measure meeting message mistake money move need negotiation nomination
objective offer opportunity pact partnership performance petition plan policy poll position power pressure price
primary prize process product program programme progress project promise proposal public race rally rate reaction
record region relation relationship release request research resident resignation response result rise risk role
rule season sector service share shift sign signal situation standard strategy student study success support
supporter survey system talk task tension term threat tie title tour tradition trend trip turn use value victory
visit vote voter warning win work worker
";

#[cfg(test)]
mod tests {
    use super::*;
    use record::word_map::hash_of;

    #[test]
    fn words_are_on_their_lists() {
        assert!(
            [BARE, EMPTY, VAGUE]
                .iter()
                .all(|list| list.split_whitespace().is_sorted())
        );
        let of = |word| lists_of(hash_of(word));
        assert_eq!(of("yearly"), List::Empty as u8);
        assert_eq!(of("situation"), List::Vague as u8 | List::Bare as u8);
        assert_eq!(of("tariff"), 0);
    }
}
