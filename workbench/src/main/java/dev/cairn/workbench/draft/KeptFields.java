package dev.cairn.workbench.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a stream that a draft does not know by themselves, such as its transformations and error handlers: plain JSON values
 * by their names. Immutable.
 *
 * @param stream of the {@code DeclarativeStream}
 * @param retriever of its retriever
 * @param requester of the retriever's requester
 * @param selector of the retriever's record selector
 */
public record KeptFields(
        Map<String, Object> stream,
        Map<String, Object> retriever,
        Map<String, Object> requester,
        Map<String, Object> selector) {

    /** The fields of a stream that comes from a request: none. */
    public static final KeptFields NONE = new KeptFields(Map.of(), Map.of(), Map.of(), Map.of());

    public KeptFields {
        stream = copy(stream);
        retriever = copy(retriever);
        requester = copy(requester);
        selector = copy(selector);
    }

    private static Map<String, Object> copy(Map<String, Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
