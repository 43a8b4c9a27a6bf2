#!/usr/bin/env python3
"""Makes src/test/resources/pytorch-glimpses/*.json: what PyTorch computes, for GaussianFiltersTest and
GlimpseGradientsTest and DrawingGradientsTest.

Usage, from the top of the repository (needs torch; the build does not):

    python3 src/test/python/make_glimpse_fixtures.py

The Gaussian filters of DRAW (Gregor et al., 2015, equations 19 to 29) as they are written there, and networks that read
pictures through them or draw some, with autograd, in double precision from float32 numbers.
"""
import json
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

from make_fixtures import recurrent, rounded

FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "pytorch-glimpses")


def bank(centre, stride, sigma, filters, pixels):
    """F of one axis, (..., filters, pixels); centre, stride and sigma are (...)."""
    i = torch.arange(1, filters + 1).double()
    a = torch.arange(1, pixels + 1).double()
    mu = centre[..., None] + (i - filters / 2 - 0.5) * stride[..., None]
    f = torch.exp(-(a - mu[..., None]) ** 2 / (2 * sigma[..., None, None] ** 2))
    return f / f.sum(-1, keepdim=True)


def read(picture, grid, filters):
    """F_Y x F_X^T for pictures (..., B, A) and grids (..., 4)."""
    fx = bank(grid[..., 0], grid[..., 2], grid[..., 3], filters, picture.shape[-1])
    fy = bank(grid[..., 1], grid[..., 2], grid[..., 3], filters, picture.shape[-2])
    return fy @ picture @ fx.transpose(-1, -2)


def write(patch, grid, height, width):
    """F_Y^T w F_X."""
    fx = bank(grid[..., 0], grid[..., 2], grid[..., 3], patch.shape[-1], width)
    fy = bank(grid[..., 1], grid[..., 2], grid[..., 3], patch.shape[-2], height)
    return fy.transpose(-1, -2) @ patch @ fx


def save(name, fixture):
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        json.dump(fixture, file, separators=(",", ":"))
        file.write("\n")


def filters():
    torch.manual_seed(3)
    height, width, side = 9, 12, 4
    picture = torch.randn(height, width)
    patch = torch.randn(side, side)
    grid = torch.tensor([5.2, 3.9, 1.6, 0.8])
    x, w, g = picture.double(), patch.double(), grid.double().requires_grad_()
    found = read(x, g, side)
    (found * w).sum().backward()
    save("filters", {"side": width, "patch_side": side, "picture": rounded(picture), "patch": rounded(patch),
                     "grid": rounded(grid), "read": rounded(found), "written": rounded(write(w, g, height, width)),
                     "gradient": rounded(g.grad)})


def grid_of(numbers, side, patch):
    """(g_X, g_Y, delta, sigma, gamma) of what a linear map gives."""
    x, y, log_variance, log_stride, log_intensity = numbers.unbind(-1)
    return torch.stack([(side + 1) / 2 * (x + 1), (side + 1) / 2 * (y + 1),
                        (side - 1) / (patch - 1) * torch.exp(log_stride), torch.exp(log_variance / 2),
                        torch.exp(log_intensity)], -1)


def classifier(cell, layers, units, side=8, patch=3, glimpses=4, labels=4, batch=3):
    torch.manual_seed(11 + units)
    rnn = recurrent(cell, patch * patch, units, layers)
    look = nn.Linear(units, 5)
    head = nn.Linear(units, labels)
    for module in (rnn, look, head):
        module.double()
    pictures = torch.rand(batch, side, side)
    targets = torch.randint(0, labels, (batch,))
    h = torch.zeros(batch, units).double()
    state, grids = None, []
    for _ in range(glimpses):
        grid = grid_of(look(h), side, patch)
        grids.append(grid)
        seen = grid[..., 4, None, None] * read(pictures.double(), grid, patch)
        out, state = rnn(seen.reshape(1, batch, -1), state)
        h = out[0]
    loss = F.cross_entropy(head(h), targets)
    loss.backward()
    named = [("rnn." + name, p) for name, p in rnn.named_parameters()]
    named += [("glimpse.grid." + name, p) for name, p in look.named_parameters()]
    named += [("head." + name, p) for name, p in head.named_parameters()]
    save("classifier-%s-%d-%d" % (cell, layers, units), {
        "cell": cell, "layers": layers, "units": units, "inputs": side * side, "patch": patch, "glimpses": glimpses,
        "labels": labels, "batch": batch, "input_numbers": rounded(pictures), "targets": targets.tolist(),
        "grids": rounded(torch.stack(grids)), "loss": float(loss),
        "parameters": {name: rounded(p) for name, p in named},
        "gradients": {name: rounded(p.grad) for name, p in named}})


def drawer(units, given=4, side=7, patch=3, glimpses=4, batch=3):
    torch.manual_seed(5)
    rnn = recurrent("lstm", given, units, 1)
    look = nn.Linear(units, 5)
    pen = nn.Linear(units, patch * patch)
    for module in (rnn, look, pen):
        module.double()
    numbers = torch.randn(batch, given)
    targets = torch.rand(batch, side, side)
    state, canvas = None, torch.zeros(batch, side, side).double()
    for _ in range(glimpses):
        out, state = rnn(numbers.double().unsqueeze(0), state)
        grid = grid_of(look(out[0]), side, patch)
        w = pen(out[0]).reshape(batch, patch, patch)
        canvas = canvas + write(w, grid, side, side) / grid[..., 4, None, None]
    loss = F.binary_cross_entropy_with_logits(canvas, targets.double())
    loss.backward()
    named = [("rnn." + name, p) for name, p in rnn.named_parameters()]
    named += [("writing.grid." + name, p) for name, p in look.named_parameters()]
    named += [("writing.patch." + name, p) for name, p in pen.named_parameters()]
    save("drawer-lstm-1-%d" % units, {
        "units": units, "inputs": given, "side": side, "patch": patch, "glimpses": glimpses, "batch": batch,
        "input_numbers": rounded(numbers), "target_numbers": rounded(targets), "canvas": rounded(canvas),
        "loss": float(loss), "parameters": {name: rounded(p) for name, p in named},
        "gradients": {name: rounded(p.grad) for name, p in named}})


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    filters()
    classifier("gru", 1, 5)
    classifier("lstm", 2, 6)
    drawer(6)
