#!/usr/bin/env python3
"""Syncs random connectors into destinations and compares the rows, read by other programs, with the records of a read.

    synced_rows.py --command 'CMD' [--to sqlite duckdb jsonl parquet postgresql://USER@HOST:PORT/DATABASE]
                   [--seed N] [--count N] [--keep FOLDER]

CMD is `cairn` or the like. The manifests and APIs are those of random_syncs.py. For each seed the streams are read, and synced in each mode
into each destination: appended twice, overwritten twice, and deduplicated from the last state. SQLite is read with Python's sqlite3, DuckDB, JSON Lines and
Parquet with PyPI's duckdb, PostgreSQL with psql. A seed whose read fails is passed over. Exit 1 if any differs.
"""
import argparse
import collections
import json
import pathlib
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from random_syncs import invented

OURS = ("_cairn_synced_at", "_cairn_cursor", "_cairn_unfit")


def canonical(value):
    """1 and 1.0 are one number."""
    if isinstance(value, dict):
        return {k: canonical(v) for k, v in sorted(value.items())}
    if isinstance(value, list):
        return [canonical(v) for v in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2 ** 53 else value


def text(record):
    return json.dumps(canonical({k: v for k, v in record.items() if v is not None}), sort_keys=True)


def sqlite_rows(place, table):
    database = sqlite3.connect(place)
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
        self.kind, self.folder = kind, folder
        self.schema = folder.name.lower()
        if kind.startswith("postgresql"):
            self.address = kind + "?schema=" + self.schema
        else:
            self.address = "%s:%s" % (kind, folder / "data")

    def rows(self, kept):
        table = kept["table"]
        place = str(self.folder / "data")
        if self.kind == "sqlite":
            rows = sqlite_rows(place, table)
        elif self.kind == "duckdb":
            rows = duckdb_rows('SELECT * FROM "%s"' % table, place)
        elif self.kind == "jsonl":
            rows = [json.loads(line) for file in pathlib.Path(place, table).glob("*.jsonl") for line in file.read_text().splitlines()]
        elif self.kind == "parquet":
            rows = []
            for file in pathlib.Path(place, table).glob("*.parquet"):
                rows += duckdb_rows("SELECT * FROM read_parquet('%s')" % file)
        else:
            rows = psql_rows(self.kind, self.schema, table)
        return [self.record(row, kept["columns"]) for row in rows]

    def record(self, row, columns):
        record = {}
        for column in columns:
            value = row.get(column["column"])
            if value is None or column["column"] in OURS:
                continue
            if column["type"] == "JSON" and self.kind != "jsonl" and not self.kind.startswith("postgresql"):
                value = json.loads(value)
            record[column["field"]] = bool(value) if column["type"] == "BOOLEAN" else value
        record.update(json.loads(row.get("_cairn_unfit") or "{}"))
        return record


def run(command, arguments):
    return subprocess.run(command + arguments, capture_output=True, text=True, timeout=300)


def check(seed, arguments):
    """What differs, a text each; None if the read fails."""
    _, manifest, config, catalog, api = invented(seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rows"))
    try:
        config["base"] = api.base
        names = [entry["stream"]["name"] for entry in catalog["streams"]]
        for name, content in (("manifest.yaml", manifest), ("config.json", config), ("catalog.json", catalog)):
            (folder / name).write_text(json.dumps(content))
        inputs = ["--manifest-path", str(folder / "manifest.yaml"), "--config", str(folder / "config.json")]
        api.start_anew()
        read = run(arguments.command, ["read", *inputs, "--catalog", str(folder / "catalog.json")])
        if read.returncode:
            return None
        records = collections.defaultdict(collections.Counter)
        for line in read.stdout.splitlines():
            message = json.loads(line)
            if message["type"] == "RECORD":
                records[message["record"]["stream"]][text(message["record"]["data"])] += 1
        found = []
        for kind in arguments.to:
            for mode in ("append", "overwrite", "deduplicate"):
                place = Destination(kind, pathlib.Path(tempfile.mkdtemp(prefix="rows", dir=folder)))
                for turn in (1, 2) if mode == "overwrite" else (1,):
                    api.start_anew()
                    synced = run(arguments.command, ["sync", *inputs, "--to", place.address, "--mode", mode, "--stream", *names,
                                                     "--commit-interval", "0"])
                    if synced.returncode:
                        found.append("%s, %s: exit code %d: %s" % (kind, mode, synced.returncode, synced.stderr[-500:]))
                        continue
                status = json.loads(run(arguments.command, ["status", "--to", place.address, "--format", "json"]).stdout)
                for kept in status["streams"]:
                    rows = collections.Counter(text(row) for row in place.rows(kept))
                    wanted = records[kept["stream"]]
                    if mode != "append":  # one for each key, where there is one: which, is the contract's test
                        rows, wanted = +collections.Counter(dict.fromkeys(rows, 1)), wanted
                        missing = [] if not keyed(manifest, kept["stream"]) else []
                        extra = [r for r in rows if r not in wanted]
                        if not keyed(manifest, kept["stream"]):
                            missing = [r for r in wanted if r not in rows]
                        if extra or missing:
                            found.append("%s, %s, %s: not of the API %s; missing %s" % (kind, mode, kept["stream"], extra[:2], missing[:2]))
                    elif rows != wanted:
                        found.append("%s, %s, %s: only there %s; only in the API %s" % (
                            kind, mode, kept["stream"], list((rows - wanted))[:2], list((wanted - rows))[:2]))
        if found and arguments.keep:
            shutil.copytree(folder, pathlib.Path(arguments.keep) / str(seed), dirs_exist_ok=True)
        return found
    finally:
        api.close()
        shutil.rmtree(folder, ignore_errors=True)


def keyed(manifest, stream):
    return any(s.get("primary_key") for s in [*manifest["definitions"].values(), *manifest["streams"]] if s.get("name") == stream)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", type=shlex.split, required=True)
    parser.add_argument("--to", nargs="+", default=["sqlite", "duckdb", "jsonl", "parquet"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    differ = failed = 0
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        found = check(seed, arguments)
        failed += found is None
        if found:
            differ += 1
            print("%d: %s" % (seed, "\n    ".join(found)), flush=True)
    print("%d of %d differ; in %d the read failed" % (differ, arguments.count, failed))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
