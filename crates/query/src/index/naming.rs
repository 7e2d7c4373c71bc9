//! How a text names the source of an attribution.

use record::{Actor, ActorKind};

/// How the text names a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// By a name, here or elsewhere in the article.
    Named,
    /// By a role only.
    RoleOnly,
    /// A group without a name.
    UnnamedGroup,
    /// A document or poll.
    Document,
    /// Another outlet.
    OtherOutlet,
    /// Not at all.
    Absent,
}

/// How an article names a source, from the words of the source phrase (empty where there is none) and the actors to
/// which it resolves.
///
/// A person whom the article names anywhere counts as named, since its reader knows who speaks. A phrase whose head is
/// a document counts as one unless a person stands behind it. What resolves to no one is judged by its words alone: a
/// plural is an unnamed group, a phrase that ends in a name is one, all else is a role.
pub(super) fn naming<S>(source: &str, speakers: &[&Actor<S>]) -> Naming {
    let head = head(source);
    let is_document = head.is_some_and(|head| DOCUMENTS.contains(&singular(&head.to_lowercase())));
    if speakers.is_empty() {
        return match head {
            None => Naming::Absent,
            Some(_) if is_document => Naming::Document,
            Some(head) if is_plural(head) && (!is_capital(head) || source.starts_with(head)) => {
                Naming::UnnamedGroup
            }
            Some(head) if is_capital(head) => Naming::Named,
            Some(_) => Naming::RoleOnly,
        };
    }
    let of_kind = |kind: ActorKind| speakers.iter().any(|speaker| speaker.kind == kind);
    let is_named_person = |speaker: &&&Actor<S>| {
        speaker.kind == ActorKind::Person
            && (is_name(&speaker.name) || speaker.aliases.iter().any(|alias| is_name(alias)))
    };
    if speakers.iter().find(is_named_person).is_some() {
        Naming::Named
    } else if is_document {
        Naming::Document
    } else if head.is_some_and(|head| SPOKESMEN.contains(&singular(&head.to_lowercase()))) {
        // A body speaks through somebody whom only his role names.
        Naming::RoleOnly
    } else if of_kind(ActorKind::Media) {
        Naming::OtherOutlet
    } else if of_kind(ActorKind::State) || of_kind(ActorKind::Organisation) {
        Naming::Named
    } else if of_kind(ActorKind::Person) {
        Naming::RoleOnly
    } else {
        Naming::UnnamedGroup
    }
}

/// Heads of phrases that stand for something written or counted, in the singular. By hand, from general knowledge.
const DOCUMENTS: [&str; 26] = [
    "agreement",
    "analysis",
    "article",
    "brief",
    "census",
    "commentary",
    "communique",
    "data",
    "document",
    "editorial",
    "figure",
    "filing",
    "letter",
    "memo",
    "paper",
    "poll",
    "readout",
    "record",
    "release",
    "report",
    "review",
    "statement",
    "statistic",
    "study",
    "survey",
    "transcript",
];

/// Roles in which somebody speaks for a body.
const SPOKESMEN: [&str; 4] = ["representative", "spokesman", "spokesperson", "spokeswoman"];

/// Words that alone stand for people unnamed.
const QUANTIFIERS: [&str; 5] = ["few", "many", "most", "others", "some"];

/// Words that end the part of a noun phrase which can hold its head.
const AFTER_HEAD: [&str; 14] = [
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "published",
    "released",
    "that",
    "to",
    "which",
    "who",
    "with",
];

/// The last word before the first preposition, relative pronoun or comma.
fn head(phrase: &str) -> Option<&str> {
    let mut head = None;
    for part in phrase.split_whitespace() {
        let word = part.trim_matches(|character: char| !character.is_alphanumeric());
        if head.is_some() && AFTER_HEAD.contains(&word) {
            break;
        }
        if !word.is_empty() {
            head = Some(word);
        }
        if part.ends_with(',') {
            break;
        }
    }
    head
}

fn is_plural(word: &str) -> bool {
    let lower = word.to_lowercase();
    singular(&lower) != lower || QUANTIFIERS.contains(&lower.as_str())
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 2 && word != "analysis" => stem,
        _ => word,
    }
}

/// Whether an alias is a name and no description: its first word is capitalised and no article.
fn is_name(alias: &str) -> bool {
    let first = alias.split_whitespace().next().unwrap_or("");
    is_capital(first) && !matches!(first, "A" | "An" | "The")
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{ActorId, Reader};

    fn actor(name: &str, kind: ActorKind) -> Actor {
        Actor {
            id: ActorId::from("x"),
            name: name.to_owned(),
            kind,
            aliases: vec![name.to_owned()],
            roles: Vec::new(),
            affiliation: None,
            mentions: Vec::new(),
            reader: Reader::Fast,
        }
    }

    #[track_caller]
    fn check(source: &str, speaker: Option<(&str, ActorKind)>, expected: Naming) {
        let actor = speaker.map(|(name, kind)| actor(name, kind));
        let speakers: Vec<&Actor> = actor.iter().collect();
        assert_eq!(naming(source, &speakers), expected, "{source}");
    }

    #[test]
    fn speakers_decide_first() {
        let castellan = Some(("Mira Castellan", ActorKind::Person));
        check("she", castellan, Naming::Named);
        check("the author of the report", castellan, Naming::Named);
        check(
            "a report by the ministry",
            Some(("Ministry", ActorKind::Organisation)),
            Naming::Document,
        );
        check(
            "Ruritania",
            Some(("Ruritania", ActorKind::State)),
            Naming::Named,
        );
        check(
            "the Strelsau Courier",
            Some(("Strelsau Courier", ActorKind::Media)),
            Naming::OtherOutlet,
        );
        check(
            "a spokeswoman for the ministry",
            Some(("Ministry", ActorKind::Organisation)),
            Naming::RoleOnly,
        );
        check(
            "a senior envoy",
            Some(("a senior envoy", ActorKind::Person)),
            Naming::RoleOnly,
        );
        check(
            "analysts",
            Some(("Analysts", ActorKind::Group)),
            Naming::UnnamedGroup,
        );
    }

    #[test]
    fn words_decide_where_no_one_is_found() {
        check("", None, Naming::Absent);
        check(
            "a senior envoy who asked not to be named",
            None,
            Naming::RoleOnly,
        );
        check("three officials in Strelsau", None, Naming::UnnamedGroup);
        check("Officials", None, Naming::UnnamedGroup);
        check("the envoy Mira Castellan", None, Naming::Named);
        check("a Castellan aide", None, Naming::RoleOnly);
        check("many", None, Naming::UnnamedGroup);
        check("two recent polls,", None, Naming::Document);
    }
}
