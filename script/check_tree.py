#!/usr/bin/env python3
"""Holds the shape of the tree: a stage includes only from folders before it, every *_test.cpp is in a test list,
and no Arabic letter stands in code outside tests. Usage: check_tree.py"""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDER = ["base", "report", "intake", "page", "text", "language", "train", "time", "entity", "statement", "event", "reader",
         "learn", "story", "record", "store", "server", "cli"]
ARABIC = re.compile("[\u0600-\u06FF]")

TYPE = re.compile(r"^(?:class|struct|enum class)\s+(?:\[\[nodiscard\]\]\s*)?(\w+)\b(?!::)[^;()]*\{", re.M)


def problems():
    types = {}
    for path in sorted((ROOT / "src").rglob("*.h")):
        for name in TYPE.findall(path.read_text("utf-8")):
            if name in types:
                yield f"{path}: type {name} is also in {types[name]}; one namespace, so rename one or share it"
            types.setdefault(name, path)
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        stage = path.relative_to(ROOT / "src").parts[0]
        if stage not in ORDER:
            yield f"{path}: folder {stage} is not in the order of stages"
            continue
        text = path.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            found = re.match(r'\s*#include "(\w+)/', line)
            if found and found[1] in ORDER and ORDER.index(found[1]) > ORDER.index(stage):
                yield f"{path}:{number}: {stage} includes {found[1]}, a later stage"
            if not path.name.endswith("_test.cpp") and ARABIC.search(line):
                yield f"{path}:{number}: Arabic in code; knowledge belongs in data/*.tsv"
    for path in sorted(p for d in ("src", "tests") for p in (ROOT / d).rglob("*_test.cpp")):
        lists = [d / "CMakeLists.txt" for d in path.parents if (d / "CMakeLists.txt").exists()]
        if not lists or path.name not in lists[0].read_text("utf-8"):
            yield f"{path}: not in the test list of {lists[0] if lists else 'any CMakeLists.txt'}"


found = list(problems())
print(*found, sep="\n", end="\n" if found else "")
print(f"tree: {len(found)} problem(s)")
sys.exit(bool(found))
