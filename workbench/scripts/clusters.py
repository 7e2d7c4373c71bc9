#!/usr/bin/env python3
"""Writes Brown clusters of the words that news uses, as material for `workbench train words`.

  python3 clusters.py SILVER.jsonl... > clusters.tsv

Package: spacy-lookups-data==1.0.5 (MIT). Columns: word, cluster. Kept are words seen twice in the silver material, and the
15,000 commonest by the package's own frequencies.
"""
import collections
import gzip
import json
import pathlib
import sys

import spacy_lookups_data

data = pathlib.Path(spacy_lookups_data.__file__).parent / "data"
cluster = json.load(gzip.open(data / "en_lexeme_cluster.json.gz"))
frequency = json.load(gzip.open(data / "en_lexeme_prob.json.gz"))
count = collections.Counter()
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        count.update(json.loads(line)["words"])
common = sorted((word for word in frequency if word.isalpha()), key=lambda word: (-frequency[word], word))[:15000]
for word in sorted({word for word, n in count.items() if n >= 2} | set(common)):
    small = word.lower()
    if cluster.get(word) and not (word != small and cluster.get(small) == cluster[word]):
        print(word, cluster[word], sep="\t")
