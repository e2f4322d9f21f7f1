package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records fit a schema: implements a {@code CustomSchemaNormalization}. Thread-safe. */
@FunctionalInterface
public interface CustomSchemaNormalization extends CustomComponent {

    /**
     * Changes a record in place.
     *
     * @param schema the stream's, which must not be changed
     */
    void normalize(Map<String, @Nullable Object> record, Map<String, @Nullable Object> schema);
}
