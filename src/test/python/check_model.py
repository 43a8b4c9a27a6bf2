#!/usr/bin/env python3
"""Checks a model file and a trace of it against PyTorch.

Usage (needs torch and numpy; takes the safetensors library when it is there):

    java -jar target/rnnscope.jar trace --model M.safetensors --text FILE --out T.npz
    python3 src/test/python/check_model.py M.safetensors T.npz

Loads the weights unchanged, every name and shape as PyTorch's own modules have them, runs the tokens of the trace
through PyTorch and compares the logits and the hidden states of every layer. Without T.npz only the loading is
checked. Exits with 1 at the first difference.
"""
import argparse
import json
import struct
import sys

import numpy as np
import torch
import torch.nn as nn

CHUNK = 1000


def read_by_hand(path):
    """The format as its description has it, for machines without the safetensors library."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length).decode("utf-8"))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        raw = data[begin:end]
        if entry["dtype"] == "BF16":
            values = (np.frombuffer(raw, "<u2").astype("<u4") << 16).view("<f4")
        else:
            values = np.frombuffer(raw, {"F16": "<f2", "F32": "<f4", "F64": "<f8"}[entry["dtype"]])
        tensors[name] = torch.from_numpy(values.astype(np.float32).reshape(entry["shape"]))
    return metadata, tensors


def read(path):
    metadata, by_hand = read_by_hand(path)
    try:
        from safetensors import safe_open
        from safetensors.torch import load_file
    except ImportError:
        print("the safetensors library is not installed; the file was read by hand")
        return metadata, by_hand
    tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
    with safe_open(path, "pt") as file:
        require(file.metadata() == metadata, "the library reads other metadata")
    require(tensors.keys() == by_hand.keys(), "the library reads other tensors")
    require(all(torch.equal(tensors[name], by_hand[name]) for name in tensors), "the library reads other numbers")
    print("read by safetensors.torch.load_file")
    return metadata, tensors


def recurrent(spec, inputs, layers):
    if spec["cell"] == "lstm":
        return nn.LSTM(inputs, spec["units"], layers)
    if spec["cell"] == "gru":
        return nn.GRU(inputs, spec["units"], layers)
    return nn.RNN(inputs, spec["units"], layers, nonlinearity=spec["cell"][len("rnn-"):])


def load(spec, tensors):
    """PyTorch's modules with the weights of the file; strict, so that each finds its place and none is left."""
    modules = nn.ModuleDict()
    inputs = spec.get("inputs", 0) or spec["vocabulary"]
    if spec.get("embedding", 0):
        inputs = spec["embedding"]
        modules["embedding"] = nn.Embedding(spec["vocabulary"], inputs)
    modules["rnn"] = recurrent(spec, inputs, spec["layers"])
    modules["head"] = nn.Linear(spec["units"], spec.get("outputs", 0) or spec["vocabulary"])
    modules.load_state_dict(tensors, strict=True)
    return modules.eval()


class Network:
    """The modules layer by layer, since nn.LSTM alone neither shows the layers below its last nor adds a residual."""

    def __init__(self, spec, modules):
        self.spec, self.modules = spec, modules
        self.layers, self.states = [], [None] * spec["layers"]
        for l in range(spec["layers"]):
            inputs = modules["rnn"].input_size if l == 0 else spec["units"]
            layer = recurrent(spec, inputs, 1)
            own = {name: getattr(modules["rnn"], name[:-1] + str(l)) for name in layer.state_dict()}
            layer.load_state_dict(own, strict=True)
            self.layers.append(layer.eval())

    def run(self, tokens):
        """Hidden states of every layer, each (steps, units), and logits (steps, symbols); keeps the state."""
        known = torch.from_numpy(np.maximum(tokens, 0).astype(np.int64))
        mask = torch.from_numpy((tokens >= 0).astype(np.float32))[:, None]
        if "embedding" in self.modules:
            x = self.modules["embedding"](known)
        else:
            x = nn.functional.one_hot(known, self.spec["vocabulary"]).float()
        x = x * mask  # a symbol that the vocabulary lacks is no input
        hidden = []
        for l, layer in enumerate(self.layers):
            h, self.states[l] = layer(x[:, None, :], self.states[l])
            hidden.append(h[:, 0, :])
            adds = self.spec.get("residual", False) and (l > 0 or self.spec.get("embedding", 0) == self.spec["units"])
            x = hidden[l] + x if adds else hidden[l]
        return hidden, self.modules["head"](x)

    def run_stacked(self, tokens):
        """Logits of the stacked module itself, from the zero state; for models without residual connections."""
        x = nn.functional.one_hot(torch.from_numpy(tokens.astype(np.int64)), self.spec["vocabulary"]).float()
        if "embedding" in self.modules:
            x = x @ self.modules["embedding"].weight
        return self.modules["head"](self.modules["rnn"](x[:, None, :])[0][:, 0, :])


def check_arrays(trace, spec, symbols):
    steps = len(trace["tokens"])
    for name in trace.files:
        array = trace[name]
        print("  %-24s %-8s %s" % (name, array.dtype, array.shape))
        if name != "symbols":
            require(len(array) == steps, name + " has not one row for each step")
            require(np.isfinite(array).all(), name + " holds something that is not finite")
    require(trace["logits"].shape == (steps, spec["vocabulary"]), "the logits have the wrong shape")
    # NumPy cuts U+0000 off the end of a text.
    require(trace["symbols"].tolist() == [s.rstrip("\0") for s in symbols], "the trace has another vocabulary")
    require(((trace["tokens"] >= -1) & (trace["tokens"] < spec["vocabulary"])).all(), "a token is out of range")


def compare(trace, network, tolerance):
    tokens, logits = trace["tokens"], trace["logits"]
    hidden = [trace["l%d.hidden" % l] for l in range(network.spec["layers"])]
    worst = 0.0
    with torch.no_grad():
        for begin in range(0, len(tokens), CHUNK):
            part = slice(begin, begin + CHUNK)
            expected_hidden, expected_logits = network.run(tokens[part])
            for ours, theirs in zip(hidden + [logits], expected_hidden + [expected_logits]):
                scale = max(1.0, float(theirs.abs().max()))
                worst = max(worst, float((torch.from_numpy(ours[part]) - theirs).abs().max()) / scale)
        if not network.spec.get("residual", False) and len(tokens) and (tokens[:CHUNK] >= 0).all():
            theirs = network.run_stacked(tokens[:CHUNK])
            scale = max(1.0, float(theirs.abs().max()))
            worst = max(worst, float((torch.from_numpy(logits[:CHUNK]) - theirs).abs().max()) / scale)
    print("%d steps, greatest relative difference %.2g" % (len(tokens), worst))
    require(worst <= tolerance, "more than the tolerance of %g" % tolerance)


def require(condition, fault):
    if not condition:
        sys.exit("DIFFERENT: " + fault)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", help="a model file")
    parser.add_argument("trace", nargs="?", help="what the trace command wrote for it")
    parser.add_argument("--tolerance", type=float, default=1e-4, help="relative to the largest value (default 1e-4)")
    arguments = parser.parse_args()

    metadata, tensors = read(arguments.model)
    description = json.loads(metadata["rnnscope"])
    spec = description["spec"]
    network = Network(spec, load(spec, tensors))
    print("%s: %d layers of %s with %d units, loaded unchanged" % (
        arguments.model, spec["layers"], type(network.modules["rnn"]).__name__, spec["units"]))
    if arguments.trace:
        with np.load(arguments.trace, allow_pickle=False) as trace:
            check_arrays(trace, spec, description["vocabulary"])
            compare(trace, network, arguments.tolerance)
    print("the same")


if __name__ == "__main__":
    main()
