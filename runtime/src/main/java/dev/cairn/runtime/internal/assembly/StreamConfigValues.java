package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.SystemException;
import dev.cairn.records.FieldPath;
import dev.cairn.runtime.internal.assembly.definition.ComponentValues;
import dev.cairn.templates.TemplateValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the values for a stream template from lists in the configuration. Source of the rules: the Python CDK. */
final class StreamConfigValues {

    private StreamConfigValues() {}

    /**
     * A list in the configuration.
     *
     * @param pointer from the root of the configuration; one object there is a list of one
     * @param defaults entries after those of the configuration
     */
    record Source(Supplier<FieldPath> pointer, List<? extends Map<String, @Nullable Object>> defaults) {

        List<@Nullable Object> entries(Map<String, @Nullable Object> config) {
            FieldPath path = pointer.get();
            List<@Nullable Object> found = path.isRoot() ? List.of(config) : path.values(config);
            if (found.size() > 1) {
                throw new SystemException("The configs_pointer " + path + " leads to more than one place");
            }
            List<@Nullable Object> entries = new ArrayList<>();
            if (!found.isEmpty() && found.get(0) instanceof List<?> list) {
                entries.addAll(list);
            } else {
                entries.addAll(found);
            }
            entries.addAll(defaults);
            return entries;
        }
    }

    /** Each combination of entries of the lists; the last list's change fastest. */
    static List<ComponentValues> combinations(List<Source> lists, Map<String, @Nullable Object> config) {
        List<Map<String, @Nullable Object>> all = List.of(Map.of());
        for (int list = 0; list < lists.size(); list++) {
            List<@Nullable Object> entries = lists.get(list).entries(config);
            List<Map<String, @Nullable Object>> longer = new ArrayList<>();
            for (Map<String, @Nullable Object> values : all) {
                for (int i = 0; i < entries.size(); i++) {
                    longer.add(with(values, "source_config_" + list, i, entries.get(i)));
                }
            }
            all = longer;
        }
        return all.stream().map(values -> new ComponentValues(values, null)).toList();
    }

    /** An object's members join the values; anything else stands there with its place in the list. */
    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> values, String name, int index, @Nullable Object entry) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        if (entry instanceof Map<?, ?> object) {
            object.forEach((key, value) -> more.put(String.valueOf(key), value));
        } else {
            more.putIfAbsent(name, TemplateValues.tuple((long) index, entry));
        }
        return more;
    }
}
