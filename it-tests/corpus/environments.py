#!/usr/bin/env python3
"""Installs each connector that has Python classes into an environment of its own, and has the CDK in it build its streams.

    PYTHON environments.py FOLDER [--only TEXT] [--jobs N] [--report FILE]

FOLDER is what fetch.py filled; PYTHON has PyYAML and uv, which keeps each wheel once on the disk (`pip install pyyaml uv`).
Environments go to FOLDER/environments/NAME, and what has been installed is not installed again. They get what the connector's
package asks for, its own airbyte-cdk included, and an interpreter that the package allows: `pythonX.Y` of the path. Where
that CDK is older than 6, or cannot be installed, those of `LATER` are tried, at last without what else the package pins.

Prints one line per connector and then the counts. In the report: the interpreter, the CDK, and of each stream why it cannot be
built, or null; what is in the report already is not looked at again.
"""
import argparse
import concurrent.futures
import email
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import yaml

import sync

HERE = pathlib.Path(__file__).resolve().parent
LATER = ("6.61.6", "7.39.1")
INTERPRETERS = ("3.11", "3.10", "3.12")
LONGEST_BUILD = 600
OLD_DATACLASS = "mutable default"  # what dataclasses say from Python 3.11 on of classes that were written before
CONFIGURED = {  # what a specification alone does not tell
    "source_github": {"credentials": {"option_title": "PAT Credentials", "personal_access_token": "t-1"},
                      "repositories": ["airbytehq/airbyte"]},
    "source_retently": {"credentials": {"api_key": "k-1"}},
}
UNSATISFIABLE = "are unsatisfiable"  # what uv says where two packages cannot be had together
TURNS = (0, 1, 2, 3)  # ways to write dates in a configuration


def with_code(folder):
    """Wheels of connectors whose manifests name classes, by name."""
    found = {}
    for wheel in sorted((folder / "wheels").glob("*.whl")):
        name = wheel.name.split("-")[0].replace("airbyte_", "")
        manifest = folder / "manifests" / name / "manifest.yaml"
        if manifest.exists() and "class_name" in manifest.read_text(encoding="utf-8"):
            found[name] = wheel
    return found


def metadata(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return email.message_from_bytes(archive.read(next(e for e in archive.namelist() if e.endswith(".dist-info/METADATA"))))


def requirements(about):
    """What a package asks for besides the CDK."""
    return [r for r in about.get_all("Requires-Dist") or [] if not r.startswith("airbyte-cdk") and "extra ==" not in r]


def loosened(packages):
    """Packages without the releases that they are pinned to, but those of the CDK and of pendulum, whose 2 and 3 are two libraries."""
    return tuple([package if str(package).startswith("pendulum") else re.sub(r" \(==[^)]*\)", "", str(package)) for package in group]
                 for group in packages)


def specification(wheel, manifest):
    """What a connector's configuration must be: as the manifest says, or a file beside it."""
    found = (sync.references(manifest).get("spec") or {}).get("connection_specification")
    if found:
        return found
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            if re.fullmatch(r"source_\w+/spec\.(ya?ml|json)", entry):
                read = yaml.load(archive.read(entry), Loader=sync.LOADER)
                return read.get("connectionSpecification") or read.get("connection_specification")
    return None


def configurations(wheel, manifest):
    """Made-up configurations, which differ in how dates are written."""
    made = []
    specified = specification(wheel, manifest) or {}
    for turn in TURNS:
        one = {**sync.config(specified, turn), **CONFIGURED.get(wheel.name.split("-")[0].replace("airbyte_", ""), {})}
        if one not in made:
            made.append(one)
    return made


def interpreter(wanted, *versions):
    """The first of some versions that a package's `Requires-Python` allows and that is there."""
    def numbers(text):
        return [int(n) for n in re.findall(r"\d+", text)]

    def allowed(version):
        own = numbers(version)
        for operator, bound in re.findall(r"([<>=!~^]+)\s*([\d.]+)", wanted or ""):
            other = numbers(bound)
            if operator == "<" and own >= other[:len(own)] and own >= other or operator == ">=" and own < other[:len(own)]:
                return False
        return True
    return next((v for v in versions or INTERPRETERS if allowed(v) and shutil.which("python" + v)), None)


def run(command, seconds):
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=seconds, check=False,
                              env=dict(os.environ, AIRBYTE_ENABLE_UNSAFE_CODE="true", NO_PROXY="127.0.0.1"))
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        return None, "", "took longer than %d seconds" % seconds


def installed_cdk(python):
    code, out, _ = run([python, "-c", "import importlib.metadata as m; print(m.version('airbyte-cdk'))"], 60)
    return out.strip() if code == 0 else None


def install(wheel, place, version, *packages):
    """An environment with packages; what kept it from being made, or null."""
    python = place / "bin" / "python"
    marker = place / "installed.txt"
    if marker.exists() and marker.read_text() == repr(packages):
        return None
    shutil.rmtree(place, ignore_errors=True)
    code, _, err = run(["uv", "venv", "--quiet", "--no-python-downloads", "--python", "python" + version, place], 120)
    if code != 0:
        return err
    for group in packages:
        code, _, err = run(["uv", "pip", "install", "--quiet", "--python", python, *group], 1200)
        if code != 0:
            return err
    marker.write_text(repr(packages))
    return None


def built(python, manifest, configuration, place):
    """By stream why it cannot be built, or null; or why none can."""
    (place / "config.json").write_text(json.dumps(configuration))
    code, out, err = run([python, HERE / "build.py", manifest, place / "config.json"], LONGEST_BUILD)
    try:
        return json.loads(out.splitlines()[-1])
    except (IndexError, ValueError):
        return {"error": err.strip().splitlines()[-1][-300:] if err.strip() else "ended with %s" % code}


def connector(folder, name, wheel):
    manifest = folder / "manifests" / name / "manifest.yaml"
    place = folder / "environments" / name
    about = metadata(wheel)
    version = interpreter(about["Requires-Python"])
    tree = yaml.load(manifest.read_text(encoding="utf-8"), Loader=sync.LOADER)
    report = {"connector": name, "version": about["Version"], "python": version, "specification": specification(wheel, tree), "tried": []}
    try:
        made = configurations(wheel, tree)
    except sync.Skip as e:
        made, report["configuration"] = [CONFIGURED.get(name, {})], str(e)
    later = [(["airbyte-cdk==" + release, "pendulum", "backoff", *requirements(about)], ["--no-deps", wheel]) for release in LATER]
    waiting = [("", version, ([wheel],)), *(("-" + release, version, packages) for release, packages in zip(LATER, later))]
    oldest = interpreter(about["Requires-Python"], "3.10")
    while waiting:
        suffix, interpreted, packages = waiting.pop(0)
        attempt = {"python": interpreted, **tried(place.with_name(name + suffix), wheel, interpreted, packages, manifest, made)}
        report["tried"].append(attempt)
        if recent(attempt) and OLD_DATACLASS in json.dumps(attempt) and interpreted != oldest and oldest:
            waiting.insert(0, (suffix + "-py" + oldest, oldest, packages))
        elif suffix and UNSATISFIABLE in (attempt["error"] or "") and not suffix.endswith("-loose"):
            waiting.insert(0, (suffix + "-loose", interpreted, loosened(packages)))
        elif recent(attempt) and (missing(attempt) == 0 or not suffix and attempt.get("streams")):
            break
    report["best"] = min(report["tried"], key=lambda attempt: (not recent(attempt), missing(attempt)))
    return report


def tried(place, wheel, version, packages, manifest, made):
    """What comes of one environment, with the configuration that most streams can be built with."""
    problem = install(wheel, place, version or INTERPRETERS[0], *packages)
    attempt = {"environment": str(place), "cdk": None if problem else installed_cdk(place / "bin" / "python"),
               "error": problem and problem.strip()[-300:]}
    if problem:
        return attempt
    found = []
    for configuration in made:
        found.append({**attempt, "config": configuration, **built(place / "bin" / "python", manifest, configuration, place)})
        if not re.search("time data|format", json.dumps(list((found[-1].get("streams") or {}).values()) + [found[-1].get("error")])):
            break  # another way to write dates would not help
    return min(found, key=missing)


def recent(attempt):
    return int((attempt["cdk"] or "0").split(".")[0]) >= 6


def missing(attempt):
    """How many streams could not be built."""
    return sum(1 for why in attempt["streams"].values() if why) if attempt.get("streams") else 1 << 20


def outcome(report):
    last = report["best"]
    if last.get("streams") is None:
        return "refused", last["error"]
    lacking = {k: v for k, v in last["streams"].items() if v}
    if lacking:
        return "partly", "%d of %d streams: %s" % (len(last["streams"]) - len(lacking), len(last["streams"]), next(iter(lacking.items())))
    return "whole", "%d streams" % len(last["streams"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", type=pathlib.Path)
    args = parser.parse_args()
    wheels = {n: w for n, w in with_code(args.folder).items() if args.only in n}
    counts, reports = {}, []
    done = {r["connector"]: r for r in json.loads(args.report.read_text())} if args.report and args.report.exists() else {}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for report in pool.map(lambda item: done.get(item[0]) or connector(args.folder, *item), wheels.items()):
            what, why = outcome(report)
            counts[what] = counts.get(what, 0) + 1
            reports.append(report)
            print("%-8s %s %s, Python %s, airbyte-cdk %s: %s" % (
                what, report["connector"], report["version"], report["best"]["python"], report["best"]["cdk"], why), flush=True)
            if args.report:
                args.report.write_text(json.dumps(reports, indent=1))
    for what, number in sorted(counts.items()):
        print("%5d %s" % (number, what))


if __name__ == "__main__":
    sys.exit(main())
