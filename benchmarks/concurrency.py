#!/usr/bin/env python3
"""Syncs of an API with limits: `--concurrency auto` beside fixed numbers of slices at once.

    python3 benchmarks/concurrency.py [--command ./cairn] [--only TEXT] [--slices 600] [--fixed 2,5,10,20,40] [--fill]

Each limit is an API of its own in a thread of this program; a fixed number is the manifest's `default_concurrency`. Prints the
seconds from the first request to the last answer, requests and refusals (429). With little processor time to spare the seconds say
more of the machine than of the choice; refusals hold in any case. --fill puts the table into docs/performance.md.
"""
import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks/workloads"))
from table import fill  # noqa: E402

MOST = 40


class Limit:
    """Says of a request, under a lock, how many seconds until it may come again; 0 if it is accepted."""

    latency = 0.1

    def __init__(self):
        self.in_flight = 0

    def refused(self, now):
        return 0

    def takes(self):
        return self.latency

    def headers(self, now):
        return {}


class AtOnce(Limit):
    def refused(self, now):
        return 1 if self.in_flight > 10 else 0


class Bucket(Limit):
    tokens, last = 10, None

    def refused(self, now):
        self.tokens = min(10, self.tokens + (now - (self.last or now)) * 50)
        self.last = now
        if self.tokens < 1:
            return (1 - self.tokens) / 50
        self.tokens -= 1
        return 0


class Sliding(Limit):
    def __init__(self):
        super().__init__()
        self.times = deque()

    def refused(self, now):
        while self.times and self.times[0] <= now - 5:
            self.times.popleft()
        if len(self.times) >= 150:
            return self.times[0] + 5 - now
        self.times.append(now)
        return 0


class Told(Sliding):
    def headers(self, now):
        return {"X-RateLimit-Remaining": str(150 - len(self.times)),
                "X-RateLimit-Reset": "%.0f" % (self.times[0] + 5.5 - now if self.times else 5)}


class Queue(Limit):
    def takes(self):
        return self.latency * max(1, self.in_flight / 15)


LIMITS = {"none": Limit, "10 at once": AtOnce, "50 a second": Bucket, "150 in any 5 s": Sliding, "150 in any 5 s, told": Told,
          "slower from 15 on": Queue}


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def __init__(self, limit):
        super().__init__(("127.0.0.1", 0), Api)
        self.limit, self.lock = limit, threading.Lock()
        self.requests = self.refusals = 0
        self.first = self.last = None


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def do_GET(self):
        server, limit = self.server, self.server.limit
        with server.lock:
            now = time.monotonic()
            server.first = server.first or now
            server.requests += 1
            limit.in_flight += 1
            wait = limit.refused(now)
            takes, headers = limit.takes(), limit.headers(now)
            if wait > 0:
                limit.in_flight -= 1
                server.refusals += 1
        time.sleep(limit.latency / 5 if wait > 0 else takes)
        body = b"{}" if wait > 0 else json.dumps({"data": [{"id": self.path}]}).encode()
        if wait <= 0:
            with server.lock:
                limit.in_flight -= 1
        self.send_response(429 if wait > 0 else 200)
        if wait > 0:
            self.send_header("Retry-After", str(int(wait) + 1))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        server.last = time.monotonic()


def manifest(slices, workers):
    return json.dumps({
        "version": "7.0.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["items"]},
        "concurrency_level": {"type": "ConcurrencyLevel", "default_concurrency": workers},
        "streams": [{
            "type": "DeclarativeStream", "name": "items",
            "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {}}},
            "retriever": {
                "type": "SimpleRetriever",
                "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "http_method": "GET",
                              "path": "/items/{{ stream_partition['n'] }}",
                              "error_handler": {"type": "DefaultErrorHandler", "max_retries": 50, "backoff_strategies": [
                                  {"type": "WaitTimeFromHeader", "header": "Retry-After"}]}},
                "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["data"]}},
                "partition_router": {"type": "ListPartitionRouter", "cursor_field": "n",
                                     "values": [str(n) for n in range(slices)]}}}]})


CATALOG = json.dumps({"streams": [{
    "stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
    "sync_mode": "full_refresh", "destination_sync_mode": "append"}]})


def run(command, limit, slices, workers, extra):
    server = Server(limit())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        files = {"manifest-path": manifest(slices, workers), "catalog": CATALOG,
                 "config": json.dumps({"base_url": "http://127.0.0.1:%d" % server.server_port})}
        arguments = ["read"]
        for option, text in files.items():
            file = Path(folder) / (option + ".json")
            file.write_text(text)
            arguments += ["--" + option, str(file)]
        done = subprocess.run(shlex.split(command) + arguments + extra, capture_output=True, text=True)
    server.shutdown()
    server.server_close()
    records = done.stdout.count('"type":"RECORD"')
    if done.returncode != 0 or records != slices:
        sys.exit("exit code %d, %d records\n%s" % (done.returncode, records, done.stdout[-2000:] + done.stderr[-2000:]))
    said = re.findall(r"Concurrency: ([^\"]* at the end)", done.stdout)
    return server.last - server.first, server.requests, server.refusals, said[0] if said else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "cairn"))
    parser.add_argument("--only")
    parser.add_argument("--slices", type=int, default=600)
    parser.add_argument("--fixed", default="2,5,10,20,40")
    parser.add_argument("--fill", action="store_true")
    arguments = parser.parse_args()
    lines = ["| limit | slices at once | seconds | requests | refused |", "|---|---|---|---|---|"]
    print("\n".join(lines))
    for name, limit in LIMITS.items():
        if arguments.only and arguments.only not in name:
            continue
        tries = [(int(n), []) for n in arguments.fixed.split(",")] + [(1, ["--concurrency", "auto", "--concurrency-max", str(MOST)])]
        for workers, extra in tries:
            seconds, requests, refusals, said = run(arguments.command, limit, arguments.slices, workers, extra)
            lines.append("| %s | %s | %.1f | %d | %d (%.1f %%) |" % (
                name, "auto: " + said if extra else workers, seconds, requests, refusals, 100 * refusals / requests))
            print(lines[-1], flush=True)
    if arguments.fill:
        fill("concurrency", lines)


if __name__ == "__main__":
    main()
