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
                        ofPagination(stream.at("retriever", "paginator")),
                        ofRequests(stream.at("retriever", "requester")),
                        stream.at("retriever", "pagination_reset", "limits", "number_of_records") == null
                                ? ""
                                : "pagination begins anew after so many records (pagination_reset)",
                        isTrue(stream.at("incremental_sync", "is_data_feed"))
                                ? "it ends with the first record that was read before (is_data_feed)"
                                : "",
                        STREAMING.contains(type(stream.at("retriever", "decoder")))
                                ? "pages are read while they come (" + type(stream.at("retriever", "decoder")) + ")"
                                : "")
                .stream()
                .filter(obstacle -> !obstacle.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String ofPagination(@Nullable Node paginator) {
        if (paginator == null || !is(paginator, "DefaultPaginator")) {
            return "a slice has one page only, since the retriever has no paginator";
        }
        if (is(paginator.get("page_token_option"), "RequestPath")) {
            return "the answer before names the address of a page (RequestPath)";
        }
        Node strategy = paginator.get("pagination_strategy");
        Node size = paginator.at("pagination_strategy", "page_size");
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
        if (requester == null || !is(requester, "HttpRequester")) {
            return "a custom component makes its requests (CustomRequester)";
        }
        String authenticator = type(requester.get("authenticator"));
        if (Set.of("CustomAuthenticator", "RateLimitedMultipleTokenAuthenticator")
                .contains(authenticator)) {
            return "each request gets credentials of its own (" + authenticator + ")";
        }
        Node parameters = requester.get("request_parameters");
        boolean inChunks = parameters != null
                && parameters.members().values().stream().anyMatch(value -> is(value.value(), "QueryProperties"));
        return inChunks ? "a page may take several requests (QueryProperties)" : "";
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
