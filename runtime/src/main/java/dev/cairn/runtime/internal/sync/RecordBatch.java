package dev.cairn.runtime.internal.sync;

import dev.cairn.cursor.CursorValue;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of one slice, rendered as RECORD lines, in order. Handed from a worker to the read loop and not changed. */
final class RecordBatch {

    private final byte[] lines;
    private final int dataOffset;
    private final int[] ends;
    private final List<@Nullable CursorValue> values;
    private final List<Dropped> dropped;

    /**
     * Takes the arrays over.
     *
     * @param lines the lines, one after the other
     * @param dataOffset how many bytes stand before the data in each line
     * @param ends for each record the index in {@code lines} after its line
     * @param values for each record its cursor value, null where it has none
     * @param dropped the records between these that are not emitted, in order
     */
    RecordBatch(byte[] lines, int dataOffset, int[] ends, List<@Nullable CursorValue> values, List<Dropped> dropped) {
        this.lines = lines;
        this.dataOffset = dataOffset;
        this.ends = ends;
        this.values = values;
        this.dropped = dropped;
    }

    /**
     * A record that a filter dropped.
     *
     * @param before the index of the record that follows it; the batch's size where none does
     * @param value its cursor value, null where it has none
     */
    record Dropped(int before, @Nullable CursorValue value) {}

    int size() {
        return ends.length;
    }

    byte[] lines() {
        return lines;
    }

    /** Where the line of a record ends, exclusive; 0 for the one before the first. */
    int end(int index) {
        return index < 0 ? 0 : ends[index];
    }

    /** The records from one index to another, exclusive, as they leave. */
    RecordLines lines(StreamDescriptor stream, int first, int end) {
        return new RecordLines(stream, lines, ends, values, dataOffset, first, end);
    }

    List<Dropped> dropped() {
        return dropped;
    }

    @Nullable
    CursorValue value(int index) {
        return values.get(index);
    }
}
