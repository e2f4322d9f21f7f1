package dev.cairn.runtime.cursor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what a cursor has to say, at the point between two records where it says it. */
public interface StateSink {

    /** A state that vouches for everything that was observed before, as far as it claims it. */
    void emit(Map<String, @Nullable Object> state);

    /** Something the user should know, such as records that are out of order; goes to the platform's log unless overridden. */
    default void warn(String text) {
        System.getLogger("dev.cairn.runtime.cursor").log(System.Logger.Level.WARNING, text);
    }
}
