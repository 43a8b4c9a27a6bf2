#!/usr/bin/env python3
"""Writes a graph for each variation of ONNX's recurrent operators (LSTM, GRU, RNN) with random weights to
src/test/resources/foreign/onnx, for OnnxOperatorsTest, and to operators.json what enters and what comes out: the values of
the ONNX project's reference implementation in NumPy (onnx.reference). What reads both ways is two of its runs, the second
over the steps in reverse.

Usage, from the top of the repository (needs onnx; the build does not):

    python3 src/test/python/onnx_operator_fixtures.py
"""
import json
import os

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "foreign", "onnx")
GATES = {"LSTM": 4, "GRU": 3, "RNN": 1}
INPUT, UNITS, STEPS, BATCH = 3, 4, 5, 2


def weights(random, operator, directions, bias, peepholes):
    gates = GATES[operator]
    values = {"W": random.normal(0, 0.6, (directions, gates * UNITS, INPUT)),
              "R": random.normal(0, 0.6, (directions, gates * UNITS, UNITS))}
    if bias:
        values["B"] = random.normal(0, 0.6, (directions, 2 * gates * UNITS))
    if peepholes:
        values["P"] = random.normal(0, 0.6, (directions, 3 * UNITS))
    return {name: value.astype(np.float32) for name, value in values.items()}


def model(operator, values, shape, attributes):
    places = ["X", "W", "R", "B", "", "", "", "P"]
    inputs = [name if name in values or name == "X" else "" for name in places]
    while not inputs[-1]:
        inputs.pop()
    outputs = ["Y", "Y_h"] + (["Y_c"] if operator == "LSTM" else [])
    node = helper.make_node(operator, inputs, outputs, hidden_size=UNITS, **attributes)
    graph = helper.make_graph([node], operator.lower(), [helper.make_tensor_value_info("X", TensorProto.FLOAT, shape)],
                              [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * (4 if name == "Y" else 3)) for name in outputs[:2]],
                              [numpy_helper.from_array(value, name) for name, value in values.items()])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    checker.check_model(made)
    return made


def last_state(operator, values, x, attributes):
    """Y_h (batch, units) of one direction that reads forwards."""
    made = model(operator, values, list(x.shape), attributes)
    return np.asarray(ReferenceEvaluator(made).run(["Y_h"], {"X": x})[0]).reshape(x.shape[1], UNITS)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    random = np.random.default_rng(7)
    expected = {}
    for operator in GATES:
        variations = {"plain": {}, "bias": {"bias": True}, "both": {"bias": True, "directions": 2},
                      "batch-first": {"bias": True, "layout": 1}, "reverse": {"bias": True, "reverse": True}}
        if operator == "LSTM":
            variations["peepholes"] = {"bias": True, "peepholes": True}
        if operator == "GRU":
            variations["reset-after"] = {"bias": True, "after": True}
        for name, of in variations.items():
            directions = of.get("directions", 1)
            values = weights(random, operator, directions, of.get("bias", False), of.get("peepholes", False))
            x = random.normal(0, 1, (STEPS, BATCH, INPUT)).astype(np.float32)
            attributes = {"linear_before_reset": 1} if of.get("after") else {}
            shown = dict(attributes)
            if directions == 2:
                shown["direction"] = "bidirectional"
            if of.get("reverse"):
                shown["direction"] = "reverse"
            given = x
            if of.get("layout"):
                shown["layout"] = 1
                given = x.transpose(1, 0, 2)
            file = f"{operator.lower()}-{name}"
            with open(os.path.join(FOLDER, file + ".onnx"), "wb") as out:
                out.write(model(operator, values, list(given.shape), shown).SerializeToString())
            ends = [last_state(operator, {k: v[d:d + 1] for k, v in values.items()},
                               x[::-1] if d == 1 or of.get("reverse") else x, attributes) for d in range(directions)]
            expected[file] = {"shape": list(given.shape), "input": given.flatten().tolist(),
                              "Y_h": np.stack(ends).tolist()}
    with open(os.path.join(FOLDER, "operators.json"), "w") as out:
        json.dump(expected, out, sort_keys=True)
        out.write("\n")


if __name__ == "__main__":
    main()
