//! Citations of an article in the three styles that schools ask for, from what its text says of its own publication. What
//! the text does not say is left out as the style wants it, and named.
//!
//! Sources: *Publication Manual of the American Psychological Association*, 7th ed. (2020), sections 8.13, 9.8 and 10.1;
//! *MLA Handbook*, 9th ed. (2021), chapter 5; *The Chicago Manual of Style*, 18th ed. (2024), chapters 13 and 14
//! (bibliography style).

use record::{Facts, Published};

mod author;
mod sentence;

use author::Author;
use sentence::{join, sentence};

/// The months, in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A style of citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// American Psychological Association.
    #[default]
    Apa,
    /// Modern Language Association.
    Mla,
    /// Chicago, bibliography.
    Chicago,
}

impl Style {
    /// All styles.
    pub const ALL: [Self; 3] = [Self::Apa, Self::Mla, Self::Chicago];

    /// What people call the style.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Chicago => "Chicago",
        }
    }
}

/// A citation of one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The entry for the list of works.
    pub reference: String,
    /// What stands behind the passage in one's own text; in Chicago, the shortened note.
    pub in_text: String,
    /// What the text does not say: author, headline, outlet, date, exact day, web address.
    pub gaps: Vec<String>,
}

/// Cites an article; `paragraph` is that of the passage, counted from 1, and 0 where it has none.
///
/// `Ada Lind`, 20 January 2031, *The Harbour Post* gives in APA `Lind, A. (2031, January 20). Freedonia opens its market.
/// The Harbour Post.` and, for paragraph 4, `(Lind, 2031, para. 4)`. A date known as a range is given as exactly as it is
/// known: by month or year.
pub fn cite<S>(facts: &Facts<S>, style: Style, paragraph: u32) -> Citation {
    let work = Work::of(facts);
    let (reference, in_text) = match style {
        Style::Apa => (work.apa(), work.apa_in_text(paragraph)),
        Style::Mla => (work.mla(), work.mla_in_text(paragraph)),
        Style::Chicago => (work.chicago(), work.chicago_in_text(paragraph)),
    };
    Citation {
        reference,
        in_text,
        gaps: gaps(facts),
    }
}

fn gaps<S>(facts: &Facts<S>) -> Vec<String> {
    let missing = [
        ("author", facts.byline.is_none()),
        ("headline", facts.title.is_none()),
        ("outlet", facts.outlet.is_none()),
        ("date", facts.published.is_none()),
    ];
    let missing = missing.into_iter().filter(|&(_, is_missing)| is_missing);
    let mut gaps: Vec<String> = missing.map(|(name, _)| name.to_owned()).collect();
    if let Some(days) = facts.published.as_ref().filter(|days| days.from != days.to) {
        gaps.push(format!("exact day (between {} and {})", days.from, days.to));
    }
    gaps.push("web address".to_owned());
    gaps
}

/// A date of publication as exactly as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Date {
    Day(String, &'static str, u8),
    Month(String, &'static str),
    Year(String),
    /// One of two years, or what does not read as days.
    Other(String),
}

impl Date {
    fn of(days: &Published) -> Self {
        let read = |day: &str| {
            let mut parts = day.splitn(3, '-');
            let year = parts.next()?.to_owned();
            let month: usize = parts.next()?.parse().ok()?;
            let day: u8 = parts.next()?.parse().ok()?;
            Some((year, *MONTHS.get(month.checked_sub(1)?)?, day))
        };
        match (read(&days.from), read(&days.to)) {
            (Some((year, month, day)), Some(to)) if (&year, month, day) == (&to.0, to.1, to.2) => {
                Self::Day(year, month, day)
            }
            (Some((year, month, _)), Some(to)) if (&year, month) == (&to.0, to.1) => {
                Self::Month(year, month)
            }
            (Some((year, ..)), Some(to)) if year == to.0 => Self::Year(year),
            (Some(from), Some(to)) => Self::Other(format!("{} or {}", from.0, to.0)),
            _ => Self::Other(days.from.clone()),
        }
    }

    fn year(&self) -> &str {
        match self {
            Self::Day(year, ..) | Self::Month(year, _) | Self::Year(year) | Self::Other(year) => {
                year
            }
        }
    }
}

/// What a citation is made of.
struct Work {
    authors: Vec<Author>,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<Date>,
}

impl Work {
    fn of<S>(facts: &Facts<S>) -> Self {
        let outlet = facts.outlet.as_ref().map(|fact| fact.text.clone());
        Self {
            authors: facts
                .byline
                .as_ref()
                .map(|byline| author::read(&byline.text, outlet.as_deref()))
                .unwrap_or_default(),
            title: facts.title.as_ref().map(|fact| fact.text.trim().to_owned()),
            outlet,
            date: facts.published.as_ref().map(Date::of),
        }
    }

    /// The outlet, unless it stands as the author already.
    fn outlet_beside(&self) -> Option<&str> {
        let is_author = |outlet: &str| matches!(self.authors.as_slice(), [Author::Group(name)] if name == outlet);
        self.outlet.as_deref().filter(|outlet| !is_author(outlet))
    }

    /// `Author. (Date). Title. Outlet.`; without an author the headline comes first.
    fn apa(&self) -> String {
        let date = match &self.date {
            None => "n.d.".to_owned(),
            Some(Date::Day(year, month, day)) => format!("{year}, {month} {day}"),
            Some(Date::Month(year, month)) => format!("{year}, {month}"),
            Some(Date::Year(year)) => year.clone(),
            Some(Date::Other(words)) => format!("[{words}]"),
        };
        let title = self
            .title
            .as_deref()
            .unwrap_or("[News article without a headline]");
        let mut sentences = vec![author::apa(&self.authors)];
        match self.authors.is_empty() {
            true => sentences.extend([sentence(title), format!("({date}).")]),
            false => sentences.extend([format!("({date})."), sentence(title)]),
        }
        sentences.extend(self.outlet_beside().map(sentence));
        join(&sentences)
    }

    fn apa_in_text(&self, paragraph: u32) -> String {
        let who = match author::families(&self.authors, " & ") {
            Some(families) => families,
            None => self
                .short_title()
                .map_or_else(|| self.stand_in(), |title| format!("“{title}”")),
        };
        let when = self.date.as_ref().map_or("n.d.", Date::year);
        format!("({})", with_paragraph(&[&who, when], "para.", paragraph))
    }

    /// `Author. “Title.” Outlet, Date.`; what is not known is left out.
    fn mla(&self) -> String {
        const SHORT: [&str; 12] = [
            "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
            "Dec.",
        ];
        let short = |month: &str| {
            let at = MONTHS.iter().position(|&name| name == month);
            at.and_then(|at| SHORT.get(at)).copied().unwrap_or_default()
        };
        let date = self.date.as_ref().map(|date| match date {
            Date::Day(year, month, day) => format!("{day} {} {year}", short(month)),
            Date::Month(year, month) => format!("{} {year}", short(month)),
            Date::Year(year) => year.clone(),
            Date::Other(words) => format!("[{words}]"),
        });
        let container: Vec<String> = self
            .outlet_beside()
            .map(str::to_owned)
            .into_iter()
            .chain(date)
            .collect();
        join(&[
            author::mla(&self.authors),
            self.quoted_title("News article without a headline"),
            sentence(&container.join(", ")),
        ])
    }

    fn mla_in_text(&self, paragraph: u32) -> String {
        let who = match author::families(&self.authors, " and ") {
            Some(families) => families,
            None => self
                .short_title()
                .map_or_else(|| self.stand_in(), |title| format!("“{title}”")),
        };
        format!("({})", with_paragraph(&[&who], "par.", paragraph))
    }

    /// `Author. “Title.” Outlet, Date.`; without an author the outlet comes first.
    fn chicago(&self) -> String {
        let date = match &self.date {
            None => "n.d.".to_owned(),
            Some(Date::Day(year, month, day)) => format!("{month} {day}, {year}"),
            Some(Date::Month(year, month)) => format!("{month} {year}"),
            Some(Date::Year(year)) => year.clone(),
            Some(Date::Other(words)) => format!("[{words}]"),
        };
        let outlet = self.outlet_beside();
        let (first, container) = match self.authors.is_empty() {
            true => (outlet.map(sentence).unwrap_or_default(), sentence(&date)),
            false => {
                let parts: Vec<&str> = outlet.into_iter().chain([date.as_str()]).collect();
                (author::chicago(&self.authors), sentence(&parts.join(", ")))
            }
        };
        join(&[
            first,
            self.quoted_title("News article without a headline"),
            container,
        ])
    }

    fn chicago_in_text(&self, paragraph: u32) -> String {
        let who = author::families(&self.authors, " and ").or_else(|| self.outlet.clone());
        let title = self.short_title().map(|title| format!("“{title}”"));
        let parts: Vec<String> = who.into_iter().chain(title).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.is_empty() {
            true => sentence(&with_paragraph(&[&self.stand_in()], "para.", paragraph)),
            false => sentence(&with_paragraph(&parts, "para.", paragraph)),
        }
    }

    /// The headline in quotation marks, marks inside it turned into single ones.
    fn quoted_title(&self, without: &str) -> String {
        match &self.title {
            Some(title) => format!("“{}”", sentence(&single_marks(title))),
            None => sentence(without),
        }
    }

    /// The first words of the headline, by which a note names it.
    fn short_title(&self) -> Option<String> {
        const WORDS: usize = 4;
        let title = self.title.as_deref()?;
        let words: Vec<&str> = title.split_whitespace().collect();
        let first = words.get(..WORDS).unwrap_or(&words).join(" ");
        Some(single_marks(
            first.trim_end_matches([',', '.', ':', ';', '–', '—', '-']),
        ))
    }

    /// What stands for an article without author and headline.
    fn stand_in(&self) -> String {
        self.outlet
            .clone()
            .unwrap_or_else(|| "News article without a headline".to_owned())
    }
}

/// The parts with commas between, which stand inside closing quotation marks and not after a mark of another kind; then
/// the paragraph.
fn with_paragraph(parts: &[&str], word: &str, paragraph: u32) -> String {
    let paragraph = (paragraph > 0).then(|| format!("{word} {paragraph}"));
    let mut text = String::new();
    for part in parts.iter().copied().chain(paragraph.as_deref()) {
        let is_title = text.ends_with('”');
        if is_title && text.trim_end_matches(['”', '’']).ends_with(['?', '!']) {
            text.push(' ');
        } else if is_title {
            text.pop();
            text.push_str(",” ");
        } else if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(part);
    }
    text
}

fn single_marks(title: &str) -> String {
    title.replace('“', "‘").replace('”', "’").replace('"', "'")
}

#[cfg(test)]
mod tests;
