#!/usr/bin/env python3
"""Compares our resolved manifests with the reference's, connector by connector.

    compare.py FOLDER --command 'CMD' [--only TEXT] [--jobs N]

Run it with a Python that has airbyte-cdk. FOLDER is what fetch.py filled. CMD is Cairn's command line; what it is asked for is
`resolve --format json MANIFEST`, which prints the resolved manifest (exit 0), or says what is wrong with it (any other exit). One line per connector
that differs, then the counts; exit 1 if any differs, or prints a Java stack trace.
"""
import argparse
import concurrent.futures
import datetime
import json
import pathlib
import pkgutil
import sys
import tempfile

import jsonschema
import yaml
from airbyte_cdk.sources.declarative.parsers.manifest_component_transformer import ManifestComponentTransformer
from airbyte_cdk.sources.declarative.parsers.manifest_reference_resolver import ManifestReferenceResolver

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "drift"))
from fork_server import runner  # noqa: E402

LONGEST_RUN = 120
SCHEMA = yaml.safe_load(pkgutil.get_data("airbyte_cdk", "sources/declarative/declarative_component_schema.yaml"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def as_json(value):
    """Keys and dates as they look once the manifest is written as JSON."""
    if isinstance(value, dict):
        return {k if isinstance(k, str) else json.dumps(k, default=str): as_json(v) for k, v in value.items()}
    if isinstance(value, list):
        return [as_json(v) for v in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def reference(path):
    """(resolved manifest, None) or (None, problem)."""
    try:
        manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
        manifest.setdefault("type", "DeclarativeSource")
        resolved = ManifestReferenceResolver().preprocess_manifest(manifest)
        resolved = ManifestComponentTransformer().propagate_types_and_parameters("", resolved, {})
        problem = next(VALIDATOR.iter_errors(resolved), None)
        return (None, f"invalid: {problem.message[:200]}") if problem else (as_json(resolved), None)
    except Exception as e:  # whatever the reference raises is its answer
        return None, f"{type(e).__name__}: {str(e)[:200]}"


def ours(program, path):
    with tempfile.TemporaryDirectory() as folder:
        output, errors = pathlib.Path(folder, "out"), pathlib.Path(folder, "err")
        code = program.run(["resolve", "--format", "json", str(path.resolve())], folder, output, errors, LONGEST_RUN)
        printed = output.read_text(encoding="utf-8")
        said = printed + errors.read_text(encoding="utf-8")
    if "\tat " in said or "Exception in thread" in said:
        return None, "STACK TRACE: " + said[:400], True
    if code != 0:
        return None, said.strip(), False
    return json.loads(printed), None, False


def first_difference(left, right, path=""):
    """Where two values differ first: type, keys (in order) or value."""
    if type(left) is not type(right):
        return f"{path}: {left!r:.80} / {right!r:.80}"
    if isinstance(left, dict):
        for key in left.keys() | right.keys():
            if key not in left or key not in right:
                return f"{path}/{key}: only {'the reference' if key in left else 'we'} have it"
        return next((d for k in left if (d := first_difference(left[k], right[k], f"{path}/{k}"))), None)
    if isinstance(left, list):
        if len(left) != len(right):
            return f"{path}: {len(left)} / {len(right)} items"
        return next((d for i, (a, b) in enumerate(zip(left, right))
                     if (d := first_difference(a, b, f"{path}/{i}"))), None)
    return None if left == right else f"{path}: {left!r:.80} / {right!r:.80}"


def judge(program, path):
    """(verdict, text); verdicts other than 'differs' and 'crash' are fine."""
    expected, refusal = reference(path)
    actual, problem, crashed = ours(program, path)
    if crashed:
        return "crash", problem
    if expected is None:
        return ("both refuse", refusal) if actual is None else ("differs", f"only the reference refuses it: {refusal}")
    if actual is None:
        return "differs", f"only we refuse it: {problem[:400]}"
    difference = first_difference(expected, actual)
    return ("differs", difference) if difference else ("same", "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", type=runner, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    manifests = [p for p in sorted((args.folder / "manifests").glob("*/manifest.yaml")) if args.only in p.parent.name]
    counts = {}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for path, (verdict, text) in zip(manifests, pool.map(lambda p: judge(args.command, p), manifests)):
            counts[verdict] = counts.get(verdict, 0) + 1
            if verdict != "same":
                print(f"{path.parent.name}: {verdict}: {text}")
    print(f"{len(manifests)} manifests: " + ", ".join(f"{n} {v}" for v, n in sorted(counts.items())))
    sys.exit(1 if counts.get("differs") or counts.get("crash") else 0)


if __name__ == "__main__":
    main()
