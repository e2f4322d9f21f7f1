package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.BatchNormalization;
import dev.cairn.runtime.spi.BatchTransformation;
import dev.cairn.runtime.spi.RecordBatch;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One or several transformations in Python that follow each other, or a normalisation after them. Thread-safe.
 *
 * @param chain at least one
 */
record PythonTransformation(List<Link> chain) implements BatchTransformation {

    /**
     * One of them.
     *
     * @param schema what a normalisation needs; null for a transformation
     */
    private record Link(RemoteComponent object, @Nullable Schema schema) {}

    /** A schema that is sent before it is needed first. Thread-safe. */
    private static final class Schema {

        private final Supplier<Map<String, @Nullable Object>> schema;
        private boolean sent;

        Schema(Supplier<Map<String, @Nullable Object>> schema) {
            this.schema = schema;
        }

        synchronized void send(RemoteComponent object) {
            if (!sent) {
                object.value("schema_is", Map.of("schema", schema.get()));
                sent = true;
            }
        }
    }

    static PythonTransformation of(RemoteComponent object) {
        return new PythonTransformation(List.of(new Link(object, null)));
    }

    static BatchNormalization normalization(RemoteComponent object) {
        return schema -> new PythonTransformation(List.of(new Link(object, new Schema(schema))));
    }

    @Override
    public RecordBatch transform(byte[] json, StreamSlice slice) {
        return transform(List.of(json).iterator(), slice).next();
    }

    @Override
    public Iterator<RecordBatch> transform(Iterator<byte[]> arrays, StreamSlice slice) {
        List<Long> ids = new ArrayList<>();
        for (Link link : chain) {
            if (link.schema != null) {
                link.schema.send(link.object);
            }
            ids.add(link.object.id());
        }
        return new TransformedBatches(
                first(), Map.of("components", ids, "slice", Slices.json(slice)), arrays, this::nameOf);
    }

    private String nameOf(@Nullable Object id) {
        return chain.stream()
                .map(Link::object)
                .filter(object -> Long.valueOf(object.id()).equals(id))
                .findFirst()
                .orElse(first())
                .name();
    }

    private RemoteComponent first() {
        return chain.get(0).object();
    }

    @Override
    public Optional<BatchTransformation> then(BatchTransformation next) {
        if (!(next instanceof PythonTransformation other) || !first().isBeside(other.first())) {
            return Optional.empty();
        }
        List<Link> all = new ArrayList<>(chain);
        all.addAll(other.chain);
        return Optional.of(new PythonTransformation(all));
    }
}
