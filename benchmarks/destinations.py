"""Syncs of the `plain` workload into destinations beside dlt: whole processes, in turn, the same pages.

    python3 benchmarks/destinations.py PYTHON [--records plain|plain-long] [--runs 1] [--postgres FOLDER] [--only NAME ...]

PYTHON is an interpreter with dlt[duckdb]. dlt reads with its REST source and writes into DuckDB. Cairn writes into each destination; into PostgreSQL
with the folder of its programs, of which a server is started in a temporary folder. Peak memory is that of the process, without that server.
`plain` is 100 pages, 100 MB; `plain-long` 1,000 pages, 1 GB. Promised are five times dlt's speed and at most its memory.
"""
import argparse
import contextlib
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "workloads"))
import connectors  # noqa: E402
import pages  # noqa: E402
import postgres  # noqa: E402
from process import measure  # noqa: E402
from server import serving  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
DLT = """
import dlt, sys
from dlt.sources.rest_api import rest_api_source
url, stream, folder = sys.argv[1:]
source = rest_api_source({
    "client": {"base_url": url},
    "resources": [{"name": stream, "primary_key": "id", "write_disposition": "append", "endpoint": {
        "path": stream, "data_selector": "data", "params": {},
        "paginator": {"type": "page_number", "base_page": 1, "page_param": "page", "total_path": None, "stop_after_empty_page": True}}}]})
pipeline = dlt.pipeline("bench", pipelines_dir=folder, destination=dlt.destinations.duckdb(folder + "/out.duckdb"), dataset_name="bench")
pipeline.run(source)
print("DONE")
"""
ROW = "| %-10s | %9s | %9s | %7s | %7s | %8s | %8s |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python")
    parser.add_argument("--records", choices=["plain", "plain-long"], default="plain")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--postgres", metavar="FOLDER")
    parser.add_argument("--only", nargs="+", default=["dlt", "duckdb", "sqlite", "parquet", "jsonl", "postgres"])
    parser.add_argument("--dir", type=Path, default=ROOT / "target/workloads")
    arguments = parser.parse_args()
    workload = {w.name: w for w in connectors.workloads()}[arguments.records]
    pages.write(arguments.dir / "pages")
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    measured = {}
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(serving(arguments.dir))
        server = stack.enter_context(postgres.serving(arguments.postgres)) if arguments.postgres else None
        inputs = workload.write(arguments.dir / "workloads" / workload.name, url)[1:5]
        for _ in range(arguments.runs):
            for name in arguments.only:
                if name == "postgres" and not server:
                    continue
                folder = tempfile.mkdtemp(prefix="cairn-bench")
                if name == "dlt":
                    command = [arguments.python, "-c", DLT, url, workload.streams[0], folder]
                    mark = b"DONE"
                else:
                    to = server if name == "postgres" else "%s:%s/out" % (name, folder)
                    command = [str(ROOT / "cairn"), "sync", *inputs, "--to", to, "--mode", "append", "--progress", "none"]
                    mark = ("%s: {:,} new".format(workload.expected) % workload.streams[0]).encode()
                run = measure(command, mark)
                if run.found != 1:
                    sys.exit("%s did not write %d rows" % (name, workload.expected))
                measured.setdefault(name, []).append(run)
                print("%s: %.1f s, %.0f MB" % (name, run.wall, run.megabytes), file=sys.stderr, flush=True)
                shutil.rmtree(folder)
    medians = {name: [statistics.median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "megabytes")]
               for name, runs in measured.items()}
    print(ROW % ("into", "seconds", "rows/s", "CPU s", "peak MB", "x dlt's", "x in CPU"))
    print("|---|---|---|---|---|---|---|")
    for name, (wall, cpu, megabytes) in medians.items():
        theirs = medians.get("dlt", [float("nan")] * 3)
        print(ROW % (name, "%.1f" % wall, "%.0f" % (workload.expected / wall), "%.1f" % cpu, "%.0f" % megabytes,
                     "%.1f" % (theirs[0] / wall), "%.1f" % (theirs[1] / cpu)))


if __name__ == "__main__":
    main()
