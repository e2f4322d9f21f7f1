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
the request alone: records of the stream's schema at the place where its extractor looks for them, a full page first and then a
short one, and around them what the paginator's and the error handler's templates need to go on after the first and to stop
after the second.
One stream is read, or as many as --streams says: first those with parents and a cursor, then with parents, then with a
cursor, then the rest. A configuration or a stream that the reference cannot read to the end with is replaced by another, if one
of a few is better. With --again a stream with a cursor is read a second time, by both from the state that the reference came to.

With --added, FOLDER is what `cairn connector add` filled (CAIRN_CONNECTORS), connectors with code among them: the reference finds
their packages by links that are named like them, and Cairn finds them beside the manifest. The CDK of both is that of PYTHON.
`validate` is compared, too: it has an error where the reference refuses the manifest or cannot list its streams, and none elsewhere.

Compared are exit code, catalog, requests, records and the last states (times of day are left out, since both run at different
moments). One line per connector that differs, then the counts; exit 1 if any differs, unless added.txt names the row of
docs/compatibility.md that explains it.
"""
import argparse
import concurrent.futures
import copy
import datetime
import http.server
import itertools
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
LARGEST_PAGE = 10  # of a parent's records
LARGEST_OWN_PAGE = 200
MOST_TRIES = 8
REFUSED = re.compile("Could not load module|declarative_component_schema")  # another stream or configuration would not help
ADDED = pathlib.Path(__file__).with_name("added.txt")


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


def fitting(pattern):
    """A text that a pattern matches, as long as it looks neither ahead nor back."""
    def text(parts):
        made = ""
        for code, argument in parts:
            code = str(code)
            if code == "LITERAL":
                made += chr(argument)
            elif code in ("ANY", "NOT_LITERAL"):
                made += "a" if argument != ord("a") else "b"
            elif code == "IN":
                made += next((chr(c) for c in map(ord, "1a-A_. ") if re.fullmatch(inside(argument), chr(c))), "")
            elif code in ("MAX_REPEAT", "MIN_REPEAT"):
                made += text(argument[2]) * max(argument[0], min(1, argument[1]))
            elif code == "SUBPATTERN":
                made += text(argument[-1])
            elif code == "BRANCH":
                made += text(argument[1][0])
        return made

    def inside(items):
        made = ""
        for code, argument in items:
            code = str(code)
            made += {"NEGATE": "^", "CATEGORY": {"CATEGORY_DIGIT": "\\d", "CATEGORY_WORD": "\\w", "CATEGORY_SPACE": "\\s"}.get(str(argument), "")
                     }.get(code) or ("%s-%s" % tuple(re.escape(chr(c)) for c in argument) if code == "RANGE" else re.escape(chr(argument)))
        return "[%s]" % made
    try:
        made = text(re._parser.parse(pattern))
        return made if re.search(pattern, made) else None
    except (re.error, TypeError, AttributeError):
        return None


def value(schema, name="", turn=0, formats=None, option=0):
    """A value that fits a schema; with another turn, dates are written in another way, and with another option, it is another of a union."""
    formats = formats or {}
    if "const" in schema:
        return schema["const"]
    for union in ("oneOf", "anyOf"):
        if schema.get(union):
            chosen = schema[union][min(option, len(schema[union]) - 1)]
            return value({**{k: v for k, v in schema.items() if k != union}, **chosen}, name, turn, formats, option)
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in schema:
        return config(schema, turn, formats, option)
    if schema.get("enum"):
        return schema.get("default", schema["enum"][0])
    if kind == "array":
        example = (schema.get("examples") or [None])[0]
        return schema.get("default") or (example if isinstance(example, list) else [example] if example is not None else [
            value(schema.get("items", {}), name, turn, formats, option)])
    if kind in ("integer", "number"):
        return written(START, formats[name]) if name in formats and formats[name].startswith("%s") else schema.get(
            "default", max(schema.get("minimum", 1), 1))
    if kind == "boolean":
        return schema.get("default", False)
    pattern = schema.get("pattern")
    dated = "date" in name.lower() or schema.get("format") in ("date", "date-time")
    if name in formats and not turn:
        made = str(written(TODAY if "end" in name.lower() else START, formats[name]))
        if not pattern or re.search(pattern, made):
            return made
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
    made = fitting(pattern)
    if made is not None:
        return made
    raise Skip("no value for %s with the pattern %s" % (name, pattern))


EVERYTHING = 100  # the turn in which optional properties are there, too


def config(schema, turn=0, formats=None, option=0):
    wanted = set(schema.get("required", []))
    made = {}
    for name, part in schema.get("properties", {}).items():
        optional_date = "date" in name.lower() and "end" not in name.lower() and turn >= 0
        if name in wanted or "const" in part or optional_date or "default" in part or name in ("credentials", "authorization") or turn == EVERYTHING:
            made[name] = value(part, name, turn % EVERYTHING if turn > 0 else 0, formats, option)
    return made


def date_formats(resolved):
    """By properties of the configuration: how the manifest reads them as dates."""
    found = {}

    def look(text, format):
        for name in re.findall(r"config(?:\.get\(|\[)['\"](\w+)['\"]|config\.(?!get\b)(\w+)", str(text)):
            found.setdefault("".join(name), format)
    for _, node in walk(resolved):
        if isinstance(node, dict) and isinstance(node.get("datetime_format"), str) and "{" not in node["datetime_format"]:
            for member in ("datetime", "start_datetime", "end_datetime"):
                part = node.get(member)
                if isinstance(part, dict) and "datetime_format" not in part:
                    part = part.get("datetime")
                if isinstance(part, str):
                    look(part, node["datetime_format"])
    return found


def configurations(specification, resolved):
    """Configurations that fit a spec; later ones are for connectors that cannot be read with the first."""
    formats, made, why = date_formats(resolved), [], None
    for turn, option in ((0, 0), (0, 1), (0, 2), (-1, 0), (EVERYTHING, 0), (1, 0), (2, 0)):
        try:
            one = config(specification, turn, formats, option)
            if one not in made:
                made.append(one)
        except Skip as e:
            why = why or e
    if not made:
        raise why
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
        return {k: led_to(base, v, k, in_spec or k == "spec") for k, v in node.items()
                if not (in_spec and k == "pattern" and "http" in str(v))}
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

NEXT = "next-page-here"  # in a page: the address of the next
ABSENT = object()
GOES_ON = (NEXT, "c2", True, 2, False, 0, 1, ABSENT)
STOPS = (ABSENT, None, False, True, "", 0, 1, 2)
SUCCEEDS = (ABSENT, 0, True, False, "ok", "success", "OK", "0", 200, [])


def chains(name, node):
    """The members of a variable that templates look into, as lists of steps."""
    found = re.findall(name + r"((?:\[['\"]\w+['\"]\]|\.(?!get\b)\w+|\.get\(['\"]\w+['\"](?:, *[^()]*)?\))+)",
                       json.dumps(node).replace('\\"', '"'))
    found += [".".join(["", *turned[::-1]]) for turned in re.findall(r"['\"](\w+)['\"] (?:not )?in %s\b(?:\[['\"](\w+)['\"]\])?" % name, json.dumps(node).replace('\\"', '"'))]
    made = [["".join(step) for step in re.findall(r"\[['\"](\w+)|\.get\(['\"](\w+)|\.(\w+)", chain)] for chain in found]
    unique = [list(steps) for steps in dict.fromkeys(tuple(steps) for steps in made) if steps]
    return [steps for steps in unique if not any(other[:len(steps)] == steps and other != steps for other in unique)]


def put(tree, steps, made):
    for step in steps[:-1]:
        if not isinstance(tree.get(step), dict):
            tree[step] = {}
        tree = tree[step]
    if made is not ABSENT:
        tree[steps[-1]] = made


def merged(around, body):
    if isinstance(around, dict) and isinstance(body, dict):
        return {**around, **{k: merged(around[k], v) if k in around else v for k, v in body.items()}}
    return body


def sample(schema, depth=0):
    """A value that fits a stream's schema, without what is deep in it."""
    if not isinstance(schema, dict):
        return None
    for union in ("oneOf", "anyOf"):
        if schema.get(union):
            return sample(next((s for s in schema[union] if s.get("type") != "null"), {}), depth)
    kinds = schema.get("type")
    kind = next((k for k in kinds if k != "null"), None) if isinstance(kinds, list) else kinds
    if schema.get("enum"):
        return schema["enum"][0]
    if kind == "object":
        return {k: sample(v, depth + 1) for k, v in (schema.get("properties") or {}).items()} if depth < 4 else {}
    if kind == "array":
        return [sample(schema.get("items"), depth + 1)] if depth < 4 and isinstance(schema.get("items"), dict) else []
    if kind == "string":
        return RECENT.strftime({"date": "%Y-%m-%d", "date-time": "%Y-%m-%dT%H:%M:%SZ"}.get(schema.get("format"), "7"))
    return {"integer": 7, "number": 7.5, "boolean": True}.get(kind)


class Linked:
    """A page after which a header leads to the next."""

    def __init__(self, body):
        self.body = body


class Shape:
    """What the API knows of a stream: where it looks for records, and what they need to have."""

    def __init__(self, stream, children, schema=None):
        retriever = stream.get("retriever", {})
        requester = retriever.get("requester", {})
        parameters = {**(stream.get("$parameters") or {}), **(retriever.get("$parameters") or {}), **(requester.get("$parameters") or {})}
        selector = retriever.get("record_selector") or {}
        self.field_path = [re.sub(r"\{\{.*?\}\}", lambda m: str(next((v for k, v in parameters.items() if k in m.group(0)), "x")), str(p))
                           for p in (selector.get("extractor") or {}).get("field_path", [])]
        path = str(requester.get("path") or parameters.get("path") or requester.get("url") or "")
        literal = re.split(r"\{\{.*?\}\}|\{%.*?%\}", path)
        self.pattern = re.compile(".*".join(re.escape(part.strip("/")) if part.strip("/") else "" for part in literal) + r"/?$") if path else None
        self.paginator = retriever.get("paginator") or {}
        self.handler = requester.get("error_handler") or {}
        self.parameters = parameters
        strategy = self.paginator.get("pagination_strategy") or {}
        size = strategy.get("page_size")
        self.page_size = size if isinstance(size, int) and 0 < size <= LARGEST_PAGE else 3
        self.around, self.last = {}, {}
        self.linked = bool(re.search(r"headers.{1,20}[Ll]ink", json.dumps(strategy)))
        for steps in chains("response", self.paginator):
            put(self.around, steps, ABSENT)
            put(self.last, steps, ABSENT)
        made = sample(schema) if schema else None
        self.record = {**(made if isinstance(made, dict) else {}), "name": "n7"}
        self.record["id"] = self.record.get("id") if isinstance(self.record.get("id"), str) else 7
        for steps in chains("record", [stream.get("transformations"), selector.get("record_filter")]):
            place = self.record
            for step in steps[:-1]:
                place = place.setdefault(step, {}) if isinstance(place, dict) else {}
            if isinstance(place, dict):
                place.setdefault(steps[-1], 7)
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
                        if not isinstance(place.get(step), dict):
                            place[step] = {}
                        place = place[step]
                    if place.get(steps[-1]) is None:
                        place[steps[-1]] = 7

    def suit(self, evaluate, configuration, largest):
        """
        Finds what has to stand around the records so that the stream's templates neither fail nor end after the first page.

        evaluate: the value of a template
        largest: of how many records a page may be
        """
        strategy = self.paginator.get("pagination_strategy") or {}
        filters = [node for _, node in walk(self.handler) if isinstance(node, dict) and node.get("predicate")]
        token, stop = strategy.get("cursor_value"), strategy.get("stop_condition")
        by_address = (self.paginator.get("page_token_option") or {}).get("type") == "RequestPath"

        def said(template, page, **more):
            records = self.records(False)
            try:
                return evaluate(template, configuration, response=page, headers={"link": {"next": {"url": NEXT}}} if more.get("on") else {},
                                parameters=self.parameters, last_page_size=len(records), last_record=records[-1] if records else {},
                                last_records=records)
            except Exception:
                return ABSENT

        def good(page):
            return all(said(f["predicate"], page) in (False, None, "", "False") for f in filters if f.get("action") != "SUCCESS")

        def goes_on(page):
            after = said(token, page, on=True)
            return bool(after) and after is not ABSENT and (NEXT in str(after) if by_address else True) and (
                not stop or said(stop, page, on=True) in (False, "False", "", None))

        def stops(page):
            after = said(token, page)
            return after is not ABSENT and (not after or bool(stop) and bool(said(stop, page)))

        def found(values, where, wanted, start):
            places = chains("response", where)[:3]
            for combination in itertools.product(values, repeat=len(places)):
                around = copy.deepcopy(start)
                for steps, made in zip(places, combination):
                    put(around, steps, made)
                if wanted(self.document(around, self.records(False))):
                    return around
            return start

        size = strategy.get("page_size")
        if isinstance(size, str) and "{" in size:
            size = said(size, {})
        sizes = [size] + [int(n.replace("_", "")) for n in re.findall(r"\b\d[\d_]*\b", str(stop or ""))]
        more = next((int(n) for n in sizes if str(n).isdigit() and 0 < int(n) <= largest), None)
        self.page_size = more or self.page_size
        self.around = found(SUCCEEDS, filters, good, self.around)
        self.last = copy.deepcopy(self.around)
        if token:
            self.around = found(GOES_ON, [token, stop], goes_on, self.around)
            self.last = found(STOPS, [token, stop], stops, self.last)

    def records(self, short):
        count = min(1, self.page_size - 1) if short else self.page_size
        return [{**self.record, "id": str(7 + i) if isinstance(self.record["id"], str) else 7 + i} for i in range(count)]

    def wrapped(self, steps, records):
        if not steps:
            return records
        if steps[0] in ("*", "**"):
            return [self.single(steps[1:], record) for record in records]
        return {steps[0]: self.wrapped(steps[1:], records)}

    def single(self, steps, record):
        for step in reversed(steps):
            record = [record] if step in ("*", "**") else {step: record}
        return record

    def document(self, around, records):
        body = self.wrapped(self.field_path, records)
        if isinstance(body, dict):
            return merged({**TOKENS, **around}, body)
        return {**TOKENS, **around, **(records[0] if records else {})} if around else body

    def page(self, short):
        body = self.document(self.last if short else self.around, self.records(short))
        return Linked(body) if self.linked and not short else body


def token_paths(resolved):
    """The paths at which the manifest's authenticators get tokens."""
    found = []
    for key, node in walk(resolved):
        if key in ("token_refresh_endpoint", "login_url") and isinstance(node, str):
            after = re.split(r"\{\{.*?\}\}", node)[-1]
            found.append((urllib.parse.urlsplit(after).path if "://" in after else after) or "/oauth")
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
        self.lock, self.later_pages = threading.Lock(), 0
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body in one packet; else each answer waits 40 ms for an acknowledgement
            disable_nagle_algorithm = True

            def do(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode("utf-8", "replace") if length else ""
                answer = api.answer(self.command, self.path, body, self.headers)
                after = api.base + self.path.split("?")[0] + "?page=2"
                linked = isinstance(answer, Linked)
                answer = answer.body if linked else answer
                answer = answer if isinstance(answer, bytes) else json.dumps(answer).replace(NEXT, after).encode()
                self.send_response(200)
                if linked:
                    self.send_header("Link", '<%s>; rel="next"' % after)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
                self.wfile.flush()

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do

            def log_message(self, *args):
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                pass  # a run that was ended closes its connections

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
        if not fitting and method == "POST" and re.search("token|login|auth|session", parts.path):
            return TOKENS
        if total > MOST_REQUESTS:
            return [] if not shape.field_path else {}
        self.later_pages += shape is self.shapes[0] and count % 2 == 0
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


def run(program, action, manifest, configuration, stream, shapes, token_paths, state=None, further=(), beside=(), package=None):
    api = Api(shapes, token_paths)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        led = led_to(api.base, manifest)
        led["concurrency_level"] = {"type": "ConcurrencyLevel", "default_concurrency": 1}
        (folder / "manifest.yaml").write_text(yaml.dump(led, Dumper=DUMPER, sort_keys=False, allow_unicode=True), encoding="utf-8")
        for one in beside:
            shutil.copytree(one, folder / one.name) if one.is_dir() else shutil.copy(one, folder)
        path = []
        if package:
            for code in folder.rglob("*.py"):
                code.write_text(re.sub(r"https?://(?=\w)", api.base + "/", code.read_text(encoding="utf-8")), encoding="utf-8")
            path.append(folder / "packages")
            path[0].mkdir()
            (path[0] / package).symlink_to(folder)
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
        code = program.run(arguments, folder, folder / "out", folder / "err", LIMITS["seconds"], path)
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
            errors += [message["trace"]["error"].get(k) for k in ("message", "internal_message")]
    requests = sorted(steady(json.dumps(r), api.base) for r in api.log)
    result = {"pages": api.later_pages, "exit": exit_code, "records": sorted(records), "requests": requests,
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
        if a == b or key in ("last", "pages"):
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
    beside = [one for one in path.parent.iterdir() if one.name not in (path.name, ".venv", "__pycache__")]
    specification = next((yaml.load(one.read_text(encoding="utf-8"), Loader=LOADER) for one in beside
                          if one.name in ("spec.yaml", "spec.json")), {})
    specification = specification.get("connectionSpecification") or specification.get("connection_specification")
    package = "source_" + path.parent.name.replace("-", "_")
    if "class_name:" not in path.read_text(encoding="utf-8"):
        return connector(path, [reference, command], streams, again, specification=specification, beside=beside, package=package)
    return connector(path, [reference, command], streams, again, None, ["--python", python], specification, beside, package=package)


def generated(manifest, names):
    """The streams of those names, which a manifest's only template makes: as the template has them."""
    templates = manifest.get("dynamic_streams") or []
    return [{**templates[0]["stream_template"], "name": name} for name in names] if len(templates) == 1 else []


def schema_of(stream, beside):
    """The schema of a stream, in the manifest or in a file beside it; null where it is neither."""
    loader = stream.get("schema_loader") or {}
    loader = loader[0] if isinstance(loader, list) and loader else loader
    if isinstance(loader, dict) and isinstance(loader.get("schema"), dict):
        return loader["schema"]
    for folder in beside:
        file = folder / (name_of(stream) + ".json")
        if folder.name == "schemas" and file.is_file():
            return json.loads(file.read_text(encoding="utf-8"))
    return None


def evaluator():
    """What gives the value of a template; null where this interpreter has no CDK."""
    try:
        from airbyte_cdk.sources.declarative.interpolation.jinja import JinjaInterpolation
    except ImportError:
        return None
    return JinjaInterpolation().eval


def connector(path, commands, streams=1, again=False, configuration=None, further=(), specification=None, beside=(), names=(), package=None):
    beside = list(beside)
    manifest = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    if specification and "spec" not in manifest:
        manifest["spec"] = {"type": "Spec", "connection_specification": specification}
    resolved = references(manifest)
    for key, node in walk(resolved):
        if not further and (key == "class_name" or isinstance(node, dict) and str(node.get("type", "")).startswith("Custom")):
            raise Skip("code of its own")
        if configuration is None and not further and isinstance(node, dict) and node.get("type") == "AsyncRetriever":
            raise Skip("jobs")
    if configuration is None:
        spec = (resolved.get("spec") or {}).get("connection_specification")
        if not spec:
            raise Skip("no spec")
        made = configurations(spec, resolved)
    else:
        made = [configuration]
    asks_for_tokens = token_paths(resolved)
    evaluate = evaluator()
    found, kept = [], {}

    def once(program, action, stream, configuration, state=None, more=()):
        above = parents(stream)
        shapes = [Shape(stream, [], schema_of(stream, beside))] + [Shape(p, [stream, *above], schema_of(p, beside)) for p in above]
        if evaluate:
            for i, shape in enumerate(shapes):
                shape.suit(evaluate, configuration, LARGEST_PAGE if i else LARGEST_OWN_PAGE)
        return run(program, action, manifest, configuration, stream, shapes, asks_for_tokens, state, more, beside, package)

    def both(action, stream, configuration, label="", state=None):
        reference, why = kept.pop((action, label), None) or once(commands[0], action, stream, configuration, state)
        ours, why_ours = once(commands[1], action, stream, configuration, state, further)
        found.append((action + label, reference["exit"], len(reference["requests"]), list(differences(reference, ours)), why, why_ours,
                      reference["pages"]))
        return reference

    def suitable(streams):
        """The configuration and stream that the reference reads furthest with; it is read to the end with most."""
        best = None
        tries = [(c, streams[0]) for c in made] + [(made[0], other) for other in streams[1:]]
        for one, stream in tries[:MOST_TRIES]:
            result, why = once(commands[0], "read", stream, one)
            rank = (result["exit"] == "zero" and bool(result["requests"]), bool(result["pages"]), bool(result["records"]))
            if best is None or rank > best[0]:
                best = rank, one, stream, (result, why)
            if all(rank) or result["exit"] == "nonzero" and REFUSED.search(json.dumps(why)):
                break
        _, one, stream, outcome = best
        kept["read", " " + name_of(stream)] = outcome
        return one, stream

    several = ranked(resolved.get("streams") or generated(resolved, names))
    configuration, first = suitable(several)
    several = [first, *(s for s in several if s is not first)][:streams]
    if package or not further:
        discovered = both("discover", several[0], configuration)
        if package:
            found.append(validated(discovered, *once(commands[1], "validate", several[0], configuration, None, further)))
    for stream in several:
        label = " " + name_of(stream)
        state = both("read", stream, configuration, label)["last"]
        if again and stream.get("incremental_sync") and state:
            both("read", stream, configuration, label + " again", state)
    return name_of(several[0]), found


def validated(discovered, ours, why):
    """Compares whether the reference can list the streams with whether `validate` finds no error."""
    refused = discovered["exit"] != "zero"
    differs = [] if refused == (ours["exit"] != "zero") else ["validate: " + ("no error" if refused else "an error")]
    return "validate", discovered["exit"], 0, differs, [], why, 0


def known(file):
    """By connector and command: how the row of docs/compatibility.md begins that explains why they differ."""
    table = (file.parent.parent.parent / "docs" / "compatibility.md").read_text(encoding="utf-8")
    rows, name = {}, None
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            action, row = line.strip().split(": ", 1)
            if not re.search(r"^\| " + re.escape(row), table, re.MULTILINE):
                sys.exit("%s: no row of docs/compatibility.md begins with %r" % (file.name, row))
            rows.setdefault(name, {})[action] = row
        else:
            name = line.split("==")[0]
    return rows


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
    os.environ.pop("PYTHONPATH", None)
    reference = runner(args.reference) if args.reference else None
    rows = known(ADDED) if args.added else {}
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
            explained = rows.get(name, {})
            differs = {action.split(" ")[0] for action, _, _, diffs, *_ in found if diffs}
            left = differs - set(explained)
            count("compared")
            count("differ" if left else "differ by a row of docs/compatibility.md" if differs else "the same")
            for action in set(explained) - differs:
                print("%s %s: is the same, and %s has a row for it" % (name, action, ADDED.name), flush=True)
            reads = [(requests, pages) for action, exit_code, requests, _, _, _, pages in found
                     if action.startswith("read") and requests and exit_code == "zero"]
            if reads:
                count("the reference asks and ends well" + ("" if differs else ", and Cairn does the same"))
            if any(pages for _, pages in reads):
                count("the reference reads two pages and ends well" + ("" if differs else ", and Cairn does the same"))
            for action, exit_code, requests, diffs, why, why_ours, _ in found:
                kind = action.split(" ")[0]
                count("%s ends with %s in the reference" % (kind, exit_code))
                count("%s of %s" % ("differences" if diffs else "no differences", kind))
                for d in diffs if kind not in explained else ():
                    print("%s %s: %s\n    reference: %s\n    Cairn: %s" % (
                        name, action, d, [str(w)[:250] for w in why][:2], [str(w)[:250] for w in why_ours][:1]), flush=True)
            report.append({"connector": name, "stream": stream, "runs": found})
            if args.report:
                args.report.write_text(json.dumps(report, indent=1))
    for what, number in sorted(counts.items()):
        print("%5d %s" % (number, what))
    sys.exit(1 if counts.get("differ") else 0)


if __name__ == "__main__":
    main()
