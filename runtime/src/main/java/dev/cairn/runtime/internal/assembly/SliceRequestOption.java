package dev.cairn.runtime.internal.assembly;

import dev.cairn.runtime.internal.http.RequestOptions;
import dev.cairn.runtime.internal.retriever.SliceOptions;
import dev.cairn.slice.Slice;
import java.util.List;

/** One thing that requests say about a slice. */
@FunctionalInterface
interface SliceRequestOption {

    void addTo(Slice slice, RequestOptions.Builder options);

    /** All in one; of two that claim the same place the later counts. */
    static SliceOptions all(List<SliceRequestOption> contributions) {
        if (contributions.isEmpty()) {
            return SliceOptions.NONE;
        }
        List<SliceRequestOption> copy = List.copyOf(contributions);
        return slice -> {
            RequestOptions.Builder options = RequestOptions.builder();
            copy.forEach(contribution -> contribution.addTo(slice, options));
            return options.build();
        };
    }
}
