package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.CursorDoubt;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.contract.Exact.RawJson;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamRename;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Primary keys that change, and full refreshes that find too little; in every destination. */
abstract class KeyContract extends HistoryContract {

    private static final TestStream USERS = TestStream.of("users").cursor();

    private void users(int accounts, int ids) {
        for (int account = 0; account < accounts; account++) {
            for (int id = 0; id < ids; id++) {
                api.with("users", Map.of("account", "a" + account, "id", (long) id, "at", at(account * ids + id)));
            }
        }
    }

    private static void assertComplete(StreamReport report) {
        assertTrue(report.complete(), report.toString());
    }

    @Test
    void anotherKeyFailsItsStreamAndNoOther() throws Exception {
        users(2, 10);
        number("tags", 5);
        TestStream tags = TestStream.of("tags");
        report(UnaryOperator.identity(), USERS.key("account", "id"), tags);
        number("tags", 1);
        List<StreamReport> reports =
                report(UnaryOperator.identity(), USERS.key("id"), tags).streams();
        StreamReport users = reports.get(0);
        assertFalse(users.complete());
        String error = String.valueOf(users.error());
        assertTrue(error.contains("its primary key is id now, and was account, id"), error);
        assertTrue(error.contains("--rekey"), error);
        assertRows("users");
        assertComplete(reports.get(1));
        assertRows("tags");
        assertComplete(sync(USERS.key("id", "account")));
    }

    @Test
    void aKeyThatIsGoneFailsItsStream() throws Exception {
        users(1, 10);
        sync(USERS.key("id"));
        assertTrue(String.valueOf(sync(USERS).error()).contains("its primary key is none now, and was id"));
        assertRows("users");
    }

    @Test
    void aStreamWithAnotherKeyIsReadAnewWhereThatIsWanted() throws Exception {
        users(1, 60);
        sync(USERS.key("id"));
        users(2, 60);
        api.of("users").subList(0, 60).clear();
        api.failAfter(3);
        List<Map<String, @Nullable Object>> before = rows("users");
        assertFalse(sync(DestinationSync::rekey, USERS.key("account", "id")).complete());
        assertEquals(before, rows("users"), "the old rows stay until all new ones are there");
        api.failAfter(Integer.MAX_VALUE);
        assertFalse(sync(USERS.key("account", "id")).complete(), "the key is still another one");
        StreamReport anew = sync(DestinationSync::rekey, USERS.key("account", "id"));
        assertTrue(anew.complete(), anew.toString());
        assertEquals(List.of("its primary key is account, id now, and was id, so it was read anew"), anew.notes());
        assertRows("users");
        api.failAfter(Integer.MAX_VALUE);
        assertComplete(sync(DestinationSync::rekey, USERS.key("account", "id")));
        assertEquals(1, api.requests(), "the next sync goes on from the state");
        assertRows("users");
    }

    /** The old rows have the old key until the new ones have the new one, and the next sync comes to its end. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRekeyThatIsKilledLeavesTheOldTableOrTheNew(boolean waits) throws Exception {
        UnaryOperator<DestinationSync> plain =
                waits ? sync -> sync.mode(WriteMode.DEDUPLICATE) : UnaryOperator.identity();
        int step = Integer.getInteger("cairn.histories", 2) > 2 ? 1 : THOROUGH ? 3 : 5;
        int kills = 0;
        boolean ended = false;
        Set<List<String>> left = new HashSet<>();
        for (int calls = waits ? 1 : 0; !ended; calls += step) {
            String name = "users" + calls;
            TestStream users =
                    waits ? TestStream.of(name).states(1) : TestStream.of(name).cursor();
            for (int i = 0; i < 12; i++) {
                api.with(name, Map.of("account", "a0", "id", (long) i, "at", at(i)));
            }
            assertComplete(sync(plain, users.key("id")));
            List<Map<String, @Nullable Object>> before = rows(name);
            for (int i = 0; i < 12; i++) {
                api.with(name, Map.of("account", "a1", "id", (long) i, "at", at(12 + i)));
            }
            Killed killed = new Killed(calls);
            opened = killed::destination;
            try {
                assertComplete(sync(sync -> plain.apply(sync).rekey(), users.key("account", "id")));
            } catch (DestinationException e) {
                assertTrue(killed.isDead(), e.toString());
            }
            opened = UnaryOperator.identity();
            ended = !killed.isDead();
            kills += ended ? 0 : 1;
            List<String> key = Objects.requireNonNull(kept(name).table().key());
            left.add(key);
            assertSame(key.equals(List.of("id")) ? before : sorted(api.of(name)), rows(name), calls + " calls");
            StreamReport unsaid = sync(plain, users.key("account", "id"));
            assertEquals(key.equals(List.of("account", "id")), unsaid.complete(), calls + ": " + unsaid);
            assertComplete(sync(sync -> plain.apply(sync).rekey(), users.key("account", "id")));
            assertRows(name);
        }
        assertTrue(kills >= 3, kills + " kills");
        assertEquals(Set.of(List.of("id"), List.of("account", "id")), left);
    }

    /** Each way in which the type may come to be another one. */
    @ParameterizedTest
    @CsvSource({"integer, string", ", ", "number, string"})
    void numbersThatBecomeTextsAreTheSameKeys(@Nullable String first, @Nullable String then) throws Exception {
        List<String> ids = List.of("0", "7", "-12", "9007199254740993", "12345678901234567890");
        for (int turn = 0; turn < 4; turn++) {
            api.of("users").clear();
            String type = turn == 0 ? first : then;
            for (String id : ids) {
                Object value = turn == 0 || turn == 2 ? new RawJson(id) : id;
                api.with("users", Map.of("id", value, "at", at(turn), "word", "w" + turn));
            }
            StreamReport report = sync(USERS.key("id").schema(type == null ? Map.of() : Map.of("id", type)));
            assertTrue(report.complete(), report.toString());
            assertEquals(ids.size(), report.rows(), report.toString());
            for (Map<String, @Nullable Object> row : rows("users")) {
                assertEquals("w" + turn, row.get("word"), report.toString());
            }
        }
        try (Destination destination = Destinations.open(place.address())) {
            assertTrue(destination.streams().get(0).table().columns().stream()
                    .anyMatch(column -> column.field().equals("id") && column.type() == ColumnType.TEXT));
        }
    }

    static IntStream keyHistories() {
        return IntStream.range(0, Integer.getInteger("cairn.histories", THOROUGH ? 2 : 1));
    }

    @ParameterizedTest
    @MethodSource("keyHistories")
    void whateverKeysChangeARowIsThereOnce(int seed) throws Exception {
        Random random = new Random(seed);
        List<List<String>> keys = List.of(List.of("id"), List.of("account", "id"), List.of("account", "region", "id"));
        List<String> key = keys.get(random.nextInt(3));
        boolean texts = false;
        Map<String, Map<String, @Nullable Object>> model = new LinkedHashMap<>();
        for (int step = 0; step < 6; step++) {
            for (int i = random.nextInt(15); i >= 0; i--) {
                Map<String, @Nullable Object> record = new LinkedHashMap<>();
                long id = random.nextInt(8);
                record.put("id", texts ? String.valueOf(id) : id);
                record.put("account", "a" + random.nextInt(2));
                record.put("region", "r" + random.nextInt(2));
                record.put("at", at(step * 20 + api.of("users").size() % 20));
                record.put("word", "w" + step + "." + i);
                api.of("users").add(record);
            }
            List<String> now = random.nextInt(3) == 0 ? keys.get(random.nextInt(3)) : key;
            texts = random.nextInt(4) == 0 ? !texts : texts;
            TestStream stream = USERS.key(now.toArray(String[]::new))
                    .schema(random.nextBoolean() ? Map.of() : Map.of("id", texts ? "string" : "integer"));
            if (!now.equals(key) && step > 0) {
                assertFalse(sync(stream).complete(), "seed " + seed + ", step " + step);
                assertEquals(texts(model.values()), texts(rows("users")), "what was there, seed " + seed);
                model.clear();
            }
            key = now;
            StreamReport report = sync(DestinationSync::rekey, stream);
            assertTrue(report.complete(), report.toString());
            for (Map<String, @Nullable Object> record : api.of("users")) {
                String place =
                        now.stream().map(record::get).map(String::valueOf).collect(Collectors.joining("|"));
                Map<String, @Nullable Object> there = model.get(place);
                if (there == null || at(there).compareTo(at(record)) <= 0) {
                    model.put(place, record);
                }
            }
            assertEquals(texts(model.values()), texts(rows("users")), "seed " + seed + ", step " + step);
            assertEquals(model.size(), report.rows());
        }
    }

    private static String at(Map<String, @Nullable Object> record) {
        return String.valueOf(record.get("at"));
    }

    /** Records with the texts of their values. */
    private static List<String> texts(Iterable<Map<String, @Nullable Object>> records) {
        List<String> texts = new ArrayList<>();
        for (Map<String, @Nullable Object> record : records) {
            texts.add(List.of("id", "account", "region", "at", "word").stream()
                    .map(record::get)
                    .map(value -> String.valueOf(value).replaceFirst("^\uE000number ", ""))
                    .collect(Collectors.joining("|")));
        }
        texts.sort(null);
        return texts;
    }

    // ---- streams with other names

    @Test
    void aStreamThatIsGoneIsToldAndCanBeRenamed() throws Exception {
        users(1, 30);
        number("tags", 3);
        TestStream tags = TestStream.of("tags");
        report(sync -> sync.prefixed("my_"), USERS.key("id"), tags);
        List<Map<String, @Nullable Object>> before = rows("my_users");
        List<String> warnings = new ArrayList<>();
        report(sync -> sync.telling(message -> warnings(message, warnings)), tags);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("cairn state rename users NAME"), warnings.toString());
        KeptStream gone = kept("users");
        assertNotNull(gone.missingSince());
        report(sync -> sync.telling(message -> warnings(message, warnings)), tags);
        assertEquals(1, warnings.size(), "told once");
        assertEquals(gone.missingSince(), kept("users").missingSince());

        try (Destination destination = Destinations.open(place.address());
                DestinationWriter writer = destination.write()) {
            StreamRename rename = new StreamRename(writer);
            assertThrows(DestinationException.class, () -> rename.rename(gone, "tags"));
            rename.rename(gone, "people");
        }
        assertEquals(before, rows("my_people"));
        KeptStream people = kept("people");
        assertEquals(gone.progress(), people.progress());
        assertNull(people.missingSince());
        api.of("users").forEach(record -> api.with("people", record));
        api.with("people", Map.of("account", "a0", "id", 99L, "at", at(99)));
        api.failAfter(Integer.MAX_VALUE);
        assertComplete(sync(TestStream.of("people").cursor().key("id")));
        assertEquals(1, api.requests(), "it goes on from the state");
        assertRows("my_people", "people");
    }

    @Test
    void aStreamMayHaveAnyNameAndHarmsNoOther() throws Exception {
        number("hostile", 3);
        number("tags", 2);
        List<String> names = List.of("a\u0000b", "\"quoted\"", "tags");
        TestStream[] streams = names.stream().map(TestStream::of).toArray(TestStream[]::new);
        for (int turn = 1; turn <= 2; turn++) {
            SyncReport report = report(UnaryOperator.identity(), streams);
            report.streams().forEach(KeyContract::assertComplete);
            assertRows("tags");
            for (String name : names) {
                assertRows(kept(name).table().name(), name.equals("tags") ? name : "hostile");
            }
        }
    }

    private static void warnings(Message message, List<String> warnings) {
        if (message instanceof Message.Log log && log.level() == LogLevel.WARN) {
            warnings.add(log.text());
        }
    }

    // ---- doubtful positions

    @Test
    void aCursorInTheFutureIsToldUntilTheStateIsReset() throws Exception {
        users(1, 2);
        api.with("users", Map.of("account", "a0", "id", 9L, "at", "2999-01-01T00:00:00Z"));
        Map<String, Object> open = Map.of("end_datetime", "3000-01-01T00:00:00Z");
        TestStream users = TestStream.of("users").key("id").cursor(open);
        List<String> warnings = new ArrayList<>();
        StreamReport report = sync(sync -> sync.telling(message -> warnings(message, warnings)), users);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("up to 2999-01-01T00:00Z"), warnings.toString());
        assertEquals(1, report.notes().size(), report.toString());
        api.of("users").clear();
        sync(users);
        assertEquals(
                Set.of(CursorDoubt.FUTURE), kept("users").progress().doubts().keySet());
        assertEquals(Map.of(), kept("users").resumingFrom(null).progress().doubts());
    }

    @Test
    void anOffsetThatTheStateLeavesOutIsTold() throws Exception {
        api.with("users", Map.of("id", 1L, "at", "2024-01-01T10:00:00+02:00"));
        Map<String, Object> zoned = Map.of("cursor_datetime_formats", List.of("%Y-%m-%dT%H:%M:%S%z"));
        StreamReport report = sync(TestStream.of("users").key("id").cursor(zoned));
        assertTrue(report.notes().toString().contains("2024-01-01T10:00+02:00"), report.toString());
        assertEquals(Set.of(CursorDoubt.ZONE), kept("users").progress().doubts().keySet());
        StreamReport epochs = sync(TestStream.of("other").key("id").cursor());
        assertEquals(List.of(), epochs.notes());
    }

    // ---- what others do while a sync runs

    @Test
    void whatIsLostWhileASyncRunsIsNoSuccess() throws Exception {
        assumeFalse(place.losses().isEmpty());
        for (Map.Entry<String, Mistake.Change> loss : place.losses().entrySet()) {
            for (int request = 1; request <= 2; request++) {
                String name = "events" + loss.getKey().replace(" ", "") + request;
                TestStream events = TestStream.of(name).key("id").cursor();
                for (int i = 0; i < 15; i++) {
                    api.with(name, Map.of("id", (long) i, "at", at(i)));
                }
                assertComplete(sync(events));
                api.of(name).clear();
                for (int i = 0; i < 15; i++) {
                    api.with(name, Map.of("id", (long) i + 15, "at", at(i + 15)));
                }
                api.beforeAnswer(request, () -> loss.getValue().to(name));
                try {
                    StreamReport report = sync(events);
                    assertFalse(report.complete(), loss.getKey() + ": " + report);
                } catch (DestinationException e) {
                    assertFalse(String.valueOf(e.getMessage()).contains("null"), e.getMessage());
                }
            }
        }
    }

    // ---- full refreshes that find too little

    @ParameterizedTest
    @CsvSource({"false, 1, 0", "true, 30, 0", "false, 100, 49"})
    void aFullRefreshThatFindsTooLittleLeavesWhatIsThere(boolean goesOn, int before, int now) throws Exception {
        TestStream tags = goesOn ? TestStream.of("tags").states(1) : TestStream.of("tags");
        number("tags", before);
        sync(tags);
        List<Map<String, @Nullable Object>> all = List.copyOf(api.of("tags"));
        for (int turn = 1; turn <= 2; turn++) {
            api.of("tags").clear();
            number("tags", now);
            StreamReport report = sync(tags);
            assertFalse(report.complete(), report.toString());
            String error = String.valueOf(report.error());
            assertTrue(error.contains(now == 0 ? "--allow-empty" : "--allow-shrink 51%"), error);
            assertTrue(error.contains(before + " rows"), error);
            assertSame(sorted(all), rows("tags"), "what was there");
        }
        UnaryOperator<DestinationSync> allowing = now == 0 ? DestinationSync::allowEmpty : sync -> sync.allowShrink(51);
        assertComplete(sync(allowing, tags));
        assertRows("tags");
        assertComplete(sync(allowing, tags));
        api.of("tags").clear();
        number("tags", 130);
        assertComplete(sync(tags));
        assertRows("tags");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "99, 1", "100, 50"})
    void aFullRefreshThatFindsEnoughReplacesWhatIsThere(int before, int now) throws Exception {
        TestStream tags = TestStream.of("tags");
        number("tags", before);
        sync(tags);
        api.of("tags").clear();
        number("tags", now);
        assertComplete(sync(tags));
        assertRows("tags");
    }

    @Test
    void aFullRefreshOfAStreamWithACursorIsGuardedToo() throws Exception {
        users(1, 30);
        sync(USERS.key("id"));
        api.of("users").clear();
        assertFalse(sync(DestinationSync::fullRefresh, USERS.key("id")).complete());
        users(1, 30);
        assertRows("users");
        assertComplete(sync(USERS.key("id")));
        assertRows("users");
    }
}
