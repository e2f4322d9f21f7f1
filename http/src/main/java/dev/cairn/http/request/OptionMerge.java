package dev.cairn.http.request;

import dev.cairn.core.error.SystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges the options that several components set in the same part of a request.
 *
 * <p>Source of the rules: {@code combine_mappings} of the Python CDK.
 */
final class OptionMerge {

    private OptionMerge() {}

    /** Maps of which no two may have a key in common. */
    static Map<String, @Nullable Object> flat(List<Map<String, @Nullable Object>> maps) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> map : maps) {
            map.forEach((key, value) -> {
                if (all.containsKey(key)) {
                    throw collision(key);
                }
                all.put(key, value);
            });
        }
        return all;
    }

    /** Maps that are joined at every depth; one place may have one value only. */
    static Map<String, @Nullable Object> nested(List<Map<String, @Nullable Object>> maps) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        maps.forEach(map -> mergeInto(all, map, ""));
        return all;
    }

    private static void mergeInto(Map<String, @Nullable Object> target, Map<?, ?> source, String path) {
        source.forEach((key, value) -> {
            String name = String.valueOf(key);
            String place = path.isEmpty() ? name : path + "." + name;
            Object present = target.get(name);
            if (!target.containsKey(name)) {
                target.put(name, value instanceof Map<?, ?> map ? copy(map) : value);
            } else if (present instanceof Map<?, ?> map && value instanceof Map<?, ?> members) {
                Map<String, @Nullable Object> joined = copy(map);
                mergeInto(joined, members, place);
                target.put(name, joined);
            } else if (!Objects.equals(present, value)) {
                throw collision(place);
            }
        });
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** Forms with distinct fields, or one text alone. */
    static BodyData data(List<BodyData> parts) {
        List<BodyData> some = parts.stream().filter(part -> !part.isEmpty()).toList();
        if (some.size() == 1) {
            return some.get(0);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (BodyData part : some) {
            if (!(part instanceof BodyData.Form form)) {
                throw new SystemException(
                        "The request body is a text, so that nothing else can be put into its body data");
            }
            fields = flat(List.of(fields, form.fields()));
        }
        return new BodyData.Form(fields);
    }

    private static SystemException collision(String place) {
        return new SystemException("Request option collision: more than one value for '" + place
                + "'. Every key of a request must be set in one place only.");
    }
}
