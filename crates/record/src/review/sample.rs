//! An invented article for tests, as a person has it and as the machine has it, partly wrong: furniture, three
//! attributions, two stances and an issue.

use crate::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Basis, Fact, Facts,
    Issue, Polarity, Published, Reader, Record, Role, Stance, StanceId, Target, span::CodeSpan,
};

/// Its text.
pub const TEXT: &str = "\
Strelsau opens the lake
“We will open the lake to all boats,” said Mira Castellan, the premier of Ruritania. Freedonia welcomed the plan.
Read more: tides and times
Castellan warned that the fishing quota would hurt Freedonia. “It is too late,” officials in Strelsau said.";

/// Where `words` stand in [`TEXT`] for the `nth` time, counted from 0.
///
/// # Panics
///
/// Where they do not stand there so often.
pub fn span(words: &str, nth: usize) -> CodeSpan {
    let (byte, _) = TEXT
        .match_indices(words)
        .nth(nth)
        .expect("the sample has these words");
    let start = TEXT[..byte].chars().count() as u32;
    CodeSpan::new(start, start + words.chars().count() as u32)
}

fn actor(id: &str, name: &str, kind: ActorKind, mentions: &[(&str, usize)]) -> Actor<CodeSpan> {
    let mut aliases: Vec<String> = mentions
        .iter()
        .map(|(words, _)| (*words).to_owned())
        .collect();
    aliases.dedup();
    Actor {
        id: ActorId::from(id),
        name: name.to_owned(),
        kind,
        aliases,
        roles: Vec::new(),
        affiliation: None,
        mentions: mentions
            .iter()
            .map(|(words, nth)| span(words, *nth))
            .collect(),
        reader: Reader::Fast,
    }
}

/// An attribution of the sample.
pub fn attribution(
    id: &str,
    kind: AttributionKind,
    [source, cue, content, quoted]: [&str; 4],
    speaker: &str,
) -> Attribution<CodeSpan> {
    let place = |words: &str| {
        if words.is_empty() {
            vec![]
        } else {
            vec![span(words, 0)]
        }
    };
    Attribution {
        id: AttributionId::from(id),
        kind,
        source: place(source),
        cue: place(cue),
        content: place(content),
        quoted: place(quoted),
        speakers: vec![ActorId::from(speaker)],
        confidence: 900,
        why: Vec::new(),
        speaker_confidence: None,
        claimed: true,
        reader: Reader::Fast,
    }
}

/// A stance of the sample toward Freedonia or, as `issue:lake`, the lake.
pub fn stance(
    id: &str,
    holder: &str,
    target: &str,
    polarity: Polarity,
    evidence: &str,
) -> Stance<CodeSpan> {
    Stance {
        id: StanceId::from(id),
        holder: ActorId::from(holder),
        target: Target::from(target.to_owned()),
        polarity,
        basis: Basis::Reported,
        attribution: None,
        evidence: span(evidence, 0),
        confidence: 700,
        why: Vec::new(),
        polarity_confidence: None,
        reader: Reader::Fast,
    }
}

/// The article as a person has it.
pub fn wanted() -> Record<CodeSpan> {
    let mut castellan = actor(
        "mira-castellan",
        "Mira Castellan",
        ActorKind::Person,
        &[("Mira Castellan", 0), ("Castellan", 1)],
    );
    castellan.roles = vec![Role {
        text: "the premier of Ruritania".to_owned(),
        span: span("the premier of Ruritania", 0),
    }];
    castellan.affiliation = Some(ActorId::from("ruritania"));
    let quota = "that the fishing quota would hurt Freedonia";
    let mut harm = stance(
        "s-quota",
        "mira-castellan",
        "freedonia",
        Polarity::Supportive,
        quota,
    );
    harm.attribution = Some(AttributionId::from("a-quota"));
    Record {
        article: Facts {
            title: Some(Fact {
                text: "Strelsau opens the lake".to_owned(),
                span: Some(span("Strelsau opens the lake", 0)),
                basis: "first line".to_owned(),
            }),
            outlet: Some(Fact {
                text: "The Strelsau Courier".to_owned(),
                span: None,
                basis: "given".to_owned(),
            }),
            byline: None,
            published: Some(Published {
                from: "1901-05-01".to_owned(),
                to: "1901-05-02".to_owned(),
                basis: "given".to_owned(),
            }),
            language: "en".to_owned(),
            furniture: vec![span("Read more: tides and times", 0)],
            address: None,
            document: None,
        },
        actors: vec![
            castellan,
            actor(
                "ruritania",
                "Ruritania",
                ActorKind::State,
                &[("Ruritania", 0)],
            ),
            actor(
                "freedonia",
                "Freedonia",
                ActorKind::State,
                &[("Freedonia", 0), ("Freedonia", 1)],
            ),
            actor(
                "officials",
                "Officials",
                ActorKind::Group,
                &[("officials", 0)],
            ),
        ],
        attributions: vec![
            attribution(
                "a-lake",
                AttributionKind::Direct,
                [
                    "Mira Castellan, the premier of Ruritania",
                    "said",
                    "“We will open the lake to all boats,”",
                    "We will open the lake to all boats,",
                ],
                "mira-castellan",
            ),
            attribution(
                "a-quota",
                AttributionKind::Indirect,
                ["Castellan warned", "warned", quota, ""],
                "mira-castellan",
            ),
            attribution(
                "a-late",
                AttributionKind::Direct,
                [
                    "officials in Strelsau",
                    "said.",
                    "“It is too late,”",
                    "It is too late,",
                ],
                "officials",
            ),
        ],
        stances: vec![
            stance(
                "s-plan",
                "freedonia",
                "issue:lake",
                Polarity::Supportive,
                "Freedonia welcomed the plan",
            ),
            harm,
        ],
        issues: vec![Issue {
            id: "lake".into(),
            label: "Opening the lake".to_owned(),
            mentions: vec![span("open the lake", 0)],
            reader: Reader::Fast,
        }],
        ..Record::default()
    }
}

/// The article as the machine has it: no facts but the title, Castellan taken for two, one speaker wrong, one
/// attribution missed and one too many, a polarity wrong.
pub fn machine() -> Record<CodeSpan> {
    let mut record = wanted();
    record.article.outlet = None;
    record.article.furniture = Vec::new();
    let [castellan, ..] = record.actors.as_mut_slice() else {
        return record;
    };
    castellan.mentions.pop();
    castellan.aliases.pop();
    record.actors.push(actor(
        "castellan",
        "Castellan",
        ActorKind::Person,
        &[("Castellan", 1)],
    ));
    record.attributions[1].speakers = vec![ActorId::from("castellan")];
    record.attributions[2] = attribution(
        "a-plan",
        AttributionKind::Indirect,
        ["Freedonia", "welcomed", "the plan", ""],
        "freedonia",
    );
    record.stances[0].polarity = Polarity::Critical;
    record.stances[1].holder = ActorId::from("castellan");
    record
}
