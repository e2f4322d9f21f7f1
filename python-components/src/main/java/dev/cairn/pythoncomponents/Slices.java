package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.StreamSlice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slices as frames carry them. */
final class Slices {

    private Slices() {}

    static Map<String, @Nullable Object> json(StreamSlice slice) {
        return Map.of("partition", slice.partition(), "window", slice.window(), "extra", slice.extraFields());
    }
}
