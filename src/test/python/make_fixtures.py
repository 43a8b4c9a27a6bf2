#!/usr/bin/env python3
"""Makes src/test/resources/pytorch/*.json: what PyTorch computes, for PyTorchFixturesTest.

Usage, from the top of the repository (needs torch; the build does not):

    python3 src/test/python/make_fixtures.py

The other folder, src/test/resources/pytorch-training/*.json, holds ten steps of training for each optimizer.

Each file holds one model, run over 7 steps for a batch of 3: the parameters, the input symbols, the targets, the
initial state (or none), the hidden states of the last layer, the logits, the mean cross-entropy and the gradient of
every parameter and of the initial state. Numbers are computed in double precision from float32 parameters.

The files called stack-* have layers that differ; their states are those of one layer after the other, h before c.

The files called numbers-* read 3 real numbers at each step and predict 2, with the mean squared error over the targets
that are not null. They hold inputs instead of tokens, outputs instead of logits, and the gradient of the inputs too.
"""
import json
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

BATCH, STEPS, SYMBOLS = 3, 7, 9
TRAINING_FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "pytorch-training")
FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "pytorch")


class Written(nn.Module):
    """A layer of a cell that PyTorch does not have, written out as the papers have it."""

    def __init__(self, cell, inputs, units, bias):
        super().__init__()
        self.cell = cell
        self.units = units
        gates = 3 if cell == "gru-reset-before" else 4
        scale = units ** -0.5
        self.weight_ih_l0 = nn.Parameter(scale * (2 * torch.rand(gates * units, inputs) - 1))
        self.weight_hh_l0 = nn.Parameter(scale * (2 * torch.rand(gates * units, units) - 1))
        if bias:
            self.bias_ih_l0 = nn.Parameter(scale * (2 * torch.rand(gates * units) - 1))
            self.bias_hh_l0 = nn.Parameter(scale * (2 * torch.rand(gates * units) - 1))
        if cell == "lstm-peephole":
            self.peephole_l0 = nn.Parameter(2 * torch.rand(3 * units) - 1)

    def forward(self, x, state):
        hidden = []
        bias = self.bias_ih_l0 + self.bias_hh_l0 if hasattr(self, "bias_ih_l0") else 0
        for x_t in x:
            a = (x_t @ self.weight_ih_l0.t() + bias).split(self.units, -1)
            u = self.weight_hh_l0.split(self.units)
            if self.cell == "gru-reset-before":
                h = state[0]
                r = torch.sigmoid(a[0] + h @ u[0].t())
                z = torch.sigmoid(a[1] + h @ u[1].t())
                n = torch.tanh(a[2] + (r * h) @ u[2].t())
                h = (1 - z) * n + z * h
                state = h.unsqueeze(0)
            else:
                h, c = state[0][0], state[1][0]
                p = self.peephole_l0.split(self.units)
                i = torch.sigmoid(a[0] + h @ u[0].t() + p[0] * c)
                f = torch.sigmoid(a[1] + h @ u[1].t() + p[1] * c)
                g = torch.tanh(a[2] + h @ u[2].t())
                c = f * c + i * g
                o = torch.sigmoid(a[3] + h @ u[3].t() + p[2] * c)
                h = o * torch.tanh(c)
                state = (h.unsqueeze(0), c.unsqueeze(0))
            hidden.append(h)
        return torch.stack(hidden), state


def recurrent(cell, inputs, units, layers, bidirectional=False, bias=True, projection=0):
    if cell in ("gru-reset-before", "lstm-peephole"):
        return Written(cell, inputs, units, bias)
    if cell == "lstm-projected":
        return nn.LSTM(inputs, units, layers, bias=bias, proj_size=projection)
    if cell == "lstm":
        return nn.LSTM(inputs, units, layers, bias=bias, bidirectional=bidirectional)
    if cell == "gru":
        return nn.GRU(inputs, units, layers, bias=bias, bidirectional=bidirectional)
    return nn.RNN(inputs, units, layers, nonlinearity=cell[len("rnn-"):], bias=bias, bidirectional=bidirectional)


def rounded(tensor):
    """Nine significant digits: exact for float32."""
    return [float("%.9g" % x) for x in tensor.detach().flatten().tolist()]


def make(cell, layers, units, embedding, with_state):
    torch.manual_seed(hash_of(cell, layers, units, embedding, with_state))
    model = nn.ModuleDict()
    if embedding:
        model["embedding"] = nn.Embedding(SYMBOLS, embedding)
    model["rnn"] = recurrent(cell, embedding or SYMBOLS, units, layers)
    model["head"] = nn.Linear(units, SYMBOLS)
    model.float().double()
    tokens = torch.randint(0, SYMBOLS, (STEPS, BATCH))
    targets = torch.randint(0, SYMBOLS, (STEPS, BATCH))

    def initial():
        return (0.5 * torch.randn(layers, BATCH, units)).double().requires_grad_()

    state = None
    if with_state:
        state = (initial(), initial()) if cell == "lstm" else initial()
    x = model["embedding"](tokens) if embedding else F.one_hot(tokens, SYMBOLS).double()
    hidden, _ = model["rnn"](x, state)
    logits = model["head"](hidden)
    loss = F.cross_entropy(logits.reshape(-1, SYMBOLS), targets.reshape(-1))
    loss.backward()
    states = {} if state is None else {"h": state} if cell != "lstm" else {"h": state[0], "c": state[1]}
    fixture = {
        "cell": cell, "layers": layers, "units": units, "embedding": embedding, "symbols": SYMBOLS,
        "batch": BATCH, "steps": STEPS,
        "tokens": tokens.flatten().tolist(), "targets": targets.flatten().tolist(),
        "parameters": {name: rounded(p) for name, p in model.named_parameters()},
        "state": {name: rounded(s) for name, s in states.items()},
        "hidden": rounded(hidden), "logits": rounded(logits), "loss": float(loss),
        "gradients": {name: rounded(p.grad) for name, p in model.named_parameters()},
        "state_gradients": {name: rounded(s.grad) for name, s in states.items()},
    }
    name = "%s-%d-%d-%s%s.json" % (cell, layers, units, "embedded" if embedding else "onehot",
                                   "-state" if with_state else "")
    with open(os.path.join(FOLDER, name), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


def make_numbers(cell, layers, units, inputs, outputs):
    """Real numbers in and out; a third of the targets is not known."""
    torch.manual_seed(hash_of(cell, layers, units, inputs, outputs))
    model = nn.ModuleDict({"rnn": recurrent(cell, inputs, units, layers), "head": nn.Linear(units, outputs)})
    model.float().double()
    x = torch.randn(STEPS, BATCH, inputs).double().requires_grad_()
    targets = torch.randn(STEPS, BATCH, outputs)
    known = torch.rand(STEPS, BATCH, outputs) < 2 / 3
    hidden, _ = model["rnn"](x)
    found = model["head"](hidden)
    loss = F.mse_loss(found[known], targets.double()[known])
    loss.backward()
    numbers = [t if k else None for t, k in zip(rounded(targets), known.flatten().tolist())]
    fixture = {
        "cell": cell, "layers": layers, "units": units, "inputs": inputs, "outputs": outputs,
        "batch": BATCH, "steps": STEPS, "input_numbers": rounded(x), "target_numbers": numbers,
        "parameters": {name: rounded(p) for name, p in model.named_parameters()},
        "hidden": rounded(hidden), "found": rounded(found), "loss": float(loss),
        "gradients": {name: rounded(p.grad) for name, p in model.named_parameters()},
        "input_gradients": rounded(x.grad),
    }
    with open(os.path.join(FOLDER, "numbers-%s-%d-%d.json" % (cell, layers, units)), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


def make_stack(name, stack, embedding, head_bias):
    """Layers that differ in cell, width and biases: modules of one layer each, chained, which begin with a state."""
    torch.manual_seed(hash_of(name))
    model = nn.ModuleDict()
    if embedding:
        model["embedding"] = nn.Embedding(SYMBOLS, embedding)
    width = embedding or SYMBOLS
    layers = []
    stack = [layer if len(layer) == 4 else layer + (0,) for layer in stack]
    for cell, units, biases, projection in stack:
        layers.append(recurrent(cell, width, units, 1, bias=biases, projection=projection))
        width = projection or units
    model["layers"] = nn.ModuleList(layers)
    model["head"] = nn.Linear(width, SYMBOLS, bias=head_bias)
    model.float().double()
    tokens = torch.randint(0, SYMBOLS, (STEPS, BATCH))
    targets = torch.randint(0, SYMBOLS, (STEPS, BATCH))
    x = model["embedding"](tokens) if embedding else F.one_hot(tokens, SYMBOLS).double()
    states = []
    for (cell, units, biases, projection), layer in zip(stack, layers):
        widths = [projection or units, units] if "lstm" in cell else [units]
        state = [(0.5 * torch.randn(1, BATCH, width)).double().requires_grad_() for width in widths]
        states.append(state)
        x, _ = layer(x, tuple(state) if "lstm" in cell else state[0])
    logits = model["head"](x)
    loss = F.cross_entropy(logits.reshape(-1, SYMBOLS), targets.reshape(-1))
    loss.backward()

    def named(get):
        tensors = {}
        for key, p in model.named_parameters():
            if key.startswith("layers."):
                _, layer, kind = key.split(".")
                key = "rnn." + kind[:-1] + layer
            tensors[key] = rounded(get(p))
        return tensors

    fixture = {
        "stack": [{"cell": cell, "units": units, "biases": biases, "projection": projection}
                  for cell, units, biases, projection in stack],
        "head_bias": head_bias, "embedding": embedding, "symbols": SYMBOLS, "batch": BATCH, "steps": STEPS,
        "tokens": tokens.flatten().tolist(), "targets": targets.flatten().tolist(), "parameters": named(lambda p: p),
        "states": [number for state in states for s in state for number in rounded(s)],
        "hidden": rounded(x), "logits": rounded(logits), "loss": float(loss), "gradients": named(lambda p: p.grad),
        "states_gradients": [number for state in states for s in state for number in rounded(s.grad)],
    }
    with open(os.path.join(FOLDER, "stack-%s.json" % name), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


def train(name, optimizer):
    """Ten windows of one text, the state carried, clipped at a norm of 0.5: the loss before each update."""
    torch.manual_seed(5)
    units, batch, steps = 6, 2, 4
    model = nn.ModuleDict({"rnn": nn.LSTM(SYMBOLS, units), "head": nn.Linear(units, SYMBOLS)})
    initial = {key: rounded(p) for key, p in model.named_parameters()}
    model.double()
    text = torch.randint(0, SYMBOLS, (batch * (10 * steps + 1),))
    streams = text.view(batch, -1).t()
    update = optimizer(model.parameters())
    state, losses = None, []
    for window in range(10):
        x = streams[window * steps:(window + 1) * steps]
        y = streams[window * steps + 1:(window + 1) * steps + 1]
        if state is not None:
            state = tuple(s.detach() for s in state)
        update.zero_grad()
        hidden, state = model["rnn"](F.one_hot(x, SYMBOLS).double(), state)
        loss = F.cross_entropy(model["head"](hidden).reshape(-1, SYMBOLS), y.reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        update.step()
        losses.append(float(loss))
    with open(os.path.join(TRAINING_FOLDER, name + ".json"), "w") as file:
        json.dump({"units": units, "symbols": SYMBOLS, "batch": batch, "steps": steps, "clip": 0.5,
                   "text": text.tolist(), "parameters": initial, "losses": losses}, file, separators=(",", ":"))
        file.write("\n")


def hash_of(*values):
    seed = 17
    for value in values:
        for character in str(value):
            seed = (seed * 31 + ord(character)) % (1 << 31)
    return seed


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    for cell in ("rnn-tanh", "rnn-relu", "gru", "lstm"):
        for layers in (1, 2):
            for with_state in (False, True):
                make(cell, layers, 5, 0, with_state)
        make(cell, 2, 18, 6, True)
        make_numbers(cell, 2, 5, 3, 2)
    make_stack("mixed", [("lstm", 5, True), ("gru", 18, False), ("rnn-tanh", 3, True)], 0, True)
    make_stack("projected", [("lstm-projected", 18, True, 5), ("lstm-projected", 4, False, 3)], 0, True)
    make_stack("peepholes", [("lstm-peephole", 18, True), ("lstm-peephole", 4, False)], 6, True)
    make_stack("reset-before", [("gru-reset-before", 18, True), ("gru-reset-before", 4, False)], 0, True)
    make_stack("without-biases", [("gru", 4, False), ("lstm", 17, False)], 6, False)

    os.makedirs(TRAINING_FOLDER, exist_ok=True)
    train("sgd", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9))
    train("rmsprop", lambda p: torch.optim.RMSprop(p, lr=0.05, alpha=0.95, eps=1e-8))
    train("adam", lambda p: torch.optim.Adam(p, lr=0.05))
