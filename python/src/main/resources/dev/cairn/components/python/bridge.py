"""Runs the custom components of a connector for Cairn, which starts this process and talks to it through its pipes."""

import gc
import os
import sys
import threading

from cairn_components import Workshop, versions
from cairn_frames import Channel, stay
from cairn_records import RECORD_OPERATIONS
from cairn_retrieval import Retrievals

PROTOCOL = 1


class Bridge:
    def __init__(self, source, sink):
        self.channel = Channel(source, sink, self._answer)
        self.workshop = None
        self.retrievals = Retrievals(self.channel)
        self._settled = False

    def _answer(self, frame):
        header = frame.header
        op = header["op"]
        if op in RECORD_OPERATIONS:
            self._settle()
            return RECORD_OPERATIONS[op](self.workshop, frame)
        if op in self.retrievals.operations:
            return self.retrievals.operations[op](self.workshop, header)
        return getattr(self, "on_" + op)(header), b""

    def _settle(self):
        """What is there now stays; without this the collector would look at it again and again (42 us a record, not 13)."""
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()
            gc.set_threshold(100000, 50, 50)

    def on_hello(self, header):
        return {"protocol": PROTOCOL, **versions()}

    def on_ping(self, header):
        stay()

    def on_load(self, header):
        self.workshop = Workshop(self.channel, header)

    def on_create(self, header):
        config = self.workshop.config(header["config_key"], header.get("config"))
        self._settled = False
        return self.workshop.create(header["component"], header["definition"], header["enclosing"], config)

    def on_config(self, header):
        self.workshop.config(header["config_key"], header["config"])


def main(source):
    # Frames have pipes of their own: what components print or read by themselves cannot get between.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdout.reconfigure(line_buffering=True)
    stay()
    Bridge(source, sink).channel.start()
    threading.Event().wait()  # until Cairn closes the pipe, or ends this process
