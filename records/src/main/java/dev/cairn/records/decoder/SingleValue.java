package dev.cairn.records.decoder;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values of a body that has one value. */
final class SingleValue implements DecodedValues {

    private @Nullable DecodedValue value;
    private final Closeable body;

    private SingleValue(DecodedValue value, Closeable body) {
        this.value = value;
        this.body = body;
    }

    static DecodedValues of(DecodedValue value, Closeable body) {
        return new SingleValue(value, body);
    }

    @Override
    public @Nullable DecodedValue next() {
        DecodedValue next = value;
        value = null;
        return next;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
