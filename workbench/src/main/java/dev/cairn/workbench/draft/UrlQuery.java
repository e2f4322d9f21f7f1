package dev.cairn.workbench.draft;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address and its parameters.
 *
 * @param rest the address with those parameters that are not the same once they are taken apart and put together: repeated
 *     names, names without a value, escapes that are not UTF-8
 * @param parameters decoded, by name, in order
 */
record UrlQuery(String rest, Map<String, String> parameters) {

    static UrlQuery of(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return new UrlQuery(url, Map.of());
        }
        List<String> pairs = List.of(url.substring(question + 1).split("&", -1));
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? null : decoded(pair.substring(0, equals));
            String value = equals < 0 ? null : decoded(pair.substring(equals + 1));
            if (name == null
                    || value == null
                    || name.isEmpty()
                    || value.isEmpty()
                    || repeats(pairs, pair.substring(0, equals))) {
                kept.add(pair);
            } else {
                parameters.put(name, value);
            }
        }
        kept.removeIf(String::isEmpty);
        String rest = url.substring(0, question);
        return new UrlQuery(kept.isEmpty() ? rest : rest + "?" + String.join("&", kept), parameters);
    }

    private static boolean repeats(List<String> pairs, String name) {
        return pairs.stream().filter(pair -> pair.startsWith(name + "=")).count() > 1;
    }

    /** Null where encoding it again would give something else. */
    static @Nullable String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            boolean same = URLDecoder.decode(URLEncoder.encode(decoded, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .equals(decoded);
            return same && decoded.indexOf('\uFFFD') < 0 ? decoded : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
