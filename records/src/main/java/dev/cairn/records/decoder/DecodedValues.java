package dev.cairn.records.decoder;

import dev.cairn.records.MalformedBodyException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one body, one after the other. Confined to one thread; closing it closes the body. */
@FunctionalInterface
public interface DecodedValues extends Closeable {

    /**
     * The next value, or null after the last one.
     *
     * @throws MalformedBodyException if the body is not in the decoder's format
     * @throws IOException if the body cannot be read
     */
    @Nullable
    DecodedValue next() throws IOException;

    @Override
    default void close() throws IOException {}
}
