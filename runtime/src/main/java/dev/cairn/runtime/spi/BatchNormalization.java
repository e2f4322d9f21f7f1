package dev.cairn.runtime.spi;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes records fit a schema, many at a time: a {@code CustomSchemaNormalization} that runs elsewhere. Thread-safe. */
public interface BatchNormalization extends CustomSchemaNormalization {

    /**
     * What does it for the records of one stream.
     *
     * @param schema the stream's; asked for when the first records come, since it may have to be fetched
     */
    BatchTransformation with(Supplier<Map<String, @Nullable Object>> schema);

    /** Not used: records come in batches. */
    @Override
    default void normalize(Map<String, @Nullable Object> record, Map<String, @Nullable Object> schema) {
        throw new UnsupportedOperationException("records are normalised in batches");
    }
}
