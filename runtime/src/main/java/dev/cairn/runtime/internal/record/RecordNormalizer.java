package dev.cairn.runtime.internal.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the values of records fit the stream's schema. Thread-safe. */
@FunctionalInterface
public interface RecordNormalizer {

    /** Changes a record in place. */
    void normalize(Map<String, @Nullable Object> record);
}
