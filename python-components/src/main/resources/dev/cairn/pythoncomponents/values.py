"""JSON as it goes to Cairn and comes from there: no value is lost on the way."""

import dataclasses
import decimal
import enum
import json
import math
from json.encoder import encode_basestring_ascii as quoted

try:
    import orjson
except ImportError:
    orjson = None


def shown(value):
    """What stands for a value that JSON does not know."""
    if isinstance(value, float):
        return float(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not hasattr(value, "data"):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return getattr(value, "data", str(value))


fast_loads = json.loads if orjson is None else orjson.loads


def loads(text, exact=None):
    """The value of a JSON text. Floats that are not what the text says are put into exact, by identity, with the text."""

    def number(digits):
        found = float(digits)
        if exact is not None and not is_exactly(found, digits):
            exact[id(found)] = (found, digits)  # kept, so that no other object gets that identity
        return found

    return json.loads(text, parse_float=number)


DIGITS = bytes.maketrans(b"123456789", b"0" * 9)


class WholeIntegers:
    """As the CDK uses orjson to read, but that integers beyond 64 bits, of 19 digits at least, are no floats."""

    JSONDecodeError = json.JSONDecodeError

    @staticmethod
    def loads(text):
        given = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        return loads(text) if b"0" * 19 in given.translate(DIGITS) else fast_loads(text)


def is_exactly(number, digits):
    if math.isinf(number) or number == 0:
        return number == 0 and not any(digit in "123456789" for digit in digits.lower().split("e")[0])
    return decimal.Decimal(digits) == decimal.Decimal(repr(number))


LEAVES = frozenset((str, int, bool, type(None)))


def finite(values):
    """Whether JSON has a text for all numbers in some values."""
    for value in values:
        kind = type(value)
        if kind is float:
            if value - value != 0:
                return False
        elif kind is dict:
            if not finite(value.values()):
                return False
        elif kind is list:
            if not finite(value):
                return False
        elif kind not in LEAVES and not finite(parts(value)):
            return False
    return True


def parts(value):
    """The values in one of a type that is not JSON's own."""
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, (list, tuple)):
        return value
    if isinstance(value, float):
        return (float(value),)
    return () if isinstance(value, (str, int)) else (shown(value),)


def dumps(value, exact=None):
    """JSON with the words that Python has for what is no number. Floats that loads gave with a text are written as that text."""
    text = None if exact else fast(value)
    if text is None:
        out = []
        write(value, exact or {}, out.append)
        text = "".join(out).encode()
    return text


def fast(value):
    """By orjson; None where that has no text for a value, or writes null for what is no number."""
    if orjson is None:
        return None
    try:
        text = orjson.dumps(value, default=shown)
    except TypeError:
        try:
            text = orjson.dumps(value, default=shown, option=orjson.OPT_NON_STR_KEYS)  # nearly twice as slow
        except TypeError:  # integers beyond 64 bits, halves of surrogate pairs, deep nesting
            return None
    return text if b"null" not in text or finite((value,)) else None


def write(value, exact, out):
    if value is None or value is True or value is False:
        out("null" if value is None else "true" if value else "false")
    elif isinstance(value, str):
        out(quoted(value))
    elif isinstance(value, int):
        out(int.__repr__(value))
    elif isinstance(value, float):
        known = exact.get(id(value))
        out(known[1] if known else json.dumps(value))
    elif isinstance(value, dict):
        before = "{"
        for name, member in value.items():
            out(before)
            out(quoted(name if isinstance(name, str) else json.dumps(name, default=str).strip('"')))
            out(":")
            write(member, exact, out)
            before = ","
        out("}" if before == "," else "{}")
    elif isinstance(value, (list, tuple)):
        before = "["
        for item in value:
            out(before)
            write(item, exact, out)
            before = ","
        out("]" if before == "," else "[]")
    else:
        write(shown(value), exact, out)
