package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.Events.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States go from a cluster to one machine and back. */
class FlinkStateIT {

    private static final int SAVEPOINTS = Integer.getInteger("cairn.flink.savepoints", 20);
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

    private static Events events(int seed) {
        List<Kind> kinds = List.of(
                Kind.LISTS,
                Kind.WINDOWS,
                Kind.SUBSTREAM,
                Kind.LISTS_AND_WINDOWS,
                Kind.UNPARTITIONED,
                Kind.NEWEST_FIRST,
                Kind.SHUFFLED);
        Kind kind = kinds.get(seed % kinds.size());
        return (kind.partitioned() ? Events.of(kind, 10, 30) : Events.of(kind, 2, 150)).pages(5);
    }

    /** Every fifth time the rest is read by a cluster again, after one machine was stopped as well. */
    @Test
    void aSavepointAnywhereIsAStateThatLosesNothing() throws Exception {
        int again = 0;
        for (int seed = 0; seed < SAVEPOINTS; seed++) {
            try (EventApi api = EventApi.of(events(seed), Quota.NONE, 2_000)) {
                Random random = new Random(seed);
                Set<Long> got = new TreeSet<>();
                Path of = folder.resolve(String.valueOf(seed));
                String states = stopped(api, of, random.nextInt(api.keepLastPage()), got);
                int before = got.size();
                boolean back = seed % 5 == 4;
                OneMachine rest =
                        back ? OneMachine.read(api, states, 1 + random.nextInt(50)) : OneMachine.read(api, states);
                int records = rest.ids().size();
                got.addAll(rest.ids());
                String expected = OneMachine.read(api, "").states();
                if (back) {
                    Job job = new Job(cluster, api, of.resolve("back")).source(builder -> builder.state(rest.states()));
                    job.run();
                    got.addAll(Committed.counts(job.name()).keySet());
                    records += Committed.counts(job.name()).size();
                    job.assertTells(expected);
                } else {
                    assertEquals(OneMachine.comparable(expected), OneMachine.comparable(rest.states()), "seed " + seed);
                }
                again += before + records - api.events().ids().size();
                assertEquals(
                        api.events().ids(),
                        got,
                        "seed " + seed + ", " + api.events().kind());
            }
        }
        System.out.printf("%d savepoints of 300 records: 0 missing, %d came again%n", SAVEPOINTS, again);
    }

    /**
     * Reads some of it, and gives the states of the savepoint. The job cannot end meanwhile: a savepoint that is asked for while
     * it ends never comes, and Flink's cluster does not close any more.
     */
    private static String stopped(EventApi api, Path folder, int records, Set<Long> got) throws Exception {
        Job job = new Job(cluster, api, folder);
        String savepoint = job.stop(records);
        api.release();
        got.addAll(Committed.counts(job.name()).keySet());
        String states = states(api, folder, savepoint);
        job.assertTells(states);
        return states;
    }

    private static String states(EventApi api, Path folder, String savepoint) throws Exception {
        Path catalog =
                Files.writeString(folder.resolve("catalog.json"), api.events().catalog());
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[] {
                "state",
                "--checkpoint",
                savepoint,
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--catalog",
                catalog.toString()
            });
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The savepoint itself goes on as well, with fewer readers. */
    @Test
    void aSavepointGoesOnWithOtherReaders() throws Exception {
        try (EventApi api = EventApi.of(events(0), Quota.NONE, 5_000)) {
            api.keepLastPage();
            Job first = new Job(cluster, api, folder.resolve("first"));
            String savepoint = first.stop(100);
            api.release();
            Job second = new Job(cluster, api, folder.resolve("second"))
                    .parallelism(2)
                    .option("execution.savepoint.path", savepoint)
                    .run();
            assertTrue(
                    Committed.counts(first.name()).size() < api.events().ids().size(), "stopped too late");
            assertEquals(
                    api.events().ids(),
                    Committed.counts(first.name(), second.name()).keySet());
            assertEquals(Set.of(), Committed.twice(first.name(), second.name()));
            second.assertTellsStatesOfOneMachine();
        }
    }

    /** A round begins where the one before ended; only what is at its newest position comes again. */
    @Test
    void roundsFollowEachOther() throws Exception {
        try (EventApi api = EventApi.of(events(0), Quota.NONE, 1_000)) {
            Job job = new Job(cluster, api, folder.resolve("rounds"))
                    .source(builder -> builder.every(Duration.ofMillis(300)));
            int threeRounds = 10 * 6 + 10 * 2;
            api.hold(query -> api.requests() >= threeRounds);
            JobClient client = job.start();
            long all = api.events().ids().size();
            Until.so("a second round", () -> Trouble.seen(job.name()) > all);
            Until.so("a third round", () -> api.holding() > 0);
            Until.done(client.cancel());
            assertEquals(List.of(), job.missing());
            assertTrue(Trouble.seen(job.name()) < 2 * all, "a round read everything: " + Trouble.seen(job.name()));
            api.hold(query -> false);
            job.assertTellsStatesOfOneMachine();
        }
    }
}
