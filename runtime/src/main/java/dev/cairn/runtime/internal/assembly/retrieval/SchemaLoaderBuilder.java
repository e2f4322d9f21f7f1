package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.ComplexFieldTypeModel;
import dev.cairn.models.ComplexFieldTypeModelOrString;
import dev.cairn.models.CustomRecordFilterModel;
import dev.cairn.models.CustomSchemaLoaderModel;
import dev.cairn.models.DynamicSchemaLoaderModel;
import dev.cairn.models.FilterModel;
import dev.cairn.models.InlineSchemaLoaderModel;
import dev.cairn.models.JsonFileSchemaLoaderModel;
import dev.cairn.models.Located;
import dev.cairn.models.RecordFilterModel;
import dev.cairn.models.RetrieverModel;
import dev.cairn.models.SchemaLoaderModel;
import dev.cairn.models.SchemaTypeIdentifierModel;
import dev.cairn.models.StringListOrString;
import dev.cairn.models.TargetTypeModel;
import dev.cairn.records.schema.CachingSchemaLoader;
import dev.cairn.records.schema.CompositeSchemaLoader;
import dev.cairn.records.schema.DynamicSchemaLoader;
import dev.cairn.records.schema.FieldType;
import dev.cairn.records.schema.InlineSchemaLoader;
import dev.cairn.records.schema.JsonFileSchemaLoader;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.records.schema.SchemaRecordSource;
import dev.cairn.records.schema.SchemaTypeIdentifier;
import dev.cairn.records.schema.TypeMapping;
import dev.cairn.retrieval.FirstSlice;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.internal.assembly.custom.CustomConditionAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.internal.assembly.record.TransformationBuilder;
import dev.cairn.runtime.spi.CustomRecordFilter;
import dev.cairn.runtime.spi.CustomSchemaLoader;
import dev.cairn.templates.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Builds schema loaders.
 *
 * @param stream the name of the stream whose schema it is
 * @param environment for requests whose responses are kept, as in the Python CDK
 * @param folder where the manifest is
 */
@SuppressWarnings("deprecation") // manifests of any age are built
public record SchemaLoaderBuilder(
        String stream, ComponentDefinition definition, HttpEnvironment environment, Path folder)
        implements SchemaLoaderModel.Visitor<SchemaLoader> {

    private static final String DEFAULT_FILE = "schemas/{{ parameters['name'] }}.json";

    /** The schema of a stream: of all its loaders, or of the file that is named like it. */
    public static SchemaLoader ofStream(
            String stream,
            Located.Items<SchemaLoaderModel, ComponentDefinition> loaders,
            HttpEnvironment environment,
            Path folder) {
        ComponentDefinition definition = loaders.at();
        if (loaders.value().isEmpty()) {
            Template file = definition.template(DEFAULT_FILE);
            return new CachingSchemaLoader(
                    new JsonFileSchemaLoader(folder, file, definition.scope(Map.of("name", stream)), true));
        }
        List<SchemaLoader> built =
                loaders.each((model, at) -> model.accept(new SchemaLoaderBuilder(stream, at, environment, folder)));
        return new CachingSchemaLoader(
                built.size() == 1 && !definition.isList() ? built.get(0) : new CompositeSchemaLoader(built));
    }

    @Override
    public SchemaLoader visitInlineSchemaLoaderModel(InlineSchemaLoaderModel model) {
        return new InlineSchemaLoader(model.schema());
    }

    @Override
    public SchemaLoader visitJsonFileSchemaLoaderModel(JsonFileSchemaLoaderModel model) {
        ComponentDefinition at = model.at(definition).filePath().at();
        return new JsonFileSchemaLoader(
                folder,
                at.template(Objects.requireNonNullElse(model.filePath(), DEFAULT_FILE)),
                definition.scope(),
                false);
    }

    @Override
    public SchemaLoader visitDynamicSchemaLoaderModel(DynamicSchemaLoaderModel model) {
        RetrieverBuilder.Stream described = RetrieverBuilder.Stream.helping(stream, SliceOptions.NONE, environment);
        var at = model.at(definition);
        Retriever retriever = at.retriever()
                .map((given, place) -> given.accept(new RetrieverBuilder(place, requesters(given, place), described)));
        return new DynamicSchemaLoader(
                firstRecord(retriever, environment.sleeper()),
                at.schemaTypeIdentifier().map(SchemaLoaderBuilder::identifier),
                at.schemaFilter().mapOrNull((filter, place) -> filter.accept(new FilterCondition(place))),
                TransformationBuilder.all(at.schemaTransformations()),
                definition.scope());
    }

    /** What is asked about jobs changes, so nothing of it is cached. */
    private HttpEnvironment requesters(RetrieverModel model, ComponentDefinition at) {
        if (!(model instanceof AsyncRetrieverModel async)) {
            return environment.about(RequestPurpose.SCHEMA);
        }
        if (!async.partitionRouter().isEmpty()) {
            throw async.at(at)
                    .partitionRouter()
                    .at()
                    .wrong("a schema is read from one job, so its AsyncRetriever can have no partition_router");
        }
        return environment.uncached().about(RequestPurpose.SCHEMA_OF_JOB);
    }

    @Override
    public SchemaLoader visitCustomSchemaLoaderModel(CustomSchemaLoaderModel model) {
        return definition.custom(CustomSchemaLoader.class)::load;
    }

    private static SchemaRecordSource firstRecord(Retriever retriever, Sleeper sleeper) {
        return () -> {
            Slice slice = FirstSlice.of(retriever, List.of(Slice.WHOLE).iterator(), sleeper);
            if (slice == null) {
                return null;
            }
            SliceReader reader = retriever.open(slice);
            for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
                if (!page.records().isEmpty()) {
                    return page.records().get(0).tree();
                }
            }
            return null;
        };
    }

    private static SchemaTypeIdentifier identifier(SchemaTypeIdentifierModel model, ComponentDefinition definition) {
        List<TypeMapping> mappings = model.at(definition)
                .typesMapping()
                .each((mapping, at) -> new TypeMapping(
                        currentType(mapping.currentType()),
                        fieldType(mapping.targetType()),
                        mapping.at(at).condition().optional()));
        return new SchemaTypeIdentifier(
                PathBuilder.of(model.at(definition).schemaPointer(), definition),
                PathBuilder.of(model.at(definition).keyPointer(), definition),
                model.typePointer().isEmpty()
                        ? null
                        : PathBuilder.of(model.at(definition).typePointer(), definition),
                mappings,
                definition.place());
    }

    /** What is compared with the JSON that the API answers: a text, or a list of texts. */
    private static Object currentType(StringListOrString model) {
        return model.toJson();
    }

    private static FieldType fieldType(TargetTypeModel model) {
        return model.accept(new TargetTypeModel.Visitor<>() {
            @Override
            public FieldType visitComplexFieldTypeModel(ComplexFieldTypeModel complex) {
                return complexType(complex);
            }

            @Override
            public FieldType visitStringList(List<String> names) {
                return Objects.requireNonNull(FieldType.of(names), "a list of two types");
            }

            @Override
            public FieldType visitString(String name) {
                return new FieldType.Named(name);
            }
        });
    }

    private static FieldType complexType(ComplexFieldTypeModel model) {
        return new FieldType.Complex(model.fieldType(), model.items() == null ? null : items(model.items()));
    }

    private static FieldType items(ComplexFieldTypeModelOrString model) {
        return model.accept(new ComplexFieldTypeModelOrString.Visitor<>() {
            @Override
            public FieldType visitComplexFieldTypeModel(ComplexFieldTypeModel complex) {
                return complexType(complex);
            }

            @Override
            public FieldType visitString(String name) {
                return new FieldType.Named(name);
            }
        });
    }

    private record FilterCondition(ComponentDefinition definition) implements FilterModel.Visitor<Template> {

        @Override
        public Template visitRecordFilterModel(RecordFilterModel model) {
            return model.at(definition).condition().template();
        }

        @Override
        public Template visitCustomRecordFilterModel(CustomRecordFilterModel model) {
            return new CustomConditionAdapter(definition.custom(CustomRecordFilter.class));
        }
    }
}
