//! Marked cases of `tests/cases/{segment,quotation,attribution,actor,quantity}/*.md`. A block `text` holds a passage, a paragraph a line;
//! blocks after it hold what a stage makes of it:
//!
//! - `segment`: a sentence a line, tokens parted by `|`;
//! - `quotation`: each paragraph, with `^` under the words in quotation marks, a line for each quotation;
//! - `attribution`: each paragraph, with `s` under the source, `c` under the cue, `^` under the content, a line for each
//!   with its kind, `unsaid` where the source is said not to have said it;
//! - `doubts`: each paragraph, with `c` under the cue, a line for each attribution with what speaks against it;
//! - `actors`: each paragraph, with `^` under the mentions of an actor and `=` under its roles, a line for each with its id,
//!   its kind, and to whom it belongs;
//! - `speakers`: each paragraph, with `s` under the source and `c` under the cue, a line for each with the speakers;
//! - `quantity`: each paragraph, with `#` under a figure and `^` under what it counts, or `@` under a date, a line for each
//!   with its value.
//!
//! `UPDATE=1 cargo test --features cli,ssr --test suite marked_cases` writes what the engine finds; read the difference before it is committed.

use engine::{
    actor,
    attribution::{
        Text, find_attributions,
        quotation::{Quotation, find_quotations},
    },
    lexicon::Lexicon,
    quantity::{Quantities, find_quantities},
    segment::{Segments, segment},
    speaker, tagging,
};
use record::{Actor, Attribution, Step, corpus::ArticleHash, span::Span};

/// A passage through the stages.
struct Found {
    text: String,
    segments: Segments,
    quotations: Vec<Quotation>,
    attributions: Vec<Attribution>,
    actors: Vec<Actor>,
    quantities: Quantities,
}

fn find(text: &str) -> Found {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let span = Span::new(at, at + line.len() as u32).trim(text);
        at += line.len() as u32 + 1;
        if !span.is_empty() {
            paragraphs.push(span);
        }
    }
    let segments = segment(text, paragraphs, Lexicon::bundled());
    let tags = tagging::tag(text, &segments);
    let quotations = find_quotations(text, &segments.paragraphs);
    let hash = ArticleHash::of(text.as_bytes());
    let mut attributions = find_attributions(Text {
        hash,
        text,
        segments: &segments,
        tags: &tags,
        quotations: &quotations,
        language: "en",
        lexicon: Lexicon::bundled(),
    });
    let mut actors = actor::find_actors(text, &segments, &tags, &attributions, Lexicon::bundled());
    let speakers = speaker::find_speakers(&mut actors, &mut attributions, None);
    let actors = actor::name_actors(actors, speakers, &mut attributions);
    Found {
        actors,
        quantities: find_quantities(text, &segments, &tags),
        text: text.to_owned(),
        segments,
        quotations,
        attributions,
    }
}

impl Found {
    fn describe(&self, stage: &str) -> String {
        match stage {
            "segment" => self.describe_segments(),
            "quotation" => self.describe_quotations(),
            "attribution" => self.describe_attributions(),
            "doubts" => self.describe_doubts(),
            "actors" => self.describe_actors(),
            "speakers" => self.describe_speakers(),
            "quantity" => self.describe_quantities(),
            other => panic!("unknown stage {other}"),
        }
    }

    fn describe_segments(&self) -> String {
        let sentences = self.segments.sentences.iter().map(|sentence| {
            let tokens = self.segments.tokens_of(sentence).iter();
            let words: Vec<&str> = tokens.map(|token| token.span.slice(&self.text)).collect();
            words.join("|") + "\n"
        });
        sentences.collect()
    }

    /// A line of marks under a paragraph, one a character.
    fn underline(&self, paragraph: Span, marks: &[(char, &[Span])], note: &str) -> String {
        let inside = paragraph.slice(&self.text);
        let line: String = inside
            .char_indices()
            .map(|(at, _)| {
                let byte = paragraph.start + at as u32;
                let covers = |span: &&Span| span.start <= byte && byte < span.end;
                let mark = marks
                    .iter()
                    .find(|mark| mark.1.iter().any(|span| covers(&span)));
                mark.map_or(' ', |mark| mark.0)
            })
            .collect();
        format!("{} {note}\n", line.trim_end())
    }

    fn describe_quotations(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            for quotation in self
                .quotations
                .iter()
                .filter(|q| paragraph.contains(q.span))
            {
                let depth = format!("depth {}", quotation.depth);
                let note = [
                    Some(depth.as_str()),
                    quotation.continues.then_some("continues"),
                    (!quotation.closed).then_some("not closed"),
                ];
                let note: Vec<&str> = note.into_iter().flatten().collect();
                out += &self.underline(*paragraph, &[('^', &[quotation.inner])], &note.join(", "));
            }
        }
        out
    }

    fn describe_attributions(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            let own =
                |entry: &&Attribution| entry.content.iter().any(|span| paragraph.contains(*span));
            for entry in self.attributions.iter().filter(own) {
                let marks: [(char, &[Span]); 3] = [
                    ('s', &entry.source),
                    ('c', &entry.cue),
                    ('^', &entry.content),
                ];
                let mut kind = format!("{:?}", entry.kind).to_lowercase();
                if !entry.claimed {
                    kind += " unsaid";
                }
                out += &self.underline(*paragraph, &marks, &kind);
            }
        }
        out
    }
}

impl Found {
    fn describe_doubts(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            let own =
                |entry: &&Attribution| entry.content.iter().any(|span| paragraph.contains(*span));
            for entry in self.attributions.iter().filter(own) {
                let doubts = entry.why.iter();
                let doubts = doubts.filter(|reason| reason.step == Step::Doubt);
                let doubts: Vec<&str> = doubts.map(|reason| reason.text.as_str()).collect();
                let note = match doubts.as_slice() {
                    [] => "nothing".to_owned(),
                    doubts => doubts.join("; "),
                };
                out += &self.underline(*paragraph, &[('c', &entry.cue)], &note);
            }
        }
        out
    }
}

impl Found {
    fn describe_quantities(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            let mut lines = Vec::new();
            for figure in &self.quantities.figures {
                let (whole, rest) = (figure.value / 1000, figure.value % 1000);
                let decimals = format!(".{rest:03}");
                let decimals = decimals.trim_end_matches(['0', '.']);
                let note = format!("{whole}{decimals} {}", figure.unit);
                lines.push((figure.span, '#', figure.counted, note));
            }
            for date in &self.quantities.dates {
                lines.push((date.span, '@', None, date.value.clone()));
            }
            lines.sort_by_key(|line| line.0);
            for (span, mark, counted, note) in lines {
                if paragraph.contains(span) {
                    let counted = counted.as_slice();
                    let marks: [(char, &[Span]); 2] = [(mark, &[span]), ('^', counted)];
                    out += self.underline(*paragraph, &marks, &note).trim_end();
                    out.push('\n');
                }
            }
        }
        out
    }
}

impl Found {
    fn describe_actors(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            for actor in &self.actors {
                let roles: Vec<Span> = actor.roles.iter().map(|role| role.span).collect();
                let is_here = |span: &Span| paragraph.contains(*span);
                if !actor.mentions.iter().chain(&roles).any(is_here) {
                    continue;
                }
                let kind = format!("{:?}", actor.kind).to_lowercase();
                let owner = actor.affiliation.as_ref();
                let owner = owner.map_or(String::new(), |owner| format!(", of {owner}"));
                let note = format!("{} ({kind}{owner})", actor.id);
                let marks: [(char, &[Span]); 2] = [('^', &actor.mentions), ('=', &roles)];
                out += &self.underline(*paragraph, &marks, &note);
            }
        }
        out
    }

    fn describe_speakers(&self) -> String {
        let mut out = String::new();
        for paragraph in &self.segments.paragraphs {
            out += paragraph.slice(&self.text);
            out.push('\n');
            let own =
                |entry: &&Attribution| entry.content.iter().any(|span| paragraph.contains(*span));
            for entry in self.attributions.iter().filter(own) {
                let speakers: Vec<&str> = entry.speakers.iter().map(|id| id.as_str()).collect();
                let note = match speakers.as_slice() {
                    [] => "unresolved".to_owned(),
                    speakers => speakers.join(", "),
                };
                let is_bare = entry.source.is_empty() && entry.cue.is_empty();
                let content: &[Span] = if is_bare { &entry.content } else { &[] };
                let marks: [(char, &[Span]); 3] =
                    [('s', &entry.source), ('c', &entry.cue), ('^', content)];
                out += &self.underline(*paragraph, &marks, &note);
            }
        }
        out
    }
}

/// A case file with every expectation as the engine has it now.
fn renew(written: &str) -> String {
    let mut out = String::new();
    let mut found = None;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let Some(block) = line.strip_prefix("```").filter(|block| !block.is_empty()) else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if block == "text" {
            let text = body.join("\n");
            out += &text;
            out.push('\n');
            found = Some(find(&text));
        } else {
            let found = found.as_ref().expect("a block `text` before");
            out += &found.describe(block);
        }
        out += "```\n";
    }
    out
}

#[test]
fn segments() {
    crate::support::check("segment", renew);
}

#[test]
fn quotations() {
    crate::support::check("quotation", renew);
}

#[test]
fn attributions() {
    crate::support::check("attribution", renew);
}

#[test]
fn actors() {
    crate::support::check("actor", renew);
}

#[test]
fn quantities() {
    crate::support::check("quantity", renew);
}
