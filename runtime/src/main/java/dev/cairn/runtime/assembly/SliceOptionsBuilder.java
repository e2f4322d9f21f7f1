package dev.cairn.runtime.assembly;

import dev.cairn.models.DatetimeBasedCursor;
import dev.cairn.models.IncrementalCursor;
import dev.cairn.models.IncrementingCountCursor;
import dev.cairn.runtime.http.RequestOption;
import dev.cairn.runtime.http.RequestOptions;
import dev.cairn.runtime.retriever.SliceOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds what requests say about the cursor's window. */
final class SliceOptionsBuilder implements IncrementalCursor.Visitor<SliceOptions> {

    private final Site site;

    SliceOptionsBuilder(Site site) {
        this.site = site;
    }

    @Override
    public SliceOptions visitDatetimeBasedCursor(DatetimeBasedCursor model) {
        return window(
                Options.optional(model.startTimeOption(), site.field("start_time_option"), model.parameters()),
                Objects.requireNonNullElse(model.partitionFieldStart(), "start_time"),
                Options.optional(model.endTimeOption(), site.field("end_time_option"), model.parameters()),
                Objects.requireNonNullElse(model.partitionFieldEnd(), "end_time"));
    }

    @Override
    public SliceOptions visitIncrementingCountCursor(IncrementingCountCursor model) {
        RequestOption start =
                Options.optional(model.startValueOption(), site.field("start_value_option"), model.parameters());
        return window(start, "start", null, "end");
    }

    private static SliceOptions window(
            @Nullable RequestOption start, String startKey, @Nullable RequestOption end, String endKey) {
        if (start == null && end == null) {
            return SliceOptions.NONE;
        }
        return slice -> {
            RequestOptions.Builder options = RequestOptions.builder();
            if (start != null) {
                options.put(start, slice.window().get(startKey));
            }
            if (end != null) {
                options.put(end, slice.window().get(endKey));
            }
            return options.build();
        };
    }
}
