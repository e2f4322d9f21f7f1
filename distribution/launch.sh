# Runs the command line. Sourced by the launchers of a checkout and of a distribution, which set
#   java     the program
#   jar      cairn.jar
#   archive  where classes are kept as the JVM has them in memory, so that it need not read them one by one; a JVM that they are not
#            for ignores them
# shellcheck shell=sh disable=SC2154

# These have archives of their own: what they load besides would take room in the memory of all other commands.
case ${1:-} in
  serve | sync) archive=${archive%.jsa}-$1.jsa ;;
esac

# Runs a command in a JVM that lists the classes that it loads, in place of the shell, which must be one of its own.
listing() {
  exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$archive.$1.classes" -Xlog:disable -jar "$jar" "$@"
}

# Starts a command beside this, and waits until it has printed something.
begin() {
  : >"$archive.ready" # what the one before has printed says nothing of this one
  (listing "$@") >"$archive.ready" 2>/dev/null &
  begun=$!
  for _ in $(seq 100); do
    if [ -s "$archive.ready" ] || ! kill -0 "$begun" 2>/dev/null; then break; fi
    sleep 0.1
  done
}

end() {
  kill "$begun" 2>/dev/null || true
  wait "$begun" 2>/dev/null || true
}

# What a server loads until it is ready.
classes_of_a_server() {
  begin serve --no-page --port 0
  end
}

# A connector for the demo's API that has what most connectors have.
connector() {
  cat <<MANIFEST
version: 7.0.0
type: DeclarativeSource
check: {type: CheckStream, stream_names: [comments]}
definitions:
  retriever:
    type: SimpleRetriever
    requester:
      type: HttpRequester
      url_base: "{{ config['base_url'] }}"
      path: /api/v2/incremental/ticket_comments
      request_parameters: {kind: "{{ parameters.get('kind', 'all') }}"}
      authenticator: {type: BearerAuthenticator, api_token: "{{ config['api_token'] }}"}
      error_handler: {type: DefaultErrorHandler, max_retries: 1}
    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [comments]}}
  schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}, updated_at: {type: string}, body: {type: string}}}}
streams:
  - type: DeclarativeStream
    name: comments
    primary_key: id
    incremental_sync:
      type: DatetimeBasedCursor
      cursor_field: updated_at
      datetime_format: "%Y-%m-%dT%H:%M:%SZ"
      start_datetime: "2025-01-01T00:00:00Z"
      start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: start_time}
    retriever:
      \$ref: "#/definitions/retriever"
      paginator:
        type: DefaultPaginator
        page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: per_page}
        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: cursor}
        pagination_strategy:
          type: CursorPagination
          page_size: 100
          cursor_value: "{{ response['after_cursor'] }}"
          stop_condition: "{{ response['end_of_stream'] }}"
    schema_loader: {\$ref: "#/definitions/schema"}
  - type: DeclarativeStream
    name: pages
    primary_key: id
    retriever:
      \$ref: "#/definitions/retriever"
      paginator:
        type: DefaultPaginator
        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
        pagination_strategy: {type: PageIncrement, page_size: 1000}
    transformations: [{type: AddFields, fields: [{type: AddedFieldDefinition, path: [kind], value: "{{ record['id'] }}"}]}]
    schema_loader: {\$ref: "#/definitions/schema"}
spec:
  type: Spec
  connection_specification:
    type: object
    required: [base_url]
    properties: {base_url: {type: string}, api_token: {type: string, airbyte_secret: true}}
MANIFEST
}

# What some commands load, each with the demo's API.
classes_of() {
  begin demo --serve 0 --comments 200
  address=$(sed -n 's|^GET \(http://[^/]*\)/.*|\1|p' "$archive.ready")
  connector >"$archive.yaml"
  echo "{\"base_url\": \"$address\", \"api_token\": \"demo-token\"}" >"$archive.json"
  for command in "$@"; do
    case $command in
      spec) set -- ;;
      check) set -- --config "$archive.json" ;;
      read) set -- --config "$archive.json" --streams "*" ;;
      sync) set -- --config "$archive.json" --to "sqlite:$archive.db" ;;
    esac
    (listing "$command" --manifest-path "$archive.yaml" "$@") >/dev/null 2>&1 || true
  done
  end
  rm -f "$archive.demo.classes"
}

# A whole archive, and not one on top of the JDK's, takes old class files as well.
archive() {
  case $archive in
    *-sync.jsa) classes_of sync ;;
    *-serve.jsa) classes_of spec check read && classes_of_a_server ;;
    *) classes_of spec check read ;;
  esac
  cat "$archive".*.classes | awk '!seen[$0]++' >"$archive.classes" &&
    "$java" -Xshare:dump -XX:SharedClassListFile="$archive.classes" -XX:SharedArchiveFile="$archive.new" -Xlog:disable \
      -cp "$jar" >/dev/null 2>&1 && mv "$archive.new" "$archive" || touch "$archive"
  rm -f "$archive".*.classes "$archive.classes" "$archive.ready" "$archive.yaml" "$archive.json" "$archive".db*
  tell_of_path
}

# JDK 17 does not find classes of a jar again whose path a URL writes in another way; newer ones do.
tell_of_path() {
  case $jar in
    *[!a-zA-Z0-9/._~-]*) ;;
    *) return 0 ;;
  esac
  "$java" -XX:SharedArchiveFile="$archive" -Xlog:class+load -jar "$jar" --version 2>/dev/null | grep -q 'dev\.cairn.*shared objects file' ||
    echo "cairn: this Java keeps no archive of classes for $jar, since its path has a space or another letter that URLs do not take as it is:" \
      "commands start more slowly" >&2
}

unarchived() {
  [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ]
}

# DuckDB, which writes the files of jsonl: and parquet:, too.
wants_duckdb() {
  case " $* " in
    *" --drivers"*) return 1 ;;
    *[\ =]duckdb:* | *[\ =]jsonl:* | *[\ =]parquet:*) [ -z "${CAIRN_DRIVERS:-}" ] && lacks_duckdb ;;
    *) return 1 ;;
  esac
}

lacks_duckdb() {
  for driver in "$(dirname "$jar")"/drivers/duckdb_jdbc-*.jar; do [ ! -f "$driver" ]; return; done
}

# Several commands may start at once: one does it, the others wait for it, unless it is gone.
alone() {
  lock=$1
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; else sleep 0.2; fi
  done
  echo $$ >"$lock/pid"
  trap 'rm -rf "$lock"' EXIT
  trap 'exit 130' INT TERM
}

together() {
  rm -rf "$lock"
  trap - EXIT INT TERM
}

run() {
  # One compiler only: the second one costs more processor time and memory than a sync gets back from it (docs/performance.md).
  # Most syncs are small: the heap and its young generation begin small, and grow when a sync is long, the latter to what stays in
  # the processor's cache. The author's page lives long enough for both compilers, and wants its checks of large manifests soon: it gets
  # more memory, too.
  kind="-XX:TieredStopAtLevel=1 -Xms15m -XX:NewSize=5m -XX:MaxNewSize=20m -XX:NewRatio=1"
  case "$*" in
    serve*--no-page*) kind="-XX:TieredStopAtLevel=1 -Xms40m -XX:NewSize=20m" ;;
    serve*) kind="-Xms40m -XX:NewSize=64m" ;;
  esac
  # glibc's arenas for each thread would only add to the memory. What a server does not need any more it gives back at once
  # (ShrinkHeapInSteps).
  # JAVA_OPTS, with which the Airbyte platform passes options to the JVM, comes last and wins.
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
  # Standard output is for messages: what the JVM prints by itself (thread dumps, warnings) goes to standard error.
  # Only a shell can tell whether standard error is a terminal.
  if [ -t 2 ]; then terminal=true; else terminal=false; fi
  # shellcheck disable=SC2086
  exec "$java" -XX:+UseSerialGC $kind -XX:-ShrinkHeapInSteps -XX:-UsePerfData \
    -Xshare:auto -XX:SharedArchiveFile="$archive" -Xlog:disable -Xlog:all=error,cds*=off:stderr -XX:+DisplayVMOutputToStderr \
    -Dsun.net.httpserver.nodelay=true -Ddev.cairn.terminal="$terminal" ${JAVA_OPTS:-} -jar "$jar" "$@"
}
