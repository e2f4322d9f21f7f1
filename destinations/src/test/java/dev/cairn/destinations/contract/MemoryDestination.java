package dev.cairn.destinations.contract;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationInUseException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.TakenRows;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps rows and states in memory. A commit replaces what everybody sees by what was written. */
final class MemoryDestination implements Destination {

    private final String name;
    private final Data data;

    MemoryDestination(String name, Data data) {
        this.name = name;
        this.data = data;
    }

    /** What is committed: one reference, so that a commit is one assignment. */
    static final class Data {

        private final AtomicBoolean writing = new AtomicBoolean();
        private volatile Committed committed = new Committed(Map.of(), Map.of(), Map.of());

        void forgetNames() {
            Map<String, KeptStream> streams = new LinkedHashMap<>(committed.streams());
            streams.replaceAll((name, kept) -> {
                KeptTable table =
                        new KeptTable(name, kept.table().mode(), kept.table().columns(), null, null);
                return new KeptStream(kept.stream(), null, table, kept.progress());
            });
            committed = new Committed(committed.tables(), committed.waiting(), streams);
        }
    }

    /**
     * Rows by table, and what is kept of streams.
     *
     * @param waiting the rows that wait for a later sync, by table
     */
    record Committed(
            Map<String, List<Map<String, @Nullable Object>>> tables,
            Map<String, List<Map<String, @Nullable Object>>> waiting,
            Map<String, KeptStream> streams) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<KeptStream> streams() {
        return List.copyOf(data.committed.streams().values());
    }

    List<Map<String, @Nullable Object>> rows(String table) {
        return data.committed.tables().getOrDefault(table, List.of());
    }

    @Override
    public DestinationWriter write() throws DestinationException {
        if (!data.writing.compareAndSet(false, true)) {
            throw new DestinationInUseException(name);
        }
        return new Writer(data);
    }

    @Override
    public void close() {}

    private static final class Writer implements DestinationWriter {

        private final Data data;
        private final Map<String, List<Map<String, @Nullable Object>>> tables;
        private final Map<String, List<Map<String, @Nullable Object>>> waiting;
        private final Set<String> gone = new HashSet<>();

        Writer(Data data) {
            this.data = data;
            this.tables = new HashMap<>(data.committed.tables());
            this.waiting = new HashMap<>(data.committed.waiting());
        }

        @Override
        public int longestName() {
            return 100;
        }

        @Override
        public boolean takesNul() {
            return true;
        }

        @Override
        public List<KeptStream> streams() {
            return List.copyOf(data.committed.streams().values());
        }

        @Override
        public TableWriter open(TablePlan plan, List<Column> before) {
            Table table = new Table(plan, tables, waiting);
            if (plan.mode() != WriteMode.OVERWRITE) {
                table.widen(before, plan.columns());
                if (plan.forgetsPositions()) {
                    table.forgetPositions();
                }
            }
            return table;
        }

        @Override
        public void rename(String table, String to) {
            tables.put(to, Objects.requireNonNull(tables.remove(table)));
            waiting.remove(table);
            gone.add(table);
        }

        @Override
        public void commit(List<KeptStream> kept) {
            Map<String, KeptStream> streams = new LinkedHashMap<>(data.committed.streams());
            streams.keySet().removeAll(gone);
            gone.clear();
            kept.forEach(stream -> streams.put(stream.table().name(), stream));
            data.committed = new Committed(Map.copyOf(tables), Map.copyOf(waiting), streams);
        }

        @Override
        public void giveUp(String table) {
            waiting.remove(table);
        }

        @Override
        public void close() {
            data.writing.set(false);
        }
    }

    private static final class Table implements TableWriter {

        private final TablePlan plan;
        private final Map<String, List<Map<String, @Nullable Object>>> tables;
        private List<Column> columns;
        private final List<Map<String, @Nullable Object>> waiting = new ArrayList<>();
        private final Map<String, List<Map<String, @Nullable Object>>> kept;
        private final long resumed;

        Table(
                TablePlan plan,
                Map<String, List<Map<String, @Nullable Object>>> tables,
                Map<String, List<Map<String, @Nullable Object>>> kept) {
            this.plan = plan;
            this.tables = tables;
            this.kept = kept;
            this.columns = plan.columns();
            List<Map<String, @Nullable Object>> there =
                    Objects.requireNonNullElse(kept.remove(plan.table()), List.of());
            if (plan.waiting() <= there.size()) {
                waiting.addAll(there.subList(0, (int) plan.waiting()));
            }
            this.resumed = waiting.size();
        }

        @Override
        public long waiting() {
            return resumed;
        }

        @Override
        public long keep() {
            kept.put(plan.table(), List.copyOf(waiting));
            return waiting.size();
        }

        @Override
        public void change(List<Column> wanted) {
            widen(columns, wanted);
            columns = List.copyOf(wanted);
        }

        private void widen(List<Column> before, List<Column> after) {
            List<Map<String, @Nullable Object>> rows = tables.getOrDefault(plan.table(), List.of());
            if (plan.mode() != WriteMode.OVERWRITE) {
                tables.put(
                        plan.table(),
                        rows.stream().map(row -> widened(row, before, after)).toList());
            }
            waiting.replaceAll(row -> widened(row, before, after));
        }

        void forgetPositions() {
            tables.computeIfPresent(
                    plan.table(),
                    (name, rows) -> rows.stream()
                            .map(row -> {
                                Map<String, @Nullable Object> without = new LinkedHashMap<>(row);
                                without.remove(Column.CURSOR);
                                return without;
                            })
                            .toList());
        }

        private static Map<String, @Nullable Object> widened(
                Map<String, @Nullable Object> row, List<Column> before, List<Column> after) {
            Map<String, @Nullable Object> widened = new LinkedHashMap<>(row);
            for (int i = 0; i < before.size(); i++) {
                ColumnType then = before.get(i).type();
                ColumnType now = after.get(i).type();
                if (then != now) {
                    widened.computeIfPresent(after.get(i).name(), (name, value) -> widened(value, then, now));
                }
            }
            return widened;
        }

        private static Object widened(Object value, ColumnType then, ColumnType now) {
            return switch (now) {
                case NUMBER -> ((Number) value).doubleValue();
                case BOOLEAN, INTEGER, DECIMAL, TEXT, JSON ->
                    value instanceof Double number
                            ? Decimals.text(number)
                            : then == ColumnType.TEXT ? Json.write(value) : value.toString();
            };
        }

        @Override
        public boolean fitsDoubles(Column integers) {
            return Stream.concat(waiting.stream(), tables.getOrDefault(plan.table(), List.of()).stream())
                    .map(row -> row.get(integers.name()))
                    .allMatch(value -> value == null || Math.abs((double) (Long) value) < 1L << 53);
        }

        @Override
        public void append(Row row) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.isNull(i)) {
                    values.put(columns.get(i).name(), value(row, i));
                }
            }
            waiting.add(values);
        }

        private Object value(Row row, int column) {
            return switch (columns.get(column).type()) {
                case BOOLEAN -> row.booleanAt(column);
                case INTEGER -> row.integerAt(column);
                case NUMBER -> row.numberAt(column);
                case DECIMAL, TEXT, JSON -> row.textAt(column);
            };
        }

        @Override
        public void withdraw(long rows) {
            waiting.subList(waiting.size() - (int) rows, waiting.size()).clear();
        }

        @Override
        public TakenRows take() {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>(
                    plan.mode() == WriteMode.OVERWRITE ? List.of() : tables.getOrDefault(plan.table(), List.of()));
            boolean keyed = plan.mode() != WriteMode.APPEND && !plan.key().isEmpty();
            int before = rows.size();
            Map<List<Object>, Integer> places = new HashMap<>();
            for (int i = 0; keyed && i < before; i++) {
                places.put(key(rows.get(i)), i);
            }
            long changed = 0;
            for (Map<String, @Nullable Object> row : waiting) {
                List<Object> key = key(row);
                Integer place = keyed && key.size() == plan.key().size() ? places.putIfAbsent(key, rows.size()) : null;
                if (place == null) {
                    rows.add(row);
                } else if (cursor(row) >= cursor(rows.get(place))) {
                    changed += place < before && cursor(row) > cursor(rows.get(place)) ? 1 : 0;
                    rows.set(place, row);
                }
            }
            long added = (long) rows.size() - before;
            TakenRows taken = new TakenRows(added, changed, waiting.size() - added - changed, 0);
            tables.put(plan.table(), List.copyOf(rows));
            kept.remove(plan.table());
            waiting.clear();
            return taken;
        }

        private static long cursor(Map<String, @Nullable Object> row) {
            return row.get(Column.CURSOR) instanceof Long cursor ? cursor : Long.MIN_VALUE;
        }

        /** Without fields that are null. A number that became a JSON text is still the same key. */
        private List<Object> key(Map<String, @Nullable Object> row) {
            List<Object> key = new ArrayList<>();
            for (Column column : columns) {
                Object value = row.get(column.name());
                if (plan.key().contains(column.field()) && value != null) {
                    key.add(value.toString());
                }
            }
            return key;
        }
    }
}
