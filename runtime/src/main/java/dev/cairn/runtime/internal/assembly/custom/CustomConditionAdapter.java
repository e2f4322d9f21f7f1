package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.Slice;
import dev.cairn.records.StreamRecord;
import dev.cairn.runtime.spi.CustomRecordFilter;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Uses a custom record filter as a condition over {@code record}. */
public record CustomConditionAdapter(CustomRecordFilter filter) implements Template {

    @Override
    public String source() {
        return filter.getClass().getName();
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public Set<String> variables() {
        return Set.of("record");
    }

    @Override
    public Object evaluate(Scope scope) {
        return evaluateToBoolean(scope);
    }

    @Override
    public String evaluateToString(Scope scope) {
        return evaluateToBoolean(scope) ? "True" : "False";
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        if (scope.lookUp("record") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> record.put(String.valueOf(name), value));
        }
        return CustomRecordAdapters.filter(filter).keeps(StreamRecord.ofTree(record), Slice.WHOLE, scope);
    }
}
