package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.error.TransientException;
import dev.cairn.records.RecordNormalizer;
import dev.cairn.records.RecordStep;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.runtime.spi.BatchNormalization;
import dev.cairn.runtime.spi.CustomSchemaNormalization;
import java.util.Map;
import java.util.Optional;
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
    public Optional<RecordStep> inBatches() {
        return normalization instanceof BatchNormalization batches
                ? Optional.of(new BatchTransformationAdapter(batches.with(this::schema)))
                : Optional.empty();
    }

    @Override
    public void normalize(Map<String, @Nullable Object> record) {
        normalization.normalize(record, schema());
    }

    private Map<String, @Nullable Object> schema() {
        Map<String, @Nullable Object> known = schema;
        if (known == null) {
            known = load();
            schema = known;
        }
        return known;
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
