#!/bin/sh
# Makes an archive of the classes that commands load, beside the jar (see launch.sh).
#   archive.sh JAVA JAR KIND [PID]
# KIND is serve, sync, or any other command, all of which share one archive. With the number of a process, it begins when that has ended,
# or after ten seconds: a command that has just begun comes first.
#
# One process makes an archive, which is there when it is whole; one without the number of a process waits for another that makes it. An archive that
# cannot be made is left empty, so that nobody tries again.
set -eu
java=$1
jar=$2
first=${4:-}
set -- "$3"
. "$(dirname "$0")/launch.sh"

scratch="$archive.$$"
begun=

# Runs a command in a JVM that lists the classes that it loads, in place of the shell, which must be one of its own.
listing() {
  exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$scratch/$1.classes" -Xlog:disable -jar "$jar" "$@"
}

# Starts a command beside this, and waits until it has printed something.
begin() {
  : >"$scratch/ready" # what the one before has printed says nothing of this one
  (listing "$@") >"$scratch/ready" 2>/dev/null &
  begun=$!
  for _ in $(seq 600); do
    if [ -s "$scratch/ready" ] || ! kill -0 "$begun" 2>/dev/null; then break; fi
    sleep 0.1
  done
}

end() {
  [ -n "$begun" ] || return 0
  kill "$begun" 2>/dev/null || true
  wait "$begun" 2>/dev/null || true
  begun=
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
  address=$(sed -n 's|^GET \(http://[^/]*\)/.*|\1|p' "$scratch/ready")
  connector >"$scratch/manifest.yaml"
  echo "{\"base_url\": \"$address\", \"api_token\": \"demo-token\"}" >"$scratch/config.json"
  for command in "$@"; do
    case $command in
      spec) set -- ;;
      check) set -- --config "$scratch/config.json" ;;
      read) set -- --config "$scratch/config.json" --streams "*" ;;
      sync) set -- --config "$scratch/config.json" --to "sqlite:$scratch/rows.db" ;;
    esac
    (listing "$command" --manifest-path "$scratch/manifest.yaml" "$@") >/dev/null 2>&1 || true
  done
  end
  rm -f "$scratch/demo.classes"
}

clean() {
  end
  rm -rf "$scratch" "$archive.lock"
}

if [ -n "$first" ]; then claim "$archive.lock" || exit 0; else alone "$archive.lock"; fi
trap clean EXIT
trap 'exit 130' INT TERM HUP
unarchived || exit 0 # another one has made it meanwhile

# The kernel ends this, and not a command, where memory is short.
if [ -n "$first" ]; then
  echo 1000 2>/dev/null >/proc/self/oom_score_adj || true
  for _ in $(seq 20); do
    kill -0 "$first" 2>/dev/null || break
    sleep 0.5
  done
fi

rm -rf "$archive".[0-9]* # of processes that were killed
mkdir "$scratch"
: >"$scratch/begun"
case $1 in
  sync) classes_of sync ;;
  serve) classes_of spec check read && classes_of_a_server ;;
  *) classes_of spec check read ;;
esac
# A whole archive, and not one on top of the JDK's, takes old class files as well.
cat "$scratch"/*.classes | awk '!seen[$0]++' >"$scratch/all" &&
  "$java" -Xshare:dump -XX:SharedClassListFile="$scratch/all" -XX:SharedArchiveFile="$scratch/new" -Xlog:disable \
    -cp "$jar" >/dev/null 2>&1 || : >"$scratch/new"
touch -r "$scratch/begun" "$scratch/new" # a jar that came meanwhile is newer
mv "$scratch/new" "$archive"
