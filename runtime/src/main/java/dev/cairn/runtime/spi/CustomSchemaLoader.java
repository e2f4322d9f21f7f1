package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a stream's JSON schema: the Java side of a {@code CustomSchemaLoader}. Thread-safe. */
@FunctionalInterface
public interface CustomSchemaLoader extends CustomComponent {

    /** The schema; may block. */
    Map<String, @Nullable Object> load() throws InterruptedException;
}
