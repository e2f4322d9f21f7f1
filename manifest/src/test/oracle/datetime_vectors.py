"""Writes random datetimes, durations and floats with what the reference makes of them, for DatetimeVectorsTest.

Needs the Python CDK (airbyte-cdk 7.28.2, isodate 0.6, dateutil 2.9), in UTC:

    TZ=UTC python datetime_vectors.py > datetimes.tsv

Columns: what is done (format, parse, duration, iso, repr), its arguments, and the result or ERROR.
"""

import datetime
import random
import struct

from airbyte_cdk.sources.declarative.datetime.datetime_parser import DatetimeParser
from dateutil.parser import isoparse
from isodate import parse_duration

FORMATS = [
    "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S.%f%z", "%Y%m%d", "%s", "%ms",
    "%s_as_float", "%epoch_microseconds", "%Y-%m-%dT%H:%M:%S.%_msZ", "%d %b %Y", "%B %d, %y %I:%M %p",
    "%a, %d %b %Y %H:%M:%S %Z", "%j %Y", "%U %w %Y", "%W %a %Y", "%G-W%V-%u", "%c", "%x %X", "%H%M", "%Y %z",
    "%e %k %l %P", "%D %T %F %R", "%-d.%-m.%Y", "%Q %", "%Y%m%d%H%M%S", "%y%m%d", "%Y-%m-%dT%H:%M:%S%z", "%Y%%",
    "%C %g", "%_d|%^a|%#p|%5d", "%d %d", "%s.%f", "%Y-%m-%d %H:%M:%S.%f", "%ms ",
]
ISO_FORMATS = [
    "%Y-%m-%dT%H:%M:%S%z", "%Y%m%dT%H%M%S.%f", "%Y-%m-%d", "%Y", "%Y-%m", "%Y%m", "%G-W%V-%u", "%GW%V", "%Y-%j",
    "%Y-%m-%dT%H", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S,%f12Z", "%Y-%m-%dT24:00", "%Y%m%dT%H%MZ",
    "%Y-%m-%dT%H:%M:%S.%f+01", "%Y-%m-%dT%H:%M:%S.%f-01:30",
]

rnd = random.Random(5)
parser = DatetimeParser()


def moment():
    offset = rnd.choice([0, rnd.randint(-900, 900) * 60])
    return datetime.datetime(
        rnd.choice([1970, 2021, rnd.randint(1000, 9998)]), rnd.randint(1, 12), rnd.randint(1, 28),
        rnd.randint(0, 23), rnd.randint(0, 59), rnd.randint(0, 59),
        rnd.choice([0, rnd.randint(0, 999999), 678000]),
        tzinfo=datetime.timezone(datetime.timedelta(seconds=offset)),
    )


def mutated(text, alphabet):
    characters = list(text)
    at = rnd.randrange(len(characters))
    if rnd.random() < 0.5:
        characters[at] = rnd.choice(alphabet)
    else:
        characters.insert(at, rnd.choice(alphabet))
    return "".join(characters)


def attempt(action):
    try:
        return action()
    except Exception:
        return "ERROR"


def write(*columns):
    print("\t".join(column.replace("\n", "\\n") for column in columns))


for _ in range(300):
    when, pattern = moment(), rnd.choice(FORMATS)
    write("format", pattern, when.isoformat(), parser.format(when, pattern))
for _ in range(500):
    pattern = rnd.choice(FORMATS)
    text = parser.format(moment(), pattern)
    if rnd.random() < 0.3:
        text = mutated(text, "0123456789 :-+ZT.ap")
    write("parse", pattern, text, attempt(lambda: parser.parse(text, pattern).isoformat()))
for _ in range(200):
    def part(units):
        numbers = ["0", "1", "2", "15", "40", "1.5", "0,25", "0.1"]
        return "".join(rnd.choice(numbers) + unit for unit in units if rnd.random() < 0.4)
    time = part("HMS")
    text = rnd.choice(["", "", "", "-", "+"]) + "P" + part("YMWD") + ("T" + time if time else "")
    when = moment()
    write("duration", text, when.isoformat(), attempt(lambda: f"{(when + parse_duration(text)).isoformat()}|{(when - parse_duration(text)).isoformat()}"))
for _ in range(300):
    text = moment().strftime(rnd.choice(ISO_FORMATS))
    if rnd.random() < 0.2:
        text = mutated(text, "123:TWZ.")

    def utc():
        parsed = isoparse(text)
        zoned = parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.timezone.utc)
        return zoned.astimezone(datetime.timezone.utc).isoformat()

    write("iso", text, "", attempt(utc))
for _ in range(300):
    value = rnd.choice([
        struct.unpack("d", rnd.randbytes(8))[0], rnd.random() * 10 ** rnd.randint(-8, 20),
        round(rnd.random() * 1000, rnd.randint(0, 6)), float(rnd.randint(0, 10 ** rnd.randint(1, 25))),
    ])
    if value == value and abs(value) != float("inf"):
        write("repr", value.hex(), "", repr(value))
