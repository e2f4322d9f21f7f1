package dev.cairn.runtime.assembly;

import dev.cairn.models.DatetimeBasedCursor;
import dev.cairn.models.IncrementalCursor;
import dev.cairn.models.IncrementingCountCursor;
import dev.cairn.runtime.http.RequestOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds what requests say about the cursor's window. */
final class SliceOptionsBuilder implements IncrementalCursor.Visitor<List<SliceContribution>> {

    private final Site site;

    SliceOptionsBuilder(Site site) {
        this.site = site;
    }

    @Override
    public List<SliceContribution> visitDatetimeBasedCursor(DatetimeBasedCursor model) {
        return window(
                Options.optional(model.startTimeOption(), site.field("start_time_option"), model.parameters()),
                Objects.requireNonNullElse(model.partitionFieldStart(), "start_time"),
                Options.optional(model.endTimeOption(), site.field("end_time_option"), model.parameters()),
                Objects.requireNonNullElse(model.partitionFieldEnd(), "end_time"));
    }

    @Override
    public List<SliceContribution> visitIncrementingCountCursor(IncrementingCountCursor model) {
        RequestOption start =
                Options.optional(model.startValueOption(), site.field("start_value_option"), model.parameters());
        return window(start, "start", null, "end");
    }

    private static List<SliceContribution> window(
            @Nullable RequestOption start, String startKey, @Nullable RequestOption end, String endKey) {
        List<SliceContribution> contributions = new ArrayList<>();
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
