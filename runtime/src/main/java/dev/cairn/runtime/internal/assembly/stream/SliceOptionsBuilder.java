package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.http.request.RequestOption;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.http.RequestOptionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the request options of a cursor: how requests send the bounds of its window. */
record SliceOptionsBuilder(ComponentDefinition definition, Map<String, @Nullable Object> streamParameters)
        implements IncrementalCursorModel.Visitor<List<SliceRequestOption>> {

    @Override
    public List<SliceRequestOption> visitDatetimeBasedCursorModel(DatetimeBasedCursorModel model) {
        return window(
                RequestOptionBuilder.optional(
                        model.startTimeOption(),
                        definition.field(DatetimeBasedCursorModel.START_TIME_OPTION),
                        model.parameters()),
                key(DatetimeBasedCursorModel.PARTITION_FIELD_START, model.partitionFieldStart(), "start_time"),
                RequestOptionBuilder.optional(
                        model.endTimeOption(),
                        definition.field(DatetimeBasedCursorModel.END_TIME_OPTION),
                        model.parameters()),
                key(DatetimeBasedCursorModel.PARTITION_FIELD_END, model.partitionFieldEnd(), "end_time"));
    }

    /** Sees the parameters of the stream, not the cursor's, as in the Python CDK. */
    private String key(String field, @Nullable String template, String byDefault) {
        String key = definition.field(field).text(Objects.requireNonNullElse(template, byDefault), streamParameters);
        return Objects.requireNonNullElse(key, "");
    }

    @Override
    public List<SliceRequestOption> visitIncrementingCountCursorModel(IncrementingCountCursorModel model) {
        RequestOption start = RequestOptionBuilder.optional(
                model.startValueOption(),
                definition.field(IncrementingCountCursorModel.START_VALUE_OPTION),
                model.parameters());
        return window(start, "start", null, "end");
    }

    private static List<SliceRequestOption> window(
            @Nullable RequestOption start, String startKey, @Nullable RequestOption end, String endKey) {
        List<SliceRequestOption> contributions = new ArrayList<>();
        if (start != null) {
            contributions.add(
                    (slice, options) -> options.put(start, slice.window().get(startKey)));
        }
        if (end != null) {
            contributions.add(
                    (slice, options) -> options.put(end, slice.window().get(endKey)));
        }
        return contributions;
    }
}
