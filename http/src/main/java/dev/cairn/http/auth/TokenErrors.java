package dev.cairn.http.auth;

import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.PythonText;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Recognizes responses of a token endpoint that mean that the user must authenticate again.
 *
 * @param statuses one of these statuses
 * @param key together with one of these values in this member of the response
 */
public record TokenErrors(Set<Integer> statuses, String key, Set<String> values) {

    /** What most APIs answer. */
    public static final TokenErrors STANDARD =
            new TokenErrors(Set.of(400), "error", Set.of("invalid_grant", "invalid_permissions"));

    public TokenErrors {
        statuses = Set.copyOf(statuses);
        values = Set.copyOf(values);
    }

    boolean matches(Response response) throws IOException {
        return statuses.contains(response.status())
                && response.jsonOrEmpty() instanceof Map<?, ?> body
                && body.containsKey(key)
                && values.contains(PythonText.str(body.get(key)));
    }
}
