package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows without a key, over many syncs that fail or are stopped anywhere. The API gives records at the lower bound, so these may
 * come again; no others may, as long as the API keeps its order.
 */
class AppendedRowsTest extends SyncTester {

    private static final int ROUNDS = Integer.getInteger("cairn.rounds", 100);

    /** States that say where a pagination stands have it. */
    private static final String PAGINATION = "__cairn_pagination";

    /** The states that syncs went on from. */
    private final List<String> states = new ArrayList<>();

    @Override
    Place place() {
        return new MemoryPlace("memory:" + folder);
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        int unfinished = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            TestStream stream = stream("events" + seed, random);
            fill(stream.name(), random);
            states.clear();
            boolean complete = false;
            for (int turn = 0; !complete; turn++) {
                remember(stream.name());
                boolean undisturbed = turn > 5;
                int request = 1 + random.nextInt(14);
                // Where the API refuses a page that a sync goes on behind, rows that were added are there again.
                boolean mayRefuse = states.stream().noneMatch(state -> state.contains(PAGINATION));
                api.failOnce(-1);
                if (!undisturbed && mayRefuse && random.nextBoolean()) {
                    api.failOnce(request);
                    api.beforeAnswer(1 + random.nextInt(request), () -> api.busyFor(1));
                } else if (!undisturbed) {
                    api.beforeAnswer(request, () -> stop.request());
                }
                Duration interval = random.nextInt(3) > 0 ? Duration.ZERO : Duration.ofMinutes(1);
                StreamReport report = sync(sync -> sync.commitEvery(interval), stream);
                complete = report.complete();
                assertTrue(complete || turn < 10, () -> stream + " does not come to its end: " + report);
                unfinished += complete ? 0 : 1;
                check(stream, complete, "seed " + seed + ", turn " + turn + ": " + stream);
            }
        }
        assertTrue(unfinished > ROUNDS / 2, "few syncs were disturbed: " + unfinished);
    }

    /** What is committed of it comes again then; that cannot be helped. */
    @Test
    void aRecordThatComesOutOfOrderIsNotLost() throws Exception {
        TestStream events = TestStream.of("events").cursor(Map.of("pages_per_checkpoint_interval", 1));
        events(60);
        api.of("events").add(30, api.of("events").remove(5));
        api.failOnce(5);
        assertFalse(sync(events).complete());
        sync(events);
        assertEquals(60, Set.copyOf(rows("events")).size());
    }

    /** A process that dies later would go on from the state before, behind that record. */
    @Test
    void aStateThatSaysLessIsCommittedAtOnce() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor(Map.of("pages_per_checkpoint_interval", 1));
        events(100);
        api.of("events").add(30, api.of("events").remove(5));
        List<String> committed = new ArrayList<>();
        api.beforeAnswer(9, () -> {
            for (int i = 0; i < 1000 && states.isEmpty(); i++) {
                Thread.sleep(10);
                remember("events");
            }
            committed.addAll(states);
        });
        sync(sync -> sync.commitEvery(Duration.ofHours(1)), events);
        assertEquals(1, committed.size());
        assertTrue(
                committed.get(0).contains("\"most_recent_cursor_value\":\"2024-01-01T00:00:00Z\""),
                committed.toString());
    }

    private static TestStream stream(String name, Random random) {
        Map<String, Object> options = new HashMap<>();
        if (random.nextInt(3) > 0) {
            options.put("pages_per_checkpoint_interval", 1 + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            options.putAll(TestStream.windows(10 + random.nextInt(40)));
        }
        TestStream stream = TestStream.of(name).cursor(options);
        if (random.nextBoolean()) {
            return stream;
        }
        options.put("global_substream_cursor", random.nextInt(4) == 0);
        return TestStream.of(name).cursor(options).owners("o0", "o1", "o2");
    }

    private void fill(String name, Random random) {
        int ties = 1 + random.nextInt(4);
        int count = random.nextInt(120);
        for (int i = 0; i < count; i++) {
            api.with(name, Map.of("id", (long) i, "at", at(i / ties), "owner", "o" + i % 3));
        }
        List<Map<String, @Nullable Object>> records = api.of(name);
        switch (random.nextInt(4)) {
            case 0 -> Collections.reverse(records);
            case 1 -> Collections.shuffle(records, random);
            default -> {} // ascending
        }
    }

    private void remember(String name) throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            for (KeptStream kept : destination.streams()) {
                if (kept.stream().name().equals(name) && kept.progress().state() != null) {
                    states.add(Json.write(kept.progress().state()));
                }
            }
        }
    }

    /** Whether it is a position of the state, or one at which a gap between its intervals ends: the granularity is a second. */
    private static boolean standsAt(String state, Instant at) {
        return state.contains("\"" + at + "\"")
                || state.contains("\"start\":\"" + at.plusSeconds(1) + "\"")
                || state.contains("\"end\":\"" + at.minusSeconds(1) + "\"");
    }

    private void check(TestStream stream, boolean complete, String where) throws Exception {
        Map<Object, Integer> counts = new HashMap<>();
        Map<Object, String> places = new HashMap<>();
        for (Map<String, ?> row : place.rows(stream.name())) {
            counts.merge(String.valueOf(row.get("id")), 1, Integer::sum);
            places.put(String.valueOf(row.get("id")), String.valueOf(row.get("at")));
        }
        counts.forEach((id, count) -> {
            long again = states.stream()
                    .filter(state -> standsAt(state, Instant.parse(places.get(id))))
                    .count();
            assertTrue(
                    count <= 1 + again,
                    () -> where + ": row " + id + " at " + places.get(id) + " is there " + count
                            + " times, after states " + states);
        });
        if (complete) {
            assertEquals(api.of(stream.name()).size(), counts.size(), where);
        }
    }
}
