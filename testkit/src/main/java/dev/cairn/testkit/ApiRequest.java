package dev.cairn.testkit;

import dev.cairn.http.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a {@link ScriptedApi}. Immutable.
 *
 * @param method upper case
 * @param path decoded, with its leading slash
 * @param query decoded parameters in order; of those that come twice the last one counts
 * @param headers by name, without regard to case
 * @param body as text; empty where there is none
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    public ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    static ApiRequest of(Request request) {
        URI url = URI.create(request.url());
        return new ApiRequest(
                request.method(),
                url.getPath(),
                parameters(url.getRawQuery()),
                request.headers().asMap(),
                request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decoded(name), decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A parameter of the query. */
    public String parameter(String name, String whenAbsent) {
        return query.getOrDefault(name, whenAbsent);
    }

    /**
     * A parameter of the query that is a whole number.
     *
     * @throws NumberFormatException if it is not
     */
    public int number(String name, int whenAbsent) {
        return Integer.parseInt(query.getOrDefault(name, Integer.toString(whenAbsent)));
    }
}
