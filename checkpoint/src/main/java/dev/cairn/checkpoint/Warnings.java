package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.Slice;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Emits warnings: some once per stream, others once for each slice. */
final class Warnings {

    private final CursorPlan plan;
    private final StateSink sink;
    private final Supplier<@Nullable String> unreadable;
    private boolean saidOutOfOrder;
    private boolean saidWithoutPosition;
    private boolean saidDuplicatePartition;

    /** @param unreadable gives a value of the cursor field that could not be read, or null if there was none */
    Warnings(CursorPlan plan, StateSink sink, Supplier<@Nullable String> unreadable) {
        this.plan = plan;
        this.sink = sink;
        this.unreadable = unreadable;
    }

    /** @param withdrawn whether a state had claimed something that is taken back now */
    void outOfOrder(Slice slice, CursorValue newest, CursorValue position, boolean withdrawn) {
        if (!plan.unasked() && (withdrawn || !saidOutOfOrder)) {
            saidOutOfOrder = true;
            sink.warn("Stream " + plan.stream() + ": a record with " + plan.cursorField() + " " + written(position)
                    + " came after one with " + written(newest) + " in slice " + slice.merged()
                    + ". Checkpoints of this slice do not go by its values any more, since its records are "
                    + (plan.keepsIntervals() ? "neither in ascending nor in descending" : "not in ascending") + " order"
                    + (withdrawn ? ", and the last one is withdrawn." : "."));
        }
    }

    private Object written(CursorValue position) {
        return plan.format().format(position);
    }

    void duplicatePartition() {
        if (!saidDuplicatePartition) {
            saidDuplicatePartition = true;
            sink.warn("Partition duplication detected for stream " + plan.stream() + "; each is read once.");
        }
    }

    void withoutPosition() {
        if (!saidWithoutPosition) {
            saidWithoutPosition = true;
            String value = unreadable.get();
            String found = value == null
                    ? "Could not find cursor field " + plan.cursorField() + " in a record of stream " + plan.stream()
                    : "Stream " + plan.stream() + ": cursor field " + plan.cursorField() + " of a record is " + value
                            + ", which is no valid value (expected "
                            + plan.format().expected() + ")";
            sink.warn(found + ". The record is emitted, but it does not move the state"
                    + (plan.checkpointsInSlices() && !plan.unasked()
                            ? ", and checkpoints of its slice do not go by values any more."
                            : "."));
        }
    }
}
