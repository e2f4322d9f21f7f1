package dev.cairn.workbench.har;

import dev.cairn.json.Json;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of fields in JSON bodies, in which people may be named: the same value by the same text. Texts of some
 * length are replaced in requests, too, so that what was asked with them is found again. Not thread-safe.
 */
final class Scrubbing {

    /** A shorter text is replaced in its field alone. */
    private static final int LONG = 6;

    private static final long FIRST_NUMBER = 7_000_000_000L;

    private final Set<String> fields;
    private final Pseudonyms names;
    private final Map<Object, Object> scrubbed = new LinkedHashMap<>();
    private final Set<String> beyond = new LinkedHashSet<>();

    Scrubbing(Set<String> fields, Pseudonyms names) {
        this.fields = fields;
        this.names = names;
    }

    /** The body without the fields' values. */
    String scrub(String request, String body) {
        if (fields.isEmpty() || body.isBlank()) {
            return body;
        }
        try {
            return Json.write(scrubbed(Json.parse(body), false));
        } catch (IOException e) {
            return scrubbedLines(request, body);
        }
    }

    private String scrubbedLines(String request, String body) {
        List<String> lines = new ArrayList<>();
        for (String line : body.split("\n", -1)) {
            try {
                lines.add(line.isBlank() ? line : Json.write(scrubbed(Json.parse(line), false)));
            } catch (IOException e) {
                beyond.add(request);
                return body;
            }
        }
        return String.join("\n", lines);
    }

    private @Nullable Object scrubbed(@Nullable Object value, boolean inside) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) ->
                    copy.put(name.toString(), scrubbed(member, inside || fields.contains(name.toString()))));
            return copy;
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> copy = new ArrayList<>();
            array.forEach(item -> copy.add(scrubbed(item, inside)));
            return copy;
        }
        return !inside || value == null || value instanceof Boolean
                ? value
                : scrubbed.computeIfAbsent(value, this::name);
    }

    private Object name(Object value) {
        int number = scrubbed.size() + 1;
        if (!(value instanceof String text)) {
            return FIRST_NUMBER + number;
        }
        String name = "scrubbed-" + number;
        return text.length() < LONG ? name : names.learn(text, name);
    }

    /** The requests whose answers are no JSON, so that nothing in them was replaced. */
    List<String> beyond() {
        return List.copyOf(beyond);
    }
}
