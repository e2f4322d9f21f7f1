package dev.cairn.components.python;

import dev.cairn.runtime.spi.BatchTransformation;
import dev.cairn.runtime.spi.RecordBatch;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One or several transformations in Python that follow each other. Thread-safe.
 *
 * @param chain at least one
 */
record PythonTransformation(List<PythonObject> chain) implements BatchTransformation {

    static PythonTransformation of(PythonObject object) {
        return new PythonTransformation(List.of(object));
    }

    @Override
    public RecordBatch transform(byte[] json, StreamSlice slice) {
        Frame changed = chain.get(0)
                .call(
                        "transform",
                        Map.of(
                                "components",
                                        chain.stream().map(PythonObject::id).toList(),
                                "slice", Slices.json(slice)),
                        json);
        Map<?, ?> outcome = changed.object("ok");
        return new RecordBatch(
                changed.attachment(),
                outcome.get("failed") instanceof Map<?, ?> error
                        ? new PythonException(error).failure(chain.get(0).name())
                        : null);
    }

    @Override
    public Optional<BatchTransformation> then(BatchTransformation next) {
        if (!(next instanceof PythonTransformation other) || !chain.get(0).isBeside(other.chain.get(0))) {
            return Optional.empty();
        }
        List<PythonObject> all = new ArrayList<>(chain);
        all.addAll(other.chain);
        return Optional.of(new PythonTransformation(all));
    }
}
