package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestOption;
import dev.cairn.models.CustomPartitionRouterModel;
import dev.cairn.models.GroupingPartitionRouterModel;
import dev.cairn.models.ListPartitionRouterModel;
import dev.cairn.models.Located;
import dev.cairn.models.ParentStreamConfigModel;
import dev.cairn.models.PartitionRouterModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.RequestOptionModel;
import dev.cairn.models.StringListOrString;
import dev.cairn.models.SubstreamPartitionRouterModel;
import dev.cairn.models.UngroupedPartitionRouterModel;
import dev.cairn.models.UnionPartitionRouterModel;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.records.FieldPath;
import dev.cairn.retrieval.partition.CartesianProduct;
import dev.cairn.retrieval.partition.GroupingPartitionRouter;
import dev.cairn.retrieval.partition.ListPartitionRouter;
import dev.cairn.retrieval.partition.ParentLink;
import dev.cairn.retrieval.partition.SubstreamPartitionRouter;
import dev.cairn.retrieval.partition.UnionPartitionRouter;
import dev.cairn.runtime.internal.assembly.custom.CustomParentAdapter;
import dev.cairn.runtime.internal.assembly.custom.CustomRouterAdapter;
import dev.cairn.runtime.internal.assembly.custom.StreamSlices;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ManifestContext;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.internal.assembly.http.RequestOptionBuilder;
import dev.cairn.runtime.spi.CustomPartitionRouter;
import dev.cairn.runtime.spi.ParentRecords;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds partition routers.
 *
 * <p>Source of the rules: the partition routers of the Python CDK and its component factory.
 */
public final class PartitionRouterBuilder implements PartitionRouterModel.Visitor<Partitioning> {

    private final ComponentDefinition definition;
    private final BuildContext context;
    private final Map<String, @Nullable Object> state;
    private final PaginationState resumed;
    private final boolean progress;

    /** For a stream that begins with its first partition. */
    public PartitionRouterBuilder(ComponentDefinition definition, BuildContext context) {
        this(definition, context, Map.of(), PaginationState.NONE, false);
    }

    /**
     * @param state that of the stream that the router is for
     * @param resumed where the stream's sync stood
     * @param progress whether it matters where the parents stand in this sync
     */
    PartitionRouterBuilder(
            ComponentDefinition definition,
            BuildContext context,
            Map<String, @Nullable Object> state,
            PaginationState resumed,
            boolean progress) {
        this.definition = definition;
        this.context = context;
        this.state = state;
        this.resumed = resumed;
        this.progress = progress;
    }

    private PartitionRouterBuilder at(ComponentDefinition place) {
        return new PartitionRouterBuilder(place, context, state, resumed, progress);
    }

    public Partitioning build(PartitionRoutingModel model) {
        return model.accept(new PartitionRoutingModel.Visitor<>() {
            @Override
            public Partitioning visitPartitionRouterModel(PartitionRouterModel router) {
                return router.accept(PartitionRouterBuilder.this);
            }

            @Override
            public Partitioning visitPartitionRouterModelList(List<PartitionRouterModel> routers) {
                return product(new Located.Items<>(routers, definition).each((router, at) -> router.accept(at(at))));
            }
        });
    }

    /** Where two routers say something at the same place of a request, the first counts. */
    private static Partitioning product(List<Partitioning> all) {
        List<PartitionRouter> routers = new ArrayList<>();
        List<SliceRequestOption> options = new ArrayList<>();
        for (Partitioning each : all) {
            routers.add(each.router());
            options.addAll(0, each.options());
        }
        return new Partitioning(new CartesianProduct(routers), options, false);
    }

    @Override
    public Partitioning visitListPartitionRouterModel(ListPartitionRouterModel model) {
        String field = model.at(definition).cursorField().required();
        return new Partitioning(
                new ListPartitionRouter(field, values(model)),
                option(model.at(definition).requestOption(), field),
                false);
    }

    private List<? extends @Nullable Object> values(ListPartitionRouterModel model) {
        ComponentDefinition at = model.at(definition).values().at().asOf();
        return model.values().accept(new StringListOrString.Visitor<List<? extends @Nullable Object>>() {
            @Override
            public List<? extends @Nullable Object> visitStringList(List<String> values) {
                return values;
            }

            @Override
            public List<? extends @Nullable Object> visitString(String text) {
                return items(at, text, at.evaluated(at.template(text), model.parameters()));
            }
        });
    }

    /** What Python goes through where a list is expected: of a text its characters, of an object its keys. */
    private static List<? extends @Nullable Object> items(
            ComponentDefinition at, String template, @Nullable Object values) {
        if (values instanceof List<?> list) {
            return list;
        }
        if (values instanceof Map<?, ?> map) {
            return List.copyOf(map.keySet());
        }
        if (values instanceof String text) {
            if (!text.isEmpty()) {
                at.warn("values must be a list; '" + template + "' is a text, of which each character is a partition");
            }
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        throw at.wrong("values must be a list, and '" + template + "' is none");
    }

    @Override
    public Partitioning visitSubstreamPartitionRouterModel(SubstreamPartitionRouterModel model) {
        List<ParentLink> parents = new ArrayList<>();
        List<SliceRequestOption> options = new ArrayList<>();
        for (var parent : model.at(definition).parentStreamConfigs().elements()) {
            ParentLink link = link(parent.value(), parent.at());
            parents.add(link);
            options.addAll(option(parent.value().at(parent.at()).requestOption(), link.field()));
        }
        return new Partitioning(new SubstreamPartitionRouter(parents), options, false);
    }

    private ParentLink link(ParentStreamConfigModel model, ComponentDefinition place) {
        var at = model.at(place);
        ComponentDefinition extra = at.extraFields().at();
        Map<String, FieldPath> extraFields = new LinkedHashMap<>();
        for (List<String> path : model.extraFields()) {
            List<String> segments = path.stream()
                    .map(segment -> extra.requiredText(segment, model.parameters()))
                    .toList();
            extraFields.put(String.join(".", segments), FieldPath.of(segments));
        }
        String key = at.parentKey().required();
        return new ParentLink(
                model.stream()
                        .accept(new ParentStreamBuilder(
                                at.stream().at(), context, childState(model), resumed, progress)),
                FieldPath.of(List.of(key.replaceFirst("^/+", "").split("/", -1))),
                at.partitionField().required(),
                extraFields,
                model.lazyReadPointer().isEmpty() ? null : PathBuilder.of(at.lazyReadPointer(), place),
                model.incrementalDependency());
    }

    private Map<String, @Nullable Object> childState(ParentStreamConfigModel model) {
        return model.incrementalDependency() ? state : Map.of();
    }

    @Override
    public Partitioning visitGroupingPartitionRouterModel(GroupingPartitionRouterModel model) {
        return new Partitioning(
                new GroupingPartitionRouter(
                        model.at(definition).underlyingPartitionRouter().map(this::inner),
                        (int) Math.min(model.groupSize(), Integer.MAX_VALUE),
                        model.deduplicate(),
                        progress),
                List.of(),
                true);
    }

    @Override
    public Partitioning visitUnionPartitionRouterModel(UnionPartitionRouterModel model) {
        return new Partitioning(
                new UnionPartitionRouter(
                        model.at(definition).partitionRouters().each(this::inner),
                        model.at(definition).partitionField().required()),
                List.of(),
                false);
    }

    /** A router inside of another one. It has no request options: a rule refuses them. */
    private PartitionRouter inner(PartitionRouterModel model, ComponentDefinition at) {
        return model.accept(at(at)).router();
    }

    @Override
    public Partitioning visitCustomPartitionRouterModel(CustomPartitionRouterModel model) {
        return new Partitioning(
                new CustomRouterAdapter(definition.custom(
                        CustomPartitionRouter.class,
                        model.className(),
                        model.parameters(),
                        model.additionalProperties(),
                        new Nested(model.additionalProperties()))),
                List.of(),
                false);
    }

    /** What stands inside of a custom router. */
    private final class Nested implements ManifestContext.Nested {

        private final Map<String, @Nullable Object> fields;

        Nested(Map<String, @Nullable Object> fields) {
            this.fields = fields;
        }

        @Override
        public CustomPartitionRouter router(String field) {
            Object json = fields.get(field);
            if (json == null) {
                throw new IllegalArgumentException("there is no partition router at '" + field + "'");
            }
            PartitionRouter router = UngroupedPartitionRouterModel.fromJson(json)
                    .accept(at(definition.field(field)))
                    .router();
            return () -> {
                Iterator<Slice> partitions = router.partitions();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return partitions.hasNext();
                    }

                    @Override
                    public StreamSlice next() {
                        return StreamSlices.seen(partitions.next());
                    }
                };
            };
        }

        @Override
        public List<ParentRecords> parents(String field) {
            if (!(fields.get(field) instanceof List<?> definitions)) {
                throw new IllegalArgumentException("there are no parent streams at '" + field + "'");
            }
            return new Located.Items<>(definitions, definition.field(field)).each((json, at) -> {
                ParentStreamConfigModel model = ParentStreamConfigModel.fromJson(Objects.requireNonNull(json));
                // A custom component reads the fields of its parents as JSON.
                return new CustomParentAdapter(link(model, at).stream(), model.toJson());
            });
        }
    }

    /** What Python holds for false is not sent. The option's name does not see the router's parameters, as in the CDK. */
    private static List<SliceRequestOption> option(
            Located<@Nullable RequestOptionModel, ComponentDefinition> located, String field) {
        return located.mapOr(List.of(), (model, at) -> {
            RequestOption option = RequestOptionBuilder.build(model, at, Map.of());
            return List.of((slice, options) -> {
                Object value = slice.partition().get(field);
                if (PythonTruth.isTrue(value)) {
                    options.put(option, value);
                }
            });
        });
    }
}
