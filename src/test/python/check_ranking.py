#!/usr/bin/env python3
"""Checks a table that `score` wrote, with SciPy and from the values that `trace` wrote.

    java -jar target/rnnscope.jar text  story --out story.txt
    java -jar target/rnnscope.jar trace --model story-lstm --text story.txt --out trace.npz
    java -jar target/rnnscope.jar score --model story-lstm --text story.txt --property quotation --property column \\
        --property capital --property word-position --out table.csv
    python3 src/test/python/check_ranking.py story.txt trace.npz table.csv

The properties are worked out here once more, for texts with straight quotation marks and plain words. `score` keeps a
value as one of 256 levels, so its scores may differ a little: by less than 0.002, most where a unit is nearly always
near 0.
"""
import csv
import sys

import numpy as np
from scipy import stats


def quotation(text):
    inside, values = False, []
    for before, symbol in zip(" " + text, text):
        inside = False if before + symbol == "\n\n" else inside != (symbol == '"')
        values.append(inside)
    return values


def column(text):
    values = []
    for symbol in text:
        values.append(0 if symbol == "\n" else (values[-1] if values else 0) + 1)
    return values


def capital(text):
    return [symbol.isupper() for symbol in text]


def word_position(text):
    values = []
    for i, symbol in enumerate(text):
        last = values[-1] if values and not np.isnan(values[-1]) else 0
        inner = symbol == "'" and last > 0 and text[i + 1:i + 2].isalnum()
        values.append(last + 1 if symbol.isalnum() or inner else np.nan)
    return values


def score(unit, values, binary):
    here = ~np.isnan(values)
    unit, values = unit[here], values[here]
    if not binary:
        return stats.spearmanr(unit, values).statistic
    yes, no = unit[values == 1], unit[values == 0]
    return stats.mannwhitneyu(yes, no).statistic / (len(yes) * len(no))


def main(text_file, trace_file, table_file):
    text = open(text_file, encoding="utf-8").read()
    trace = np.load(trace_file)
    half = len(text) // 2
    known = {"quotation": quotation, "column": column, "capital": capital, "word-position": word_position}
    worst = {}
    for row in csv.DictReader(open(table_file, encoding="utf-8")):
        if row["property"] not in known:
            continue
        values = np.array(known[row["property"]](text), dtype=float)
        unit = trace[f"l{int(row['layer']) - 1}.hidden"][:, int(row["unit"])]
        for part, name in ((slice(None, half), "chosen_by"), (slice(half, None), "held_out")):
            exact = score(unit[part], values[part], row["f1"] != "")
            if row["sign"] == "-1":
                exact = 1 - exact if row["f1"] else -exact
            worst[row["property"]] = max(worst.get(row["property"], 0), abs(exact - float(row[name])))
    for name, difference in worst.items():
        print(f"{name}: greatest difference {difference:.5f}")
    if not worst or max(worst.values()) > 0.002:
        sys.exit("the table is not what SciPy finds")


if __name__ == "__main__":
    main(*sys.argv[1:])
