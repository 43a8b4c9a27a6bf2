#!/usr/bin/env python3
"""Makes src/test/resources/safetensors/*.safetensors: one small model in each number format, for PythonFilesTest.

Usage, from the top of the repository (needs torch and safetensors; the build does not):

    python3 src/test/python/io_fixtures.py

The files are written by safetensors.torch.save_file, whose order of tensors is its own. Every weight is a multiple of
1/8 between -1 and 1, which all four formats hold exactly, so the four models are the same one.
"""
import json
import os

import torch
import torch.nn as nn
from safetensors.torch import save_file

FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "safetensors")
UNITS, SYMBOLS = 3, 4
TYPES = {"f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16, "f64": torch.float64}


def weight(tensor, index):
    """Element `index` of tensor number `tensor`; PythonFilesTest has the same formula."""
    return ((7 * index + 3 * tensor) % 17 - 8) / 8


def main():
    model = nn.ModuleDict({"rnn": nn.LSTM(SYMBOLS, UNITS), "head": nn.Linear(UNITS, SYMBOLS)})
    description = {
        "version": 1,
        "spec": {"cell": "lstm", "layers": 1, "units": UNITS, "vocabulary": SYMBOLS},
        "tokenizer": "character",
        "vocabulary": ["h", "e", "l", "한"],
        "card": {"name": "from-python", "held_out_loss": 0.5},
    }
    os.makedirs(FOLDER, exist_ok=True)
    for name, dtype in TYPES.items():
        tensors = {}
        for number, (key, value) in enumerate(model.state_dict().items()):
            numbers = [weight(number, i) for i in range(value.numel())]
            tensors[key] = torch.tensor(numbers, dtype=dtype).reshape(value.shape)
        metadata = {"format": "pt", "rnnscope": json.dumps(description, ensure_ascii=False)}
        save_file(tensors, os.path.join(FOLDER, name + ".safetensors"), metadata=metadata)


if __name__ == "__main__":
    main()
