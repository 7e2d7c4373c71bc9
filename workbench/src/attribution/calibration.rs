//! From the raw score of an attribution to its confidence: isotonic regression by pooling adjacent violators (Ayer et al.,
//! "An Empirical Distribution Function for Sampling with Incomplete Information", 1955).

use anyhow::Result;
use engine::attribution::model::{Parts, RoleModel};

use super::{articles::Article, score::judge};

/// Confidence by raw score: the share of attributions of each range that are right, made to rise.
pub(super) fn measure(parts: &Parts, articles: &[&Article]) -> Result<Vec<(u16, u16)>> {
    let mut cases = Vec::new();
    for (_, found) in judge(&RoleModel::read(&parts.write())?, articles) {
        cases.extend(found);
    }
    cases.sort_unstable();
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    for bin in cases.chunks(cases.len().div_ceil(24).max(1)) {
        let n = bin.len() as f64;
        let raw = bin.iter().map(|case| f64::from(case.0)).sum::<f64>();
        let right = bin.iter().filter(|case| case.1).count() as f64;
        pools.push((raw, right, n));
        while let [.., a, b] = pools[..] {
            if a.1 / a.2 < b.1 / b.2 {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    let points = pools.iter().map(|&(raw, right, n)| {
        // A case of each outcome is added, so that no confidence is 0 or 1.
        (
            (raw / n) as u16,
            (1000.0 * (right + 1.0) / (n + 2.0)) as u16,
        )
    });
    let mut rising = vec![(0, 0)];
    for (raw, share) in points.chain([(1000, 0)]) {
        let last = rising.last().copied().unwrap_or_default();
        rising.push((raw.max(last.0), share.max(last.1)));
    }
    Ok(rising)
}
