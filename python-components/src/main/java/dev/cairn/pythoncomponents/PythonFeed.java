package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.BatchExtractor;
import dev.cairn.runtime.spi.RecordBatch;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What a generator in Python yields, in batches. Confined to one thread. */
final class PythonFeed implements BatchExtractor.Batches {

    private final RemoteComponent object;
    private final ResponseArgument response;
    private @Nullable Frame next;
    private @Nullable Object more;

    /** Begins with the first batch of an operation on a response. */
    PythonFeed(RemoteComponent object, String op, ResponseArgument response) {
        this.object = object;
        this.response = response;
        Map<String, @Nullable Object> arguments = object.arguments();
        arguments.put("response", response.json());
        next = object.call(op, arguments, response.attachment());
        more = next.object("ok").get("more");
    }

    @Override
    public boolean hasNext() {
        if (next == null && more != null) {
            next = object.call("next", Map.of("feed", more), Frame.NOTHING);
            more = next.object("ok").get("more");
        }
        return next != null;
    }

    @Override
    public RecordBatch next() {
        Frame batch = next;
        if (batch == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return new RecordBatch(
                batch.attachment(), SideProcessException.failure(batch.object("ok"), id -> object.name()));
    }

    @Override
    public void close() {
        response.close();
        if (more != null) {
            object.call("drop", Map.of("feed", more), Frame.NOTHING);
            more = null;
        }
    }
}
