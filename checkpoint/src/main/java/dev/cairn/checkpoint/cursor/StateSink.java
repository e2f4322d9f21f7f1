package dev.cairn.checkpoint.cursor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the states and warnings of a cursor, in order between the records. */
public interface StateSink {

    /** A state that vouches for everything that was observed before, as far as it claims it. */
    void emit(Map<String, @Nullable Object> state);

    /**
     * A state that says less than the one before, which claimed too much: a sync that goes on from that one would lose the
     * records that come next, so that one must not be kept any longer.
     */
    default void takeBack(Map<String, @Nullable Object> state) {
        emit(state);
    }

    /** Some of the records that left before this sync come again, since a parent stream could not go on where it stood. */
    default void partlyBegunAnew() {}

    /**
     * How many bytes of the stream's records were written so far, as far as that is known; states of many partitions wait
     * until there are enough.
     */
    default long recordBytes() {
        return 0;
    }

    /** How many bytes the last state took as it was written, as far as that is known. */
    default long stateBytes() {
        return 0;
    }

    /** Something the user should know, such as records that are out of order; goes to the platform's log unless overridden. */
    default void warn(String text) {
        System.getLogger("dev.cairn.checkpoint.cursor").log(System.Logger.Level.WARNING, text);
    }
}
