package dev.cairn.http.request;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one request, which hide those of the same name that every template sees. Immutable. */
public final class RequestScope implements Scope {

    private final Scope base;
    private final Map<String, @Nullable Object> variables;

    private RequestScope(Scope base, Map<String, @Nullable Object> variables) {
        this.base = base;
        this.variables = variables;
    }

    /** Variables by name; they hide those of the base. */
    public static RequestScope of(Scope base, Map<String, @Nullable Object> variables) {
        return new RequestScope(base, new LinkedHashMap<>(variables));
    }

    /**
     * What the templates of a request see: {@code stream_slice} and its aliases, {@code next_page_token}, and the extra
     * fields of the slice by their names.
     *
     * @param base the variables of the component: {@code config} and {@code parameters}
     * @param pageToken the token of the page to request, or null for the first page
     */
    public static RequestScope ofRequest(Scope base, Slice slice, @Nullable Object pageToken) {
        Map<String, @Nullable Object> variables = ofSlice(slice);
        variables.put(
                "next_page_token", pageToken == null ? null : Collections.singletonMap("next_page_token", pageToken));
        variables.putAll(slice.extraFields());
        return new RequestScope(base, variables);
    }

    /** The slice under its names: {@code stream_slice} and its aliases. */
    public static RequestScope ofSlice(Scope base, Slice slice) {
        return new RequestScope(base, ofSlice(slice));
    }

    private static Map<String, @Nullable Object> ofSlice(Slice slice) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        Object seen = SliceVariable.of(slice);
        variables.put("stream_slice", seen);
        variables.put("stream_interval", seen);
        variables.put("stream_partition", seen);
        return variables;
    }

    @Override
    public @Nullable Object lookUp(String name) {
        return variables.containsKey(name) ? variables.get(name) : base.lookUp(name);
    }
}
