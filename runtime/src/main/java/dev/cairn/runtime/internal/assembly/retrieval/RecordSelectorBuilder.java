package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.core.error.TransientException;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.models.CombinedExtractorModel;
import dev.cairn.models.CustomRecordExtractorModel;
import dev.cairn.models.CustomRecordFilterModel;
import dev.cairn.models.CustomSchemaNormalizationModel;
import dev.cairn.models.DownloadExtractorModel;
import dev.cairn.models.DpathExtractorModel;
import dev.cairn.models.FilterModel;
import dev.cairn.models.Located;
import dev.cairn.models.NormalizationModel;
import dev.cairn.models.RecordExtractorModel;
import dev.cairn.models.RecordFilterModel;
import dev.cairn.models.RecordSelectorModel;
import dev.cairn.models.ResponseToFileExtractorModel;
import dev.cairn.models.SchemaNormalizationModel;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.RecordFilter;
import dev.cairn.records.RecordNormalizer;
import dev.cairn.records.RecordPredicate;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.extract.CombinedExtractor;
import dev.cairn.records.extract.DpathExtractor;
import dev.cairn.records.extract.NonEmptyRecords;
import dev.cairn.records.extract.ResponseToFileExtractor;
import dev.cairn.records.normalize.SchemaNormalizer;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.runtime.internal.assembly.custom.CustomExtractorAdapter;
import dev.cairn.runtime.internal.assembly.custom.CustomNormalizerAdapter;
import dev.cairn.runtime.internal.assembly.custom.CustomRecordAdapters;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.internal.trial.SelectionTrace;
import dev.cairn.runtime.spi.CustomRecordExtractor;
import dev.cairn.runtime.spi.CustomRecordFilter;
import dev.cairn.runtime.spi.CustomSchemaNormalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the selector of a stream's records.
 *
 * @param environment for the requests that complete records
 */
record RecordSelectorBuilder(ComponentDefinition definition, Decoder decoder, HttpEnvironment environment) {

    /**
     * What a stream adds to its selector.
     *
     * @param cursorFilter keeps what is to be synced where the API does not filter, or null
     * @param transformsFirst the default of {@code transform_before_filtering}
     * @param schema what records are normalised to, where the manifest wants that
     * @param trace hears what becomes of each record, or null
     */
    record Additions(
            @Nullable RecordPredicate cursorFilter,
            boolean transformsFirst,
            List<RecordTransformation> transformations,
            SchemaLoader schema,
            @Nullable SelectionTrace trace) {}

    RecordSelector build(RecordSelectorModel model, Additions additions) {
        List<RecordPredicate> filters = new ArrayList<>();
        SelectionTrace trace = additions.trace();
        RecordPredicate ofCursor = traced(additions.cursorFilter(), trace);
        if (ofCursor != null) {
            filters.add(ofCursor);
        }
        var at = model.at(definition);
        RecordPredicate given = at.recordFilter().mapOrNull((filter, place) -> {
            RecordPredicate built = filter.accept(new FilterBuilder(place));
            return trace == null ? built : told(built, trace, place);
        });
        if (given != null) {
            filters.add(given);
        }
        List<RecordTransformation> transformations = new ArrayList<>(additions.transformations());
        boolean transformsFirst =
                Objects.requireNonNullElse(model.transformBeforeFiltering(), additions.transformsFirst());
        if (trace != null && transformsFirst && !transformations.isEmpty()) {
            transformations.add(0, trace.firstTransformation());
        } else if (trace != null) {
            filters.add(0, trace.firstFilter());
        }
        return new RecordSelector(
                at.extractor().map((extractor, place) -> {
                    RecordExtractor built = extractor.accept(new ExtractorBuilder(place));
                    return trace == null ? built : trace.extractor(built, place.place(), path(extractor, place));
                }),
                filters,
                transformations,
                transformsFirst,
                at.schemaNormalization()
                        .mapOrNull((normalization, place) -> normalization
                                .accept(new NormalizerBuilder(place, additions.schema()))
                                .orElse(null)));
    }

    /** A cursor's filter that tells a trace what it does; itself where there is none. */
    static @Nullable RecordPredicate traced(@Nullable RecordPredicate ofCursor, @Nullable SelectionTrace trace) {
        return ofCursor == null || trace == null ? ofCursor : trace.filter(ofCursor, null, "the cursor: not new");
    }

    private static RecordPredicate told(RecordPredicate filter, SelectionTrace trace, ComponentDefinition at) {
        String condition = at.object().text(RecordFilterModel.CONDITION);
        return trace.filter(filter, at.place(), condition == null ? "a custom filter" : condition);
    }

    /** Where an extractor looks; null for one that does not say. */
    private static @Nullable Supplier<FieldPath> path(RecordExtractorModel model, ComponentDefinition at) {
        return model instanceof DpathExtractorModel dpath
                ? PathBuilder.of(dpath.at(at).fieldPath(), at)
                : null;
    }

    private final class NormalizerBuilder implements NormalizationModel.Visitor<Optional<RecordNormalizer>> {

        private final ComponentDefinition at;
        private final SchemaLoader schema;

        NormalizerBuilder(ComponentDefinition at, SchemaLoader schema) {
            this.at = at;
            this.schema = schema;
        }

        @Override
        public Optional<RecordNormalizer> visitCustomSchemaNormalizationModel(CustomSchemaNormalizationModel custom) {
            return Optional.of(new CustomNormalizerAdapter(at.custom(CustomSchemaNormalization.class), schema));
        }

        @Override
        public Optional<RecordNormalizer> visitSchemaNormalizationModel(SchemaNormalizationModel kind) {
            return switch (kind) {
                case DEFAULT -> Optional.of(new LazyNormalizer(schema, environment.observer()::warned));
                case NONE -> Optional.empty();
            };
        }
    }

    /** The schema may come from the API, so it is loaded when the first record needs it. */
    private static final class LazyNormalizer implements RecordNormalizer {

        private final SchemaLoader schema;
        private final Consumer<String> warnings;
        private volatile @Nullable RecordNormalizer normalizer;

        LazyNormalizer(SchemaLoader schema, Consumer<String> warnings) {
            this.schema = schema;
            this.warnings = warnings;
        }

        @Override
        public void normalize(Map<String, @Nullable Object> record) {
            RecordNormalizer known = normalizer;
            if (known == null) {
                known = new SchemaNormalizer(load(), warnings);
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

    private record FilterBuilder(ComponentDefinition definition) implements FilterModel.Visitor<RecordPredicate> {

        @Override
        public RecordPredicate visitRecordFilterModel(RecordFilterModel model) {
            RecordFilter filter =
                    new RecordFilter(model.at(definition).condition().template());
            return (record, slice, scope) -> filter.keeps(
                    record, slice, name -> name.equals("parameters") ? model.parameters() : scope.lookUp(name));
        }

        @Override
        public RecordPredicate visitCustomRecordFilterModel(CustomRecordFilterModel model) {
            return CustomRecordAdapters.filter(definition.custom(CustomRecordFilter.class));
        }
    }

    /** An extractor of downloads; without a model, of the whole body. */
    RecordExtractor extractor(Located<@Nullable DownloadExtractorModel, ComponentDefinition> extractor) {
        return extractor.mapOr(
                new DpathExtractor(
                        decoder, PathBuilder.of(new Located.Items<>(List.of(), definition), definition), null),
                (model, at) -> model.accept(new ExtractorBuilder(at)));
    }

    private final class ExtractorBuilder implements RecordExtractorModel.Visitor<RecordExtractor> {

        private final ComponentDefinition at;

        ExtractorBuilder(ComponentDefinition at) {
            this.at = at;
        }

        @Override
        public RecordExtractor visitDpathExtractorModel(DpathExtractorModel model) {
            return new DpathExtractor(
                    decoder,
                    PathBuilder.of(model.at(at).fieldPath(), at),
                    model.at(at)
                            .recordExpander()
                            .mapOrNull((expander, place) ->
                                    new RecordExpanderBuilder(place, environment).build(expander)));
        }

        @Override
        public RecordExtractor visitCustomRecordExtractorModel(CustomRecordExtractorModel model) {
            return new CustomExtractorAdapter(at.custom(CustomRecordExtractor.class), decoder);
        }

        @Override
        public RecordExtractor visitCombinedExtractorModel(CombinedExtractorModel model) {
            ValueExtractors.requireRepeatable(decoder, at);
            List<RecordExtractor> extractors = model.at(at)
                    .extractors()
                    .each((extractor, part) -> model.skipEmptyRecords()
                            ? new NonEmptyRecords(
                                    ValueExtractors.build(extractor, part, decoder, environment)
                                            .values(),
                                    skipping(part))
                            : extractor.accept(new ExtractorBuilder(part)));
            return new CombinedExtractor(extractors, ValueExtractors.firstMatchOnly(model.mode()));
        }

        /** Says once that values are left out, since an API has its reasons to send empty ones. */
        private LongConsumer skipping(ComponentDefinition extractor) {
            AtomicBoolean said = new AtomicBoolean();
            return count -> {
                if (!said.getAndSet(true)) {
                    environment
                            .observer()
                            .warned("The extractor at " + extractor.place() + " has found " + count
                                    + " empty records, which are left out; the API may say in another field why they are"
                                    + " empty");
                }
            };
        }

        @Override
        public RecordExtractor visitResponseToFileExtractorModel(ResponseToFileExtractorModel model) {
            return new ResponseToFileExtractor(model.preserveNaValues());
        }
    }
}
