package dev.cairn.runtime.assembly;

import dev.cairn.models.AsyncRetriever;
import dev.cairn.models.CustomRetriever;
import dev.cairn.models.Retriever;
import dev.cairn.models.SimpleRetriever;
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
     * @param cursor the stream's cursor, or null for a full refresh
     * @param schema the stream's schema, for normalisation
     */
    record Stream(
            @Nullable CursorRole cursor,
            SliceOptions sliceOptions,
            List<RecordTransformation> transformations,
            SchemaLoader schema) {}

    @Override
    public dev.cairn.runtime.retriever.Retriever visitSimpleRetriever(SimpleRetriever model) {
        refuseWhatIsNotBuilt(model);
        Decoder decoder = model.decoder() == null
                ? new JsonDecoder(false)
                : model.decoder().accept(new DecoderBuilder(site.field("decoder"), false));
        HttpRequester requester = model.requester()
                .accept(new RequesterBuilder(
                        site.field("requester"),
                        environment,
                        decoder.isStreaming() ? BodyMode.STREAMED : BodyMode.BUFFERED));
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
                requester,
                new SelectorBuilder(site.field("record_selector"), decoder).build(model.recordSelector(), additions),
                paginator,
                stream.sliceOptions(),
                new dev.cairn.runtime.retriever.SimpleRetriever.Reading(
                        model.ignoreStreamSlicerParametersOnPaginatedRequests(),
                        decoder.isStreaming(),
                        cursor == null ? null : cursor.filterAfterPagination(),
                        cursor != null && cursor.observesDropped()),
                site.scope(model.parameters()));
    }

    private void refuseWhatIsNotBuilt(SimpleRetriever model) {
        if (model.paginationReset() != null) {
            throw site.field("pagination_reset").notBuilt("PaginationReset");
        }
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
