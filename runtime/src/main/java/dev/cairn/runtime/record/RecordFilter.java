package dev.cairn.runtime.record;

import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;
import dev.cairn.runtime.template.Template;

/** A manifest's condition over {@code record}. An empty condition keeps nothing, as in the reference. */
public final class RecordFilter implements RecordPredicate {

    private final Template condition;

    public RecordFilter(Template condition) {
        this.condition = condition;
    }

    @Override
    public boolean keeps(StreamRecord record, Slice slice, Scope scope) {
        return condition.evaluateToBoolean(RecordScope.of(scope, record.tree()));
    }
}
