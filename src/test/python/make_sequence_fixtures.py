#!/usr/bin/env python3
"""Makes src/test/resources/pytorch-sequences/*.json: what PyTorch computes, for SequenceFixturesTest.

Usage, from the top of the repository (needs torch; the build does not):

    python3 src/test/python/make_sequence_fixtures.py

Each file holds a tagger, classifier or regressor over 6 steps for a batch of 3: what is chosen (as in a model file), the
parameters, what enters, the targets, the predictions, the mean loss and the gradient of every parameter. Recurrent
layers are nn.RNN, nn.GRU and nn.LSTM, bidirectional where the wiring is; self-attention is nn.MultiheadAttention,
blocks of a Transformer are nn.TransformerEncoderLayer;
highways, residual connections and poolings are their formulas with autograd. Numbers are computed in double precision
from float32 parameters.
"""
import json
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

from make_fixtures import hash_of, recurrent, rounded

BATCH, STEPS, SYMBOLS, INPUTS = 3, 6, 9, 3
FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "pytorch-sequences")


class Stack(nn.Module):
    """Layers with a shortcut past each: one PyTorch module a layer, renamed when written."""

    def __init__(self, cell, inputs, units, layers, bidirectional, shortcut):
        super().__init__()
        width = units * (2 if bidirectional else 1)
        self.shortcut = shortcut
        self.layers = nn.ModuleList(recurrent(cell, inputs if l == 0 else width, units, 1, bidirectional)
                                    for l in range(layers))
        self.past = [shortcut if (inputs if l == 0 else width) == width and (l > 0 or inputs != SYMBOLS) else ""
                     for l in range(layers)]
        self.highways = nn.ModuleList(nn.Linear(width, width) if past == "highway" else nn.Identity()
                                      for past in self.past)

    def forward(self, x):
        for layer, past, highway in zip(self.layers, self.past, self.highways):
            h, _ = layer(x)
            if past == "residual":
                h = h + x
            elif past == "highway":
                gate = torch.sigmoid(highway(x))
                h = gate * h + (1 - gate) * x
            x = h
        return x

    def names(self):
        for l, layer in enumerate(self.layers):
            for name, p in layer.named_parameters():
                yield "rnn." + name.replace("_l0", "_l%d" % l), p
        for l, highway in enumerate(self.highways):
            for name, p in highway.named_parameters():
                yield "highway_l%d.%s" % (l, name), p


class Blocks(nn.Module):
    """Blocks of a Transformer behind sinusoidal positions: nn.TransformerEncoderLayer, normalised behind (post-norm)."""

    def __init__(self, width, layers, heads):
        super().__init__()
        self.layers = nn.ModuleList(nn.TransformerEncoderLayer(width, heads, 4 * width, dropout=0.0)
                                    for _ in range(layers))
        for name, p in self.named_parameters():
            if "norm" in name or name.endswith("bias"):
                nn.init.normal_(p, mean=1.0 if "norm" in name and name.endswith("weight") else 0.0, std=0.3)
        pairs = torch.arange(0, width, 2).double()
        angles = torch.arange(STEPS).double()[:, None] / 10000 ** (pairs / width)
        self.positions = torch.stack([torch.sin(angles), torch.cos(angles)], -1).reshape(STEPS, 1, -1)[:, :, :width]

    def forward(self, x, mask=None):
        x = x + self.positions
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def names(self):
        return plain_names(self, "transformer.")


def plain_names(module, prefix):
    return [(prefix + name, p) for name, p in module.named_parameters()]


def pooled(pooling, y, units, bidirectional, modules):
    if pooling == "last":
        return torch.cat([y[-1, :, :units], y[0, :, units:]], -1) if bidirectional else y[-1]
    if pooling == "mean":
        return y.mean(0)
    if pooling == "max":
        return y.max(0)[0]
    scores = modules["score"](torch.tanh(modules["linear"](y)))
    return (torch.softmax(scores, 0) * y).sum(0)


def make(shape, cell, layers, units, embedding=0, bidirectional=False, shortcut="", heads=0, pooling="last", inputs=0):
    torch.manual_seed(hash_of(shape, cell, layers, units, embedding, bidirectional, shortcut, heads, pooling))
    outputs = 2 if shape == "regressor" else 0
    labels = {"tagger": 5, "classifier": 4}.get(shape, 0)
    width = units * (2 if bidirectional else 1)
    entrance = nn.Embedding(SYMBOLS, embedding) if embedding else None
    blocks = cell == "transformer"
    stack = Blocks(units, layers, heads) if blocks else \
        Stack(cell, inputs or embedding or SYMBOLS, units, layers, bidirectional, shortcut)
    attention = nn.MultiheadAttention(width, heads) if heads and not blocks else None
    if attention:
        nn.init.normal_(attention.in_proj_bias, std=0.3)
        nn.init.normal_(attention.out_proj.bias, std=0.3)
    modules = {}
    if pooling == "attention":
        modules = {"linear": nn.Linear(width, width), "score": nn.Linear(width, 1, bias=False)}
    head = nn.Linear(width, outputs or labels or SYMBOLS)
    named = plain_names(entrance, "embedding.") if entrance else []
    named += list(stack.names())
    named += plain_names(attention, "attention.") if attention else []
    for key, module in modules.items():
        named += plain_names(module, "pooling.%s." % key)
    named += plain_names(head, "head.")
    for module in [entrance, stack, attention, head] + list(modules.values()):
        if module is not None:
            module.double()

    one = shape in ("classifier", "regressor")
    tokens = torch.randint(0, SYMBOLS, (STEPS, BATCH))
    numbers = torch.randn(STEPS, BATCH, INPUTS)
    x = numbers.double() if inputs else entrance(tokens) if entrance else F.one_hot(tokens, SYMBOLS).double()
    mask = torch.triu(torch.ones(STEPS, STEPS, dtype=torch.bool), 1) if shape == "language-model" else None
    y = stack(x, mask) if blocks else stack(x)
    if attention:
        attended, weights = attention(y, y, y, attn_mask=mask)
        y = y + attended
    found = head(pooled(pooling, y, units, bidirectional, modules) if one else y)
    if outputs:
        targets = torch.randn(found.shape)
        loss = F.mse_loss(found, targets.double())
    else:
        targets = torch.randint(0, found.shape[-1], found.shape[:-1])
        loss = F.cross_entropy(found.reshape(-1, found.shape[-1]), targets.reshape(-1))
    loss.backward()
    fixture = {
        "shape": shape, "cell": cell, "layers": layers, "units": units, "embedding": embedding,
        "vocabulary": 0 if inputs else SYMBOLS, "labels": labels, "inputs": inputs, "outputs": outputs,
        "bidirectional": bidirectional, "residual": shortcut == "residual", "highway": shortcut == "highway",
        "heads": heads, "pooling": pooling, "batch": BATCH, "steps": STEPS,
        "tokens": [] if inputs else tokens.flatten().tolist(), "input_numbers": rounded(numbers) if inputs else [],
        "targets": [] if outputs else targets.flatten().tolist(),
        "target_numbers": rounded(targets) if outputs else [],
        "parameters": {name: rounded(p) for name, p in named},
        "found": rounded(found), "loss": float(loss),
        "gradients": {name: rounded(p.grad) for name, p in named},
    }
    if attention:
        # Mean over the heads, (batch, target, source).
        fixture["attention"] = rounded(weights)
    parts = [shape, cell, layers, units, embedding and "embedded", bidirectional and "both", shortcut,
             heads and "heads%d" % heads, pooling != "last" and pooling]
    with open(os.path.join(FOLDER, "-".join(str(p) for p in parts if p) + ".json"), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    make("tagger", "transformer", 1, 6, embedding=6, heads=2)
    make("tagger", "transformer", 2, 20, embedding=20, heads=4)
    make("language-model", "transformer", 2, 5, embedding=5, heads=1)
    for pooling in ("last", "mean"):
        make("classifier", "transformer", 1, 8, embedding=8, heads=2, pooling=pooling)
    for cell in ("rnn-tanh", "rnn-relu", "gru", "lstm"):
        make("tagger", cell, 1, 5, bidirectional=True)
        make("classifier", cell, 2, 5, bidirectional=True)
    make("tagger", "gru", 2, 18, embedding=6, bidirectional=True)
    make("tagger", "lstm", 1, 16, embedding=5, bidirectional=True, heads=2)
    for cell in ("gru", "lstm"):
        make("tagger", cell, 3, 4, embedding=8, bidirectional=True, shortcut="highway")
        make("tagger", cell, 3, 4, embedding=4, shortcut="residual")
        make("tagger", cell, 1, 6, heads=3)
        make("language-model", cell, 1, 6, heads=2)
        for pooling in ("mean", "max", "attention"):
            make("classifier", cell, 1, 5, embedding=4, bidirectional=True, pooling=pooling)
        make("regressor", cell, 1, 5, inputs=INPUTS)
