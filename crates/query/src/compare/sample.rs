//! Three invented articles on one event, for tests: what each comparison must find in them is known.

use crate::index::{Index, Layer, layer_of};
use record::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Dated, Fact, Facts,
    Figure, Issue, Published, Reader, Record,
    edition::{Edition, EditionArticle, Excerpts, WordStarts, find_blocks},
    span::CodeSpan,
};

use super::Sources;

const COURIER: &str = "\
Lake of Strelsau opens
“The lake will open to all boats in spring,” said Mira Castellan on Tuesday. Freedonia welcomed the plan.
Officials said the salt duty would fall to 15 percent. In 2029 nobody rowed.";

const GAZETTE: &str = "\
Castellan promises open water
Mira Castellan said the lake would “open to all boats” but not when. She warned that Freedonia must pay its share.
The salt duty stands at 84 percent. Some 100,000 boats wait.";

const HERALD: &str = "\
Boats wait
The lake will open to all boats in spring, officials said. One hundred thousand boats are waiting in Freedonia since 2029.
The salt duty would fall to 12 percent.";

/// A record under construction: spans are found by their words.
struct Draft {
    text: &'static str,
    record: Record<CodeSpan>,
}

impl Draft {
    fn new(text: &'static str, outlet: &str, day: &str) -> Self {
        let title = text.lines().next().unwrap_or_default();
        let fact = |text: &str| Fact {
            text: text.to_owned(),
            span: None,
            basis: "given".to_owned(),
        };
        let article = Facts {
            title: Some(fact(title)),
            outlet: Some(fact(outlet)),
            published: Some(Published {
                from: day.to_owned(),
                to: day.to_owned(),
                basis: "given".to_owned(),
            }),
            language: "en".to_owned(),
            ..Facts::default()
        };
        let record = Record {
            article,
            ..Record::default()
        };
        Self { text, record }
    }

    fn span(&self, words: &str) -> CodeSpan {
        let byte = self.text.find(words).expect("the sample has these words");
        let start = self.text[..byte].chars().count() as u32;
        CodeSpan::new(start, start + words.chars().count() as u32)
    }

    fn spans(&self, words: &str) -> Vec<CodeSpan> {
        match words {
            "" => Vec::new(),
            words => vec![self.span(words)],
        }
    }

    fn actor(mut self, id: &str, name: &str, kind: ActorKind, mention: &str) -> Self {
        self.record.actors.push(Actor {
            id: ActorId::from(id),
            name: name.to_owned(),
            kind,
            aliases: vec![name.to_owned()],
            roles: Vec::new(),
            affiliation: None,
            mentions: self.spans(mention),
            reader: Reader::Fast,
        });
        self
    }

    fn said(mut self, speaker: &str, [source, cue, content, quoted]: [&str; 4]) -> Self {
        let kind = match quoted.len() {
            0 => AttributionKind::Indirect,
            len if len + 8 > content.len() => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        };
        self.record.attributions.push(Attribution {
            id: AttributionId(format!("{}{}", self.record.article.language, content)),
            kind,
            source: self.spans(source),
            cue: self.spans(cue),
            content: self.spans(content),
            quoted: self.spans(quoted),
            speakers: [speaker]
                .into_iter()
                .filter(|id| !id.is_empty())
                .map(ActorId::from)
                .collect(),
            confidence: 900,
            why: Vec::new(),
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        });
        self
    }

    fn figure(mut self, words: &str, value: u64, unit: &str, counted: &str) -> Self {
        self.record.figures.push(Figure {
            span: self.span(words),
            value,
            unit: unit.to_owned(),
            counted: Some(self.span(counted)),
        });
        self
    }

    fn date(mut self, words: &str, value: &str) -> Self {
        self.record.dates.push(Dated {
            span: self.span(words),
            value: value.to_owned(),
        });
        self
    }

    fn issue(mut self, words: &str) -> Self {
        self.record.issues.push(Issue {
            id: "salt-duty".into(),
            label: "Salt duty".to_owned(),
            mentions: self.spans(words),
            reader: Reader::Fast,
        });
        self
    }

    fn article(self, hash: &str) -> EditionArticle {
        EditionArticle {
            file: format!("{hash}.txt"),
            sha256: hash.repeat(32),
            blocks: find_blocks(self.text, &[]),
            words: WordStarts::of(self.text),
            text: Excerpts::of(self.text, &self.record, &[]),
            machine: self.record,
            reviews: Vec::new(),
        }
    }
}

fn edition() -> Edition {
    let courier = Draft::new(COURIER, "The Strelsau Courier", "2031-01-15")
        .actor(
            "mira-castellan",
            "Mira Castellan",
            ActorKind::Person,
            "Mira Castellan",
        )
        .actor("freedonia", "Freedonia", ActorKind::State, "Freedonia")
        .actor("officials", "officials", ActorKind::Group, "Officials")
        .said(
            "mira-castellan",
            [
                "Mira Castellan",
                "said",
                "“The lake will open to all boats in spring,”",
                "The lake will open to all boats in spring,",
            ],
        )
        .said(
            "officials",
            [
                "Officials",
                "Officials said",
                "the salt duty would fall to 15 percent",
                "",
            ],
        )
        .figure("15 percent", 15_000, "%", "salt duty")
        .date("Tuesday", "XXXX-WXX-2")
        .date("2029", "2029")
        .issue("salt duty");
    let gazette = Draft::new(GAZETTE, "Zenda Gazette", "2031-01-16")
        .actor(
            "mira-castellan",
            "Mira Castellan",
            ActorKind::Person,
            "Mira Castellan",
        )
        .actor("freedonia", "Freedonia", ActorKind::State, "Freedonia")
        .said(
            "mira-castellan",
            [
                "Mira Castellan",
                "said",
                "the lake would “open to all boats”",
                "open to all boats",
            ],
        )
        .said(
            "mira-castellan",
            ["She", "warned", "that Freedonia must pay its share", ""],
        )
        .figure("84 percent", 84_000, "%", "salt duty")
        .figure("100,000", 100_000_000, "", "boats wait")
        .issue("salt duty");
    let herald = Draft::new(HERALD, "Hentzau Herald", "2031-01-17")
        .actor("officials", "officials", ActorKind::Group, "officials")
        .actor("freedonia", "Freedonia", ActorKind::State, "Freedonia")
        .said(
            "officials",
            [
                "officials",
                "officials said",
                "The lake will open to all boats in spring",
                "",
            ],
        )
        .figure("12 percent", 12_000, "%", "salt duty")
        .figure("One hundred thousand", 100_000_000, "", "boats are waiting")
        .date("2029", "2029");
    Edition {
        title: "The lake".to_owned(),
        note: String::new(),
        articles: vec![
            courier.article("a0"),
            gazette.article("b1"),
            herald.article("c2"),
        ],
        issues: Vec::new(),
        edits: Vec::new(),
    }
}

/// Calls `test` with all three articles, excerpts as a public edition has them.
pub(crate) fn with(test: impl Fn(Sources<'_>)) {
    let edition = edition();
    let layer = layer_of(&edition, Layer::Machine);
    let index = Index::build(&edition, Layer::Machine, &layer);
    let records: Vec<_> = layer.into_iter().map(|reviewed| reviewed.record).collect();
    test(Sources {
        edition: &edition,
        records: &records,
        index: &index,
        articles: &[0, 1, 2],
    });
}
