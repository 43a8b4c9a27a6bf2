#!/usr/bin/env python3
"""Makes src/test/resources/pytorch-pairs/*.json: what PyTorch computes, for PairFixturesTest.

Usage, from the top of the repository (needs torch; the build does not):

    python3 src/test/python/make_pair_fixtures.py

Each file holds an encoder and decoder (or a decoder of numbers given once) over a batch of 3 pairs of 6 and up to 5
steps, taught by force: what is chosen (as in a model file), the parameters, the sources, the targets (-1 after the
end), the logits, the attention's weights, the mean loss and the gradient of every parameter. Encoders and decoders are
nn.RNN, nn.GRU and nn.LSTM, the decoder called step by step; attention is its formula with autograd. Numbers are computed
in double precision from float32 parameters.
"""
import json
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

from make_fixtures import hash_of, recurrent, rounded

BATCH, SOURCE_STEPS, STEPS, SYMBOLS, TARGETS, INPUTS = 3, 6, 5, 8, 6, 4
FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "pytorch-pairs")


def make(cell, layers, units, scoring="none", bidirectional=False, numbers=False, generator=False, every_step=False):
    torch.manual_seed(hash_of(cell, layers, units, scoring, bidirectional, numbers, generator))
    numbers = numbers or generator
    embedding, boundary = 4, TARGETS
    width = units * (2 if bidirectional else 1)
    additive = scoring == "additive"
    net = nn.ModuleDict({"decoder": nn.ModuleDict({
        "embedding": nn.Embedding(TARGETS + 1, embedding),
        "rnn": recurrent(cell, embedding + (width if additive else INPUTS if every_step else 0), units,
                         layers)})})
    if not generator:
        encoder = {"rnn": recurrent(cell, INPUTS if numbers else embedding, units, layers, bidirectional)}
        if not numbers:
            encoder["embedding"] = nn.Embedding(SYMBOLS, embedding)
        net["encoder"] = nn.ModuleDict(encoder)
    states = ["hidden", "cell"] if cell == "lstm" else ["hidden"]
    if (generator or bidirectional) and not every_step:
        net["bridge"] = nn.ModuleDict({"%s_l%d" % (state, l): nn.Linear(INPUTS if generator else width, units)
                                       for state in states for l in range(layers)})
    if scoring != "none":
        attention = {"combine": nn.Linear(width + units, units)}
        if scoring == "general":
            attention["query"] = nn.Linear(units, width, bias=False)
        if additive:
            attention["query"] = nn.Linear(units, units, bias=False)
            attention["key"] = nn.Linear(width, units, bias=False)
            attention["score"] = nn.Linear(units, 1, bias=False)
        net["attention"] = nn.ModuleDict(attention)
    net["head"] = nn.Linear(units, TARGETS + 1)
    for p in net.parameters():
        nn.init.normal_(p, std=0.5)
    net.double()

    tokens = torch.randint(0, SYMBOLS, (SOURCE_STEPS, BATCH))
    given = torch.randn(1 if generator else SOURCE_STEPS, BATCH, INPUTS)
    targets = torch.full((STEPS, BATCH), -1)
    for b in range(BATCH):
        length = STEPS - b
        targets[:length - 1, b] = torch.randint(0, TARGETS, (length - 1,))
        targets[length - 1, b] = boundary

    source, ends = None, {}
    if generator:
        for state in states:
            ends[state] = (torch.zeros(layers, BATCH, units).double() if every_step
                           else given[0].double().unsqueeze(0).expand(layers, -1, -1))
    else:
        x = given.double() if numbers else net["encoder"]["embedding"](tokens)
        source, final = net["encoder"]["rnn"](x)
        final = final if cell == "lstm" else (final,)
        for state, f in zip(states, final):
            ends[state] = (torch.cat([f[0::2], f[1::2]], -1) if bidirectional else f)
    before = []
    for state in states:
        before.append(torch.stack([net["bridge"]["%s_l%d" % (state, l)](ends[state][l]) for l in range(layers)])
                      if "bridge" in net else ends[state].contiguous())
    state = tuple(before) if cell == "lstm" else before[0]

    entering = torch.full((BATCH,), boundary)
    logits, weights = [], []
    for t in range(STEPS):
        x = net["decoder"]["embedding"](entering)
        if additive:
            hidden = (state[0] if cell == "lstm" else state)[-1]
            a = net["attention"]
            scores = a["score"](torch.tanh(a["query"](hidden) + a["key"](source))).squeeze(-1)
            alpha = torch.softmax(scores, 0)
            context = (alpha.unsqueeze(-1) * source).sum(0)
            x = torch.cat([x, context], -1)
        if every_step:
            x = torch.cat([x, given[0].double()], -1)
        h, state = net["decoder"]["rnn"](x.unsqueeze(0), state)
        h = h[0]
        if scoring in ("dot", "general"):
            query = net["attention"]["query"](h) if scoring == "general" else h
            alpha = torch.softmax((query * source).sum(-1), 0)
            context = (alpha.unsqueeze(-1) * source).sum(0)
        if scoring != "none":
            h = torch.tanh(net["attention"]["combine"](torch.cat([context, h], -1)))
            weights.append(alpha.t())
        logits.append(net["head"](h))
        entering = targets[t].clone()
        # After the end nothing counts any more.
        entering[entering < 0] = boundary
    logits = torch.stack(logits)
    loss = F.cross_entropy(logits.reshape(-1, TARGETS + 1), targets.reshape(-1), ignore_index=-1)
    loss.backward()
    named = list(net.named_parameters())
    fixture = {
        "shape": "generator" if generator else "encoder-decoder", "cell": cell, "layers": layers, "units": units,
        "embedding": embedding, "vocabulary": 0 if numbers else SYMBOLS, "symbols": TARGETS,
        "inputs": INPUTS if numbers else 0, "bidirectional": bidirectional, "scoring": scoring,
        "batch": BATCH, "steps": STEPS, "source_steps": 1 if generator else SOURCE_STEPS,
        "tokens": [] if numbers else tokens.flatten().tolist(), "input_numbers": rounded(given) if numbers else [],
        "targets": targets.flatten().tolist(),
        "parameters": {name: rounded(p) for name, p in named},
        "logits": rounded(logits), "loss": float(loss),
        "gradients": {name: rounded(p.grad) for name, p in named},
    }
    if every_step:
        fixture["every_step"] = True
    if weights:
        fixture["weights"] = rounded(torch.stack(weights))
    parts = [fixture["shape"], cell, layers, units, scoring != "none" and scoring, bidirectional and "both",
             numbers and not generator and "numbers", every_step and "every-step"]
    with open(os.path.join(FOLDER, "-".join(str(p) for p in parts if p) + ".json"), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


def make_answerer(cell, scoring, layers, pooling):
    """A source of numbers read in both directions, a question with attention to it at every word, one label."""
    units, embedding = 5, 4
    torch.manual_seed(hash_of(cell, layers, units, scoring, pooling, "answerer"))
    width, additive = 2 * units, scoring == "additive"
    states = ["hidden", "cell"] if cell == "lstm" else ["hidden"]
    attention = {"combine": nn.Linear(width + units, units), "query": nn.Linear(units, units if additive else width, bias=False)}
    if additive:
        attention["key"] = nn.Linear(width, units, bias=False)
        attention["score"] = nn.Linear(units, 1, bias=False)
    parts = {
        "encoder": nn.ModuleDict({"rnn": recurrent(cell, INPUTS, units, layers, True)}),
        "bridge": nn.ModuleDict({"%s_l%d" % (state, l): nn.Linear(width, units) for state in states for l in range(layers)}),
        "decoder": nn.ModuleDict({"embedding": nn.Embedding(SYMBOLS, embedding),
                                  "rnn": recurrent(cell, embedding + (width if additive else 0), units, layers)}),
        "attention": nn.ModuleDict(attention), "head": nn.Linear(units, TARGETS)}
    if pooling == "attention":
        parts["pooling"] = nn.ModuleDict({"linear": nn.Linear(units, units), "score": nn.Linear(units, 1, bias=False)})
    net = nn.ModuleDict(parts)
    for p in net.parameters():
        nn.init.normal_(p, std=0.5)
    net.double()
    tokens = torch.randint(0, SYMBOLS, (STEPS, BATCH))
    given = torch.randn(SOURCE_STEPS, BATCH, INPUTS)
    targets = torch.randint(0, TARGETS, (BATCH,))

    source, final = net["encoder"]["rnn"](given.double())
    final = final if cell == "lstm" else (final,)
    before = []
    for state, f in zip(states, final):
        ends = torch.cat([f[0::2], f[1::2]], -1)
        before.append(torch.stack([net["bridge"]["%s_l%d" % (state, l)](ends[l]) for l in range(layers)]))
    state = tuple(before) if cell == "lstm" else before[0]
    a, read, weights = net["attention"], [], []
    for t in range(STEPS):
        x = net["decoder"]["embedding"](tokens[t])
        if additive:
            hidden = (state[0] if cell == "lstm" else state)[-1]
            alpha = torch.softmax(a["score"](torch.tanh(a["query"](hidden) + a["key"](source))).squeeze(-1), 0)
            context = (alpha.unsqueeze(-1) * source).sum(0)
            x = torch.cat([x, context], -1)
        h, state = net["decoder"]["rnn"](x.unsqueeze(0), state)
        if not additive:
            alpha = torch.softmax((a["query"](h[0]) * source).sum(-1), 0)
            context = (alpha.unsqueeze(-1) * source).sum(0)
        read.append(torch.tanh(a["combine"](torch.cat([context, h[0]], -1))))
        weights.append(alpha.t())
    read = torch.stack(read)
    if pooling == "attention":
        p = net["pooling"]
        pooled = (torch.softmax(p["score"](torch.tanh(p["linear"](read))), 0) * read).sum(0)
    else:
        pooled = read[-1]
    logits = net["head"](pooled)
    loss = F.cross_entropy(logits, targets)
    loss.backward()
    named = list(net.named_parameters())
    fixture = {
        "shape": "answerer", "cell": cell, "layers": layers, "units": units, "embedding": embedding, "vocabulary": SYMBOLS,
        "symbols": TARGETS, "inputs": INPUTS, "bidirectional": True, "scoring": scoring, "pooling": pooling, "batch": BATCH,
        "steps": STEPS, "source_steps": SOURCE_STEPS, "tokens": tokens.flatten().tolist(), "input_numbers": rounded(given),
        "targets": targets.tolist(), "parameters": {name: rounded(p) for name, p in named}, "logits": rounded(logits),
        "loss": float(loss), "weights": rounded(torch.stack(weights)),
        "gradients": {name: rounded(p.grad) for name, p in named},
    }
    name = "-".join(["answerer", cell, str(layers), scoring, pooling]) + ".json"
    with open(os.path.join(FOLDER, name), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    for cell in ("gru", "lstm"):
        for scoring in ("none", "dot", "general", "additive"):
            make(cell, 1, 5, scoring)
            make(cell, 2, 5, scoring)
            if scoring != "dot":
                make(cell, 2, 5, scoring, bidirectional=True)
        make(cell, 1, 5, "general", bidirectional=True, numbers=True)
        make(cell, 2, 5, generator=True)
        make(cell, 2, 5, generator=True, every_step=True)
    make_answerer("gru", "additive", 1, "attention")
    make_answerer("lstm", "general", 2, "last")
    make("lstm", 1, 17, "additive", bidirectional=True)
    make("rnn-tanh", 1, 5, "general")
    make("rnn-tanh", 1, 5, "additive", bidirectional=True)
