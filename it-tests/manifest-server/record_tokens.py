#!/usr/bin/env python3
"""Records which tokens the reference's manifest server takes. Stdlib only.

    record_tokens.py MANIFEST_SERVER > ../src/test/resources/manifest-server/tokens.json

MANIFEST_SERVER is the command of that name; it is started with a secret. Numbers in `claims` that are in a list of one are
seconds from now; ServerTokensIT makes the same tokens, and sends them to cairn serve.
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import subprocess
import sys
import time

SECRET = "the-secret-of-this-recording-0123456789"
PORT = 18996
HS256 = {"alg": "HS256", "typ": "JWT"}

ROWS = [
    {"name": "no header"},
    {"name": "another scheme", "authorization": "Basic dTpw"},
    {"name": "no token", "authorization": "Bearer x.y.z"},
    {"name": "a good token", "claims": {"exp": [600], "sub": "me"}},
    {"name": "no claims", "claims": {}},
    {"name": "another algorithm", "header": {"alg": "HS512", "typ": "JWT"}, "claims": {}},
    {"name": "expired", "claims": {"exp": [-10]}},
    {"name": "not valid yet", "claims": {"nbf": [600]}},
    {"name": "made in the future", "claims": {"iat": [600]}},
    {"name": "for an audience", "claims": {"aud": "x"}},
    {"name": "another secret", "key": "another-secret-of-this-recording-01234", "claims": {}},
    {"name": "the scheme in small letters", "scheme": "bearer", "claims": {}},
    {"name": "the scheme in capitals", "scheme": "BEARER", "claims": {}},
    {"name": "no algorithm", "header": {"alg": "none"}, "claims": {}},
    {"name": "nothing behind the scheme", "authorization": "Bearer "},
    {"name": "the scheme alone", "authorization": "Bearer"},
    {"name": "for several audiences", "claims": {"aud": ["x", "y"]}},
    {"name": "a subject that is a number", "claims": {"sub": 1}},
    {"name": "an id that is a number", "claims": {"jti": 1}},
    {"name": "an expiry that is a word", "claims": {"exp": "never"}},
    {"name": "an expiry that is null", "claims": {"exp": None}},
    {"name": "an extension that must be understood", "header": {"alg": "HS256", "crit": ["x"], "x": 1}, "claims": {}},
    {"name": "no type", "header": {"alg": "HS256"}, "claims": {}},
    {"name": "an issuer", "claims": {"iss": "platform", "iat": [-5], "nbf": [-5], "exp": [60]}},
]


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def authorization(row):
    if "claims" not in row:
        return row.get("authorization")
    claims = {k: int(time.time()) + v[0] if isinstance(v, list) and isinstance(v[0], int) else v for k, v in row["claims"].items()}
    header = row.get("header", HS256)
    signed = part(header) + b"." + part(claims)
    method = hashlib.sha512 if header["alg"] == "HS512" else hashlib.sha256
    signature = hmac.new(row.get("key", SECRET).encode(), signed, method).digest()
    return row.get("scheme", "Bearer") + " " + (signed + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def ask(value):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    headers = {"Content-Type": "application/json"}
    if value is not None:
        headers["Authorization"] = value
    connection.request("POST", "/v1/manifest/resolve", body=b"{}", headers=headers)
    response = connection.getresponse()
    return {"status": response.status, "www-authenticate": response.getheader("WWW-Authenticate"), "body": json.loads(response.read())}


def main():
    server = subprocess.Popen([sys.argv[1], "start", "--port", str(PORT)], env={**os.environ, "AB_JWT_SIGNATURE_SECRET": SECRET},
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for attempt in range(60):
            try:
                ask(None)
                break
            except OSError:
                time.sleep(0.5)
        rows = [{**row, "answer": ask(authorization(row))} for row in ROWS]
    finally:
        server.terminate()
    print(json.dumps({"secret": SECRET, "rows": []})[:-3] + "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]}")


if __name__ == "__main__":
    main()
