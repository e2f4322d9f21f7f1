package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.Slice;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream whose slices are read apart from each other; where each of them stands is reported after all that happens to it. */
final class Apart {

    private final CursorPlan plan;
    private final SharedCursor cursor;
    private final CoordinatedSlices slices;
    private long drawn;

    Apart(CursorPlan plan) {
        this(plan, Map.of());
    }

    Apart(CursorPlan plan, Map<String, ?> state) {
        this(plan, new ConcurrentCursor(plan, state));
    }

    Apart(CursorPlan plan, TrackingCursor cursor) {
        this.plan = plan;
        this.cursor = cursor.shared();
        this.slices = this.cursor.find(null);
    }

    /** The next slice; there must be one. */
    Part open() {
        for (Runnable search = slices.search(); search != null; search = slices.search()) {
            search.run();
        }
        return new Part(slices.next(), drawn++);
    }

    /** What a state says of a stream without partitions. */
    Object said() {
        return Recording.text(state(false));
    }

    Map<String, @Nullable Object> state(boolean ended) {
        return Objects.requireNonNull(slices.state(ended));
    }

    /** One of the slices. */
    final class Part {

        private final long number;
        private final Slice slice;
        private PositionedTracker progress;
        private boolean closed;

        Part(Slice slice, long number) {
            this.slice = slice;
            this.number = number;
            this.progress = cursor.follow(slice, SlicePosition.START, new long[0]);
        }

        /** One page of records with these cursor values. */
        void page(@Nullable Object... values) {
            records(values);
            tell(PositionedTracker::pageCompleted);
        }

        void records(@Nullable Object... values) {
            for (Object value : Arrays.asList(values)) {
                CursorValue position = plan.format().parse(value);
                tell(to -> to.leaves(position, String.valueOf(value).hashCode()));
            }
        }

        void dropped(Object value) {
            CursorValue position = plan.format().parse(value);
            tell(to -> to.observeDropped(position));
        }

        void tell(Consumer<PositionedTracker> event) {
            event.accept(progress);
            report();
        }

        /** The slice is read to its end, which may be taken back. */
        void closed() {
            closed = true;
            tell(PositionedTracker::closed);
        }

        /** It will not be. */
        void confirmed() {
            slices.confirm(number);
        }

        /** Another reader goes on with the slice, from where it stands. */
        void goOn() {
            closed = false;
            progress = cursor.follow(slice, progress.position(), progress.left());
            report();
        }

        SlicePosition position() {
            return progress.position();
        }

        private void report() {
            slices.report(number, progress.position(), closed);
        }
    }
}
