#!/usr/bin/env python3
"""Makes src/test/resources/foreign/keras: small networks as Keras saves them, and what Keras computes with each, in
expected.json there, for KerasFixturesTest; and exported-external.onnx, a graph whose weights lie in a file beside it.

Usage, from the top of the repository (needs keras 3 with any backend, h5py and onnx; the build does not):

    KERAS_BACKEND=jax python3 src/test/python/keras_fixtures.py
"""
import json
import os

import keras
import numpy as np
import onnx
from keras import layers

FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "foreign", "keras")
SYMBOLS, WIDTH, UNITS = 7, 3, 4
TOKENS = [1, 4, 0, 6, 2, 2, 5, 3]
EXPECTED = {}


def save(name, model, series=None):
    """Random numbers in all weights, biases too, so that none of them counts for nothing."""
    random = np.random.default_rng(len(EXPECTED))
    model.set_weights([random.normal(size=w.shape).astype("float32") * 0.6 for w in model.get_weights()])
    if isinstance(model.layers[0], layers.Embedding) or isinstance(series, str):
        x = np.array([TOKENS])
        EXPECTED[name] = {"tokens": TOKENS}
    elif series is None:
        x = np.eye(SYMBOLS, dtype="float32")[TOKENS][None]
        EXPECTED[name] = {"tokens": TOKENS}
    else:
        x = series[None]
        EXPECTED[name] = {"series": series.tolist()}
    y = np.asarray(model(x))[0]
    if any(layer.get_config().get("go_backwards") for layer in model.layers) and y.ndim == 2:
        # Keras gives them in the order in which it reads, from the last step
        y = y[::-1]
    EXPECTED[name]["outputs"] = (y if y.ndim == 2 else y[None]).tolist()
    model.save(os.path.join(FOLDER, name))


def stack(*more, embedding=True):
    first = [layers.Input((None,), dtype="int32"), layers.Embedding(SYMBOLS, WIDTH)] if embedding else [layers.Input((None, SYMBOLS))]
    return keras.Sequential(first + list(more))


def main():
    os.makedirs(FOLDER, exist_ok=True)
    save("lstm-unequal.keras", stack(layers.LSTM(5, return_sequences=True), layers.LSTM(UNITS, return_sequences=True),
                                     layers.TimeDistributed(layers.Dense(SYMBOLS))))
    save("gru-after.keras", stack(layers.GRU(UNITS, return_sequences=True), layers.Dropout(0.2), layers.Dense(SYMBOLS, activation="softmax")))
    save("gru-before.keras", stack(layers.GRU(UNITS, return_sequences=True, reset_after=False), layers.Dense(SYMBOLS)))
    save("simple-rnn.h5", stack(layers.SimpleRNN(UNITS, return_sequences=True, activation="relu", use_bias=False),
                                layers.Dense(SYMBOLS, use_bias=False), embedding=False))
    save("both-last.keras", stack(layers.Bidirectional(layers.LSTM(UNITS, return_sequences=True)),
                                  layers.Bidirectional(layers.LSTM(3)), layers.Dense(3, activation="softmax")))
    save("both-last.h5", stack(layers.Bidirectional(layers.GRU(UNITS)), layers.Dense(1, activation="sigmoid")))
    tokens = layers.Input((None,), dtype="int32")
    x = layers.Embedding(SYMBOLS, WIDTH, name="letters")(tokens)
    x = layers.LSTM(UNITS, return_sequences=True, name="memory")(x)
    save("functional.h5", keras.Model(tokens, layers.Dense(SYMBOLS, name="scores")(x)), "tokens")
    series = np.random.default_rng(5).normal(size=(6, 2)).astype("float32")
    numbers = keras.Sequential([layers.Input((None, 2)), layers.GRU(UNITS), layers.Dense(2)])
    save("numbers.keras", numbers, series)
    save("back-tags.keras", stack(layers.LSTM(UNITS, go_backwards=True, return_sequences=True),
                                  layers.GRU(3, return_sequences=True), layers.Dense(2, activation="softmax")))
    save("back-last.h5", stack(layers.GRU(UNITS, go_backwards=True), layers.Dense(3, activation="softmax")))
    with open(os.path.join(FOLDER, "expected.json"), "w") as out:
        json.dump(EXPECTED, out, indent=0, sort_keys=True)
        out.write("\n")
    graphs = os.path.join(FOLDER, "..", "onnx")
    model = onnx.load(os.path.join(graphs, "exported-gru.onnx"))
    beside = os.path.join(graphs, "exported-external.bin")
    if os.path.exists(beside):
        os.remove(beside)
    onnx.save_model(model, os.path.join(graphs, "exported-external.onnx"), save_as_external_data=True,
                    location="exported-external.bin", size_threshold=0)


if __name__ == "__main__":
    main()
