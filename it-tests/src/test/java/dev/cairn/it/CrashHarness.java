package dev.cairn.it;

import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashApi.Moment;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Kills real processes at random moments and resumes them from the last STATE line that left them, over and over.
 *
 * <p>The moment is a number of requests, and mostly a state that has left, so that it does not depend on how fast the
 * machine is: at times it is before the first request or after the last. What counts as delivered is what left before
 * the last state, as for a destination that commits with each state.
 */
final class CrashHarness implements AutoCloseable {

    private static final Path JAR = Path.of("../cli/target/cairn.jar");

    private final Kind kind;
    private final Victim victim;
    private final Path folder;
    private final CrashApi api;

    /** What is done to a process. */
    interface Blow {
        void strike(Process process) throws InterruptedException;
    }

    /** Which process is killed. */
    enum Victim {
        JVM,
        /** The one that Python's components run in. */
        SIDE_PROCESS
    }

    /**
     * What happened.
     *
     * @param kills how many processes were killed
     * @param midSync how many of them had sent a state and were not done
     * @param syncs how many syncs came to their end, all records delivered
     * @param repeated how many records came again
     */
    record Result(Kind kind, Victim victim, int kills, int midSync, int syncs, long repeated) {

        Result plus(Result other) {
            return new Result(
                    kind,
                    victim,
                    kills + other.kills,
                    midSync + other.midSync,
                    syncs + other.syncs,
                    repeated + other.repeated);
        }

        @Override
        public String toString() {
            return "crash: %s, %s: %d kills, %d of them in the middle, over %d syncs of %d records: 0 lost, %d came again"
                    .formatted(kind, victim, kills, midSync, syncs, CrashApi.RECORDS, repeated);
        }
    }

    CrashHarness(Kind kind, Path folder) throws IOException {
        this(kind, Victim.JVM, folder);
    }

    CrashHarness(Kind kind, Victim victim, Path folder) throws IOException {
        this.kind = kind;
        this.victim = victim;
        this.folder = folder;
        this.api = new CrashApi(kind);
        CrashManifest.write(kind, folder);
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
        Files.writeString(folder.resolve("catalog.json"), """
                {"streams": [{
                  "stream": {"name": "events", "json_schema": {}, "supported_sync_modes": ["incremental"]},
                  "sync_mode": "incremental", "destination_sync_mode": "append"}]}
                """);
    }

    @Override
    public void close() {
        api.close();
    }

    /**
     * Kills and resumes; the last sync is left to end.
     *
     * @throws AssertionError if a record is lost
     */
    Result run(int wantedKills, long seed) throws Exception {
        Random random = new Random(seed);
        int kills = 0;
        int midSync = 0;
        int syncs = 0;
        long repeated = 0;
        while (kills < wantedKills) {
            Set<Long> delivered = new HashSet<>();
            String state = "[]";
            boolean complete = false;
            while (!complete) {
                boolean enough = kills >= wantedKills;
                Run run = run(state, enough ? Moment.NEVER : api.moment(delivered.size(), random), random);
                complete = run.exit == 0;
                kills += complete ? 0 : 1;
                midSync += !complete && run.lastState != null ? 1 : 0;
                List<Long> committed = complete ? run.ids : run.idsBeforeLastState;
                repeated += committed.stream().filter(id -> !delivered.add(id)).count();
                state = run.lastState == null ? state : run.lastState;
            }
            syncs++;
            if (delivered.size() != CrashApi.RECORDS) {
                throw new AssertionError((CrashApi.RECORDS - delivered.size()) + " records lost in sync " + syncs
                        + " after " + kills + " kills, seed " + seed + ", last state " + state);
            }
        }
        return new Result(kind, victim, kills, midSync, syncs, repeated);
    }

    private Run run(String state, Moment moment, Random random) throws Exception {
        Path output = folder.resolve("out.jsonl");
        return run(state, output, moment, random, this::kill);
    }

    /** Runs a sync, at one moment of which something is done to it. */
    Run run(String state, Path output, Moment moment, Random random, Blow blow) throws Exception {
        api.begin(moment);
        Process process = start(state, output);
        if (api.waitForMoment(process, moment, () -> Run.of(0, output).lastState != null, random)) {
            blow.strike(process);
        }
        api.requireEnd(process);
        return Run.of(process.exitValue(), output);
    }

    /** Kills one process; the other one must end by itself. */
    private void kill(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        if (victim == Victim.JVM || children.isEmpty()) {
            process.destroyForcibly();
        } else {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(10, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                child.destroyForcibly();
                throw new AssertionError("process " + child.pid() + " is left over", e);
            }
        }
    }

    private Process start(String state, Path output) throws IOException {
        Path stateFile = Files.writeString(folder.resolve("state.json"), state);
        // As the launcher does, without its look at whether a source is newer.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + JAR.resolveSibling("cairn.jsa"),
                "-Xlog:disable",
                "-Xms40m",
                "-XX:NewSize=20m",
                "-XX:-UsePerfData",
                "-jar",
                JAR.toString(),
                "read",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--catalog",
                folder.resolve("catalog.json").toString(),
                "--state",
                stateFile.toString()));
        if (kind.isPython()) {
            command.addAll(List.of("--python", Python.interpreter()));
        }
        if (SyncCrashHarness.PAGES_AHEAD > 0) {
            command.addAll(List.of("--pages-ahead", String.valueOf(SyncCrashHarness.PAGES_AHEAD)));
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        process.environment().put("AIRBYTE_ENABLE_UNSAFE_CODE", "true");
        return process.start();
    }

    /** What left a process: complete lines only. */
    record Run(
            int exit,
            List<Long> ids,
            List<Long> idsBeforeLastState,
            @Nullable String lastState) {

        static Run of(int exit, Path output) throws IOException {
            String text = Files.readString(output, StandardCharsets.UTF_8);
            List<Long> ids = new ArrayList<>();
            int safe = 0;
            String state = null;
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                Map<String, @Nullable Object> message = Output.parse(line);
                if (Output.at(message, "record", "data", "id") instanceof Long id) {
                    ids.add(id);
                } else if ("STATE".equals(message.get("type"))) {
                    safe = ids.size();
                    state = Json.write(List.of(Objects.requireNonNull(message.get("state"))));
                }
            }
            return new Run(exit, ids, List.copyOf(ids.subList(0, safe)), state);
        }
    }
}
