#!/usr/bin/env python3
"""Runs random manifests with Cairn and the reference against an API that is made up with them, and compares both syncs.

    random_syncs.py --command 'CMD' --reference PYTHON [--seed N] [--count N] [--jobs N] [--keep FOLDER] [--more-requests]

CMD takes the arguments of the protocol (`read --manifest-path … --config … --catalog … --state …`); PYTHON is an interpreter with
airbyte-cdk, or a command like CMD. A seed gives the same manifest, data and answers each time: one or two streams with a
paginator, a cursor, partitions, an error handler, a filter and transformations, each chosen at random with random options, an API
that refuses large pages or windows where the stream then asks for smaller ones, and perhaps a stream that nobody selects and that has
a mistake. They are checked and read, and a stream with a cursor is read again, by
both from one of the states that the reference wrote, mostly its last.

Compared are exit code, connection status, statuses, requests, records and last states; where a stream failed, only statuses and exit code,
since what else was under way is chance, and only the exit code where that stream is another's parent. A line for each seed that differs, then the count; exit 1 if any differs. --keep
leaves the inputs and outputs of seeds that differ in a folder. With --more-requests CMD may send requests that PYTHON does not, as with
`CAIRN_PAGES_AHEAD=3` beside the same command without it; all others must be there, as often.
"""
import argparse
import collections
import concurrent.futures
import datetime
import hashlib
import http.server
import json
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "drift"))
from fork_server import runner  # noqa: E402

DAY = datetime.timedelta(days=1)
START = datetime.datetime(2024, 3, 1, tzinfo=datetime.timezone.utc)
LONGEST_RUN = 120
MOST_REQUESTS = 600
FORMATS = ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%d", "%s", "%ms", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]
WORDS = ["alpha", "Beta", "GAMMA delta", "épsilon", "it's", 'say "hi"', "", "x" * 70, "tab\there", "日本", "a/b?c=d&e", "null", "0"]


def text_of(moment, format):
    if format == "%s":
        return int(moment.timestamp())
    if format == "%ms":
        return int(moment.timestamp() * 1000)
    return moment.strftime(format)


# ---- an API and its data


class Endpoint:
    """Records at a path, in pages. What it answers depends on the request alone, but for failures, which come first."""

    def __init__(self, rng):
        self.records = []
        self.envelope = rng.choice([[], ["data"], ["data"], ["data", "items"], ["data", "*"], ["data", "*", "item"]])
        self.page_size = rng.randint(1, 6)
        self.no_more = rng.choice([None, ""])  # the token after the last page
        self.token = None  # how pages are asked for
        self.first_page = 0
        self.cursor_field = None
        self.bounds = False  # whether `since` and `until` are heeded
        self.parent_field = None
        self.status_of = {}  # of partitions that fail
        self.most_in_page = self.most_in_window = None  # pages and windows with more records are refused
        self.window_pages_refused = "all"  # or "later": the first page of a large window is given
        self.base = None

    def answer(self, path, query, headers, body):
        parent = path.split("/")[2] if self.parent_field and path.count("/") > 2 else query.get("parent", body.get("parent"))
        records = self.records
        if self.parent_field and parent is not None:
            records = [r for r in records if str(r[self.parent_field]) == str(parent)]
        if parent in self.status_of:
            return self.status_of[parent], {}, {"error": "no such parent"}
        for name, keep in (("since", lambda a, b: a >= b), ("until", lambda a, b: a <= b)):
            bound = query.get(name, body.get(name))
            if self.bounds and bound is not None:
                records = [r for r in records if r.get(self.cursor_field) is None or keep(str(r[self.cursor_field]), str(bound))]
        first, size = 0, self.page_size
        place = query.get("page", headers.get("x-page", body.get("page")))
        if self.most_in_window is not None and len(records) > self.most_in_window and (self.window_pages_refused == "all" or place):
            return 416, {}, {"error": "too many records"}
        if self.most_in_page is not None:
            size = int(query["limit"])
            if size > self.most_in_page:
                return 413, {}, {"error": "too large a page"}
        if self.token == "page" and place not in (None, ""):
            first = (int(place) - self.first_page) * size
        elif self.token == "offset" and place not in (None, ""):
            first = int(place)
        elif self.token == "cursor" and place not in (None, ""):
            first = int(str(place).lstrip("c"))
        elif self.token == "last_id" and place not in (None, ""):
            first = next((i + 1 for i, r in enumerate(records) if str(r["id"]) == str(place)), len(records))
        elif self.token is None:
            size = len(records)
        page = records[max(0, first): max(0, first) + size]
        more = max(0, first) + size < len(records)
        extra = {}
        document = self.wrapped(page)
        if self.token == "cursor":
            after = "c%d" % (first + size)
            if isinstance(document, dict):
                document["next"] = after if more else self.no_more
            extra["X-Next"] = after if more else ""
            if more:
                extra["Link"] = '<%s%s?%s>; rel="next"' % (self.base, path, urllib.parse.urlencode({**query, "page": after}))
        if isinstance(document, dict):
            document["total"] = len(records)
        return 200, extra, document

    def wrapped(self, page):
        document = page
        for step in reversed(self.envelope):
            if step == "item":
                document = [{"item": record} for record in document]
            elif step != "*":
                document = {step: document}
        return document


class Api:
    """
    An API that keeps the requests.

    shared: whether two streams may ask for the same at the same time; how often it is asked for is chance then, since
    the answers of parents are kept
    """

    def __init__(self, endpoints, failing, shared):
        self.endpoints, self.failing, self.shared = endpoints, failing, shared
        self.requests, self.failed, self.lock = [], collections.Counter(), threading.Lock()
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # an answer goes out in two pieces

            def log_message(self, *_):
                pass

            def answer(self):
                url = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
                raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                try:
                    body = json.loads(raw) if raw else {}
                except ValueError:
                    body = dict(urllib.parse.parse_qsl(raw, keep_blank_values=True))
                status, extra, document = api.answer(self.command, url.path, url.query, query, self.headers, raw, body)
                content = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                for name, value in extra.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_PATCH = answer

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = "http://127.0.0.1:%d" % self.server.server_port

    def answer(self, method, path, raw_query, query, headers, raw, body):
        asked = (method, path, "&".join(sorted(raw_query.split("&"))), raw, headers.get("X-Page"), headers.get("X-Slice"))
        with self.lock:
            self.requests.append(asked)
            if len(self.requests) > MOST_REQUESTS:
                return 400, {}, {"error": "too many requests"}
            digest = int(hashlib.sha256(repr(asked).encode()).hexdigest(), 16)
            if self.failing and digest % self.failing[0] == 0 and self.failed[asked] < self.failing[1]:
                self.failed[asked] += 1
                return self.failing[2], {"Retry-After": "0"}, {"error": "again", "code": "E%d" % self.failing[2]}
        endpoint = self.endpoints.get(path.split("/")[1])
        if endpoint is None:
            return 404, {}, {"error": "nothing here"}
        endpoint.base = self.base
        return endpoint.answer(path, query, {k.lower(): v for k, v in headers.items()}, body if isinstance(body, dict) else {})

    def start_anew(self):
        with self.lock:
            asked, self.requests = self.requests, []
            self.failed.clear()
        asked = [str(a).replace(self.base, "BASE") for a in asked]
        return collections.Counter(set(asked) if self.shared else asked)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


# ---- manifests


def data(rng, cursor, count, parents):
    records = []
    for i in range(count):
        record = {"id": i + 1, "name": rng.choice(WORDS), "amount": rng.choice([1, 2.5, "3", "4.20", None, 1e20, 0.1, -7]),
                  "flag": rng.choice([True, False, None, "true"]), "Nested Part": {"aKey": rng.choice(WORDS), "b": {"c": i % 3}},
                  "tags": rng.sample(WORDS, rng.randint(0, 2))}
        if cursor and cursor["kind"] == "count":
            record["number"] = rng.choice([i, i // 2, 3 * i])
        elif cursor:
            moment = START + datetime.timedelta(seconds=rng.choice([0, 1, 3600, 86399]), days=rng.randint(0, 9))
            record["updated"] = text_of(moment, cursor["format"])
            if rng.random() < cursor["missing"]:
                record["updated"] = None
        if parents:
            record["parent"] = rng.choice(parents)
        if rng.random() < 0.1:
            record.pop(rng.choice(["amount", "flag", "tags"]))
        records.append(record)
    if cursor and cursor["sorted"]:
        key = "number" if cursor["kind"] == "count" else "updated"
        records.sort(key=lambda r: str(r[key]).rjust(20) if r[key] is not None else "")
    return records


def cursor_plan(rng):
    if rng.random() < 0.4:
        return None
    if rng.random() < 0.15:
        return {"kind": "count", "sorted": rng.random() < 0.7}
    return {"kind": "datetime", "format": rng.choice(FORMATS), "sorted": rng.random() < 0.6,
            "missing": rng.choice([0, 0, 0, 0.1])}


def cursor_component(rng, plan, option):
    if plan["kind"] == "count":
        component = {"type": "IncrementingCountCursor", "cursor_field": "number"}
        if rng.random() < 0.7:
            component["start_value"] = rng.choice([0, 3, "5"])
        if rng.random() < 0.5:
            component["start_value_option"] = option("from")
        return component
    format = plan["format"]
    component = {"type": "DatetimeBasedCursor", "cursor_field": rng.choice(["updated", "updated", "{{ parameters['cursor'] }}"]),
                 "$parameters": {"cursor": "updated"}, "datetime_format": format}
    start, end = START + rng.randint(0, 2) * DAY, START + rng.randint(3, 12) * DAY
    if rng.random() < 0.5:
        component["start_datetime"] = {"type": "MinMaxDatetime", "datetime": text_of(start, "%Y-%m-%dT%H:%M:%SZ"),
                                       "datetime_format": "%Y-%m-%dT%H:%M:%SZ"}
        if rng.random() < 0.3:
            component["start_datetime"]["min_datetime"] = text_of(START + DAY, "%Y-%m-%dT%H:%M:%SZ")
    else:
        component["start_datetime"] = rng.choice([str(text_of(start, format)), "{{ config['start in %s'] }}" % format.replace("%", "")])
    component["end_datetime"] = str(text_of(end, format)) if rng.random() < 0.7 else {
        "type": "MinMaxDatetime", "datetime": "{{ config['end'] }}", "datetime_format": "%Y-%m-%dT%H:%M:%SZ"}
    if rng.random() < 0.6:
        component["step"] = rng.choice(["P1D", "P3D", "P1W", "PT36H", "P1M"])
        component["cursor_granularity"] = rng.choice(["PT1S", "P1D", "PT1H"]) if format != "%Y-%m-%d" else "P1D"
        if rng.random() < 0.25:
            component["clamping"] = rng.choice([{"target": "DAY"}, {"target": "MONTH"}, {"target": "{{ config['period'] }}"},
                                                {"target": "WEEK", "target_details": {"weekday": rng.choice(["MONDAY", "SATURDAY"])}}])
    if rng.random() < 0.3:
        component["lookback_window"] = rng.choice(["P1D", "PT90M", "{{ config['lookback'] }}"])
    if rng.random() < 0.8:
        component["start_time_option"] = option("since")
        component["end_time_option"] = option("until")
    if rng.random() < 0.2:
        component["partition_field_start"], component["partition_field_end"] = "lower", "upper"
    if rng.random() < 0.2:
        component["cursor_datetime_formats"] = [format] + rng.sample(FORMATS, 2)
    for flag, share in (("is_data_feed", 0.15), ("is_client_side_incremental", 0.15), ("is_compare_strictly", 0.1),
                        ("global_substream_cursor", 0.15)):
        if rng.random() < share:
            component[flag] = True
    if component.get("is_data_feed"):
        for field in ("step", "cursor_granularity", "clamping"):
            component.pop(field, None)
    return component


def paginator(rng, option_kinds, endpoint):
    """A paginator, or none; the endpoint learns how it asks."""
    envelope = endpoint.envelope
    kind = rng.choice([None, "page", "page", "offset", "cursor", "cursor", "last_id", "link"])
    if kind is None:
        return None
    size = endpoint.page_size
    inject = rng.choice(option_kinds)
    component = {"type": "DefaultPaginator", "page_token_option": {"type": "RequestOption", "field_name": "page", "inject_into": inject}}
    if inject == "header":
        component["page_token_option"]["field_name"] = "X-Page"
    if kind == "page":
        strategy = {"type": "PageIncrement", "page_size": size}
        if rng.random() < 0.5:
            strategy["start_from_page"] = rng.choice([0, 1, 2])
        if rng.random() < 0.3:
            strategy["inject_on_first_request"] = True
        endpoint.first_page = strategy.get("start_from_page", 0)
    elif kind == "offset":
        strategy = {"type": "OffsetIncrement", "page_size": rng.choice([size, str(size), "{{ config['page_size'] }}"])}
        if rng.random() < 0.3:
            strategy["inject_on_first_request"] = True
    elif kind == "last_id":
        strategy = {"type": "CursorPagination", "cursor_value": "{{ last_record['id'] }}",
                    "stop_condition": rng.choice(["{{ last_page_size < %d }}" % size, "{{ not last_record }}", "{{ response['total'] == 0 }}"]
                                                 if envelope else ["{{ last_page_size < %d }}" % size])}
        if rng.random() < 0.3:
            strategy["page_size"] = size
    else:
        values = ["{{ headers['X-Next'] }}"]
        if envelope:
            values += ["{{ response['next'] }}", "{{ response.get('next', '') }}", "{{ response.next or '' }}"]
        strategy = {"type": "CursorPagination", "cursor_value": rng.choice(values)}
        if kind == "link":
            strategy["cursor_value"] = "{{ headers['link']['next']['url'] }}"
            strategy["stop_condition"] = "{{ 'next' not in headers['link'] }}"
            component["page_token_option"] = {"type": "RequestPath"}
            kind = "cursor"
        elif rng.random() < 0.5:
            strategy["stop_condition"] = rng.choice(["{{ not headers['X-Next'] }}", "{{ last_page_size == 0 }}"])
        if rng.random() < 0.3:
            strategy["page_size"] = size
    endpoint.token = kind
    component["pagination_strategy"] = strategy
    if "page_size" in strategy and rng.random() < 0.6:
        component["page_size_option"] = {"type": "RequestOption", "field_name": "limit", "inject_into": "request_parameter"}
    return component


def smaller_pages(rng, pages, endpoint):
    """How pages become smaller that the endpoint refuses from now on; None where the reference allows no such thing."""
    lowest = rng.choice([1, 1, 2])
    if (not pages or "page_size_option" not in pages or pages["pagination_strategy"]["type"] == "PageIncrement"
            or pages["page_token_option"]["type"] == "RequestPath" or endpoint.page_size <= lowest):
        return None
    endpoint.most_in_page = rng.randint(1, endpoint.page_size)
    if "last_page_size <" in pages["pagination_strategy"].get("stop_condition", ""):
        pages["pagination_strategy"]["stop_condition"] = "{{ last_page_size < page_size }}"
    component = {"type": "PageSizeReduction", "backoff_seconds": 0, "minimum_page_size": lowest}
    for field, values in (("reduction_factor", [1.5, 3]), ("max_attempts", [1, 2]), ("retries_at_minimum_page_size", [1]),
                          ("reset_policy", ["NEVER", "AFTER_SUCCESSFUL_PAGE", "AFTER_SUCCESSFUL_PAGE"])):
        if rng.random() < 0.4:
            component[field] = rng.choice(values)
    return component


def smaller_windows(rng, cursor, endpoint):
    """How windows become smaller that the endpoint refuses from now on; None where the reference allows no such thing."""
    if not cursor or "cursor_granularity" not in cursor or cursor.get("is_client_side_incremental"):
        return None
    endpoint.most_in_window = rng.randint(1, 12)
    endpoint.window_pages_refused = rng.choice(["all", "later"])
    component = {"type": "RequestWindowSplitting"}
    if rng.random() < 0.3:
        component["min_split_window"] = rng.choice(["PT1H", "P1D", "P2D"])
    if rng.random() < 0.2:
        component["failure_message"] = "Ask for less."
    return component


def transformations(rng):
    choices = [
        {"type": "AddFields", "fields": [
            {"path": ["added"], "value": rng.choice(["{{ record['name'] }}", "{{ record.id + 1 }}", "{{ record['amount'] }}",
                                                     "{{ stream_slice }}", "{{ config['start'] }}", "{{ record.get('flag') }}",
                                                     "{{ stream_interval.get('start_time') }}", "{{ record['Nested Part']['b'] }}"])},
            {"path": ["deep", "er"], "value": rng.choice(["x", "{{ 1.50 }}", "{{ record['tags'] | length }}", "{{ record['name'] | upper }}"])}]},
        {"type": "AddFields", "condition": "{{ record.id % 2 == 0 }}", "fields": [
            {"path": ["typed"], "value": "{{ record['amount'] }}", "value_type": rng.choice(["string", "number", "integer", "boolean"])}]},
        {"type": "RemoveFields", "field_pointers": rng.sample([["name"], ["Nested Part", "b"], ["tags"], ["flag"], ["absent", "x"]], 2)},
        {"type": "KeysToLower"},
        {"type": "KeysToSnakeCase"},
        {"type": "KeysReplace", "old": rng.choice([" ", "a"]), "new": rng.choice(["_", "."])},
        {"type": "FlattenFields", "flatten_lists": rng.random() < 0.5},
        {"type": "DpathFlattenFields", "field_path": ["Nested Part"], **rng.choice([
            {}, {"delete_origin_value": True}, {"replace_record": True},
            {"key_transformation": {"type": "KeyTransformation", "prefix": "p_", "suffix": "_s"}}])},
    ]
    # One that fails a record would fail the stream; the reference adds an integer of what is no number, for one.
    if choices[1]["fields"][0]["value_type"] in ("number", "integer"):
        choices[1]["fields"][0]["value"] = "{{ record['id'] }}"
    return rng.sample(choices, rng.choice([0, 0, 1, 1, 2]))


def router(rng, streams, option, parent_keys):
    """The component and the values of its partitions."""
    if rng.random() < 0.5 or not streams:
        values = rng.sample(["p1", "p 2", "ü3", "4", "p5/x"] if rng.random() < 0.3 else ["p1", "p2", "p3", "4"], rng.randint(1, 4))
        component = {"type": "ListPartitionRouter", "values": values, "cursor_field": "parent"}
        asking = component
    else:
        values = parent_keys
        asking = {"type": "ParentStreamConfig", "parent_key": "id", "partition_field": "parent", "stream": {"$ref": "#/definitions/parent"}}
        if rng.random() < 0.5 and "incremental_sync" in streams[0]:
            asking["incremental_dependency"] = True
        if rng.random() < 0.3:
            asking["extra_fields"] = [["name"], ["Nested Part", "b"]]
        component = {"type": "SubstreamPartitionRouter", "parent_stream_configs": [asking]}
    if rng.random() < 0.5:
        asking["request_option"] = option("parent")
    return component, values


def stream(rng, name, streams, parent_keys):
    cursor = cursor_plan(rng)
    method = rng.choice(["GET", "GET", "GET", "POST"])
    option_kinds = ["request_parameter"] * 3 + ["header"] + (["body_json"] * 2 if method == "POST" else [])
    body_kinds = ["request_parameter"] * 3 + (["body_json"] * 2 if method == "POST" else [])

    def option(field):
        return {"type": "RequestOption", "field_name": field, "inject_into": rng.choice(body_kinds)}

    endpoint = Endpoint(rng)
    envelope = endpoint.envelope
    requester = {"type": "HttpRequester", "url_base": "{{ config['base'] }}", "path": rng.choice(["/", ""]) + name, "http_method": method}
    pages = paginator(rng, option_kinds, endpoint)
    partitions = parents = None
    if rng.random() < 0.5 and not (cursor and cursor["kind"] == "count"):  # the two together are a mistake
        partitions, parents = router(rng, streams, option, parent_keys)
        endpoint.parent_field = "parent"
        if "request_option" not in json.dumps(partitions):
            requester["path"] = "/%s/{{ stream_partition['parent'] }}/all" % name
        if rng.random() < 0.3:
            endpoint.status_of[str(rng.choice(parents))] = rng.choice([404, 403])
    if rng.random() < 0.5:
        requester["request_parameters"] = rng.choice([
            {"q": "{{ stream_slice.get('start_time', 'none') }}"}, {"a": "1", "b": "{{ config['start'] }}", "c": "{{ None }}"},
            {"fields": "id,name", "n": "{{ next_page_token['next_page_token'] if next_page_token else 'first' }}"},
            {"p": "{{ stream_partition }}"}, "x={{ stream_interval.get('end_time') }}&y=2"])
    if rng.random() < 0.3:
        requester["request_headers"] = {"X-Slice": "{{ stream_partition.get('parent', '-') | string | length }}"}
    if method == "POST" and "body_json" not in json.dumps([pages, partitions]) and rng.random() < 0.4 and not cursor:
        requester["request_body_data"] = {"form": "{{ config['start'] }}", "amp": "a&b"}
    handler = {"type": "DefaultErrorHandler", "backoff_strategies": [{"type": "ConstantBackoffStrategy", "backoff_time_in_seconds": 0}]}
    if rng.random() < 0.7:
        handler["response_filters"] = rng.sample([
            {"type": "HttpResponseFilter", "http_codes": [404, 403], "action": "IGNORE"},
            {"type": "HttpResponseFilter", "predicate": "{{ response.get('code') == 'E400' }}", "action": "RETRY"} if envelope else
            {"type": "HttpResponseFilter", "http_codes": [400], "action": "RETRY"},
            {"type": "HttpResponseFilter", "error_message_contains": "no such", "action": "IGNORE"}], rng.randint(1, 3))
    requester["error_handler"] = handler
    selector = {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": envelope}}
    if rng.random() < 0.3:
        selector["record_filter"] = {"type": "RecordFilter", "condition": rng.choice([
            "{{ record['id'] != 3 }}", "{{ record.flag }}", "{{ record['name'] | length > 3 }}",
            "{{ record.get('updated', 'x') != None and record.id > 1 }}"])}
    if rng.random() < 0.2:
        selector["transform_before_filtering"] = True
    schema = {"type": "object", "properties": {}}
    if rng.random() < 0.3:
        selector["schema_normalization"] = "Default"
        schema["properties"] = {"id": {"type": "string"}, "amount": {"type": rng.choice([["null", "number"], ["null", "string"]])},
                                "flag": {"type": ["null", "boolean"]}, "name": {"type": "string"},
                                "tags": {"type": "array", "items": {"type": "string"}}}
    made = {"type": "DeclarativeStream", "name": name, "primary_key": "id",
            "retriever": {"type": "SimpleRetriever", "requester": requester, "record_selector": selector},
            "schema_loader": {"type": "InlineSchemaLoader", "schema": schema}}
    if pages:
        made["retriever"]["paginator"] = pages
    if partitions:
        made["retriever"]["partition_router"] = partitions
    changes = transformations(rng)
    if changes:
        made["transformations"] = changes
    if cursor:
        made["incremental_sync"] = cursor_component(rng, cursor, option)
        endpoint.cursor_field = "number" if cursor["kind"] == "count" else "updated"
        endpoint.bounds = rng.random() < 0.8
    for field, action, status, component in (
            ("page_size_reduction", "REDUCE_PAGE_SIZE", 413, smaller_pages(rng, pages, endpoint) if rng.random() < 0.9 else None),
            ("request_window_splitting", "SPLIT_REQUEST_WINDOW", 416,
             smaller_windows(rng, made.get("incremental_sync"), endpoint) if rng.random() < 0.6 else None)):
        if component:
            made["retriever"][field] = component
            handler.setdefault("response_filters", []).insert(0, {"type": "HttpResponseFilter", "http_codes": [status], "action": action})
    if rng.random() < 0.1 and not cursor:
        made["retriever"]["ignore_stream_slicer_parameters_on_paginated_requests"] = True
    endpoint.records = data(rng, cursor, rng.randint(0, 30), parents)
    return made, endpoint


def mistaken(rng):
    """A stream that nobody selects; the reference notices its mistake only when it would be read."""
    requester = {"type": "HttpRequester", "url": "{{ config['base'] }}/none"}
    retriever = {"type": "SimpleRetriever", "requester": requester,
                 "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": []}}}
    mistake = rng.choice(["filter", "url", "delimiter", "template", "message"])
    if mistake == "filter":
        retriever["record_selector"]["record_filter"] = {"type": "RecordFilter", "condition": "{{ record.id | no_such_filter }}"}
    elif mistake == "url":
        del requester["url"]
    elif mistake == "delimiter":
        retriever["decoder"] = {"type": "CsvDecoder", "delimiter": ", "}
    elif mistake == "template":
        requester["request_parameters"] = {"a": "{{ config['base' }}"}
    else:
        requester["error_handler"] = {"type": "DefaultErrorHandler", "response_filters": [
            {"type": "HttpResponseFilter", "http_codes": [500], "action": "FAIL", "error_message": "{{ response[ }}"}]}
    return {"type": "DeclarativeStream", "name": "mistaken", "retriever": retriever,
            "schema_loader": {"type": "InlineSchemaLoader", "schema": {}}}


def invented(seed):
    rng = random.Random(seed)
    streams, endpoints, definitions, keys = [], {}, {}, []
    for name in ["first", "second"][: rng.choice([1, 2, 2])]:
        made, endpoints[name] = stream(rng, name, streams, keys or ["1", "2"])
        if not streams:
            definitions["parent"] = made
            keys = [r["id"] for r in endpoints[name].records] or [1]
            streams.append({"$ref": "#/definitions/parent", **({"incremental_sync": made["incremental_sync"]} if "incremental_sync" in made else {})})
        else:
            streams.append(made)
    selected = streams[1:]
    if rng.random() < 0.3:
        streams.append(mistaken(rng))
    manifest = {"version": "6.44.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["first"]},
                "definitions": definitions, "streams": streams,
                "concurrency_level": {"type": "ConcurrencyLevel", "default_concurrency": rng.choice([1, 2, 4])},
                "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {}}}}
    failing = rng.choice([None, None, (3, 1, 500), (2, 2, 429), (5, 1, 400), (7, 1, 503)])
    config = {"start": "2024-03-02T00:00:00Z", "end": "2024-03-11T00:00:00Z", "lookback": "P2D", "page_size": 3, "period": "DAY"}
    config.update(("start in " + format.replace("%", ""), str(text_of(START + DAY, format))) for format in FORMATS)
    catalog = {"streams": []}
    for made in [definitions["parent"]] + selected:
        incremental = made.get("incremental_sync")
        entry = {"stream": {"name": made["name"], "json_schema": made["schema_loader"]["schema"],
                            "supported_sync_modes": ["full_refresh", "incremental"] if incremental else ["full_refresh"]},
                 "sync_mode": "incremental" if incremental else "full_refresh", "destination_sync_mode": "append"}
        if incremental:
            entry["cursor_field"] = ["number" if incremental["type"] == "IncrementingCountCursor" else "updated"]
        catalog["streams"].append(entry)
    for name, endpoint in endpoints.items():
        if "{{ config['page_size'] }}" in json.dumps(manifest):
            config["page_size"] = endpoint.page_size
    return rng, manifest, config, catalog, Api(endpoints, failing, "ParentStreamConfig" in json.dumps(manifest))


# ---- runs


class Sync:
    """What a command printed, made comparable."""

    def __init__(self, code, lines, requests):
        self.code, self.requests = code, requests
        self.records, self.states, self.all_states, self.statuses, self.errors = collections.Counter(), {}, [], collections.defaultdict(list), []
        self.connection = None
        for line in lines:
            try:
                message = json.loads(line)
            except ValueError:
                continue
            kind = message.get("type")
            if kind == "RECORD":
                record = message["record"]
                self.records[record["stream"] + " " + json.dumps(record["data"], sort_keys=True)] += 1
            elif kind == "STATE":
                state = message["state"]
                name = state["stream"]["stream_descriptor"]["name"]
                self.states[name] = comparable(state["stream"].get("stream_state"))
                self.all_states.append({"type": "STREAM", "stream": state["stream"]})
            elif kind == "CONNECTION_STATUS":
                self.connection = message["connectionStatus"]["status"]
            elif kind == "TRACE" and message["trace"]["type"] == "STREAM_STATUS":
                status = message["trace"]["stream_status"]
                if status["status"] != "RUNNING":  # how often, and whether before the end, is chance where the API limits the rate
                    self.statuses[status["stream_descriptor"]["name"]].append(status["status"])
            elif kind == "TRACE" and message["trace"]["type"] == "ERROR":
                self.errors.append(message["trace"]["error"].get("message"))

    def differences(self, other, shared, more):
        if (self.code == 0) != (other.code == 0):
            yield "exit %s and %s; %s; %s" % (self.code, other.code, self.errors[:1], other.errors[:1])
            return
        if self.connection != other.connection:
            yield "connection %s and %s" % (self.connection, other.connection)
        if self.code != 0 and shared:
            return
        names = set() if self.connection else set(self.statuses) | set(other.statuses)
        for name in sorted(names):
            if self.statuses.get(name, [])[-1:] != other.statuses.get(name, [])[-1:]:
                yield "status of %s: %s and %s" % (name, self.statuses.get(name), other.statuses.get(name))
        if self.code != 0:
            return
        for what in ("requests", "records"):
            mine, theirs = getattr(self, what), getattr(other, what)
            if theirs - mine if more and what == "requests" else mine != theirs:
                yield "%s: %d and %d; only here %s; only there %s" % (
                    what, sum(mine.values()), sum(theirs.values()), shown(mine - theirs), shown(theirs - mine))
        if self.states != other.states:
            yield "states: %s and %s" % (json.dumps(self.states)[:600], json.dumps(other.states)[:600])


def shown(counter):
    return "; ".join(list(counter.elements())[:2])[:500] or "nothing"


def comparable(state):
    """Without what is chance: the order of partitions, and how many seconds the sync took."""
    if isinstance(state, dict):
        return {k: sorted((comparable(i) for i in v), key=str) if k == "states" and isinstance(v, list) else comparable(v)
                for k, v in state.items() if k != "lookback_window"}
    return state


def run(program, action, folder, state, api):
    api.start_anew()
    arguments = [action]
    names = [("--manifest-path", "manifest.yaml"), ("--config", "config.json")]
    for option, name in names + ([("--catalog", "catalog.json")] if action == "read" else []):
        arguments += [option, str(folder / name)]
    if state is not None:
        (folder / "state.json").write_text(json.dumps(state))
        arguments += ["--state", str(folder / "state.json")]
    output, errors = folder / "out", folder / "err"
    code = program.run(arguments, folder, output, errors, LONGEST_RUN)
    printed = output.read_bytes()
    return Sync("timeout" if code is None else code, printed.decode().splitlines(), api.start_anew()), printed + errors.read_bytes()


def compare(seed, arguments):
    """What differs for a seed, a text each."""
    rng, manifest, config, catalog, api = invented(seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="random-sync-"))
    try:
        config["base"] = api.base
        for name, content in (("manifest.yaml", manifest), ("config.json", config), ("catalog.json", catalog)):
            (folder / name).write_text(json.dumps(content, indent=1))
        found, state, failed = [], None, False
        for turn in ("check", "first sync", "second sync"):
            action = "check" if turn == "check" else "read"
            theirs, their_output = run(arguments.reference, action, folder, state, api)
            mine, my_output = run(arguments.command, action, folder, state, api)
            found += ["%s: %s" % (turn, d) for d in mine.differences(theirs, api.shared, arguments.more_requests)]
            failed |= theirs.code != 0
            if found:
                (folder / "reference.out").write_bytes(their_output)
                (folder / "cairn.out").write_bytes(my_output)
                break
            if action == "check":
                continue
            if not theirs.all_states:
                break
            last = {s["stream"]["stream_descriptor"]["name"]: s for s in (
                theirs.all_states if rng.random() < 0.7 else theirs.all_states[: rng.randint(1, len(theirs.all_states))])}
            state = list(last.values())
        if found and arguments.keep:
            shutil.copytree(folder, pathlib.Path(arguments.keep) / str(seed), dirs_exist_ok=True)
        return found, failed
    finally:
        api.close()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", type=runner, required=True)
    parser.add_argument("--reference", type=runner, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep")
    parser.add_argument("--more-requests", action="store_true")
    arguments = parser.parse_args()
    seeds = range(arguments.seed, arguments.seed + arguments.count)
    differ = failures = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for seed, (found, failed) in zip(seeds, pool.map(lambda s: compare(s, arguments), seeds)):
            failures += failed
            if found:
                differ += 1
                print("%d: %s" % (seed, "\n    ".join(found)), flush=True)
    print("%d of %d differ; in %d the reference failed" % (differ, len(seeds), failures))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
