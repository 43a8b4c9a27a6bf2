#!/usr/bin/env python3
"""Makes src/test/resources/projection/tsne.json: neighbourhoods, KL and its gradient by NumPy, checked by scikit-learn.

Usage, from the top of the repository (needs numpy and scikit-learn; the build does not):

    python3 src/test/python/tsne_fixture.py
"""
import json
import os

import numpy as np
from sklearn.manifold import _t_sne
from sklearn.metrics import pairwise_distances

OUT = os.path.join(os.path.dirname(__file__), "..", "resources", "projection", "tsne.json")
M, N, PERPLEXITY = 24, 5, 6.0


def neighbourhoods(x):
    d = ((x[:, None] - x[None]) ** 2).sum(-1)
    conditional = np.zeros((M, M))
    for i in range(M):
        low, high = 1e-12, 1e12
        for _ in range(400):
            beta = np.sqrt(low * high)
            row = np.exp(-beta * (d[i] - np.delete(d[i], i).min()))
            row[i] = 0
            row /= row.sum()
            entropy = -(row[row > 0] * np.log(row[row > 0])).sum()
            low, high = (beta, high) if entropy > np.log(PERPLEXITY) else (low, beta)
        conditional[i] = row
    return (conditional + conditional.T) / (2 * M)


def divergence(p, y):
    kernel = 1 / (1 + ((y[:, None] - y[None]) ** 2).sum(-1))
    np.fill_diagonal(kernel, 0)
    q = kernel / kernel.sum()
    off = ~np.eye(M, dtype=bool)
    gradient = 4 * ((p - q)[:, :, None] * (y[:, None] - y[None]) * kernel[:, :, None]).sum(1)
    return (p[off] * np.log(p[off] / q[off])).sum(), gradient


random = np.random.default_rng(5)
x = np.round(random.normal(size=(M, N)), 3)
y = np.round(random.normal(size=(M, 2)), 3)
p = neighbourhoods(x)
kl, gradient = divergence(p, y)

theirs = _t_sne._joint_probabilities(pairwise_distances(x.astype(np.float32), squared=True), PERPLEXITY, 0)
off = np.triu_indices(M, 1)
from scipy.spatial.distance import squareform
assert np.abs(squareform(theirs) - p).max() < 1e-5, np.abs(squareform(theirs) - p).max()
their_kl, their_gradient = _t_sne._kl_divergence(y.ravel(), theirs, 1, M, 2)
assert abs(their_kl - kl) < 1e-4 and np.abs(their_gradient.reshape(M, 2) - gradient).max() < 1e-4

os.makedirs(os.path.dirname(OUT), exist_ok=True)
with open(OUT, "w") as out:
    json.dump({"perplexity": PERPLEXITY, "x": x.tolist(), "y": y.tolist(), "p": np.round(p, 9).tolist(),
               "kl": float(kl), "gradient": np.round(gradient, 9).tolist()}, out)
