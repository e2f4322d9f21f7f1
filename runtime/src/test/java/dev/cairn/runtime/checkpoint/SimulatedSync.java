package dev.cairn.runtime.checkpoint;

import dev.cairn.runtime.checkpoint.ScriptedApi.Event;
import dev.cairn.runtime.cursor.CursorPlan;
import dev.cairn.runtime.cursor.CursorValue;
import dev.cairn.runtime.cursor.StateSink;
import dev.cairn.runtime.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A sync without threads: slices are read side by side, a page at a time, in the order that the choices say. */
final class SimulatedSync implements StateSink {

    private final ScriptedApi api;
    private final CursorPlan plan;
    private final IntFunction<CursorValue> position;
    private final ConcurrentCursor cursor;
    private final List<Output> output = new ArrayList<>();
    private final List<OpenSlice> open = new ArrayList<>();

    /** What leaves a sync, in order. */
    sealed interface Output {
        record Emitted(Event event, Slice slice) implements Output {}

        record Saved(Map<String, @Nullable Object> state) implements Output {}
    }

    private record OpenSlice(Slice slice, Iterator<List<Event>> pages) {}

    private SimulatedSync(CursorPlan plan, ScriptedApi api, IntFunction<CursorValue> position, Map<String, ?> state) {
        this.plan = plan;
        this.api = api;
        this.position = position;
        this.cursor = new ConcurrentCursor(plan, state);
    }

    static List<Output> run(
            CursorPlan plan,
            ScriptedApi api,
            IntFunction<CursorValue> position,
            Map<String, ?> state,
            int workers,
            Choices choices) {
        return new SimulatedSync(plan, api, position, state).run(workers, choices);
    }

    private List<Output> run(int workers, Choices choices) {
        cursor.start(this);
        Iterator<Slice> slices = cursor.slices();
        while (slices.hasNext() || !open.isEmpty()) {
            while (open.size() < workers && slices.hasNext()) {
                open(slices.next());
            }
            step(open.get(open.size() == 1 ? 0 : choices.choose(open.size())));
        }
        cursor.finished();
        return output;
    }

    private void open(Slice slice) {
        cursor.opened(slice);
        open.add(new OpenSlice(
                slice, api.pages(plan.slicer().boundsOf(slice), position).iterator()));
    }

    private void step(OpenSlice next) {
        if (!next.pages.hasNext()) {
            cursor.closed(next.slice);
            open.remove(next);
            return;
        }
        for (Event event : next.pages.next()) {
            cursor.observe(next.slice, event.hasField() ? position.apply(event.at()) : null);
            output.add(new Output.Emitted(event, next.slice));
        }
        cursor.pageCompleted(next.slice);
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        output.add(new Output.Saved(state));
    }

    @Override
    public void warn(String text) {}
}
