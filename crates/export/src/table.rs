//! What a view shows as a table, and the files made of it: CSV for spreadsheets, JSON for programs. Rows are in long
//! form (one row for each thing counted or listed), so that headers stay the same whatever is chosen.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A table as it is downloaded: exactly what is shown, in the order shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Stem of the file's name: lower-case letters, digits, hyphens.
    pub name: &'static str,
    /// What the table shows, as the heading of the view says it.
    pub caption: String,
    /// Where it comes from: edition, layer and the address that shows it.
    pub source: String,
    /// Names of the columns, lower case with underscores; they never depend on the data.
    pub headers: &'static [&'static str],
    /// Rows, each as long as `headers`.
    pub rows: Vec<Vec<Cell>>,
}

/// One value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Not known or not applicable: empty in CSV, `null` in JSON.
    #[default]
    Absent,
    /// A count or an offset.
    Number(u32),
    /// Words.
    Text(String),
    /// Several values: parted by `; ` in CSV, a list in JSON.
    List(Vec<String>),
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Cell {
    fn from(values: Vec<String>) -> Self {
        Self::List(values)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

impl Cell {
    /// The value as one text.
    pub fn to_text(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(values) => values.join("; "),
        }
    }
}

impl Table {
    /// The table as CSV after RFC 4180: UTF-8 with a byte order mark, without which spreadsheets take it for another
    /// encoding; lines end in CR LF; the first line holds the headers.
    ///
    /// A text that a spreadsheet would take for a formula is made inert by an apostrophe before it (OWASP, "CSV
    /// Injection", 2024): one that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break.
    pub fn to_csv(&self) -> String {
        let mut csv = "\u{feff}".to_owned();
        write_line(&mut csv, self.headers.iter().map(|&header| header.into()));
        for row in &self.rows {
            write_line(&mut csv, row.iter().map(to_field));
        }
        csv
    }

    /// The table as JSON: `title`, `source`, and under `rows` one object for each row, keys in the order of the headers.
    pub fn to_json(&self) -> String {
        let file = File {
            title: &self.caption,
            source: &self.source,
            rows: self.rows.iter().map(|row| Row(self.headers, row)).collect(),
        };
        to_pretty(&file)
    }
}

/// Indented JSON with a line break at its end. Values made of texts and numbers alone can always be written.
pub(super) fn to_pretty(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

fn to_field(cell: &Cell) -> String {
    match cell {
        Cell::Number(_) | Cell::Absent => cell.to_text(),
        Cell::Text(_) | Cell::List(_) => inert(cell.to_text()),
    }
}

/// The text, with an apostrophe before it if a spreadsheet would calculate it.
fn inert(text: String) -> String {
    const ACTIVE: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(ACTIVE) {
        format!("'{text}")
    } else {
        text
    }
}

fn write_line(csv: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            csv.push(',');
        }
        if field.contains([',', '"', '\r', '\n', ';']) || field.trim() != field {
            csv.push('"');
            csv.push_str(&field.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(&field);
        }
    }
    csv.push_str("\r\n");
}

#[derive(Serialize)]
struct File<'a> {
    title: &'a str,
    source: &'a str,
    rows: Vec<Row<'a>>,
}

/// Headers and values as one object.
struct Row<'a>(&'a [&'static str], &'a [Cell]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (header, cell) in self.0.iter().zip(self.1) {
            match cell {
                Cell::Absent => map.serialize_entry(header, &())?,
                Cell::Number(number) => map.serialize_entry(header, number)?,
                Cell::Text(text) => map.serialize_entry(header, text)?,
                Cell::List(values) => map.serialize_entry(header, values)?,
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        Table {
            name: "quotes",
            caption: "Quotes".to_owned(),
            source: "Sample".to_owned(),
            headers: &["id", "words"],
            rows,
        }
    }

    #[track_caller]
    fn check(cell: Cell, field: &str) {
        let csv = table(vec![vec!["q-1".into(), cell]]).to_csv();
        assert_eq!(csv, format!("\u{feff}id,words\r\nq-1,{field}\r\n"));
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        check("plain".into(), "plain");
        check("“Añejo”".into(), "“Añejo”");
        check("a, b".into(), "\"a, b\"");
        check("she said \"no\"".into(), "\"she said \"\"no\"\"\"");
        check("one\ntwo".into(), "\"one\ntwo\"");
        check(
            vec!["ada".to_owned(), "ben".to_owned()].into(),
            "\"ada; ben\"",
        );
        check(Cell::Absent, "");
        check(7.into(), "7");
    }

    #[test]
    fn formulas_are_inert() {
        check("=1+1".into(), "'=1+1");
        check("=HYPERLINK(\"x\")".into(), "\"'=HYPERLINK(\"\"x\"\")\"");
        check("+49".into(), "'+49");
        check("-1".into(), "'-1");
        check("@sum".into(), "'@sum");
        check("\t=1".into(), "'\t=1");
        check("\r=1".into(), "\"'\r=1\"");
        check("＝1".into(), "'＝1");
        check(vec!["=1".to_owned()].into(), "'=1");
    }

    #[test]
    fn json_keeps_order_and_types() {
        let json = table(vec![
            vec!["q-1".into(), 7.into()],
            vec!["q-2".into(), Cell::Absent],
            vec!["q-3".into(), vec!["=1".to_owned()].into()],
        ])
        .to_json();
        let compact: String = json.split_whitespace().collect();
        assert_eq!(
            compact,
            "{\"title\":\"Quotes\",\"source\":\"Sample\",\"rows\":[{\"id\":\"q-1\",\"words\":7},\
             {\"id\":\"q-2\",\"words\":null},{\"id\":\"q-3\",\"words\":[\"=1\"]}]}"
        );
    }

    /// What a reader of RFC 4180 makes of a file: rows of fields.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut characters = csv.trim_start_matches('\u{feff}').chars().peekable();
        let mut is_quoted = false;
        while let Some(character) = characters.next() {
            let row = rows.last_mut().expect("there is always a row");
            let field = row.last_mut().expect("there is always a field");
            match character {
                '"' if is_quoted && characters.next_if_eq(&'"').is_some() => field.push('"'),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => row.push(String::new()),
                '\r' if !is_quoted && characters.next_if_eq(&'\n').is_some() => {
                    rows.push(vec![String::new()]);
                }
                _ => field.push(character),
            }
        }
        rows.pop();
        rows
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_every_field(texts in proptest::collection::vec(("\\PC{0,8}", "[=+@,;\"'\r\n\t a-é-]{0,9}"), 0..6)) {
            let rows = texts.iter().map(|(id, words)| vec![id.as_str().into(), words.as_str().into()]);
            let read = read(&table(rows.collect()).to_csv());
            prop_assert_eq!(read.len(), texts.len() + 1);
            for (fields, (id, words)) in read.iter().skip(1).zip(&texts) {
                for (field, text) in fields.iter().zip([id, words]) {
                    prop_assert_eq!(field.strip_prefix('\'').filter(|rest| rest == text).unwrap_or(field), text);
                    prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                }
            }
        }
    }
}
