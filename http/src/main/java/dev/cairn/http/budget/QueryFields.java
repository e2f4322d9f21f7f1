package dev.cairn.http.budget;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads query strings as Python's {@code parse_qsl} does: fields without a value are left out, and of several with one
 * name the last counts.
 */
final class QueryFields {

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
