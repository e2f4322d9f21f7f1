package dev.cairn.manifest.ahead;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds why pages of a stream cannot be asked for before their turn, as far as its manifest tells. */
final class ReadAheadObstacle {

    private static final Set<String> STREAMING =
            Set.of("CsvDecoder", "JsonlDecoder", "JsonItemsDecoder", "IterableDecoder", "GzipDecoder");

    private ReadAheadObstacle() {}

    /**
     * Why pages of a stream cannot be read ahead; a part of a sentence, empty if they can.
     *
     * @param stream a resolved {@code DeclarativeStream}
     */
    static String of(ObjectNode stream) {
        Node retriever = stream.get("retriever");
        if (!is(retriever, "SimpleRetriever")) {
            return is(retriever, "AsyncRetriever")
                    ? "the API prepares its results in jobs (AsyncRetriever)"
                    : "a custom component reads its pages (CustomRetriever)";
        }
        return List.of(
                        ofPagination(get(retriever, "paginator")),
                        ofRequests(get(retriever, "requester")),
                        get(get(get(retriever, "pagination_reset"), "limits"), "number_of_records") == null
                                ? ""
                                : "pagination begins anew after so many records (pagination_reset)",
                        isTrue(get(stream.get("incremental_sync"), "is_data_feed"))
                                ? "it ends with the first record that was read before (is_data_feed)"
                                : "",
                        STREAMING.contains(type(get(retriever, "decoder")))
                                ? "pages are read while they come (" + type(get(retriever, "decoder")) + ")"
                                : "")
                .stream()
                .filter(obstacle -> !obstacle.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String ofPagination(@Nullable Node paginator) {
        if (!is(paginator, "DefaultPaginator")) {
            return "a slice has one page only, since the retriever has no paginator";
        }
        if (is(get(paginator, "page_token_option"), "RequestPath")) {
            return "the answer before names the address of a page (RequestPath)";
        }
        Node strategy = get(paginator, "pagination_strategy");
        Node size = get(strategy, "page_size");
        return switch (type(strategy)) {
            case "PageIncrement" -> "";
            case "OffsetIncrement" ->
                size == null
                                || size.isNull()
                                || Objects.requireNonNullElse(size.text(), "").contains("response")
                        ? "an offset depends on the answer before, since no page_size is set (OffsetIncrement)"
                        : "";
            case "CursorPagination" -> "the token of a page stands in the answer before (CursorPagination)";
            default -> "a custom component finds the next page (" + type(strategy) + ")";
        };
    }

    private static String ofRequests(@Nullable Node requester) {
        if (!is(requester, "HttpRequester")) {
            return "a custom component makes its requests (CustomRequester)";
        }
        String authenticator = type(get(requester, "authenticator"));
        if (Set.of("CustomAuthenticator", "RateLimitedMultipleTokenAuthenticator")
                .contains(authenticator)) {
            return "each request gets credentials of its own (" + authenticator + ")";
        }
        Node parameters = get(requester, "request_parameters");
        boolean inChunks = parameters != null
                && parameters.members().values().stream().anyMatch(value -> is(value.value(), "QueryProperties"));
        return inChunks ? "a page may take several requests (QueryProperties)" : "";
    }

    private static @Nullable Node get(@Nullable Node component, String field) {
        return component == null ? null : component.get(field);
    }

    private static String type(@Nullable Node component) {
        return component == null ? "" : Objects.requireNonNullElse(component.text("type"), "");
    }

    private static boolean is(@Nullable Node component, String type) {
        return type(component).equals(type);
    }

    private static boolean isTrue(@Nullable Node value) {
        return value != null && value.is(true);
    }
}
