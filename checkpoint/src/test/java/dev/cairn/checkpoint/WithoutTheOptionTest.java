package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.SimulatedSync.Source;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without {@code pages_per_checkpoint_interval} a sync says what it would say if checkpoints had never been built. */
class WithoutTheOptionTest {

    /** A cursor that knows slices and their ends, and nothing of what is between. */
    private static final class EndsOnly implements StreamCursor {

        private final CursorPlan plan;
        private final StateForm form;
        private final List<Interval> completed;
        private final List<Slice> order = new ArrayList<>();
        private final Map<Slice, @Nullable CursorValue> mostRecent = new HashMap<>();
        private final Set<Slice> done = new HashSet<>();
        private @Nullable StateSink sink;

        EndsOnly(CursorPlan plan, Map<String, ?> state) {
            this.plan = plan;
            this.form = StateForm.read(
                    state, plan.cursorField(), plan.format(), plan.slicer().start());
            this.completed = new ArrayList<>(form.completed());
        }

        @Override
        public Iterator<Slice> slices() {
            return plan.slicer().slices(Interval.merge(form.completed(), plan.format()));
        }

        @Override
        public @Nullable CursorValue valueOf(RecordFields record) {
            return plan.format().parse(record.field(plan.cursorField()));
        }

        @Override
        public void start(StateSink to) {
            sink = to;
        }

        @Override
        public SliceTracker open(Slice slice) {
            order.add(slice);
            mostRecent.put(slice, null);
            return new SliceTracker() {

                @Override
                public void observe(@Nullable CursorValue value) {
                    CursorValue before = mostRecent.get(slice);
                    if (value != null && (before == null || value.isAfter(before))) {
                        mostRecent.put(slice, value);
                    }
                }

                @Override
                public void closed() {
                    close(slice);
                }
            };
        }

        private void close(Slice slice) {
            done.add(slice);
            Interval interval = interval(slice);
            while (!order.isEmpty() && done.contains(order.get(0))) {
                Interval next = interval(order.remove(0));
                if (next != null) {
                    completed.add(next);
                }
            }
            if (interval != null) {
                emit();
            }
        }

        private @Nullable Interval interval(Slice slice) {
            return plan.slicer().completed(plan.slicer().boundsOf(slice), mostRecent.get(slice));
        }

        @Override
        public Map<String, @Nullable Object> state() {
            Interval first = Interval.merge(completed, plan.format()).get(0);
            return form.write(first.mostRecent() == null ? first.start() : first.mostRecent());
        }

        @Override
        public void stopped() {}

        @Override
        public void finished() {
            emit();
        }

        private void emit() {
            Objects.requireNonNull(sink).emit(state());
        }
    }

    static Set<Map.Entry<String, List<Event>>> datasets() {
        return Datasets.some().entrySet();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void everyMessageStandsWhereItWouldStand(Map.Entry<String, List<Event>> dataset) {
        for (Windows windows : Windows.values()) {
            CursorPlan plan = windows.plan(null, 0);
            for (int failing : List.of(SimulatedSync.NEVER, 2, 4)) {
                for (int workers : List.of(1, 2)) {
                    ScriptedApi api =
                            windows.api(dataset.getValue().stream().limit(8).toList(), 2, 0);
                    Choices choices = new Choices();
                    do {
                        assertEquals(
                                run(source(plan, api, s -> new EndsOnly(plan, s)), workers, choices, failing),
                                run(source(plan, api, s -> new ConcurrentCursor(plan, s)), workers, choices, failing));
                    } while (choices.next());
                }
            }
        }
    }

    private static List<SimulatedSync.Output> run(Source source, int workers, Choices choices, int failing) {
        choices.again();
        return SimulatedSync.run(source, Map.of(), workers, choices, failing);
    }

    private static Source source(CursorPlan plan, ScriptedApi api, Function<Map<String, ?>, StreamCursor> cursor) {
        return new Source(
                cursor,
                slice -> api.pages(plan.slicer().boundsOf(slice), WithoutTheOptionTest::seconds),
                WithoutTheOptionTest::seconds);
    }

    private static CursorValue seconds(int at) {
        return new DatetimeValue(Fixtures.START.plusSeconds(at));
    }
}
