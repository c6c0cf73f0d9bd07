#!/usr/bin/env python3
"""Checks every data table against data/schema.tsv: header, number of cells, required cells, unique keys, NFC, no
stray spaces. Usage: check_tables.py [DATA_DIR]

schema.tsv has a row per column: table (path under data/, a glob), column, rules: any of "required", "key" (the key
columns of a table are unique together), "/regex/" for the whole cell; for a list cell ("a|b|c") the regex is per item.
"""
import collections, pathlib, re, sys, unicodedata

DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent / "data"


def rows(path):
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def problems():
    schema = collections.defaultdict(dict)
    for _, (table, column, rules) in list(rows(DATA / "schema.tsv"))[1:]:
        schema[table][column] = rules
    known = {p: t for t in schema for p in DATA.glob(t)}
    for path in sorted(DATA.rglob("*.tsv")):
        if path.name == "schema.tsv":
            continue
        if path not in known:
            yield f"{path}: not in schema.tsv"
            continue
        columns = schema[known[path]]
        raw = path.read_text("utf-8")
        if unicodedata.normalize("NFC", raw) != raw:
            yield f"{path}: not NFC"
        seen, header = {}, None
        for number, cells in rows(path):
            if header is None:
                header = cells
                if header != list(columns):
                    yield f"{path}:{number}: columns {header}, expected {list(columns)}"
                    break
                continue
            if len(cells) != len(header):
                yield f"{path}:{number}: {len(cells)} cells, expected {len(header)}"
                continue
            for column, cell in zip(header, cells):
                rules = columns[column]
                if cell != cell.strip() or "  " in cell:
                    yield f"{path}:{number}: stray space in {column}: {cell!r}"
                if "required" in rules and not cell:
                    yield f"{path}:{number}: {column} is empty"
                pattern = re.search(r"/(.*)/", rules)
                if pattern and cell and not all(re.fullmatch(pattern[1], c) for c in cell.split("|")):
                    yield f"{path}:{number}: {column}: {cell!r} does not match {pattern[1]}"
            key = tuple(c for h, c in zip(header, cells) if "key" in columns[h])
            if key and key in seen:
                yield f"{path}:{number}: same key as line {seen[key]}: {' '.join(key)}"
            seen.setdefault(key, number)


found = list(problems())
print(*found[:100], sep="\n", end="\n" if found else "")
print(f"tables: {len(found)} problem(s)")
sys.exit(bool(found))
