package dev.cairn.records;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;

/** A manifest's condition over {@code record}. An empty condition keeps nothing, as in the reference. */
public record RecordFilter(Template condition) implements RecordPredicate {

    @Override
    public boolean keeps(StreamRecord record, Slice slice, Scope scope) {
        return condition.evaluateToBoolean(RecordScope.of(scope, record.tree()));
    }
}
