#!/usr/bin/env python3
"""Draws links to the knowledge base at random from raw reports, to be judged by eye.
Usage: sample_links.py ISNAD SEED [LINKS] [--used FILE] [--json OUT]

ISNAD is the program (build/release/isnad). Reports come from `saudinewsnet` (all days, desks and outlets) and `unifiedfc` (pages with
their menus) under $ISNAD_SHARED/data/stories, three of the first to one of the second; none of gold/dev or tests/gold. A report
in which the program finds three or more happenings is kept, another with one chance in three, so that politics weighs more. Of each
report at most three links are drawn, whatever their kind; a link is a mention with an id of the base (local/ and office/ are none).
--used FILE: addresses drawn before are left out, and this draw's are added. The same SEED draws the same reports."""
import json, os, pathlib, random, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "script"))
import gold_texts

PER_REPORT, POLITICAL, KEEP_OTHER, SHORTEST = 3, 3, 1 / 3, 200


def read(program, text):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as f:
        json.dump(text, f, ensure_ascii=False)
        f.flush()
        out = subprocess.run([program, "read", "--explain", f.name], capture_output=True, text=True)
    return json.loads(out.stdout) if out.returncode == 0 and out.stdout.strip() else None


def kept_aside(base):
    """Texts of the gold sets: by their first letters, since copies have other addresses."""
    out = set()
    for f in (base / "gold/dev/text").glob("*.json"):
        out.add(json.loads(f.read_text("utf-8"))["text"][:80])
    for line in (ROOT / "tests/gold/index.tsv").read_text("utf-8").splitlines()[1:]:
        cells = line.split("\t")
        out.update((cells[1] + "#" + cells[2], ))
    return out


def draw(base, rng, aside):
    """Reports without end: (address, text as the reader takes it)."""
    days = sorted((base / "data/stories/saudinewsnet").glob("*.zip"))
    claims = sorted((base / "data/stories/unifiedfc").glob("R-*.json"))
    while True:
        path = rng.choice(days if rng.random() < 0.75 else claims)
        stored = gold_texts.records(path)
        n = rng.randrange(len(stored if isinstance(stored, list) else stored["article"]))
        if isinstance(stored, list):
            r = stored[n]
            found = {"outlet": r["source"], "url": r["url"], "fetched": r["date_extracted"], "title": r["title"], "text": r["content"].strip()}
        else:
            found = {"url": stored["url"][n], "fetched": None, "title": None, "text": gold_texts.close_up(stored["article"][n]).strip()}
        where = str(path.relative_to(base)) + "#" + str(n)
        if len(found["text"]) < SHORTEST or found["text"][:80] in aside or where in aside:
            continue
        yield where, {"id": where, **found}


def links(reading):
    for m in reading["mentions"] + reading.get("nested", []):
        e = reading["entities"][m["entity"]]
        if e["id"].startswith(("local/", "office/")):
            continue
        s = next((s for s in reading["sentences"] if s["begin"] <= m["begin"] < s["end"]), None)
        if s:
            yield m, e, s


def main(program, seed, count=200, used=None, store=None):
    base, rng = gold_texts.shared(), random.Random(seed)
    aside = kept_aside(base)
    old = set(pathlib.Path(used).read_text().split()) if used and pathlib.Path(used).exists() else set()
    drawn, reports = [], []
    for where, text in draw(base, rng, aside):
        if where in old or where in reports:
            continue
        chance = rng.random()
        reading = read(program, text)
        if not reading or (len(reading["events"]) < POLITICAL and chance > KEEP_OTHER):
            continue
        found = list(links(reading))
        if not found:
            continue
        reports.append(where)
        for m, e, s in rng.sample(found, min(PER_REPORT, len(found))):
            t = reading["text"]
            drawn.append({"report": where, "day": reading["report"]["published"], "mention": m["text"], "name": m["name"], "id": e["id"],
                          "sentence": t[s["begin"]:m["begin"]] + ">>>" + m["text"] + "<<<" + t[m["end"]:s["end"]]})
        if len(drawn) >= count:
            break
    drawn = drawn[:count]
    for i, d in enumerate(drawn, 1):
        print(f"{i}\t{d['report']}\t{d['day']}\t{d['name']}\t{d['id']}\n    {d['sentence']}")
    print(f"{len(drawn)} links of {len(reports)} reports, seed {seed}")
    if store:
        pathlib.Path(store).write_text(json.dumps(drawn, ensure_ascii=False, indent=1))
    if used:
        with open(used, "a") as f:
            f.writelines(r + "\n" for r in reports)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    options = {k: sys.argv[sys.argv.index("--" + k) + 1] for k in ("used",) if "--" + k in sys.argv}
    if "--json" in sys.argv:
        options["store"] = sys.argv[sys.argv.index("--json") + 1]
    plain = [a for i, a in enumerate(sys.argv[1:], 1) if not a.startswith("--") and not sys.argv[i - 1].startswith("--")]
    main(plain[0], int(plain[1]), *(int(x) for x in plain[2:3]), **options)
