package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.http.request.RequestOption;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.models.RequestOptionModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
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
        var at = model.at(definition);
        return window(
                at.startTimeOption().mapOrNull(this::option),
                key(at.partitionFieldStart(), "start_time"),
                at.endTimeOption().mapOrNull(this::option),
                key(at.partitionFieldEnd(), "end_time"));
    }

    private RequestOption option(RequestOptionModel model, ComponentDefinition at) {
        return RequestOptionBuilder.build(model, at, definition.parameters());
    }

    /** Sees the parameters of the stream, not the cursor's, as in the Python CDK. */
    private String key(LocatedText template, String byDefault) {
        String key = template.at().text(Objects.requireNonNullElse(template.value(), byDefault), streamParameters);
        return Objects.requireNonNullElse(key, "");
    }

    @Override
    public List<SliceRequestOption> visitIncrementingCountCursorModel(IncrementingCountCursorModel model) {
        return window(model.at(definition).startValueOption().mapOrNull(this::option), "start", null, "end");
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
