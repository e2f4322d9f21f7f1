package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drives a cursor and keeps what it says as text: records as {@code r}, states as their cursor value or their intervals. */
final class Recording implements StateSink {

    final ConcurrentCursor cursor;
    final List<String> output = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final Iterator<Slice> slices;

    Recording(CursorPlan plan) {
        this(plan, Map.of());
    }

    Recording(CursorPlan plan, Map<String, ?> state) {
        this.cursor = new ConcurrentCursor(plan, state);
        this.slices = cursor.slices();
        cursor.start(this);
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        output.add(text(state));
    }

    @Override
    public void takeBack(Map<String, @Nullable Object> state) {
        output.add("back to " + text(state));
    }

    /** The value of a state, or its intervals as {@code start..end, start..end}, and the position of the first. */
    static String text(Map<String, @Nullable Object> state) {
        if (!(state.get("slices") instanceof List<?> slices)) {
            return String.valueOf(state.get(Fixtures.FIELD));
        }
        return slices.stream()
                .map(slice -> (Map<?, ?>) slice)
                .map(slice -> slice.get("start") + ".." + slice.get("end"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }

    PaginationTracker open() {
        return cursor.open(slices.next());
    }

    /** One page of records with these cursor values. */
    void page(PaginationTracker slice, @Nullable Object... values) {
        records(slice, values);
        slice.pageCompleted();
    }

    /** A page that is not complete yet. */
    void records(PaginationTracker slice, @Nullable Object... values) {
        for (Object value : Arrays.asList(values)) {
            slice.observe(cursor.parse(value));
            output.add("r");
        }
    }

    /** What was said since the last call. */
    List<String> said() {
        List<String> said = List.copyOf(output);
        output.clear();
        return said;
    }

    /** The states since the last call. */
    List<String> states() {
        return said().stream().filter(line -> !line.equals("r")).toList();
    }
}
