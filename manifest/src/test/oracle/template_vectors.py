"""Writes templates, random or chosen ones, with what the reference makes of them: one JSON object (a vector) a line.

Needs the Python CDK (airbyte-cdk 7.39.1), in UTC:

    TZ=UTC python template_vectors.py --seed 1 --count 5000 > vectors.jsonl

What is not the same twice (addresses of objects, random choices) is left out. What lies among the test resources is written with

    TZ=UTC python template_vectors.py --context > templates-context.json
    TZ=UTC python template_vectors.py --seed 20240229 --count 1000 --common-context > templates.jsonl
    TZ=UTC python template_vectors.py --chosen --common-context > chosen-templates.jsonl

where lines without a context mean the one of the first file. RecordedTemplatesTest takes any other file, too: -Dcairn.vectors=FILE.

| key | means |
|---|---|
| `id` | one of its own |
| `template` | the template; with `via` `mapping` or `nested_mapping` an object that holds templates |
| `via` | the reference's class that evaluates it: InterpolatedString, InterpolatedBoolean and so on; without it, Jinja itself |
| `context` | the variables; `stream_slice` also shows as `stream_interval` and `stream_partition` |
| `default`, `valid_types` | arguments of the evaluation; types by Python's names |
| `frozen_now` | the time that the template sees |
| `expected` | `{"type", "value"}`, with Python's name of the type, or `{"error": true, "error_type"}` |

Values that JSON lacks are written as `{"$tuple": [...]}` and the like; see `tagged`.
"""

import argparse
import ast
import base64
import copy
import datetime
import json
import math
import random
import re
import signal
import sys
import types

from chosen_templates import SUBJECTS

from airbyte_cdk.sources.declarative.interpolation import macros
from airbyte_cdk.sources.declarative.interpolation.interpolated_boolean import InterpolatedBoolean
from airbyte_cdk.sources.declarative.interpolation.interpolated_mapping import InterpolatedMapping
from airbyte_cdk.sources.declarative.interpolation.interpolated_nested_mapping import (
    InterpolatedNestedMapping,
)
from airbyte_cdk.sources.declarative.interpolation.interpolated_string import InterpolatedString
from airbyte_cdk.sources.declarative.interpolation.jinja import _ENVIRONMENT as jinja_environment
from airbyte_cdk.sources.declarative.interpolation.jinja import JinjaInterpolation

NOW = "2024-02-29T13:04:05.678901Z"
TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "tuple": tuple}


class _AnyDatetime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, datetime.datetime)


class _FrozenDatetime(datetime.datetime, metaclass=_AnyDatetime):
    @classmethod
    def now(cls, tz=None):
        now = datetime.datetime(2024, 2, 29, 13, 4, 5, 678901, tzinfo=datetime.timezone.utc)
        return now.astimezone(tz) if tz else now.replace(tzinfo=None)


macros.datetime = types.SimpleNamespace(
    datetime=_FrozenDatetime,
    date=datetime.date,
    timezone=datetime.timezone,
    timedelta=datetime.timedelta,
)


def tagged(value):
    """A value as JSON, tagged where JSON lacks it."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, tuple):
        return {"$tuple": [tagged(item) for item in value]}
    if isinstance(value, list):
        return [tagged(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return {"$set": [tagged(item) for item in value]}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, complex):
        return {"$complex": repr(value)}
    if value is ...:
        return {"$ellipsis": True}
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value):
            return {key: tagged(item) for key, item in value.items()}
        return {"$dict": [[tagged(key), tagged(item)] for key, item in value.items()]}
    raise ValueError(f"no tag for {type(value)}")


def expected(vector):
    """What the reference makes of a vector; None if that cannot be written down."""
    context = copy.deepcopy(vector["context"])
    config = context.pop("config")
    parameters = context.pop("parameters", {})
    via = vector.get("via")
    template = vector["template"]
    signal.alarm(5)
    try:
        if via == "boolean":
            result = InterpolatedBoolean(template, parameters).eval(config, **context)
        elif via == "string":
            result = InterpolatedString(template, parameters, vector.get("default")).eval(config, **context)
        elif via == "mapping":
            result = InterpolatedMapping(template, parameters).eval(config, **context)
        elif via == "nested_mapping":
            result = InterpolatedNestedMapping(template, parameters).eval(config, **context)
        else:
            valid = vector.get("valid_types")
            result = JinjaInterpolation().eval(
                template,
                config,
                vector.get("default"),
                tuple(TYPES[name] for name in valid) if valid else None,
                parameters=parameters,
                **context,
            )
    except _Timeout:
        return None
    except RecursionError:
        return None
    except Exception as e:
        return {"error": True, "error_type": type(e).__name__}
    finally:
        signal.alarm(0)
    name = "null" if result is None else type(result).__name__
    return {"type": name, "value": tagged(result)}


class _Timeout(BaseException):
    pass


def _alarm(signum, frame):
    raise _Timeout()


signal.signal(signal.SIGALRM, _alarm)

CONFIG = {
    "s": "héllo wörld",
    "name": "Acme Inc.",
    "url": "https://api.example.com/v1?page=2&limit=10",
    "date": "2021-03-04",
    "start_date": "2021-03-04T05:06:07Z",
    "ms_date": "2021-03-04T05:06:07.123456+02:00",
    "i": 7,
    "zero": 0,
    "neg": -3,
    "big": 12345678901234567890123,
    "f": 2.5,
    "whole": 4.0,
    "t": True,
    "fa": False,
    "n": None,
    "e": "",
    "num": "42",
    "fnum": "1.50",
    "zeros": "007",
    "l": [3, 1, 2],
    "ls": ["b", "A", "c", "b"],
    "mixed": [1, "a", None, 2.5, True],
    "le": [],
    "ld": [{"k": 1, "n": "x"}, {"k": 2, "n": "y"}, {"k": 1, "n": "z"}],
    "d": {"b": 1, "a": "x", "c": [1, 2]},
    "de": {},
    "nested": {"x": {"y": {"z": [10, {"w": "deep"}]}}},
    "q": "it's",
    "qq": 'say "hi" & <bye>',
    "emoji": "a😀b",
    "ctrl": "a\tb\nc\\d",
    "sp": "  pad  ",
    "list_text": "[1, 2]",
    "json": '{"k": 1, "l": [true]}',
    "epoch": 1614834367,
    "items": "shadowed",
}
CONTEXT = {
    "config": CONFIG,
    "parameters": {"name": "users", "path": "/v1/users", "n": 3},
    "record": {
        "id": 123,
        "updated_at": "2022-01-02T03:04:05Z",
        "name": "Zoë O'Neil",
        "tags": ["b", "a", "b"],
        "amount": 12.5,
        "nul": None,
        "flag": True,
        "addr": {"city": "Köln", "zip": "50667"},
        "key with space": 1,
    },
    "response": {"next": None, "has_more": True, "data": [{"id": 1}, {"id": 7}], "meta": {"page": 2, "total": 3}},
    "headers": {"link": '<https://x.io/a?page=2>; rel="next"', "x-page": "3"},
    "stream_slice": {"start_time": "2021-01-01", "end_time": "2021-01-31", "id": 42},
    "next_page_token": {"next_page_token": "tok2", "offset": 100},
    "last_page_size": 50,
    "last_record": {"id": 99},
}


STR_METHODS = [name for name in dir(str) if not name.startswith("_")]
OTHER_METHODS = sorted(
    {
        name
        for kind in (list, dict, tuple, int, float, bytes, datetime.datetime, datetime.date, datetime.timedelta)
        for name in dir(kind)
        if not name.startswith("_")
    }
    - {"now", "utcnow", "today", "hex", "fromhex", "to_bytes", "from_bytes"}
)
FILTERS = sorted(set(jinja_environment.filters) - {"random"})
TESTS = sorted(name for name in jinja_environment.tests if name.isidentifier())
FUNCTIONS = sorted(set(jinja_environment.globals) - {"lipsum", "generate_uuid"})


class Grammar:
    """Makes random expressions and templates, more or less sensible ones."""

    def __init__(self, rnd):
        self.rnd = rnd
        self.locals = []

    def pick(self, *choices):
        return self.rnd.choice(choices)

    def chance(self, probability):
        return self.rnd.random() < probability

    def string_literal(self):
        text = self.pick(
            "a", "abc", "", " ", "2021-01-02", "%Y-%m-%d", "x-y_z", "é", "A b", ",", "l", "1", "1.5", "None", "[1]",
            "a/b", "%s", "k", "b", "P1D", "2021-01-02T03:04:05Z", "0x1f", "http://a.co", "<b>", "\\\\n", "{}", "{0}-{1}", "T",
        )
        quote = self.pick("'", '"')
        return quote + text.replace(quote, "\\" + quote) + quote

    def int_literal(self):
        return self.pick("0", "1", "2", "3", "7", "10", "-1", "-2", "100", "1_000", "0x1F", "0b11", "0o17", "12345678901234567890")

    def literal(self, depth):
        kind = self.rnd.random()
        if kind < 0.30:
            return self.string_literal()
        if kind < 0.55:
            return self.int_literal()
        if kind < 0.65:
            return self.pick("1.5", "2.0", "1e3", "0.1", "1.0e-5", "1e16", "-0.5", "3.14159")
        if kind < 0.78:
            return self.pick("true", "false", "none", "True", "None", "False")
        if kind < 0.88:
            return "[" + ", ".join(self.expr(depth - 1) for _ in range(self.rnd.randint(0, 3))) + "]"
        if kind < 0.94:
            items = [self.expr(depth - 1) for _ in range(self.rnd.randint(0, 3))]
            return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
        keys = [self.pick(self.string_literal(), self.int_literal(), "none", "true", "1.0") for _ in range(self.rnd.randint(0, 2))]
        return "{" + ", ".join(f"{key}: {self.expr(depth - 1)}" for key in keys) + "}"

    def variable(self):
        if self.locals and self.chance(0.4):
            return self.rnd.choice(self.locals)
        kind = self.rnd.random()
        if kind < 0.65:
            key = self.rnd.choice(list(CONFIG) + ["missing"])
            return self.pick(f"config.{key}", f"config['{key}']", f'config["{key}"]')
        if kind < 0.80:
            key = self.rnd.choice(list(CONTEXT["record"]) + ["missing"])
            return f"record['{key}']" if " " in key or self.chance(0.5) else f"record.{key}"
        return self.pick(
            "response.next", "response['data']", "response.data[-1].id", "response.meta", "headers['x-page']",
            "headers.link", "stream_slice.start_time", "stream_interval['end_time']", "stream_partition.id",
            "next_page_token['offset']", "last_page_size", "last_record['id']", "last_record", "parameters.name",
            "parameters['n']", "config", "record", "response", "undeclared_name" if self.chance(0.1) else "config.missing",
        )

    def date(self, depth):
        return self.pick(
            "now_utc()",
            "today_utc()",
            "str_to_datetime(config.start_date)",
            "str_to_datetime(config.ms_date)",
            "str_to_datetime('2021-01-31')",
            "now_utc().date()",
            f"(now_utc() - {self.duration()})",
            f"({self.pick('now_utc()', 'today_utc()', 'str_to_datetime(record.updated_at)')} {self.pick('+', '-')} {self.duration()})",
            "now_utc().replace(day=1)",
            "now_utc().replace(hour=0, minute=0, second=0, microsecond=0)",
        )

    def duration(self):
        text = self.pick("P1D", "PT1H", "P1M", "P1Y", "P1W", "P1Y2M3D", "PT1.5S", "-P1D", "P0D", "PT36H", "P13M", "P30D", "bad", "PT0.5M")
        return self.pick(f"duration('{text}')", f"duration('{text}')", f"({self.pick('2', '-1', '0')} * duration('{text}'))")

    def date_expr(self, depth):
        fmt = self.pick("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%s", "%ms", "%d/%m/%y", "%H:%M:%S.%f", "%A %d %B %Y", "%j-%U-%W", "%c", "%Y%m%d", "%I %p", "%Y-%m-%dT%H:%M:%S.%_msZ", "%epoch_microseconds", "%s_as_float", "%z|%Z", "%-d.%-m", "%e", "%G-W%V-%u", "%%", "%y %C")
        return self.pick(
            f"{self.date(depth)}.strftime('{fmt}')",
            f"format_datetime({self.pick(self.date(depth), self.variable(), 'config.start_date', 'config.epoch', 'config.date')}, '{fmt}')",
            f"format_datetime({self.pick('config.date', 'config.start_date', self.variable())}, '{fmt}', '{self.pick('%Y-%m-%d', '%Y-%m-%dT%H:%M:%SZ')}')",
            f"day_delta({self.pick('0', '-1', '30', '-365', '1.5', self.variable())}{self.pick('', f', {chr(39)}{fmt}{chr(39)}', f', format={chr(39)}{fmt}{chr(39)}')})",
            f"{self.date(depth)}.{self.pick('year', 'month', 'day', 'hour', 'isoformat()', 'weekday()', 'timestamp()', 'tzinfo', 'isoweekday()', 'minute', 'microsecond', 'toordinal()', 'ctime()', 'isocalendar()', 'date()')}",
            f"{self.date(depth)} {self.pick('-', '+', '<', '==', '>=', '!=')} {self.pick(self.date(depth), self.duration())}",
            f"timestamp({self.pick('config.start_date', 'config.ms_date', 'config.f', 'config.i', self.variable())})",
            self.date(depth),
            self.duration(),
            f"{self.duration()}.{self.pick('days', 'seconds', 'total_seconds()', 'years', 'months')}",
            f"[{self.date(depth)}]",
            f"[{self.duration()}]",
            f"{self.duration()} {self.pick('+', '-', '<', '==', '/', '//')} {self.duration()}",
            f"str_to_datetime({self.pick('config.date', 'config.start_date', self.variable())})",
        )

    def method(self, depth):
        target = self.expr(depth - 1)
        text = self.pick(self.variable(), self.string_literal(), f"config.{self.pick('s', 'name', 'url', 'sp', 'ctrl', 'q', 'num', 'date')}")
        arg = self.string_literal
        call = self.pick(
            f"{text}.{self.pick('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'split', 'isdigit', 'isalpha', 'isalnum', 'isspace', 'islower', 'isupper', 'istitle', 'isnumeric', 'isidentifier', 'splitlines', 'encode', 'expandtabs', 'rsplit')}()",
            f"{text}.{self.pick('split', 'rsplit', 'strip', 'lstrip', 'rstrip', 'startswith', 'endswith', 'find', 'rfind', 'index', 'count', 'partition', 'rpartition', 'removeprefix', 'removesuffix')}({arg()})",
            f"{text}.{self.pick('split', 'rsplit')}({arg()}, {self.pick('1', '2', '0', '-1')})",
            f"{text}.replace({arg()}, {arg()}{self.pick('', ', 1', ', 0')})",
            f"{text}.{self.pick('zfill', 'center', 'ljust', 'rjust')}({self.pick('5', '20', '0', '-1')})",
            f"{text}.{self.pick('center', 'ljust', 'rjust')}(15, {arg()})",
            f"{arg()}.join({self.pick('config.ls', 'config.l', 'record.tags', target)})",
            f"{self.pick('{}', '{} {}', '{0} {1!r}', '{a}', '{:>10}|', '{:05d}', '{:.2f}', '{0[a]}', '{0.year}', '{:,}', '{!s:5}', '{:x}', '{{}}', '{:%Y}').__repr__()}.format({self.expr(depth - 1)}, {self.pick('1', 'config.d', 'config.f')})",
            f"config.{self.pick('d', 'nested', 'de')}.{self.pick('keys()', 'values()', 'items()', 'get(' + arg() + ')', 'get(' + arg() + ', 1)', 'copy()')}",
            f"(config.d.{self.pick('keys', 'values', 'items')}() | list)",
            f"config.{self.pick('l', 'ls', 'mixed')}.{self.pick('count(1)', 'index(1)', 'index(9)', 'copy()', 'count(' + arg() + ')')}",
            f"config.{self.pick('d.pop(' + arg() + ')', 'd.pop(' + arg() + ', 0)', 'd.update({1: 2})', 'l.pop()', 'l.append(4)', 'l.sort()', 'l.reverse()', 'd.setdefault(' + arg() + ', 5)')}",
            f"{target}.get({arg()}{self.pick('', ', ' + self.expr(depth - 2))})",
            f"{target}.{self.pick('x', 'a', 'k', '__class__', '_x', 'real', 'imag', 'is_integer()', 'bit_length()', 'nope()', '0', '1')}",
            f"{target}[{self.pick('0', '-1', '1', arg(), '5', 'none', ':2', '1:', '::-1', '-2:', '::2', ':-1', self.expr(depth - 2))}]",
        )
        return call

    def filter(self, depth):
        target = self.operand(depth - 1)
        arg = self.string_literal
        seq = self.pick("config.l", "config.ls", "config.mixed", "record.tags", "config.ld", "config.d", target, target)
        dicts = self.pick("config.ld", "config.ld", "response.data", seq)
        return self.pick(
            f"{target} | {self.pick('upper', 'lower', 'title', 'capitalize', 'trim', 'length', 'string', 'int', 'float', 'abs', 'list', 'first', 'last', 'tojson', 'e', 'safe', 'striptags', 'wordcount', 'urlencode', 'count', 'round', 'default', 'hash', 'pprint', 'forceescape', 'reverse', 'base64encode', 'base64decode', 'filesizeformat', 'urlize', 'string | upper', 'list | length', 'length > 1')}",
            f"{target} | default({self.expr(depth - 1)}{self.pick('', ', true')})",
            f"{target} | d({self.expr(depth - 2)}, boolean={self.pick('true', 'false')})",
            f"{target} | int({self.pick('5', 'none', arg(), 'base=16', 'default=2', '0, 16', '0, 2')})",
            f"{target} | float({self.pick('1', 'none', arg(), 'default=2.5')})",
            f"{target} | round({self.pick('1', '2', '-1', '0', '1, ' + chr(39) + 'ceil' + chr(39), 'method=' + chr(39) + 'floor' + chr(39), '2, ' + arg())})",
            f"{target} | replace({arg()}, {arg()}{self.pick('', ', 1')})",
            f"{target} | {self.pick('hash', 'hmac')}({self.pick(arg(), chr(39) + 'sha256' + chr(39), chr(39) + 'sha1' + chr(39) + ', ' + arg())})",
            f"{target} | regex_search({self.regex()})",
            f"{target} | regex_replace({self.regex()}, {self.pick(arg(), chr(39) + chr(92) * 4 + '1' + chr(39), chr(39) + '-' + chr(39))})",
            f"{target} | {self.pick('truncate(5)', 'truncate(8, true)', 'truncate(6, false, chr, 0)', 'center(20)', 'indent', 'indent(2, true)', 'wordwrap(6)', 'wordwrap(10, false)', 'format(1)', 'format(1, 2)', 'trim(' + arg() + ')', 'xmlattr', 'attr(' + arg() + ')', 'tojson(2)', 'items | list', 'batch(2) | list', 'slice(2) | list', 'batch(2, 0) | list', 'random | length')}",
            f"{seq} | {self.pick('join', 'join(' + arg() + ')', 'sort', 'sort(reverse=true)', 'sort(case_sensitive=true)', 'unique | list', 'reverse | list', 'sum', 'min', 'max', 'first', 'last', 'list', 'dictsort', 'dictsort(by=' + chr(39) + 'value' + chr(39) + ')', 'map(' + arg() + ') | list', 'batch(2) | list', 'slice(2) | list', 'slice(2, 0) | list', 'sum(start=1)', 'length', 'tojson', 'unique | join', 'select | list', 'reject | list')}",
            f"{seq} | map('{self.pick('upper', 'string', 'int', 'length', 'float', 'lower', 'first', 'nope', 'abs', 'tojson')}') | {self.pick('list', 'join', 'join(' + arg() + ')', 'first', 'sum')}",
            f"{seq} | {self.pick('select', 'reject')}({self.test_args()}) | list",
            f"{dicts} | {self.pick('selectattr', 'rejectattr')}('{self.pick('k', 'n', 'id', 'zz', 'k.x')}'{self.pick('', ', ' + self.test_args())}) | list",
f"{dicts} | map(attribute='{self.pick('k', 'n', 'id', 'zz')}'{self.pick('', ', default=0')}) | {self.pick('list', 'join', 'first', 'join(' + arg() + ')')}",
            f"{dicts} | {self.pick('sort', 'groupby', 'unique', 'min', 'max', 'sum')}(attribute='{self.pick('k', 'n', 'id', 'k,n')}') | {self.pick('list', 'length', 'first')}",
            f"{dicts} | groupby('{self.pick('k', 'n')}') | {self.pick('list', 'length', 'map(attribute=0) | list', 'map(' + chr(39) + 'first' + chr(39) + ') | list')}",
        )

    def regex(self):
        return self.pick("'([a-z]+)'", "'(\\\\d+)'", "'page=(\\\\d+)'", "'(?P<x>a)'", "'a|b'", "'^(.)'", "'(.)$'", "'[^a-z]'", "'(\\\\w+)\\\\s(\\\\w+)'", "'x*'", "'(?i)(H)'", "'['", "'(a)|(b)'", "'\\\\.'", "'{'", "'([\\\\w-]+)'", "'(l{2})'", "'\\\\bw'")

    def test_args(self):
        return self.pick("'odd'", "'even'", "'none'", "'string'", "'number'", "'equalto', 1", "'eq', 'x'", "'gt', 1", "'in', [1, 'b']", "'defined'", "'divisibleby', 2", "'nope'", "'lt', 'b'", "'ne', none", "'sameas', true")

    def test(self, depth):
        target = self.operand(depth - 1)
        name = self.pick("defined", "undefined", "none", "string", "number", "integer", "float", "boolean", "mapping", "sequence", "iterable", "odd", "even", "true", "false", "upper", "lower", "callable", "escaped", "sameas none", "divisibleby 2", "divisibleby(3)", "eq 1", "in [1, 2]", "gt(1)", "ne 'a'", "equalto none", "filter", "test", "lt 5", "== 7")
        return f"{target} is {self.pick('', '', 'not ')}{name}"

    def operand(self, depth):
        expression = self.expr(depth)
        if re.fullmatch(r"[\w.]+|'[^']*'|\[[^\[\]]*\]|\w+(\['?\w+'?\])+", expression) or self.chance(0.1):
            return expression
        return f"({expression})"

    def macro(self, depth):
        return self.pick(
            f"max({', '.join(self.expr(depth - 1) for _ in range(self.rnd.randint(1, 3)))})",
            f"min({', '.join(self.expr(depth - 1) for _ in range(self.rnd.randint(1, 3)))})",
            f"sanitize_url({self.expr(depth - 1)})",
            f"camel_case_to_snake_case({self.pick(self.expr(depth - 1), chr(39) + 'userIDNumber' + chr(39))})",
            f"dict({self.pick('a=1', '', 'config.d', 'config.d, z=1', '[[1, 2]]', 'x=' + self.expr(depth - 1))})",
            f"namespace(a={self.expr(depth - 1)}).a",
            f"joiner({self.string_literal()})()",
            f"cycler(1, 2).next()",
            f"range(3)",
            f"{self.pick('nosuch', 'len', 'str')}({self.expr(depth - 1)})",
        )

    def api(self):
        """A call of any method, filter, test or function with any arguments."""
        arguments = ", ".join(self.argument() for _ in range(self.rnd.choice([0, 0, 1, 1, 1, 2, 2, 3])))
        if self.chance(0.12) and arguments:
            arguments += ", " + self.pick("reverse", "attribute", "default", "sep", "maxsplit", "width", "base", "boolean", "count", "start", "chars", "key") + "=" + self.argument()
        kind = self.rnd.random()
        if kind < 0.45:
            target = self.pick("config.s", "config.name", "config.sp", "config.ctrl", "config.num", "config.q", "config.emoji", "'ǅ ß ﬁ İı Σς'", "'a-b_c d'", "'1,2,,3'", "'%d %s'", "'x' | e", self.argument())
            method = self.rnd.choice(STR_METHODS)
            return f"({target}).{method}({arguments})"
        if kind < 0.60:
            target = self.pick("config.l", "config.ls", "config.d", "config.mixed", "config.de", "(1, 2, 1)", "config.f", "config.i", "config.t", "config.big", "config.s.encode()", "config.d.items()", "now_utc()", "today_utc()", "duration('P1DT2H')", "duration('P1Y')", "stream_slice")
            method = self.rnd.choice(OTHER_METHODS)
            return f"{target}.{method}({arguments})" if self.chance(0.8) else f"{target}.{method}"
        if kind < 0.90:
            target = self.pick("config.s", "config.l", "config.ls", "config.ld", "config.d", "config.i", "config.f", "config.n", "config.missing", "config.url", self.argument())
            tail = self.pick("", "", " | list", " | string")
            call = f"({arguments})" if arguments else ""
            return f"{target} | {self.rnd.choice(FILTERS)}{call}{tail}"
        if kind < 0.96:
            call = f"({arguments})" if arguments else ""
            return f"{self.argument()} is {self.rnd.choice(TESTS)}{call}"
        return f"{self.rnd.choice(FUNCTIONS)}({arguments})"

    def argument(self):
        return self.pick(
            self.string_literal(), self.string_literal(), self.int_literal(), "1.5", "none", "true", "false", "[1, 2]", "{'a': 1}", "('a', 'b')", "config.missing", "config.s", "config.l", "config.d", "-1", "2", "0", "' '", "config.f", "'ä'", "'a'", "now_utc()",
        )

    def expr(self, depth):
        if depth <= 0:
            return self.variable() if self.chance(0.6) else self.literal(0)
        kind = self.rnd.random()
        if kind < 0.16:
            return self.variable()
        if kind < 0.26:
            return self.literal(depth)
        if kind < 0.38:
            return self.method(depth)
        if kind < 0.52:
            return self.filter(depth)
        if kind < 0.59:
            return self.test(depth)
        if kind < 0.66:
            return self.date_expr(depth)
        if kind < 0.70:
            return self.macro(depth)
        if kind < 0.80:
            return f"{self.operand(depth - 1)} {self.pick('+', '-', '*', '/', '//', '%', '**' if depth < 2 else '+', '~', '~', '+')} {self.operand(depth - 1)}"
        if kind < 0.87:
            return f"{self.operand(depth - 1)} {self.pick('==', '!=', '<', '<=', '>', '>=', 'in', 'not in')} {self.operand(depth - 1)}"
        if kind < 0.92:
            return f"{self.operand(depth - 1)} {self.pick('and', 'or')} {self.operand(depth - 1)}"
        if kind < 0.95:
            return f"{self.pick('not ', '-', '+')}{self.operand(depth - 1)}"
        if kind < 0.98:
            otherwise = f" else {self.operand(depth - 1)}" if self.chance(0.8) else ""
            return f"{self.operand(depth - 1)} if {self.expr(depth - 1)}{otherwise}"
        # Without parentheses: precedence.
        return " ".join([self.variable(), self.pick("+", "~", "*", "-", "|", "**", "%"), self.pick("string", "abs", "2"), self.pick("+", "~", "**", "or", "in", "*"), self.variable()])

    def statement(self, depth):
        name = self.pick("a", "b", "x")
        body = lambda: self.template(depth - 1)
        kind = self.rnd.randint(0, 11)
        if kind <= 2:
            middle = f"{{% elif {self.expr(2)} %}}{body()}" if self.chance(0.3) else ""
            otherwise = f"{{% else %}}{body()}" if self.chance(0.5) else ""
            return f"{{% if {self.expr(2)} %}}{body()}{middle}{otherwise}{{% endif %}}"
        if kind <= 5:
            self.locals.append(name)
            inner = self.pick("", "{{ loop.index }}", "{{ loop.last }}", "{{ ', ' if not loop.last }}", "{{ loop.cycle(1, 2) }}", "{{ loop.revindex0 }}", "{{ loop.length }}", "{{ loop.previtem }}", "{{ loop.nextitem }}", "{{ loop.changed(" + name + ") }}", "{{ loop }}")
            text = f"{{% for {name} in {self.pick('config.l', 'config.ls', 'record.tags', 'config.d', 'config.mixed', self.expr(1))}{self.pick('', ' if ' + name, ' if ' + self.expr(1))} %}}{inner}{body()}{{% endfor %}}"
            self.locals.remove(name)
            return text
        if kind == 6:
            return "{% for k, v in " + self.pick("config.d.items()", "config.d | dictsort", "config.nested | items") + " %}{{ k }}={{ v }};" + self.pick("", "{% else %}none") + "{% endfor %}"
        if kind == 7:
            text = f"{{% set {name} = {self.expr(2)} %}}"
            self.locals.append(name)
            return text
        if kind == 8:
            text = f"{{% set {name}{self.pick('', ' | upper', ' | trim | length')} %}}{body()}{{% endset %}}"
            self.locals.append(name)
            return text
        if kind == 9:
            value = self.expr(1)
            self.locals.append(name)
            text = f"{{% with {name} = {value} %}}{body()}{{{{ {name} }}}}{{% endwith %}}"
            self.locals.remove(name)
            return text
        if kind == 10:
            return f"{{% macro m({name}, z={self.expr(1)}) %}}{{{{ {name} }}}}-{{{{ z }}}}{self.pick('', '{{ varargs }}', '{{ kwargs }}', '{{ caller() }}' if self.chance(0.2) else '')}{{% endmacro %}}{{{{ m({self.expr(1)}{self.pick('', ', 2', ', z=3', ', 1, 2', ', q=1')}) }}}}"
        return self.pick(
            f"{{% filter {self.pick('upper', 'trim', 'length', 'replace(1, 2)', 'upper | trim')} %}}{body()}{{% endfilter %}}",
            "{% raw %}{{ x }}{% endraw %}",
            "{# a comment #}",
            "{% set ns = namespace(t=0) %}{% for i in config.l %}{% set ns.t = ns.t + i %}{% endfor %}{{ ns.t }}",
            f"{{% for n in [1, [2, [3]]] recursive %}}{{{{ loop(n) if n is iterable else n }}}},{{% endfor %}}",
            f"{{% block b %}}{{{{ config.i }}}}{body()}{{% endblock %}}",
            f"{{% autoescape true %}}{{{{ config.qq }}}}{{% endautoescape %}}",
            f"{{% print {self.expr(1)} %}}",
            "{% call(u) wrap() %}{{ u }}{% endcall %}",
            f"{{% macro wrap() %}}[{{{{ caller({self.expr(1)}) }}}}]{{% endmacro %}}{{% call(u) wrap() %}}{{{{ u }}}}{{% endcall %}}",
            f"{{% if {self.expr(1)} %}}{{% set y = 1 %}}{{% endif %}}{{{{ y }}}}",
        )

    def text(self):
        return self.pick("", "", " ", "a", "/v1/", "x=", "\n", "[", "]", ", ", "'", '"', "{", "}", "1", "-", ".5", "é", "\t", " \n ", ": ")

    def printed(self, depth):
        start, end = self.pick(("{{ ", " }}"), ("{{ ", " }}"), ("{{", "}}"), ("{{- ", " -}}"), ("{{ ", " -}}"))
        return start + self.expr(depth) + end

    def template(self, depth):
        parts = []
        for _ in range(self.rnd.randint(1, 3)):
            parts.append(self.text())
            parts.append(self.statement(depth) if depth > 0 and self.chance(0.4) else self.printed(self.rnd.randint(0, 2)))
        return "".join(parts) + self.text()


def literal_text(rnd):
    """Text that is nearly a Python literal."""
    atoms = ["1", "-1", "1.5", "1e5", "'a'", '"b"', "None", "True", "False", "[1]", "()", "(1,)", "{}", "{'a': 1}", "{1, 2}", "b'x'", "1j", "0x1f", "007", "00", "1_000", "...", "set()", "r'\\n'", "'a' 'b'", "f'x'", "inf", "nan", "1+2j", "é", "x", "1.", ".5", "'\\x41'", "u'a'", "--1", "+1", "1 2", "true", "null", "2021-01-01", "'''a\nb'''", "# c", "\\", "[", "]", ",", ":", "\n", " ", "\t", "\\\n", "1L", "0b1", "'\\N{BULLET}'", "b'é'", "b'\\xff'", "-", "+", "(", ")"]
    text = "".join(rnd.choice(atoms) + rnd.choice(["", "", ", ", " ", "\n"]) for _ in range(rnd.randint(1, 4)))
    if rnd.random() < 0.5:
        start, end = rnd.choice([("[", "]"), ("(", ")"), ("{", "}"), ("{'k': ", "}"), (" ", ""), ("\n", ""), ("", "\n")])
        text = start + text + end
    return text


def mutated(rnd, template):
    """A template with a few characters changed."""
    characters = list(template)
    for _ in range(rnd.randint(1, 3)):
        at = rnd.randrange(len(characters) + 1)
        action = rnd.random()
        if action < 0.4 and at < len(characters):
            del characters[at]
        elif action < 0.8:
            characters.insert(at, rnd.choice("{}%()[]'\"|.,:+-*/~=<> \n01ae_#!&é"))
        elif at < len(characters):
            other = rnd.randrange(len(characters))
            characters[at], characters[other] = characters[other], characters[at]
    return "".join(characters)


def vector(rnd, number):
    grammar = Grammar(rnd)
    result = {"id": f"fuzz-{number:06d}", "context": CONTEXT}
    kind = rnd.random()
    if kind < 0.15:
        result["template"] = "{{ " + grammar.api() + " }}"
    elif kind < 0.60:
        result["template"] = "{{ " + grammar.expr(rnd.randint(1, 3)) + " }}"
    elif kind < 0.84:
        result["template"] = grammar.template(2)
    elif kind < 0.90:
        result["template"] = mutated(rnd, grammar.template(1))
    elif kind < 0.95:
        result["template"] = "{{ config.v }}"
        result["context"] = {"config": {"v": literal_text(rnd)}}
    elif kind < 0.97:
        result["template"] = grammar.template(1)
        result["via"] = rnd.choice(["string", "boolean"])
    elif kind < 0.99:
        result["template"] = {grammar.pick("k", grammar.printed(1)): rnd.choice([grammar.printed(2), 5, None, True]) for _ in range(2)}
        result["via"] = "mapping"
    else:
        result["template"] = {"a": [grammar.printed(1), {grammar.pick("k", grammar.printed(0)): grammar.printed(1)}], "b": grammar.printed(1)}
        result["via"] = "nested_mapping"
    if "via" not in result and rnd.random() < 0.08:
        result["default"] = grammar.printed(1)
    if "via" not in result and rnd.random() < 0.05:
        result["valid_types"] = rnd.sample(list(TYPES), rnd.randint(1, 2))
    result["frozen_now"] = NOW
    return result


def repeatable(result):
    """Whether the reference would say the same again, and JSON can hold it."""
    text = json.dumps(result, ensure_ascii=False)
    if " at 0x" in text.lower() or "MemoryError" in text or "_FrozenDatetime" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def random_vectors(seed, count):
    rnd = random.Random(seed)
    written = 0
    number = 0
    while written < count:
        number += 1
        candidate = vector(rnd, number)
        result = expected(candidate)
        if result is None or not repeatable(result) or "random" in str([candidate["template"], candidate.get("default")]):
            continue
        written += 1
        yield {**candidate, "expected": result}


def chosen_vectors():
    for subject, templates in SUBJECTS.items():
        for number, chosen in enumerate(templates, 1):
            template, more = chosen if isinstance(chosen, tuple) else (chosen, {})
            candidate = {"id": f"{subject}-{number}", "context": CONTEXT, "template": template, **more, "frozen_now": NOW}
            result = expected(candidate)
            if result is None or not repeatable(result):
                raise ValueError(f"{candidate['id']} cannot be recorded: {template}")
            yield {**candidate, "expected": result}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--chosen", action="store_true", help="those of chosen_templates.py instead of random ones")
    parser.add_argument("--common-context", action="store_true", help="leave the usual context out of the lines")
    parser.add_argument("--context", action="store_true", help="print the usual context and end")
    arguments = parser.parse_args()
    if arguments.context:
        print(json.dumps(CONTEXT, ensure_ascii=False, indent=2))
        return
    for line in chosen_vectors() if arguments.chosen else random_vectors(arguments.seed, arguments.count):
        if arguments.common_context and line["context"] is CONTEXT:
            del line["context"]
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
