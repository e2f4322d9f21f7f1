package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.KeptFields;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.seen.RecordTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time inside of an object of each record. A cursor reads fields of the record itself, so it needs a copy there.
 *
 * @param path the keys that lead to it
 */
record NestedTime(List<String> path) {

    private static final int DEEPEST = 3;

    /** Returns the time that is the likeliest cursor. */
    static Optional<NestedTime> in(List<Map<String, @Nullable Object>> records) {
        return in(records, List.of());
    }

    private static Optional<NestedTime> in(List<Map<String, @Nullable Object>> records, List<String> above) {
        if (records.isEmpty() || above.size() >= DEEPEST) {
            return Optional.empty();
        }
        Optional<NestedTime> here = above.isEmpty()
                ? Optional.empty()
                : RecordTime.in(records).map(time -> new NestedTime(deeper(above, time.field())));
        return here.or(() -> records.get(0).keySet().stream()
                .filter(key -> records.stream().allMatch(record -> record.get(key) instanceof Map))
                .flatMap(key -> in(members(records, key), deeper(above, key)).stream())
                .findFirst());
    }

    private static List<String> deeper(List<String> path, String key) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(key);
        return deeper;
    }

    private static List<Map<String, @Nullable Object>> members(
            List<Map<String, @Nullable Object>> records, String key) {
        return records.stream()
                .map(record -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    if (record.get(key) instanceof Map<?, ?> object) {
                        object.forEach((name, value) -> members.put(String.valueOf(name), value));
                    }
                    return members;
                })
                .toList();
    }

    /** Returns the transformation that copies it to a field with its last key. */
    Map<String, Object> addition() {
        String expression = path.stream()
                .map(key -> "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']")
                .collect(Collectors.joining("", "{{ record", " }}"));
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("type", "AddedFieldDefinition");
        field.put("path", List.of(path.get(path.size() - 1)));
        field.put("value", expression);
        Map<String, Object> addition = new LinkedHashMap<>();
        addition.put("type", "AddFields");
        addition.put("fields", List.of(field));
        return addition;
    }

    /** Returns a draft whose records have the copy. */
    ManifestDraft copying(ManifestDraft draft) {
        return draft.with(stream -> stream.keeping(with(stream.kept())));
    }

    private KeptFields with(KeptFields kept) {
        Map<String, Object> fields = new LinkedHashMap<>(kept.stream());
        List<Object> transformations = new ArrayList<>();
        if (fields.get("transformations") instanceof List<?> written) {
            transformations.addAll(written);
        }
        transformations.add(addition());
        fields.put("transformations", transformations);
        return new KeptFields(fields, kept.retriever(), kept.requester(), kept.selector());
    }
}
