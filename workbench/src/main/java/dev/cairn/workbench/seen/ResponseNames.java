package dev.cairn.workbench.seen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names of parameters in a response: in addresses, and in members that speak of filters or of the query. Stateless. */
public final class ResponseNames {

    private static final int DEEPEST = 5;
    private static final int MOST = 40;
    private static final Pattern PARAMETER = Pattern.compile("[?&]([^=&#\\s>]{1,60})=");
    private static final Pattern NAME = Pattern.compile("[\\w$.\\[\\]-]{1,60}");

    private ResponseNames() {}

    /**
     * Returns the names in order.
     *
     * @param body a plain JSON value
     */
    public static List<String> in(Map<String, String> headers, @Nullable Object body) {
        Set<String> names = new LinkedHashSet<>();
        headers.values().forEach(value -> addresses(value, names));
        look(body, false, 0, names);
        return names.stream().limit(MOST).toList();
    }

    private static void look(@Nullable Object value, boolean speaksOfFilters, int depth, Set<String> names) {
        if (value instanceof Map<?, ?> object && depth < DEEPEST) {
            object.forEach((key, member) -> {
                String name = String.valueOf(key);
                if (speaksOfFilters && NAME.matcher(name).matches()) {
                    names.add(name);
                }
                look(member, speaksOfFilters || isOfFilters(name), depth + 1, names);
            });
        } else if (value instanceof List<?> list && depth < DEEPEST && (speaksOfFilters || list.size() < MOST)) {
            list.forEach(item -> look(item, speaksOfFilters, depth + 1, names));
        } else if (value instanceof String text) {
            addresses(text, names);
            if (speaksOfFilters && NAME.matcher(text).matches()) {
                names.add(text);
            }
        }
    }

    private static boolean isOfFilters(String key) {
        String word = key.toLowerCase(Locale.ROOT);
        return word.contains("filter") || word.contains("param") || word.equals("query");
    }

    private static void addresses(String text, Set<String> names) {
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            String name = decoded(parameter.group(1));
            if (NAME.matcher(name).matches()) {
                names.add(name);
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
