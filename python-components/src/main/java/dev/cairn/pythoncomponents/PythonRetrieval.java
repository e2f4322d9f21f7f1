package dev.cairn.pythoncomponents;

import dev.cairn.json.PythonJson;
import dev.cairn.runtime.spi.StreamRetrieval;
import dev.cairn.runtime.spi.StreamSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a stream that the CDK has built in the side process. Thread-safe. */
record PythonRetrieval(RemoteComponent stream) implements StreamRetrieval {

    /**
     * Has the stream of a context built.
     *
     * @throws SideProcessException if it cannot be
     */
    static PythonRetrieval of(RemoteComponent object) {
        Map<String, @Nullable Object> given = object.context().fields();
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("definition", given.get("stream"));
        arguments.put("state", given.get("state"));
        arguments.put("cached", given.get("cached"));
        object.create("open_stream", arguments);
        return new PythonRetrieval(object);
    }

    @Override
    public Lookahead<Part> read(StreamSlice slice) {
        return new Parts(slice);
    }

    @Override
    public Partitions partitions() {
        return new Found();
    }

    private @Nullable Object open(String op, Map<String, ? extends @Nullable Object> arguments) {
        return stream.call(op, arguments, Frame.NOTHING).header().get("ok");
    }

    /** The parts of a slice. */
    private final class Parts extends Lookahead<Part> {

        private final StreamSlice slice;
        private @Nullable Object reading;

        Parts(StreamSlice slice) {
            this.slice = slice;
        }

        @Override
        @Nullable
        Part find() {
            if (reading == null) {
                reading = open("open_slice", Map.of("component", stream.id(), "slice", Slices.json(slice)));
            }
            Frame part = stream.call("next_part", Collections.singletonMap("slice", reading), Frame.NOTHING);
            return part.header().get("ok") instanceof Map<?, ?> about
                    ? new Part(records(part.attachment()), Boolean.TRUE.equals(about.get("ends_page")))
                    : null;
        }
    }

    /** The partitions that the stream's own router finds. */
    private final class Found extends Lookahead<StreamSlice> implements Partitions {

        private @Nullable Object router;
        private @Nullable Map<String, @Nullable Object> found;
        private @Nullable Map<String, @Nullable Object> parentState;

        @Override
        @Nullable
        StreamSlice find() {
            if (router == null) {
                router = open("open_partitions", Map.of("component", stream.id()));
            }
            Map<String, @Nullable Object> partition =
                    members(open("next_partition", Collections.singletonMap("partitions", router)));
            found = partition.get("parent_state") instanceof Map<?, ?> state ? members(state) : null;
            if (partition.get("partition") == null) {
                parentState = found;
                return null;
            }
            return new StreamSlice(
                    members(partition.get("partition")),
                    members(partition.get("window")),
                    members(partition.get("extra")));
        }

        @Override
        public StreamSlice next() {
            StreamSlice next = super.next();
            parentState = found;
            return next;
        }

        @Override
        public @Nullable Map<String, @Nullable Object> parentState() {
            return parentState;
        }
    }

    private static List<Map<String, @Nullable Object>> records(byte[] json) {
        try {
            return PythonJson.parse(json) instanceof List<?> items
                    ? items.stream().map(PythonRetrieval::members).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("records that are no JSON", e);
        }
    }

    /** The members of an object; none where it is no object. */
    @SuppressWarnings("unchecked") // objects of JSON have names
    private static Map<String, @Nullable Object> members(@Nullable Object json) {
        return json instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }
}
