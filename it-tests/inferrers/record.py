#!/usr/bin/env python3
"""Records what the reference infers from random sets of records: a JSON Schema, and formats of dates.

    record.py COUNT SEED > vectors.jsonl

Run it with a Python that has airbyte-cdk. Each line is {records, required, schema, problems, formats}: `required` has the paths of the
primary key and then the cursor's. InferrersTest of the runtime compares its own vectors, or those of -Dinferrer.vectors=FILE.
Sets that the reference fails on (a required field with several types) are left out.
"""
import json
import random
import sys

from airbyte_cdk.models import AirbyteRecordMessage
from airbyte_cdk.utils.datetime_format_inferrer import DatetimeFormatInferrer
from airbyte_cdk.utils.schema_inferrer import SchemaInferrer, SchemaValidationException

NAMES = ["id", "at", "a", "b", "c", "d"]
DATES = [
    "2024-01-31", "2024-1-3", "2024-02-30", "2024-01-31 10:20:30", "2024-01-31T10:20:30Z", "2024-01-31T10:20:30.5Z",
    "2024-01-31T10:20:30.123456Z", "2024-01-31T10:20:30.1234567Z", "2024-01-31 10:20:30.5+02:00", "2024-01-31 10:20:30.5+0200",
    "2024-01-31T10:20:30.25-01:00", "2024-01-31T10:20:30.25Z", "1700000000", "1700000000000", "999999999", "2000000000", "31/01/2024 10:20",
    "1/2/2024 1:02", "2024-01", "2024-13", "31-01-2024", "1_700_000_000", " 1700000000 ", "+1700000000", "2024-01-31T10:20:30", "", "x",
    "2024-01-31T10:20:30+00:00", "24-01-31", "0001-01-01", "10000-01-01", "2024-01-31 ", "1e9",
]
NUMBERS = [0, 1, -5, 1700000000, 1000000000, 1999999999, 2000000000, 1700000000000, 999999999999, 12345678901234567890, 1.5, 2.0, -0.25, 1.7e9, 1e300]


def value(rng, depth):
    kind = rng.choices(["null", "bool", "number", "text", "date", "list", "object"], [2, 2, 4, 3, 3, 2 if depth else 0, 2 if depth else 0])[0]
    if kind == "null":
        return None
    if kind == "bool":
        return rng.random() < 0.5
    if kind == "number":
        return rng.choice(NUMBERS)
    if kind == "text":
        return rng.choice(["", "a", "é", "null", "1"])
    if kind == "date":
        return rng.choice(DATES)
    if kind == "list":
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return record(rng, depth - 1)


def record(rng, depth):
    return {name: value(rng, depth) for name in rng.sample(NAMES, rng.randrange(len(NAMES) + 1))}


def alike(rng, first):
    """A record that mostly has values like those of another one, so that some formats last."""
    return {k: rng.choice([v, v, v, v, value(rng, 1)]) for k, v in first.items() if rng.random() < 0.9}


def required(rng):
    paths = [[name] for name in rng.sample(NAMES, rng.randrange(3))]
    if rng.random() < 0.2:
        paths.append(rng.sample(NAMES, 2))
    return paths


def vector(rng):
    if rng.random() < 0.5:
        first = record(rng, 3)
        records = [first] + [alike(rng, first) for _ in range(rng.randrange(5))]
    else:
        records = [record(rng, 3) for _ in range(rng.randrange(6))]
    paths = required(rng)
    schemas, formats = SchemaInferrer(paths or [[]]), DatetimeFormatInferrer()
    for each in records:
        message = AirbyteRecordMessage(stream="s", data=json.loads(json.dumps(each)), emitted_at=0)
        schemas.accumulate(message)
        formats.accumulate(message)
    problems = []
    try:
        schema = schemas.get_stream_schema("s")
    except SchemaValidationException as e:
        schema, problems = e.schema, e.validation_errors
    return {"records": records, "required": paths, "schema": schema, "problems": problems, "formats": formats.get_inferred_datetime_formats()}


def main():
    rng = random.Random(int(sys.argv[2]))
    done = 0
    while done < int(sys.argv[1]):
        try:
            line = vector(rng)
        except KeyError:
            continue
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
        done += 1


main()
