package dev.cairn.pythoncomponents;

import dev.cairn.json.PythonJson;
import dev.cairn.runtime.spi.CustomDecoder;
import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.RecordBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decoder in Python, which reads the body as it needs it. Thread-safe. */
final class PythonDecoder implements CustomDecoder {

    private final RemoteComponent object;
    private final boolean streaming;

    PythonDecoder(RemoteComponent object) {
        this.object = object;
        this.streaming = Boolean.TRUE.equals(object.value("streams"));
    }

    @Override
    public Iterator<@Nullable Object> decode(InputStream body) {
        return decode(body, null);
    }

    @Override
    public Iterator<@Nullable Object> decode(InputStream body, @Nullable HttpAnswer answer) {
        return new Values(new PythonFeed(
                object, "decode", ResponseArgument.whole(object.bodies(), Optional.ofNullable(answer), body)));
    }

    @Override
    public boolean isStreaming() {
        return streaming;
    }

    private static final class Values implements Iterator<@Nullable Object> {

        private final PythonFeed feed;
        private Iterator<? extends @Nullable Object> values = Collections.emptyIterator();
        private @Nullable RuntimeException failure;

        Values(PythonFeed feed) {
            this.feed = feed;
        }

        @Override
        public boolean hasNext() {
            while (!values.hasNext()) {
                if (failure != null) {
                    throw failure;
                }
                if (!feed.hasNext()) {
                    return false;
                }
                RecordBatch batch = feed.next();
                values = values(batch.json());
                failure = batch.failure();
            }
            return true;
        }

        private static Iterator<? extends @Nullable Object> values(byte[] json) {
            try {
                return PythonJson.parse(json) instanceof List<?> list ? list.iterator() : Collections.emptyIterator();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public @Nullable Object next() {
            return values.next();
        }
    }
}
