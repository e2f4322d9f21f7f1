package dev.cairn.retrieval.async;

import dev.cairn.http.Request;
import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A response about a job, together with its request. */
record JobResponse(Request request, Response response) {

    /** What templates see of it beside the members of its JSON. */
    static final Set<String> OF_REQUEST = Set.of("headers", "request");

    /**
     * What templates see of it: the members of its JSON object, and {@code headers} and {@code request} where it has no
     * such members. An answer that is no JSON object has these two only.
     */
    Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (json() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        variables.putIfAbsent("headers", response.headers().asMap());
        variables.putIfAbsent("request", new RequestVariable(request));
        return variables;
    }

    /** Whether it is a JSON object or list. */
    boolean isJson() {
        try {
            return response.json()
                    .filter(json -> json.value() instanceof Map<?, ?> || json.value() instanceof List<?>)
                    .isPresent();
        } catch (IOException e) {
            return false; // cannot happen: the body is in memory
        }
    }

    private @Nullable Object json() {
        try {
            return response.jsonOrEmpty();
        } catch (IOException e) {
            return null; // cannot happen: the body is in memory
        }
    }
}
