package dev.cairn.records.transform;

import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves the members of one object in a record to the top level, unless one of their keys exists there. Of several
 * matches of a path with {@code *} the first one counts.
 *
 * @param deletesOrigin whether what the path leads to is removed
 * @param replacesRecord whether nothing but the members stays, if there are any
 * @param prefix put before each member's key
 * @param suffix put after each member's key
 */
public record DpathFlattenFields(
        Supplier<FieldPath> path, boolean deletesOrigin, boolean replacesRecord, String prefix, String suffix)
        implements RecordTransformation {

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        FieldPath fieldPath = path.get();
        Object found = fieldPath.find(record);
        if (fieldPath.hasStar() && found instanceof List<?> matches) {
            found = matches.isEmpty() ? null : matches.get(0);
        }
        if (found instanceof Map<?, ?> members) {
            merge(record, renamed(members), fieldPath);
        }
    }

    private Map<String, @Nullable Object> renamed(Map<?, ?> members) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        members.forEach((key, value) -> renamed.put(prefix + key + suffix, value));
        return renamed;
    }

    private void merge(Map<String, @Nullable Object> record, Map<String, @Nullable Object> members, FieldPath origin) {
        if (replacesRecord && !members.isEmpty()) {
            record.clear();
            record.putAll(members);
        } else if (Collections.disjoint(members.keySet(), record.keySet())) {
            if (deletesOrigin) {
                origin.delete(record);
            }
            record.putAll(members);
        }
    }
}
