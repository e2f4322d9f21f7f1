# Runs the command line. Sourced by the launchers of a checkout and of a distribution, which set
#   java     the program
#   jar      cairn.jar
#   archive  where classes are kept as the JVM has them in memory, so that it need not read them one by one; a JVM that they are not
#            for ignores them
# shellcheck shell=sh disable=SC2154

# What a server loads until it is ready.
classes_of_a_server() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$archive.server" -Xlog:disable -jar "$jar" \
    serve --no-page --port 0 >"$archive.ready" 2>/dev/null &
  server=$!
  for _ in $(seq 100); do
    if [ -s "$archive.ready" ] || ! kill -0 "$server" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  cat "$archive.classes" "$archive.server" | awk '!seen[$0]++' >"$archive.all"
  mv "$archive.all" "$archive.classes"
  rm -f "$archive.server" "$archive.ready"
}

# A demo run loads what a sync loads. A whole archive, and not one on top of the JDK's, takes old class files as well.
archive() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$archive.classes" -Xlog:disable -jar "$jar" demo \
    >/dev/null 2>&1 &&
    classes_of_a_server &&
    "$java" -Xshare:dump -XX:SharedClassListFile="$archive.classes" -XX:SharedArchiveFile="$archive.new" -Xlog:disable \
      -cp "$jar" >/dev/null 2>&1 && mv "$archive.new" "$archive" || touch "$archive"
  rm -f "$archive.classes"
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
  # The author's page lives long enough for both, and wants its checks of large manifests soon: it gets more memory, too.
  kind="-XX:TieredStopAtLevel=1 -XX:NewSize=20m"
  case "$*" in
    *--no-page*) ;;
    serve*) kind="-XX:NewSize=64m" ;;
  esac
  # A small young generation stays in the processor's cache; glibc's arenas for each thread would only add to the memory.
  # What a server does not need any more it gives back at once (ShrinkHeapInSteps).
  # JAVA_OPTS, with which the Airbyte platform passes options to the JVM, comes last and wins.
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
  # Standard output is for messages: what the JVM prints by itself (thread dumps, warnings) goes to standard error.
  # Only a shell can tell whether standard error is a terminal.
  if [ -t 2 ]; then terminal=true; else terminal=false; fi
  # shellcheck disable=SC2086
  exec "$java" -XX:+UseSerialGC -Xms40m $kind -XX:-ShrinkHeapInSteps -XX:-UsePerfData \
    -Xshare:auto -XX:SharedArchiveFile="$archive" -Xlog:disable -Xlog:all=error:stderr -XX:+DisplayVMOutputToStderr \
    -Dsun.net.httpserver.nodelay=true -Ddev.cairn.terminal="$terminal" ${JAVA_OPTS:-} -jar "$jar" "$@"
}
