package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.contract.Exact.RawJson;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In every destination, what is stored is equal to what was read, or it is in {@code _cairn_unfit} and counted: for values of
 * every kind at their limits, and for every pair of kinds of which the second one comes later.
 */
abstract class ValueContract extends KeyContract {

    /** {@code -Dcairn.seed} tries other values. */
    private final Random random = new Random(Integer.getInteger("cairn.seed", 29));

    /** How the schema knows a field. */
    private enum Declared {
        NEVER,
        ONCE,
        ALWAYS_AS_IT_COMES
    }

    /** A field that has values of one kind first and of another one then. */
    private record Turn(Kind first, Kind then, Declared declared) {

        String field() {
            return first + "_" + then + "_" + declared;
        }

        Kind kind(int sync) {
            return sync % 2 == 1 ? first : then;
        }

        @Nullable
        String type(int sync) {
            return switch (declared) {
                case NEVER -> null;
                case ONCE -> first.type();
                case ALWAYS_AS_IT_COMES -> kind(sync).type();
            };
        }
    }

    /** Every pair; how the schema knows it is chance. */
    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (Kind first : Kind.values()) {
            for (Kind then : Kind.values()) {
                turns.add(new Turn(first, then, Declared.values()[random.nextInt(Declared.values().length)]));
            }
        }
        return turns;
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void whatIsStoredIsWhatWasReadAlsoWhenOtherKindsCome(WriteMode mode) throws Exception {
        List<Turn> turns = turns();
        api.afterSince();
        long unfit = 0;
        for (int turn = 1; turn <= 3; turn++) {
            Map<String, Object> schema = new LinkedHashMap<>(Map.of("id", "integer"));
            for (Turn each : turns) {
                String type = each.type(turn);
                if (type != null) {
                    schema.put(each.field(), type);
                }
            }
            addRecords(turns, turn);
            TestStream stream = TestStream.of("changing").key("id").schema(schema);
            StreamReport report = sync(sync -> sync.mode(mode), mode == WriteMode.OVERWRITE ? stream : stream.cursor());
            assertTrue(report.complete(), report.error());
            assertRows("changing");
            unfit = report.unfit() + (mode == WriteMode.OVERWRITE ? 0 : unfit);
            long stored = place.rows("changing").stream()
                    .filter(row -> row.get(Column.UNFIT) != null)
                    .count();
            assertEquals(stored, unfit, report.toString());
            assertTextsAreTexts("changing", turns);
        }
    }

    private void addRecords(List<Turn> turns, int sync) {
        for (int i = 0; i < 12; i++) {
            int number = 12 * sync + i;
            Map<String, Object> record = new LinkedHashMap<>(Map.of("id", (long) number, "at", at(number)));
            for (Turn each : turns) {
                if (random.nextInt(5) > 0) {
                    record.put(each.field(), each.kind(sync).any(random));
                }
            }
            api.with("changing", record);
        }
    }

    private void assertTextsAreTexts(String table, List<Turn> turns) throws Exception {
        Map<String, ColumnType> types = types(table);
        for (Turn turn : turns) {
            if (turn.first() == Kind.TEXT) {
                assertEquals(ColumnType.TEXT, types.get(turn.field()), turn.field());
            }
        }
    }

    final Map<String, ColumnType> types(String table) throws Exception {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        try (Destination destination = Destinations.open(place.address())) {
            destination.streams().stream()
                    .filter(kept -> kept.table().name().equals(table))
                    .flatMap(kept -> kept.table().columns().stream())
                    .forEach(column -> types.put(column.field(), column.type()));
        }
        return types;
    }

    /** Each of these streams has its keys first with values of one kind, then with those of another one, too: some pairs, or all. */
    @Test
    void keysOfAllKindsAreFoundAgain() throws Exception {
        List<Turn> turns = turns().stream()
                .filter(turn -> THOROUGH
                        || turn.first() == turn.then()
                        || Math.floorMod(turn.field().hashCode(), 5) == 0)
                .filter(turn -> turn.first() != Kind.BEYOND && turn.then() != Kind.BEYOND)
                .filter(turn -> !hasOtherTexts(turn))
                .toList();
        api.afterSince();
        for (int turn = 1; turn <= 3; turn++) {
            List<TestStream> streams = new ArrayList<>();
            for (Turn each : turns) {
                addKeys(each, turn);
                String type = each.type(turn);
                streams.add(TestStream.of(each.field())
                        .key("id")
                        .cursor()
                        .schema(type == null ? Map.of() : Map.of("id", type)));
            }
            report(UnaryOperator.identity(), streams.toArray(TestStream[]::new));
            Map<String, List<Map<String, @Nullable Object>>> rows =
                    rows(turns.stream().map(Turn::field).toList());
            for (Turn each : turns) {
                List<Map<String, @Nullable Object>> there = Objects.requireNonNull(rows.get(each.field()));
                assertSame(keys(each, newest(each.field())), keys(each, there), each + ", sync " + turn);
            }
        }
    }

    /**
     * DuckDB writes JSON Lines with objects that escape less, and with texts for decimals that it would round, which they
     * stay when the key's column becomes JSON.
     */
    private boolean hasOtherTexts(Turn turn) {
        boolean decimals = turn.first() == Kind.DECIMAL || turn.first() == Kind.DOUBLE;
        boolean objects = turn.first() == Kind.OBJECT || turn.then() == Kind.OBJECT;
        return place.isJson() && (objects || (decimals && !turn.then().type().matches("integer|number")));
    }

    /** A number becomes its text in a column that gets texts, and is the same key then. */
    private static List<Map<String, @Nullable Object>> keys(Turn turn, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> canonical = sorted(records);
        if (turn.first().type().matches("integer|number")) {
            canonical.forEach(record -> record.computeIfPresent("id", (name, id) -> number(id)));
        }
        return sorted(canonical);
    }

    private static Object number(Object id) {
        String text = String.valueOf(id).replaceFirst("^\uE000number ", "");
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return id;
        }
    }

    /** The third time all that were there come again. */
    private void addKeys(Turn turn, int sync) {
        List<RawJson> keys = new ArrayList<>();
        if (sync != 2) {
            keys.addAll(turn.first().keys());
        }
        if (sync != 1) {
            keys.addAll(turn.then().keys());
        }
        for (RawJson key : keys) {
            api.with(turn.field(), Map.of("id", key, "at", at(sync), "word", "of sync " + sync));
        }
    }

    /** The last record with each key. */
    private List<Map<String, @Nullable Object>> newest(String stream) {
        Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> record : api.of(stream)) {
            rows.put(String.valueOf(Exact.canonical(record.get("id"))), record);
        }
        return sorted(rows.values());
    }

    @Test
    void aKeyOfTextsStaysOneOfTexts() throws Exception {
        TestStream codes = TestStream.of("codes").key("id").cursor();
        api.with("codes", Map.of("id", "L1", "at", at(1)));
        sync(codes);
        for (int turn = 2; turn <= 4; turn++) {
            api.with("codes", Map.of("id", 5L, "at", at(turn)));
            sync(codes);
        }
        assertEquals(ColumnType.TEXT, types("codes").get("id"));
        List<Map<String, @Nullable Object>> rows = place.rows("codes");
        assertEquals(2, rows.size(), rows.toString());
        assertTrue(rows.stream().anyMatch(row -> "L1".equals(row.get("id"))), rows.toString());
        assertTrue(
                rows.stream().anyMatch(row -> "5".equals(row.get("id")) && "{\"id\":5}".equals(row.get(Column.UNFIT))),
                rows.toString());
    }

    @Test
    void numbersBeyondDoublesAreOneRowEachInSyncAfterSync() throws Exception {
        TestStream ids = TestStream.of("ids").key("id").cursor().schema(Map.of("id", "number"));
        for (int turn = 1; turn <= 3; turn++) {
            api.with("ids", Map.of("id", 1234567890123456789L, "at", at(turn), "turn", turn));
            api.with("ids", Map.of("id", 1234567890123456790L, "at", at(turn), "turn", turn));
            api.with("ids", Map.of("id", new RawJson("1.0"), "at", at(turn), "turn", turn));
            StreamReport report = sync(ids);
            assertEquals(3, report.rows());
            assertEquals(0, report.unfit());
            assertSame(newest("ids"), rows("ids"), "ids");
        }
        api.with("ids", Map.of("id", new RawJson("1.5"), "at", at(5)));
        api.with("ids", Map.of("id", new RawJson("1e0"), "at", at(5)));
        assertEquals(4, sync(ids).rows());
        assertSame(newest("ids"), rows("ids"), "ids");
    }

    @Test
    void integersThatNoDoubleHoldsStayWhenFractionsCome() throws Exception {
        TestStream all = TestStream.of("all").cursor().schema(Map.of("exact", "integer", "small", "integer"));
        api.afterSince();
        api.with("all", Map.of("at", at(1), "exact", (1L << 53) + 1, "small", 5L));
        sync(all);
        api.with("all", Map.of("at", at(2), "exact", 0.5, "small", 0.5));
        StreamReport report = sync(TestStream.of("all").cursor().schema(Map.of("exact", "number", "small", "number")));
        assertRows("all");
        assertEquals(ColumnType.DECIMAL, types("all").get("exact"));
        assertEquals(ColumnType.NUMBER, types("all").get("small"));
        assertEquals(
                List.of("exact INTEGER DECIMAL", "small INTEGER NUMBER"),
                report.changes().stream()
                        .map(change -> change.column().name() + " " + change.before() + " "
                                + change.column().type())
                        .sorted()
                        .toList());
    }

    @Test
    void aStrayNumberLeavesTextsTexts() throws Exception {
        TestStream all = TestStream.of("all");
        for (int i = 0; i < 25; i++) {
            api.with("all", Map.of("id", (long) i, "code", i == 0 || i == 17 ? (Object) (long) i : "L" + i));
        }
        StreamReport report = sync(all);
        assertRows("all");
        assertEquals(Map.of("code", 2L), report.unfitFields());
        assertEquals(2, report.unfit());
        assertEquals(List.of(), report.changes());
        assertEquals(ColumnType.TEXT, types("all").get("code"));
        assertTrue(place.rows("all").stream().anyMatch(row -> "L1".equals(row.get("code"))));
    }

    @Test
    void theReportTellsNewColumnsOfATableThatWasThere() throws Exception {
        api.with("all", Map.of("id", 1L));
        assertEquals(List.of(), sync(TestStream.of("all")).changes());
        api.with("all", Map.of("id", 2L, "more", true));
        StreamReport report = sync(TestStream.of("all"));
        assertEquals(1, report.changes().size());
        assertEquals("column more is new: BOOLEAN", report.changes().get(0).toString());
        assertEquals(List.of(), sync(TestStream.of("all")).changes());
    }

    @Test
    void namesOfFieldsMayBeAnyUnicode() throws Exception {
        Map<String, Object> record = new LinkedHashMap<>(Map.of("id", 1L));
        record.put("\ud83d\ude00", "pair");
        record.put("\ud83d", "half");
        record.put("x\ude00", 2L);
        record.put("a\u0000b", Map.of("\ud83d", "\ude00"));
        api.with("all", record);
        StreamReport report = sync(TestStream.of("all"));
        assertEquals(1, report.unfit());
        assertRows("all");
    }

    @Test
    void hugeTextsAndDeepValuesComeBack() throws Exception {
        String text = "xü😀\"\\\n".repeat(300_000);
        api.with("all", Map.of("id", 1L, "text", text, "list", List.of(text, text)));
        api.with("all", Map.of("id", 2L, "deep", new RawJson("[".repeat(900) + "]".repeat(900))));
        assertEquals(0, sync(TestStream.of("all")).unfit());
        assertRows("all");
    }

    /** Rows of one sync, some of which wait while a column becomes wider. */
    @Test
    void waitingRowsBecomeWiderToo() throws Exception {
        for (WriteMode mode : WriteMode.values()) {
            UnaryOperator<DestinationSync> inMode = sync -> sync.mode(mode);
            String name = "waiting_" + mode;
            for (int i = 0; i < 40; i++) {
                Object value =
                        i < 15 ? (Object) ((1L << 53) - 7 + i) : i < 30 ? (Object) (i + 0.1) : new RawJson("1e400");
                api.with(name, Map.of("id", (long) i, "value", value, "late", i < 25 ? (Object) (long) i : 0.1 * i));
            }
            assertEquals(0, sync(inMode, TestStream.of(name).key("id")).unfit());
            assertRows(name);
            Objects.requireNonNull(types(name).get("value"));
            assertEquals(ColumnType.DECIMAL, types(name).get("value"));
            assertEquals(ColumnType.NUMBER, types(name).get("late"));
        }
    }
}
