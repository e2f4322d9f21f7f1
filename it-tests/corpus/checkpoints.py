#!/usr/bin/env python3
"""Counts which checkpoints the streams of published connectors get while their slices are read.

    checkpoints.py FOLDER --command CMD     # FOLDER as fetch.py fills it; CMD is for example ./cairn

Prints a table of kinds, with the reasons where there is none, as docs/checkpoints.md has it. A manifest that cannot be loaded
is named, and its streams are not counted. Exits 1 where a stream has neither a checkpoint nor a reason.
"""
import argparse
import collections
import json
import pathlib
import re
import shlex
import subprocess
import sys


def kinds(command, manifests):
    """What validate says, of all manifests at once."""
    run = subprocess.run([*shlex.split(command), "validate", "--checkpoints", "--format", "json", *map(str, manifests)],
                         capture_output=True, text=True, check=False)
    return json.loads(run.stdout)["checkpoints"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", default="./cairn")
    given = parser.parse_args()
    manifests = sorted(given.folder.rglob("manifest.yaml"))
    streams = kinds(given.command, manifests)
    counts = collections.Counter(
        (one["kind"].replace("_", " "), re.sub(r"'[^']*'", "…", one["explanation"])) for one in streams)
    loaded = {one["file"] for one in streams}
    print(f"{len(manifests)} manifests, {len(loaded)} with streams that can be told, {len(streams)} streams\n")
    print("| kind | what it depends on, or why there is none | streams |\n|---|---|---|")
    for (kind, explanation), count in sorted(counts.items(), key=lambda row: (row[0][0] == "none", -row[1])):
        print(f"| {kind} | {explanation} | {count} |")
    print("\nnot told: " + (", ".join(str(m.parent.relative_to(given.folder)) for m in manifests if str(m) not in loaded) or "none"))
    return 0 if all(one["explanation"] for one in streams) else 1


if __name__ == "__main__":
    sys.exit(main())
