#!/usr/bin/env python3
"""Whole processes on the workloads of ../shared/parity/bench: Cairn, the reference and the limit, run by run in turn.

    workloads.py PYTHON [--only NAME ...] [--runs 5] [--no-warm-up] [--dir DIR] [--port 18080]

PYTHON is an interpreter with the reference installed. The pages are made on the first run (about 210 MB, the long
workloads are links to them) and served by nginx (Debian's nginx-light will do). Beside the workloads of the package there
are `normalise-long` and `ten-streams-long`: the same over 1,000 pages each way. Prints the package's table, then ratios.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent.parent / "shared" / "parity" / "bench"
LONG = {"normalise-long": ("normalise", "b", "l"), "ten-streams-long": ("ten-streams", "d", "e")}
STANDARD = ["spec", "one-record", "plain-long", "transform-long", "normalise-long", "ten-streams-long", "daily-slices"]


def generate(root, port):
    if not (root / "workloads").is_dir():
        subprocess.run([sys.executable, str(BENCH / "gen.py"), "--dir", str(root), "--port", str(port)], check=True)
    for stream in range(10):  # ten times the ten pages of each stream, and an empty one
        source, target = root / "www" / ("d%d" % stream), root / "www" / ("e%d" % stream)
        target.mkdir(exist_ok=True)
        for page in range(1, 101):
            link(source / ("%d.json" % ((page - 1) % 10 + 1)), target / ("%d.json" % page))
        link(source / "11.json", target / "101.json")
    for name, (base, old, new) in LONG.items():
        folder = root / "workloads" / name
        folder.mkdir(exist_ok=True)
        shutil.copy(root / "workloads" / base / "config.json", folder)
        for file in ("manifest.yaml", "catalog.json"):
            text = (root / "workloads" / base / file).read_text()
            for suffix in [""] if base == "normalise" else [str(i) for i in range(10)]:
                for before, after in (("name: %s", "\n"), ("path: /%s", "\n"), ("stream_names: [%s", "]"), ('"name": "%s', '"')):
                    text = text.replace(before % (old + suffix) + after, before % (new + suffix) + after)
            (folder / file).write_text(text)


def link(source, target):
    if not target.exists():
        os.link(source, target)


def serve(root, port):
    """Starts nginx unless it is there already."""
    url = "http://127.0.0.1:%d/one?page=1" % port
    server = None
    for _ in range(50):
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url).read()
            return server
        except OSError:
            if server is None:
                server = subprocess.Popen(["nginx", "-c", str(root / "nginx.conf")], stderr=subprocess.DEVNULL)
            time.sleep(0.1)
    sys.exit("nginx does not answer on port %d" % port)


def without_first(run, count):
    """Does nothing as often as the package's script warms up."""
    left = [count]

    def once(*arguments):
        left[0] -= 1
        return None if left[0] >= 0 else run(*arguments)

    return once


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python")
    parser.add_argument("--only", action="append")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-warm-up", action="store_true", help="for workloads that take minutes")
    parser.add_argument("--dir", default=os.path.join(tempfile.gettempdir(), "cairn-bench"))
    parser.add_argument("--port", type=int, default=18080)
    arguments = parser.parse_args()
    if not BENCH.is_dir():
        sys.exit("the workloads are not there: %s" % BENCH)
    root = Path(arguments.dir)
    generate(root, arguments.port)
    server = serve(root, arguments.port)
    sys.path.insert(0, str(BENCH))
    import bench

    bench.LOADS = bench.LOADS + [("normalise-long", ["l"]), ("ten-streams-long", ["e%d" % i for i in range(10)])]
    run = bench.once
    results = root / "results.json"
    reference = "%s -c 'from airbyte_cdk.cli.source_declarative_manifest import run; run()'" % arguments.python
    commands = {
        "cairn": str(HERE.parent / "cairn"),
        "reference": reference,
        "limit": "java -XX:+UseSerialGC -cp %s dev.cairn.benchmarks.FetchLimit" % (HERE / "target" / "benchmarks.jar"),
    }
    for name in arguments.only or STANDARD:
        chosen = {k: c for k, c in commands.items() if k != "limit" or name == "plain-long"}
        sys.argv = ["bench.py", "--dir", str(root), "--runs", str(arguments.runs), "--only", name, "--json", str(results)]
        for label, command in chosen.items():
            sys.argv += ["--command", label + "=" + command]
        bench.once = without_first(run, len(chosen)) if arguments.no_warm_up else run
        bench.main()
        medians = {k: v["median"] for k, v in json.loads(results.read_text())[name].items()}
        ours = medians["cairn"]
        for other in (k for k in medians if k != "cairn"):
            print("%s: %.1f times as fast as the %s by wall time, %.1f by CPU time, with %.2f of its memory" % (
                name, medians[other]["wall"] / ours["wall"], other, medians[other]["cpu"] / ours["cpu"],
                ours["rss_mb"] / medians[other]["rss_mb"]), flush=True)
    if server is not None:
        server.terminate()


if __name__ == "__main__":
    main()
