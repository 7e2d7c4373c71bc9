//! Comparison across articles: who is heard, phrases across outlets, omissions.
