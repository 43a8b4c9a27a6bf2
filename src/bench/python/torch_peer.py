#!/usr/bin/env python3
"""PyTorch's side of rnnscope.bench.PeerBench, on the CPU.

usage: torch_peer.py THREADS

Reads one request a line, answers one line:

  about                                           version, and speed of a matrix product: see below
  train CELL UNITS BATCH STEPS SYMBOLS SECONDS    seconds that a window took: on average, and the fastest
  step  CELL UNITS SYMBOLS SECONDS                seconds that 50 steps took: on average, and the fastest

CELL is rnn, lstm or gru. The model is a character model over one-hot input: one nn.RNN, nn.LSTM or nn.GRU, an nn.Linear,
cross-entropy after every step. Training is truncated backpropagation through time with the state carried over, the
gradient clipped to norm 5, and Adam. What else PeerBench asks for (task NAME SECONDS: 16 batches of a task that comes as
examples) is answered with nan nan; libtorch's side, LibtorchPeer, knows it too. A single step is the cell, nn.Linear and softmax for one sequence, in inference
mode. A request is warmed up before it is first timed.

PyTorch is as fast as the BLAS it finds. Debian's python3-torch is content with the reference BLAS, which is ten to thirty
times slower than OpenBLAS (apt-get install libopenblas0-pthread); a comparison with that says nothing. The answer to
"about" shows which it is.
"""
import os
import sys
import time

THREADS = sys.argv[1]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = THREADS

import torch
from torch import nn
from torch.nn import functional

LAYERS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
CELLS = {"rnn": nn.RNNCell, "lstm": nn.LSTMCell, "gru": nn.GRUCell}
WINDOWS = 32


def timed(run, seconds, warm_up):
    """Seconds that one call of run takes over a burst: on average, and the fastest."""
    end = time.perf_counter() + warm_up
    while time.perf_counter() < end:
        run()
    calls = 0
    fastest = float("inf")
    start = now = time.perf_counter()
    while now < start + seconds:
        before = now
        run()
        calls += 1
        now = time.perf_counter()
        fastest = min(fastest, now - before)
    return (now - start) / calls, fastest


class Training:
    def __init__(self, cell, units, batch, steps, symbols):
        self.symbols = symbols
        self.recurrent = LAYERS[cell](symbols, units)
        self.head = nn.Linear(units, symbols)
        self.parameters = list(self.recurrent.parameters()) + list(self.head.parameters())
        self.optimizer = torch.optim.Adam(self.parameters, lr=0.002)
        self.text = torch.randint(symbols, (WINDOWS * steps + 1, batch))
        self.steps = steps
        self.state = None
        self.window = 0

    def run(self):
        first = self.window * self.steps
        self.window = (self.window + 1) % WINDOWS
        tokens = self.text[first:first + self.steps]
        targets = self.text[first + 1:first + self.steps + 1]
        output, state = self.recurrent(functional.one_hot(tokens, self.symbols).float(), self.state)
        self.state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        loss = functional.cross_entropy(self.head(output).flatten(0, 1), targets.flatten())
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 5)
        self.optimizer.step()


class Stepping:
    STEPS = 50

    def __init__(self, cell, units, symbols):
        self.cell = CELLS[cell](symbols, units)
        self.head = nn.Linear(units, symbols)
        self.inputs = list(torch.eye(symbols).split(1))
        zero = torch.zeros(1, units)
        self.state = (zero, zero) if cell == "lstm" else zero

    def run(self):
        with torch.inference_mode():
            for k in range(self.STEPS):
                self.state = self.cell(self.inputs[k % len(self.inputs)], self.state)
                hidden = self.state[0] if isinstance(self.state, tuple) else self.state
                torch.softmax(self.head(hidden), 1)


def product_speed():
    """GFLOP/s of a product of two square matrices: the best of several."""
    n = 512
    a = torch.randn(n, n)
    b = torch.randn(n, n)
    best = float("inf")
    for _ in range(30):
        start = time.perf_counter()
        torch.mm(a, b)
        best = min(best, time.perf_counter() - start)
    return 2 * n ** 3 / best / 1e9


def main():
    torch.set_num_threads(int(THREADS))
    torch.manual_seed(1)
    known = {}
    for line in sys.stdin:
        if line.strip() == "about":
            print(f"PyTorch {torch.__version__}, matrix product {product_speed():.0f} GFLOP/s", flush=True)
            continue
        kind, cell, *sizes, seconds = line.split()
        if kind == "task":
            print("nan nan", flush=True)
            continue
        key = (kind, cell, *sizes)
        warm_up = 0
        if key not in known:
            known.clear()
            known[key] = (Training if kind == "train" else Stepping)(cell, *map(int, sizes))
            warm_up = 0.5
        print(*timed(known[key].run, float(seconds), warm_up), flush=True)


main()
