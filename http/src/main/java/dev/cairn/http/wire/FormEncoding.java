package dev.cairn.http.wire;

import dev.cairn.pythonvalues.PercentEncoding;
import dev.cairn.pythonvalues.PythonText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/x-www-form-urlencoded} texts, for query strings and bodies.
 *
 * <p>Source of the rules: {@code RequestEncodingMixin._encode_params} of requests with {@code urllib.parse.urlencode}.
 */
public final class FormEncoding {

    private static final PercentEncoding QUERY = PercentEncoding.keeping(" ");

    private FormEncoding() {}

    /**
     * Encodes fields in order. A list gives its field once per item; nulls are left out; any other value goes out as
     * Python's {@code str} has it.
     */
    public static String encode(Map<String, ? extends @Nullable Object> fields) {
        StringJoiner out = new StringJoiner("&");
        fields.forEach((name, value) -> {
            String key = quote(name);
            for (Object item : items(value)) {
                appendItem(out, key, item);
            }
        });
        return out.toString();
    }

    private static void appendItem(StringJoiner out, String key, @Nullable Object item) {
        if (item instanceof Collection<?> || item instanceof Map<?, ?>) {
            for (Object inner : items(item)) {
                out.add(key + "=" + quote(PythonText.str(inner)));
            }
        } else if (item != null) {
            out.add(key + "=" + quote(PythonText.str(item)));
        }
    }

    /** What Python sees when it iterates over a value: the items of a list, the keys of a map, else the value itself. */
    private static Collection<? extends @Nullable Object> items(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet();
        }
        return Collections.singletonList(value);
    }

    private static String quote(String text) {
        return QUERY.encode(text).replace(' ', '+');
    }

    /** The first value of each name in a query string; names without a value or with an empty one are left out. */
    static Map<String, String> firstValues(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : List.of(query.split("&"))) {
            int equals = field.indexOf('=');
            if (equals >= 0 && equals + 1 < field.length()) {
                values.putIfAbsent(unquote(field.substring(0, equals)), unquote(field.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String unquote(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
