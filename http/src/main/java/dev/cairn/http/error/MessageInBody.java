package dev.cairn.http.error;

import dev.cairn.http.response.Response;
import dev.cairn.json.scan.Utf8Text;
import dev.cairn.pythonvalues.PythonTruth;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Finds the API's error message in the body of a response.
 *
 * <p>Source of the rules: {@code JsonErrorMessageParser} of the Python CDK.
 */
public final class MessageInBody {

    /** Where APIs put it, most telling first. */
    private static final List<String> KEYS = List.of(
            "message",
            "messages",
            "error",
            "errors",
            "failures",
            "failure",
            "detail",
            "err",
            "error_message",
            "msg",
            "reason",
            "status_message");

    private MessageInBody() {}

    /** The message, or empty where there is none; a body that is no JSON is the message itself. */
    public static Optional<String> find(Response response) throws IOException {
        Optional<Response.Decoded> json = response.json();
        return json.isPresent() ? Optional.ofNullable(inValue(json.get().value())) : Utf8Text.of(response.bytes());
    }

    private static @Nullable String inValue(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Collection<?> items) {
            // A loop: a pipeline would take ten times as much of the stack for each level of the body.
            StringJoiner messages = new StringJoiner(", ");
            for (Object item : items) {
                String message = inValue(item);
                if (message != null) {
                    messages.add(message);
                }
            }
            return messages.toString();
        }
        return value instanceof Map<?, ?> map ? inMap(map) : null;
    }

    private static @Nullable String inMap(Map<?, ?> map) {
        for (String key : KEYS) {
            Object value = map.get(key);
            if (PythonTruth.isTrue(value)) {
                return inValue(value);
            }
        }
        // The last alternative counts even if it is empty.
        return inValue(map.get(KEYS.get(KEYS.size() - 1)));
    }
}
