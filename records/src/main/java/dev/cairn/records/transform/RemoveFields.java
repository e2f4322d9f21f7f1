package dev.cairn.records.transform;

import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordScope;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.TreeWalk;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes the fields at the given pointers. An item that is not the last of its list becomes null instead.
 *
 * <p>With a condition, every value in the record is removed that is neither object nor list and meets the condition,
 * wherever the pointers lead: the reference passes the condition to {@code dpath.delete}, which works like this.
 *
 * @param condition over {@code property}, or null
 */
public record RemoveFields(
        List<FieldPath> pointers, @Nullable Template condition) implements RecordTransformation {

    public RemoveFields {
        pointers = List.copyOf(pointers);
    }

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        for (FieldPath pointer : pointers) {
            if (condition == null) {
                pointer.delete(record);
            } else {
                removeWhere(condition, record, scope);
            }
        }
    }

    private static void removeWhere(Template condition, Map<String, @Nullable Object> record, Scope scope) {
        for (TreeWalk.Place place : TreeWalk.of(record)) {
            if (place.isLeaf() && condition.evaluateToBoolean(RecordScope.with(scope, "property", place.value()))) {
                place.delete(record);
            }
        }
    }
}
