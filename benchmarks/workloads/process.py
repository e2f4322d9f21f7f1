"""Measures one process."""
import dataclasses
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Measured:
    wall: float  # seconds from start to end, with standard output read as it comes
    cpu: float  # seconds in user and kernel mode
    megabytes: float  # resident at most
    found: int  # times that the mark stood in standard output
    child_megabytes: float  # resident at most of a process that it has started


def measure(command, mark, environment=None):
    """Runs a command to its end and counts a mark in its output; a command that fails ends this program, too."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, bufsize=0,
            env=dict(os.environ, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1", **environment or {}))
        children = Children(process.pid)
        found = _count(process.stdout, mark)
        # The kernel counts the memory of what a process was before it became the command. That was this program, which is
        # smaller than any command.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        children.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            sys.exit("%s: exit code %d\n%s" % (" ".join(command), process.returncode, errors.read()[-2000:].decode()))
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, found, children.megabytes)


class Children(threading.Thread):
    """Looks from time to time how much memory the largest child of a process has had."""

    def __init__(self, parent):
        super().__init__(daemon=True)
        self.megabytes = 0
        self._parent = parent
        self._ended = threading.Event()
        self.start()

    def run(self):
        while not self._ended.wait(0.2):
            try:
                for listed in Path("/proc/%d/task" % self._parent).glob("*/children"):
                    for child in listed.read_text().split():
                        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/%s/status" % child).read_text())
                        self.megabytes = max(self.megabytes, int(peak.group(1)) / 1024 if peak else 0)
            except OSError:
                pass  # one of them has ended meanwhile

    def stop(self):
        self._ended.set()
        self.join()


def _count(pipe, mark):
    """The end of what has come may be the beginning of a mark, and is counted with what comes next."""
    found = 0
    rest = b""
    while part := pipe.read(1 << 20):
        part = rest + part
        found += part.count(mark)
        rest = part[1 - len(mark):]
    return found
