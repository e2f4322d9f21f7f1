# Runs the command line. Sourced by the launchers of a checkout, a distribution and an image, which set
#   java     the program
#   jar      cairn.jar
# shellcheck shell=sh disable=SC2154

# Archives of classes as the JVM has them in memory, so that it need not read them one by one. A JVM ignores one that was made by another.
# serve and sync have their own: what they load besides would take room in the memory of all other commands.
archive_of() {
  case $1 in
    serve | sync) echo "${jar%.jar}-$1.jsa" ;;
    *) echo "${jar%.jar}.jsa" ;;
  esac
}

archive=$(archive_of "${1:-}")

# True if there is no archive of this jar.
unarchived() {
  [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ]
}

# Has a missing archive made by a process of its own, which outlives this one. It has none of our files open, so that nobody waits for their
# end. Where nobody may write, all goes on without, more slowly.
#   archive_behind ARCHIVE.SH COMMAND…
archive_behind() {
  if ! unarchived || [ ! -w "$(dirname "$jar")" ] || held "$archive.lock"; then return 0; fi
  echo "cairn: a background process makes ${archive##*/}, with which the next commands start faster (once; some 10 s of processor time)" >&2
  case $jar in
    *[!a-zA-Z0-9/._~-]*) echo "cairn: JDK 17 cannot use it at a path with a space or another letter that URLs escape; newer ones can" >&2 ;;
  esac
  # shellcheck disable=SC2046
  ( (cd / && exec $(command -v setsid) nice -n 19 sh "$1" "$java" "$jar" "${2:-}" $$) \
    </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &)
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

# A lock is a link whose target is the number of the process that has it: it is there with its owner or not at all.
held() {
  owner=$(readlink "$1" 2>/dev/null) && kill -0 "$owner" 2>/dev/null
}

# Takes a lock, unless a running process has it. That of a process which is gone is put aside first: who moves it, knows whose it was.
claim() {
  ln -sn $$ "$1" 2>/dev/null && return
  if held "$1" || ! mv "$1" "$1.$$" 2>/dev/null; then return 1; fi
  if held "$1.$$"; then mv "$1.$$" "$1"; else rm "$1.$$" && ln -sn $$ "$1" 2>/dev/null; fi && [ "$(readlink "$1")" = $$ ]
}

# Takes a lock, waiting for a process that has it.
alone() {
  lock=$1
  until claim "$lock"; do sleep 0.2; done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 130' INT TERM
}

together() {
  rm -f "$lock"
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
  [ -s "$archive" ] || archive= # a missing one would keep the JVM from its own
  # shellcheck disable=SC2086
  exec "$java" -XX:+UseSerialGC $kind -XX:-ShrinkHeapInSteps -XX:-UsePerfData \
    -Xshare:auto ${archive:+"-XX:SharedArchiveFile=$archive"} -Xlog:disable -Xlog:all=error,cds*=off:stderr -XX:+DisplayVMOutputToStderr \
    -Dsun.net.httpserver.nodelay=true -Ddev.cairn.terminal="$terminal" ${JAVA_OPTS:-} -jar "$jar" "$@"
}
