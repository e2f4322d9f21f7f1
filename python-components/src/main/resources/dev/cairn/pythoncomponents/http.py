"""Requests go through Cairn, and its responses look like those of requests."""

import io
import sys
import time
from types import SimpleNamespace

import requests
import requests.adapters
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers
from urllib3 import HTTPResponse

try:
    from urllib3 import HTTPHeaderDict
except ImportError:  # before urllib3 2
    from urllib3._collections import HTTPHeaderDict

from cairn_frames import RemoteError

CHUNK = 1 << 18

BUDGETS = "airbyte_cdk.sources.streams.call_rate"
LONG_WAIT = 5  # seconds

# The body that comes has none of them any more.
UNDONE = ("content-encoding", "transfer-encoding", "content-length")


class Body(io.RawIOBase):
    """A body that Cairn has, or the rest of one."""

    def __init__(self, channel, number, start=b""):
        super().__init__()
        self._channel = channel
        self._number = number
        self._start = start

    def readable(self):
        return True

    def readinto(self, target):
        chunk = self._start
        if not chunk and self._number is not None:
            _, chunk = self._channel.call("read", body=self._number, size=max(len(target), CHUNK))
            if not chunk:
                self._number = None
        size = min(len(chunk), len(target))
        target[:size] = chunk[:size]
        self._start = chunk[size:]
        return size

    def close(self):
        if not self.closed and self._number is not None:
            number, self._number = self._number, None
            try:
                self._channel.call("close", body=number)
            except RemoteError:
                pass
        super().close()


def raw(channel, given, start):
    """What urllib3 would have given for a response."""
    headers = HTTPHeaderDict()
    for name, values in given["headers"].items():
        if name.lower() not in UNDONE:
            for value in values if isinstance(values, list) else [values]:
                headers.add(name, value)
    if given.get("body") is None:
        body = io.BytesIO(start)
    else:
        body = io.BufferedReader(Body(channel, given["body"], start), CHUNK)
    response = HTTPResponse(body=body, headers=headers, status=given["status"], preload_content=False)
    response._original_response = SimpleNamespace(msg=HeadersAsMessage(headers), isclosed=lambda: False, close=lambda: None)
    return response


class HeadersAsMessage:
    """As the jar of cookies wants to see headers."""

    def __init__(self, headers):
        self._headers = headers

    def get_all(self, name, default=None):
        return self._headers.getlist(name) or default


def response(channel, given, attachment):
    """The response that a call of Cairn's is about."""
    made = requests.Response()
    made.status_code = given["status"]
    made.url = given["url"]
    made.raw = raw(channel, given, attachment)
    made.headers = CaseInsensitiveDict(made.raw.headers)
    made.encoding = get_encoding_from_headers(made.headers)
    made.request = prepared(given.get("request"))
    if given.get("body") is None:
        made._content = attachment
        made._content_consumed = True
    return made


def prepared(given):
    request = requests.PreparedRequest()
    if given is not None:
        request.method = given["method"]
        request.url = given["url"]
        request.headers = CaseInsensitiveDict(given["headers"])
        body = given.get("body")
        request.body = body.encode("latin-1") if isinstance(body, str) else body
    else:
        request.headers = CaseInsensitiveDict()
    return request


def failure(kind, message, request=None):
    """A broken connection as requests would raise it."""
    return getattr(requests.exceptions, kind or "", requests.exceptions.ConnectionError)(message, request=request)


def subject(channel, header, attachment=b""):
    """The response or the exception that a call is about."""
    given = header.get("exception")
    if given is not None:
        return failure(given["kind"], given["message"])
    return response(channel, header["response"], attachment)


def body_bytes(body):
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode("utf-8")
    if isinstance(body, (bytes, bytearray)):
        return bytes(body)
    if hasattr(body, "read"):
        return body_bytes(body.read())
    return b"".join(body_bytes(part) for part in body)


def tell_waits(channel):
    """Cairn hears of the waits of the CDK, such as those before it sends a request again; who sleeps otherwise, hangs."""
    sleep = time.sleep

    def told_sleep(seconds):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if seconds >= LONG_WAIT and caller == BUDGETS:  # of other waits the CDK tells by itself
            channel.tell("log", level="INFO", text="Waiting %d s: the connector's own call budget has no calls left" % round(seconds))
        if seconds > 1 and caller.split(".")[0] in ("airbyte_cdk", "backoff"):
            channel.tell("waits", waits=float(seconds))
        sleep(seconds)

    time.sleep = told_sleep


def lead_to(channel):
    """From now on requests are sent by Cairn: once, within its budget, with its proxies and its TLS."""

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        try:
            given, start = channel.call(
                "http",
                body_bytes(request.body),
                method=request.method,
                url=request.url,
                headers={text(name): text(value) for name, value in request.headers.items()},
                has_body=request.body is not None,
                connect_timeout=connect,
                read_timeout=read,
            )
        except RemoteError as e:
            raise failure(e.kind, str(e), request) from None
        return self.build_response(request, raw(channel, given, start))

    requests.adapters.HTTPAdapter.send = send


def text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
