"""Reads streams whose requester, retriever or partition router is a class: the CDK builds the stream around it as a whole.

Cairn says which slices are read, and keeps cursor and states. Here a slice is read page by page, as Cairn asks for them.
"""

import copy
import functools
import itertools
import queue
import threading

from cairn_records import found, stream_slice

LARGEST_PART = 500  # records; a page of more comes in several parts


class StreamReading:
    """A stream that the CDK has built."""

    def __init__(self, channel, factory, definition, config, state, cached):
        self._channel = channel
        self._name = definition["name"]
        self._own = threading.local()  # the slice that a thread reads
        self._keeps_state = definition.get("incremental_sync") is not None
        self._retriever, self._schema, self._router = parts(built(factory, definition, config, state, cached))
        self._end_pages()

    def slice(self, given):
        return SliceReading(self._channel, self._name, functools.partial(self._records, stream_slice(given)))

    def partitions(self):
        """Each partition with the state that the parents have then; at the end that state alone."""
        for found in self._router.stream_slices():
            yield {
                "partition": dict(found.partition),
                "window": dict(found.cursor_slice),
                "extra": dict(found.extra_fields),
                "parent_state": self._parent_state(),
            }
        yield {"parent_state": self._parent_state()}

    def _parent_state(self):
        said = getattr(self._router, "get_stream_state", None) if self._keeps_state else None
        return copy.deepcopy(said()) if said else None

    def _records(self, where, slice_reading):
        self._own.slice = slice_reading
        for item in self._retriever.read_records(self._schema(), where):
            data = getattr(item, "data", item)
            if hasattr(data, "keys"):  # else it is a message, such as one of the log
                yield data

    def _end_pages(self):
        """A page ends where the retriever looks for the next one; not where it does so to make a record of what it finds."""
        retriever, own = self._retriever, self._own
        reads, looks = retriever.read_records, getattr(retriever, "_next_page_token", None)
        if looks is None:
            return

        @functools.wraps(reads)
        def read_records(*arguments, **named):
            reading = own.slice
            reading.depth += 1
            try:
                yield from reads(*arguments, **named)
            finally:
                reading.depth -= 1

        @functools.wraps(looks)
        def next_page_token(*arguments, **named):
            if own.slice.depth == 1:
                own.slice.end_page()
            return looks(*arguments, **named)

        retriever.read_records = read_records
        retriever._next_page_token = next_page_token


class SliceReading:
    """A slice that is being read, in a thread of its own, which goes on only while Cairn waits for it."""

    def __init__(self, channel, name, records):
        self.name = name
        self.depth = 0
        self._channel = channel
        self._records = records
        self._found = []
        self._calls, self._parts = queue.Queue(), queue.Queue()
        self._thread = None

    def next(self, call):
        """The next records and whether a page ends after them; None at the end."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        self._calls.put(call)
        part = self._parts.get()
        if isinstance(part, BaseException):
            raise part
        return part

    def end_page(self):
        self._hand(True)

    def _hand(self, ends_page):
        found, self._found = self._found, []
        self._parts.put((found, ends_page))
        self._await()

    def _await(self):
        self._channel.in_call(self._calls.get())

    def _run(self):
        try:
            self._await()
            for record in self._records(self):
                self._found.append(record)
                if len(self._found) >= LARGEST_PART:
                    self._hand(False)
            if self._found:
                self._hand(True)
            self._parts.put(None)
        except BaseException as e:
            self._parts.put(e)


def built(factory, definition, config, state, cached):
    """The stream of a definition, from a state. Migrations of the state are Cairn's business."""
    import airbyte_cdk.sources.declarative.models.declarative_component_schema as models

    definition = copy.deepcopy(definition)
    definition.pop("state_migrations", None)
    if cached:
        cache(definition)
    for parent in parents(definition):
        cache(parent)
    states = getattr(factory, "_connector_state_manager", None)
    if states is not None and state:
        states.update_state_for_stream(definition["name"], None, state)
    return factory.create_component(models.DeclarativeStream, definition, config)


def cache(definition):
    """Requests for a stream that is the parent of another one are sent once, as the CDK does in sources."""
    for stream in (definition, definition.get("full_refresh_stream"), definition.get("incremental_stream")):
        requester = (stream or {}).get("retriever", {}).get("requester")
        if isinstance(requester, dict):
            requester.setdefault("use_cache", True)


def parents(definition):
    router = definition.get("retriever", {}).get("partition_router") or []
    for one in router if isinstance(router, list) else [router]:
        one = one.get("underlying_partition_router", one)
        for configured in one.get("parent_stream_configs") or []:
            if isinstance(configured.get("stream"), dict):
                yield configured["stream"]


def parts(stream):
    """Retriever, schema and partition router of a stream, in any release from 6 on."""
    generator = getattr(stream, "_stream_partition_generator", None)
    if generator is None:
        retriever, schema = stream.retriever, stream.get_json_schema
        slicer = getattr(retriever, "stream_slicer", retriever)
        if getattr(retriever, "cursor", None) is not None:
            retriever.cursor = None  # which slices are read, and up to where, is for Cairn to say
    else:
        partitions, slicer = generator._partition_factory, generator._stream_slicer
        retriever = partitions._retriever
        loader = getattr(partitions, "_schema_loader", None)
        schema = loader.get_json_schema if loader else lambda: partitions._json_schema
    return retriever, schema, getattr(slicer, "_partition_router", slicer)


class Retrievals:
    """The streams, slices and partitions that are being read, and what Cairn may ask about them."""

    def __init__(self, channel):
        self._channel = channel
        self._numbers = itertools.count(1)
        self._streams, self._slices, self._partitions = {}, {}, {}
        self.operations = {
            each.__name__: each
            for each in (self.open_stream, self.open_slice, self.next_part, self.open_partitions, self.next_partition)
        }

    def open_stream(self, workshop, frame):
        header = frame.header
        workshop.adopt_all(header["definition"])
        self._streams[header["component"]] = StreamReading(
            self._channel, workshop.factory, header["definition"], workshop.config, header["state"], header["cached"])

    def open_slice(self, workshop, frame):
        number = next(self._numbers)
        self._slices[number] = self._streams[frame.header["component"]].slice(frame.header["slice"])
        return number

    def next_part(self, workshop, frame):
        """Records as an attachment; null at the end, after which the slice is forgotten."""
        number, part = frame.header["slice"], None
        name = self._slices[number].name
        try:
            part = self._slices[number].next(frame.header["id"])
        finally:
            if part is None:
                del self._slices[number]
        if part is None:
            return None
        records, ends_page = part
        workshop.tell_config(frame)
        return {"ends_page": ends_page}, found(workshop, "The stream " + name, [dict(record) for record in records])

    def open_partitions(self, workshop, frame):
        number = next(self._numbers)
        self._partitions[number] = self._streams[frame.header["component"]].partitions()
        return number

    def next_partition(self, workshop, frame):
        return next(self._partitions[frame.header["partitions"]])
