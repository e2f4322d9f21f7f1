#!/usr/bin/env python3
"""Lays out a published connector as a folder that `cairn serve` can open, and is its API until it is ended.

    workspace.py FOLDER NAME INTO

FOLDER is what fetch.py filled, NAME a connector such as source_stripe. INTO gets manifest.yaml, with its addresses led to this
machine, its spec at the end where it stands in a file of its own, and otherwise as its authors wrote it; and config.json, made of
the spec. The API answers as that of sync.py does, for
all streams at once; report jobs are done at once. What cannot be made up stands in answers/NAME.json:
bodies by a pattern of the path, and the configuration. A line `ready` is printed when it listens.
"""
import gzip
import io
import json
import pathlib
import re
import sys
import threading
import zipfile

import yaml

import sync

ANSWERS = pathlib.Path(__file__).resolve().parent / "answers"


def led(text, base):
    """The addresses of a manifest led to a base, all else as it was."""
    lines, in_spec = [], False
    for line in text.splitlines(keepends=True):
        if re.match(r"[a-z]", line):
            in_spec = line.startswith("spec:")
        passed_over = in_spec or re.search(r"\$schema|\$id|description:|title:|^\s*#", line)
        lines.append(line if passed_over else re.sub(r"https?://(?=[\w{])", base + "/", line))
    return "".join(lines)


def streams_of(resolved):
    """All that asks for records: streams, templates of streams, and what generates streams or schemas."""
    for key, node in sync.walk(resolved):
        if isinstance(node, dict) and isinstance(node.get("retriever"), dict):
            yield node


class Jobs:
    """What an asynchronous retriever asks for, answered as its templates and extractors want it."""

    def __init__(self, retriever, base):
        def path(requester):
            written = str(requester.get("path") or requester.get("url") or "no-such-path")
            literal = [re.escape(part.strip()) for part in re.split(r"\{\{.*?\}\}|\{%.*?%\}", written, flags=re.S)]
            return re.compile(".*".join(literal).strip("/") + "/?$")
        self.created = path(retriever.get("creation_requester") or {})
        self.polled = path(retriever.get("polling_requester") or {})
        text = json.dumps(retriever)
        self.creation = {name: "job-1" for name in re.findall(r"creation_response(?:\[\\?['\"]|\.)(\w+)", text)}
        self.status = {}
        self.put(retriever.get("status_extractor"), (retriever.get("status_mapping") or {}).get("completed", ["done"])[0])
        self.put(retriever.get("download_target_extractor") or retriever.get("urls_extractor"), base + "/made-up-download")
        self.decoders = [node.get("type") for _, node in sync.walk(retriever.get("download_decoder")) if isinstance(node, dict)]

    def put(self, extractor, value):
        path = (extractor or {}).get("field_path") or ["x"]
        place = self.status
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value

    def download(self):
        rows = [{"id": n, "name": "n%d" % n, "clicks": 3 * n, "date": sync.RECENT.strftime("%Y-%m-%d")} for n in range(1, 8)]
        if "CsvDecoder" in self.decoders:
            body = "\n".join(",".join(map(str, row)) for row in [rows[0].keys(), *(r.values() for r in rows)]).encode()
        elif "JsonlDecoder" in self.decoders:
            body = "\n".join(map(json.dumps, rows)).encode()
        else:
            body = json.dumps(rows).encode()
        if "GzipDecoder" in self.decoders:
            return gzip.compress(body)
        if "ZipfileDecoder" in self.decoders:
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr("report", body)
            return packed.getvalue()
        return body


class Api(sync.Api):
    def __init__(self, shapes, token_paths, resolved, answers):
        super().__init__(shapes, token_paths)
        self.answers = answers
        self.jobs = [Jobs(s["retriever"], self.base) for s in streams_of(resolved) if s["retriever"].get("type") == "AsyncRetriever"]

    def answer(self, method, target, body, headers):
        path = target.split("?")[0]
        for pattern, made in self.answers.items():
            if re.search(pattern, target):
                return made
        if path == "/made-up-download":
            return self.jobs[0].download()
        for job in self.jobs:
            if method == "POST" and job.created.search(path):
                self.jobs.insert(0, self.jobs.pop(self.jobs.index(job)))
                return {**job.creation, **job.status}
            if job.polled.search(path):
                self.jobs.insert(0, self.jobs.pop(self.jobs.index(job)))
                return {**job.creation, **job.status}
        return super().answer(method, target, body, headers)


def unpack(folder, name, into):
    """The package of a connector."""
    wheel = next((folder / "wheels").glob("airbyte_%s-*.whl" % name))
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            if member.startswith(name + "/") and not member.endswith("/"):
                target = into / member[len(name) + 1:]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(member))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=sync.LOADER)


def main():
    folder, name, into = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    unpack(folder, name, into)
    made_up = json.loads((ANSWERS / (name + ".json")).read_text()) if (ANSWERS / (name + ".json")).exists() else {}
    text = (into / "manifest.yaml").read_text(encoding="utf-8")
    manifest = yaml.load(text, Loader=sync.LOADER)
    resolved = sync.references(manifest)
    specification = (resolved.get("spec") or {}).get("connection_specification")
    for other in ("spec.yaml", "spec.json"):
        if not specification and (into / other).exists():
            specification = read(into / other)["connectionSpecification"]
            text += "\nspec:\n  type: Spec\n  connection_specification: %s\n" % json.dumps(specification)
    children = {}
    for stream in streams_of(resolved):
        for parent in sync.parents(stream):
            children.setdefault(sync.name_of(parent), []).append(stream)
    shapes = [sync.Shape(s, children.get(sync.name_of(s), [])) for s in streams_of(resolved) if s["retriever"].get("type") != "AsyncRetriever"]
    token_paths = sync.token_paths(resolved)
    api = Api(shapes, token_paths, resolved, made_up.get("answers", {}))
    (into / "manifest.yaml").write_text(led(text, api.base), encoding="utf-8")
    configuration = made_up.get("config") or sync.config(specification or {})
    (into / "config.json").write_text(json.dumps(sync.led_to(api.base, configuration), indent=1))
    print("ready", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
