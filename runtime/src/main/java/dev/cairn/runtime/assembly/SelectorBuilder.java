package dev.cairn.runtime.assembly;

import dev.cairn.models.CombinedExtractor;
import dev.cairn.models.CustomRecordExtractor;
import dev.cairn.models.CustomRecordFilter;
import dev.cairn.models.CustomSchemaNormalization;
import dev.cairn.models.DownloadExtractor;
import dev.cairn.models.DpathExtractor;
import dev.cairn.models.Filter;
import dev.cairn.models.Normalization;
import dev.cairn.models.RecordExpander;
import dev.cairn.models.RecordExtractor;
import dev.cairn.models.RecordFilter;
import dev.cairn.models.RecordSelector;
import dev.cairn.models.ResponseToFileExtractor;
import dev.cairn.models.SchemaNormalization;
import dev.cairn.runtime.assembly.custom.SuppliedExtractor;
import dev.cairn.runtime.assembly.custom.SuppliedNormalizer;
import dev.cairn.runtime.assembly.custom.SuppliedRecordParts;
import dev.cairn.runtime.error.TransientException;
import dev.cairn.runtime.record.RecordNormalizer;
import dev.cairn.runtime.record.RecordPredicate;
import dev.cairn.runtime.record.RecordTransformation;
import dev.cairn.runtime.record.decoder.Decoder;
import dev.cairn.runtime.record.normalize.SchemaNormalizer;
import dev.cairn.runtime.schema.SchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the selector of a stream's records. */
final class SelectorBuilder {

    private final Site site;
    private final Decoder decoder;

    SelectorBuilder(Site site, Decoder decoder) {
        this.site = site;
        this.decoder = decoder;
    }

    /**
     * What a stream adds to its selector.
     *
     * @param cursorFilter keeps what is to be synced where the API does not filter, or null
     * @param transformsFirst the default of {@code transform_before_filtering}
     * @param schema what records are normalised to, where the manifest wants that
     */
    record Additions(
            @Nullable RecordPredicate cursorFilter,
            boolean transformsFirst,
            List<RecordTransformation> transformations,
            SchemaLoader schema) {}

    dev.cairn.runtime.record.RecordSelector build(RecordSelector model, Additions additions) {
        List<RecordPredicate> filters = new ArrayList<>();
        if (additions.cursorFilter() != null) {
            filters.add(additions.cursorFilter());
        }
        if (model.recordFilter() != null) {
            filters.add(model.recordFilter().accept(new FilterBuilder()));
        }
        Boolean transformsFirst = model.transformBeforeFiltering();
        return new dev.cairn.runtime.record.RecordSelector(
                model.extractor().accept(new ExtractorBuilder(site.field("extractor"))),
                filters,
                additions.transformations(),
                transformsFirst == null ? additions.transformsFirst() : transformsFirst,
                normalizer(model.schemaNormalization(), additions.schema()));
    }

    private @Nullable RecordNormalizer normalizer(@Nullable Normalization model, SchemaLoader schema) {
        return model == null
                ? null
                : model.accept(new NormalizerBuilder(schema)).orElse(null);
    }

    private final class NormalizerBuilder implements Normalization.Visitor<Optional<RecordNormalizer>> {

        private final SchemaLoader schema;

        NormalizerBuilder(SchemaLoader schema) {
            this.schema = schema;
        }

        @Override
        public Optional<RecordNormalizer> visitCustomSchemaNormalization(CustomSchemaNormalization custom) {
            return Optional.of(new SuppliedNormalizer(
                    site.field("schema_normalization")
                            .supplied(
                                    dev.cairn.runtime.spi.CustomSchemaNormalization.class,
                                    custom.className(),
                                    custom.parameters(),
                                    custom.additionalProperties()),
                    schema));
        }

        @Override
        public Optional<RecordNormalizer> visitSchemaNormalization(SchemaNormalization kind) {
            return switch (kind) {
                case DEFAULT -> Optional.of(new LazyNormalizer(schema));
                case NONE -> Optional.empty();
            };
        }
    }

    /** The schema may come from the API, so it is loaded when the first record needs it. */
    private static final class LazyNormalizer implements RecordNormalizer {

        private final SchemaLoader schema;
        private volatile @Nullable RecordNormalizer normalizer;

        LazyNormalizer(SchemaLoader schema) {
            this.schema = schema;
        }

        @Override
        public void normalize(Map<String, @Nullable Object> record) {
            RecordNormalizer known = normalizer;
            if (known == null) {
                known = new SchemaNormalizer(load());
                normalizer = known;
            }
            known.normalize(record);
        }

        private Map<String, @Nullable Object> load() {
            try {
                return schema.load();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientException("The sync was stopped while the schema was being loaded.");
            }
        }
    }

    private final class FilterBuilder implements Filter.Visitor<RecordPredicate> {

        @Override
        public RecordPredicate visitRecordFilter(RecordFilter model) {
            dev.cairn.runtime.record.RecordFilter filter = new dev.cairn.runtime.record.RecordFilter(
                    site.field("record_filter").field("condition").template(model.condition()));
            return (record, slice, scope) -> filter.keeps(
                    record, slice, name -> name.equals("parameters") ? model.parameters() : scope.lookUp(name));
        }

        @Override
        public RecordPredicate visitCustomRecordFilter(CustomRecordFilter model) {
            return SuppliedRecordParts.filter(site.field("record_filter")
                    .supplied(
                            dev.cairn.runtime.spi.CustomRecordFilter.class,
                            model.className(),
                            model.parameters(),
                            model.additionalProperties()));
        }
    }

    /** An extractor of downloads; without a model, of the whole body. */
    dev.cairn.runtime.record.RecordExtractor extractor(
            @Nullable DownloadExtractor model, Site at, Map<String, @Nullable Object> parameters) {
        return model == null
                ? new dev.cairn.runtime.record.extract.DpathExtractor(
                        decoder, Paths.of(List.of(), at, parameters), null)
                : model.accept(new ExtractorBuilder(at));
    }

    static dev.cairn.runtime.record.extract.@Nullable RecordExpander expander(@Nullable RecordExpander model, Site at) {
        return model == null
                ? null
                : new dev.cairn.runtime.record.extract.RecordExpander(
                        Paths.of(model.expandRecordsFromField(), at, model.parameters()),
                        model.remainOriginalRecord(),
                        switch (model.onNoRecords()) {
                            case SKIP -> false;
                            case EMIT_PARENT -> true;
                        });
    }

    private final class ExtractorBuilder implements RecordExtractor.Visitor<dev.cairn.runtime.record.RecordExtractor> {

        private final Site at;

        ExtractorBuilder(Site at) {
            this.at = at;
        }

        @Override
        public dev.cairn.runtime.record.RecordExtractor visitDpathExtractor(DpathExtractor model) {
            return new dev.cairn.runtime.record.extract.DpathExtractor(
                    decoder,
                    Paths.of(model.fieldPath(), at.field("field_path"), model.parameters()),
                    expander(model.recordExpander(), at.field("record_expander")));
        }

        @Override
        public dev.cairn.runtime.record.RecordExtractor visitCustomRecordExtractor(CustomRecordExtractor model) {
            return new SuppliedExtractor(
                    at.supplied(
                            dev.cairn.runtime.spi.CustomRecordExtractor.class,
                            model.className(),
                            model.parameters(),
                            model.additionalProperties()),
                    decoder);
        }

        @Override
        public dev.cairn.runtime.record.RecordExtractor visitCombinedExtractor(CombinedExtractor model) {
            throw at.wrong("CombinedExtractor is not built yet");
        }

        @Override
        public dev.cairn.runtime.record.RecordExtractor visitResponseToFileExtractor(ResponseToFileExtractor model) {
            return new dev.cairn.runtime.record.extract.ResponseToFileExtractor(model.preserveNaValues());
        }
    }
}
