#!/usr/bin/env python3
"""Measures manifest servers side by side, in turns: how long requests take, how soon they are ready, what they hold. Stdlib only.

    measure.py 'cairn serve --port {port}' 'REFERENCE/bin/manifest-server start --port {port}' [--runs 20] [--reads 1000]

The API that they read runs here. A read is 5 pages of one stream.
"""
import argparse
import json
import os
import shlex
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wait = 0.0

    def log_message(self, *a):
        pass

    def do_GET(self):
        time.sleep(Api.wait)
        body = b'{"items": [' + b", ".join(b'{"id": %d, "name": "a name", "at": "2024-01-02T03:04:05Z"}' % i for i in range(10)) + b"]}"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server:
    def __init__(self, command, port):
        self.name = os.path.basename(shlex.split(command)[0])
        self.url = "http://127.0.0.1:%d" % port
        start = time.monotonic()
        self.process = subprocess.Popen(shlex.split(command.format(port=port)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                urllib.request.urlopen(self.url + "/health/").read()
                break
            except OSError:
                time.sleep(0.005)
        self.ready = time.monotonic() - start

    def pid(self):
        children = open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid)).read().split()
        return int(children[0]) if children else self.process.pid

    def ask(self, path, body):
        request = urllib.request.Request(self.url + path, data=body, headers={"Content-Type": "application/json"})
        start = time.monotonic()
        with urllib.request.urlopen(request, timeout=300) as response:
            answer = json.loads(response.read())
        return time.monotonic() - start, answer

    def holds(self):
        status = open("/proc/%d/status" % self.pid()).read()
        value = lambda key: int(status.split(key + ":")[1].split()[0])
        return {"threads": value("Threads"), "descriptors": len(os.listdir("/proc/%d/fd" % self.pid())), "MB": value("VmRSS") // 1024}


def bodies(api):
    selector = {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["items"]}}
    paginator = {"type": "DefaultPaginator", "pagination_strategy": {"type": "PageIncrement", "page_size": 10},
                 "page_token_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "page"}}
    streams = [{"type": "DeclarativeStream", "name": "items%d" % i, "primary_key": ["id"],
                "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {}}},
                "retriever": {"type": "SimpleRetriever", "record_selector": selector, "paginator": paginator,
                              "requester": {"type": "HttpRequester", "url": api + "/items"}}} for i in range(5)]
    manifest = {"version": "7.0.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["items0"]},
                "streams": streams, "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {}}}}
    read = {"manifest": manifest, "config": {}, "stream_name": "items0", "page_limit": 5}
    return json.dumps(read).encode(), json.dumps({"manifest": manifest}).encode()


def concurrent(server, body, count):
    failed = []

    def one():
        try:
            server.ask("/v1/manifest/test_read", body)
        except OSError as e:
            failed.append(str(e))

    threads = [threading.Thread(target=one) for _ in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return failed


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("commands", nargs=2)
    p.add_argument("--runs", type=int, default=20)
    p.add_argument("--reads", type=int, default=1000, help="reads before the memory is looked at")
    a = p.parse_args()
    ThreadingHTTPServer.request_queue_size = 1024
    api = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=api.serve_forever, daemon=True).start()
    read, resolve = bodies("http://127.0.0.1:%d" % api.server_address[1])
    servers = [Server(c, 18700 + i) for i, c in enumerate(a.commands)]
    times = {(s.name, path): [] for s in servers for path in ("test_read", "resolve")}
    for run in range(a.runs + 3):
        for path, body in (("test_read", read), ("resolve", resolve)):
            for s in servers:
                seconds, answer = s.ask("/v1/manifest/" + path, body)
                if path == "test_read" and len(answer["slices"][0]["pages"]) != 5:
                    sys.exit("%s did not read 5 pages" % s.name)
                if run >= 3:
                    times[s.name, path].append(seconds)
    for path in ("test_read", "resolve"):
        medians = [statistics.median(times[s.name, path]) * 1000 for s in servers]
        print("%s: %s; 1/%.1f" % (path, ", ".join("%s %.1f ms" % (s.name, m) for s, m in zip(servers, medians)), medians[1] / medians[0]))
    for s in servers:
        before = s.holds()
        for _ in range(max(0, a.reads - a.runs - 203) // 10):
            failed = concurrent(s, read, 10)
        Api.wait = 0.05
        failed = concurrent(s, read, 200)
        Api.wait = 0
        during = s.holds()
        time.sleep(12)
        print("%s: ready after %.2f s; before %s, right after 200 at a time %s (%d failed), 12 s later %s"
              % (s.name, s.ready, before, during, len(failed), s.holds()))
        s.process.terminate()


if __name__ == "__main__":
    main()
