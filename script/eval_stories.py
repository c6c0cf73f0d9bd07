#!/usr/bin/env python3
"""How well `isnad compare` links reports, against the claims of UnifiedFC (each claim's related reports are one story).
Usage: eval_stories.py FOLDER/unifiedfc [ISNAD]. Prints pairwise precision, recall and F1; of pairs between claims, those
whose claims are on one matter count against precision, so that precision is a lower bound."""
import collections, itertools, json, pathlib, subprocess, sys, tempfile

folder = pathlib.Path(sys.argv[1])
isnad = sys.argv[2] if len(sys.argv) > 2 else "build/release/isnad"
gold = {}
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as items:
    for path in sorted(folder.glob("*.json")):
        claim = json.loads(path.read_text("utf-8"))
        for i, text in enumerate(claim["article"]):
            if claim["stance"][i] == "unrelated" or len(text) < 300:
                continue
            name = f"{path.stem}-{i:02}"
            gold[name] = path.stem
            record = {"id": name, "url": claim["url"][i], "text": text}
            items.write(json.dumps(record, ensure_ascii=False) + "\n")
    items.flush()
    out = subprocess.run([isnad, "compare", "--json", items.name], stdout=subprocess.PIPE, check=True).stdout
stories = json.loads(out)["stories"]
pairs = collections.Counter(gold.values())
wanted = sum(n * (n - 1) // 2 for n in pairs.values())
made = right = 0
worst = []
for s in stories:
    n = len(s["reports"])
    made += n * (n - 1) // 2
    here = collections.Counter(gold[r] for r in s["reports"])
    good = sum(k * (k - 1) // 2 for k in here.values())
    right += good
    worst.append((n * (n - 1) // 2 - good, dict(here), s["title"]))
p, r = right / max(1, made), right / max(1, wanted)
print(f"reports {len(gold)}  stories {len(stories)}  pairs: precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}")
for w in sorted(worst, key=lambda w: -w[0])[:8]:
    print("  joined wrongly:", *w)
