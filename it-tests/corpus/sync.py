#!/usr/bin/env python3
"""Runs `discover` and one `read` of real connectors with Cairn and the reference, and compares what they ask and say.

    sync.py FOLDER --command 'CMD' --reference PYTHON [--only TEXT] [--streams N] [--again] [--jobs N] [--report FILE]
    sync.py FOLDER --command 'CMD' --environments REPORT [...]
    sync.py FOLDER --command 'CMD' --reference PYTHON --added [...]

FOLDER is what fetch.py filled. CMD takes the arguments of the protocol (`discover --manifest-path … --config …`); PYTHON is an
interpreter with airbyte-cdk, or a command like CMD.
Left out are connectors with code of their own and those that fetch reports, whose jobs a made-up API cannot answer. With
--environments, which takes the report of environments.py, it is those with code instead: each is run by the CDK of its own
environment, and by Cairn with the Python of that environment; streams with code in their retriever come first, and there is no `discover`. The
configuration is made of the connector's spec, and all addresses are led to an API on this machine whose answers depend on
the request alone: records at the place where the stream's extractor looks for them, a full page first and then a short one,
and around them the objects that the paginator's templates look into, empty.
One stream is read, or as many as --streams says: first those with parents and a cursor, then with parents, then with a
cursor, then the rest. With --again a stream with a cursor is read a second time, by both from the state that the reference
came to.

With --added, FOLDER is what `cairn connector add` filled (CAIRN_CONNECTORS), connectors with code among them: the reference finds
their packages by PYTHONPATH, in links that are named like them, and Cairn finds them beside the manifest. The CDK of both is that of PYTHON.

Compared are exit code, catalog, requests, records and the last states (times of day are left out, since both run at different
moments). One line per connector that differs, then the counts; exit 1 if any differs.
"""
import argparse
import concurrent.futures
import copy
import datetime
import http.server
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import urllib.parse

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "drift"))
from fork_server import Server, runner  # noqa: E402

FORK_SERVER = pathlib.Path(__file__).resolve().parent.parent / "drift" / "fork_server.py"

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

TODAY = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
START = TODAY - datetime.timedelta(days=4)
RECENT = TODAY - datetime.timedelta(days=2)
ADDRESSES = {"url_base", "url", "path", "token_refresh_endpoint", "login_url", "revoke_session_url", "default"}
TOKENS = {"access_token": "t-1", "expires_in": 3600, "refresh_token": "r-1", "token_type": "bearer", "token": "t-2", "id": "t-3"}
MOST_REQUESTS = 400
LIMITS = {"seconds": 180}  # of a run
STATE_BASE = "http://base.invalid"
LARGEST_PAGE = 10


class Skip(Exception):
    pass


def walk(node, key=None):
    yield key, node
    if isinstance(node, dict):
        for k, v in node.items():
            yield from walk(v, k)
    elif isinstance(node, list):
        for v in node:
            yield from walk(v, key)


# ---- configuration

def candidates(name):
    dates = [START.strftime(f) for f in ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S.000Z", "%Y-%m-%d %H:%M:%S",
                                         "%Y-%m-%dT%H:%M:%S", "%Y-%m", "%Y%m%d", "%m/%d/%Y", "%d-%m-%Y", "%Y-%m-%dT%H:%M:%S+00:00",
                                         "%m/%d/%Y %H:%M:%S", "%Y%m%dT%H%M%SZ")]
    texts = ["sample", "12345", "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4", "https://api.example.com", "a@example.com", "sample.example.com",
             "https://sample.example.com/", "P7D", "ABC", "sk_test_sample1", "sandbox_sample"]
    return dates + texts if "date" in name.lower() or "since" in name.lower() else texts + dates


def value(schema, name="", turn=0):
    """A value that fits a schema; with another turn, dates are written in another way."""
    if "const" in schema:
        return schema["const"]
    for union in ("oneOf", "anyOf"):
        if schema.get(union):
            return value({**{k: v for k, v in schema.items() if k != union}, **schema[union][0]}, name, turn)
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in schema:
        return config(schema, turn)
    if schema.get("enum"):
        return schema.get("default", schema["enum"][0])
    if kind == "array":
        return schema.get("default") or [value(schema.get("items", {}), name, turn)]
    if kind in ("integer", "number"):
        return schema.get("default", max(schema.get("minimum", 1), 1))
    if kind == "boolean":
        return schema.get("default", False)
    pattern = schema.get("pattern")
    dated = "date" in name.lower() or schema.get("format") in ("date", "date-time")
    options = candidates(name + ("date" if dated else ""))
    options = options[max(turn - 1, 0):] + options[:max(turn - 1, 0)]
    if schema.get("format") == "date" and not turn:
        options.insert(0, START.strftime("%Y-%m-%d"))
    if not dated:
        options = [e for e in [schema.get("default"), *(schema.get("examples") or [])] if isinstance(e, str)] + options
    for option in options:
        try:
            if not pattern or re.search(pattern, option):
                return option
        except re.error:
            return option
    raise Skip("no value for %s with the pattern %s" % (name, pattern))


def config(schema, turn=0):
    wanted = set(schema.get("required", []))
    made = {}
    for name, part in schema.get("properties", {}).items():
        optional_date = "date" in name.lower() and "end" not in name.lower()
        if name in wanted or "const" in part or optional_date or "default" in part or name in ("credentials", "authorization"):
            made[name] = value(part, name, turn)
    return made


# ---- manifest

def references(manifest):
    """The manifest with its references followed, well enough to look around in it."""
    def find(path):
        node = manifest
        for step in path.lstrip("#/").split("/"):
            node = node[int(step)] if isinstance(node, list) else node[step]
        return node

    def resolve(node, depth=0):
        if depth > 60:
            return None
        if isinstance(node, str) and node.startswith("#/"):
            try:
                return resolve(copy.deepcopy(find(node)), depth + 1)
            except (KeyError, IndexError, ValueError, TypeError):
                return node
        if isinstance(node, list):
            return [resolve(v, depth + 1) for v in node]
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                try:
                    base = resolve(copy.deepcopy(find(node["$ref"])), depth + 1)
                except (KeyError, IndexError, ValueError, TypeError):
                    base = {}
                rest = {k: resolve(v, depth + 1) for k, v in node.items() if k != "$ref"}
                return {**base, **rest} if isinstance(base, dict) else base
            return {k: resolve(v, depth + 1) for k, v in node.items()}
        return node
    return resolve({k: v for k, v in manifest.items() if k != "definitions"})


def led_to(base, node, key=None, in_spec=False):
    if isinstance(node, dict):
        return {k: led_to(base, v, k, in_spec or k == "spec") for k, v in node.items()}
    if isinstance(node, list):
        return [led_to(base, v, key, in_spec) for v in node]
    if isinstance(node, str) and not in_spec and key not in ("$schema", "$id", "$ref", "description", "title", "class_name"):
        return re.sub(r"https?://", base + "/", node)
    return node


def parents(stream):
    found = []
    for key, node in walk(stream.get("retriever", {}).get("partition_router")):
        if key == "stream" and isinstance(node, dict):
            found.append(node)
    return found


def code_in_retriever(stream):
    """Whether the requester, retriever or partition router of a stream is a class."""
    retriever = stream.get("retriever") or {}
    routers = retriever.get("partition_router") or []
    return any(str(part.get("type", "")).startswith("Custom") for part in
               [retriever, retriever.get("requester") or {}, *(routers if isinstance(routers, list) else [routers])])


def ranked(streams):
    def rank(stream):
        return (not code_in_retriever(stream), not (parents(stream) and stream.get("incremental_sync")), not parents(stream), not stream.get("incremental_sync"))
    plain = [s for s in streams if isinstance(s, dict) and s.get("type", "DeclarativeStream") == "DeclarativeStream"]
    if not plain:
        raise Skip("no plain stream")
    return sorted(plain, key=rank)


def name_of(stream):
    return stream.get("name") or (stream.get("$parameters") or {}).get("name") or ""


# ---- the API

class Shape:
    """What the API knows of a stream: where it looks for records, and what they need to have."""

    def __init__(self, stream, children):
        retriever = stream.get("retriever", {})
        requester = retriever.get("requester", {})
        parameters = {**(stream.get("$parameters") or {}), **(retriever.get("$parameters") or {}), **(requester.get("$parameters") or {})}
        extractor = retriever.get("record_selector", {}).get("extractor", {})
        self.field_path = [re.sub(r"\{\{.*?\}\}", lambda m: str(next((v for k, v in parameters.items() if k in m.group(0)), "x")), str(p))
                           for p in extractor.get("field_path", [])]
        path = str(requester.get("path") or parameters.get("path") or requester.get("url") or "")
        literal = re.split(r"\{\{.*?\}\}|\{%.*?%\}", path)
        self.pattern = re.compile(".*".join(re.escape(part.strip("/")) if part.strip("/") else "" for part in literal) + r"/?$") if path else None
        strategy = (retriever.get("paginator") or {}).get("pagination_strategy") or {}
        size = strategy.get("page_size")
        self.page_size = size if isinstance(size, int) and size <= LARGEST_PAGE else 3
        self.around = {}
        for chain in re.findall(r"response((?:\[['\"]\w+['\"]\]|\.(?!get\b)\w+|\.get\(['\"]\w+['\"][^()]*\))+)", json.dumps(retriever.get("paginator"))
                                .replace('\\"', '"')):
            place, steps = self.around, re.findall(r"\[['\"](\w+)|\.get\(['\"](\w+)|\.(\w+)", chain)
            for step in steps[:-1]:
                place = place.setdefault("".join(step), {})
        self.record = {"id": 7, "name": "n7"}
        cursor = stream.get("incremental_sync") or {}
        if isinstance(cursor.get("cursor_field"), str) and cursor.get("datetime_format"):
            field = cursor["cursor_field"]
            for k, v in parameters.items():
                field = field.replace("{{ parameters['%s'] }}" % k, str(v)).replace("{{ parameters.%s }}" % k, str(v))
            formats = [cursor["datetime_format"], *(cursor.get("cursor_datetime_formats") or [])]
            self.record[field] = written(RECENT, formats[-1])
        for child in children:
            for key, node in walk(child.get("retriever", {}).get("partition_router")):
                if isinstance(node, dict) and isinstance(node.get("parent_key"), str) and "{" not in node["parent_key"]:
                    place = self.record
                    steps = node["parent_key"].split("/")
                    for step in steps[:-1]:
                        place = place.setdefault(step, {}) if isinstance(place, dict) else {}
                    place.setdefault(steps[-1], 7)

    def page(self, short):
        records = [{**self.record, "id": 7 + i} for i in range(1 if short else self.page_size)]
        body = records
        for step in reversed([p for p in self.field_path]):
            body = records if step in ("*", "**") else {step: body}
        return body if isinstance(body, list) else {**self.around, **TOKENS, **body}


def token_paths(resolved):
    """The paths at which the manifest's authenticators get tokens."""
    found = []
    for key, node in walk(resolved):
        if key in ("token_refresh_endpoint", "login_url") and isinstance(node, str):
            found.append(urllib.parse.urlsplit(re.sub(r"\{\{.*?\}\}", "x", node)).path or "/oauth")
    return [p for p in found if len(p) > 1]


def written(when, fmt):
    if fmt in ("%s", "%s_as_float"):
        return int(when.timestamp())
    if fmt == "%ms":
        return int(when.timestamp() * 1000)
    if fmt == "%epoch_microseconds":
        return int(when.timestamp() * 1000000)
    return when.strftime(fmt.replace("%_ms", "000"))


class Api:
    def __init__(self, shapes, token_paths):
        self.shapes, self.token_paths, self.log, self.seen = shapes, token_paths, [], {}
        self.lock = threading.Lock()
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body in one packet; else each answer waits 40 ms for an acknowledgement
            disable_nagle_algorithm = True

            def do(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode("utf-8", "replace") if length else ""
                answer = api.answer(self.command, self.path, body, self.headers)
                answer = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
                self.wfile.flush()

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do

            def log_message(self, *args):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

        self.server = Server(("127.0.0.1", 0), Handler)
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, method, target, body, headers):
        parts = urllib.parse.urlsplit(target)
        key = (method, parts.path)
        with self.lock:
            self.log.append([method, parts.path, sorted(urllib.parse.parse_qsl(parts.query, True)), normal_body(body),
                             headers.get("Authorization")])
            count = self.seen[key] = self.seen.get(key, 0) + 1
            total = len(self.log)
        if any(p in parts.path for p in self.token_paths):
            return TOKENS
        path = urllib.parse.unquote(parts.path).rstrip("/")
        fitting = [s for s in self.shapes if s.pattern and s.pattern.search(path)]
        shape = max(fitting, key=lambda s: len(s.pattern.pattern)) if fitting else self.shapes[0]
        if total > MOST_REQUESTS:
            return [] if not shape.field_path else {}
        return shape.page(count % 2 == 0)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def normal_body(body):
    try:
        return json.dumps(json.loads(body), sort_keys=True)
    except ValueError:
        return "&".join(sorted(body.split("&")))


# ---- runs

def steady(text, base):
    text = text.replace(base, "$BASE").replace(urllib.parse.quote(base, safe=""), "$BASE").replace(base[len("http://"):], "$HOST")
    text = re.sub(r"\d\d(:|%3A)\d\d(:|%3A)\d\d(\.\d+)?", "<time>", text)
    text = re.sub(r"Signature=[0-9a-f]{64}", "Signature=<of the time>", text)
    return re.sub(r"\b1[78]\d{8}(\d{3})?(\d{3})?(\.\d+)?\b", "<epoch>", text)


def run(program, action, manifest, configuration, stream, shapes, token_paths, state=None, further=(), beside=()):
    api = Api(shapes, token_paths)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        led = led_to(api.base, manifest)
        led["concurrency_level"] = {"type": "ConcurrencyLevel", "default_concurrency": 1}
        (folder / "manifest.yaml").write_text(yaml.dump(led, Dumper=DUMPER, sort_keys=False, allow_unicode=True), encoding="utf-8")
        for one in beside:
            shutil.copytree(one, folder / one.name) if one.is_dir() else shutil.copy(one, folder)
        made = led_to(api.base, configuration)
        place = ["--manifest-path", str(folder / "manifest.yaml")]
        if getattr(program, "takes_injected_manifests_only", False):
            made, place = {**made, "__injected_declarative_manifest": led}, []
        (folder / "config.json").write_text(json.dumps(made))
        arguments = [action, *place, "--config", str(folder / "config.json"), *further]
        if action == "read":
            incremental = bool(stream.get("incremental_sync"))
            entry = {"stream": {"name": name_of(stream), "json_schema": {"type": "object"},
                                "supported_sync_modes": ["full_refresh", "incremental"]},
                     "sync_mode": "incremental" if incremental else "full_refresh", "destination_sync_mode": "append"}
            (folder / "catalog.json").write_text(json.dumps({"streams": [entry]}))
            arguments += ["--catalog", str(folder / "catalog.json")]
            if state:
                (folder / "state.json").write_text(json.dumps(state).replace(STATE_BASE, api.base))
                arguments += ["--state", str(folder / "state.json")]
        code = program.run(arguments, folder, folder / "out", folder / "err", LIMITS["seconds"])
        exit_code = "timeout" if code is None else "zero" if code == 0 else "nonzero"
        out, err = ((folder / name).read_text(encoding="utf-8", errors="replace") if (folder / name).exists() else ""
                    for name in ("out", "err"))
    api.close()
    records, catalog, errors, states = [], None, [], {}
    for line in out.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if message.get("type") == "RECORD":
            records.append(steady(json.dumps(message["record"].get("data"), sort_keys=True), api.base))
        elif message.get("type") == "STATE":
            states[json.dumps(message["state"].get("stream", {}).get("stream_descriptor"))] = message["state"]
        elif message.get("type") == "CATALOG":
            catalog = sorted(message["catalog"]["streams"], key=lambda s: s["name"])
        elif message.get("type") == "TRACE" and message["trace"].get("type") == "ERROR":
            errors.append(message["trace"]["error"].get("message"))
    requests = sorted(steady(json.dumps(r), api.base) for r in api.log)
    result = {"exit": exit_code, "records": sorted(records), "requests": requests,
              "catalog": steady(json.dumps(catalog, sort_keys=True), api.base),
              "states": sorted(steady(json.dumps(plain_state(s), sort_keys=True), api.base) for s in states.values())}
    result["last"] = json.loads(json.dumps([{k: v for k, v in s.items() if k in ("type", "stream")} for s in states.values()])
                                .replace(api.base, STATE_BASE))
    return result, errors + ([err[-300:]] if exit_code != "zero" else [])


def plain_state(state):
    """What is compared of a state: not how long the sync took."""
    def without(node):
        if isinstance(node, dict):
            return {k: "<duration>" if k == "lookback_window" else without(v) for k, v in node.items()}
        return [without(v) for v in node] if isinstance(node, list) else node
    return without(state.get("stream"))


def differences(reference, ours):
    for key in reference:
        a, b = reference[key], ours[key]
        if a == b or key == "last":
            continue
        if key in ("requests", "records"):
            yield key + ": %d and %d; only the reference: %s; only Cairn: %s" % (
                len(a), len(b), [r[:300] for r in a if r not in b][:2], [r[:300] for r in b if r not in a][:2])
        elif key == "catalog":
            left, right = json.loads(a) or [], json.loads(b) or []
            for x, y in zip(left, right):
                if x != y:
                    yield "catalog: stream %s: %s / %s" % (x["name"], [(k, str(x.get(k))[:150]) for k in x if x.get(k) != y.get(k)],
                                                           [(k, str(y.get(k))[:150]) for k in y if x.get(k) != y.get(k)])
                    break
            else:
                yield "catalog: %d streams and %d" % (len(left), len(right))
        else:
            yield "%s: %s / %s" % (key, a, b)


def with_code(path, installed, command, streams, again):
    """Compares a connector with code in its environment."""
    environment = installed["best"]
    if not environment.get("streams"):
        raise Skip("refused by its CDK")
    python = str(pathlib.Path(environment["environment"]) / "bin" / "python")
    reference = Server([python, str(FORK_SERVER)])
    packages = next((pathlib.Path(environment["environment"]) / "lib").glob("python3*/site-packages"))
    command_line = next(packages.glob("airbyte_cdk/cli/source_*/_run.py"))
    reference.takes_injected_manifests_only = "--manifest-path" not in command_line.read_text()  # an early 6.x
    try:
        return connector(path, [reference, command], streams, again, environment["config"], ["--python", python],
                         installed["specification"], packages.glob("%s/schemas" % path.parent.name),
                         list(environment["streams"]))
    finally:
        reference.close()


def added(path, reference, command, python, streams, again):
    """Compares a connector that `cairn connector add` brought, with its code if it has some."""
    beside = [one for one in path.parent.iterdir() if one.name not in (path.name, ".venv", "schemas")]
    specification = next((yaml.load(one.read_text(encoding="utf-8"), Loader=LOADER) for one in beside
                          if one.name in ("spec.yaml", "spec.json")), {})
    specification = specification.get("connectionSpecification") or specification.get("connection_specification")
    if "class_name:" not in path.read_text(encoding="utf-8"):
        return connector(path, [reference, command], streams, again, specification=specification, beside=beside)
    manifest = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    specification = specification or references(manifest).get("spec", {}).get("connection_specification")
    if not specification:
        raise Skip("no spec")
    return connector(path, [reference, command], streams, again, config(specification), ["--python", python], specification, beside)


def packages(folder):
    """A folder in which each connector is a package of the name that its classes have."""
    made = pathlib.Path(tempfile.mkdtemp())
    for one in folder.glob("*/manifest.yaml"):
        (made / ("source_" + one.parent.name.replace("-", "_"))).symlink_to(one.parent.resolve())
    return made


def generated(manifest, names):
    """The streams of those names, which a manifest's only template makes: as the template has them."""
    templates = manifest.get("dynamic_streams") or []
    return [{**templates[0]["stream_template"], "name": name} for name in names] if len(templates) == 1 else []


def connector(path, commands, streams=1, again=False, configuration=None, further=(), specification=None, beside=(), names=()):
    beside = list(beside)
    manifest = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    if specification and "spec" not in manifest:
        manifest["spec"] = {"type": "Spec", "connection_specification": specification}
    resolved = references(manifest)
    for key, node in walk(resolved):
        if configuration is None and (key == "class_name" or isinstance(node, dict) and str(node.get("type", "")).startswith("Custom")):
            raise Skip("code of its own")
        if configuration is None and isinstance(node, dict) and node.get("type") == "AsyncRetriever":
            raise Skip("jobs")
    if configuration is None:
        spec = (resolved.get("spec") or {}).get("connection_specification")
        if not spec:
            raise Skip("no spec")
        configuration = config(spec)
    asks_for_tokens = token_paths(resolved)
    found = []

    def both(action, stream, label, state=None):
        above = parents(stream)
        shapes = [Shape(stream, [])] + [Shape(p, [stream, *above]) for p in above]
        (reference, why), (ours, why_ours) = [
            run(c, action, manifest, configuration, stream, shapes, asks_for_tokens, state, more, beside)
            for c, more in zip(commands, ((), further))]
        found.append((action + label, reference["exit"], len(reference["requests"]), list(differences(reference, ours)), why, why_ours))
        return reference

    several = ranked(resolved.get("streams") or generated(resolved, names))[:streams]
    if not further:
        both("discover", several[0], "")
    for stream in several:
        label = " " + name_of(stream)
        state = both("read", stream, label)["last"]
        if again and stream.get("incremental_sync") and state:
            both("read", stream, label + " again", state)
    return name_of(several[0]), found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", type=runner, required=True)
    parser.add_argument("--reference")
    parser.add_argument("--added", action="store_true")
    parser.add_argument("--environments", type=lambda file: {e["connector"]: e for e in json.loads(pathlib.Path(file).read_text())})
    parser.add_argument("--only", default="")
    parser.add_argument("--streams", type=int, default=1)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=LIMITS["seconds"], help="after which a run is given up")
    parser.add_argument("--report", type=pathlib.Path)
    args = parser.parse_args()
    LIMITS["seconds"] = args.seconds
    if bool(args.reference) == bool(args.environments):
        parser.error("either --reference or --environments")
    if args.added:
        os.environ["PYTHONPATH"] = str(packages(args.folder))
    reference = runner(args.reference) if args.reference else None
    os.environ.pop("PYTHONPATH", None)
    paths = sorted(p for p in args.folder.glob("*/manifest.yaml" if args.added else "manifests/*/manifest.yaml")
                   if args.only in p.parent.name and (args.reference or p.parent.name in args.environments))
    counts, report = {}, []

    def count(what):
        counts[what] = counts.get(what, 0) + 1

    def one(path):
        try:
            if args.environments:
                return path, with_code(path, args.environments[path.parent.name], args.command, args.streams, args.again)
            if args.added:
                return path, added(path, reference, args.command, args.reference, args.streams, args.again)
            return path, connector(path, [reference, args.command], args.streams, args.again)
        except Skip as e:
            return path, str(e)
        except Exception as e:  # a manifest that cannot be looked at is none to compare
            return path, "not understood here: %s: %s" % (type(e).__name__, str(e)[:100])

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for path, outcome in (done.result() for done in concurrent.futures.as_completed([pool.submit(one, path) for path in paths])):
            name = path.parent.name
            if isinstance(outcome, str):
                if outcome.startswith("not understood"):
                    print("%s: %s" % (name, outcome), flush=True)
                count("left out: " + outcome.split(":")[0])
                continue
            stream, found = outcome
            differs = [d for _, _, _, diffs, _, _ in found for d in diffs]
            count("compared")
            count("differ" if differs else "the same")
            if any(action.startswith("read") and requests and exit_code == "zero" for action, exit_code, requests, *_ in found):
                count("the reference asks and ends well" + ("" if differs else ", and Cairn does the same"))
            for action, exit_code, requests, diffs, why, why_ours in found:
                kind = action.split(" ")[0]
                count("%s ends with %s in the reference" % (kind, exit_code))
                if kind == "read":
                    count("reads" + (" that differ" if diffs else " that are the same"))
                elif diffs:
                    count("catalogs that differ")
                for d in diffs:
                    print("%s %s: %s\n    reference: %s\n    Cairn: %s" % (
                        name, action, d, [str(w)[:250] for w in why][:1], [str(w)[:250] for w in why_ours][:1]), flush=True)
            report.append({"connector": name, "stream": stream, "runs": found})
            if args.report:
                args.report.write_text(json.dumps(report, indent=1))
    for what, number in sorted(counts.items()):
        print("%5d %s" % (number, what))
    sys.exit(1 if counts.get("differ") else 0)


if __name__ == "__main__":
    main()
