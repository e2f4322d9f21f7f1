package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.RecordBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a page that Python transforms in order. It has the next one before this side has looked at the answer for the
 * one before, so both are at work at the same time. Confined to one thread.
 */
final class TransformedBatches implements Iterator<RecordBatch> {

    private static final int SENT_AHEAD = 2;

    private final RemoteComponent object;
    private final Map<String, ?> arguments;
    private final Iterator<byte[]> arrays;
    private final Function<@Nullable Object, String> names;
    private final Deque<PendingCall> sent = new ArrayDeque<>();
    private @Nullable Long before;
    private boolean failed;

    /**
     * @param object on whose behalf
     * @param arguments of each call
     * @param names of components by their numbers
     */
    TransformedBatches(
            RemoteComponent object,
            Map<String, ?> arguments,
            Iterator<byte[]> arrays,
            Function<@Nullable Object, String> names) {
        this.object = object;
        this.arguments = arguments;
        this.arrays = arrays;
        this.names = names;
    }

    @Override
    public boolean hasNext() {
        return !sent.isEmpty() || (!failed && arrays.hasNext());
    }

    @Override
    public RecordBatch next() {
        try {
            while (sent.size() < SENT_AHEAD && arrays.hasNext()) {
                send(arrays.next());
            }
            Frame changed = object.answer(sent.remove());
            RuntimeException failure = SideProcessException.failure(changed.object("ok"), names);
            if (failure != null) {
                failed = true;
                while (!sent.isEmpty()) { // left out there
                    object.answer(sent.remove());
                }
            }
            return new RecordBatch(changed.attachment(), failure);
        } catch (RuntimeException e) {
            sent.forEach(object::forget);
            throw e;
        }
    }

    private void send(byte[] json) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(arguments);
        all.put("exact", !FastParser.reads(json));
        if (before != null) {
            all.put("after", before);
        }
        if (arrays.hasNext()) {
            all.put("followed", true);
        }
        PendingCall call = object.begin("transform", all, json);
        before = call.id();
        sent.add(call);
    }
}
