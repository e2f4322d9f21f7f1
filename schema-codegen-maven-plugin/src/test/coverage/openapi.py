"""Writes an index of OpenAPI documents and the examples inside of them for SchemaCoverage.

    python3 openapi.py COLLECTED DOCUMENT ...

COLLECTED/index.tsv gets a line for each example that is valid for openapi-schema-validator, which has to be installed: document,
JSON pointer of the definition that it is of, file with the example. Examples are those of definitions, those beside a reference to a
definition in a request or a response, and objects made of the examples of a definition's properties.
"""

import json
import pathlib
import sys

import yaml
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker

MAX_EXAMPLES = 400


class Loader(yaml.CSafeLoader):
    """YAML as OpenAPI has it: dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load(path):
    text = path.read_text(encoding="utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader)


def named(value):
    """The name of the definition that a schema refers to, or None."""
    reference = value.get("$ref") if isinstance(value, dict) else None
    if isinstance(reference, str) and reference.startswith(("#/components/schemas/", "#/definitions/")):
        return reference.rsplit("/", 1)[1].replace("~1", "/").replace("~0", "~")
    return None


class Examples:
    def __init__(self, root):
        self.root = root
        swagger = "swagger" in root
        self.prefix = "/definitions/" if swagger else "/components/schemas/"
        self.schemas = (root.get("definitions") if swagger else (root.get("components") or {}).get("schemas")) or {}
        self.found = []

    def add(self, name, value):
        if name in self.schemas:
            self.found.append((name, value))

    def of(self, schema, value):
        """Takes an example of a schema that is a reference, or a list of references."""
        if named(schema):
            self.add(named(schema), value)
        elif isinstance(schema, dict) and isinstance(value, list) and named(schema.get("items")):
            for item in value:
                self.add(named(schema["items"]), item)

    def collect(self):
        for name, schema in self.schemas.items():
            if not isinstance(schema, dict):
                continue
            if "example" in schema:
                self.add(name, schema["example"])
            if isinstance(schema.get("examples"), list):
                for value in schema["examples"]:
                    self.add(name, value)
            parts = {}
            for key, part in (schema.get("properties") or {}).items():
                target = self.schemas.get(named(part), part)
                if isinstance(part, dict) and "example" in part:
                    parts[key] = part["example"]
                elif isinstance(target, dict) and "example" in target:
                    parts[key] = target["example"]
            if parts:
                self.add(name, parts)
        self.walk(self.root)
        return self.found

    def walk(self, node):
        if isinstance(node, list):
            for item in node:
                self.walk(item)
        if not isinstance(node, dict):
            return
        schema = node.get("schema")
        if isinstance(schema, dict):
            if "example" in node:
                self.of(schema, node["example"])
            examples = node.get("examples")
            for value in examples.values() if isinstance(examples, dict) else []:
                if isinstance(value, dict) and str(value.get("$ref", "")).startswith("#/components/examples/"):
                    value = ((self.root["components"].get("examples") or {}).get(value["$ref"].rsplit("/", 1)[1])) or {}
                if isinstance(value, dict) and "value" in value:
                    self.of(schema, value["value"])
                elif "swagger" in self.root:
                    self.of(schema, value)
        for key, value in node.items():
            if key not in ("example", "examples", "default", "enum"):
                self.walk(value)


def validator(root, prefix, name):
    new = str(root.get("openapi", "")).startswith(("3.1", "3.2"))
    whole = {key: root[key] for key in ("components", "definitions", "paths") if key in root}
    whole["allOf"] = [{"$ref": "#" + (prefix + name.replace("~", "~0").replace("/", "~1")).replace("%", "%25").replace(" ", "%20")}]
    kind, formats = (OAS31Validator, oas31_format_checker) if new else (OAS30Validator, oas30_format_checker)
    return kind(whole, format_checker=formats)


def main():
    collected = pathlib.Path(sys.argv[1]).absolute()
    lines = []
    for number, file in enumerate(sys.argv[2:]):
        path = pathlib.Path(file).absolute()
        root = load(path)
        examples = Examples(root)
        folder = collected / "examples" / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        valid = 0
        seen = set()
        validators = {}
        found = examples.collect()
        # Spread over the document: of large ones the first hundreds would be of one topic.
        for name, value in found[:: max(1, len(found) // MAX_EXAMPLES)]:
            text = json.dumps(value)
            if (name, text) in seen or len(seen) >= MAX_EXAMPLES:
                continue
            seen.add((name, text))
            try:
                checker = validators.setdefault(name, validator(root, examples.prefix, name))
                fits = checker.is_valid(value)
            except Exception as problem:  # A schema that the validator can't use says nothing of the example.
                print(path.name, name, type(problem).__name__, str(problem)[:100], file=sys.stderr)
                continue
            if fits:
                example = folder / f"{valid}.json"
                example.write_text(text)
                pointer = examples.prefix + name.replace("~", "~0").replace("/", "~1")
                lines.append(f"{path}\t{pointer}\t{example}")
                valid += 1
        lines.append(f"{path}\t\t")
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(examples.schemas)} schemas,"
              f" {len(found)} examples, {valid} of {len(seen)} valid")
    (collected / "index.tsv").write_text("".join(line + "\n" for line in lines))


main()
