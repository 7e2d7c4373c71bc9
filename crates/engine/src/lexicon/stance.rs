//! Words that show a stance: predicates with the place of their target, evaluating words, and the words that turn,
//! suspend or bound them. Read from `crates/engine/data/acts.tsv`, `crates/engine/data/polarity.tsv` and `crates/engine/data/shifters.tsv`.

use super::{
    fold::hash_folded,
    verb::{VerbForm, verb_forms, with_s},
};
use record::word_map::WordMap;

/// The three lists, joined by word form.
#[derive(Debug)]
pub struct StanceWords {
    by_form: WordMap<Sense>,
    predicates: Vec<Predicate>,
}

/// What the lists know of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// Evaluation, from -3 to 3.
    pub polarity: i8,
    /// As a verb.
    pub verb: Option<(PredicateId, VerbForm)>,
    /// As a noun.
    pub noun: Option<PredicateId>,
    /// As an adjective.
    pub adjective: Option<PredicateId>,
    /// As a noun for people who hold the stance themselves: critics, supporters.
    pub agent: Option<PredicateId>,
    roles: u64,
}

impl Sense {
    /// Whether the form can play a part in the structure of a clause.
    pub const fn is(self, role: Role) -> bool {
        self.roles & role as u64 != 0
    }
}

/// Position in the list of predicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PredicateId(u16);

/// Part of a word in the structure of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Role {
    /// Turns the sign of what follows.
    Negation = 1,
    /// Takes half of the weight away.
    Weakener = 1 << 1,
    /// Suspends an act that has not happened.
    Modal = 1 << 2,
    /// Suspends its clause.
    Condition = 1 << 3,
    /// Its clause yields to the one it leans on.
    Concession = 1 << 4,
    /// A form of *to be*, or *get* in its place.
    Be = 1 << 5,
    /// Stands between subject and verb.
    Auxiliary = 1 << 6,
    /// Starts a new clause or a new member of a series.
    Boundary = 1 << 7,
    /// The same, with the noun before it as subject or object.
    Relative = 1 << 8,
    /// Opens a noun phrase.
    Determiner = 1 << 9,
    /// Leads to a noun phrase.
    Preposition = 1 << 10,
    /// A pronoun that is an object.
    ObjectPronoun = 1 << 11,
    /// A pronoun that is a subject.
    SubjectPronoun = 1 << 12,
    /// A verb that says what somebody takes its object for.
    Regard = 1 << 13,
    /// A noun for what somebody thinks of something, good or bad by the word before it.
    View = 1 << 14,
    /// A form of *to have* or *to hold*.
    Have = 1 << 15,
    /// Leaves open whether what follows is true: `supposedly`.
    Doubt = 1 << 16,
    /// Opens an exclamation that may be mockery: `oh`, `bravo`.
    Exclamation = 1 << 17,
    /// A verb by which somebody says that something is not so.
    Denial = 1 << 18,
    /// Compares downward: `less honest`.
    Lesser = 1 << 19,
    /// Good or bad by what somebody answers for: `responsible for the famine`.
    Onus = 1 << 20,
    /// What follows takes back what went before: `clever, but`.
    Contrast = 1 << 21,
    /// Leads to where something is, or to when.
    Locative = 1 << 22,
    /// Said of somebody it is a fact more often than a judgement: rank, health, strength, size.
    Fact = 1 << 23,
    /// A noun for what befalls somebody: `the collapse of`.
    Harm = 1 << 24,
    /// A verb that asks somebody to do something.
    Urging = 1 << 25,
    /// To leave office: `resign`.
    Resignation = 1 << 26,
    /// The same with `down` or `aside` behind it.
    Stepping = 1 << 27,
    /// A noun for a good side of somebody, whoever has it: `courage`.
    Trait = 1 << 28,
    /// A noun that blames whoever has none: `idea`, `shame`.
    Lack = 1 << 29,
    /// A verb by which somebody has or shows what its object names.
    Showing = 1 << 30,
    /// A word for those whom nobody should harm: `our`, `children`.
    Cherished = 1 << 31,
    /// A noun for a body or an act: what it does, its owner does.
    Deputy = 1 << 32,
    /// A noun for what somebody makes or does: what is said of it is said of whose it is.
    Product = 1 << 33,
    /// A verb that links its subject to an adjective, as *to be* does: `remains`.
    Copula = 1 << 34,
    /// A quantity, whose *of* leads to what is counted: `thousands of`.
    Partitive = 1 << 35,
    /// A verb that brings its object to feel something: `made`.
    Making = 1 << 36,
}

impl Role {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "negation" => Self::Negation,
            "weakener" => Self::Weakener,
            "modal" => Self::Modal,
            "condition" => Self::Condition,
            "concession" => Self::Concession,
            "be" => Self::Be,
            "auxiliary" => Self::Auxiliary,
            "boundary" => Self::Boundary,
            "relative" => Self::Relative,
            "determiner" => Self::Determiner,
            "preposition" => Self::Preposition,
            "object-pronoun" => Self::ObjectPronoun,
            "subject-pronoun" => Self::SubjectPronoun,
            "regard" => Self::Regard,
            "view" => Self::View,
            "have" => Self::Have,
            "doubt" => Self::Doubt,
            "exclamation" => Self::Exclamation,
            "denial" => Self::Denial,
            "lesser" => Self::Lesser,
            "onus" => Self::Onus,
            "contrast" => Self::Contrast,
            "locative" => Self::Locative,
            "fact" => Self::Fact,
            "harm" => Self::Harm,
            "urging" => Self::Urging,
            "resignation" => Self::Resignation,
            "stepping" => Self::Stepping,
            "trait" => Self::Trait,
            "lack" => Self::Lack,
            "showing" => Self::Showing,
            "cherished" => Self::Cherished,
            "deputy" => Self::Deputy,
            "product" => Self::Product,
            "copula" => Self::Copula,
            "partitive" => Self::Partitive,
            "making" => Self::Making,
            _ => return None,
        })
    }
}

/// A word that shows a stance of whoever acts toward whomever the act is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// Base form.
    pub base: Box<str>,
    /// Where its targets stand.
    pub slots: Vec<Slot>,
}

/// One place of a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which place.
    pub place: Place,
    /// 1 supportive, -1 critical.
    pub sign: i8,
    /// What can stand there.
    pub toward: Toward,
}

/// Place of a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The direct object.
    Object,
    /// The phrase after this preposition.
    After(Box<str>),
    /// The subject, judged by whoever reports the act.
    Subject,
    /// An infinitive, which takes over the subject: `vows to`.
    Infinitive,
    /// A gerund, which takes over the subject: `stops buying`.
    Gerund,
    /// An infinitive after the object; its holder is the subject: `urges her to`.
    ObjectInfinitive,
    /// The object feels it toward the subject: `angered`.
    Reversed,
    /// The object is aimed at the subject: `faces sanctions`.
    Received,
}

/// What can be the target in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Actors and issues.
    Any,
    /// Actors.
    Actor,
    /// Issues, and predicates that are nouns.
    Issue,
    /// Issues that are a measure against somebody: tariffs, a ban.
    Measure,
}

impl Default for StanceWords {
    fn default() -> Self {
        Self::parse(
            include_str!("../../data/acts.tsv"),
            include_str!("../../data/polarity.tsv"),
            include_str!("../../data/shifters.tsv"),
        )
    }
}

impl StanceWords {
    /// Reads the three lists; rows that do not parse are left out.
    pub fn parse(acts: &str, polarity: &str, shifters: &str) -> Self {
        let mut words = Self {
            by_form: WordMap::default(),
            predicates: Vec::new(),
        };
        for row in rows(acts) {
            words.add_predicate(row);
        }
        for row in rows(polarity) {
            if let Some((word, value)) = row.split_once('\t') {
                words.form(word).polarity = value.trim().parse().unwrap_or(0);
            }
        }
        for row in rows(shifters) {
            let Some((role, forms)) = row.split_once('\t') else {
                continue;
            };
            let Some(role) = Role::parse(role) else {
                continue;
            };
            for form in forms.split_whitespace() {
                words.form(form).roles |= role as u64;
            }
        }
        words
    }

    /// What the lists know of one word, whatever its case and the shape of its apostrophe.
    pub fn sense(&self, word: &str) -> Sense {
        self.sense_hashed(hash_folded(word))
    }

    /// What the lists know of each of the folded words that have these [hashes](record::word_map::hash_of).
    pub(crate) fn senses(&self, hashes: impl Iterator<Item = u64> + Clone) -> Vec<Sense> {
        self.by_form.get_all(hashes)
    }

    /// What the lists know of the folded word that has a [hash](record::word_map::hash_of).
    pub(crate) fn sense_hashed(&self, hash: u64) -> Sense {
        self.by_form.get_hashed(hash).copied().unwrap_or_default()
    }

    /// A predicate of these lists.
    pub fn predicate(&self, id: PredicateId) -> &Predicate {
        &self.predicates[id.0 as usize]
    }

    fn form(&mut self, form: &str) -> &mut Sense {
        self.by_form.entry(form)
    }

    fn add_predicate(&mut self, row: &str) {
        let mut columns = row.split('\t');
        let (Some(base), Some(class), Some(slots)) =
            (columns.next(), columns.next(), columns.next())
        else {
            return;
        };
        let irregular = columns.next().unwrap_or("");
        let id = PredicateId(self.predicates.len() as u16);
        self.predicates.push(Predicate {
            base: base.into(),
            slots: slots.split_whitespace().filter_map(parse_slot).collect(),
        });
        match class {
            "verb" => {
                for (form, kind) in verb_forms(base, irregular) {
                    let sense = self.form(&form);
                    sense.verb = sense.verb.or(Some((id, kind)));
                }
            }
            "noun" => {
                self.form(base).noun = Some(id);
                self.form(&with_s(base)).noun = Some(id);
            }
            "agent" => {
                self.form(base).agent = Some(id);
                self.form(&with_s(base)).agent = Some(id);
            }
            _ => self.form(base).adjective = Some(id),
        }
    }
}

pub(super) fn rows(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

pub(super) fn parse_slot(slot: &str) -> Option<Slot> {
    let (place, sign) = slot.split_once(':')?;
    let (toward, sign) = match sign.strip_prefix('a') {
        Some(sign) => (Toward::Actor, sign),
        None => match sign.strip_prefix('i') {
            Some(sign) => (Toward::Issue, sign),
            None => match sign.strip_prefix('m') {
                Some(sign) => (Toward::Measure, sign),
                None => (Toward::Any, sign),
            },
        },
    };
    let place = match (place, sign) {
        ("o", "r") => Place::Received,
        ("o", "rev+" | "rev-") => Place::Reversed,
        ("o", _) => Place::Object,
        ("s", _) => Place::Subject,
        ("vp", _) => Place::Infinitive,
        ("ing", _) => Place::Gerund,
        ("ovp", _) => Place::ObjectInfinitive,
        (preposition, _) => Place::After(preposition.into()),
    };
    let sign = if sign.ends_with('-') { -1 } else { 1 };
    Some(Slot {
        place,
        sign,
        toward,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str, irregular: &str) -> String {
        let forms: Vec<_> = verb_forms(base, irregular)
            .into_iter()
            .map(|(form, _)| form)
            .collect();
        forms.join(" ")
    }

    #[test]
    fn verbs_inflect() {
        assert_eq!(forms("praise", ""), "praise praises praising praised");
        assert_eq!(forms("deny", ""), "deny denies denying denied");
        assert_eq!(forms("ban", "banned"), "ban bans banning banned");
        assert_eq!(forms("cut", "cut"), "cut cuts cuting cutting");
        assert_eq!(forms("lie", "lied"), "lie lies lying lied");
        assert_eq!(forms("seek", "sought"), "seek seeks seeking sought");
    }

    #[test]
    fn slots_are_read() {
        let words = StanceWords::parse(
            "impose\tverb\to:i+ on:a-\n",
            "awful\t-2\n",
            "negation\tn't\n",
        );
        let (id, form) = words.sense("IMPOSED").verb.expect("listed");
        assert_eq!(form, VerbForm::Past);
        assert_eq!(words.predicate(id).slots[1].sign, -1);
        assert_eq!(
            words.predicate(id).slots[1].place,
            Place::After("on".into())
        );
        assert_eq!(words.sense("awful").polarity, -2);
        assert!(words.sense("n’t").is(Role::Negation));
    }
}
