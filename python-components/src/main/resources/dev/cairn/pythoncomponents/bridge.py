"""Runs the custom components of a connector for Cairn, which starts this process and talks to it through its pipes."""

import gc
import os
import signal
import sys
import threading

from cairn_frames import Channel, lead, stay

PROTOCOL = 1


class Bridge:
    def __init__(self, source, sink):
        self.channel = Channel(source, sink, self._answer)
        self.workshop = None
        self._settled = False
        self._record_operations = {}
        self._leaf_operations = {}

    def _answer(self, frame):
        op = frame.header["op"]
        if op in self._record_operations:
            self._settle()
            return self._record_operations[op](self.workshop, frame)
        if op in self._leaf_operations:
            answer = self._leaf_operations[op](self.workshop, frame)
            return answer if isinstance(answer, tuple) else (answer, b"")
        return getattr(self, "on_" + op)(frame.header), b""

    def _settle(self):
        """What is there now stays; without this the collector would look at it again and again (42 us a record, not 13)."""
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()
            gc.set_threshold(100000, 50, 50)

    def on_hello(self, header):
        return {
            "protocol": PROTOCOL,
            "python": list(sys.version_info[:3]),
            "executable": sys.executable,
            "cdk": version("airbyte-cdk"),
            "requirement": requirement(header["class_name"]),
        }

    def on_ping(self, header):
        stay()

    def on_where(self, header):
        return self.channel.where(header["call"])

    def on_warm(self, header):
        """What each connector needs, before it is known which one comes."""
        # Not with an old Python, or without a CDK, of which "hello" tells.
        import cairn_leaves  # noqa: F401
        import cairn_retrieval  # noqa: F401
        from cairn_components import warm

        warm()

    def on_load(self, header):
        # Not before it is known that there is a CDK.
        from cairn_components import Workshop
        from cairn_leaves import LEAF_OPERATIONS
        from cairn_records import RECORD_OPERATIONS
        from cairn_retrieval import Retrievals

        self._record_operations = RECORD_OPERATIONS
        self._leaf_operations = {**LEAF_OPERATIONS, **Retrievals(self.channel).operations}
        self.workshop = Workshop(self.channel, header)
        gc.freeze()
        gc.enable()

    def on_look(self, header):
        return self.workshop.look(header["class_name"])

    def on_create(self, header):
        self._settled = False
        return self.workshop.create(header["component"], header["definition"], header["enclosing"])

    def on_config(self, header):
        self.workshop.take_config(header["config"])


def version(distribution):
    """Of what is installed; None if it is not, or nobody can tell."""
    try:
        from importlib.metadata import PackageNotFoundError, version as installed
    except ImportError:  # before Python 3.8
        return None
    try:
        return installed(distribution)
    except PackageNotFoundError:
        return None


def requirement(class_name):
    """What the package of a class asks for, such as "airbyte-cdk<7,>=6.1"; None if nobody knows."""
    package = class_name.split(".")[0].replace("_", "-")
    try:
        from importlib.metadata import requires
    except ImportError:  # before Python 3.8
        return None
    for name in (package, "airbyte-" + package):
        try:
            found = [one.split(";")[0].strip() for one in requires(name) or [] if one.lower().startswith("airbyte-cdk")]
        except Exception:
            continue
        if found:
            return found[0].replace(" (", "").replace("(", "").replace(")", "")
    return None


def take_python_path():
    """Modules of PYTHONPATH are importable; an isolated interpreter does not look there by itself."""
    for folder in reversed(os.environ.get("PYTHONPATH", "").split(os.pathsep)):
        if folder and folder not in sys.path:
            sys.path.insert(0, folder)


def main(source):
    take_python_path()
    # Frames have pipes of their own: what components print or read by themselves cannot get between.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    # Signals to the whole group are for Cairn, which ends this process when it is done.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    lead()
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 3000))  # JSON is nested up to 1000 times
    stay()
    gc.disable()  # until the CDK is imported: a sixth of the time that takes, and there is nothing to collect
    Bridge(source, sink).channel.start()
    threading.Event().wait()  # until Cairn closes the pipe, or ends this process
