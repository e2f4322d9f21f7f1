"""Whole processes, run by run in turn: Cairn, the reference, and the limit.

    python3 benchmarks/workloads PYTHON [--only NAME ...] [--runs 5] [--no-warm-up] [--no-reference] [--with NAME=COMMAND ...]
                                 [--results FILE]

PYTHON is an interpreter with the reference installed. The limit is a program in Java that only fetches the pages of `plain-long`
and copies their bytes. With --with, other commands take part, such as another checkout's ./cairn. The pages are written
on the first run (125 MB) and served by nginx. With --results, medians are kept in a file, a workload's in place of its older
ones, so that parts can be run one after the other; `table.py FILE` puts them into docs/performance.md.
"""
import argparse
import json
import shlex
import statistics
import sys
import time
from pathlib import Path

import connectors
import pages
from process import measure
from server import serving

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = "from airbyte_cdk.cli.source_declarative_manifest import run; run()"
LIMIT = ["java", "-XX:+UseSerialGC", "-cp", str(ROOT / "benchmarks/target/benchmarks.jar"), "dev.cairn.benchmarks.FetchLimit"]
MARK_OF_LIMIT = b'"tracking":'  # what it copies are pages, in which each record has one
ROW = "| %-16s | %-10s | %-22s | %9s | %7s | %7s |"


def main():
    workloads = {workload.name: workload for workload in connectors.workloads()}
    parser = argparse.ArgumentParser(
        prog="workloads", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python")
    parser.add_argument("--only", action="append", choices=list(workloads), metavar="NAME", help=", ".join(workloads))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-warm-up", action="store_true", help="for workloads that take minutes")
    parser.add_argument("--results", type=Path, metavar="FILE")
    parser.add_argument("--with", dest="others", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--no-reference", action="store_true", help="for comparing Cairn with Cairn")
    parser.add_argument("--dir", type=Path, default=ROOT / "target/workloads")
    arguments = parser.parse_args()

    commands = {"cairn": [str(ROOT / "cairn")]}
    if not arguments.no_reference:
        commands["reference"] = [arguments.python, "-c", REFERENCE]
    for other in arguments.others:
        name, _, command = other.partition("=")
        commands[name] = shlex.split(command)
    chosen = [workloads[name] for name in arguments.only or [w.name for w in workloads.values() if w.in_default_selection]]
    folder = arguments.dir.resolve()
    pages.write(folder / "pages")
    print(ROW % ("workload", "command", "wall s (min-max)", "records/s", "CPU s", "peak MB"))
    print("|---|---|---|---|---|---|", flush=True)
    with serving(folder) as url:
        for workload in chosen:
            inputs = workload.write(folder / "workloads" / workload.name, url)
            limited = workload.name == "plain-long" and not arguments.no_reference
            own = {**commands, "limit": LIMIT} if limited else commands
            medians = compare(workload, {name: command + inputs for name, command in own.items()}, arguments)
            if arguments.results:
                keep(arguments.results, workload, medians, arguments.runs)


def compare(workload, commands, arguments):
    runs = {name: [] for name in commands}
    warm_up = 0 if arguments.no_warm_up else 1
    for number in range(warm_up + arguments.runs):
        for name, command in commands.items():
            mark = MARK_OF_LIMIT if name == "limit" else workload.mark
            run = measure(command, mark, environment(workload, arguments.python))
            if run.found != workload.expected:
                sys.exit("%s, %s: %d times %s instead of %d" % (
                    workload.name, name, run.found, mark.decode(), workload.expected))
            if number >= warm_up:
                runs[name].append(run)
    medians = {name: median(measured) for name, measured in runs.items()}
    for name, (wall, cpu, megabytes) in medians.items():
        walls = [run.wall for run in runs[name]]
        print(ROW % (
            workload.name, name, "%.2f (%.2f-%.2f)" % (wall, min(walls), max(walls)),
            "%.0f" % (workload.expected / wall) if workload.expected > 1 and workload.streams else "-",
            "%.2f" % cpu, "%.0f" % megabytes))
        side = max(run.child_megabytes for run in runs[name])
        if workload.components and side:
            print("%s: the side process of %s had %.0f MB at most" % (workload.name, name, side))
    wall, cpu, megabytes = medians["cairn"]
    for name, other in medians.items():
        if name == "cairn":
            continue
        print("%s: cairn is %.2f times as fast as %s by wall time, %.2f by CPU time, with %.2f of its memory" % (
            workload.name, other[0] / wall, name, other[1] / cpu, megabytes / other[2]), flush=True)
    return medians


def keep(file, workload, medians, runs):
    results = json.loads(file.read_text()) if file.exists() else {}
    results[workload.name] = {
        "date": time.strftime("%d %B %Y").lstrip("0"), "runs": runs, "records": workload.expected if workload.streams else 0,
        "medians": {name: dict(zip(("wall", "cpu", "megabytes"), each)) for name, each in medians.items()}}
    file.write_text(json.dumps(results, indent=1))


def environment(workload, python):
    """Components in Python run where the reference is, which asks for the same permit."""
    return {"CAIRN_PYTHON": python, "AIRBYTE_ENABLE_UNSAFE_CODE": "true"} if workload.components else {}


def median(runs):
    return [statistics.median(column) for column in zip(*((run.wall, run.cpu, run.megabytes) for run in runs))]


if __name__ == "__main__":
    main()
