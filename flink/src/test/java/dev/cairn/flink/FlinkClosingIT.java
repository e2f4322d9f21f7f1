package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.Events.Kind;
import dev.cairn.flink.checkpoint.CheckpointStates;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as closed, and when. */
class FlinkClosingIT {

    private static final String START = "2024-01-01T00:00:00Z";
    private static Cluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.of(2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /**
     * A slice is closed after a checkpoint, and its reader fails: it is read again. Meanwhile all others are closed and
     * there is a checkpoint, which must not count it as closed.
     */
    @Test
    void whatWasClosedAfterTheLastCheckpointIsTakenBackWhenItsReaderFails() throws Exception {
        try (EventApi api = EventApi.of(Events.of(Kind.LISTS, 5, 30).pages(10))) {
            api.hold(query -> !"0".equals(query.getOrDefault("page", "0")));
            Job job = new Job(cluster, api, folder)
                    .option("execution.checkpointing.interval", "1 h")
                    .failing(61);
            JobClient client = job.start();
            Until.so("a page of four slices", () -> Trouble.seen(job.name()) == 40 && api.holding() == 4);
            Until.done(cluster.mini().triggerCheckpoint(client.getJobID()));
            // The first slice is read to its end; the first record of the last slice fails its reader.
            api.hold(query -> "o0".equals(query.get("owner"))
                    ? !START.equals(query.get("since"))
                    : Set.of("o1", "o2", "o3").contains(query.get("owner"))
                            && !"0".equals(query.getOrDefault("page", "0")));
            Until.so("the failure", () -> Trouble.left(job.name()) == 0);
            Until.so("all wait again", () -> api.holding() == 4);
            // Now all others.
            api.hold(query -> "o0".equals(query.get("owner")) && !START.equals(query.get("since")));
            // More, where an answer was on its way to the reader that failed.
            Until.so("all others are read", () -> api.served() >= 4 * 10 + 20 + 10 + 3 * 20 + 30 && api.holding() == 1);
            Until.so("all others are closed", () -> {
                String checkpoint = Until.done(cluster.mini().triggerCheckpoint(client.getJobID()));
                String states = offline(checkpoint, api);
                assertFalse(hasAll(states, "o0"), states);
                job.assertTells(states);
                return hasAll(states, "o1") && hasAll(states, "o2") && hasAll(states, "o3") && hasAll(states, "o4");
            });
            api.hold(query -> false);
            Until.done(client.getJobExecutionResult());
            assertEquals(List.of(), job.missing());
            assertEquals(Set.of(), job.twice());
            job.assertTellsStatesOfOneMachine();
        }
    }

    private String offline(String checkpoint, EventApi api) throws Exception {
        return CheckpointStates.read(
                checkpoint,
                new SourceSettings(
                        "manifest.yaml",
                        api.events().manifest(),
                        ConfigLocation.file(folder.resolve("config.json")),
                        api.events().catalog(),
                        "",
                        null,
                        null,
                        Duration.ZERO,
                        null,
                        0));
    }

    /** Whether a state says that an owner's events are read to their end. */
    private static boolean hasAll(String states, String owner) throws IOException {
        return partitions(states).getOrDefault(owner, "").compareTo("2024-01-01T00:00:05Z") > 0;
    }

    /** How far each owner is. */
    private static Map<String, String> partitions(String states) throws IOException {
        Map<String, String> partitions = new TreeMap<>();
        for (Object stream : (List<?>) Objects.requireNonNull(Json.parse(states))) {
            Map<?, ?> state = OneMachine.object(OneMachine.object((Map<?, ?>) stream, "stream"), "stream_state");
            for (Object each : (List<?>) Objects.requireNonNull(state.get("states"))) {
                Map<?, ?> partition = (Map<?, ?>) each;
                partitions.put(
                        String.valueOf(OneMachine.object(partition, "partition").get("owner")),
                        String.valueOf(OneMachine.object(partition, "cursor").get("at")));
            }
        }
        return partitions;
    }

    /** What can be read is read and told; then the job fails, and is not restarted. */
    @Test
    void aSliceThatCannotBeReadFailsTheJobAtItsEnd() throws Exception {
        try (EventApi api = EventApi.of(Events.of(Kind.LISTS, 6, 30).pages(10), Quota.NONE, 10_000)) {
            api.lose("o2");
            Job job = new Job(cluster, api, folder);
            JobClient client = job.start();
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> Until.done(client.getJobExecutionResult()));
            assertTrue(stack(failed).contains("1 slices could not be read to their end"), stack(failed));
            assertEquals(
                    api.events().ids().stream()
                            .filter(id -> id / 1_000_000 == 2)
                            .toList(),
                    job.missing());
            Map<String, String> told = partitions(job.states());
            assertEquals(START, told.remove("o2"));
            assertEquals(Set.of("2024-01-01T00:00:09Z"), Set.copyOf(told.values()));
            assertEquals(5, told.size());
        }
    }

    private static String stack(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each).append('\n');
        }
        return all.toString();
    }
}
