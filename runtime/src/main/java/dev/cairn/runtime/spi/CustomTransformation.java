package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes records: implements a {@code CustomTransformation}. Thread-safe. */
@FunctionalInterface
public interface CustomTransformation extends CustomComponent {

    /**
     * Changes a record in place; its objects and lists can be changed.
     *
     * @param slice partition and window that the record belongs to, in one map
     */
    void transform(Map<String, @Nullable Object> record, Map<String, @Nullable Object> slice);
}
