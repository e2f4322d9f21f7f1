package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a stream's JSON schema: implements a {@code CustomSchemaLoader}. Thread-safe. */
@FunctionalInterface
public interface CustomSchemaLoader extends CustomComponent {

    /** The schema; may block. */
    Map<String, @Nullable Object> load() throws InterruptedException;
}
