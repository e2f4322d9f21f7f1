"""Frames between Cairn and this process, and the threads that answer them. docs/python-components.md describes them."""

import faulthandler
import itertools
import os
import signal
import struct
import sys
import threading
import traceback

from cairn_values import dumps, loads

LENGTHS = struct.Struct(">II")

# A process whose threads cannot run (a C function that never returns) cannot see either that Cairn is gone.
LONGEST_SILENCE_SECONDS = 900


def stay():
    """Cairn is there, which it says every now and then; without that this process ends in a while."""
    faulthandler.dump_traceback_later(LONGEST_SILENCE_SECONDS, exit=True)


def lead():
    """What components start is of a group of its own, which ends with this process."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)


def leave():
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def last_words():
    """Ends the process with the exception that is being handled on standard error."""
    try:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        leave()


class Frame:
    """A header, which is a JSON object, and bytes that belong to it."""

    __slots__ = ("header", "attachment")

    def __init__(self, header, attachment):
        self.header = header
        self.attachment = attachment


class RemoteError(Exception):
    """Cairn could not do what it was asked for."""

    def __init__(self, error):
        super().__init__(error.get("message"))
        self.kind = error.get("kind")


class Channel:
    """Calls both ways over two pipes. Each call that comes is answered by a thread of its own, unless it comes after another."""

    def __init__(self, source, sink, answer):
        self._source = source
        self._sink = sink
        self._answer = answer  # (frame) -> (value, attachment)
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        self._counting = threading.Lock()
        self._spare = 0
        self._ids = itertools.count(1)
        self._waiting = {}
        self._next = {}  # by call that another comes after: that one, or None as long as it has not come
        self._current = threading.local()
        self._threads = {}  # by call: the thread that works for it

    def start(self):
        """Begins to answer calls, in other threads."""
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        """Answers calls until Cairn closes the pipe. A thread that cannot go on ends the process, so that no call waits for ever."""
        try:
            self._serve()
        except BaseException:  # such as a MemoryError, or no room for another thread
            last_words()

    def _serve(self):
        """While one thread answers, another one reads."""
        while True:
            with self._counting:
                self._spare += 1
            with self._reading:
                with self._counting:
                    self._spare -= 1
                frame = self._next_call()
                with self._counting:
                    alone = self._spare == 0
                if alone:
                    self.start()
            while frame is not None:
                self._handle(frame)
                with self._counting:
                    frame = self._next.pop(frame.header.get("id"), None)
            with self._counting:
                if self._spare > 1:
                    return

    def _next_call(self):
        while True:
            frame = self._read()
            answered = frame.header.get("re")
            if answered is None:
                if not self._comes_later(frame):
                    return frame
                continue
            waiting = self._waiting.pop(answered, None)
            if waiting is not None:
                waiting.append(frame)
                waiting[0].release()

    def _comes_later(self, frame):
        """Whether a call comes after one that is not answered yet; whoever answers that one goes on with this one."""
        header = frame.header
        with self._counting:
            if header.get("followed"):
                self._next[header["id"]] = None
            earlier = header.get("after")
            if earlier not in self._next:
                return False
            self._next[earlier] = frame
            return True

    def _read(self):
        header_size, attachment_size = LENGTHS.unpack(self._exactly(LENGTHS.size))
        text = self._exactly(header_size)
        attachment = self._exactly(attachment_size) if attachment_size else b""
        try:
            return Frame(loads(text), attachment)
        except Exception:  # nobody could answer
            last_words()

    def _exactly(self, size):
        data = self._source.read(size)
        if len(data) < size:
            leave()  # Cairn is gone, and with it whoever could use a result
        return data

    def send(self, header, attachment=b""):
        self._write(dumps(header), attachment)

    def _write(self, text, attachment):
        with self._writing:
            self._sink.write(LENGTHS.pack(len(text), len(attachment)) + text)
            if attachment:
                self._sink.write(attachment)
            self._sink.flush()

    def _handle(self, frame):
        call = frame.header.get("id")
        self.in_call(call)
        try:
            value, attachment = self._answer(frame)
            text = dumps({"re": call, "ok": value})
        except BaseException as e:  # whatever it is, someone waits for an answer
            text, attachment = dumps({"re": call, "error": describe(e)}), b""
        finally:
            self._current.call = None
            self._threads.pop(call, None)
        if call is not None:
            self._write(text, attachment)

    def in_call(self, call):
        """What this thread asks for from now on is for that call of Cairn's."""
        self._current.call = call
        self._threads[call] = threading.get_ident()

    def where(self, call):
        """Where in the code a call stands; None if it has ended."""
        frame = sys._current_frames().get(self._threads.get(call))
        while frame is not None and frame.f_globals.get("__name__", "").startswith(("threading", "cairn_")):
            frame = frame.f_back
        return None if frame is None else place(frame.f_code, frame.f_lineno)

    def call(self, op, attachment=b"", **arguments):
        """Asks Cairn for something and waits for the answer."""
        number = next(self._ids)
        answered = threading.Lock()
        answered.acquire()
        waiting = [answered]
        self._waiting[number] = waiting
        self.send({"id": number, "in": getattr(self._current, "call", None), "op": op, **arguments}, attachment)
        answered.acquire()
        frame = waiting[1]
        if "error" in frame.header:
            raise RemoteError(frame.header["error"])
        return frame.header.get("ok"), frame.attachment

    def within(self, work):
        """The work for another thread, which calls Cairn on behalf of the call that this one answers."""
        call = getattr(self._current, "call", None)

        def run(*arguments):
            self.in_call(call)
            work(*arguments)

        return run

    def tell(self, op, **arguments):
        """Tells Cairn something that needs no answer."""
        self.send({"in": getattr(self._current, "call", None), "op": op, **arguments})


def place(code, line):
    return "%s:%d in %s" % (code.co_filename, line, code.co_name)


def describe(error):
    """What Cairn needs to know of an exception, whatever class of a connector's own it has."""
    failure_type = said(error, "failure_type")
    kinds = {"config_error": "config", "transient_error": "transient"}
    trace = []
    ended = error.__cause__ if isinstance(error.__cause__, StopIteration) else error  # which has left the generator's frames
    step = ended.__traceback__
    while step is not None:
        trace.append(place(step.tb_frame.f_code, step.tb_lineno))
        step = step.tb_next
    return {
        "class": type(error).__name__,
        "message": said(error, "message") or text_of(error),
        "internal": said(error, "internal_message"),
        "kind": said(error, "kind") or kinds.get(failure_type, "system"),
        "at": trace[-1] if trace else None,
    }


def said(error, name):
    """A member of an exception as text; None where it has none, or fails to say it."""
    try:
        value = getattr(error, name, None)
        return None if value is None else text_of(getattr(value, "value", value))
    except Exception:
        return None


def text_of(value):
    try:
        return str(value)
    except Exception as e:
        return "it has no text, since its __str__ fails with %s" % type(e).__name__
