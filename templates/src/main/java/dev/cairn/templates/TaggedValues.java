package dev.cairn.templates;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.Tuple;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the tags of {@link TypedResult} in a context, and further ones. Thread-safe. */
final class TaggedValues {

    private final Map<String, UnaryOperator<@Nullable Object>> further;

    /** @param further by the name of the tag, what makes the value of the tagged one */
    TaggedValues(Map<String, UnaryOperator<@Nullable Object>> further) {
        this.further = Map.copyOf(further);
    }

    @Nullable
    Object read(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return items(list);
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            Object tagged = tagged(String.valueOf(only.getKey()), only.getValue());
            if (tagged != null) {
                return tagged;
            }
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, item) -> plain.put(String.valueOf(key), read(item)));
        return plain;
    }

    private @Nullable Object tagged(String tag, @Nullable Object content) {
        return switch (tag) {
            case "$tuple" -> Tuple.copyOf(items((List<?>) require(content)));
            case "$set" -> new PySet(items((List<?>) require(content)));
            case "$bytes" -> new Bytes(Base64.getDecoder().decode(String.valueOf(content)));
            case "$float" -> PythonNumbers.parseFloat(String.valueOf(content));
            case "$dict" -> dict((List<?>) require(content));
            default -> {
                UnaryOperator<@Nullable Object> made = further.get(tag);
                yield made == null ? null : made.apply(read(content));
            }
        };
    }

    private static Object require(@Nullable Object content) {
        return Objects.requireNonNull(content);
    }

    private List<@Nullable Object> items(List<?> list) {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(read(item)));
        return items;
    }

    private Object dict(List<?> pairs) {
        PyDict dict = new PyDict();
        for (Object pair : pairs) {
            List<?> parts = (List<?>) require(pair);
            dict.set(read(parts.get(0)), read(parts.get(1)));
        }
        return dict;
    }
}
