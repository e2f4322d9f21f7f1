package dev.cairn.runtime.assembly;

import dev.cairn.models.AsyncRetriever;
import dev.cairn.models.CustomRequester;
import dev.cairn.models.CustomRetriever;
import dev.cairn.models.PaginationReset;
import dev.cairn.models.Requester;
import dev.cairn.models.Retriever;
import dev.cairn.models.SimpleRetriever;
import dev.cairn.runtime.assembly.QueryPropertiesBuilder.Found;
import dev.cairn.runtime.http.BodyMode;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.pagination.NoPagination;
import dev.cairn.runtime.pagination.Paginator;
import dev.cairn.runtime.pagination.ResponseDecoder;
import dev.cairn.runtime.record.RecordTransformation;
import dev.cairn.runtime.record.ResponseBody;
import dev.cairn.runtime.record.decoder.DecodedValue;
import dev.cairn.runtime.record.decoder.DecodedValues;
import dev.cairn.runtime.record.decoder.Decoder;
import dev.cairn.runtime.record.decoder.JsonDecoder;
import dev.cairn.runtime.retriever.SliceOptions;
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
     */
    record Stream(
            String name,
            @Nullable CursorRole cursor,
            SliceOptions sliceOptions,
            List<RecordTransformation> transformations,
            SchemaLoader schema,
            HttpEnvironment cached,
            @Nullable Map<String, @Nullable Object> configuredSchema) {}

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
                                strategy -> cursor == null ? strategy : cursor.decorate(strategy)));
        SelectorBuilder.Additions additions = new SelectorBuilder.Additions(
                cursor == null ? null : cursor.field(),
                cursor == null ? null : cursor.selectionFilter(),
                cursor != null && cursor.clientSide(),
                stream.transformations(),
                stream.schema());
        return new dev.cairn.runtime.retriever.SimpleRetriever(
                stream.name(),
                requester,
                new SelectorBuilder(site.field("record_selector"), decoder).build(model.recordSelector(), additions),
                paginator,
                stream.sliceOptions(),
                new dev.cairn.runtime.retriever.SimpleRetriever.Reading(
                        model.ignoreStreamSlicerParametersOnPaginatedRequests(),
                        decoder.isStreaming(),
                        cursor == null ? null : cursor.filterAfterPagination(),
                        cursor != null && cursor.observesDropped(),
                        properties.properties(),
                        reset(model)),
                site.scope(model.parameters()));
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
        throw site.notBuilt("AsyncRetriever");
    }

    @Override
    public dev.cairn.runtime.retriever.Retriever visitCustomRetriever(CustomRetriever model) {
        throw site.custom(model.className());
    }
}
