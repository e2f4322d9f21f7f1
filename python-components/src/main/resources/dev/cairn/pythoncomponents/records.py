"""Components that see records, or make them."""

import functools
import threading

from cairn_frames import describe
from cairn_http import response
from cairn_values import dumps, fast_loads, finite, loads

MOST_RECORDS = 256
MOST_BYTES = 128 << 10


def stream_slice(given):
    """A slice as the CDK has it: where a cursor adds a window to the slice of a router, its partition is that slice."""
    from airbyte_cdk.sources.types import StreamSlice

    partition, extra = given["partition"], given.get("extra") or None
    if partition and given["window"]:
        partition = StreamSlice(partition=partition, cursor_slice={}, extra_fields=extra)
    return StreamSlice(partition=partition, cursor_slice=given["window"], extra_fields=extra)


def given(frame, exact):
    """The records of a call."""
    return loads(frame.attachment, exact) if frame.header.get("exact") else fast_loads(frame.attachment)


def found(workshop, giver, records, exact=None):
    """Records as text."""
    text = dumps(records, exact)
    if giver not in workshop.told and (b"NaN" in text or b"Infinity" in text) and not finite(records):
        workshop.told.add(giver)
        message = "%s gave NaN or an infinite number, which JSON has no text for: it is null in the output"
        workshop.channel.tell("log", level="WARNING", text=message % giver)
    return text


def transform(workshop, frame):
    """Each record through all of some transformations; ends at the first that fails, and what was to come after that is left."""
    header = frame.header
    if header.get("after") in workshop.failed:
        workshop.failed.remove(header["after"])
        return {"failed": None}, b"[]"
    where = stream_slice(header["slice"])
    chain = [(component, workshop.change(component, where)) for component in header["components"]]
    exact = {}
    records = given(frame, exact)
    error = at = None
    for i, record in enumerate(records):
        try:
            for at, change in chain:
                change(record)
        except BaseException as e:
            error = describe(e)
            del records[i:]
            if header.get("followed"):
                workshop.failed.add(header["id"])
            break
    return {"failed": error, "component": at}, found(workshop, workshop.name(header["components"][-1]), records, exact)


class Feed:
    """What a generator yields, batch by batch. How many make a batch follows from how long those before were."""

    def __init__(self, workshop, component, values):
        self._found = functools.partial(found, workshop, workshop.name(component))
        self._values = iter(values)
        self._size = 32

    def next(self):
        """A batch, whether there may be more, and what went wrong."""
        batch, error, more = [], None, True
        try:
            while len(batch) < self._size:
                batch.append(next(self._values))
        except StopIteration:
            more = False
        except BaseException as e:
            more, error = False, describe(e)
        text = self._found(batch)
        if batch:
            self._size = min(MOST_RECORDS, max(1, MOST_BYTES * len(batch) // len(text)))
        return more, error, text


def fed(workshop, feed, number=None):
    more, error, text = feed.next()
    if more:
        number = workshop.feeds.add(feed) if number is None else number
    elif number is not None:
        workshop.feeds.drop(number)
        number = None
    return {"more": number if more else None, "failed": error}, text


def extract(workshop, frame):
    made = workshop.component(frame)
    values = made.extract_records(response(workshop.channel, frame.header["response"], frame.attachment))
    return fed(workshop, Feed(workshop, frame.header["component"], values))


def decode(workshop, frame):
    made = workshop.component(frame)
    values = made.decode(response(workshop.channel, frame.header["response"], frame.attachment))
    return fed(workshop, Feed(workshop, frame.header["component"], values))


def following(workshop, frame):
    number = frame.header["feed"]
    return fed(workshop, workshop.feeds.get(number), number)


def drop(workshop, frame):
    workshop.feeds.drop(frame.header["feed"])
    return None, b""


class Numbered:
    """Things that calls refer to by number. Thread-safe, as dictionaries are."""

    def __init__(self):
        self._things = {}
        self._next = 0
        self._adding = threading.Lock()

    def add(self, thing):
        with self._adding:
            self._next += 1
            self._things[self._next] = thing
            return self._next

    def get(self, number):
        return self._things[number]

    def drop(self, number):
        self._things.pop(number, None)


class Stopped(Exception):
    """The page is not needed any more."""


class FilteredPage:
    """A filter that sees a page as one iterable, although its records come in parts: it waits in a thread of its own."""

    def __init__(self, channel, run):
        self.exact = {}
        self._turn = threading.Condition()
        self._given = None  # records that the filter is to see next
        self._last = False
        self._stopped = False
        self._seen = 0
        self._kept = []
        self._error = None
        self._waits = False
        self._done = False
        self._positions = {}
        threading.Thread(target=channel.within(self._filter), args=(run,), daemon=True).start()

    def _filter(self, run):
        try:
            for record in run(self._records()):
                self._kept.append((self._positions.get(id(record), (None, -1))[1], record))
        except Stopped:
            pass
        except BaseException as e:  # whatever it is, the page waits for the filter
            self._error = describe(e)
        with self._turn:
            self._done = True
            self._turn.notify_all()

    def _records(self):
        while True:
            with self._turn:
                self._waits = True
                self._turn.notify_all()
                while self._given is None and not self._stopped:
                    self._turn.wait()
                if self._stopped:
                    raise Stopped()
                given, self._given = self._given, None
                last = self._last
            for record in given:
                # The record itself is kept as well: an identity may be used again once an object is gone.
                self._positions[id(record)] = (record, self._seen)
                self._seen += 1
                yield record
            if last:
                return

    def filter(self, records, last):
        with self._turn:
            while not (self._waits or self._done):
                self._turn.wait()
            self._given, self._last, self._waits = records, last, False
            self._turn.notify_all()
            while not (self._waits or self._done):
                self._turn.wait()
            kept, self._kept = self._kept, []
        if not last:
            self._forget(kept)
        return kept, self._error

    def _forget(self, kept):
        for _, record in kept:
            self._positions.pop(id(record), None)

    def stop(self):
        with self._turn:
            self._stopped = True
            self._turn.notify_all()


def filter_page(workshop, frame):
    header = frame.header
    number = header["page"]
    page = workshop.pages.get(number)
    if page is None:
        made = workshop.component(frame)
        token = header.get("token")
        where = stream_slice(header["slice"])

        def run(records):
            return made.filter_records(
                records,
                stream_state={},
                stream_slice=where,
                next_page_token=None if token is None else token if isinstance(token, dict) else {"next_page_token": token},
            )

        page = workshop.pages[number] = FilteredPage(workshop.channel, run)
    last = header["last"]
    kept, error = page.filter(given(frame, page.exact), last)
    if last or error:
        workshop.pages.pop(number, None)
    records = found(workshop, workshop.name(header["component"]), [record for _, record in kept], page.exact)
    return {"positions": [position for position, _ in kept], "failed": error}, records


def filter_end(workshop, frame):
    page = workshop.pages.pop(frame.header["page"], None)
    if page is not None:
        page.stop()
    return None, b""


RECORD_OPERATIONS = {
    "transform": transform,
    "extract": extract,
    "decode": decode,
    "next": following,
    "drop": drop,
    "filter": filter_page,
    "filter_end": filter_end,
}
