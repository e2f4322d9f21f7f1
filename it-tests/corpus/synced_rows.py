#!/usr/bin/env python3
"""Syncs random connectors into destinations and compares the rows, read by other programs, with the records of a read.

    PYTHON synced_rows.py --command 'CMD' [--to sqlite duckdb jsonl parquet] [--postgres FOLDER]
                          [--seed N] [--count N] [--jobs N] [--keep FOLDER]

PYTHON has duckdb, CMD is `cairn` or the like, and with the folder of PostgreSQL's programs a server of it is started, too. The manifests and APIs are those of random_syncs.py. For each seed the streams are read twice, the second time from
the states of the first, and synced twice in each mode into each destination, with nothing but the destination to go on from. Then

    append        has the records of the first read, and after the second sync those of both;
    overwrite     has one row for each primary key of the first read: the newest by cursor; the same after the second sync;
    deduplicate   has one row for each primary key of the first read, then of both.

Where several records of a key are equally new, which of them comes last is chance, and each will do. SQLite is read with Python's sqlite3,
DuckDB and Parquet with PyPI's duckdb, JSON Lines with Python's json, PostgreSQL with psql. A seed whose read fails is passed over. Exit 1 if any
differs.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import datetime
import json
import pathlib
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from random_syncs import invented

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "benchmarks" / "workloads"))
import postgres  # noqa: E402

OURS = ("_cairn_synced_at", "_cairn_cursor", "_cairn_unfit")
STREAMS = "_cairn_streams"
KEY = "id"
MODES = ("append", "overwrite", "deduplicate")


def canonical(value):
    """1 and 1.0 are one number."""
    if isinstance(value, dict):
        return {k: canonical(v) for k, v in sorted(value.items())}
    if isinstance(value, list):
        return [canonical(v) for v in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) and int(float(value)) == value else value


def text(record):
    return json.dumps(canonical({k: v for k, v in record.items() if v is not None}), sort_keys=True)


def sqlite_rows(place, table):
    with sqlite3.connect(place) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute('SELECT * FROM "%s"' % table)]


def duckdb_rows(query, database=":memory:"):
    import duckdb
    with duckdb.connect(database, read_only=database != ":memory:") as connection:
        found = connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row)) for row in found.fetchall()]


def psql_rows(address, schema, table):
    query = 'SELECT row_to_json(t) FROM "%s"."%s" AS t' % (schema, table)
    printed = subprocess.run(["psql", "-X", "-A", "-t", "-c", query, address], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in printed.stdout.splitlines() if line]


class Destination:
    def __init__(self, kind, folder):
        self.kind, self.place = kind, folder / "data"
        self.schema = folder.name.lower()
        self.address = kind + "?schema=" + self.schema if kind.startswith("postgresql") else "%s:%s" % (kind, self.place)

    def streams(self):
        """What is kept of each stream: its name, table, columns and count of rows."""
        if self.kind in ("jsonl", "parquet"):
            kept = json.loads((self.place / "_cairn" / "kept.json").read_text())
            return [(stream["stream"], stream["table"], stream["columns"], stream["rows"]) for stream in kept["streams"]]
        return [(row["stream"], row["table_name"], json.loads(row["columns"]), row["row_count"]) for row in self.rows(STREAMS)]

    def rows(self, table):
        if self.kind == "sqlite":
            return sqlite_rows(self.place, table)
        if self.kind == "duckdb":
            return duckdb_rows('SELECT * FROM "%s"' % table, str(self.place))
        if self.kind == "jsonl":
            return [json.loads(line) for file in (self.place / table).glob("*.jsonl") for line in file.read_text().splitlines()]
        if self.kind == "parquet":
            return [row for file in (self.place / table).glob("*.parquet") for row in duckdb_rows("FROM read_parquet('%s')" % file)]
        return psql_rows(self.kind, self.schema, table)

    def record(self, row, columns):
        """The record that a row was."""
        record = {}
        for column in columns:
            value = row.get(column["column"])
            if value is None or column["column"] in OURS:
                continue
            if column["type"] == "JSON" and self.kind != "jsonl" and not self.kind.startswith("postgresql"):
                value = json.loads(value)
            if column["type"] == "DECIMAL":
                value = json.loads(str(value))
            record[column["field"]] = bool(value) if column["type"] == "BOOLEAN" else value
        record.update(json.loads(row.get("_cairn_unfit") or "{}"))
        return record


class Cursor:
    """The order of a stream's records; all are equal where it has no cursor, and one without a value is older than those with one."""

    def __init__(self, component):
        self.field, self.format = None, None
        if component and component["type"] == "IncrementingCountCursor":
            self.field = component["cursor_field"]
        elif component:
            self.field, self.format = "updated", component["datetime_format"]

    def order(self, record):
        value = record.get(self.field)
        if value is None:
            return float("-inf")
        if self.format in (None, "%s", "%ms"):
            return float(value)
        moment = datetime.datetime.strptime(value, self.format)
        return moment.replace(tzinfo=moment.tzinfo or datetime.timezone.utc).timestamp()


def newest(records, cursor):
    """For each key, the records that may be its row. Records without a key are all kept: they are each their own key."""
    candidates = collections.defaultdict(list)
    for number, record in enumerate(records):
        key = text({KEY: record[KEY]}) if record.get(KEY) is not None else number
        candidates[key].append(record)
    for key, several in candidates.items():
        last = max(map(cursor.order, several))
        candidates[key] = [record for record in several if cursor.order(record) == last]
    return candidates


def differences(mode, rows, records, cursor):
    """What rows and records do not have in common."""
    there, wanted = collections.Counter(map(text, rows)), collections.Counter(map(text, records))
    if mode != "append":
        wanted = collections.Counter()
        for several in newest(records, cursor).values():
            texts = [text(record) for record in several]
            wanted[next((t for t in texts if there[t] > wanted[t]), texts[0])] += 1
    if there != wanted:
        yield "%d rows for %d; only there %s; only in the API %s" % (
            sum(there.values()), sum(wanted.values()), list(there - wanted)[:2], list(wanted - there)[:2])


def run(command, arguments):
    return subprocess.run(command + arguments, capture_output=True, text=True, timeout=300, check=False)


class Seed:
    """The inputs of one seed, and what reads of them give."""

    def __init__(self, seed, command, folder):
        _, manifest, config, self.catalog, self.api = invented(seed)
        self.command, self.folder = command, folder
        config["base"] = self.api.base
        for name, content in (("manifest.yaml", manifest), ("config.json", config), ("catalog.json", self.catalog), ("state.json", [])):
            (folder / name).write_text(json.dumps(content))
        self.inputs = ["--manifest-path", str(folder / "manifest.yaml"), "--config", str(folder / "config.json")]
        self.names = [entry["stream"]["name"] for entry in self.catalog["streams"]]
        definitions = {s["name"]: s for s in [*manifest["streams"], *manifest["definitions"].values()] if "name" in s}
        self.cursors = {name: Cursor(definitions[name].get("incremental_sync")) for name in self.names}

    def read(self):
        """The records of each stream, from the last states on; None if the read fails."""
        self.api.start_anew()
        done = run(self.command, ["read", *self.inputs, "--catalog", str(self.folder / "catalog.json"),
                                  "--state", str(self.folder / "state.json")])
        if done.returncode:
            return None
        records, states = {name: [] for name in self.names}, {}
        for message in map(json.loads, done.stdout.splitlines()):
            if message["type"] == "RECORD":
                records[message["record"]["stream"]].append(message["record"]["data"])
            elif message["type"] == "STATE":
                states[message["state"]["stream"]["stream_descriptor"]["name"]] = {"type": "STREAM", "stream": message["state"]["stream"]}
        (self.folder / "state.json").write_text(json.dumps(list(states.values())))
        return records

    def sync(self, destination, mode):
        """What went wrong; an empty text if nothing did."""
        self.api.start_anew()
        done = run(self.command, ["sync", *self.inputs, "--to", destination.address, "--mode", mode, "--stream", *self.names,
                                  "--commit-interval", "0"])
        return "exit code %d: %s" % (done.returncode, done.stderr[-500:]) if done.returncode else ""


def compare(inputs, kinds):
    """What differs, a text each; None if a read fails."""
    first = inputs.read()
    second = first and inputs.read()
    if not second:
        return None
    wanted = {"append": [first, second], "overwrite": [first, None], "deduplicate": [first, second]}
    found = []
    for kind in kinds:
        for mode in MODES:
            destination = Destination(kind, pathlib.Path(tempfile.mkdtemp(prefix="rows", dir=inputs.folder)))
            for turn in (1, 2):
                where = "%s, %s, sync %d" % (kind.split(":")[0], mode, turn)
                failure = inputs.sync(destination, mode)
                if failure:
                    found.append("%s: %s" % (where, failure))
                    break
                for name, table, columns, count in destination.streams():
                    rows = [destination.record(row, columns) for row in destination.rows(table)]
                    records = [r for read in wanted[mode][:turn] if read for r in read[name]]
                    found += ["%s, %s: %s" % (where, name, d) for d in differences(mode, rows, records, inputs.cursors[name])]
                    if count != len(rows):
                        found.append("%s, %s: %d rows, and %d are counted" % (where, name, len(rows), count))
    return found


def check(seed, arguments):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rows"))
    inputs = Seed(seed, arguments.command, folder)
    try:
        found = compare(inputs, arguments.to)
        if found and arguments.keep:
            shutil.copytree(folder, pathlib.Path(arguments.keep) / str(seed), dirs_exist_ok=True)
        return found
    finally:
        inputs.api.close()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", type=shlex.split, required=True)
    parser.add_argument("--to", nargs="+", default=["sqlite", "duckdb", "jsonl", "parquet"])
    parser.add_argument("--postgres", metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    differ = failed = 0
    seeds = range(arguments.seed, arguments.seed + arguments.count)
    with contextlib.ExitStack() as stack:
        if arguments.postgres:
            arguments.to.append(stack.enter_context(postgres.serving(arguments.postgres)))
        pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor(arguments.jobs))
        for seed, found in zip(seeds, pool.map(lambda s: check(s, arguments), seeds)):
            failed += found is None
            if found:
                differ += 1
                print("%d: %s" % (seed, "\n    ".join(found)), flush=True)
    print("%d of %d differ; in %d the read failed" % (differ, arguments.count, failed))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
