package dev.cairn.record;

import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;
import dev.cairn.template.Template;

/** A manifest's condition over {@code record}. An empty condition keeps nothing, as in the reference. */
public record RecordFilter(Template condition) implements RecordPredicate {

    @Override
    public boolean keeps(StreamRecord record, Slice slice, Scope scope) {
        return condition.evaluateToBoolean(RecordScope.of(scope, record.tree()));
    }
}
