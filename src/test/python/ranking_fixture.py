#!/usr/bin/env python3
"""Makes src/test/resources/ranking/scipy.json: scores of units for properties by SciPy, for RankingFixtureTest.

Usage, from the top of the repository (needs scipy; the build does not):

    python3 src/test/python/ranking_fixture.py

Units are whole numbers that keep to themselves for a while, as states do. The first half of the steps chooses sign and
threshold, the second is scored. The deviation is that of the score over every circular shift of the property.
"""
import json
import os

import numpy as np
from scipy import stats

OUT = os.path.join(os.path.dirname(__file__), "..", "resources", "ranking", "scipy.json")
STEPS = 1024


def slow(random, keep, levels):
    """A number from 0 to levels - 1 at each step, near the one before."""
    x, values = 0.0, []
    for _ in range(STEPS):
        x = keep * x + np.sqrt(1 - keep * keep) * random.standard_normal()
        values.append(x)
    values = np.array(values)
    return np.round((values - values.min()) / (values.max() - values.min()) * (levels - 1)).astype(int)


def auc(unit, holds):
    yes, no = unit[holds == 1], unit[holds == 0]
    return stats.mannwhitneyu(yes, no).statistic / (len(yes) * len(no))


def score(unit, values, binary):
    here = ~np.isnan(values)
    return auc(unit[here], values[here]) if binary else stats.spearmanr(unit[here], values[here]).statistic


def f1(unit, values, sign, threshold):
    here = ~np.isnan(values)
    said = unit[here] >= threshold if sign > 0 else unit[here] < threshold
    right = np.sum(said & (values[here] == 1))
    return 2 * right / (np.sum(said) + np.sum(values[here] == 1))


def main():
    random = np.random.default_rng(4)
    holds = (slow(random, 0.95, 9) > 5).astype(float)
    size = slow(random, 0.9, 12).astype(float)
    gaps = (slow(random, 0.8, 5) > 1).astype(float)
    gaps[::7] = np.nan
    sparse = slow(random, 0.9, 6).astype(float)
    sparse[slow(random, 0.9, 4) == 1] = np.nan
    properties = {"holds": holds, "size": size, "gaps": gaps, "sparse": sparse}
    binary = {"holds", "gaps"}
    units = [
        slow(random, 0.97, 30),
        slow(random, 0.5, 40) + 25 * holds.astype(int),
        3 * (12 - size.astype(int)) + slow(random, 0.5, 9),
        slow(random, 0.9, 2),
        10 * np.nan_to_num(gaps).astype(int) + 2 * np.nan_to_num(sparse).astype(int) + slow(random, 0.2, 5),
    ]
    half = STEPS // 2
    expected = []
    for name, values in properties.items():
        chance = 0.5 if name in binary else 0.0
        for j, unit in enumerate(units):
            first = score(unit[:half], values[:half], name in binary) - chance
            second = score(unit[half:], values[half:], name in binary) - chance
            sign = -1 if first < 0 else 1
            row = {"property": name, "unit": j, "sign": sign, "chosenBy": chance + sign * first,
                   "heldOut": chance + sign * second}
            if name in binary:
                best = max([*np.unique(unit), unit.max() + 1], key=lambda t: (f1(unit[:half], values[:half], sign, t), -t))
                row["f1"] = f1(unit[half:], values[half:], sign, best)
            if not np.isnan(values).any():
                shifted = [score(unit[half:], np.roll(values[half:], s), name in binary) - chance for s in range(half)]
                row["deviation"] = np.sqrt(np.mean(np.square(shifted)))
                row["p"] = stats.norm.sf(sign * second / row["deviation"])
            expected.append(row)
    tested = [row for row in expected if "p" in row]
    for row, q in zip(tested, stats.false_discovery_control([row["p"] for row in tested], method="bh")):
        row["q"] = q
    os.makedirs(os.path.dirname(OUT), exist_ok=True)
    with open(OUT, "w") as file:
        json.dump({
            "units": [unit.tolist() for unit in units],
            "properties": {name: [None if np.isnan(v) else v for v in values] for name, values in properties.items()},
            "binary": sorted(binary),
            "expected": expected,
        }, file)


if __name__ == "__main__":
    main()
