//! The attribution model: a linear-chain conditional random field (Lafferty et al. 2001) with strong L1 regularisation,
//! learned from PolNeAR (Newell et al. 2018); see `crates/engine/data/attribution.model.md`.

use std::sync::OnceLock;

use super::{
    chain::{Edges, Factors, Likely, Powers, Scores, constrain, decode, factors, marginals},
    context::CONTEXT_FAMILIES,
    features::{CENTRE, WINDOW, WINDOW_FAMILIES},
    label::{Label, N_LABELS},
    link::Patterns,
    paragraph::{N_PLACES, N_RATES, Paragraph, rate_key},
    quotation::Quotation,
    reach::{ReachModel, ReachParts},
};
use crate::{
    segment::Segments,
    tagging::{
        Tags,
        bundled::model_file,
        grid::{Adding, Grid},
        rows::{Rows, read_rows, write_rows},
        table::{Features, Finds, Table, weight_of},
    },
};
use model_file::{FileError, Reader, Writer, unpack};
use record::{span::Span, word_map::Map};

/// Scores of the labels of a whole window.
const N_SCORES: usize = WINDOW * N_LABELS;

/// Everything that labelling needs.
#[derive(Debug)]
pub struct RoleModel {
    /// By [`rate_key`]: bin of the rate at which a word was a cue.
    rates: Map,
    /// Labels of the tokens of a window, one token after the other.
    weights: Table<N_SCORES, N_LABELS>,
    /// Those of [`WINDOW_FAMILIES`].
    window: Grid<N_SCORES>,
    /// Those of [`CONTEXT_FAMILIES`] for the token itself.
    context: Grid<N_LABELS>,
    edges: Box<Edges>,
    factors: Box<Factors>,
    powers: Powers,
    unit: i32,
    pub(crate) patterns: Patterns,
    /// Confidence by raw score: rising pairs, per mille.
    calibration: Vec<(u16, u16)>,
    /// Added to the score of the first token of a span in decoding.
    bonus: i32,
    /// The second pass.
    pub(crate) reach: ReachModel,
}

/// The parts of a model, as training gives them.
#[derive(Clone, Debug)]
pub struct Parts {
    /// In rising order of key; bins below [`N_RATES`].
    pub rates: Vec<(u32, u8)>,
    /// Rows as [`Table::new`] takes them.
    pub rows: Rows,
    /// Quantised edges.
    pub edges: Vec<i8>,
    /// Score points to a natural logarithm.
    pub unit: u32,
    /// Bonus of a span, in score points.
    pub bonus: i32,
    /// Patterns of groups.
    pub patterns: Patterns,
    /// Raw score and confidence, both rising and per mille.
    pub calibration: Vec<(u16, u16)>,
    /// The second pass.
    pub reach: ReachParts,
}

impl Parts {
    /// Reads a model file.
    ///
    /// # Errors
    /// A [`FileError`] where the file is not such a model.
    pub fn read(file: &[u8]) -> Result<Self, FileError> {
        let bytes = unpack(file)?;
        let mut reader = Reader::new(&bytes);
        let unit = reader.number()?;
        if !(1..=1 << 20).contains(&unit) {
            return Err(FileError::Malformed("unit"));
        }
        let bonus = reader.signed()?;
        let keys = reader.rising()?;
        let mut rates = Vec::with_capacity(keys.len());
        for key in keys {
            let bin = reader.number()?;
            if bin >= u32::from(N_RATES) {
                return Err(FileError::Malformed("rate"));
            }
            rates.push((key, bin as u8));
        }
        let edges = (0..N_PLACES * N_LABELS * N_LABELS)
            .map(|_| reader.small())
            .collect::<Result<_, _>>()?;
        Ok(Self {
            rates,
            edges,
            unit,
            bonus,
            patterns: read_patterns(&mut reader)?,
            calibration: read_calibration(&mut reader)?,
            rows: read_rows(&mut reader, N_SCORES)?,
            reach: ReachParts::read(&mut reader)?,
        })
    }

    /// The model file.
    pub fn write(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(self.unit);
        writer.signed(self.bonus);
        writer.rising(&self.rates.iter().map(|row| row.0).collect::<Vec<_>>());
        for (_, bin) in &self.rates {
            writer.number(u32::from(*bin));
        }
        for edge in &self.edges {
            writer.small(*edge);
        }
        writer.number(self.patterns.rows.len() as u32);
        for (pattern, cost) in &self.patterns.rows {
            writer.number(pattern.len() as u32);
            for role in pattern {
                writer.number(u32::from(*role));
            }
            writer.number(*cost);
        }
        let (raw, calibrated): (Vec<u32>, Vec<u32>) = self
            .calibration
            .iter()
            .map(|row| (u32::from(row.0), u32::from(row.1)))
            .unzip();
        writer.rising(&raw);
        writer.rising(&calibrated);
        write_rows(&self.rows, &mut writer);
        self.reach.write(&mut writer);
        writer.finish()
    }
}

impl RoleModel {
    /// The model that ships with the engine.
    ///
    /// # Panics
    /// Never: a test reads the file.
    pub fn bundled() -> &'static Self {
        static MODEL: OnceLock<RoleModel> = OnceLock::new();
        let file = model_file!("attribution.model");
        MODEL.get_or_init(|| Self::read(file).expect("the bundled model is whole"))
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// A [`FileError`] where the file is not such a model.
    pub fn read(file: &[u8]) -> Result<Self, FileError> {
        Parts::read(file).map(Self::new)
    }

    /// A model of its parts.
    pub fn new(parts: Parts) -> Self {
        let mut edges: Box<Edges> = Box::new([[[0.0; N_LABELS]; N_LABELS]; N_PLACES]);
        for (edge, quantised) in edges.iter_mut().flatten().flatten().zip(&parts.edges) {
            *edge = f32::from(weight_of(*quantised));
        }
        constrain::<N_LABELS, Label>(&mut edges);
        let unit = i32::try_from(parts.unit).unwrap_or(i32::MAX).max(1);
        let powers = Powers::new(unit);
        let weights = Table::new(&parts.rows, CENTRE * N_LABELS);
        Self {
            window: Grid::new(&WINDOW_FAMILIES, &weights, 0),
            context: Grid::new(&CONTEXT_FAMILIES, &weights, CENTRE * N_LABELS),
            weights,
            rates: Map::new(parts.rates.iter().map(|&(key, bin)| (key, u32::from(bin)))),
            factors: factors(&edges, &powers),
            edges,
            powers,
            unit,
            patterns: parts.patterns,
            calibration: parts.calibration,
            bonus: parts.bonus,
            reach: ReachModel::new(&parts.reach),
        }
    }

    /// Bin of the rate at which a word of a class was a cue in training.
    fn rate(&self, tags: &Tags, token: usize) -> u8 {
        let (Some(word), Some(&class)) = (tags.words.get(token), tags.fine.get(token)) else {
            return 0;
        };
        self.rates
            .get(rate_key(word, class))
            .map_or(0, |bin| bin as u8)
    }

    /// Confidence, per mille, of a raw score, per mille: linear between the points that training measured.
    pub(crate) fn calibrate(&self, raw: u16) -> u16 {
        let mut last = (0, 0);
        for &(from, to) in &self.calibration {
            if raw <= from {
                let (width, step) = (u32::from(from - last.0).max(1), u32::from(to - last.1));
                return last.1 + (u32::from(raw - last.0) * step / width) as u16;
            }
            last = (from, to);
        }
        last.1
    }

    /// The best labels, one for each row of the scores.
    pub fn label(&self, scores: &Scores) -> Vec<Label> {
        let bonus = std::array::from_fn(|label| {
            if Label(label as u8).is_first() {
                self.bonus
            } else {
                0
            }
        });
        let labels = decode::<N_LABELS, Label>(scores, &self.edges, &bonus);
        labels.into_iter().map(Label).collect()
    }

    /// How probable each label is.
    pub fn likely(&self, scores: &Scores) -> Likely {
        marginals::<N_LABELS, Label>(scores, &self.factors, &self.powers)
    }

    /// The same model with another bonus of a span, in thousandths of a natural logarithm.
    pub fn with_bonus(mut self, bonus: i32) -> Self {
        self.bonus = in_points(bonus, self.unit);
        self
    }

    /// A stretch of text as the model sees it.
    pub fn see<'a>(
        &self,
        segments: &Segments,
        tags: &'a Tags,
        quotations: &[Quotation],
        span: Span,
    ) -> Paragraph<'a> {
        Paragraph::new(segments, tags, quotations, span, |token| {
            self.rate(tags, token)
        })
    }

    /// Scores of the tokens of a paragraph; none where nothing hints at an attribution.
    pub fn score(&self, paragraph: &Paragraph<'_>) -> Option<Scores> {
        if !paragraph.has_hint() {
            return None;
        }
        // A sentence without hint is outside, or goes on as what is around it.
        let mut plain = [-4 * self.unit; N_LABELS];
        plain[usize::from(Label::OUTSIDE.0)] = 0;
        // A window reaches over both ends of the paragraph.
        let mut scores = vec![0; (paragraph.len() + WINDOW - 1) * N_LABELS];
        let mut finds = Finds::for_tokens(paragraph.len());
        let hinted = || (0..paragraph.len()).filter(|&at| paragraph.may_attribute(at));
        for at in hinted() {
            let features = &mut Features::default();
            let grid = &self.window;
            if let Some(scores) = scores_at(&mut scores, at) {
                paragraph.window(
                    at,
                    &mut Adding {
                        grid,
                        scores,
                        features,
                    },
                );
            }
            let grid = &self.context;
            if let Some(scores) = scores_at(&mut scores, at + CENTRE) {
                paragraph.context(
                    at,
                    &mut Adding {
                        grid,
                        scores,
                        features,
                    },
                );
            }
            finds.look_for(&self.weights, features);
        }
        for (number, at) in hinted().enumerate() {
            if let Some(scores) = scores_at(&mut scores, at) {
                finds.add(&self.weights, number, scores);
            }
        }
        let (rows, _) = scores.as_chunks::<N_LABELS>();
        let rows = rows.iter().skip(CENTRE).take(paragraph.len());
        let mut rows: Vec<[i32; N_LABELS]> = rows.copied().collect();
        for (at, row) in rows.iter_mut().enumerate() {
            if !paragraph.may_attribute(at) {
                *row = plain;
            }
        }
        let places = (0..paragraph.len())
            .map(|at| paragraph.transition(at) as u8)
            .collect();
        Some(Scores {
            rows,
            places,
            unit: self.unit,
        })
    }
}

/// The scores of so many labels, from those of one token on.
fn scores_at<const N: usize>(scores: &mut [i32], token: usize) -> Option<&mut [i32; N]> {
    scores.get_mut(token * N_LABELS..)?.first_chunk_mut()
}

/// Thousandths of a natural logarithm in score points.
pub fn in_points(thousandths: i32, unit: i32) -> i32 {
    thousandths.saturating_mul(unit) / 1000
}

fn read_patterns(reader: &mut Reader<'_>) -> Result<Patterns, FileError> {
    let mut rows = Vec::new();
    for _ in 0..reader.count()? {
        let mut pattern = Vec::new();
        for _ in 0..reader.count()? {
            let role = reader.number()?;
            pattern.push(u8::try_from(role).map_err(|_| FileError::Malformed("pattern"))?);
        }
        rows.push((pattern, reader.number()?.min(1 << 20)));
    }
    if !rows.is_sorted() {
        return Err(FileError::Malformed("pattern"));
    }
    Ok(Patterns { rows })
}

fn read_calibration(reader: &mut Reader<'_>) -> Result<Vec<(u16, u16)>, FileError> {
    let (raw, calibrated) = (reader.rising()?, reader.rising()?);
    if raw.len() != calibrated.len() {
        return Err(FileError::Malformed("calibration"));
    }
    let small = |number: u32| {
        u16::try_from(number)
            .ok()
            .filter(|&number| number <= 1000)
            .ok_or(FileError::Malformed("calibration"))
    };
    let pairs = raw.into_iter().zip(calibrated);
    pairs
        .map(|(from, to)| Ok((small(from)?, small(to)?)))
        .collect()
}
