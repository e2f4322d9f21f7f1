package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.ConcurrentPerPartitionCursor;
import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.checkpoint.PaginationCursor;
import dev.cairn.checkpoint.PaginationState;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorPlanner;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.manifest.SliceBounds;
import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.CustomRetrieverModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.RetrieverModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.records.FileUploader;
import dev.cairn.records.RecordTransformation;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.position.RecordKey;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.internal.assembly.custom.RetrievalRouter;
import dev.cairn.runtime.internal.assembly.custom.StreamRetrievalAdapter;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import dev.cairn.runtime.internal.assembly.record.TransformationBuilder;
import dev.cairn.runtime.internal.assembly.retrieval.CursorRole;
import dev.cairn.runtime.internal.assembly.retrieval.CursorTraits;
import dev.cairn.runtime.internal.assembly.retrieval.FileUploaderBuilder;
import dev.cairn.runtime.internal.assembly.retrieval.RetrieverBuilder;
import dev.cairn.runtime.internal.assembly.retrieval.StreamRetrievals;
import dev.cairn.runtime.internal.trial.LimitedRetriever;
import dev.cairn.runtime.internal.trial.SelectionTrace;
import dev.cairn.runtime.spi.StreamRetrieval;
import dev.cairn.runtime.trial.RecordTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a stream from its definition. Makes the decisions that involve several of its components. */
public final class StreamBuilder implements SingleStreamModel.Visitor<BuiltStream> {

    /**
     * How many partitions are looked for before they are read, so that states name those that come next, as the Python
     * CDK's do; few, so that the first is read soon.
     */
    private static final int PARTITIONS_AHEAD = 10;

    private static final int PARENT_PARTITIONS_AHEAD = 1;

    private final ComponentDefinition definition;
    private final BuildContext context;
    /** Where the sync stood that is resumed. */
    private final PaginationState resumed;
    /** Why that is not known though the state says something of it; null where it is. */
    private final @Nullable String missing;

    public StreamBuilder(ComponentDefinition definition, BuildContext context) {
        this(definition, context, PaginationState.NONE, null);
    }

    private StreamBuilder(
            ComponentDefinition definition, BuildContext context, PaginationState resumed, @Nullable String missing) {
        this.definition = definition;
        this.context = context;
        this.resumed = resumed;
        this.missing = missing;
    }

    @Override
    public BuiltStream visitDeclarativeStreamModel(DeclarativeStreamModel model) {
        definition.requireSound();
        StreamDescriptor name = StreamDescriptor.of(model.name());
        Map<String, @Nullable Object> state = context.inputs().state().of(name);
        Map<String, @Nullable Object> migrated =
                StateMigrations.migrated(PaginationState.without(state), model, definition);
        BuildContext own = migrated == state ? context : context.withState(name, migrated);
        ComponentDefinition sending = definition.sending(context.environment(model.name()));
        PaginationState stood = PaginationState.NONE;
        String reason = null;
        try {
            if (pages(model) > 0) {
                stood = PaginationState.of(state)
                        .asOf(context.environment().clock().instant());
            } else if (PaginationState.isIn(state) && !PaginationState.saysOnlyWhatWasReached(state)) {
                reason = "pages_per_checkpoint_interval is not set any more";
            }
        } catch (IllegalArgumentException e) {
            reason = String.valueOf(e.getMessage());
        }
        String lacks = reason == null
                ? null
                : "the state says how far an earlier run of this sync has come, which is not used, since " + reason
                        + ": what that run has read may come again";
        if (lacks != null && context.isSelected(name)) {
            context.environment(model.name()).observer().warned(lacks);
        }
        return new StreamBuilder(sending, own, stood, lacks).plan(model, name);
    }

    /** After how many pages a state is due; 0 for none before the end. A parent's are part of its child's. */
    private int pages(DeclarativeStreamModel model) {
        int own = isUnasked(model) ? 1 : CheckpointPages.of(definition.mode(), model);
        return !context.parent() || model.incrementalSync() != null
                ? own
                : context.keepsProgress() ? Math.max(1, own) : 0;
    }

    /** Returns true if the stream has states inside of slices that nobody asked for. */
    private boolean isUnasked(DeclarativeStreamModel model) {
        return definition.mode().checkpoints().unasked()
                && !context.parent()
                && model.incrementalSync() != null
                && CheckpointPages.of(definition.mode(), model) == 0
                && context.inputs()
                        .catalog()
                        .find(model.name())
                        .filter(stream -> stream.syncMode() == SyncMode.INCREMENTAL && !stream.exactStates())
                        .isPresent();
    }

    /**
     * Returns true if states may say where paginations stand. Those that nobody asked for do not, unless the sync goes on from one
     * that does.
     */
    private boolean saysPositions(DeclarativeStreamModel model) {
        return !isUnasked(model) || resumed.hasPositions();
    }

    private BuiltStream plan(DeclarativeStreamModel model, StreamDescriptor name) {
        StreamDescription description = new StreamDescriber(definition, context).visitDeclarativeStreamModel(model);
        StreamRetrieval whole = StreamRetrievals.of(model, definition, context);
        return model.incrementalSync() == null
                ? fullRefresh(model, whole, description)
                : incremental(model, model.incrementalSync(), whole, name, description);
    }

    private BuiltStream fullRefresh(
            DeclarativeStreamModel model, @Nullable StreamRetrieval whole, StreamDescription description) {
        int pages = pages(model);
        Partitioning partitions = partitions(model, whole, pages > 0);
        List<SliceRequestOption> options = partitions == null ? List.of() : partitions.options();
        StreamDescriptor name = description.name();
        Map<String, @Nullable Object> state = context.inputs().state().of(name);
        if (resumed == PaginationState.NONE && missing == null && context.isSelected(name)) {
            FinalStateCursor.unused(state)
                    .ifPresent(context.environment(model.name()).observer()::warned);
        }
        return new BuiltStream(
                description,
                retriever(model, whole, null, options, description),
                fullRefreshCursor(model, partitions, pages),
                state,
                pages,
                ManifestStream.Origin.WRITTEN);
    }

    private StreamCursor fullRefreshCursor(DeclarativeStreamModel model, @Nullable Partitioning partitions, int pages) {
        if (pages > 0) {
            return new PaginationCursor(
                    model.name(),
                    partitions == null ? null : partitions.router(),
                    resumed,
                    missing,
                    pages,
                    context.environment().clock());
        }
        return new FinalStateCursor(
                partitions == null ? () -> List.of(Slice.WHOLE).iterator() : partitions.router()::partitions);
    }

    private BuiltStream incremental(
            DeclarativeStreamModel model,
            IncrementalCursorModel cursorModel,
            @Nullable StreamRetrieval whole,
            StreamDescriptor name,
            StreamDescription description) {
        ComponentDefinition at = model.at(definition).incrementalSync().at().asOf();
        CursorTraits traits = CursorTraits.of(cursorModel, at);
        CursorPlan planned = cursorModel.accept(new CursorPlanner(
                at,
                definition.mode().sharing().asOf(),
                model.name(),
                traits.catalogMayChoose() ? context.inputs().catalogCursorField(name) : null));
        CursorPlan plan =
                asking(isUnasked(model) ? planned.withUnaskedStates() : planned.withInterval(pages(model)), model);
        List<SliceRequestOption> options = new ArrayList<>();
        Partitioning partitions = partitions(model, whole, plan.checkpointsInSlices() && saysPositions(model));
        if (partitions != null) {
            options.addAll(partitions.options());
        }
        options.addAll(cursorModel.accept(new SliceOptionsBuilder(at, model.parameters())));
        PaginationState readable = readable(plan, name);
        StreamCursor cursor = partitions == null
                ? new ConcurrentCursor(
                        plan,
                        context.inputs().state().of(name),
                        readable,
                        context.environment().clock())
                : perPartition(traits.global(), plan, partitions, name, readable);
        if (context.isSelected(name)) {
            cursor.missingPosition().ifPresent(context.environment(model.name()).observer()::warned);
        }
        CursorRole role = new CursorRole(cursor, plan, traits.dataFeed(), traits.clientSide(), filter());
        return new BuiltStream(
                description,
                retriever(model, whole, role, options, description),
                cursor,
                context.inputs().state().of(name),
                plan.pagesPerCheckpointInterval(),
                ManifestStream.Origin.WRITTEN);
    }

    /** Who filters by the stream's state; a parent's is known here only. */
    private CursorFilter filter() {
        return context.parent()
                ? CursorFilter.OF_CURSOR
                : definition.mode().sharing().filter();
    }

    private CursorPlan asking(CursorPlan plan, DeclarativeStreamModel model) {
        ObjectNode retriever = model.at(definition).retriever().at().object();
        ObjectNode cursor = model.at(definition).incrementalSync().at().object();
        CursorPlan asking = SliceBounds.endIsAsked(cursor, retriever) ? plan.askingForEnd() : plan;
        return SliceBounds.startIsInRequests(cursor, retriever) ? asking : asking.readingFromFirstPage();
    }

    /** What splits a stream into partitions, or null. */
    public static @Nullable PartitionRoutingModel routing(RetrieverModel retriever) {
        return retriever
                .accept(new RetrieverModel.Visitor<Optional<PartitionRoutingModel>>() {
                    @Override
                    public Optional<PartitionRoutingModel> visitSimpleRetrieverModel(SimpleRetrieverModel simple) {
                        return Optional.ofNullable(simple.partitionRouter());
                    }

                    @Override
                    public Optional<PartitionRoutingModel> visitAsyncRetrieverModel(AsyncRetrieverModel async) {
                        return switch (async.partitionRouter().size()) {
                            case 0 -> Optional.empty();
                            case 1 ->
                                Optional.of(new PartitionRoutingModel.OfPartitionRouterModel(
                                        async.partitionRouter().get(0)));
                            default ->
                                Optional.of(
                                        new PartitionRoutingModel.OfPartitionRouterModelList(async.partitionRouter()));
                        };
                    }

                    @Override
                    public Optional<PartitionRoutingModel> visitCustomRetrieverModel(CustomRetrieverModel custom) {
                        // Not in the schema; the reference's factory looks for it.
                        return Optional.ofNullable(
                                        custom.additionalProperties().get(SimpleRetrieverModel.PARTITION_ROUTER))
                                .map(PartitionRoutingModel::fromJson);
                    }
                })
                // An empty list of routers is none, as in the reference.
                .filter(routing -> !(routing instanceof PartitionRoutingModel.OfPartitionRouterModelList list)
                        || !list.value().isEmpty())
                .orElse(null);
    }

    /** @param progress whether it matters where the parents stand in this sync */
    private @Nullable Partitioning partitions(
            DeclarativeStreamModel model, @Nullable StreamRetrieval whole, boolean progress) {
        PartitionRoutingModel routing = routing(model.retriever());
        if (routing == null) {
            return null;
        }
        if (whole != null && StreamRetrievals.isForeign(routing, definition)) {
            return new Partitioning(new RetrievalRouter(whole), List.of(), false);
        }
        return new PartitionRouterBuilder(
                        model.at(definition).retriever().at().field(SimpleRetrieverModel.PARTITION_ROUTER),
                        context,
                        context.inputs().stateForParents(model.name()),
                        resumed,
                        progress)
                .build(routing);
    }

    private PaginationState readable(CursorPlan plan, StreamDescriptor name) {
        PaginationState readable = resumed.readableBy(plan.slicer());
        if (readable != resumed && context.isSelected(name)) {
            context.environment(name.name())
                    .observer()
                    .warned(
                            "the state says where slices stand whose windows the cursor names or writes otherwise by now:"
                                    + " they are read again");
        }
        return readable;
    }

    private StreamCursor perPartition(
            boolean wantsGlobal,
            CursorPlan plan,
            Partitioning partitions,
            StreamDescriptor name,
            PaginationState readable) {
        return new ConcurrentPerPartitionCursor(
                plan,
                partitions.router(),
                context.inputs().state().of(name),
                readable,
                wantsGlobal || partitions.grouped(),
                partitionsAhead(),
                context.environment().clock());
    }

    private int partitionsAhead() {
        if (context.parent()) {
            return PARENT_PARTITIONS_AHEAD;
        }
        return definition.mode().limits() == null
                ? PARTITIONS_AHEAD
                : 0; // what a test read does not show is not asked for
    }

    private Retriever retriever(
            DeclarativeStreamModel model,
            @Nullable StreamRetrieval whole,
            @Nullable CursorRole cursor,
            List<SliceRequestOption> sliceOptions,
            StreamDescription description) {
        if (whole != null) {
            return new StreamRetrievalAdapter(whole);
        }
        RetrieverBuilder.Stream stream = new RetrieverBuilder.Stream(
                model.name(),
                cursor,
                SliceRequestOption.all(sliceOptions),
                new RetrieverBuilder.Records(transformations(model), description.schema(), files(model), trace()),
                context.cachedEnvironment(model.name()),
                context.inputs().catalogSchema(model.name()),
                context.jobs(),
                new RetrieverBuilder.Resumption(
                        resumed != PaginationState.NONE
                                || !context.inputs().state().of(model.name()).isEmpty(),
                        keepsPositions(model) ? new RecordKey(description.primaryKey()) : null));
        ComponentDefinition at = model.at(definition).retriever().at();
        // What is asked about jobs changes, so nothing of it is cached.
        HttpEnvironment environment = model.retriever() instanceof AsyncRetrieverModel
                ? context.environment(model.name())
                : context.environment(model.name(), at.field(SimpleRetrieverModel.REQUESTER));
        return LimitedRetriever.of(
                model.retriever().accept(new RetrieverBuilder(at, environment, stream)),
                definition.mode().limits());
    }

    /** Where what follows a slice cannot be asked for alone, all of the slice would come again with it. */
    private boolean keepsPositions(DeclarativeStreamModel model) {
        var at = model.at(definition);
        return pages(model) > 0
                && saysPositions(model)
                && (model.incrementalSync() == null
                        || SliceBounds.startIsAsked(
                                at.incrementalSync().at().object(),
                                at.retriever().at().object()));
    }

    private @Nullable SelectionTrace trace() {
        RecordTrace trace = definition.mode().trace();
        return context.parent() || trace == null ? null : new SelectionTrace(trace);
    }

    private List<RecordTransformation> transformations(DeclarativeStreamModel model) {
        var at = model.at(definition).transformations();
        List<RecordTransformation> built = TransformationBuilder.all(at);
        SelectionTrace trace = trace();
        for (int i = 0; trace != null && i < built.size(); i++) {
            ComponentDefinition item = at.elements().get(i).at();
            built.set(
                    i,
                    trace.transformation(
                            built.get(i),
                            item.place(),
                            String.valueOf(item.object().text(DeclarativeStreamModel.TYPE))));
        }
        return built;
    }

    private @Nullable FileUploader files(DeclarativeStreamModel model) {
        return model.at(definition)
                .fileUploader()
                .mapOrNull((uploader, at) ->
                        FileUploaderBuilder.build(uploader, model.name(), at, context.environment(model.name())));
    }

    @Override
    public BuiltStream visitStateDelegatingStreamModel(StateDelegatingStreamModel model) {
        return new StateDelegation(definition, context).plan(model);
    }
}
