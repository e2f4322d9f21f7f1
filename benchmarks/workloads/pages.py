"""What the API serves: pages of made-up shipments, the same on every machine.

A record takes about 1 kB: 15 members, one of them an object with an object in it, one a list, the last a text that fills it
up; short ones are of 200 bytes. A page holds 1,000 records, a day 50. About 125 MB are written once; longer streams are links
to the same hundred pages.
"""
import json
import os
import random
from datetime import date, timedelta

PAGES = 100
RECORDS_OF_A_PAGE = 1000
RECORDS_OF_A_DAY = 50
DAYS = [(date(2023, 1, 1) + timedelta(days=n)).isoformat() for n in range(365)]
STREAMS = ["depot_%d" % n for n in range(10)]

BYTES_OF_A_RECORD = 1010
BYTES_OF_A_SHORT_RECORD = 200
PHASES = ["booked", "packed", "loaded", "moving", "held", "cleared", "sorted", "handed", "signed", "lost"]
NAMES = ["Aino", "Bojan", "Chidi", "Dolores", "Emre", "Freya", "Goro", "Hana", "Ilse", "Jomo", "Katya", "Luis"]
TOWNS = ["Bergen", "Cusco", "Dakar", "Graz", "Hobart", "Izmir", "Kyoto", "Lund", "Nantes", "Oulu", "Porto", "Quito"]
WORDS = ("pallet crate fragile upright cold dry stack seal weigh scan route depot truck ferry rail customs invoice receipt"
         " morning evening gate ramp dock return spare glass paper timber wool copper").split()


def write(folder):
    """Writes all pages below a folder; a second call finds them there."""
    done = folder / "complete-with-short"
    if done.exists():
        return
    chance = random.Random(1)
    empty = _write(folder / "empty.json", [])
    pages = [
        _write(folder / "shipments" / ("%d.json" % (n + 1)),
               _records(chance, n * RECORDS_OF_A_PAGE, RECORDS_OF_A_PAGE, DAYS[0]))
        for n in range(PAGES)
    ]
    _link(folder / "shipments", pages + [empty], first=PAGES)
    _link(folder / "shipments_long", pages * 10 + [empty])
    for number, stream in enumerate(STREAMS):
        own = pages[number * 10:number * 10 + 10]
        _link(folder / stream, own + [empty])
        _link(folder / (stream + "_long"), own * 10 + [empty])
    short = [_write(folder / "short" / ("%d.json" % (n + 1)), _short(chance, n * RECORDS_OF_A_PAGE)) for n in range(PAGES)]
    _link(folder / "short_long", short * 10 + [empty])
    _write(folder / "single" / "1.json", _records(chance, 0, 1, DAYS[0]))
    for number, day in enumerate(DAYS):
        _write(folder / "daily" / (day + ".json"), _records(chance, number * RECORDS_OF_A_DAY, RECORDS_OF_A_DAY, day))
    done.touch()


def _records(chance, first, count, day):
    return [_record(chance, first + n, day) for n in range(count)]


def _short(chance, first):
    records = []
    for number in range(first, first + RECORDS_OF_A_PAGE):
        record = {name: value for name, value in _record(chance, number, DAYS[0]).items()
                  if name in ("id", "sender", "receiver", "contact", "weight", "day")}
        record["notes"] = "x" * (BYTES_OF_A_SHORT_RECORD - len(_json(record)) - len(',"notes":""'))
        records.append(record)
    return records


def _record(chance, number, day):
    record = {
        "id": number,
        "tracking": "%032x" % chance.getrandbits(128),
        "sender": chance.choice(NAMES),
        "receiver": chance.choice(NAMES),
        "contact": "desk%d@example.org" % number,
        "phase": PHASES[number % len(PHASES)],
        "weight": round(chance.uniform(0, 1000), 2),
        "parcels": chance.randrange(100),
        "insured": chance.random() < 0.5,
        "returned_at": None,
        "booked_at": "%sT%02d:%02d:00Z" % (day, chance.randrange(24), chance.randrange(60)),
        "day": day,
        "labels": chance.sample(WORDS, 4),
        "destination": {
            "street": "%d %s Road" % (chance.randrange(1, 900), chance.choice(WORDS).title()),
            "town": chance.choice(TOWNS),
            "code": "%05d" % chance.randrange(100000),
            "position": {"north": round(chance.uniform(-90, 90), 6), "east": round(chance.uniform(-180, 180), 6)},
        },
        "notes": "",
    }
    missing = BYTES_OF_A_RECORD - len(_json(record))
    notes = ""
    while len(notes) < missing:
        notes += chance.choice(WORDS) + " "
    record["notes"] = notes[:missing]
    return record


def _write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_json({"data": records}))
    return path


def _json(value):
    return json.dumps(value, separators=(",", ":"))


def _link(folder, pages, first=0):
    """Links pages from the one with this index on into a folder, as 1.json, 2.json and so on."""
    folder.mkdir(exist_ok=True)
    for number, page in enumerate(pages[first:], first + 1):
        link = folder / ("%d.json" % number)
        link.unlink(missing_ok=True)
        os.link(page, link)
