"""Puts what `workloads --results FILE` has kept into the table of docs/performance.md.

    python3 benchmarks/workloads/table.py FILE
"""
import json
import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent.parent / "docs/performance.md"
ORDER = ["plain-long", "transform-long", "normalise-long", "ten-streams-long", "python-long", "daily-slices", "daily-slices-c10",
         "one-record", "spec", "spec-large", "discover-large"]


def main():
    results = json.loads(Path(sys.argv[1]).read_text())
    names = [name for name in ORDER if name in results] + [name for name in results if name not in ORDER]
    lines = ["| workload | Cairn | reference | times as fast | processor time, Cairn and reference | peak memory, Cairn and reference |",
             "|---|---|---|---|---|---|"]
    for name in names:
        cairn, reference = (results[name]["medians"][each] for each in ("cairn", "reference"))
        rate = results[name]["records"] / cairn["wall"]
        lines.append("| `%s` | %s s%s | %s s | %.1f | %s and %s s | %.0f and %.0f MB, %.2f |" % (
            name, number(cairn["wall"]), " ({:,.0f} records/s)".format(rate) if rate > 1000 else "", number(reference["wall"]),
            reference["wall"] / cairn["wall"], number(cairn["cpu"]), number(reference["cpu"]), cairn["megabytes"],
            reference["megabytes"], cairn["megabytes"] / reference["megabytes"]))
    limit = results.get("plain-long", {}).get("medians", {}).get("limit")
    notes = ["Measured on %s, medians of %s runs." % (
        " and ".join(sorted({results[name]["date"] for name in names})),
        " and ".join(sorted({str(results[name]["runs"]) for name in names})))]
    if limit:
        notes.append("The limit of `plain-long` (below) took %s s, %s s of processor time and %.0f MB." % (
            number(limit["wall"]), number(limit["cpu"]), limit["megabytes"]))
    fill("workloads", lines + ["", *notes])


def fill(name, lines):
    """Puts lines into the place of that name on the page."""
    text = PAGE.read_text()
    place = re.compile(r"(<!-- %s -->\n).*?(<!-- end -->)" % name, re.S)
    if not place.search(text):
        sys.exit("%s has no place for %s" % (PAGE, name))
    PAGE.write_text(place.sub(lambda found: found[1] + "\n".join([*lines, found[2]]), text))


def number(seconds):
    return "%.2f" % seconds if seconds < 10 else "%.1f" % seconds if seconds < 100 else "%.0f" % seconds


if __name__ == "__main__":
    main()
