#!/usr/bin/env python3
"""Start-up with a large manifest: whole processes, side by side.

    startup.py --command 'CMD' [--command NAME=CMD ...] [--runs N] [--keep FOLDER]

Makes a manifest of 60 streams and about 500 kB (the size of the largest connectors: references, parameters, inline
schemas, paginators, cursors, parents) and runs `CMD spec` and `CMD discover` with it. The runs of several commands are
interleaved; each has one to warm up. Prints medians of wall and processor time, and ratios to the last command.
"""
import argparse
import json
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

STREAMS = 60
FIELDS = 43
TYPES = ["string", "integer", "number", "boolean"]


def field(stream, number):
    """A property of a JSON schema; every eighth is an object."""
    if number % 8 == 7:
        inner = "".join(f"                {name}:\n                  type: [\"null\", string]\n" for name in ("id", "name"))
        return f"            part_{number}:\n              type: [\"null\", object]\n              properties:\n{inner}"
    kind = TYPES[(stream + number) % len(TYPES)]
    return (f"            field_{number}:\n              type:\n                - \"null\"\n                - {kind}\n"
            f"              description: Column {number} of resource {stream}, as the API documents it\n")


def stream(number):
    schema = "".join(field(number, n) for n in range(FIELDS))
    parent = f"""
        partition_router:
          type: SubstreamPartitionRouter
          parent_stream_configs:
            - type: ParentStreamConfig
              parent_key: id
              partition_field: parent_id
              stream:
                $ref: "#/definitions/streams/resource_{number - 1}"
""" if number % 6 == 5 else ""
    cursor = """
      incremental_sync:
        $ref: "#/definitions/cursor"
        cursor_field: updated_at
""" if number % 2 == 0 else ""
    return f"""    resource_{number}:
      type: DeclarativeStream
      name: resource_{number}
      $parameters:
        path: /v2/resource_{number}
        collection: items_{number}
      primary_key: id
{cursor}      retriever:
        type: SimpleRetriever
        requester:
          $ref: "#/definitions/requester"
        record_selector:
          $ref: "#/definitions/selector"
        paginator:
          $ref: "#/definitions/paginator"
{parent}      transformations:
        - type: AddFields
          fields:
            - path: [source]
              value: "{{{{ config['account'] }}}}/{{{{ record['id'] | string }}}}"
        - type: RemoveFields
          field_pointers:
            - [internal_{number}]
      schema_loader:
        type: InlineSchemaLoader
        schema:
          type: object
          $schema: http://json-schema.org/draft-07/schema#
          additionalProperties: true
          properties:
            id:
              type: string
            updated_at:
              type: string
              format: date-time
{schema}"""


def manifest():
    head = """version: 7.0.0
type: DeclarativeSource
check:
  type: CheckStream
  stream_names: [resource_0]
definitions:
  requester:
    type: HttpRequester
    url_base: "{{ config['base_url'] }}"
    path: "{{ parameters['path'] }}"
    http_method: GET
    request_parameters:
      account: "{{ config['account'] }}"
    authenticator:
      type: BearerAuthenticator
      api_token: "{{ config['token'] }}"
    error_handler:
      type: CompositeErrorHandler
      error_handlers:
        - type: DefaultErrorHandler
          response_filters:
            - http_codes: [403]
              action: IGNORE
        - type: DefaultErrorHandler
          backoff_strategies:
            - type: WaitTimeFromHeader
              header: Retry-After
  selector:
    type: RecordSelector
    extractor:
      type: DpathExtractor
      field_path: ["{{ parameters['collection'] }}"]
  paginator:
    type: DefaultPaginator
    page_token_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: after
    page_size_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: limit
    pagination_strategy:
      type: CursorPagination
      page_size: 100
      cursor_value: "{{ response.get('next', {}).get('after') }}"
      stop_condition: "{{ not response.get('next') }}"
  cursor:
    type: DatetimeBasedCursor
    datetime_format: "%Y-%m-%dT%H:%M:%SZ"
    cursor_granularity: PT1S
    step: P30D
    start_datetime: "{{ config['start_date'] }}"
    end_datetime: "{{ now_utc().strftime('%Y-%m-%dT%H:%M:%SZ') }}"
    start_time_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: since
  streams:
"""
    tail = """spec:
  type: Spec
  connection_specification:
    type: object
    required: [base_url, account, token, start_date]
    properties:
      base_url: {type: string}
      account: {type: string}
      token: {type: string, airbyte_secret: true}
      start_date: {type: string}
"""
    streams = "".join(stream(number) for number in range(STREAMS))
    references = "".join(f'  - $ref: "#/definitions/streams/resource_{number}"\n' for number in range(STREAMS))
    return head + streams + "streams:\n" + references + tail


CONFIG = {"base_url": "http://127.0.0.1:9", "account": "a", "token": "t", "start_date": "2024-01-01T00:00:00Z"}


def run(command):
    """Wall and processor seconds of one process, and its standard output."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode != 0:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}{done.stdout.decode()[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu, done.stdout.decode()


def message(output, kind):
    return next(m for m in (json.loads(line) for line in output.splitlines()) if m.get("type") == kind)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", action="append", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path, help="leave manifest and configuration here")
    args = parser.parse_args()
    commands = [c.split("=", 1) if "=" in c.split(" ")[0] else (c, c) for c in args.command]
    folder = args.keep or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    manifest_file, config_file = folder / "manifest.yaml", folder / "config.json"
    manifest_file.write_text(manifest())
    config_file.write_text(json.dumps(CONFIG))
    print(f"{manifest_file.stat().st_size // 1000} kB, {STREAMS} streams, medians of {args.runs} runs")
    print("%-10s %-12s %8s %8s %8s" % ("", "", "wall s", "cpu s", "ratio"))
    for what, kind in (("spec", "SPEC"), ("discover", "CATALOG")):
        options = ["--manifest-path", str(manifest_file)]
        options += [] if what == "spec" else ["--config", str(config_file)]
        seen, said = {name: [] for name, _ in commands}, {}
        for round_number in range(args.runs + 1):
            for name, command in commands:
                wall, cpu, output = run(shlex.split(command) + [what] + options)
                said[name] = message(output, kind)
                if round_number > 0:
                    seen[name].append((wall, cpu))
        if what == "discover" and any(len(m["catalog"]["streams"]) != STREAMS for m in said.values()):
            sys.exit("a catalog lacks streams")
        median = {n: [statistics.median(column) for column in zip(*times)] for n, times in seen.items()}
        base = median[commands[-1][0]][0]
        for name, (wall, cpu) in median.items():
            print("%-10s %-12s %8.2f %8.2f %7.1fx" % (what, name[:12], wall, cpu, base / wall))


if __name__ == "__main__":
    main()
