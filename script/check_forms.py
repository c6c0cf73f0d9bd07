#!/usr/bin/env python3
"""Checks that no name form is claimed by two rows of one table family (places*, bodies*, outlets, processes).

A form may stand in several rows only when all but one of them mark it as ambiguous with a leading "?". Forms are
compared by their matching key (marks dropped, hamza and final letters folded, as in src/text/fold.h).
Also checks that every `within` and `part_of` names a row that exists. Usage: check_forms.py [DATA_DIR]
"""
import pathlib, re, sys, unicodedata

DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent / "data"
FAMILIES = {"places": "within", "bodies": "", "outlets": "", "processes": "part_of"}
FOLD = {0x623: 0x627, 0x625: 0x627, 0x622: 0x627, 0x671: 0x627, 0x649: 0x64A, 0x629: 0x647, 0x624: 0x648, 0x626: 0x64A,
        0x640: None, 0x6CC: 0x64A, 0x6A9: 0x643, 0x6AF: 0x643, 0x67E: 0x628, 0x686: 0x62C, 0x698: 0x632, 0x6A4: 0x641,
        **{0x660 + d: 0x30 + d for d in range(10)}}


def key(form):
    bare = "".join(c for c in form if unicodedata.category(c) != "Mn")
    return re.sub(r"\s+", " ", bare.translate(FOLD)).strip()


def problems(family, link):
    claimed, ids, links = {}, set(), []
    for path in sorted((DATA / "entity").glob(family + "*.tsv")):
        lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
        header = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(header, line.split("\t")))
            where = f"{path.name}: {row['id']}"
            if row["id"] in ids:
                yield f"{where}: id stands in two rows"
            ids.add(row["id"])
            if link and row[link]:
                links.append((where, row[link]))
            own = set()
            for form in [row["name"], *filter(None, row["aliases"].split("|"))]:
                folded = key(form.lstrip("?"))
                if folded in own:
                    yield f"{where}: {form} repeats a form of its own row"
                own.add(folded)
                if form.startswith("?"):
                    continue
                if folded in claimed:
                    yield f"{where}: {form} is claimed by {claimed[folded]} too"
                claimed[folded] = row["id"]
    yield from (f"{where}: {link} {target} does not exist" for where, target in links if target not in ids)


found = [p for family, link in FAMILIES.items() for p in problems(family, link)]
print(*found[:200], sep="\n", end="\n" if found else "")
print(f"forms: {len(found)} problem(s)")
sys.exit(bool(found))
