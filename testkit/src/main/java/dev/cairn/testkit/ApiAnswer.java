package dev.cairn.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response of a {@link ScriptedApi}.
 *
 * @param body plain JSON values: maps, lists, texts, numbers, booleans and null
 */
public record ApiAnswer(
        int status, Map<String, String> headers, @Nullable Object body) {

    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer without headers of its own. */
    public ApiAnswer(int status, @Nullable Object body) {
        this(status, Map.of(), body);
    }

    /** Status 200. */
    public static ApiAnswer ok(@Nullable Object body) {
        return new ApiAnswer(200, body);
    }
}
