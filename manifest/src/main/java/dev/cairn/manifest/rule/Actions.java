package dev.cairn.manifest.rule;

import java.util.Optional;

/** Finds the response actions that the error handlers of a requester may ask for. */
final class Actions {

    static final String REDUCE_PAGE_SIZE = "REDUCE_PAGE_SIZE";
    static final String SPLIT_REQUEST_WINDOW = "SPLIT_REQUEST_WINDOW";

    private Actions() {}

    /** The filter of a requester's error handlers that has an action. */
    static Optional<ManifestComponent> filter(ManifestComponent requester, String action) {
        return requester.component("error_handler").flatMap(handler -> inHandler(handler, action));
    }

    private static Optional<ManifestComponent> inHandler(ManifestComponent handler, String action) {
        for (ManifestComponent inner : handler.components("error_handlers")) {
            Optional<ManifestComponent> found = inHandler(inner, action);
            if (found.isPresent()) {
                return found;
            }
        }
        return handler.components("response_filters").stream()
                .filter(filter -> action.equals(filter.text("action")))
                .findFirst();
    }

    /** The filter of a retriever's main requester that has an action. */
    static Optional<ManifestComponent> filterOf(ManifestComponent retriever, String action) {
        return retriever.component("requester").flatMap(requester -> filter(requester, action));
    }

    /** The stream whose records a retriever reads; empty for one that stands elsewhere. */
    static Optional<ManifestComponent> stream(ManifestComponent retriever) {
        return retriever
                .parent()
                .filter(parent ->
                        parent.is("DeclarativeStream") && retriever.field().equals("retriever"));
    }

    /**
     * What makes a retriever emit records of a page, or take them from somewhere else, before it is known whether the page
     * is good: the name of a field, or an empty text.
     */
    static String partlyEmitted(ManifestComponent retriever) {
        ManifestComponent requester = retriever.component("requester").orElse(null);
        if (requester != null && asksForProperties(requester)) {
            return "query_properties";
        }
        if (stream(retriever).filter(stream -> stream.given("file_uploader")).isPresent()) {
            return "file_uploader";
        }
        boolean lazy = retriever
                .component("partition_router")
                .filter(router -> router.is("SubstreamPartitionRouter"))
                .filter(router -> router.components("parent_stream_configs").stream()
                        .anyMatch(parent -> parent.given("lazy_read_pointer")))
                .isPresent();
        return lazy ? "lazy_read_pointer" : "";
    }

    private static boolean asksForProperties(ManifestComponent requester) {
        return requester.given("query_properties")
                || requester.given("fetch_properties_from_endpoint")
                || requester
                        .component("request_parameters")
                        .filter(parameters -> parameters.node().members().keySet().stream()
                                .anyMatch(name -> parameters
                                        .component(name)
                                        .filter(value -> value.is("QueryProperties"))
                                        .isPresent()))
                        .isPresent();
    }
}
