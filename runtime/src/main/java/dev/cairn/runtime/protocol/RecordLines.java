package dev.cairn.runtime.protocol;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one stream, in order, rendered as RECORD lines in UTF-8. Immutable, and may be kept.
 *
 * <p>A record is named by its index, from 0 to {@code size() - 1}.
 */
public final class RecordLines implements Message {

    private final StreamDescriptor stream;
    private final Instant emittedAt;
    private final Rendered lines;
    private final List<@Nullable CursorValue> cursors;
    private final int first;
    private final int end;

    /**
     * Lines, one after the other.
     *
     * @param bytes what they stand in
     * @param dataOffset how many bytes stand before the data in each line
     * @param dataEnds for each line the index after its data
     * @param ends for each line the index after it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    public record Rendered(byte[] bytes, int dataOffset, int[] dataEnds, int[] ends) {}

    /**
     * Takes what is rendered over.
     *
     * @param emittedAt the time that the lines tell
     * @param cursors for each line the cursor's value in its record, null where it has none
     */
    public RecordLines(
            StreamDescriptor stream, Instant emittedAt, Rendered lines, List<@Nullable CursorValue> cursors) {
        this(stream, emittedAt, lines, cursors, 0, lines.ends.length);
    }

    private RecordLines(
            StreamDescriptor stream,
            Instant emittedAt,
            Rendered lines,
            List<@Nullable CursorValue> cursors,
            int first,
            int end) {
        this.stream = stream;
        this.emittedAt = emittedAt;
        this.lines = lines;
        this.cursors = cursors;
        this.first = first;
        this.end = end;
    }

    /** The records from one index to another, exclusive; shares the bytes. */
    public RecordLines between(int from, int to) {
        return new RecordLines(stream, emittedAt, lines, cursors, first + from, first + to);
    }

    public StreamDescriptor stream() {
        return stream;
    }

    /** When the records were emitted, as the lines tell it, in whole milliseconds. */
    public Instant emittedAt() {
        return emittedAt;
    }

    /** How many records there are. */
    public int size() {
        return end - first;
    }

    /** What the lines stand in, among others. Must not be changed. */
    public byte[] bytes() {
        return lines.bytes;
    }

    /** Where the line of a record begins; {@code size()} gives where the last line ends. */
    public int start(int index) {
        return first + index == 0 ? 0 : lines.ends[first + index - 1];
    }

    /** Where the data of a record begin, a compact JSON object; the line goes on behind it. */
    public int data(int index) {
        return start(index) + lines.dataOffset;
    }

    /** The data of a record, in UTF-8; a copy. */
    public byte[] copyOfData(int index) {
        return Arrays.copyOfRange(lines.bytes, data(index), lines.dataEnds[first + index]);
    }

    /** The value of the stream's cursor in a record, null where it has none. */
    public @Nullable CursorValue cursor(int index) {
        return cursors.get(first + index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.records(this);
    }
}
