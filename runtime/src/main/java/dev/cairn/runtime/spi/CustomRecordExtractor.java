package dev.cairn.runtime.spi;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the records in a response: implements a {@code CustomRecordExtractor}. Thread-safe. */
@FunctionalInterface
public interface CustomRecordExtractor extends CustomComponent {

    /**
     * The records, in the order of the API; may read the body as they are asked for.
     *
     * @throws IOException if the body cannot be read
     */
    Iterator<Map<String, @Nullable Object>> extract(ResponseValues body) throws IOException;
}
