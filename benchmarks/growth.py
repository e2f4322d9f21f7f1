#!/usr/bin/env python3
"""How processor time and memory of a sync grow with pages, partitions, streams and the width of records.

    python3 benchmarks/growth.py [--command ./cairn] [--only pages] [--runs 3] [--quick] [--fill]

Each row is a whole process; "each" is the processor time of one more unit, beyond that of the row before. --quick leaves out the
largest of each, --fill puts the table into docs/performance.md. The API is a thread of this program and takes part in wall time, not in what is measured.
"""
import argparse
import json
import shlex
import statistics
import sys
import tempfile
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks/workloads"))
from process import measure  # noqa: E402
from table import fill  # noqa: E402

SIZES = {"pages": (100, 1_000, 10_000), "partitions": (100, 1_000, 10_000), "streams": (10, 100, 500), "fields": (10, 100, 1_000)}
WHAT = {
    "pages": "pages of 10 records, one after the other",
    "partitions": "partitions of one page of 5 records, whose parents come in pages of 100; 4 workers",
    "streams": "streams of one page of 10 records; 4 workers",
    "fields": "fields of each of 2,000 records, 100 on a page",
}


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    size = 0

    def log_message(self, *_):
        pass

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        page = int(dict(urllib.parse.parse_qsl(url.query)).get("page", 1))
        kind = url.path.split("/")[1]
        if kind == "pages":
            rows = [{"id": 10 * page + i, "text": "x" * 40} for i in range(10)] if page <= self.size else []
        elif kind == "parents":
            left = max(0, min(100, self.size - 100 * (page - 1)))
            rows = [{"id": 100 * (page - 1) + i} for i in range(left)]
        elif kind == "fields":
            rows = [{"f%d" % f: f * i for f in range(self.size)} for i in range(100)] if page <= 20 else []
        else:
            rows = [{"id": i, "text": "x" * 40} for i in range(5 if kind == "children" else 10)]
        body = json.dumps({"data": rows}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def stream(name, path, page_size=0, router=None):
    retriever = {
        "type": "SimpleRetriever",
        "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "path": path, "http_method": "GET"},
        "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["data"]}},
    }
    if page_size:
        retriever["paginator"] = {
            "type": "DefaultPaginator",
            "page_token_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "page"},
            "pagination_strategy": {"type": "PageIncrement", "page_size": page_size, "start_from_page": 1,
                                    "inject_on_first_request": True}}
    if router:
        retriever["partition_router"] = router
    return {"type": "DeclarativeStream", "name": name, "retriever": retriever,
            "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "additionalProperties": True,
                                                                       "properties": {"id": {"type": "integer"}}}}}


def streams(kind, size):
    if kind == "pages":
        return [stream("pages", "/pages", 10)]
    if kind == "fields":
        return [stream("fields", "/fields", 100)]
    if kind == "streams":
        return [stream("s%d" % i, "/streams/%d" % i) for i in range(size)]
    return [stream("children", "/children/{{ stream_partition['parent'] }}", router={
        "type": "SubstreamPartitionRouter",
        "parent_stream_configs": [{"type": "ParentStreamConfig", "parent_key": "id", "partition_field": "parent",
                                   "stream": stream("parents", "/parents", 100)}]})]


def expected(kind, size):
    return {"pages": 10 * size, "partitions": 5 * size, "streams": 10 * size, "fields": 2_000}[kind]


def inputs(folder, kind, size, url):
    folder.mkdir(parents=True)
    defined = streams(kind, size)
    files = {
        "manifest-path": {
            "version": "7.0.0", "type": "DeclarativeSource", "streams": defined,
            "check": {"type": "CheckStream", "stream_names": [defined[0]["name"]]},
            "concurrency_level": {"type": "ConcurrencyLevel", "default_concurrency": 4},
            "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {}}}},
        "config": {"base_url": url},
        "catalog": {"streams": [
            {"stream": {"name": each["name"], "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
             "sync_mode": "full_refresh", "destination_sync_mode": "append"} for each in defined]}}
    arguments = ["read"]
    for option, content in files.items():
        file = folder / (option + ".json")
        file.write_text(json.dumps(content))
        arguments += ["--" + option, str(file)]
    return arguments


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "cairn"))
    parser.add_argument("--only", action="append", choices=list(SIZES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fill", action="store_true")
    arguments = parser.parse_args()
    server = Server(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = "http://127.0.0.1:%d" % server.server_port
    lines = ["| | how many | processor time | each | peak memory |", "|---|---|---|---|---|"]
    print("\n".join(lines))
    with tempfile.TemporaryDirectory() as root:
        for kind in arguments.only or SIZES:
            before = None
            for size in SIZES[kind][:2 if arguments.quick else 3]:
                Api.size = size
                command = shlex.split(arguments.command) + inputs(Path(root) / kind / str(size), kind, size, url)
                runs = [measure(command, b'"type":"RECORD"') for _ in range(arguments.runs)]
                if any(run.found != expected(kind, size) for run in runs):
                    sys.exit("%s, %d: %s records instead of %d" % (kind, size, [run.found for run in runs], expected(kind, size)))
                cpu = statistics.median(run.cpu for run in runs)
                memory = statistics.median(run.megabytes for run in runs)
                each = "" if before is None else "{:,.0f} us".format(1e6 * (cpu - before[1]) / (size - before[0]))
                lines.append("| {} | {:,} | {:.2f} s | {} | {:.0f} MB |".format(
                    WHAT[kind] if before is None else "", size, cpu, each, memory))
                print(lines[-1], flush=True)
                before = (size, cpu)
    if arguments.fill:
        fill("growth", lines)


if __name__ == "__main__":
    main()
