"""Checks the recipes of docs/orchestrators.md, each with what its orchestrator has for that, where it is there.

    python3 distribution/recipes.py [--venv FOLDER]    a folder with virtual environments named airflow, dagster and kubernetes
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/orchestrators.md").read_text()


def blocks(heading):
    """The code of a recipe."""
    recipe = PAGE.split("\n### " + heading + "\n", 1)[1]
    return re.findall(r"^```\w+\n(.*?)^```$", re.split(r"\n##+ ", recipe, maxsplit=1)[0], re.M | re.S)


def run(name, *command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        raise SystemExit("%s: %s\n%s" % (name, " ".join(map(str, command)), done.stdout))
    return done.stdout


def cron():
    field = r"(\*|\d+)"
    for line in blocks("cron")[0].splitlines():
        if not re.fullmatch(r"[A-Z_]+=\S+|(%s ){5}[^%%]+" % field, line):  # a percent sign would end the command
            raise SystemExit("cron: " + line)
    return "variables and five fields, no percent sign"


def systemd(scratch):
    if not shutil.which("systemd-analyze"):
        return None
    program = scratch / "cairn"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    service, timer = blocks("systemd")
    (scratch / "cairn@.service").write_text(service.replace("/usr/bin/cairn", str(program)))
    (scratch / "cairn@.timer").write_text(timer)
    units = [scratch / "cairn@tickets.service", scratch / "cairn@tickets.timer"]
    printed = run("systemd", "systemd-analyze", "verify", *units, env={**os.environ, "SYSTEMD_UNIT_PATH": "%s:" % scratch})
    if str(scratch) in printed or "cairn@" in printed:
        raise SystemExit("systemd: " + printed)
    run("systemd", "systemd-analyze", "calendar", re.search("OnCalendar=(.*)", timer).group(1))
    return "systemd-analyze verify"


def kubernetes(scratch, python):
    (scratch / "cronjob.yaml").write_text(blocks("Kubernetes")[0])
    run("kubernetes", python.parent / "kubernetes-validate", "--strict", scratch / "cronjob.yaml")
    return "the schema of CronJob, strictly"


def airflow(scratch, python):
    (scratch / "tickets.py").write_text(blocks("Airflow")[0])
    environment = {**os.environ, "AIRFLOW_HOME": str(scratch), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    check = ("import runpy; dag = runpy.run_path('tickets.py')['sync'].dag; "
             "assert dag.dag_id == 'tickets' and dag.max_active_runs == 1 and not dag.catchup, dag; "
             "assert sorted(dag.task_ids) == ['fresh', 'sync'] and dag.get_task('sync').downstream_task_ids == {'fresh'}, dag.task_ids")
    run("airflow", python, "-c", check, cwd=scratch, env=environment)
    return "a graph of two tasks, as Airflow reads it"


def dagster(scratch, python):
    module = scratch / "tickets.py"
    module.write_text(blocks("Dagster")[0])
    program = scratch / "bin/cairn"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho '{\"streams\": [{\"stream\": \"tickets\", \"rows\": 3, \"error\": null}]}'\n")
    program.chmod(0o755)
    environment = {**os.environ, "DAGSTER_HOME": str(scratch), "PATH": "%s:%s" % (program.parent, os.environ["PATH"])}
    check = ("import tickets, dagster; assert tickets.defs.get_schedule_def('sync_tickets_schedule').cron_schedule == '17 * * * *'; "
             "result = dagster.materialize([tickets.tickets]); assert result.success; "
             "assert result.asset_materializations_for_node('tickets')[0].metadata['rows'].value == 3")
    run("dagster", python, "-c", check, cwd=scratch, env=environment)
    return "loaded and materialized by Dagster"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=pathlib.Path)
    environments = parser.parse_args().venv
    print("cron: " + cron())
    with tempfile.TemporaryDirectory() as name:
        print("systemd: %s" % (systemd(pathlib.Path(name)) or "not checked, there is no systemd-analyze"))
    for check in (kubernetes, airflow, dagster):
        python = environments / check.__name__ / "bin/python" if environments else None
        if python and python.exists():
            with tempfile.TemporaryDirectory() as name:
                print("%s: %s" % (check.__name__, check(pathlib.Path(name), python)))
        else:
            print("%s: not checked, there is no virtual environment for it" % check.__name__)


main()
