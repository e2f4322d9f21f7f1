package dev.cairn.http.request;

import dev.cairn.core.error.SystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one component (the requester, an authenticator, a paginator, a cursor) adds to a request. Immutable.
 *
 * @param parameters query parameters, plain JSON values
 * @param headers header values, which go out as Python's {@code str} has them
 * @param data a form or text body
 * @param json members of a JSON body
 */
public record RequestOptions(
        Map<String, @Nullable Object> parameters,
        Map<String, @Nullable Object> headers,
        BodyData data,
        Map<String, @Nullable Object> json) {

    public static final RequestOptions NONE = new RequestOptions(Map.of(), Map.of(), BodyData.none(), Map.of());

    public RequestOptions {
        parameters = copy(parameters);
        headers = copy(headers);
        json = copy(json);
    }

    /** One value at the place that an option names. */
    public static RequestOptions of(RequestOption option, @Nullable Object value) {
        return builder().put(option, value).build();
    }

    /** A copy with other headers. */
    public RequestOptions withHeaders(Map<String, ? extends @Nullable Object> others) {
        return new RequestOptions(parameters, new LinkedHashMap<>(others), data, json);
    }

    /** A copy with other members of a JSON body. */
    public RequestOptions withJson(Map<String, @Nullable Object> others) {
        return new RequestOptions(parameters, headers, data, others);
    }

    private boolean isEmpty() {
        return parameters.isEmpty() && headers.isEmpty() && data.isEmpty() && json.isEmpty();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The contributions as one.
     *
     * @throws SystemException if two of them claim the same place; in a JSON body the same
     *     value twice is no conflict
     */
    public static RequestOptions merge(List<RequestOptions> contributions) {
        List<RequestOptions> some = new ArrayList<>(contributions);
        some.removeIf(RequestOptions::isEmpty);
        if (some.size() == 1) {
            return some.get(0);
        }
        return new RequestOptions(
                OptionMerge.flat(some.stream().map(RequestOptions::parameters).toList()),
                OptionMerge.flat(some.stream().map(RequestOptions::headers).toList()),
                OptionMerge.data(some.stream().map(RequestOptions::data).toList()),
                OptionMerge.nested(some.stream().map(RequestOptions::json).toList()));
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Puts values at the places of options; a later value replaces an earlier one. Confined to one thread. */
    public static final class Builder {

        private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> data = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> json = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(RequestOption option, @Nullable Object value) {
            List<String> path = option.path();
            switch (option.target()) {
                case REQUEST_PARAMETER -> parameters.put(path.get(0), value);
                case HEADER -> headers.put(path.get(0), value);
                case BODY_DATA -> data.put(path.get(0), value);
                case BODY_JSON -> putNested(path, value);
            }
            return this;
        }

        private void putNested(List<String> path, @Nullable Object value) {
            Map<String, @Nullable Object> parent = json;
            for (String segment : path.subList(0, path.size() - 1)) {
                parent = child(parent, segment);
            }
            parent.put(path.get(path.size() - 1), value);
        }

        @SuppressWarnings("unchecked") // every map below the root was made here
        private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String segment) {
            Object child = parent.get(segment);
            if (!(child instanceof Map)) {
                child = new LinkedHashMap<String, @Nullable Object>();
                parent.put(segment, child);
            }
            return (Map<String, @Nullable Object>) child;
        }

        public RequestOptions build() {
            return new RequestOptions(parameters, headers, new BodyData.Form(data), json);
        }
    }
}
