"""A server of PostgreSQL in a temporary folder."""
import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import tempfile


@contextlib.contextmanager
def serving(programs):
    """
    Gives the address of a database while the context is open. The server does not run as root: there, it runs as the user postgres.

    programs: the folder with initdb
    """
    user = ["runuser", "-u", "postgres", "--"] if getpass.getuser() == "root" else []
    folder = tempfile.mkdtemp(prefix="cairn-postgres", dir="/tmp")
    os.chmod(folder, 0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program, *arguments):
        subprocess.run([*user, "%s/%s" % (programs, program), "-D", folder + "/data", *arguments], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)

    run("initdb", "-A", "trust", "-U", "cairn")
    run("pg_ctl", "-w", "-l", folder + "/log", "-o", "-k %s -h 127.0.0.1 -p %d" % (folder, port), "start")
    try:
        yield "postgresql://cairn@127.0.0.1:%d/postgres" % port
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)
