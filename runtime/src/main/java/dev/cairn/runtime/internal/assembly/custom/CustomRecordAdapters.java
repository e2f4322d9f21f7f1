package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.records.RecordPredicate;
import dev.cairn.records.RecordTransformation;
import dev.cairn.runtime.spi.BatchFilter;
import dev.cairn.runtime.spi.BatchTransformation;
import dev.cairn.runtime.spi.CustomRecordFilter;
import dev.cairn.runtime.spi.CustomTransformation;
import dev.cairn.templates.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uses custom transformations and filters on records. */
public final class CustomRecordAdapters {

    private CustomRecordAdapters() {}

    public static RecordPredicate filter(CustomRecordFilter filter) {
        return filter instanceof BatchFilter batches ? new BatchFilterAdapter(batches) : keepingSingle(filter);
    }

    private static RecordPredicate keepingSingle(CustomRecordFilter filter) {
        return (record, slice, scope) -> filter.keeps(record.tree(), StreamSlices.seen(slice));
    }

    public static RecordTransformation transformation(CustomTransformation transformation) {
        return transformation instanceof BatchTransformation batches
                ? new BatchTransformationAdapter(batches)
                : single(transformation);
    }

    private static RecordTransformation single(CustomTransformation transformation) {
        return (record, scope) -> transformation.transform(record, slice(scope));
    }

    private static Map<String, @Nullable Object> slice(Scope scope) {
        Map<String, @Nullable Object> slice = new LinkedHashMap<>();
        if (scope.lookUp("stream_slice") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> slice.put(String.valueOf(name), value));
        }
        return slice;
    }
}
