#!/usr/bin/env python3
"""Makes documents for schemas that others wrote, valid and invalid ones, for SchemaCoverage.

usage: index.py SCHEMAS OUT [--tests FOLDER] [--negative FOLDER] [--every N] [--mutants N]

SCHEMAS is a folder of .json files. FOLDERs have a folder of documents for each schema, which is called like it: SchemaStore's `src/test`
and `src/negative_test`. Valid documents are these, `{}`, and the examples and defaults in the schemas. Invalid ones are those that were
meant to be, and mutants: valid documents in which one value was changed, N of them for each schema, each refused because of another
keyword if there are so many. `--every N` takes every Nth schema only. The same input gives the same index.

OUT/index.tsv gets a line for each schema and document: the schema's file, the JSON pointer of the part of it that describes the document,
the document's file, and the keyword by which it is invalid, empty where it is valid. The oracle is jsonschema (PyPI), with formats; where
jsonschema-rs (PyPI) is there, too, only those documents count of which both say the same.
"""
import argparse
import copy
import json
import pathlib
import random
import re
import tomllib
import warnings

import jsonschema
import yaml

try:
    import jsonschema_rs
except ImportError:
    jsonschema_rs = None

MOST_EXAMPLES = 20
MOST_TRIES = 60
MOST_BYTES = 200_000
MOST_BYTES_OF_MUTANTS = 20_000
NAMED = ("properties", "patternProperties", "definitions", "$defs")
SINGLE = ("items", "additionalProperties", "additionalItems", "not", "contains")
LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
STRANGE = [None, True, 0, -1, 1.5, 10**12, "", "¿?", "x" * 300, [], [1, 1], {}, {"zzz": 1}]


def read(file):
    """A document as plain JSON, or None."""
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            return json.loads(text)
        if file.suffix in (".yaml", ".yml"):
            return json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader), default=str))
        if file.suffix == ".toml":
            return json.loads(json.dumps(tomllib.loads(text), default=str))
    except (ValueError, TypeError, yaml.YAMLError, OSError, RecursionError):
        pass
    return None


class Oracle:
    """Why a document is invalid: a keyword, or "" if it isn't; None if nothing can be said."""

    def __init__(self, first, second):
        self.first = first
        self.second = second

    @staticmethod
    def of(schema):
        kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
        second = None
        if jsonschema_rs:
            try:
                second = jsonschema_rs.validator_for(schema, validate_formats=True)
            except Exception:  # This schema is none for it.
                pass
        return Oracle(kind(schema, format_checker=kind.FORMAT_CHECKER), second)

    def at(self, pointer):
        """The oracle of a part of the schema."""
        return Oracle(self.first.evolve(schema={"$ref": "#" + pointer}), None) if pointer else self

    def keyword(self, document):
        try:
            error = next(self.first.iter_errors(document), None)
            if self.second and self.second.is_valid(document) != (error is None):
                return None
        except Exception:  # A reference over the network, for example.
            return None
        return "" if error is None else str(error.validator)


def examples(schema, pointer):
    """The examples and defaults in a schema, with the part that they are about."""
    if not isinstance(schema, dict):
        return
    values = schema.get("examples")
    for example in values if isinstance(values, list) else []:
        yield pointer, example
    if "default" in schema and "$ref" not in schema:
        yield pointer, schema["default"]
    for keyword in NAMED:
        if isinstance(schema.get(keyword), dict):
            for name, part in schema[keyword].items():
                if re.fullmatch(r"[A-Za-z0-9_$.-]+", name):
                    yield from examples(part, f"{pointer}/{keyword}/{name}")
    for keyword in SINGLE:
        yield from examples(schema.get(keyword), f"{pointer}/{keyword}")
    for keyword in LISTS:
        if isinstance(schema.get(keyword), list):
            for number, part in enumerate(schema[keyword]):
                yield from examples(part, f"{pointer}/{keyword}/{number}")


def places(value, path=()):
    """Each place in a document."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


def mutant(document, chance):
    """A document with one value that is another one, more or gone."""
    path = chance.choice(list(places(document)))
    changed = copy.deepcopy(document)
    parent, here = None, changed
    for key in path:
        parent, here = here, here[key]
    ways = ["other"]
    if isinstance(parent, (dict, list)):
        ways.append("gone")
    if isinstance(here, dict):
        ways.append("more")
    if isinstance(here, list) and here:
        ways.append("twice")
    way = chance.choice(ways)
    if way == "gone":
        del parent[path[-1]]
    elif way == "more":
        here["zzz"] = chance.choice(STRANGE)
    elif way == "twice":
        here.append(copy.deepcopy(here[0]))
    elif parent is None:
        changed = chance.choice(STRANGE[1:])
    else:
        parent[path[-1]] = chance.choice(STRANGE)
    return changed


def mutants(documents, oracle, count, name):
    """Invalid documents, with the keywords by which they are."""
    chance = random.Random(name)
    found = {}
    for _ in range(MOST_TRIES if documents else 0):
        changed = mutant(chance.choice(documents), chance)
        keyword = oracle.keyword(changed)
        if keyword:
            found.setdefault(keyword, []).append(changed)
    rounds = [(keyword, each) for number in range(count) for keyword, all_ in sorted(found.items()) for each in all_[number:number + 1]]
    return rounds[:count]


def documents_of(folder, name):
    files = sorted((folder / name).glob("*")) if folder else []
    for file in files:
        document = read(file) if file.stat().st_size < MOST_BYTES else None
        if document is not None:
            yield document


def index(arguments):
    folder = arguments.out / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    lines, counts = [], {"schemas": 0, "valid": 0, "invalid": 0}
    for file in sorted(arguments.schemas.glob("*.json"))[::arguments.every]:
        schema = read(file)
        if not isinstance(schema, dict):
            continue
        counts["schemas"] += 1
        lines.append(f"{file}\t\t\t")
        number = 0

        def add(document, pointer, keyword):
            nonlocal number
            target = folder / f"{file.stem}-{number}.json"
            target.write_text(json.dumps(document))
            lines.append(f"{file}\t{pointer}\t{target}\t{keyword}")
            counts["invalid" if keyword else "valid"] += 1
            number += 1

        try:
            oracle = Oracle.of(schema)
        except Exception:  # The schema is none.
            continue
        valid = []
        for document in [{}, *documents_of(arguments.tests, file.stem)]:
            if oracle.keyword(document) == "":
                valid.append(document)
                add(document, "", "")
        within = [each for each in examples(schema, "") if each[1] is not None]
        for pointer, example in within[::max(1, len(within) // MOST_EXAMPLES)][:MOST_EXAMPLES]:
            if oracle.at(pointer).keyword(example) == "":
                add(example, pointer, "")
                if not pointer:
                    valid.append(example)
        for document in documents_of(arguments.negative, file.stem):
            keyword = oracle.keyword(document)
            if keyword:
                add(document, "", keyword)
        small = [document for document in valid if len(json.dumps(document)) < MOST_BYTES_OF_MUTANTS]
        whole = [document for document in small if isinstance(document, (dict, list)) and document]
        for keyword, document in mutants(whole or small, oracle, arguments.mutants, file.stem):
            add(document, "", keyword)
    (arguments.out / "index.tsv").write_text("\n".join(lines) + "\n")
    print(counts)


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("schemas", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("out", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--tests", type=pathlib.Path)
    parser.add_argument("--negative", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--mutants", type=int, default=6)
    index(parser.parse_args())


main()
