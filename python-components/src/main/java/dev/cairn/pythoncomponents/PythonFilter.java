package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.BatchFilter;
import dev.cairn.runtime.spi.RecordBatch;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter in Python, which sees the records of a page as one iterable. Thread-safe. */
record PythonFilter(RemoteComponent object) implements BatchFilter {

    @Override
    public OfPage open(StreamSlice slice, @Nullable Object pageToken) {
        Map<String, @Nullable Object> arguments = object.arguments();
        arguments.put("page", object.nextNumber());
        arguments.put("slice", Slices.json(slice));
        arguments.put("token", pageToken);
        return new Page(object, arguments);
    }

    private static final class Page implements OfPage {

        private final RemoteComponent object;
        private final Map<String, @Nullable Object> arguments;
        private boolean begun;
        private boolean ended;

        Page(RemoteComponent object, Map<String, @Nullable Object> arguments) {
            this.object = object;
            this.arguments = arguments;
        }

        @Override
        public Kept filter(byte[] json, boolean last) {
            begun = true;
            arguments.put("last", last);
            arguments.put("exact", !FastParser.reads(json));
            Frame kept = object.call("filter", arguments, json);
            Map<?, ?> outcome = kept.object("ok");
            RuntimeException failure = SideProcessException.failure(outcome, id -> object.name());
            ended = last || failure != null;
            List<Long> positions = new ArrayList<>();
            if (outcome.get("positions") instanceof List<?> given) {
                given.forEach(position -> positions.add(position instanceof Long number ? number : Long.valueOf(-1)));
            }
            return new Kept(new RecordBatch(kept.attachment(), failure), positions);
        }

        @Override
        public void close() {
            if (begun && !ended) {
                ended = true;
                object.call("filter_end", arguments, Frame.NOTHING);
            }
        }
    }
}
