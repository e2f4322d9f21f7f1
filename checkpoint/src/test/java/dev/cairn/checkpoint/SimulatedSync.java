package dev.cairn.checkpoint;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A sync without threads: slices are read side by side, a page at a time, in the order that the choices say. */
final class SimulatedSync implements StateSink {

    static final int NEVER = -1;

    private final Source source;
    private final StreamCursor cursor;
    private final List<Output> output = new ArrayList<>();
    private final List<Reading> open = new ArrayList<>();

    /**
     * What is synced.
     *
     * @param cursor makes a cursor that goes on at a state
     * @param position turns an event's seconds into a position
     * @param standing whether it is told where the pagination stands
     */
    record Source(
            Function<Map<String, ?>, ? extends StreamCursor> cursor,
            Function<Slice, List<List<Event>>> pages,
            IntFunction<CursorValue> position,
            boolean standing) {

        Source(
                Function<Map<String, ?>, ? extends StreamCursor> cursor,
                Function<Slice, List<List<Event>>> pages,
                IntFunction<CursorValue> position) {
            this(cursor, pages, position, false);
        }
    }

    /** What leaves a sync, in order. */
    sealed interface Output {
        record Emitted(Event event, Slice slice) implements Output {}

        record Saved(Map<String, @Nullable Object> state) implements Output {}
    }

    private record Reading(Slice slice, SliceTracker tracker, ListIterator<List<Event>> pages) {}

    private SimulatedSync(Source source, Map<String, ?> state) {
        this.source = source;
        this.cursor = source.cursor.apply(state);
    }

    /** @param failingStep after how many steps a slice fails instead of being read on */
    static List<Output> run(Source source, Map<String, ?> state, int workers, Choices choices, int failingStep) {
        return new SimulatedSync(source, state).run(workers, choices, failingStep);
    }

    private List<Output> run(int workers, Choices choices, int failingStep) {
        int steps = 0;
        cursor.start(this);
        Iterator<Slice> slices = cursor.slices();
        while (slices.hasNext() || !open.isEmpty()) {
            while (open.size() < workers && slices.hasNext()) {
                Slice slice = slices.next();
                PagePosition stands = slice.position();
                open.add(new Reading(
                        slice,
                        cursor.open(slice),
                        source.pages.apply(slice).listIterator(stands == null ? 0 : (int) stands.pages())));
            }
            Reading next = open.get(open.size() == 1 ? 0 : choices.choose(open.size()));
            if (steps++ == failingStep) {
                next.tracker.failed();
                open.remove(next);
            } else {
                step(next);
            }
        }
        cursor.finished();
        return output;
    }

    private void step(Reading next) {
        if (!next.pages.hasNext()) {
            next.tracker.closed();
            open.remove(next);
            return;
        }
        for (Event event : next.pages.next()) {
            next.tracker.observe(event.hasField() ? source.position.apply(event.at()) : null);
            output.add(new Output.Emitted(event, next.slice.from(null)));
        }
        int pages = next.pages.nextIndex();
        next.tracker.pageCompleted(source.standing ? PagedSync.position("", pages - 1) : null);
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        output.add(new Output.Saved(state));
    }

    @Override
    public void warn(String text) {}
}
