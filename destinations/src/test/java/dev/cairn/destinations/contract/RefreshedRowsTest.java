package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.StreamReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams without a cursor and without a key, over many syncs that fail or are stopped anywhere: each row is there once. */
class RefreshedRowsTest extends SyncTester {

    private static final int ROUNDS = Integer.getInteger("cairn.rounds", 100);

    @Override
    Place place() {
        return new MemoryPlace("memory:" + folder);
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        int resumed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String name = "tags" + seed;
            TestStream stream = TestStream.of(name).states(1 + random.nextInt(3));
            int owners = random.nextInt(4);
            if (owners > 0 && random.nextBoolean()) {
                stream = stream.childOf("owners" + seed, 1 + random.nextInt(3));
                owners = 1 + random.nextInt(30);
                for (int i = 0; i < owners; i++) {
                    api.with("owners" + seed, Map.of("owner", "o" + i));
                }
            } else if (owners > 0) {
                stream = stream.owners(
                        List.of("o0", "o1", "o2").subList(0, owners).toArray(String[]::new));
            }
            int count = random.nextInt(150);
            for (int i = 0; i < count; i++) {
                api.with(name, Map.of("id", (long) i, "owner", "o" + i % Math.max(1, owners)));
            }
            boolean appended = random.nextInt(4) == 0;
            boolean complete = false;
            for (int turn = 0; !complete; turn++) {
                String where = "seed " + seed + ", turn " + turn + ": " + stream;
                int request = 1 + random.nextInt(14);
                boolean undisturbed = turn > 5;
                // Where the API refuses a page that a sync goes on behind, rows that were added are there again.
                boolean mayRefuse = !appended || turn == 0;
                api.failOnce(-1);
                if (!undisturbed && mayRefuse && random.nextBoolean()) {
                    api.failOnce(request);
                } else if (!undisturbed) {
                    api.beforeAnswer(request, () -> stop.request());
                }
                Duration interval = random.nextInt(3) > 0 ? Duration.ZERO : Duration.ofMinutes(1);
                StreamReport report = sync(
                        sync -> sync.commitEvery(interval).mode(appended ? WriteMode.APPEND : WriteMode.OVERWRITE),
                        stream);
                complete = report.complete();
                resumed += !complete && waiting(name) > 0 ? 1 : 0;
                List<Map<String, @Nullable Object>> rows = place.rows(name);
                long different =
                        rows.stream().map(row -> row.get("id")).distinct().count();
                assertEquals(rows.size(), different, where);
                assertEquals(complete ? count : appended ? rows.size() : 0, rows.size(), where);
                assertTrue(complete || turn < 10, () -> where + " does not come to its end: " + report);
            }
        }
        assertTrue(resumed > ROUNDS / 4, "few syncs went on: " + resumed);
    }

    /** Partitions that were read come again then, and which those are is not known any more. */
    @Test
    void whereAParentDoesNotGoOnTheNextSyncBeginsAnew() throws Exception {
        TestStream tags = TestStream.of("tags").childOf("owners", 1);
        for (int i = 0; i < 40; i++) {
            api.with("owners", Map.of("id", (long) i, "owner", "o" + i));
            api.with("tags", Map.of("id", (long) i, "owner", "o" + i));
        }
        api.failFor("owner=o25");
        assertFalse(sync(tags).complete());
        assertTrue(waiting("tags") >= 25, "the partitions before it were read");
        api.failFor("nothing");
        api.failOnce(1); // of the parent, where it stood
        StreamReport report = sync(tags);
        assertFalse(report.complete(), report.toString());
        assertTrue(String.valueOf(report.error()).contains("anew"), report.error());
        assertTrue(sync(tags).complete());
        assertRows("tags");
    }

    private long waiting(String name) throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            return destination.streams().stream()
                    .filter(kept -> kept.stream().name().equals(name))
                    .map(KeptStream::refresh)
                    .mapToLong(refresh -> refresh == null ? 0 : refresh.rows())
                    .sum();
        }
    }
}
