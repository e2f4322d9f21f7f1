package dev.cairn.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job that reads an API, fails where that is planned, and counts what came. */
final class Job {

    private final Cluster cluster;
    private final EventApi api;
    private final Path folder;
    private final String run;
    private final Map<String, String> options = new HashMap<>();
    private UnaryOperator<CairnSourceBuilder<CairnRecord>> settings = UnaryOperator.identity();
    private UnaryOperator<String> manifest = UnaryOperator.identity();
    private long[] failures = {};
    private boolean shuffle;
    private int parallelism = 4;

    /** @param folder empty, for the job's files */
    Job(Cluster cluster, EventApi api, Path folder) {
        this.cluster = cluster;
        this.api = api;
        this.folder = folder;
        this.run = folder.toString();
        options.putAll(Cluster.restarting(folder.resolve("checkpoints"), 30));
    }

    /** After so many records each. */
    Job failing(long... after) {
        failures = after;
        return this;
    }

    /** All tasks fail together then; otherwise each reader for itself. */
    Job shuffling(boolean shuffles) {
        shuffle = shuffles;
        return this;
    }

    Job parallelism(int readers) {
        parallelism = readers;
        return this;
    }

    Job option(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** @param other makes another manifest of the API's */
    Job manifest(UnaryOperator<String> other) {
        manifest = other;
        return this;
    }

    Job source(UnaryOperator<CairnSourceBuilder<CairnRecord>> more) {
        settings = more;
        return this;
    }

    JobClient start() throws Exception {
        Files.createDirectories(folder);
        Path file = Files.writeString(
                folder.resolve("manifest.yaml"), manifest.apply(api.events().manifest()));
        Path config = Files.writeString(folder.resolve("config.json"), "{\"base_url\":\"" + api.address() + "\"}");
        StreamExecutionEnvironment env = cluster.environment(options);
        env.setParallelism(parallelism);
        CairnSource<CairnRecord> source = settings.apply(CairnSource.builder(
                                file, ConfigLocation.file(config), api.events().catalog())
                        .stateFile(stateFile().toUri().toString()))
                .build();
        DataStream<CairnRecord> records = env.fromSource(source, WatermarkStrategy.noWatermarks(), "cairn")
                .uid("cairn")
                .map(Trouble.of(run, failures))
                .uid("trouble");
        (shuffle ? records.rebalance() : records)
                .flatMap(new Committed(run))
                .uid("committed")
                .returns(Long.class)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync(run);
    }

    /** Runs it to its end. */
    Job run() throws Exception {
        Until.done(start().getJobExecutionResult());
        return this;
    }

    /**
     * Stops it with a savepoint, when all its tasks run: Flink refuses a savepoint before.
     *
     * @param records after how many; it must not be able to end by itself
     * @return where the savepoint is
     */
    String stop(int records) throws Exception {
        JobClient client = start();
        Until.so("records", () -> Trouble.seen(run) >= records);
        Until.so("all tasks run", () -> cluster.allTasksRun(client.getJobID()));
        String savepoints = folder.resolve("savepoint").toUri().toString();
        return Until.done(client.stopWithSavepoint(false, savepoints, SavepointFormatType.CANONICAL));
    }

    String name() {
        return run;
    }

    Path stateFile() {
        return folder.resolve("states.json");
    }

    String states() throws IOException {
        return Files.exists(stateFile()) ? Files.readString(stateFile()) : "[]";
    }

    /**
     * Of a job that has ended: its last states are those of one machine. Flink says that a job has ended before it lets go of
     * its source, which tells them at the latest then.
     */
    void assertTellsStatesOfOneMachine() throws Exception {
        assertTells(OneMachine.read(api, "").states());
    }

    void assertTells(String states) throws Exception {
        OneMachine.assertTold(states, stateFile());
    }

    List<Long> missing() {
        Set<Long> missing = new TreeSet<>(api.events().ids());
        missing.removeAll(Committed.counts(run).keySet());
        return new ArrayList<>(missing);
    }

    Set<Long> twice() {
        return Committed.twice(run);
    }
}
