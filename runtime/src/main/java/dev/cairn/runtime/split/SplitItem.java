package dev.cairn.runtime.split;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SliceTracker;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a reader gives of a slice, in order. An engine hands each to the slice's {@link SplitTracker}. */
public sealed interface SplitItem {

    /**
     * Tells the slice's tracker.
     *
     * @return whether it is a record that is to leave
     */
    boolean tell(PositionedTracker progress);

    /**
     * A record.
     *
     * @param json the record as JSON text in UTF-8, without top-level nulls, as it stands in a RECORD message; not to be
     *     changed
     * @param value its cursor value; null where it has none that can be read, or the stream has no cursor
     * @param hash of the text; 0 where it is not needed
     * @param file what a RECORD message says of the file that belongs to the record, as plain JSON values; null where
     *     there is none
     */
    @SuppressWarnings({"ArrayRecordComponent", "JavaLangClash"}) // never compared; the field's own term
    record Record(
            byte[] json,
            @Nullable CursorValue value,
            long hash,
            @Nullable Map<String, @Nullable Object> file) implements SplitItem {

        @Override
        public boolean tell(PositionedTracker progress) {
            return progress.leaves(value, hash);
        }
    }

    /** A record that a filter of the connector dropped; it moves the position. */
    record Dropped(@Nullable CursorValue value) implements SplitItem {

        @Override
        public boolean tell(PositionedTracker progress) {
            progress.observeDropped(value);
            return false;
        }
    }

    /**
     * Something that happened between records, such as the end of a page.
     *
     * @param tells says it to a tracker
     */
    record Event(Consumer<SliceTracker> tells) implements SplitItem {

        @Override
        public boolean tell(PositionedTracker progress) {
            tells.accept(progress);
            return false;
        }
    }
}
