#!/usr/bin/env python3
"""Collects JSON Schemas that others published, and documents that are valid against them, for SchemaCoverage.

usage: collect.py PACKAGES OUT

PACKAGES has a line for each package: `npm NAME VERSION` or `pypi NAME VERSION`. They are fetched by npm and pip, which are asked for
nothing else, and unpacked into OUT. OUT/index.tsv gets a line for each schema and document: the schema's file, the JSON pointer of the
part of it that describes the document, and the document's file; only the first where there is no document. A document is one that says by its "$schema" which schema it follows, an example or a default in a schema, or a file
of the same package of which the schema names most properties.

Only documents count that two validators take for valid: jsonschema (PyPI) with formats, and ajv with ajv-formats (npm), which
OUT/node_modules has to have. None of what is collected belongs into this repository.
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

import jsonschema
import referencing
import referencing.jsonschema
import yaml

MOST_PER_PACKAGE = 12
MOST_DOCUMENTS = 25
MOST_EXAMPLES = 20
MOST_BYTES = 3_000_000
DRAFTS = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"]


def fetch(kind, name, version, folder):
    """Unpacks a package, once."""
    target = folder / f"{kind}-{name.strip('@').replace('/', '-')}-{version}"
    if target.exists():
        return target
    packed = folder / "packed"
    packed.mkdir(parents=True, exist_ok=True)
    before = set(packed.iterdir())
    if kind == "npm":
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
    else:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}"]
    subprocess.run(command, cwd=packed, check=True, stdout=subprocess.DEVNULL)
    (archive,) = set(packed.iterdir()) - before
    target.mkdir()
    if archive.name.endswith((".whl", ".zip")):
        zipfile.ZipFile(archive).extractall(target)
    else:
        tarfile.open(archive).extractall(target, filter="data")
    return target


def read(file):
    """A JSON or YAML file, or None."""
    try:
        text = file.read_text(encoding="utf-8")
        return json.loads(text) if file.suffix == ".json" or file.suffix == ".ipynb" else yaml.load(text, yaml.CSafeLoader)
    except (ValueError, yaml.YAMLError, OSError, RecursionError):
        return None


def is_schema(file, document):
    if not isinstance(document, dict):
        return False
    dialect = document.get("$schema")
    described = isinstance(document.get("properties"), dict) or any(
        key in document for key in ("definitions", "$defs", "anyOf", "oneOf", "allOf", "$ref"))
    if isinstance(dialect, str) and "json-schema.org" in dialect:
        return described
    return dialect is None and "schema" in file.name.lower() and described and (
        "type" in document or "$id" in document or "id" in document)


NAMED = ("properties", "patternProperties", "definitions", "$defs")
SINGLE = ("items", "additionalProperties", "additionalItems", "not", "contains")
LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")


def examples(schema, pointer):
    """The examples and defaults in a schema, with the pointer of the part that they are about."""
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
                if isinstance(name, str) and re.fullmatch(r"[A-Za-z0-9_$.-]+", name):
                    yield from examples(part, f"{pointer}/{keyword}/{name}")
    for keyword in SINGLE:
        yield from examples(schema.get(keyword), f"{pointer}/{keyword}")
    for keyword in LISTS:
        if isinstance(schema.get(keyword), list):
            for index, part in enumerate(schema[keyword]):
                yield from examples(part, f"{pointer}/{keyword}/{index}")


def looks_like(document, schema):
    """Whether a schema names most properties of a document."""
    for _ in range(5):
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        target = schema_root = schema
        for step in reference[2:].split("/"):
            target = target.get(step, {}) if isinstance(target, dict) else {}
        schema = {**{key: schema_root[key] for key in ("definitions", "$defs") if key in schema_root}, **target}
    properties = schema.get("properties")
    if not isinstance(properties, dict) or not document:
        return False
    known = sum(key in properties for key in document)
    return known >= 2 and known >= 0.6 * len(document)


def files_of(package):
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix in (".json", ".yaml", ".yml", ".ipynb") and file.stat().st_size < MOST_BYTES:
            yield file


def collect(packages, out):
    schemas, documents, seen = {}, [], set()
    for package in packages:
        count = 0
        for file in files_of(package):
            document = read(file)
            if document is None:
                continue
            digest = hashlib.sha256(repr(document).encode()).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            if is_schema(file, document):
                if count < MOST_PER_PACKAGE:
                    schemas[file] = document
                    count += 1
            elif isinstance(document, dict):
                documents.append((file, document))
    lines = []
    by_id = {}
    for file, schema in schemas.items():
        for keyword in ("$id", "id"):
            if isinstance(schema.get(keyword), str):
                by_id.setdefault(schema[keyword].rstrip("#"), file)
    found = {file: [] for file in schemas}
    package_of = lambda file: next(package for package in packages if package in file.parents)
    beside = {}
    for file in schemas:
        beside.setdefault(package_of(file), []).append(file)
    for file, document in documents:
        for schema in beside.get(package_of(file), []):
            if looks_like(document, schemas[schema]):
                found[schema].append((file, document))
        dialect = document.get("$schema")
        if not isinstance(dialect, str):
            continue
        target = by_id.get(dialect.rstrip("#"))
        if target is None and "://" not in dialect:
            neighbour = (file.parent / dialect).resolve()
            target = neighbour if neighbour in schemas else None
        if target is None:
            names = [each for each in schemas if each.name == re.split(r"[/#]", dialect.rstrip("#"))[-1]]
            target = names[0] if len(names) == 1 else None
        if target is not None:
            found[target].append((file, document))
    folder = out / "documents"
    folder.mkdir(exist_ok=True)
    jobs = []
    for number, (file, candidates) in enumerate(found.items()):
        lines.append(f"{file}\t\t")
        within = [(pointer, example) for pointer, example in examples(schemas[file], "") if example is not None]
        step = max(1, len(within) // MOST_EXAMPLES)
        chosen = [("", document) for _, document in candidates[:MOST_DOCUMENTS]] + within[::step][:MOST_EXAMPLES]
        for index, (pointer, document) in enumerate(chosen):
            target = folder / f"{number}-{index}.json"
            try:
                target.write_text(json.dumps(document))
            except TypeError:
                continue  # YAML has dates, which JSON hasn't.
            jobs.append((file, pointer, target))
    valid = validated(schemas, jobs, out)
    for job in jobs:
        if job in valid:
            lines.append("\t".join(map(str, job)))
    (out / "index.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(schemas)} schemas of {len(packages)} packages, {len(jobs)} documents, {len(valid)} of them valid for both validators")


def validated(schemas, jobs, out):
    """The documents that both validators take for valid."""
    resources = []
    for file, schema in schemas.items():
        specification = referencing.jsonschema.specification_with(
            schema.get("$schema", ""), default=referencing.jsonschema.DRAFT7)
        resource = referencing.Resource(contents=schema, specification=specification)
        resources.append((file.as_uri(), resource))
        if isinstance(schema.get("$id"), str):
            resources.append((schema["$id"].rstrip("#"), resource))
    registry = referencing.Registry().with_resources(resources)
    first = set()
    for file, pointer, target in jobs:
        schema = schemas[file]
        kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
        if pointer:
            schema = {"$schema": schema.get("$schema", kind.META_SCHEMA.get("$id")), "$ref": file.as_uri() + "#" + pointer}
        try:
            document = json.loads(target.read_text())
            errors = kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER).iter_errors(document)
            if next(iter(errors), None) is None:
                first.add((file, pointer, target))
        except Exception as problem:  # The validator's own: this document doesn't count.
            print(f"jsonschema: {file.name}: {type(problem).__name__}", file=sys.stderr)
    request = out / "ajv-jobs.json"
    request.write_text(json.dumps([[str(part) for part in job] for job in sorted(first)]))
    script = pathlib.Path(__file__).with_name("validate.cjs").resolve()
    result = subprocess.run(
        ["node", str(script), str(request)], cwd=out, check=True, capture_output=True, text=True,
        env={**__import__("os").environ, "NODE_PATH": str(out / "node_modules")})
    accepted = {tuple(line.split("\t")) for line in result.stdout.splitlines()}
    return {job for job in first if tuple(map(str, job)) in accepted}


def main():
    packages, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    fetched = []
    for line in packages.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            kind, name, version = line.split()
            fetched.append(fetch(kind, name, version, out))
    collect(fetched, out)


main()
