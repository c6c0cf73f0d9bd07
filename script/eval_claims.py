#!/usr/bin/env python3
"""How many claims of a hand-made comparison `isnad compare` finds, with the right verdict and the right number of origins.
Usage: eval_claims.py FOLDER/gold/dev [-v] [--isnad PATH].
A gold claim is found when the words of one of our claims meet its evidence in every report that has it, or in two of them
at least ("joined"); a claim of one report when ours meets it and has one report only."""
import argparse, json, pathlib, subprocess

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("-v", action="store_true")
parser.add_argument("--isnad", default="build/release/isnad")
args = parser.parse_args()
gold = json.loads(next(args.folder.glob("claims-*.json")).read_text("utf-8"))
files = [str(args.folder / "text" / f"{r}.json") for r in gold["reports"]]
texts = {r: json.loads(pathlib.Path(f).read_text("utf-8"))["text"] for r, f in zip(gold["reports"], files)}
out = json.loads(subprocess.run([args.isnad, "compare", "--json", *files], stdout=subprocess.PIPE, check=True).stdout)
biggest = max(out["stories"], key=lambda s: len(s["reports"]))
print(f"reports {len(files)}, in one story {len(biggest['reports'])}")


def sentence(text, at):
    begin = max(text.rfind(mark, 0, at) for mark in ".\n!؟") + 1
    ends = [e for e in (text.find(mark, at) for mark in ".\n!؟") if e >= 0]
    return begin, min(ends, default=len(text))


def reports_met(claim, wanted):
    """Reports in which our words and the gold evidence overlap. A trigger meets the evidence of its sentence."""
    met = set()
    for t in claim["testimonies"]:
        for begin, end in wanted.get(t["report"], []):
            for w in t["words"]:
                a, b = (w["begin"], w["end"])
                if claim["kind"] == "event":
                    a, b = sentence(texts[t["report"]], a)
                if a < end and begin < b:
                    met.add(t["report"])
    return met


SLOTS = {"place": {"place", "status"}, "date": {"day"}}
joined = whole = verdicts = origins = pure = reached = 0
for claim in gold["claims"]:
    wanted = {}
    for t in claim["testimonies"]:
        at = texts[t["report"]].find(t["evidence"])
        wanted.setdefault(t["report"], []).append((at, at + len(t["evidence"])))
    best, score = None, (0, 0)
    for s in out["stories"]:
        for c in s["claims"]:
            met = reports_met(c, wanted)
            told = {t["report"] for t in c["testimonies"]}
            if not met:
                continue
            fits = c["slot"] in SLOTS.get(claim["slot"], {c["slot"]})
            rank = (len(met) * 2 - len(told - set(wanted)) + 0.5 * fits, c["verdict"] == claim["verdict"])
            if rank > score:
                best, score = c, rank
    met = reports_met(best, wanted) if best else set()
    told = {t["report"] for t in best["testimonies"]} if best else set()
    found = bool(met) and (len(met) >= 2 if len(wanted) > 1 else told == set(wanted))
    joined += found
    pure += found and len(met)
    reached += found and len(told)
    whole += found and met == set(wanted)
    right = found and best["verdict"] == claim["verdict"]
    verdicts += right
    counted = found and len(best["origins"]) == claim["origins"]
    origins += counted
    if args.v:
        mark = "ok " if right else "~  " if found else "-  "
        print(f"{mark}{claim['id']:4} {claim['verdict']:19} {len(met)}/{len(wanted)} reports, origins {claim['origins']}"
              + (f" ours: {best['kind']}/{best['slot']} {best['verdict']}, {len(told)} reports, {len(best['origins'])} origins" if best else " ours: none")
              + f" | {claim['claim'][:70]}")
n = len(gold["claims"])
print(f"claims {n}  found {joined} ({joined / n:.2f})  with all reports {whole}  verdict right {verdicts}  origins right {origins}  reports that belong {pure}/{reached}")
