#!/usr/bin/env python3
"""What two releases of the reference have, side by side: facts of the component schema, and functions that changed.

    facts.py OLD NEW [--under PATH]

OLD and NEW are wheels of airbyte-cdk, or interpreters that have it. A line for each fact and function that differs: `+` is new,
`-` is gone, `~` changed; then the counts. Facts are everything in the schema but texts for people. A function has changed if its
syntax tree has, so neither comments nor docstrings nor the layout count. --under takes other files than those of
airbyte_cdk/sources.
"""
import argparse
import ast
import pathlib
import subprocess
import zipfile

import yaml

SCHEMA = "airbyte_cdk/sources/declarative/declarative_component_schema.yaml"
TEXTS = {"title", "description", "examples", "deprecation_message"}
FIND = "import importlib.util; print(importlib.util.find_spec('airbyte_cdk').submodule_search_locations[0])"


def files(where, under):
    """The texts of a release's files, by path."""
    if where.endswith(".whl"):
        with zipfile.ZipFile(where) as wheel:
            return {n: wheel.read(n).decode() for n in wheel.namelist() if n == SCHEMA or (n.startswith(under) and n.endswith(".py"))}
    folder = pathlib.Path(subprocess.run([where, "-c", FIND], check=True, capture_output=True, text=True).stdout.strip()).parent
    paths = [folder / SCHEMA, *(folder / under).rglob("*.py")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def facts(node, path="", is_name=False):
    """
    The schema's facts by place.

    is_name: whether the node's keys are names of properties or definitions, of which one may be called `description`
    """
    if isinstance(node, dict):
        for key, value in node.items():
            if is_name or key not in TEXTS:
                yield from facts(value, "%s.%s" % (path, key) if path else str(key), not is_name and key in ("properties", "definitions"))
    elif isinstance(node, list) and all(not isinstance(v, (dict, list)) for v in node):
        yield path, sorted(map(str, node))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            named = value.get("$ref", value.get("type")) if isinstance(value, dict) else None
            yield from facts(value, "%s[%s]" % (path, named if isinstance(named, str) else i))
    else:
        yield path, node


def functions(node, path):
    """The syntax of functions by name, without docstrings."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            name = "%s.%s" % (path, child.name)
            if not isinstance(child, ast.ClassDef):
                if ast.get_docstring(child, clean=False) is not None:
                    child.body = child.body[1:]
                yield name, ast.dump(child)
            yield from functions(child, name)
        else:
            yield from functions(child, path)


def all_functions(texts):
    found = {}
    for path, text in texts.items():
        if path.endswith(".py"):
            for name, syntax in functions(ast.parse(text), path[: -len(".py")] + ":"):
                found.setdefault(name.replace(":.", ": "), []).append(syntax)  # a property and its setter have one name
    return found


def compare(what, old, new, show):
    changed = 0
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            changed += 1
            sign = "+" if name not in old else "-" if name not in new else "~"
            print("%s %s%s" % (sign, name, show(old.get(name), new.get(name))))
    print("%d %s, %d differ" % (len(new), what, changed))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--under", default="airbyte_cdk/sources")
    args = parser.parse_args()
    old, new = files(args.old, args.under), files(args.new, args.under)
    compare("facts of the schema", *(dict(facts(yaml.safe_load(texts[SCHEMA]))) for texts in (old, new)),
            lambda was, now: ": %r" % now if was is None else ": %r" % was if now is None else ": %r, was %r" % (now, was))
    compare("functions", all_functions(old), all_functions(new), lambda was, now: "")


if __name__ == "__main__":
    main()
