package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which records are kept: implements a {@code CustomRecordFilter}. Thread-safe. */
@FunctionalInterface
public interface CustomRecordFilter extends CustomComponent {

    /** Whether a record is wanted; it must not be changed. */
    boolean keeps(Map<String, @Nullable Object> record, StreamSlice slice);
}
