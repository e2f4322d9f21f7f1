"""What `cairn plan` says before the syncs of recorded cases, beside the requests that these sent.

    python3 it-tests/plan/compare.py SHARED/parity --command ./cairn [--requests 20]

SHARED/parity has mockapi.py, run_case.py and cases. A number must be within a fifth, a lower bound below; the exit code says whether all are.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

INPUTS = ("manifest", "config", "catalog", "state")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parity", type=Path)
    parser.add_argument("--command", required=True)
    parser.add_argument("--requests", type=int, default=20)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.parity))
    numbers = bounds = wrong = 0
    for case in sorted((arguments.parity / "cases").iterdir()):
        compared = compare(case, arguments)
        if compared is None:
            continue
        certainty, planned, sent, failed = compared
        is_bound = certainty == "AT_LEAST"
        good = (failed or planned <= sent) if is_bound else abs(planned - sent) <= sent / 5
        numbers += not is_bound
        bounds += is_bound
        wrong += not good
        print("%s: %s %d, sent %d%s" % (case.name, certainty, planned, sent, "" if good else ": WRONG"), flush=True)
    print("%d numbers, %d lower bounds, %d wrong" % (numbers, bounds, wrong))
    sys.exit(1 if wrong else 0)


def compare(case, arguments):
    """The plan's number of requests, how sure it is, how many were sent, and whether the sync failed; None without a plan."""
    import mockapi
    import run_case
    settings = run_case.load_case(case)
    step = settings["steps"][0]
    if step["command"] != "read":
        return None
    api = mockapi.load_api(case / "api.py")
    server = mockapi.MockServer(api)
    api.step, api.base_url = 0, server.base_url
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            command = shlex.split(arguments.command) + ["plan", "--format", "json", "--requests", str(arguments.requests)]
            for name in INPUTS:
                source = case / step.get(name, name + (".yaml" if name == "manifest" else ".json"))
                if source.is_file():
                    file = Path(folder) / source.name
                    file.write_text(run_case.sub(source.read_text(), server.base_url))
                    command += ["--manifest-path" if name == "manifest" else "--" + name, str(file)]
            if (case / "components.py").is_file():
                command += ["--components-path", str(case / "components.py")]
            planned = subprocess.run(
                command, capture_output=True, text=True,
                env={**os.environ, "AIRBYTE_ENABLE_UNSAFE_CODE": "true", **settings.get("env", {})})
    finally:
        server.stop()
    if planned.returncode != 0:
        print("%s: no plan: %s" % (case.name, (planned.stderr.strip().splitlines() or ["?"])[-1]))
        return None
    plan = json.loads(planned.stdout)
    expected = json.loads((case / "expected.json").read_text())["steps"][0]
    requests = plan["requests"]
    return requests["certainty"], requests["number"], len(expected["requests"]), expected["exit"] != "zero"


if __name__ == "__main__":
    main()
