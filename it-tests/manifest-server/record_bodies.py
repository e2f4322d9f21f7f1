#!/usr/bin/env python3
"""Records what the reference's manifest server answers to bodies that are wrong, and to paths and methods. Stdlib only.

    record_bodies.py http://127.0.0.1:PORT > ../src/test/resources/manifest-server/bodies.json

RequestBodiesIT sends the same to cairn serve. README.md here says how to start the reference's server.
"""
import http.client
import json
import sys
import urllib.parse

MANIFEST = {"version": "7.0.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["a"]}, "streams": []}
READ, RESOLVE, FULL, CHECK = ("/v1/manifest/" + n for n in ("test_read", "resolve", "full_resolve", "check"))

# What is no JSON, and JSON of the wrong kind.
TEXTS = ["", "{", "[", '{"a"', '{"a":', '{"a":1', '{"a":1,}', "{'a':1}", "{a:1}", "nul", '"abc', '"a\nb"', '"\\x"', '"\\u12"',
         "[1,]", "[1 2]", "{} x", "-", "01", "1.", "   ", '{"a":1 "b":2}', '{"a" 1}', "[1,2", "tru", '{"é": "😀", x}', '"\t"',
         "1e5", "null", "true", "12", '"x"', "[]", "{,}", '{"a":1,,}', "[,]", '"\\', '"\\u123', '"\\u1234', "-x", "--1", "+1", ".5",
         "1.5.5", '"a" "b"', "\x00", "\ufeff{}", '{"manifest":1,"manifest":null}', "[[[[1]]]", '{"a":[{"b":}]}', '{"a":[1,{"b" :2]}', '"\\ud83d\\ude00']

# Members of the body of a test read that are wrong; those beside them are right.
MEMBERS = [{"manifest": v} for v in (None, [], "x", 1)] + [{"config": v} for v in (None, True, 1.5)] \
    + [{"stream_name": v} for v in (1, None, ["a"], True)] + [{"state": v} for v in (None, {}, "x", 1)] \
    + [{"custom_components_code": v} for v in (1, [], {"a": 1})] \
    + [{"record_limit": v} for v in (None, "x", "", "-5", "-0", 1.5, False, [], {}, 10 ** 30, "1e2", "5.5", "5.", ".5", 2 ** 63,
                                     "9223372036854775808", "１２", 0, 5001, "1__0", "_1", "1_", "+", " ", "0x10", -1.0)] \
    + [{"page_limit": v} for v in (0, 21, "9" * 5000, "a", 21.0)] + [{"slice_limit": v} for v in (-1, 21, None, "0")] \
    + [{"slice_limit": 0, "page_limit": "a", "stream_name": 1}] \
    + [{"context": v} for v in (1, "x", [], {"workspace_id": 1}, {"workspace_id": None, "project_id": []}, {"workspace_id": {}, "project_id": 2})]

PATHS = [("GET", "/health/"), ("GET", "/health"), ("GET", "/health?a=b"), ("GET", "/health/?a=b"), ("GET", "/health/x"), ("POST", "/health/"),
         ("GET", "/capabilities/"), ("GET", "/capabilities"), ("PUT", "/capabilities/"), ("OPTIONS", RESOLVE), ("GET", RESOLVE),
         ("PUT", RESOLVE), ("DELETE", READ), ("PATCH", CHECK), ("GET", "/"), ("GET", "/v1/manifest"), ("GET", "/v1/manifest/"), ("GET", "/v2/manifest/resolve"),
         ("POST", RESOLVE + "/"), ("GET", "/openapi.json/"), ("POST", "/openapi.json"), ("DELETE", "/nope"), ("POST", "/nope/")]


def ask(address, request):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    headers = {"Content-Type": request["content_type"]} if "content_type" in request else {}
    body = request.get("body", "").encode() if "body" in request else None
    connection.request(request["method"], request["path"], body=body, headers=headers)
    response = connection.getresponse()
    raw = response.read()
    answer = {"status": response.status, "body": json.loads(raw) if raw else None}
    for name in ("location", "allow"):
        if response.getheader(name):
            answer[name] = response.getheader(name).replace("%s:%d" % (address.hostname, address.port), "$HOST")
    return answer


def requests():
    whole = {"manifest": MANIFEST, "config": {}, "stream_name": "a"}
    for text in TEXTS:
        yield {"method": "POST", "path": RESOLVE, "content_type": "application/json", "body": text}
    for members in MEMBERS:
        yield {"method": "POST", "path": READ, "content_type": "application/json", "body": json.dumps({**whole, **members})}
    for limit in (0, 101, None, "x", "7.5"):
        yield {"method": "POST", "path": FULL, "content_type": "application/json", "body": json.dumps({**whole, "stream_limit": limit})}
    for path in (READ, FULL, CHECK, RESOLVE, "/v1/manifest/discover"):
        yield {"method": "POST", "path": path, "content_type": "application/json", "body": "{}"}
        yield {"method": "POST", "path": path, "content_type": "application/json", "body": '{"manifest": {}, "config": {}, "stream_name": "a"}'}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json", "multipart/form-data; boundary=x",
                 "application/vnd.api+json", "application/json; charset=latin-1", "APPLICATION/JSON"):
        yield {"method": "POST", "path": RESOLVE, "content_type": kind, "body": json.dumps({"manifest": MANIFEST})}
    for method, path in PATHS:
        yield {"method": method, "path": path}


def main():
    address = urllib.parse.urlsplit(sys.argv[1])
    lines = [json.dumps({"request": r, "answer": ask(address, r)}, ensure_ascii=False) for r in requests()]
    print("[\n" + ",\n".join(lines) + "\n]")


if __name__ == "__main__":
    main()
