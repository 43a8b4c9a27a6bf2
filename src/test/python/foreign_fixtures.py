#!/usr/bin/env python3
"""Makes src/test/resources/foreign/pytorch, numpy and onnx/exported-*: small networks as PyTorch's and NumPy's users save them, and what
PyTorch computes with each, in expected.json, for ForeignFixturesTest.

Usage, from the top of the repository (needs torch and numpy; the build does not):

    python3 src/test/python/foreign_fixtures.py
"""
import collections
import json
import os

import numpy as np
import torch
import torch.nn as nn

RESOURCES = os.path.join(os.path.dirname(__file__), "..", "resources", "foreign")
SYMBOLS, WIDTH, UNITS = 7, 3, 4
TOKENS = [1, 4, 0, 6, 2, 2, 5, 3]
EXPECTED = {}


class Model(nn.Module):
    """Embedding, or one-hot, layers, linear output."""

    def __init__(self, cell, outputs=SYMBOLS, embedding=WIDTH, tied=False, head_bias=True, **options):
        super().__init__()
        if embedding:
            self.encoder = nn.Embedding(SYMBOLS, embedding)
        self.rnn = cell(embedding or SYMBOLS, batch_first=True, **options)
        width = (options.get("proj_size") or options["hidden_size"]) * (2 if options.get("bidirectional") else 1)
        self.decoder = nn.Linear(width, outputs, bias=head_bias)
        if tied:
            self.decoder.weight = self.encoder.weight

    def forward(self, tokens):
        x = self.encoder(tokens) if hasattr(self, "encoder") else nn.functional.one_hot(tokens, SYMBOLS).to(
            next(self.parameters()).dtype)
        return self.decoder(self.rnn(x)[0])


class Cells(nn.Module):
    """Cells one above the other."""

    def __init__(self, cell, bias):
        super().__init__()
        self.embed = nn.Embedding(SYMBOLS, WIDTH)
        self.cells = nn.ModuleList([cell(WIDTH, UNITS, bias=bias), cell(UNITS, UNITS, bias=bias)])
        self.out = nn.Linear(UNITS, SYMBOLS)

    def forward(self, tokens):
        states = [None, None]
        outputs = []
        for token in tokens[0]:
            x = self.embed(token)[None]
            for i, cell in enumerate(self.cells):
                states[i] = cell(x, states[i])
                x = states[i][0] if isinstance(states[i], tuple) else states[i]
            outputs.append(self.out(x))
        return torch.stack(outputs, 1)


class Stack(nn.Module):
    """Layers of different widths."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Embedding(SYMBOLS, WIDTH)
        self.rnns = nn.ModuleList([nn.LSTM(WIDTH, 5, batch_first=True), nn.LSTM(5, UNITS, batch_first=True)])
        self.decoder = nn.Linear(UNITS, SYMBOLS)

    def forward(self, tokens):
        x = self.encoder(tokens)
        for rnn in self.rnns:
            x = rnn(x)[0]
        return self.decoder(x)


def path(kind, name):
    folder = os.path.join(RESOURCES, kind)
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, name)


def expect(name, outputs):
    EXPECTED[name] = {"tokens": TOKENS, "outputs": [[float("%.8g" % x) for x in row] for row in outputs]}


def run(model):
    with torch.no_grad():
        return model(torch.tensor([TOKENS]))[0].double().tolist()


def save(name, model, content=None, zipped=True, dtype=None):
    """Saves content, or the state dict, rounded to a type first."""
    if dtype is not None:
        model.load_state_dict({key: value.to(dtype).to(value.dtype) for key, value in model.state_dict().items()})
    if content is None:
        content = model.state_dict()
        if dtype is not None:
            content = collections.OrderedDict((key, value.to(dtype)) for key, value in content.items())
    torch.save(content, path("pytorch", name), _use_new_zipfile_serialization=zipped)
    expect(name, run(model))


def strided(state):
    """The same tensors as views of one storage: turned, and from its middle."""
    flat = torch.zeros(sum(value.numel() for value in state.values()) + 5)
    at = 5
    views = collections.OrderedDict()
    for key, value in state.items():
        place = flat[at:at + value.numel()]
        at += value.numel()
        if value.dim() == 2:
            view = place.reshape(value.shape[1], value.shape[0]).t()
            view.copy_(value)
        else:
            view = place
            view.copy_(value)
        views[key] = view
    return views


def by_hand_lstm():
    """A cell of separate matrices, applied to rows, as "Dive into Deep Learning" writes it."""
    p = collections.OrderedDict()
    for gate in "ifoc":
        p["W_x" + gate] = torch.randn(SYMBOLS, UNITS) * 0.5
        p["W_h" + gate] = torch.randn(UNITS, UNITS) * 0.5
        p["b_" + gate] = torch.randn(UNITS) * 0.5
    p["W_hq"] = torch.randn(UNITS, SYMBOLS)
    p["b_q"] = torch.randn(SYMBOLS)
    h, c = torch.zeros(UNITS), torch.zeros(UNITS)
    rows = []
    for token in TOKENS:
        x = nn.functional.one_hot(torch.tensor(token), SYMBOLS).float()
        pre = {g: x @ p["W_x" + g] + h @ p["W_h" + g] + p["b_" + g] for g in "ifoc"}
        i, f, o = (torch.sigmoid(pre[g]) for g in "ifo")
        c = f * c + i * torch.tanh(pre["c"])
        h = o * torch.tanh(c)
        rows.append((h @ p["W_hq"] + p["b_q"]).tolist())
    torch.save(p, path("pytorch", "by-hand-lstm.pt"))
    expect("by-hand-lstm.pt", rows)


def by_hand_gru():
    """The same of a GRU, whose reset gate acts before the product."""
    p = collections.OrderedDict()
    for gate in "zrh":
        p["cell.W_x" + gate] = torch.randn(SYMBOLS, UNITS) * 0.5
        p["cell.W_h" + gate] = torch.randn(UNITS, UNITS) * 0.5
        p["cell.b_" + gate] = torch.randn(UNITS) * 0.5
    head = nn.Linear(UNITS, SYMBOLS)
    h = torch.zeros(UNITS)
    rows = []
    for token in TOKENS:
        x = nn.functional.one_hot(torch.tensor(token), SYMBOLS).float()
        z = torch.sigmoid(x @ p["cell.W_xz"] + h @ p["cell.W_hz"] + p["cell.b_z"])
        r = torch.sigmoid(x @ p["cell.W_xr"] + h @ p["cell.W_hr"] + p["cell.b_r"])
        n = torch.tanh(x @ p["cell.W_xh"] + (r * h) @ p["cell.W_hh"] + p["cell.b_h"])
        h = z * h + (1 - z) * n
        rows.append(head(h).tolist())
    p["fc.weight"], p["fc.bias"] = head.weight.detach(), head.bias.detach()
    torch.save(p, path("pytorch", "by-hand-gru.pt"))
    expect("by-hand-gru.pt", rows)


def min_char_rnn():
    """The arrays of a plain RNN in a hundred lines: Wxh, Whh, Why, bh, by."""
    random = np.random.default_rng(3)
    p = {"Wxh": random.normal(size=(UNITS, SYMBOLS)), "Whh": random.normal(size=(UNITS, UNITS)),
         "Why": random.normal(size=(SYMBOLS, UNITS)), "bh": random.normal(size=(UNITS, 1)),
         "by": random.normal(size=(SYMBOLS, 1))}
    h = np.zeros((UNITS, 1))
    rows = []
    for token in TOKENS:
        x = np.zeros((SYMBOLS, 1))
        x[token] = 1
        h = np.tanh(p["Wxh"] @ x + p["Whh"] @ h + p["bh"])
        rows.append((p["Why"] @ h + p["by"])[:, 0].tolist())
    p["Whh"] = np.asfortranarray(p["Whh"])
    np.savez(path("numpy", "min-char-rnn.npz"), chars=np.array(list("abcdefg")), **p)
    expect("min-char-rnn.npz", rows)


class Last(nn.Module):
    """What a model predicts after the last step, as probabilities."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, tokens):
        return torch.softmax(self.model(tokens)[:, -1], -1)


class Numbers(nn.Module):
    """A GRU over numbers."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(2, UNITS, num_layers=2)
        self.out = nn.Linear(UNITS, 3)

    def forward(self, series):
        return self.out(self.rnn(series)[0])


def export(name, model, example=None, **options):
    """Writes a graph of ONNX, the batch in front, steps of any number."""
    example = torch.tensor([TOKENS]) if example is None else example
    torch.onnx.export(model, example, path("onnx", name), input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {1: "steps"}}, **options)


def exported():
    for name, model, options in (
            ("exported-lstm.onnx", Model(nn.LSTM, hidden_size=UNITS, num_layers=2), {}),
            ("exported-gru.onnx", Model(nn.GRU, hidden_size=UNITS), {}),
            ("exported-unfolded.onnx", Model(nn.GRU, hidden_size=UNITS), {"do_constant_folding": False}),
            ("exported-relu.onnx", Model(nn.RNN, hidden_size=UNITS, nonlinearity="relu", head_bias=False), {}),
            ("exported-both.onnx", Model(nn.LSTM, outputs=5, hidden_size=UNITS, bidirectional=True), {})):
        export(name, model, **options)
        expect(name, run(model))
    last = Model(nn.GRU, outputs=3, hidden_size=UNITS)
    export("exported-last.onnx", Last(last))
    expect("exported-last.onnx", run(last)[-1:])
    series = torch.randn(6, 1, 2)
    numbers = Numbers()
    torch.onnx.export(numbers, series, path("onnx", "exported-numbers.onnx"), input_names=["x"], output_names=["y"])
    with torch.no_grad():
        EXPECTED["exported-numbers.onnx"] = {"series": series[:, 0].tolist(), "outputs": numbers(series)[:, 0].tolist()}


def main():
    torch.manual_seed(1)
    model = Model(nn.LSTM, hidden_size=UNITS)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.tensor([TOKENS])).sum().backward()
    optimizer.step()
    save("checkpoint.pt", model, {"epoch": 3, "model_state_dict": model.state_dict(),
                                  "optimizer_state_dict": optimizer.state_dict(), "loss": np.float64(1.5),
                                  "chars": ["\n", " ", "a", "b", "c", "d", "e"]})
    save("legacy-tied.pth", Model(nn.GRU, hidden_size=WIDTH, tied=True), zipped=False)
    whole = Model(nn.RNN, hidden_size=UNITS, nonlinearity="relu", embedding=0)
    save("whole-module.pt", whole, whole)
    save("whole-module-legacy.pt", whole, whole, zipped=False)
    save("cells-half.pt", Cells(nn.LSTMCell, False), dtype=torch.float16)
    save("gru-cells.pt", Cells(nn.GRUCell, True))
    save("bfloat16.pt", Model(nn.GRU, hidden_size=UNITS, num_layers=2), dtype=torch.bfloat16)
    save("double-both.pt", Model(nn.LSTM, outputs=5, hidden_size=UNITS, num_layers=2, bidirectional=True).double())
    strides = Model(nn.LSTM, hidden_size=UNITS)
    save("strides.pt", strides, strided(strides.state_dict()))
    save("no-bias.pt", Model(nn.LSTM, hidden_size=UNITS, bias=False, head_bias=False))
    save("unequal.pt", Stack())
    save("projected.pt", Model(nn.LSTM, hidden_size=UNITS + 2, proj_size=UNITS))
    wrapped = Model(nn.GRU, hidden_size=UNITS)
    save("wrapped.pt", wrapped, {"state_dict": collections.OrderedDict(
        ("_orig_mod.module.net." + key, value) for key, value in wrapped.state_dict().items()),
        "stoi": {c: i for i, c in enumerate("abcdefg")}})
    dropped = Model(nn.LSTM, hidden_size=UNITS)
    state = collections.OrderedDict()
    for key, value in dropped.state_dict().items():
        if key == "rnn.weight_hh_l0":
            state["rnn.weight_hh_l0_raw"] = value
            state["rnn.module.weight_hh_l0"] = torch.where(torch.rand(value.shape) < 0.5, torch.zeros(()), 2 * value)
        elif key.startswith("rnn"):
            state[key.replace("rnn", "rnn.module")] = value
        else:
            state[key] = value
    save("weight-drop.pt", dropped, state)
    scripted = Model(nn.LSTM, hidden_size=UNITS)
    torch.jit.trace(scripted, torch.tensor([TOKENS])).save(path("pytorch", "torchscript.pt"))
    expect("torchscript.pt", run(scripted))
    by_hand_lstm()
    by_hand_gru()
    min_char_rnn()
    arrays = Model(nn.LSTM, hidden_size=UNITS)
    np.savez_compressed(path("numpy", "names-as-pytorch.npz"), counter=np.array([3]),
                        **{key: value.numpy() for key, value in arrays.state_dict().items()})
    expect("names-as-pytorch.npz", run(arrays))

    exported()

    class Evil:
        def __reduce__(self):
            return os.system, ("touch /tmp/this-was-executed",)

    torch.save({"state_dict": arrays.state_dict(), "more": Evil()}, path("pytorch", "evil.pt"))
    with open(os.path.join(RESOURCES, "expected.json"), "w") as out:
        json.dump(EXPECTED, out, indent=0, sort_keys=True)
        out.write("\n")


if __name__ == "__main__":
    main()
