package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.documents.Place;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.CustomRequesterModel;
import dev.cairn.models.CustomRetrieverModel;
import dev.cairn.models.DefaultPaginatorModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.models.PageSizeReductionModel;
import dev.cairn.models.PaginationResetModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.RequestWindowSplittingModel;
import dev.cairn.models.RequesterModel;
import dev.cairn.models.RetrieverModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.SubstreamPartitionRouterModel;
import dev.cairn.records.FileUploader;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.schema.InlineSchemaLoader;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.retrieval.PageSizeReduction;
import dev.cairn.retrieval.PaginationReset;
import dev.cairn.retrieval.ReadingRules;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SimpleRetriever;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.WindowSplitting;
import dev.cairn.retrieval.async.JobBudget;
import dev.cairn.retrieval.pagination.NoPagination;
import dev.cairn.retrieval.pagination.Paginator;
import dev.cairn.retrieval.pagination.signal.EndDoubts;
import dev.cairn.retrieval.partition.ParentLink;
import dev.cairn.retrieval.position.PositionRules;
import dev.cairn.retrieval.position.RecordKey;
import dev.cairn.runtime.internal.assembly.custom.CustomRetrieverAdapter;
import dev.cairn.runtime.internal.assembly.custom.StreamRetrievalAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.internal.assembly.http.RequesterBuilder;
import dev.cairn.runtime.internal.assembly.record.DecoderBuilder;
import dev.cairn.runtime.internal.assembly.retrieval.QueryPropertiesBuilder.Found;
import dev.cairn.runtime.internal.trial.SelectionTrace;
import dev.cairn.runtime.spi.CustomRetriever;
import dev.cairn.runtime.spi.StreamRetrieval;
import dev.cairn.templates.time.IsoDuration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds retrievers. */
public record RetrieverBuilder(ComponentDefinition definition, HttpEnvironment environment, Stream stream)
        implements RetrieverModel.Visitor<Retriever> {

    /**
     * What the stream around a retriever adds to it.
     *
     * @param name the stream's name
     * @param cursor the stream's cursor, or null for a full refresh
     * @param cached for requests whose responses are kept
     * @param configuredSchema the stream's schema in the catalog, or null where it is in none
     * @param jobs how many jobs all streams may have together
     */
    public record Stream(
            String name,
            @Nullable CursorRole cursor,
            SliceOptions sliceOptions,
            Records records,
            HttpEnvironment cached,
            @Nullable Map<String, @Nullable Object> configuredSchema,
            JobBudget jobs,
            Resumption resumption) {

        /** A stream with a job of its own, for records that belong to no stream of the manifest. */
        public static Stream helping(String name, SliceOptions sliceOptions, HttpEnvironment cached) {
            return new Stream(
                    name,
                    null,
                    sliceOptions,
                    new Records(List.of(), new InlineSchemaLoader(Map.of()), null, null),
                    cached,
                    null,
                    new JobBudget(1, cached.clock()),
                    new Resumption(true, null));
        }
    }

    /**
     * What becomes of a stream's records.
     *
     * @param schema the stream's schema, for normalisation
     * @param files fetches a file for each record, or null
     * @param trace hears what becomes of each record, or null
     */
    public record Records(
            List<RecordTransformation> transformations,
            SchemaLoader schema,
            @Nullable FileUploader files,
            @Nullable SelectionTrace trace) {}

    /**
     * Where a stream's sync begins.
     *
     * @param hasState whether the stream resumes from a state
     * @param positions tells records from each other where positions of the pagination are to be kept; else null
     */
    public record Resumption(boolean hasState, @Nullable RecordKey positions) {}

    @Override
    public Retriever visitSimpleRetrieverModel(SimpleRetrieverModel model) {
        StreamRetrieval whole = StreamRetrievals.ofRetriever(model, definition, stream.name());
        if (whole != null) {
            return new StreamRetrievalAdapter(whole);
        }
        var at = model.at(definition);
        Decoder decoder = DecoderBuilder.build(at.decoder());
        Found properties = at.requester().map(this::queryProperties);
        CursorRole cursor = stream.cursor();
        Paginator paginator = at.paginator()
                .mapOr(
                        new NoPagination(),
                        (given, place) -> given.accept(new PaginatorBuilder(
                                place,
                                DecoderBuilder.responseDecoder(model.decoder(), decoder),
                                environment.observer()::warned,
                                strategy -> cursor == null ? strategy : cursor.decorate(strategy))));
        HttpRequester requester = model.requester()
                .accept(new RequesterBuilder(
                        at.requester().at(),
                        environment.about(RequestPurpose.page(stream.name())),
                        bodyMode(decoder.isStreaming(), paginator),
                        properties.key()));
        RecordSelectorBuilder.Additions additions = new RecordSelectorBuilder.Additions(
                cursor == null ? null : cursor.selectionFilter(),
                cursor != null && cursor.clientSide(),
                stream.records().transformations(),
                stream.records().schema(),
                stream.records().trace());
        RecordSelector selector = at.recordSelector()
                .map((given, place) -> new RecordSelectorBuilder(place, decoder, environment).build(given, additions));
        return new SimpleRetriever(
                stream.name(),
                requester,
                stream.records().files() == null
                        ? selector
                        : selector.with(stream.records().files()),
                paginator,
                stream.sliceOptions(),
                new ReadingRules(
                        new ReadingRules.Body(
                                decoder.isStreaming(),
                                decoder.isOfOneDocument(),
                                lazyRead(model) ? ParentLink.CHILDREN : null),
                        cursor == null
                                ? ReadingRules.Filtering.NONE
                                : new ReadingRules.Filtering(
                                        RecordSelectorBuilder.traced(
                                                cursor.filterAfterPagination(),
                                                stream.records().trace()),
                                        cursor.observesDropped()),
                        new ReadingRules.Repetition(
                                reset(model),
                                smallerPages(model.pageSizeReduction()),
                                at.requestWindowSplitting().mapOrNull(this::smallerWindows)),
                        new ReadingRules.Extent(
                                definition.mode().pagesAhead(),
                                definition.mode().mostPages(),
                                doubts(model, paginator)),
                        model.ignoreStreamSlicerParametersOnPaginatedRequests(),
                        properties.properties(),
                        positions(model)),
                definition.scope());
    }

    private EndDoubts doubts(SimpleRetrieverModel model, Paginator paginator) {
        boolean paged = model.paginator() != null;
        Place place = (paged ? model.at(definition).paginator().at() : definition).place();
        return paginator.mayEndEarly()
                ? EndDoubts.NONE
                : EndDoubts.telling(paged, doubt -> environment.observer().doubted(doubt, place.toString()));
    }

    /** Whether first pages come along with the parents; so it is as long as there is no state, as in the Python CDK. */
    private boolean lazyRead(SimpleRetrieverModel model) {
        return !stream.resumption().hasState()
                && model.partitionRouter() instanceof PartitionRoutingModel.OfPartitionRouterModel single
                && single.value() instanceof SubstreamPartitionRouterModel router
                && router.parentStreamConfigs().stream()
                        .anyMatch(parent -> !parent.lazyReadPointer().isEmpty());
    }

    private Found queryProperties(RequesterModel model, ComponentDefinition at) {
        return model.accept(new RequesterModel.Visitor<Found>() {
            @Override
            public Found visitHttpRequesterModel(HttpRequesterModel http) {
                return new QueryPropertiesBuilder(at, stream.cached(), stream.configuredSchema()).find(http);
            }

            @Override
            public Found visitCustomRequesterModel(CustomRequesterModel custom) {
                return Found.NONE;
            }
        });
    }

    private PaginationReset reset(SimpleRetrieverModel model) {
        PaginationResetModel reset = model.paginationReset();
        if (reset == null) {
            return PaginationReset.ONCE;
        }
        CursorRole cursor = stream.cursor();
        return new PaginationReset(
                reset.limits() == null ? null : reset.limits().numberOfRecords(),
                switch (reset.action()) {
                    case RESET -> null;
                    case SPLIT_USING_CURSOR -> cursor == null ? null : cursor.plan();
                });
    }

    /** A slice of one page needs no positions. */
    private @Nullable PositionRules positions(SimpleRetrieverModel model) {
        if (stream.resumption().positions() == null || !(model.paginator() instanceof DefaultPaginatorModel)) {
            return null;
        }
        boolean counted =
                model.paginationReset() != null && model.paginationReset().limits() != null;
        return new PositionRules(
                RequestIdentity.of(
                        definition,
                        List.of(SimpleRetrieverModel.REQUESTER, SimpleRetrieverModel.PAGINATOR),
                        environment.secrets()),
                stream.resumption().positions(),
                counted ? "pagination_reset counts the records of a slice from its first page on" : "");
    }

    /** What is read only once cannot be streamed where the paginator looks at it, too. */
    static BodyMode bodyMode(boolean streaming, Paginator paginator) {
        return streaming && !paginator.seesResponse() ? BodyMode.STREAMED : BodyMode.BUFFERED;
    }

    private static @Nullable PageSizeReduction smallerPages(@Nullable PageSizeReductionModel model) {
        return model == null
                ? null
                : new PageSizeReduction(
                        model.reductionFactor(),
                        model.minimumPageSize(),
                        model.maxAttempts(),
                        TemplatedNumbers.seconds(model.backoffSeconds()),
                        model.retriesAtMinimumPageSize(),
                        model.failureMessage(),
                        switch (model.resetPolicy()) {
                            case NEVER -> false;
                            case AFTER_SUCCESSFUL_PAGE -> true;
                        });
    }

    private WindowSplitting smallerWindows(RequestWindowSplittingModel model, ComponentDefinition at) {
        CursorRole cursor = Objects.requireNonNull(stream.cursor(), "a rule refuses to split windows without a cursor");
        String smallest = model.minSplitWindow();
        return new WindowSplitting(
                cursor.plan().slicer(),
                smallest == null || smallest.isEmpty()
                        ? null
                        : model.at(at)
                                .minSplitWindow()
                                .at()
                                .checked(() -> IsoDuration.parse(smallest))
                                .time(),
                model.failureMessage());
    }

    @Override
    public Retriever visitAsyncRetrieverModel(AsyncRetrieverModel model) {
        return new AsyncRetrieverBuilder(model, definition, environment, stream).build();
    }

    @Override
    public Retriever visitCustomRetrieverModel(CustomRetrieverModel model) {
        StreamRetrieval whole = StreamRetrievals.ofRetriever(model, definition, stream.name());
        if (whole != null) {
            return new StreamRetrievalAdapter(whole);
        }
        return new CustomRetrieverAdapter(definition.custom(CustomRetriever.class));
    }
}
