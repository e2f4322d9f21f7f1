#!/usr/bin/env python3
"""Measures manifest servers side by side, in turns: how long requests take, how soon they are ready, what they hold. Stdlib only.

    measure.py './cairn serve --no-page --port {port}' 'REFERENCE/bin/manifest-server start --port {port}'
        [--starts 5] [--runs 20] [--reads 1000] [--megabytes 60]

The API that they read runs here. A read is 5 pages of one stream. Of what the first server promises, each line says whether it holds.
"""
import argparse
import json
import os
import shlex
import signal
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
    disable_nagle_algorithm = True  # or each answer would take 40 ms
    wbufsize = 1 << 16
    wait = 0.0
    large = 0  # how many bytes a body is padded to

    def log_message(self, *a):
        pass

    def do_GET(self):
        time.sleep(Api.wait)
        body = b'{"items": [' + b", ".join(b'{"id": %d, "name": "a name", "at": "2024-01-02T03:04:05Z"}' % i for i in range(10)) + b"]}"
        if Api.large:
            body = body[:-2] + b"".join(b', {"id": %d, "text": "%s"}' % (i, b"x" * 1000) for i in range(Api.large // 1030)) + b"]}"
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

    def end(self):
        os.kill(self.pid(), signal.SIGTERM)
        self.process.wait()

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
        return {"peak": value("VmHWM") // 1024, "threads": value("Threads"), "descriptors": len(os.listdir("/proc/%d/fd" % self.pid())), "MB": value("VmRSS") // 1024}


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


def verdict(what, figures, holds):
    print("%-7s %s: %s" % ("holds" if holds else "FAILS", what, figures), flush=True)


def starts(commands, count):
    """The median time from the start of each command to its first answer, in turns."""
    times = [[] for _ in commands]
    for _ in range(count):
        for i, command in enumerate(commands):
            server = Server(command, 18710 + i)
            times[i].append(server.ready)
            server.end()
    medians = [statistics.median(t) for t in times]
    verdict("ready within 1 s", "%.2f s (of %s); reference %.2f s" % (medians[0], ["%.2f" % t for t in times[0]], medians[1]), medians[0] <= 1)


def large(command, body, megabytes):
    """Two reads of a page of so many megabytes each."""
    server = Server(command, 18720)
    Api.large = megabytes << 20
    for which in ("first", "second"):
        seconds, answer = server.ask("/v1/manifest/test_read", body.replace(b'"page_limit": 5', b'"page_limit": 1'))
        page = answer["slices"][0]["pages"][0]
        cut = any(log["level"] == "WARN" for log in answer["logs"]) and len(page["response"]["body"]) < Api.large
        verdict("%s body of %d MB: 200, cut with a warning, under 400 MB" % (which, megabytes),
                "%.1f s, %d records, cut: %s, %s" % (seconds, len(page["records"]), cut, server.holds()), cut and server.holds()["peak"] < 400)
    Api.large = 0
    time.sleep(12)
    print("12 s later %s" % server.holds())
    server.end()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("commands", nargs=2)
    p.add_argument("--starts", type=int, default=5)
    p.add_argument("--megabytes", type=int, default=60)
    p.add_argument("--runs", type=int, default=20)
    p.add_argument("--reads", type=int, default=1000, help="reads before the memory is looked at")
    a = p.parse_args()
    ThreadingHTTPServer.request_queue_size = 1024
    api = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=api.serve_forever, daemon=True).start()
    read, resolve = bodies("http://127.0.0.1:%d" % api.server_address[1])
    starts(a.commands, a.starts)
    large(a.commands[0], read, a.megabytes)
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
    for path, share in (("test_read", 5), ("resolve", 10)):
        medians = [statistics.median(times[s.name, path]) * 1000 for s in servers]
        verdict("%s at most 1/%d" % (path, share), "%s; 1/%.1f" % (
            ", ".join("%s %.1f ms" % (s.name, m) for s, m in zip(servers, medians)), medians[1] / medians[0]), medians[1] >= share * medians[0])
    later = []
    for s in servers:
        before = s.holds()
        for _ in range(max(0, a.reads - a.runs - 203) // 10):
            failed = concurrent(s, read, 10)
        Api.wait = 0.05
        failed = concurrent(s, read, 200)
        Api.wait = 0
        during = s.holds()
        time.sleep(12)
        after = s.holds()
        later.append(after)
        print("%s: before %s, after %d reads and right after 200 at a time %s (%d failed), 12 s later %s"
              % (s.name, before, a.reads, during, len(failed), after))
        if s is servers[0]:
            verdict("200 at a time are answered, then threads and descriptors are back", "%d failed" % len(failed),
                    not failed and after["threads"] <= before["threads"] and after["descriptors"] <= before["descriptors"])
        s.end()
    verdict("resident memory at most the reference's", "%d MB; %d MB" % (later[0]["MB"], later[1]["MB"]), later[0]["MB"] <= later[1]["MB"])


if __name__ == "__main__":
    main()
