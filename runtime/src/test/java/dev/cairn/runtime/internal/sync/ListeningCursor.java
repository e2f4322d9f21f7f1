package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CountCursorFormat;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor of one slice that keeps what it is told: ids of records, with a minus where one was dropped, and ends of pages and starts of runs. */
final class ListeningCursor implements StreamCursor, SliceTracker {

    private final List<String> heard = new ArrayList<>();

    List<String> heard() {
        return heard;
    }

    private static String id(@Nullable CursorValue value) {
        return value == null ? "?" : String.valueOf(new CountCursorFormat().format(value));
    }

    @Override
    public Iterator<Slice> slices() {
        return List.of(Slice.WHOLE).iterator();
    }

    @Override
    public @Nullable CursorValue valueOf(RecordFields record) {
        return record.field("id") instanceof Long id ? CountValue.of(id) : null;
    }

    @Override
    public void start(StateSink sink) {}

    @Override
    public SliceTracker open(Slice slice) {
        return this;
    }

    @Override
    public void observe(@Nullable CursorValue value) {
        heard.add(id(value));
    }

    @Override
    public void observeDropped(@Nullable CursorValue value) {
        heard.add("-" + id(value));
    }

    @Override
    public void pageCompleted() {
        heard.add(".");
    }

    @Override
    public void windowStarted() {
        heard.add("window:");
    }

    @Override
    public void windowSplit() {
        heard.add("split");
    }

    @Override
    public void runStarted(boolean last) {
        heard.add(last ? "last:" : "run:");
    }

    @Override
    public Map<String, @Nullable Object> state() {
        return Map.of();
    }

    @Override
    public void stopped() {}

    @Override
    public void finished() {}
}
