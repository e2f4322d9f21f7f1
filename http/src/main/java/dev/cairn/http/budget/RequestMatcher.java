package dev.cairn.http.budget;

import dev.cairn.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a limit applies to a request: all its conditions must hold. Thread-safe.
 *
 * <p>Source of the rules: {@code HttpRequestRegexMatcher} of the Python CDK.
 */
public final class RequestMatcher {

    private final @Nullable String method;
    private final @Nullable String urlBase;
    private final @Nullable Predicate<String> path;
    private final Map<String, String> parameters;
    private final Map<String, String> headers;
    private final OptionalLong weight;

    /**
     * @param method in either case; null for any
     * @param urlBase scheme and host; null for any
     * @param path says whether a path matches, without a slash at its end; null for any
     * @param parameters query parameters that must be there with these values
     * @param headers headers that must be there with these values, names in any case
     * @param weight how many calls such a request costs; empty where the manifest does not say
     */
    public RequestMatcher(
            @Nullable String method,
            @Nullable String urlBase,
            @Nullable Predicate<String> path,
            Map<String, String> parameters,
            Map<String, String> headers,
            OptionalLong weight) {
        this.method = method == null || method.isEmpty() ? null : method.toUpperCase(Locale.ROOT);
        this.urlBase = urlBase == null || urlBase.isEmpty() ? null : withoutSlashes(urlBase);
        this.path = path;
        this.parameters = Map.copyOf(parameters);
        this.headers = Map.copyOf(headers);
        this.weight = weight;
    }

    /** How many calls such a request costs. */
    long weight() {
        return weight.orElse(1);
    }

    /** Whether a request is one of those. */
    public boolean matches(Request request) {
        String url = request.url();
        int authority = url.indexOf("://") + 3;
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        int slash = address.indexOf('/', authority);
        String base = slash < 0 ? address : address.substring(0, slash);
        String pathOnly = slash < 0 ? "" : withoutSlashes(address.substring(slash));
        return (method == null || method.equals(request.method()))
                && (urlBase == null || urlBase.equals(base))
                && (path == null || path.test(pathOnly))
                && (parameters.isEmpty() || fits(parameters, QueryFields.of(query < 0 ? "" : url.substring(query + 1))))
                && headersFit(request);
    }

    private boolean headersFit(Request request) {
        Map<String, String> given = new LinkedHashMap<>();
        headers.keySet().forEach(name -> request.headers().value(name).ifPresent(value -> given.put(name, value)));
        return fits(headers, given);
    }

    private static boolean fits(Map<String, String> wanted, Map<String, String> given) {
        return wanted.entrySet().stream().allMatch(e -> Objects.equals(e.getValue(), given.get(e.getKey())));
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Reads query strings as Python's {@code parse_qsl} does: fields without a value are left out, and of several with one
     * name the last counts.
     */
    private static final class QueryFields {

        private QueryFields() {}

        static Map<String, String> of(String query) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : query.split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals >= 0 && equals < field.length() - 1) {
                    fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                }
            }
            return fields;
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return text; // A percent sign that starts no escape stands for itself.
            }
        }
    }
}
