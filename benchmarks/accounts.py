"""Syncs of many accounts of one connector: in one process (`--configs`) beside a process for each.

    python3 benchmarks/accounts.py [--accounts 500] [--processes 20] [--at-once 8] [--workload one-record] [--cairn COMMAND]

Each account is synced into a SQLite file of its own, twice: the second run goes on from the first. Of the processes only so many as
--processes says are run, one after the other, and the figures are scaled: processor seconds to all accounts; memory to as many
processes as there are accounts, all at once, and to as many as are synced at once. nginx serves the pages.
"""
import argparse
import json
import shlex
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "workloads"))
import connectors  # noqa: E402
import pages  # noqa: E402
from process import measure  # noqa: E402
from server import serving  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
MARK = b'"result":"COMPLETE"'
ROW = "| %-4s | %-26s | %9s | %9s | %9s |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=500)
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--workload", default="one-record", choices=["one-record", "daily-slices"])
    parser.add_argument("--cairn", default=str(ROOT / "cairn"))
    parser.add_argument("--dir", type=Path, default=ROOT / "target/workloads")
    arguments = parser.parse_args()
    workload = {w.name: w for w in connectors.workloads()}[arguments.workload]
    folder = arguments.dir.resolve()
    pages.write(folder / "pages")
    print(ROW % ("run", "", "wall s", "CPU s", "peak MB"))
    print("|---|---|---|---|---|", flush=True)
    with serving(folder) as url, tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        manifest = workload.write(folder / "workloads" / workload.name, url)[2]
        configs = scratch / "configs"
        configs.mkdir()
        for number in range(arguments.accounts):
            name = "account-%04d" % number
            (configs / (name + ".json")).write_text(json.dumps({"base_url": url, "account": name}))
        measure(shlex.split(arguments.cairn) + ["--version"], b"")  # makes the archive of classes, if there is none
        for run in 1, 2:
            compare(run, manifest, configs, scratch, arguments)


def compare(run, manifest, configs, scratch, arguments):
    command = shlex.split(arguments.cairn) + ["sync", "--manifest-path", manifest, "--progress", "none", "--format", "json"]
    files = sorted(configs.iterdir())
    processes = [
        expect(1, command + ["--config", str(file), "--to", "sqlite:%s/alone-%s.db" % (scratch, file.stem)])
        for file in files[:arguments.processes]]
    together = expect(len(files), command + [
        "--configs", str(configs), "--to", "sqlite:%s/{account}.db" % scratch, "--at-once", str(arguments.at_once)])
    count = len(files) / len(processes)
    cpu = count * sum(each.cpu for each in processes)
    wall = count * sum(each.wall for each in processes)
    largest = max(each.megabytes for each in processes)
    at_once = largest * min(arguments.at_once, len(files))
    print(ROW % (run, "one process", "%.2f" % together.wall, "%.2f" % together.cpu, "%.0f" % together.megabytes))
    print(ROW % (run, "%d processes, scaled" % len(files), "%.2f" % wall, "%.2f" % cpu, "%.0f" % (largest * len(files))))
    print("run %d: one process takes %.3f of the processor seconds, %.4f of the memory of all processes at once, %.2f of that of "
          "%d at once" % (run, together.cpu / cpu, together.megabytes / (largest * len(files)), together.megabytes / at_once,
                          arguments.at_once), flush=True)


def expect(count, command):
    measured = measure(command, MARK)
    if measured.found != count:
        sys.exit("%d of %d accounts were synced: %s" % (measured.found, count, " ".join(command)))
    return measured


if __name__ == "__main__":
    main()
