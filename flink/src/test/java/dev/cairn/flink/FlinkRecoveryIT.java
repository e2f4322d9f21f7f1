package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.flink.Events.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails: nothing is missing, nothing comes twice, and the last state is that of one machine. One series of failures a
 * kind; with {@code -Dcairn.flink.seeds=N} at least N, each in both orders.
 */
class FlinkRecoveryIT {

    private static final int SEEDS = Integer.getInteger("cairn.flink.seeds", 0);
    private static final int FAILURES = 5;
    private static Cluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.of(2);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private static Events events(Kind kind) {
        return (kind.partitioned() ? Events.of(kind, 12, 100) : Events.of(kind, 4, 300)).pages(10);
    }

    /** Slow enough for checkpoints between failures. */
    private static EventApi api(Kind kind) {
        return EventApi.of(events(kind), Quota.NONE, 8_000);
    }

    @ParameterizedTest
    @Tag("thorough")
    @EnumSource(Kind.class)
    void withoutFailures(Kind kind) throws Exception {
        try (EventApi api = api(kind)) {
            verify(new Job(cluster, api, folder).run(), api);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void afterFailuresOfTasks(Kind kind) throws Exception {
        int kinds = Kind.values().length;
        for (int seed = List.of(Kind.values()).indexOf(kind); seed < Math.max(SEEDS, kinds); seed += kinds) {
            for (boolean shuffle : SEEDS > 0 ? List.of(false, true) : List.of(seed % 2 == 1)) {
                try (EventApi api = api(kind)) {
                    long[] after = new Random(seed)
                            .longs(FAILURES, 1, api.events().ids().size())
                            .sorted()
                            .toArray();
                    Job job = new Job(cluster, api, folder.resolve(seed + "-" + shuffle))
                            .failing(after)
                            .shuffling(shuffle)
                            .run();
                    System.out.printf(
                            "%s seed %d %s: %d failures, %d records, %d served, %d requests%n",
                            kind,
                            seed,
                            shuffle ? "all together" : "one by one",
                            FAILURES - Trouble.left(job.name()),
                            api.events().ids().size(),
                            api.served(),
                            api.requests());
                    verify(job, api);
                }
            }
        }
    }

    @ParameterizedTest
    @Tag("thorough")
    @EnumSource(
            value = Kind.class,
            names = {"LISTS", "SUBSTREAM"})
    void afterATaskManagerIsGone(Kind kind) throws Exception {
        try (Cluster own = Cluster.of(3);
                EventApi api = api(kind)) {
            Job job = new Job(own, api, folder);
            JobClient client = job.start();
            Until.so("records", () -> Trouble.seen(job.name()) >= 400);
            own.mini().terminateTaskManager(0).get();
            Until.done(client.getJobExecutionResult());
            verify(job, api);
        }
    }

    private static void verify(Job job, EventApi api) throws Exception {
        assertEquals(List.of(), job.missing(), "missing");
        if (api.events().kind().ordered()) {
            assertEquals(Set.of(), job.twice(), "twice");
        }
        job.assertTellsStatesOfOneMachine();
    }
}
