package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.ComponentMappingDefinitionModel;
import dev.cairn.models.ComponentsResolverModel;
import dev.cairn.models.ConfigComponentsResolverModel;
import dev.cairn.models.HttpComponentsResolverModel;
import dev.cairn.models.Located;
import dev.cairn.models.ParametrizedComponentsResolverModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.ValueTypeModel;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ComponentValues;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.internal.assembly.record.AddedFieldTypes;
import dev.cairn.runtime.internal.assembly.retrieval.RetrieverBuilder;
import dev.cairn.runtime.internal.assembly.stream.PartitionRouterBuilder;
import dev.cairn.runtime.internal.assembly.stream.Partitioning;
import dev.cairn.runtime.internal.assembly.stream.SliceRequestOption;
import dev.cairn.runtime.internal.assembly.stream.StreamBuilder;
import dev.cairn.runtime.internal.trial.LimitedRetriever;
import dev.cairn.templates.TemplateOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds components resolvers: where the values for a stream template come from, and how they are put into it. */
final class ComponentsResolverBuilder
        implements ComponentsResolverModel.Visitor<ComponentsResolverBuilder.ComponentsResolver> {

    private static final String DEFAULT_NAME = "__http_components_resolver";

    private final ComponentDefinition definition;
    private final BuildContext context;
    private final String name;

    /** @param name the name of the dynamic stream, under which requests are reported; may be empty */
    ComponentsResolverBuilder(ComponentDefinition definition, BuildContext context, String name) {
        this.definition = definition;
        this.context = context;
        this.name = name.isEmpty() ? DEFAULT_NAME : name;
    }

    /** Gives the values for each stream of a template, and puts them into it. */
    record ComponentsResolver(ComponentValues.Source values, ComponentMappings mappings) {}

    /** Its requests are always cached, but for those about jobs, whose answers change. */
    @Override
    public ComponentsResolver visitHttpComponentsResolverModel(HttpComponentsResolverModel model) {
        ComponentDefinition at = model.at(definition).retriever().at();
        HttpEnvironment environment = model.retriever() instanceof AsyncRetrieverModel
                ? context.environment(name)
                : context.ownCacheEnvironment(name);
        PartitionRoutingModel routing = StreamBuilder.routing(model.retriever());
        Partitioning partitions = routing == null
                ? null
                : new PartitionRouterBuilder(at.field(SimpleRetrieverModel.PARTITION_ROUTER), context).build(routing);
        RetrieverBuilder.Stream items = RetrieverBuilder.Stream.helping(
                name, SliceRequestOption.all(partitions == null ? List.of() : partitions.options()), environment);
        Retriever retriever =
                model.retriever().accept(new RetrieverBuilder(at, environment.about(RequestPurpose.STREAMS), items));
        Retriever limited = LimitedRetriever.of(retriever, at.mode().limits());
        return new ComponentsResolver(
                () -> fetched(limited, partitions, environment.sleeper()),
                mappings(model.at(definition).componentsMapping(), ComponentMappings.Style.AS_GIVEN));
    }

    private static List<ComponentValues> fetched(
            Retriever retriever, @Nullable Partitioning partitions, Sleeper sleeper) throws InterruptedException {
        List<ComponentValues> all = new ArrayList<>();
        Iterator<Slice> slices = partitions == null
                ? List.of(Slice.WHOLE).iterator()
                : partitions.router().partitions();
        SliceSource ready = retriever.prepare(slices, SliceSource.Listener.NONE);
        for (Slice slice = ready.await(sleeper); slice != null; slice = ready.await(sleeper)) {
            addValues(all, slice, retriever.open(slice));
        }
        return all;
    }

    private static void addValues(List<ComponentValues> all, Slice slice, SliceReader reader)
            throws InterruptedException {
        for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
            page.records().forEach(record -> all.add(new ComponentValues(record.tree(), slice)));
        }
    }

    @Override
    public ComponentsResolver visitConfigComponentsResolverModel(ConfigComponentsResolverModel model) {
        List<StreamConfigValues.Source> lists = model.at(definition)
                .streamConfig()
                .each((list, at) -> new StreamConfigValues.Source(
                        PathBuilder.of(list.at(at).configsPointer(), at), list.defaultValues()));
        return new ComponentsResolver(
                () -> StreamConfigValues.combinations(lists, definition.config()),
                mappings(model.at(definition).componentsMapping(), ComponentMappings.Style.YAML_UNLESS_TEXT));
    }

    @Override
    public ComponentsResolver visitParametrizedComponentsResolverModel(ParametrizedComponentsResolverModel model) {
        List<ComponentValues> rows = model.streamParameters().listOfParametersForStream().stream()
                .map(row -> new ComponentValues(row, null))
                .toList();
        return new ComponentsResolver(
                () -> rows, mappings(model.at(definition).componentsMapping(), ComponentMappings.Style.YAML));
    }

    private ComponentMappings mappings(
            Located.Items<ComponentMappingDefinitionModel, ComponentDefinition> models, ComponentMappings.Style style) {
        return new ComponentMappings(models.each(this::mapping), style);
    }

    private ComponentMappings.Mapping mapping(ComponentMappingDefinitionModel model, ComponentDefinition place) {
        var at = model.at(place);
        return new ComponentMappings.Mapping(
                place,
                model.fieldPath().stream().map(at.fieldPath().at()::template).toList(),
                at.value().compile(TemplateOptions.STRING.withValidTypes(AddedFieldTypes.of(model.valueType()))),
                at.condition().isEmpty() ? null : at.condition().template(),
                model.valueType() == ValueTypeModel.STRING,
                Boolean.TRUE.equals(model.createOrUpdate()),
                model.parameters(),
                definition.parameters());
    }
}
