package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.error.TransientException;
import dev.cairn.runtime.internal.record.RecordNormalizer;
import dev.cairn.runtime.internal.schema.SchemaLoader;
import dev.cairn.runtime.spi.CustomSchemaNormalization;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Normalizes records with a custom schema normalization. The schema is loaded for the first record. Thread-safe. */
public final class CustomNormalizerAdapter implements RecordNormalizer {

    private final CustomSchemaNormalization normalization;
    private final SchemaLoader loader;
    private volatile @Nullable Map<String, @Nullable Object> schema;

    public CustomNormalizerAdapter(CustomSchemaNormalization normalization, SchemaLoader loader) {
        this.normalization = normalization;
        this.loader = loader;
    }

    @Override
    public void normalize(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> known = schema;
        if (known == null) {
            known = load();
            schema = known;
        }
        normalization.normalize(record, known);
    }

    private Map<String, @Nullable Object> load() {
        try {
            return loader.load();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("The sync was stopped while the schema was being loaded.");
        }
    }
}
