//! Facts of publication and furniture.

use evaluation::score::{Count, union};
use record::span::CodeSpan;

use super::{
    data::Case,
    report::{Mark, Report},
};

/// Compares, article by article.
pub(crate) fn measure(cases: &[Case], report: &mut Report) {
    for (number, case) in cases.iter().enumerate() {
        let (gold, machine) = (&case.gold.article, &case.record.article);
        let fact =
            |fact: &Option<record::Fact<CodeSpan>>| fact.as_ref().map(|fact| fact.text.clone());
        for (name, expected, found) in [
            ("title", gold.title.clone(), fact(&machine.title)),
            ("outlet", gold.outlet.clone(), fact(&machine.outlet)),
            ("byline", gold.byline.clone(), fact(&machine.byline)),
        ] {
            let same = |a: &str, b: &str| squeeze(a) == squeeze(b);
            let is_right = match (&expected, &found) {
                (Some(expected), Some(found)) => same(expected, found),
                _ => false,
            };
            compare(
                number,
                name,
                expected.as_deref(),
                found.as_deref(),
                is_right,
                report,
            );
        }
        let days = |from: &str, to: &str| format!("{from} to {to}");
        let expected = gold.published.as_ref();
        let found = machine.published.as_ref();
        let is_right = expected
            .zip(found)
            .is_some_and(|(gold, found)| gold.from <= found.to && found.from <= gold.to);
        compare(
            number,
            "published",
            expected.map(|gold| days(&gold.from, &gold.to)).as_deref(),
            found.map(|found| days(&found.from, &found.to)).as_deref(),
            is_right,
            report,
        );
        let is_right = gold.language == machine.language;
        report.count(number, "language", Count::case(is_right));
        measure_furniture(number, case, report);
    }
}

/// Letters and digits in lower case: `TRTWorld` is `TRT World`.
fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn compare(
    number: usize,
    name: &'static str,
    expected: Option<&str>,
    found: Option<&str>,
    is_right: bool,
    report: &mut Report,
) {
    let count = Count::new(
        usize::from(is_right),
        usize::from(found.is_some()),
        usize::from(expected.is_some()),
    );
    report.count(number, name, count);
    if !is_right && (expected.is_some() || found.is_some()) {
        let mark = match (expected, found) {
            (_, None) => Mark::Missed,
            (None, _) => Mark::Invented,
            _ => Mark::Wrong,
        };
        let text = format!(
            "{}, expected {}",
            found.unwrap_or("none"),
            expected.unwrap_or("none")
        );
        report.note(number, mark, name, CodeSpan::default(), text);
    }
}

/// Characters other than white space.
fn measure_furniture(number: usize, case: &Case, report: &mut Report) {
    let gold = union(&case.gold.article.boilerplate);
    let machine = union(&case.record.article.furniture);
    let size = |spans: &[CodeSpan]| -> usize {
        spans
            .iter()
            .flat_map(|&span| case.words(span).chars())
            .filter(|character| !character.is_whitespace())
            .count()
    };
    let shared: Vec<CodeSpan> = gold
        .iter()
        .flat_map(|one| machine.iter().map(|other| cut(*one, *other)))
        .filter(|span| !span.is_empty())
        .collect();
    let count = Count::new(size(&shared), size(&machine), size(&gold));
    report.count(number, "furniture, characters", count);
    for (mark, spans, others) in [
        (Mark::Missed, &gold, &machine),
        (Mark::Invented, &machine, &gold),
    ] {
        for &span in spans {
            let covered: Vec<CodeSpan> = others.iter().map(|other| cut(span, *other)).collect();
            let covered: Vec<CodeSpan> = covered
                .into_iter()
                .filter(|span| !span.is_empty())
                .collect();
            if size(&covered) < size(&[span]) {
                report.note(number, mark, "furniture", span, case.words(span).to_owned());
            }
        }
    }
}

fn cut(a: CodeSpan, b: CodeSpan) -> CodeSpan {
    let start = a.start.max(b.start);
    CodeSpan::new(start, a.end.min(b.end).max(start))
}
