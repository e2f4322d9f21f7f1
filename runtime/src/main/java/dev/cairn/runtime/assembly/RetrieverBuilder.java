package dev.cairn.runtime.assembly;

import dev.cairn.models.AsyncRetriever;
import dev.cairn.models.CustomRequester;
import dev.cairn.models.CustomRetriever;
import dev.cairn.models.PaginationReset;
import dev.cairn.models.PartitionRouting;
import dev.cairn.models.Requester;
import dev.cairn.models.Retriever;
import dev.cairn.models.SimpleRetriever;
import dev.cairn.models.SubstreamPartitionRouter;
import dev.cairn.runtime.assembly.QueryPropertiesBuilder.Found;
import dev.cairn.runtime.assembly.custom.SuppliedRetriever;
import dev.cairn.runtime.http.BodyMode;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.pagination.NoPagination;
import dev.cairn.runtime.pagination.Paginator;
import dev.cairn.runtime.pagination.ResponseDecoder;
import dev.cairn.runtime.partition.ParentLink;
import dev.cairn.runtime.record.FileUploader;
import dev.cairn.runtime.record.RecordSelector;
import dev.cairn.runtime.record.RecordTransformation;
import dev.cairn.runtime.record.ResponseBody;
import dev.cairn.runtime.record.decoder.DecodedValue;
import dev.cairn.runtime.record.decoder.DecodedValues;
import dev.cairn.runtime.record.decoder.Decoder;
import dev.cairn.runtime.record.decoder.JsonDecoder;
import dev.cairn.runtime.retriever.SliceOptions;
import dev.cairn.runtime.retriever.async.JobBudget;
import dev.cairn.runtime.schema.SchemaLoader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds retrievers. */
final class RetrieverBuilder implements Retriever.Visitor<dev.cairn.runtime.retriever.Retriever> {

    private final Site site;
    private final HttpEnvironment environment;
    private final Stream stream;

    RetrieverBuilder(Site site, HttpEnvironment environment, Stream stream) {
        this.site = site;
        this.environment = environment;
        this.stream = stream;
    }

    /**
     * What the stream around a retriever adds to it.
     *
     * @param name the stream's name
     * @param cursor the stream's cursor, or null for a full refresh
     * @param schema the stream's schema, for normalisation
     * @param cached for requests whose responses are kept
     * @param configuredSchema the stream's schema in the catalog, or null where it is in none
     * @param hasState whether the stream goes on where an earlier sync stopped
     * @param jobs how many jobs all streams may have together
     * @param files fetches a file for each record, or null
     */
    record Stream(
            String name,
            @Nullable CursorRole cursor,
            SliceOptions sliceOptions,
            List<RecordTransformation> transformations,
            SchemaLoader schema,
            HttpEnvironment cached,
            @Nullable Map<String, @Nullable Object> configuredSchema,
            boolean hasState,
            JobBudget jobs,
            @Nullable FileUploader files) {

        /** With a job of its own, for what is no stream of the manifest. */
        Stream(
                String name,
                @Nullable CursorRole cursor,
                SliceOptions sliceOptions,
                List<RecordTransformation> transformations,
                SchemaLoader schema,
                HttpEnvironment cached,
                @Nullable Map<String, @Nullable Object> configuredSchema) {
            this(
                    name,
                    cursor,
                    sliceOptions,
                    transformations,
                    schema,
                    cached,
                    configuredSchema,
                    true,
                    new JobBudget(1, cached.clock()),
                    null);
        }
    }

    @Override
    public dev.cairn.runtime.retriever.Retriever visitSimpleRetriever(SimpleRetriever model) {
        Decoder decoder = model.decoder() == null
                ? new JsonDecoder(false)
                : model.decoder().accept(new DecoderBuilder(site.field("decoder"), false));
        Found properties = queryProperties(model.requester());
        HttpRequester requester = model.requester()
                .accept(new RequesterBuilder(
                        site.field("requester"),
                        environment,
                        decoder.isStreaming() ? BodyMode.STREAMED : BodyMode.BUFFERED,
                        properties.key()));
        CursorRole cursor = stream.cursor();
        Paginator paginator = model.paginator() == null
                ? new NoPagination()
                : model.paginator()
                        .accept(new PaginatorBuilder(
                                site.field("paginator"),
                                responseDecoder(model.decoder(), decoder),
                                environment.observer()::warned,
                                strategy -> cursor == null ? strategy : cursor.decorate(strategy)));
        SelectorBuilder.Additions additions = new SelectorBuilder.Additions(
                cursor == null ? null : cursor.selectionFilter(),
                cursor != null && cursor.clientSide(),
                stream.transformations(),
                stream.schema());
        RecordSelector selector =
                new SelectorBuilder(site.field("record_selector"), decoder).build(model.recordSelector(), additions);
        return new dev.cairn.runtime.retriever.SimpleRetriever(
                stream.name(),
                requester,
                stream.files() == null ? selector : selector.with(stream.files()),
                paginator,
                stream.sliceOptions(),
                new dev.cairn.runtime.retriever.SimpleRetriever.Reading(
                        model.ignoreStreamSlicerParametersOnPaginatedRequests(),
                        decoder.isStreaming(),
                        cursor == null ? null : cursor.filterAfterPagination(),
                        cursor != null && cursor.observesDropped(),
                        properties.properties(),
                        reset(model),
                        lazyRead(model) ? ParentLink.CHILDREN : null),
                site.scope(model.parameters()));
    }

    /** Whether first pages come along with the parents; so it is as long as there is no state, as in the Python CDK. */
    private boolean lazyRead(SimpleRetriever model) {
        if (stream.hasState()
                || !(model.partitionRouter() instanceof PartitionRouting.OfPartitionRouter single)
                || !(single.value() instanceof SubstreamPartitionRouter router)
                || router.parentStreamConfigs().stream()
                        .allMatch(parent -> parent.lazyReadPointer().isEmpty())) {
            return false;
        }
        if (model.decoder() != null && !(model.decoder() instanceof dev.cairn.models.JsonDecoder)) {
            throw site.field("decoder").wrong("lazy_read_pointer is only possible with a JsonDecoder");
        }
        if (stream.cursor() != null && !stream.cursor().hasOneWindow()) {
            throw site.wrong("lazy_read_pointer is only possible with a cursor without step, since children that came"
                    + " along with a parent are of all windows");
        }
        return true;
    }

    private Found queryProperties(Requester model) {
        Site at = site.field("requester");
        return model.accept(new Requester.Visitor<Found>() {
            @Override
            public Found visitHttpRequester(dev.cairn.models.HttpRequester http) {
                return new QueryPropertiesBuilder(at, stream.cached(), stream.configuredSchema()).find(http);
            }

            @Override
            public Found visitCustomRequester(CustomRequester custom) {
                return Found.NONE;
            }
        });
    }

    private dev.cairn.runtime.retriever.PaginationReset reset(SimpleRetriever model) {
        PaginationReset reset = model.paginationReset();
        if (reset == null) {
            return dev.cairn.runtime.retriever.PaginationReset.ONCE;
        }
        if (reset.limits() != null && model.recordSelector().recordFilter() != null) {
            throw site.field("pagination_reset")
                    .field("limits")
                    .wrong(
                            "limits cannot be combined with a record_filter, since they count the records that it keeps");
        }
        CursorRole cursor = stream.cursor();
        return new dev.cairn.runtime.retriever.PaginationReset(
                reset.limits() == null ? null : reset.limits().numberOfRecords(),
                switch (reset.action()) {
                    case RESET -> null;
                    case SPLIT_USING_CURSOR -> cursor == null ? null : cursor.plan();
                });
    }

    /** JSON is decoded once for all who ask; of other formats the paginator sees the first value. */
    static ResponseDecoder responseDecoder(dev.cairn.models.@Nullable Decoder model, Decoder decoder) {
        if (model == null || model instanceof dev.cairn.models.JsonDecoder) {
            return ResponseDecoder::json;
        }
        if (decoder.isStreaming()) {
            return ResponseDecoder::streamed;
        }
        return response -> {
            try (DecodedValues values = decoder.decode(ResponseBody.of(response.bytes(), response.charset()))) {
                return values.next() instanceof DecodedValue.Tree tree ? tree.value() : Map.of();
            }
        };
    }

    @Override
    public dev.cairn.runtime.retriever.Retriever visitAsyncRetriever(AsyncRetriever model) {
        return new AsyncRetrieverBuilder(model, site, environment, stream).build();
    }

    @Override
    public dev.cairn.runtime.retriever.Retriever visitCustomRetriever(CustomRetriever model) {
        return new SuppliedRetriever(site.supplied(
                dev.cairn.runtime.spi.CustomRetriever.class,
                model.className(),
                model.parameters(),
                model.additionalProperties()));
    }
}
