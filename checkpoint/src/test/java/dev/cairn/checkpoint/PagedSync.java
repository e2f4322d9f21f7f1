package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sync without threads of a stream without a cursor: slices are read side by side, a record at a time, in the order that
 * is chosen. A record is a text that says partition, page and place. Pages have two records.
 */
final class PagedSync implements StateSink {

    private final PaginationCursor cursor;
    private final Map<String, Integer> pages;
    private final List<Reading> open = new ArrayList<>();
    final List<Output> output = new ArrayList<>();

    /** What leaves, in order. */
    sealed interface Output {
        record Emitted(String text) implements Output {}

        record Saved(Map<String, @Nullable Object> state) implements Output {}
    }

    /** @param pages how many a partition has, by its id; "" for a stream that is read as a whole */
    PagedSync(PaginationCursor cursor, Map<String, Integer> pages) {
        this.cursor = cursor;
        this.pages = pages;
    }

    static PagePosition position(String partition, int page) {
        return new PagePosition("h", (long) page, null, page + 1L, List.of(partition + "#" + page));
    }

    private static String idOf(Slice slice) {
        return slice.partition().isEmpty()
                ? ""
                : String.valueOf(slice.partition().get("id"));
    }

    /**
     * Reads all.
     *
     * @param choose gives one of so many
     */
    List<Output> run(int workers, IntUnaryOperator choose) {
        cursor.start(this);
        Iterator<Slice> slices = cursor.slices();
        while (slices.hasNext() || !open.isEmpty()) {
            while (open.size() < workers && slices.hasNext()) {
                open.add(new Reading(slices.next()));
            }
            Reading next = open.get(open.size() == 1 ? 0 : choose.applyAsInt(open.size()));
            if (!next.step()) {
                open.remove(next);
            }
        }
        cursor.finished();
        return output;
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        output.add(new Output.Saved(state));
    }

    @Override
    public void warn(String text) {}

    /** A slice while it is read. */
    private final class Reading {

        private final String id;
        private final SliceTracker tracker;
        private int page;
        private int record;

        Reading(Slice slice) {
            this.id = idOf(slice);
            this.tracker = cursor.open(slice);
            PagePosition position = slice.position();
            this.page = position == null ? 0 : (int) position.pages();
        }

        boolean step() {
            if (page >= pages.getOrDefault(id, 0)) {
                tracker.closed();
                return false;
            }
            tracker.observe(null);
            output.add(new Output.Emitted(id + "/" + page + "/" + record));
            record++;
            if (record == 2) {
                tracker.pageCompleted(position(id, page));
                record = 0;
                page++;
            }
            return true;
        }
    }

    /** How often each text was emitted before a place, and by the sync that goes on. */
    static Map<String, Integer> counts(List<Output> output, int end) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Output each : output.subList(0, end)) {
            if (each instanceof Output.Emitted emitted) {
                counts.merge(emitted.text(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
