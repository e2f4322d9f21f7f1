package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.CustomPartitionRouterModel;
import dev.cairn.models.CustomRequesterModel;
import dev.cairn.models.CustomRetrieverModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.GroupingPartitionRouterModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.models.ListPartitionRouterModel;
import dev.cairn.models.PartitionRouterModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.RequesterModel;
import dev.cairn.models.RetrieverModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.SubstreamPartitionRouterModel;
import dev.cairn.models.UnionPartitionRouterModel;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.spi.StreamRetrieval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the streams that are read as a whole: those whose retriever, requester or partition router is a class that only a
 * {@link StreamRetrieval} can use.
 */
public final class StreamRetrievals {

    private StreamRetrievals() {}

    /** What reads a stream as a whole, or null if its components are used one by one. */
    public static @Nullable StreamRetrieval of(
            DeclarativeStreamModel model, ComponentDefinition definition, BuildContext context) {
        Map<String, @Nullable Object> state = context.inputs().state().of(model.name());
        boolean cached = context.cachedStreams().contains(model.name());
        return supplied(
                model.retriever(),
                model.at(definition).retriever().at(),
                () -> fields(definition.object().toPlain(), state, cached));
    }

    /**
     * What reads a retriever that is no stream's, such as that of a schema, as a whole; null if its components are used one
     * by one.
     *
     * @param name of the stream that it belongs to
     */
    static @Nullable StreamRetrieval ofRetriever(RetrieverModel model, ComponentDefinition definition, String name) {
        return supplied(model, definition, () -> {
            Map<String, @Nullable Object> stream = new LinkedHashMap<>();
            stream.put("type", "DeclarativeStream");
            stream.put(DeclarativeStreamModel.NAME, name);
            stream.put(DeclarativeStreamModel.RETRIEVER, definition.object().toPlain());
            stream.put(DeclarativeStreamModel.SCHEMA_LOADER, Map.of("type", "InlineSchemaLoader", "schema", Map.of()));
            return fields(stream, Map.of(), false);
        });
    }

    private static Map<String, @Nullable Object> fields(
            Map<String, @Nullable Object> stream, Map<String, @Nullable Object> state, boolean cached) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("stream", stream);
        fields.put("state", state);
        fields.put("cached", cached);
        return fields;
    }

    private static @Nullable StreamRetrieval supplied(
            RetrieverModel model, ComponentDefinition definition, Supplier<Map<String, @Nullable Object>> fields) {
        return classNames(model)
                .filter(definition::isReadAsAWhole)
                .findFirst()
                .map(className ->
                        holder(definition, className).custom(StreamRetrieval.class, className, Map.of(), fields.get()))
                .orElse(null);
    }

    /** The component of the retriever that is of the class, for the place of a mistake; else the retriever. */
    private static ComponentDefinition holder(ComponentDefinition retriever, String className) {
        return Stream.of(SimpleRetrieverModel.REQUESTER, SimpleRetrieverModel.PARTITION_ROUTER)
                .map(retriever::field)
                .filter(component -> className.equals(component.object().text(CustomRequesterModel.CLASS_NAME)))
                .findFirst()
                .orElse(retriever);
    }

    /** Whether a partition router has to be used by what reads its stream as a whole. */
    public static boolean isForeign(PartitionRoutingModel routing, ComponentDefinition definition) {
        return classNames(routing).anyMatch(definition::isReadAsAWhole);
    }

    private static Stream<String> classNames(RetrieverModel retriever) {
        return retriever.accept(new RetrieverModel.Visitor<>() {
            @Override
            public Stream<String> visitSimpleRetrieverModel(SimpleRetrieverModel simple) {
                PartitionRoutingModel routing = simple.partitionRouter();
                return Stream.concat(
                        classNames(simple.requester()), routing == null ? Stream.of() : classNames(routing));
            }

            @Override
            public Stream<String> visitAsyncRetrieverModel(AsyncRetrieverModel async) {
                return Stream.of();
            }

            @Override
            public Stream<String> visitCustomRetrieverModel(CustomRetrieverModel custom) {
                return Stream.of(custom.className());
            }
        });
    }

    private static Stream<String> classNames(RequesterModel requester) {
        return requester.accept(new RequesterModel.Visitor<>() {
            @Override
            public Stream<String> visitHttpRequesterModel(HttpRequesterModel http) {
                return Stream.of();
            }

            @Override
            public Stream<String> visitCustomRequesterModel(CustomRequesterModel custom) {
                return Stream.of(custom.className());
            }
        });
    }

    private static Stream<String> classNames(PartitionRoutingModel routing) {
        return routing.accept(new PartitionRoutingModel.Visitor<>() {
            @Override
            public Stream<String> visitPartitionRouterModel(PartitionRouterModel router) {
                return classNames(router);
            }

            @Override
            public Stream<String> visitPartitionRouterModelList(List<PartitionRouterModel> routers) {
                return routers.stream().flatMap(StreamRetrievals::classNames);
            }
        });
    }

    private static Stream<String> classNames(PartitionRouterModel router) {
        return router.accept(new PartitionRouterModel.Visitor<>() {
            @Override
            public Stream<String> visitCustomPartitionRouterModel(CustomPartitionRouterModel custom) {
                return Stream.of(custom.className());
            }

            @Override
            public Stream<String> visitListPartitionRouterModel(ListPartitionRouterModel list) {
                return Stream.of();
            }

            @Override
            public Stream<String> visitSubstreamPartitionRouterModel(SubstreamPartitionRouterModel substream) {
                return Stream.of();
            }

            @Override
            public Stream<String> visitGroupingPartitionRouterModel(GroupingPartitionRouterModel grouping) {
                return classNames(grouping.underlyingPartitionRouter());
            }

            @Override
            public Stream<String> visitUnionPartitionRouterModel(UnionPartitionRouterModel union) {
                return union.partitionRouters().stream().flatMap(StreamRetrievals::classNames);
            }
        });
    }
}
