#!/usr/bin/env python3
"""Rebuilds the texts of tests/gold, which the repository does not hold. Usage: gold_texts.py OUT_DIR [GOLD_DIR]

Reads GOLD_DIR/index.tsv and writes OUT_DIR/text/<id>.json and OUT_DIR/gold/<id>.json. In GOLD_DIR/gold the statements are
begin and end (code points of the text); in OUT_DIR/gold they are the words again, as the yardstick wants them. A folder with
events.tsv (corpus/events) has its events there, and nothing else. The stories are looked for under $ISNAD_SHARED, else in a folder
`shared` beside the repository or beside the main checkout. A text whose checksum is not the one in the index is an error."""
import csv, functools, hashlib, json, os, pathlib, re, sys, urllib.parse, zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def shared():
    if "ISNAD_SHARED" in os.environ:
        return pathlib.Path(os.environ["ISNAD_SHARED"])
    near = [p / "shared" for p in ROOT.parents]
    return next((p for p in near if (p / "data/stories").is_dir()), near[0])


@functools.lru_cache(maxsize=None)
def records(path):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as z:
            return json.loads(z.read(z.namelist()[0]))
    return json.loads(path.read_text("utf-8"))


def close_up(text):
    """The pages of unifiedfc come with their punctuation spaced out; put it back where a desk prints it."""
    text = text.replace(" ,", "\u060c")
    text = re.sub(r" ([.:\u060c\u061b;\u061f?!)\]])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    return re.sub(r'" ([^"]*?) "', r'"\1"', text)


def report(row, base):
    """One report in the shape of $ISNAD_SHARED/gold/dev/text."""
    stored, n = records(base / row["source"]), int(row["record"])
    if isinstance(stored, list):
        r = stored[n]
        found = {"outlet": r["source"], "url": r["url"], "fetched": r["date_extracted"], "title": r["title"], "text": r["content"].strip()}
    else:
        url = stored["url"][n]
        found = {"outlet": urllib.parse.urlparse(url).netloc, "url": url, "fetched": None, "title": None,
                 "text": close_up(stored["article"][n]).strip()}
    return {"id": row["id"], **found}


def with_words(gold, text):
    """A gold file whose statements are spans, with the words and which occurrence they are."""
    for s in gold["statements"]:
        begin, end = s.pop("begin"), s.pop("end")
        s["text"], at, s["nth"] = text[begin:end], -1, 0
        while at < begin:
            at = text.find(s["text"], at + 1)
            s["nth"] += 1
    return gold


def told_in_rows(gold):
    """GOLD_DIR/events.tsv, where there is one: the events of each report, triggers as begin and end."""
    path, found = pathlib.Path(gold) / "events.tsv", {}
    if not path.exists():
        return None
    with open(path, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["id"], []).append(row)
    return found


def from_rows(row, events, text):
    """A gold file of events alone."""
    out = {"report": {"published": row["published"] or None}, "times": [], "statements": [], "events": []}
    for e in events:
        begin, end = int(e["begin"]), int(e["end"])
        trigger, at, nth = text[begin:end], -1, 0
        while at < begin:
            at = text.find(trigger, at + 1)
            nth += 1
        out["events"].append({"type": e["type"], "trigger": trigger, "nth": nth, "status": e["status"], "actors": [n for n in e["actors"].split("|") if n],
                              "recipients": [n for n in e["recipients"].split("|") if n], "place": e["place"] or None, "from": e["from"] or None, "to": e["to"] or None})
    return out


def main(out, gold=ROOT / "tests/gold"):
    base, bad, texts = shared(), 0, pathlib.Path(out) / "text"
    golds = pathlib.Path(out) / "gold"
    for folder in (texts, golds):
        folder.mkdir(parents=True, exist_ok=True)
    in_rows = told_in_rows(gold)
    with open(pathlib.Path(gold) / "index.tsv", encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader((line for line in index if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        try:
            made = report(row, base)
        except (OSError, KeyError, IndexError, ValueError, zipfile.BadZipFile) as error:
            print(f"{row['id']}: cannot be rebuilt from {base / row['source']}: {error!r}", file=sys.stderr)
            bad += 1
            continue
        sum_ = hashlib.sha256(made["text"].encode("utf-8")).hexdigest()
        if row["sha256"] != sum_:
            print(f"{row['id']}: checksum {sum_}, the index says {row['sha256']}", file=sys.stderr)
            bad += 1
            continue
        (texts / f"{row['id']}.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
        if in_rows is None:
            stored = json.loads((pathlib.Path(gold) / "gold" / f"{row['id']}.json").read_text("utf-8"))
            read = with_words(stored, made["text"])
        else:
            read = from_rows(row, in_rows.get(row["id"], []), made["text"])
        (golds / f"{row['id']}.json").write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(rows) - bad} of {len(rows)} texts in {texts}")
    return bad != 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
