#!/usr/bin/env python3
"""Runs commands of the reference in forks of one process that has the CDK loaded: 0.3 seconds each, not 3.

    PYTHON fork_server.py          # PYTHON has airbyte-cdk

Speaks lines of JSON. First it says which release it has: {"release": "7.39.1"}. Then each line of its input starts a command,
beside those that still run, and each command that has ended is a line of output:

    {"id": 1, "arguments": ["read", …], "folder": "/where/it/runs", "output": FILE, "errors": FILE, "seconds": 60, "path": []}
    {"id": 1, "exit": 0}           # or null: it took too long and was killed

The end of its input is its own end. A fork has what a process of its own would have, but for the order of sets, which is the same
in all forks of a server: start servers with different PYTHONHASHSEED to see whether it matters. The other side is `Server` for
Python, and Reference for Java.
"""
import gc
import importlib.metadata
import json
import os
import random
import select
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time

PAUSE = 0.01  # seconds between looks at commands that run


class Server:
    """A server's other side. Thread-safe."""

    def __init__(self, command, hash_seed=0):
        environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        environment.update(NO_PROXY="127.0.0.1", no_proxy="127.0.0.1", PYTHONHASHSEED=str(hash_seed))
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env=environment)
        self.release = json.loads(self.process.stdout.readline())["release"]
        self.lock, self.waiting, self.last = threading.Lock(), {}, 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            ended = json.loads(line)
            with self.lock:
                place = self.waiting.pop(ended["id"])
            place["exit"] = ended["exit"]
            place["done"].set()

    def run(self, arguments, folder, output, errors, seconds, path=()):
        """The command's exit code; None if it took too long. Python looks for modules in the folders of the path first."""
        place = {"done": threading.Event()}
        with self.lock:
            self.last += 1
            self.waiting[self.last] = place
            self.process.stdin.write(json.dumps({"id": self.last, "arguments": arguments, "folder": str(folder), "output": str(output),
                                                 "errors": str(errors), "seconds": seconds, "path": [str(p) for p in path]}) + "\n")
            self.process.stdin.flush()
        place["done"].wait()
        return place["exit"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Program:
    """A command that is a process of its own each time. Thread-safe."""

    def __init__(self, command):
        found = shutil.which(command[0])
        if not found:
            sys.exit("no such command: " + command[0])
        self.command = [os.path.abspath(found), *command[1:]]  # it runs in a folder of its own

    def run(self, arguments, folder, output, errors, seconds, path=()):
        """The command's exit code; None if it took too long. Python looks for modules in the folders of the path first."""
        environment = dict(os.environ, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
        if path:
            environment["PYTHONPATH"] = os.pathsep.join(str(p) for p in path)
        with open(output, "wb") as out, open(errors, "wb") as err:
            try:
                return subprocess.run(self.command + arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=seconds,
                                      env=environment, cwd=folder, check=False).returncode
            except subprocess.TimeoutExpired:
                return None


def runner(command):
    """
    What runs a command: this server if it is nothing but a Python interpreter, which then has airbyte-cdk, and another one that
    speaks alike after the word `server:`.
    """
    words = shlex.split(command)
    if words[0] == "server:":
        return Server(words[1:])
    if len(words) == 1 and os.path.basename(words[0]).startswith("python"):
        return Server([words[0], os.path.abspath(__file__)])
    return Program(words)


class Commands:
    """What runs, by process, and when it has to be done."""

    def __init__(self, replies):
        self.running, self.replies = {}, replies

    def start(self, order):
        """Returns whether this is the fork, which goes on as that command."""
        child = os.fork()
        if child == 0:
            become(order)
            return True
        self.running[child] = (order["id"], time.monotonic() + order["seconds"])
        return False

    def look(self):
        for child, (number, deadline) in list(self.running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                self.tell(child, os.waitstatus_to_exitcode(status))
            elif time.monotonic() > deadline:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                self.tell(child, None)

    def tell(self, child, code):
        number, _ = self.running.pop(child)
        os.write(self.replies, (json.dumps({"id": number, "exit": code}) + "\n").encode())

    def end(self):
        for child in self.running:
            os.kill(child, signal.SIGKILL)


def become(order):
    """Makes of a fork what a process of its own would be."""
    for descriptor, name, flags in ((0, os.devnull, os.O_RDONLY), (1, order["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
                                    (2, order["errors"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)):
        opened = os.open(name, flags, 0o644)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(order["folder"])
    sys.argv[1:] = order["arguments"]
    sys.path[:0] = order.get("path", [])
    random.seed()


def serve():
    """Starts what is asked for until the input ends. Returns in forks only."""
    replies = os.dup(1)
    os.set_inheritable(replies, False)
    os.dup2(2, 1)
    commands, unread = Commands(replies), b""
    os.write(replies, (json.dumps({"release": importlib.metadata.version("airbyte-cdk")}) + "\n").encode())
    while True:
        ready, _, _ = select.select([0], [], [], PAUSE if commands.running else None)
        if ready:
            read = os.read(0, 65536)
            if not read:
                commands.end()
                os._exit(0)
            *lines, unread = (unread + read).split(b"\n")
            for line in lines:
                if commands.start(json.loads(line)):
                    os.close(replies)
                    return
        commands.look()


def command():
    """As in an image that has the manifest built in; else `spec` would tell of connectors in general."""
    if sys.argv[1] == "spec":
        manifest = yaml.safe_load(open(sys.argv[3], encoding="utf-8"))
        launch(ConcurrentDeclarativeSource(catalog=None, config={}, state=None, source_config=manifest), ["spec"])
    else:
        run()


if __name__ == "__main__":
    import yaml
    from airbyte_cdk.cli.source_declarative_manifest import run
    from airbyte_cdk.entrypoint import launch
    from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource

    gc.freeze()
    serve()
    command()
